"""Puts aside, under its old words, what was said to a part of the tool that is no longer asked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import TypeVar

from core.acts.tool_asking import clauses_resting_on, forget_asking
from core.model.aside import AnswerAside, JudgementAside, ToolUse
from core.model.asking import Clause
from core.model.case import Agency, AnswerComment, AnswerGiven, ValueGiven
from core.model.changed_answer import ChangedAnswer
from core.model.first_views import FirstRound, FirstView
from core.model.headed import HeadedText
from core.model.ids import AnswerId, AnswerSetId, ItemId, QuestionId, ThemeId
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.layers import LayerJudgement
from core.model.note import Note
from core.model.parts import PartJudgement
from core.model.tool import (
    Answer,
    AnswerKind,
    AnswerSet,
    GradeMeaning,
    Item,
    Question,
    Theme,
    Tool,
    ToolPart,
)
from core.model.value import keys_given
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.values import value_at, value_words
from core.words import later, tr

T = TypeVar("T")


@dataclass(frozen=True)
class PartsGone:
    """The parts of a tool that go together, each kind by its numbers."""

    questions: Collection[QuestionId] = field(default_factory=frozenset)
    items: Collection[ItemId] = field(default_factory=frozenset)
    answers: Collection[AnswerId] = field(default_factory=frozenset)
    themes: Collection[ThemeId] = field(default_factory=frozenset)


def parts_with(tool: Tool, part: ToolPart) -> PartsGone:
    """Return what goes with a part: a theme's questions, their lines, a set's answers."""
    match part:
        case Theme():
            asked = [one.id for one in tool.questions if one.theme_id == part.id]
            lines = [item.id for one in asked for item in tool.items_of(one)]
            return PartsGone(frozenset(asked), frozenset(lines), themes=frozenset({part.id}))
        case Question():
            lines = [item.id for item in tool.items_of(part.id)]
            return PartsGone(frozenset({part.id}), frozenset(lines))
        case Item():
            return PartsGone(items=frozenset({part.id}))
        case AnswerSet():
            return PartsGone(answers=frozenset(one.id for one in tool.answers_of(part.id)))
        case Answer():
            return PartsGone(answers=frozenset({part.id}))


def use_of(file: WorkshopFile, gone: PartsGone) -> ToolUse:
    """Return how much was said to parts of the tool."""
    tool = read_tool(file)
    inside, values = _at(gone)
    lines = (
        _in("only_where_item_id", gone.items) + " OR " + _in("only_where_answer_id", gone.answers)
    )
    tied = file.all(Item, lines, (*gone.items, *gone.answers))
    resting = clauses_resting_on(tool, gone.items, gone.answers)
    return ToolUse(
        _count(file, "answers_given", inside, values) + len(_values_at(file, tool, gone)),
        _count(file, "answer_comments", _in("question_id", gone.questions), gone.questions),
        len(judgements_on(file, gone))
        + len(headed_texts_on(file, gone))
        + len(part_judgements_on(file, gone))
        + len(first_views_on(file, gone))
        + len(changed_answers_on(file, gone)),
        _count(
            file,
            "notes",
            f"{_in('question_id', gone.questions)} OR {_in('item_id', gone.items)}",
            (*gone.questions, *gone.items),
        ),
        sum(item.id not in gone.items for item in tied) + _outside(resting, gone),
    )


def put_aside(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    """Put aside all that was said to parts that go, and untie what was asked only by them.

    To be called inside an act, before the parts themselves are removed. A note
    keeps its words and, without one of its own, the theme of its question.
    """
    inside, values = _at(gone)
    put_answers_aside(file, tool, file.all(AnswerGiven, inside, values))
    put_values_aside(file, tool, _values_at(file, tool, gone))
    comments = file.all(AnswerComment, _in("question_id", gone.questions), tuple(gone.questions))
    _move(file, comments, [_comment(file, tool, one) for one in comments])
    put_judgements_aside(file, tool, judgements_on(file, gone))
    put_texts_aside(file, tool, gone)
    _put_parts_aside(file, tool, gone)
    _put_first_views_aside(file, tool, gone)
    _put_changed_aside(file, tool, gone)
    _keep_themes(file, tool, gone)
    meant = f"{_in('question_id', gone.questions)} OR {_in('answer_id', gone.answers)}"
    for one in file.all(GradeMeaning, meant, (*gone.questions, *gone.answers)):
        file.remove(one)
    _untie(file, tool, gone)
    parts: list[Theme | Question | Item] = [one for one in tool.themes if one.id in gone.themes]
    parts += [one for one in tool.questions if one.id in gone.questions]
    parts += [one for one in tool.items if one.id in gone.items]
    forget_asking(file, tool, parts, gone.items, gone.answers)


def put_uses_aside(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    """Put aside what was answered and judged with answers, which stay; *tool* is as it was then."""
    inside, values = _at(gone)
    put_answers_aside(file, tool, file.all(AnswerGiven, inside, values))
    put_values_aside(file, tool, _values_at(file, tool, gone))
    put_judgements_aside(file, tool, judgements_on(file, gone))


def _outside(clauses: Iterable[Clause], gone: PartsGone) -> int:
    """Count the places, not among those that go, that have some of these conditions."""
    places = {(one.theme_id, one.question_id, one.item_id) for one in clauses}
    return sum(
        theme not in gone.themes and question not in gone.questions and item not in gone.items
        for theme, question, item in places
    )


def put_answers_aside(
    file: WorkshopFile, tool: Tool, given: Sequence[AnswerGiven], asked: str = ""
) -> None:
    """Put answers aside as they were worded; *asked* is the wording where it is another now."""
    words = [tool.answer[one.answer_id].label for one in given]
    _put_given_aside(file, tool, given, words, asked)


def put_values_aside(
    file: WorkshopFile, tool: Tool, given: Sequence[ValueGiven], asked: str = ""
) -> None:
    """Put values aside in words; *asked* is the wording where it is another now."""
    sets = [tool.item[one.item_id].answer_set_id for one in given]
    words = [_value_words(tool, of, one.value) for of, one in zip(sets, given, strict=True)]
    _put_given_aside(file, tool, given, words, asked)


def _put_given_aside(
    file: WorkshopFile,
    tool: Tool,
    given: Sequence[AnswerGiven | ValueGiven],
    words: Sequence[str],
    asked: str,
) -> None:
    at = file.clock().isoformat(timespec="seconds")
    rows = [
        AnswerAside(
            one.case_id,
            one.agency_id,
            tool.item[one.item_id].key,
            asked or _asked(tool, one.item_id),
            answer,
            put_at=at,
        )
        for one, answer in zip(given, words, strict=True)
    ]
    _move(file, given, rows)


def _values_at(file: WorkshopFile, tool: Tool, gone: PartsGone) -> list[ValueGiven]:
    """Return the values given to items that go, or with an answer that does."""
    found = file.all(ValueGiven, _in("item_id", gone.items), tuple(gone.items))
    sets = {tool.answer[one].answer_set_id for one in gone.answers if one in tool.answer}
    for item in tool.items:
        if item.answer_set_id in sets and item.id not in gone.items:
            held = file.all(ValueGiven, "item_id = ?", (item.id,))
            found += [
                one
                for one in held
                if _names_some(tool, item.answer_set_id, one.value, gone.answers)
            ]
    return found


def _names_some(tool: Tool, set_id: AnswerSetId, value: str, answers: Collection[AnswerId]) -> bool:
    """Return whether several answers, or those for each person, hold one of these."""
    held = tool.set_of(set_id)
    if held is None or not (held.kind is AnswerKind.SEVERAL or held.kind.for_each):
        return False
    given = keys_given(held.kind, value)
    return any(one.id in answers and one.key in given for one in tool.answers_of(set_id))


def _value_words(tool: Tool, set_id: AnswerSetId, value: str) -> str:
    held = tool.set_of(set_id)
    if held is None:
        return value
    return value_words(held, tool.answers_of(set_id), value, tool.calendar, tool.people)


def judged_words(tool: Tool, judged: Judgement) -> str:
    """Return what the room answered, in words: a label or a value; nothing where it did not."""
    if judged.answer_id is not None:
        return tool.answer[judged.answer_id].label
    return value_at(tool, judged.point, judged.value)


def put_judgements_aside(file: WorkshopFile, tool: Tool, judged: Sequence[Judgement]) -> None:
    """Put judgements aside with their views; one in which nothing was said just goes."""
    names = {one.id: one.name for one in file.all(Agency)} if judged else {}
    at = file.clock().isoformat(timespec="seconds")
    for one in judged:
        views = file.all(DifferingView, "judgement_id = ?", (one.id,))
        told = "\n".join(
            f"{names[view.agency_id]} ({view.kind.value}): {view.note}".removesuffix(": ")
            for view in views
        )
        if one.state is not JudgementState.NOT_REACHED or one.reason or told:
            file.put(
                JudgementAside(
                    one.case_id,
                    tool.key_of(one.question_id, one.item_id),
                    tool.text_at(one.point),
                    one.state,
                    answer=judged_words(tool, one),
                    reason=one.reason,
                    views=told,
                    evidence=one.evidence,
                    settled_at=one.settled_at,
                    put_at=at,
                )
            )
        _put_layers_aside(file, tool, one, at)
        file.remove(one)


def _put_layers_aside(file: WorkshopFile, tool: Tool, judged: Judgement, at: str) -> None:
    """Put aside what was judged in the layers before a judgement that goes."""
    where = "case_id = ? AND question_id = ? AND item_id IS ?"
    for one in file.all(LayerJudgement, where, (judged.case_id, *astuple(judged.point))):
        file.put(
            JudgementAside(
                one.case_id,
                tool.key_of(one.question_id, one.item_id),
                tool.text_at(one.point),
                one.state,
                answer=one.answer,
                reason=f"{one.layer.value}: {one.reason}".removesuffix(": "),
                evidence=one.evidence,
                settled_at=one.settled_at,
                put_at=at,
            )
        )
        file.remove(one)


def put_texts_aside(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    """Put aside what was written under headings of questions and themes that go."""
    at = file.clock().isoformat(timespec="seconds")
    for one in headed_texts_on(file, gone):
        question = tool.question.get(one.question_id) if one.question_id is not None else None
        theme = tool.theme.get(one.theme_id) if one.theme_id is not None else None
        file.put(
            JudgementAside(
                one.case_id,
                question.key if question is not None else "",
                question.text if question is not None else theme.title if theme is not None else "",
                JudgementState.NOT_REACHED,
                reason=f"{one.heading}: {one.text}",
                put_at=at,
            )
        )
        file.remove(one)


def _keep_aside(
    file: WorkshopFile,
    tool: Tool,
    found: Sequence[PartJudgement | FirstView | ChangedAnswer],
    asked: str,
) -> None:
    """Keep what agencies answered in the room; *asked* takes the words of the question."""
    at = file.clock().isoformat(timespec="seconds")
    aside = [
        AnswerAside(
            one.case_id,
            one.agency_id,
            tool.key_of(one.question_id, one.item_id),
            tr(asked, asked=tool.text_at(one.point)),
            one.answer,
            put_at=at,
        )
        for one in found
    ]
    if aside:
        file.put_new(aside)


def _put_parts_aside(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    """Put aside how agencies' own parts were judged at questions and lines that go."""
    found = part_judgements_on(file, gone)
    _keep_aside(file, tool, found, later("Own part: {asked}"))
    file.remove_all(found)


