"""What kind of answer a set holds: chosen in the window, and what was said goes along or aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.acts.put_aside import (
    PartsGone,
    judgements_on,
    put_answers_aside,
    put_aside,
    put_judgements_aside,
    put_values_aside,
)
from core.acts.tool_new import FIRST_ANSWERS, answer_of
from core.acts.tool_words import current_part
from core.model.aside import ToolUse
from core.model.bearing import Bearing
from core.model.case import AnswerGiven, ValueGiven
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.grading import GradeOf, Working
from core.model.ids import AnswerId, ItemId, QuestionId
from core.model.judgement import Judgement
from core.model.tool import Answer, AnswerKind, AnswerSet, Item, Question, Tool
from core.model.value import several_keys
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.answer_words import says_otherwise, usual_bearing
from core.wording.tool_edits import still_used
from core.words import tr


def choose_kind(
    file: WorkshopFile, answer_set: AnswerSet, kind: AnswerKind, confirmed: bool = False
) -> Changed | None:
    """Let a set hold another kind of answer, for all questions that use it.

    One answer and several at once become one another where that says the same; all
    else that was answered is put aside. Raises WorkshopError where something is and
    it is not *confirmed*.
    """
    tool = read_tool(file)
    held = current_part(file, answer_set)
    if kind.for_each:
        _refuse_as_one(tool, held)
    said = _answered(file, tool, held, kind)
    if said.lost.weighs and not confirmed:
        raise still_used(tr("some answers"), said.lost, asked_on=True)
    with file.act(tr("change the kind of answer")) as act:
        if kind is not held.kind:
            _change(file, tool, held, kind, said)
    return act.news


def _refuse_as_one(tool: Tool, held: AnswerSet) -> None:
    """Refuse to ask about each person where one judgement is for a whole checklist, or a grade."""
    using = {item.question_id for item in tool.items if item.answer_set_id == held.id}
    for one in tool.questions:
        if one.id not in using and one.answer_set_id != held.id:
            continue
        if one.grades or (one.checklist and not one.items_judged):
            raise NotYet(
                tr("Question {key} is judged as one for all.", key=one.key),
                tr("Its answers are as they were."),
                tr("Have the room judge each line, or make these answers its own."),
            )


def describe_kind(file: WorkshopFile, answer_set: AnswerSet) -> Changed | None:
    """Keep what a number counts and may be, and what a period may take; a step of undo a field."""
    held = current_part(file, answer_set)
    after = replace(
        held,
        unit=answer_set.unit if held.kind is AnswerKind.NUMBER or held.kind.for_each else "",
        target=answer_set.target if held.kind.of_one is AnswerKind.PERIOD else 0,
        working_days=answer_set.working_days and held.kind.of_one is AnswerKind.PERIOD,
        least=answer_set.least if held.kind.of_one is AnswerKind.NUMBER else "",
        most=answer_set.most if held.kind.of_one is AnswerKind.NUMBER else "",
    )
    described = ("unit", "target", "least", "most")
    names = [name for name in described if getattr(held, name) != getattr(after, name)]
    merge = f"AnswerSet {held.id} {names[0]}" if names else ""
    with file.act(tr("change what an answer is measured by"), merge) as act:
        file.put(after)
    return act.news


def kind_lost(file: WorkshopFile, answer_set: AnswerSet, kind: AnswerKind) -> ToolUse:
    """Return how much of what was said would be put aside with another kind of answer."""
    tool = read_tool(file)
    return _answered(file, tool, answer_set, kind).lost


@dataclass(frozen=True)
class _Answered:
    """What was said with a set: what keeps its meaning with another kind, and what does not."""

    given: Sequence[AnswerGiven] = ()
    values: Sequence[ValueGiven] = ()
    judged: Sequence[Judgement] = ()
    kept: bool = False

    @property
    def lost(self) -> ToolUse:
        if self.kept:
            return ToolUse(
                answers=sum(len(several_keys(one.value)) > 1 for one in self.values),
                judgements=sum(len(several_keys(one.value)) > 1 for one in self.judged),
            )
        answered = [one for one in self.judged if one.answer_id is not None or one.value]
        return ToolUse(answers=len(self.given) + len(self.values), judgements=len(answered))


def _answered(file: WorkshopFile, tool: Tool, held: AnswerSet, kind: AnswerKind) -> _Answered:
    """Return what was said with a set, and whether another kind can keep it."""
    alike = kind.for_each == held.kind.for_each
    if kind is held.kind or (alike and kind.of_one.one_of_some and held.kind.of_one.one_of_some):
        return _Answered()
    items = [item.id for item in tool.items if item.answer_set_id == held.id]
    where = f"item_id IN ({', '.join('?' * len(items))})"
    both = (AnswerKind.SEVERAL, AnswerKind.CHOICE, AnswerKind.GRADES)
    return _Answered(
        file.all(AnswerGiven, where, items),
        file.all(ValueGiven, where, items),
        _judged_with(file, tool, held, items),
        kept=kind in both and held.kind in both,
    )


def _judged_with(
    file: WorkshopFile, tool: Tool, held: AnswerSet, items: Sequence[ItemId]
) -> list[Judgement]:
    asked: list[QuestionId] = [
        one.id for one in tool.questions if one.answer_set_id == held.id and not one.items_judged
    ]
    each = [one for one in items if tool.question[tool.item[one].question_id].items_judged]
    return judgements_on(file, PartsGone(questions=asked, items=each))


def _change(
    file: WorkshopFile, tool: Tool, held: AnswerSet, kind: AnswerKind, said: _Answered
) -> None:
    answers = tool.answers_of(held.id)
    from_some = kind.from_some
    if said.kept:
        _keep_answers(file, tool, answers, kind, said)
    else:
        put_answers_aside(file, tool, said.given)
        put_values_aside(file, tool, said.values)
        put_judgements_aside(file, tool, said.judged)
    if not from_some and answers:
        put_aside(file, tool, PartsGone(answers={one.id for one in answers}))
        for one in answers:
            file.remove(one)
    if from_some and not answers:
        for at, first in enumerate(FIRST_ANSWERS):
            file.put(answer_of(first, held.id, at))
    if kind is AnswerKind.SEVERAL and not (said.given or said.judged):
        _take_off_the_scale(file, answers)
    if kind.of_one is AnswerKind.GRADES:
        _count_by_place(file, answers)
    if not kind.one_of_some:
        _untie(file, held)
    if not kind.of_one.one_of_some:
        for asked in file.all(Question, "answer_set_id = ? AND each_agency", (held.id,)):
            file.put(replace(asked, each_agency=False))
    if kind.of_one is not AnswerKind.GRADES:
        for one in file.all(Answer, "answer_set_id = ? AND band <> ''", (held.id,)):
            file.put(replace(one, band=""))
    about = held.unit if kind.for_each and held.kind.for_each else ""
    file.put(replace(held, kind=kind, unit=about, target=0, working_days=False, least="", most=""))


def _take_off_the_scale(file: WorkshopFile, answers: Sequence[Answer]) -> None:
    """Let words that are neither good nor bad of themselves count as neither.

    Pasted over Yes and No they still counted as those did: who came is no good or bad.
    """
    for one in answers:
        if usual_bearing(one.label) is None:
            file.put(replace(one, bearing=Bearing.NOT_APPLICABLE))


def _count_by_place(file: WorkshopFile, answers: Sequence[Answer]) -> None:
    """Let grades nobody said anything of count by their place: the best stands first.

    Nothing is changed once anybody answered or judged with one of them.
    """
    where, ids = f"answer_id IN ({', '.join('?' * len(answers))})", [one.id for one in answers]
    given, judged = file.all(AnswerGiven, where, ids), file.all(Judgement, where, ids)
    if given or judged:
        return
    off = (Bearing.NOT_APPLICABLE, Bearing.UNKNOWN)
    grades = [
        one for one in answers if one.bearing not in off or says_otherwise(one.label, one.bearing)
    ]
    for at, one in enumerate(grades):
        if one.bearing in off:
            last = at == len(grades) - 1
            found = Bearing.MET if not at else Bearing.NOT_MET if last else Bearing.PARTLY
            file.put(replace(one, bearing=found))


def _untie(file: WorkshopFile, held: AnswerSet) -> None:
    """Take back what only one answer can be: the grade of others, and being counted on its own."""
    for question in file.all(Question, "answer_set_id = ? AND grades <> ''", (held.id,)):
        file.put(replace(question, grades=GradeOf.NOTHING, working=Working.NONE))
    resting = "only_where_item_id IN (SELECT id FROM items WHERE answer_set_id = ?)"
    for item in file.all(Item, resting, (held.id,)):
        file.put(replace(item, only_where_item_id=None, only_where_answer_id=None))


def _keep_answers(
    file: WorkshopFile, tool: Tool, answers: Sequence[Answer], kind: AnswerKind, said: _Answered
) -> None:
    """Write one answer as several of which it is the only one, or the other way round."""
    number: dict[str, AnswerId] = {one.key: one.id for one in answers}
    if kind is AnswerKind.SEVERAL:
        rows = [
            ValueGiven(
                one.return_id,
                one.case_id,
                one.agency_id,
                one.item_id,
                tool.answer[one.answer_id].key,
            )
            for one in said.given
        ]
        file.remove_all(said.given) if rows else None
        file.put_new(rows) if rows else None
        for judged in said.judged:
            if judged.answer_id is not None:
                key = tool.answer[judged.answer_id].key
                file.put(replace(judged, answer_id=None, value=key))
        return
    single = [one for one in said.values if len(several_keys(one.value)) == 1]
    put_values_aside(file, tool, [one for one in said.values if one not in single])
    if single:
        file.remove_all(single)
        file.put_new(
            [
                AnswerGiven(
                    one.return_id, one.case_id, one.agency_id, one.item_id, number[one.value]
                )
                for one in single
            ]
        )
    several = [one for one in said.judged if len(several_keys(one.value)) > 1]
    put_judgements_aside(file, tool, several)
    for judged in said.judged:
        if judged not in several and judged.value:
            file.put(replace(judged, answer_id=number[judged.value], value=""))
