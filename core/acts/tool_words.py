"""The words of the audit tool as they are typed: whatever was answered keeps its answer."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Final, TypeVar

from core.acts.fields import changed_fields
from core.acts.put_aside import (
    PartsGone,
    put_answers_aside,
    put_uses_aside,
    put_values_aside,
)
from core.acts.themes import must_be_called_so_once
from core.model.audit import Audit
from core.model.case import AnswerGiven, ValueGiven
from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError
from core.model.ids import AnswerId, ItemId
from core.model.tool import Answer, AnswerSet, Item, Question, Theme, ToolPart
from core.store.file import WorkshopFile
from core.store.history import OpenAct
from core.store.reading import read_tool
from core.wording.tool_edits import key_problem, label_problem, number_problem
from core.words import tr

Part = TypeVar("Part", bound=ToolPart)

_CALLED: Final = {
    "key": tr("number"),
    "text": tr("wording"),
    "short": tr("short wording"),
    "guidance": tr("guidance"),
    "takes_comments": tr("place for comments"),
    "label": tr("label"),
    "bearing": tr("what it counts as"),
    "band": tr("name of a band"),
    "points": tr("points"),
    "title": tr("title"),
    "texts": tr("headings of texts"),
    "layers": tr("layers"),
    "cites": tr("standards cited"),
    "each_agency": tr("judging of each agency's part"),
    "always_discussed": tr("talking it through always"),
}


def title_tool(file: WorkshopFile, title: str) -> Changed | None:
    """Give the audit's tool another title."""
    audit = file.get(Audit, 1) or Audit("")
    with file.act(tr("change the title of the audit tool"), tr("tool title")) as act:
        file.put(replace(audit, tool_title=title.strip()))
    return act.news


def reword_theme(file: WorkshopFile, theme: Theme) -> Changed | None:
    """Keep the title of a theme, and the headings of what is written beside it, as typed."""
    held = current_part(file, theme)
    if not theme.title.strip():
        raise NotYet(
            tr("A theme needs a title."), tr("The theme is as it was."), tr("Type its title.")
        )
    after = replace(held, title=theme.title.strip(), texts=theme.texts)
    must_be_called_so_once(file, after)
    return _keep(file, held, after, tr("a theme"))


def reword_question(file: WorkshopFile, question: Question) -> Changed | None:
    """Keep a question's number and words, its guidance and whether it takes comments.

    A short wording that was the wording itself goes along with it, and lines
    numbered after their question with its number. Raises WorkshopError for a
    number that is taken.
    """
    held = current_part(file, question)
    after = replace(
        held,
        key=question.key.strip(),
        text=question.text,
        short=_short(held, question),
        guidance=question.guidance,
        takes_comments=question.takes_comments,
        texts=question.texts,
        layers=question.layers,
        each_agency=question.each_agency,
        cites=question.cites,
        always_discussed=question.always_discussed,
    )
    items = file.all(Item, "question_id = ?", (held.id,))
    lines = [_following(held, after, item) for item in items]
    if after.key != held.key:
        _refuse_numbers(file, held, [after.key, *(one.key for one in lines if held.checklist)])
    with _typing(file, held, after, held.key) as act:
        file.put(after)
        for line in lines:
            file.put(line)
    return act.news


def reword_item(file: WorkshopFile, item: Item) -> Changed | None:
    """Keep a line's number and words. Raises WorkshopError for a number that is taken."""
    held = current_part(file, item)
    after = replace(held, key=item.key.strip(), text=item.text, short=_short(held, item))
    if after.key != held.key:
        others = [one.key for one in file.all(Item) if one.id != held.id]
        others += [one.key for one in file.all(Question)]
        _raise(number_problem(after.key, others, line=True))
    return _keep(file, held, after, held.key)