def _put_first_views_aside(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    """Put aside what was said first at questions and lines that go; their rounds go with them."""
    found = first_views_on(file, gone)
    _keep_aside(file, tool, [one for one in found if one.answer], later("First view: {asked}"))
    where = f"{_in('question_id', gone.questions)} OR {_in('item_id', gone.items)}"
    file.remove_all(found)
    file.remove_all(file.all(FirstRound, where, (*gone.questions, *gone.items)))


def first_views_on(file: WorkshopFile, gone: PartsGone) -> list[FirstView]:
    """Return what was said first at questions or lines that go."""
    where = f"{_in('question_id', gone.questions)} OR {_in('item_id', gone.items)}"
    return file.all(FirstView, where, (*gone.questions, *gone.items))


def _put_changed_aside(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    """Put aside what agencies changed in the room at questions and lines that go."""
    found = changed_answers_on(file, gone)
    _keep_aside(file, tool, found, later("Said in the room: {asked}"))
    file.remove_all(found)


def changed_answers_on(file: WorkshopFile, gone: PartsGone) -> list[ChangedAnswer]:
    """Return what agencies changed in the room at questions or lines that go."""
    where = f"{_in('question_id', gone.questions)} OR {_in('item_id', gone.items)}"
    return file.all(ChangedAnswer, where, (*gone.questions, *gone.items))


def part_judgements_on(file: WorkshopFile, gone: PartsGone) -> list[PartJudgement]:
    """Return how agencies' own parts were judged at questions or lines that go."""
    where = f"{_in('question_id', gone.questions)} OR {_in('item_id', gone.items)}"
    return file.all(PartJudgement, where, (*gone.questions, *gone.items))


def headed_texts_on(file: WorkshopFile, gone: PartsGone) -> list[HeadedText]:
    """Return what was written beside questions or themes that go."""
    where = f"{_in('question_id', gone.questions)} OR {_in('theme_id', gone.themes)}"
    return file.all(HeadedText, where, (*gone.questions, *gone.themes))


def _asked(tool: Tool, item_id: ItemId) -> str:
    """Return a line's wording as it was read: below its question where it is a checklist's."""
    item = tool.item[item_id]
    question = tool.question[item.question_id]
    return f"{question.text} {item.text}" if question.checklist else item.text


def _comment(file: WorkshopFile, tool: Tool, one: AnswerComment) -> AnswerAside:
    question = tool.question[one.question_id]
    return AnswerAside(
        one.case_id,
        one.agency_id,
        question.key,
        question.text,
        one.text,
        comment=True,
        put_at=file.clock().isoformat(timespec="seconds"),
    )


def _keep_themes(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    for note in file.all(Note, _in("question_id", gone.questions), tuple(gone.questions)):
        if note.question_id is not None and note.theme_id is None:
            file.put(replace(note, theme_id=tool.question[note.question_id].theme_id))


def _untie(file: WorkshopFile, tool: Tool, gone: PartsGone) -> None:
    for item in tool.items:
        by_item = item.only_where_item_id in gone.items
        if (by_item or item.only_where_answer_id in gone.answers) and item.id not in gone.items:
            file.put(replace(item, only_where_item_id=None, only_where_answer_id=None))


def judgements_on(file: WorkshopFile, gone: PartsGone) -> list[Judgement]:
    """Return the judgements made at questions or lines, or with answers."""
    found = file.all(
        Judgement,
        f"{_in('question_id', gone.questions)} OR {_in('item_id', gone.items)} "
        f"OR {_in('answer_id', gone.answers)}",
        (*gone.questions, *gone.items, *gone.answers),
    )
    if gone.answers:
        tool, there = read_tool(file), {one.id for one in found}
        found += [
            one
            for one in file.all(Judgement, "value <> ''")
            if one.id not in there and _chose_some(tool, one, gone.answers)
        ]
    return found


def _chose_some(tool: Tool, judged: Judgement, answers: Collection[AnswerId]) -> bool:
    held = tool.set_at(judged.point)
    return held is not None and _names_some(tool, held.id, judged.value, answers)


def _move(file: WorkshopFile, rows: Sequence[T], aside: Sequence[AnswerAside]) -> None:
    if rows:
        file.put_new(aside)
        file.remove_all(rows)


def _at(gone: PartsGone) -> tuple[str, tuple[int, ...]]:
    where = f"{_in('item_id', gone.items)} OR {_in('answer_id', gone.answers)}"
    return where, (*gone.items, *gone.answers)


def _in(column: str, numbers: Collection[int]) -> str:
    return f"{column} IN ({', '.join('?' * len(numbers))})"


def _count(file: WorkshopFile, table: str, where: str, values: Iterable[int]) -> int:
    return int(file.query(f"SELECT count(*) FROM {table} WHERE {where}", tuple(values))[0][0])
