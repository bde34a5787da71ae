"""Taking in an audit tool: its themes, answer sets, questions and what depends on what."""

from collections.abc import Mapping
from dataclasses import replace

from core.acts.prepare import end_of
from core.acts.tool_asking import put_asking
from core.acts.tool_new import answer_of
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.draft.tool import ToolDraft
from core.model.fault import WorkshopError
from core.model.headed import headings_kept
from core.model.ids import AnswerId, AnswerSetId, ItemId, QuestionId, ThemeId
from core.model.layers import layers_kept
from core.model.names import normalised
from core.model.standard import Standard, citations_kept
from core.model.tool import AnswerSet, GradeMeaning, Item, Question, Theme
from core.model.value import limit_kept
from core.store.file import WorkshopFile
from core.words import tr


def take_tool(file: WorkshopFile, draft: ToolDraft) -> Changed | None:
    """Take in an audit tool. Raises WorkshopError when the audit has one already."""
    if file.all(Question):
        raise WorkshopError(
            tr("This audit already has its questions."),
            tr("Nothing was changed."),
            tr("Make a new audit to use another audit tool."),
        )
    with file.act(tr("take in the audit tool")) as act:
        for left in file.all(AnswerSet):  # of a tool whose questions were all taken out
            file.remove(left)
        themes = {
            one.key: ThemeId(
                file.put(Theme(one.title, position=at, key=one.key, texts=headings_kept(one.texts)))
            )
            for at, one in enumerate(draft.themes)
        }
        sets = {key: AnswerSetId(file.put(_answer_set(draft, key))) for key in draft.set_names}
        answers: dict[tuple[str, str], AnswerId] = {}
        for key, allowed in draft.answer_sets.items():
            for at, one in enumerate(allowed):
                answers[key, one.key] = AnswerId(file.put(answer_of(one, sets[key], at)))
        if draft.questions:
            _put_questions(file, draft, themes, sets, answers)
        put_asking(file, draft)
        _put_standards(file, draft)
        audit = file.get(Audit, 1) or Audit("")
        file.put(replace(audit, tool_key=draft.key, tool_title=draft.title))
    return act.news


def _put_standards(file: WorkshopFile, draft: ToolDraft) -> None:
    """Keep the standards that come with the tool, below those that the audit has already."""
    known = {normalised(one.number) for one in file.all(Standard)}
    place = end_of(file, Standard)
    new = [one for one in draft.standards if normalised(one.number) not in known]
    for at, one in enumerate(new, place):
        file.put(Standard(one.number, one.text, position=at, source=one.source))


def _answer_set(draft: ToolDraft, key: str) -> AnswerSet:
    held = draft.kind_of(key)
    return AnswerSet(
        key,
        kind=held.kind,
        unit=held.unit,
        target=held.target,
        working_days=held.working_days,
        least=limit_kept(held.least),
        most=limit_kept(held.most),
    )


def _put_questions(
    file: WorkshopFile,
    draft: ToolDraft,
    themes: Mapping[str, ThemeId],
    sets: Mapping[str, AnswerSetId],
    answers: Mapping[tuple[str, str], AnswerId],
) -> None:
    """Keep all questions and then all lines, each at once: a tool may have thousands."""
    first = file.put_new(_question_rows(draft, themes, sets))
    meanings = [
        GradeMeaning(QuestionId(first + at), answers[one.answers, key], text)
        for at, one in enumerate(draft.questions)
        for key, text in one.means.items()
    ]
    if meanings:
        file.put_new(meanings)
    lines = [
        (QuestionId(first + at), question, line)
        for at, question in enumerate(draft.questions)
        for line in question.items or (question,)
    ]
    items = [
        Item(number, line.key, line.text, line.short, sets[line.answers], position=place)
        for place, (number, _, line) in enumerate(lines)
    ]
    start = file.put_new(items)
    numbers = {item.key: ItemId(start + at) for at, item in enumerate(items)}
    named = {line.key: line.answers for _, _, line in lines}
    for item, (_, question, line) in zip(items, lines, strict=True):
        tie = line.only_where or question.only_where
        if tie is not None:
            file.put(
                replace(
                    item,
                    id=numbers[item.key],
                    only_where_item_id=numbers[tie.item],
                    only_where_answer_id=answers[named[tie.item], tie.answer],
                )
            )


def _question_rows(
    draft: ToolDraft, themes: Mapping[str, ThemeId], sets: Mapping[str, AnswerSetId]
) -> list[Question]:
    return [
        Question(
            one.key,
            one.text,
            one.short,
            themes[one.theme],
            sets[one.answers],
            position=at,
            checklist=bool(one.items),
            items_judged=one.items_judged,
            takes_comments=one.takes_comments,
            guidance=one.guidance,
            grades=one.grades,
            working=one.working,
            room_only=one.room_only,
            texts=headings_kept(one.texts),
            layers=layers_kept(one.layers),
            each_agency=one.each_agency,
            cites=citations_kept(one.cites),
            always_discussed=one.always_discussed,
        )
        for at, one in enumerate(draft.questions)
    ]