def reword_answer(file: WorkshopFile, answer: Answer) -> Changed | None:
    """Keep an answer's label, lasting key and bearing, for all who gave it.

    Raises WorkshopError where another answer of the set has its label or key.
    """
    held = current_part(file, answer)
    after = replace(
        held,
        key=answer.key.strip(),
        label=answer.label.strip(),
        bearing=answer.bearing,
        band=answer.band.strip(),
        points=answer.points,
    )
    beside = file.all(Answer, "answer_set_id = ? AND id <> ?", (held.answer_set_id, held.id))
    if after.label != held.label:
        _raise(label_problem(after.label, [one.label for one in beside]))
    if after.key != held.key:
        _raise(key_problem(after.key, [one.key for one in beside]))
    return _keep(file, held, after, tr("an answer"))


def rename_answer_set(file: WorkshopFile, answer_set: AnswerSet) -> Changed | None:
    """Keep the name of an answer set. Raises WorkshopError where another has it."""
    held = current_part(file, answer_set)
    after = replace(held, key=answer_set.key.strip())
    if after.key != held.key:
        others = [one.key for one in file.all(AnswerSet) if one.id != held.id]
        _raise(key_problem(after.key, others))
    return _keep(file, held, after, tr("an answer set"))


def count_apart(file: WorkshopFile, asked: Mapping[ItemId, str]) -> Changed | None:
    """Put aside what was answered to lines before they were reworded; *asked* is how they read."""
    tool = read_tool(file)
    with file.act(tr("count apart what was answered before the wording changed")) as act:
        for number, words in asked.items():
            given = file.all(AnswerGiven, "item_id = ?", (number,))
            put_answers_aside(file, tool, given, words)
            put_values_aside(file, tool, file.all(ValueGiven, "item_id = ?", (number,)), words)
    return act.news


def count_answers_apart(file: WorkshopFile, called: Mapping[AnswerId, str]) -> Changed | None:
    """Put aside what was said with answers under the labels they had then; *called* are those."""
    tool = read_tool(file)
    answers = tuple(replace(one, label=called.get(one.id, one.label)) for one in tool.answers)
    with file.act(tr("count apart what was said before an answer was called otherwise")) as act:
        gone = PartsGone(answers=frozenset(called))
        put_uses_aside(file, replace(tool, answers=answers), gone)
    return act.news


def current_part(file: WorkshopFile, part: Part) -> Part:
    """Return a part of the tool as the file has it. Raises WorkshopError when it is gone."""
    found = file.get(type(part), part.id)
    if found is None:
        raise WorkshopError(
            tr("That part of the audit tool is not there any more."),
            tr("Nothing was changed."),
            tr("Choose another."),
        )
    return found


def _keep(file: WorkshopFile, held: Part, after: Part, called: str) -> Changed | None:
    with _typing(file, held, after, called) as act:
        file.put(after)
    return act.news


def _typing(
    file: WorkshopFile, held: Part, after: Part, called: str
) -> AbstractContextManager[OpenAct]:
    """Open an act for what was changed in one part; typing in one field is one step of undo."""
    names = [name for name in changed_fields(held, after) if name != "short"] or ["short"]
    what = _CALLED.get(names[0], tr("words")) if len(names) == 1 else tr("words")
    label = tr("change the {what} of {called}", what=what, called=called)
    typed = names[0] if len(names) == 1 and isinstance(getattr(held, names[0], None), str) else ""
    merge = f"{type(held).__name__} {held.id} {typed}" if typed else ""
    return file.act(label, merge)


def _short(held: Question | Item, after: Question | Item) -> str:
    """Return the short wording: the wording where there is none, or where it was that before."""
    follows = held.short == held.text and after.short == held.short
    return after.text if follows or not after.short.strip() else after.short


def _following(held: Question, after: Question, item: Item) -> Item:
    if not held.checklist:
        return replace(item, key=after.key, text=after.text, short=after.short)
    if after.key != held.key and item.key.startswith(held.key):
        return replace(item, key=after.key + item.key.removeprefix(held.key))
    return item


def _refuse_numbers(file: WorkshopFile, own: Question, numbers: Sequence[str]) -> None:
    others = [one.key for one in file.all(Question) if one.id != own.id]
    others += [one.key for one in file.all(Item) if one.question_id != own.id]
    for number in numbers:
        _raise(number_problem(number, others))


def _raise(problem: WorkshopError | None) -> None:
    if problem is not None:
        raise problem
