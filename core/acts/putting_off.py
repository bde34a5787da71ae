"""Files that are put off: their rows wait in the audit, and enter there one by one or together."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from core.acts.bring_in import put_returns
from core.acts.file_names import named_as_kept
from core.acts.keeping_returns import forget_those_again, keep_rejected
from core.model.case import Agency, Case
from core.model.changed import Changed
from core.model.draft.returns import AnyDraft, Draft, DraftKind, Problem, ReturnDraft
from core.model.ids import AgencyId
from core.model.return_aside import AsideState, ReturnAside, draft_of
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import plural, tr

MOST_PUT_OFF: Final = 500
"""Rows: those of a larger file stay in it, but for what is held back."""


def put_off(file: WorkshopFile, drafts: Sequence[AnyDraft]) -> Changed | None:
    """Let the returns of files wait that were looked at: what is held back, and what is whole.

    Nothing of them is counted. None where they hold no returns.
    """
    waiting = [_waiting(one) for one in _of_returns(file, drafts)]
    count = sum(len(one.problems) for one in waiting)
    if not count:
        return None
    with file.act(tr("let {count} wait", count=plural(count, "return"))) as act:
        tool = read_tool(file)
        for draft in waiting:
            keep_rejected(file, tool, draft)
    return act.news


def forget_put_off(file: WorkshopFile, drafts: Sequence[AnyDraft]) -> Changed | None:
    """Let go of what waits of files that are left out after all."""
    with file.act(tr("leave out files that were put off")) as act:
        for draft in map(_waiting, _of_returns(file, drafts)):
            forget_those_again(
                file, draft.source, [one.entry for one in draft.problems if one.entry]
            )
    return act.news


def _of_returns(file: WorkshopFile, drafts: Sequence[AnyDraft]) -> list[Draft[ReturnDraft]]:
    found = [one for one in drafts if one.kind is DraftKind.RETURNS and not one.of_forms]
    return [cast("Draft[ReturnDraft]", named_as_kept(file, one)) for one in found]


def _waiting(draft: Draft[ReturnDraft]) -> Draft[ReturnDraft]:
    """Return what of a file would wait, one without anything against it with no reason."""
    held = [one for one in draft.problems if one.entry is not None]
    whole = draft.rows if len(draft.rows) <= MOST_PUT_OFF else ()
    unread = {(one.row, one.answer.item): one for one in draft.problems if one.answer is not None}
    rows = [Problem(draft.source, row.row, _why_unread(row, unread), entry=row) for row in whole]
    return Draft(draft.source, problems=(*held, *rows))


def _why_unread(row: ReturnDraft, unread: dict[tuple[int, str], Problem]) -> str:
    """Return why answers of a row that is whole but for them are held back."""
    found = (unread[row.row, item].what for item in row.unread if (row.row, item) in unread)
    return " ".join(found)


def can_enter(now_cases: Sequence[Case], aside: ReturnAside) -> bool:
    """Return whether a return waits for nothing but somebody's yes."""
    known = {one.id for one in now_cases}
    sure = aside.case_id in known and bool(aside.agency_written.strip()) and not aside.says_both
    return sure and aside.state is AsideState.WAITING and not aside.reason


def _agency(aside: ReturnAside, known: Mapping[AgencyId, str]) -> str:
    """Return the agency's name; one that is new keeps that of its file."""
    name = known.get(aside.agency_id) if aside.agency_id is not None else None
    return name or aside.agency_written.strip()


def enter_all(file: WorkshopFile, waiting: Sequence[ReturnAside]) -> Changed | None:
    """Take in returns that wait for nothing but a yes, in one act."""
    cases = {one.id: one.reference for one in file.all(Case)}
    agencies = {one.id: one.name for one in file.all(Agency)}
    there = [one for one in waiting if file.get(ReturnAside, one.id) == one]
    with file.act(tr("bring in {count}", count=plural(len(there), "return"))) as act:
        tool = read_tool(file)
        file.remove_all(there)
        sources = dict.fromkeys(one.source for one in there)
        for source in sources:
            rows = [
                draft_of(one, tool, cases[one.case_id], _agency(one, agencies))
                for one in there
                if one.source == source and one.case_id is not None
            ]
            put_returns(file, source, rows)
    return act.news
