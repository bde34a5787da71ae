"""Keeps what of a file does not stand: rows held back, and returns that were replaced."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from core.model.audit import Audit
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Case,
    KeptText,
    Return,
    ValueGiven,
)
from core.model.draft.returns import Draft, ReturnDraft
from core.model.ids import ReturnId
from core.model.names import normalised
from core.model.return_aside import AsideState, ReturnAside, aside_of, written_parts, written_texts
from core.model.tool import Tool
from core.store.file import WorkshopFile

_AT_ONCE: Final = 100


def keep_rejected(file: WorkshopFile, tool: Tool, draft: Draft[ReturnDraft]) -> None:
    """Keep the whole rows of a file that are held back, with why.

    A row that waited and now comes in, or waits anew, does not wait twice. To be called
    inside the act that takes the file in.
    """
    waits = [(one, one.entry) for one in draft.problems if one.entry is not None]
    forget_those_again(file, draft.source, [*draft.rows, *(entry for _, entry in waits)])
    cases = {normalised(one.reference): one.id for one in file.all(Case)}
    agencies = {normalised(one.name): one.id for one in file.all(Agency)}
    asks_role = file.all(Audit)[0].asks_role
    at = file.clock().isoformat(timespec="seconds")
    waiting = []
    for problem, entry in waits:
        case, agency = cases.get(normalised(entry.case)), agencies.get(normalised(entry.agency))
        aside = replace(aside_of(entry, tool, case, agency), source=problem.source, at=at)
        if problem.second and case is not None and agency is not None:
            aside = replace(aside, state=AsideState.SECOND)
        row = 0 if problem.form else problem.row
        role = aside.role if asks_role else ""
        waiting.append(replace(aside, reason=problem.what, row=row, role=role))
    if waiting:
        file.put_new(waiting)


def forget_those_again(file: WorkshopFile, source: str, rows: Sequence[ReturnDraft]) -> None:
    """Remove what waited of a file that is brought in again, or of another that says the same."""
    waiting = file.all(ReturnAside, "state = ?", (AsideState.WAITING.value,))
    if not waiting:
        return
    names = {
        (at, normalised(row.case), normalised(row.agency)) for row in rows for at in (0, row.row)
    }
    texts = {row.fingerprint for row in rows if row.says_something}
    again = [
        one
        for one in waiting
        if one.source == source
        and (
            (one.row, normalised(one.case_written), normalised(one.agency_written)) in names
            or one.fingerprint in texts
        )
    ]
    if again:
        file.remove_all(again)


def keep_replaced(file: WorkshopFile, tool: Tool, returns: Collection[Return]) -> None:
    """Keep what stands now and is about to be replaced. Inside the act that replaces it."""
    at = file.clock().isoformat(timespec="seconds")
    rows = list(returns)
    cases = {one.id: one.reference for one in file.all(Case)}
    agencies = {one.id: one.name for one in file.all(Agency)}
    kept = []
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        answers, comments = _answers_in(file, tool, [one.id for one in some])
        texts = _texts_kept(file, [one.id for one in some])
        kept += [
            ReturnAside(
                AsideState.REPLACED,
                case_id=one.case_id,
                agency_id=one.agency_id,
                case_written=cases[one.case_id],
                agency_written=agencies[one.agency_id],
                completed=one.completed,
                answers=written_parts(answers.get(one.id, {})),
                comments=written_parts(comments.get(one.id, {})),
                source=one.source,
                at=one.brought_in or at,
                fingerprint=one.fingerprint,
                known=one.known,
                role=one.role,
                kept=written_texts(texts.get(one.id, {})),
            )
            for one in some
        ]
    if kept:
        file.put_new(kept)


_Said = dict[ReturnId, dict[int, str]]


def _answers_in(file: WorkshopFile, tool: Tool, numbers: Sequence[ReturnId]) -> tuple[_Said, _Said]:
    """Return what some returns answer, and their comments, by the numbers of questions."""
    answers: _Said = {}
    comments: _Said = {}
    where = _of_those(numbers)
    for one in file.all(AnswerGiven, where, tuple(numbers)):
        if one.answer_id in tool.answer:
            answers.setdefault(one.return_id, {})[one.item_id] = tool.answer[one.answer_id].key
    for value in file.all(ValueGiven, where, tuple(numbers)):
        answers.setdefault(value.return_id, {})[value.item_id] = value.value
    for comment in file.all(AnswerComment, where, tuple(numbers)):
        comments.setdefault(comment.return_id, {})[comment.question_id] = comment.text
    return answers, comments


def _texts_kept(file: WorkshopFile, numbers: Sequence[ReturnId]) -> dict[ReturnId, dict[str, str]]:
    """Return the texts kept with some returns, by their headings."""
    found: dict[ReturnId, dict[str, str]] = {}
    for one in file.all(KeptText, _of_those(numbers), tuple(numbers)):
        found.setdefault(one.return_id, {})[one.heading] = one.text
    return found


def _of_those(numbers: Sequence[ReturnId]) -> str:
    return f"return_id IN ({', '.join('?' * len(numbers))})"
