"""Whole returns that do not stand: they wait in the file, are mended there, or are kept beside."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from core.acts.bring_in import put_returns
from core.model.case import Agency, Case, WaitingAnswer
from core.model.changed import Changed
from core.model.draft.returns import ReturnDraft
from core.model.fault import NotYet
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.names import normalised
from core.model.return_aside import (
    AsideState,
    ReturnAside,
    aside_of,
    draft_of,
    parts_of,
)
from core.model.tool import Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.returns_aside import place_words
from core.words import tr

_OF_ITS_FILE: Final = ("source", "row", "at", "role")
"""What is so of a return that waits whatever its cells say."""

Chosen = Mapping[ItemId, AnswerId | None]
"""What words that could not be read were meant as, by their question; None leaves it blank."""


def settle_return(
    file: WorkshopFile,
    waiting: ReturnAside,
    case_id: CaseId,
    agency: str,
    chosen: Chosen,
    nil: bool | None = None,
    completed: str | None = None,
) -> Changed | None:
    """Take in a return that waited, for a case and an agency; a new agency joins the list.

    What could not be read and nobody *chose* goes on waiting, with its return. *nil*
    says which holds of a return that holds no record, and answers all the same; *completed*
    is its day, where another than its own is given.
    Raises NotYet where it no longer waits, the case is gone, or that is not said.
    """
    case = file.get(Case, case_id)
    _must_wait(file, waiting)
    if case is None or not agency.strip():
        raise _gone()
    if waiting.says_both and nil is None:
        raise _both()
    tool = read_tool(file)
    row = draft_of(waiting, tool, case.reference, agency.strip())
    row = replace(
        row,
        answers={**row.answers, **_keys_chosen(tool, chosen)},
        nil=row.nil if nil is None else nil,
        completed=row.completed if completed is None else completed,
    )
    label = tr(
        "bring in the return of {agency} for {reference}",
        agency=agency.strip(),
        reference=case.reference,
    )
    with file.act(label) as act:
        file.remove(waiting)
        (pair,) = put_returns(file, waiting.source, (row,))
        left = _still_unread(waiting, pair, tool, chosen)
        if left:
            file.put_new(left)
    return act.news


def _keys_chosen(tool: Tool, chosen: Chosen) -> dict[str, str]:
    return {
        tool.item[item].key: tool.answer[answer].key
        for item, answer in chosen.items()
        if answer is not None
    }


def _still_unread(
    waiting: ReturnAside, pair: tuple[CaseId, AgencyId], tool: Tool, chosen: Chosen
) -> list[WaitingAnswer]:
    """Return what could not be read and nobody chose: it goes on waiting."""
    return [
        WaitingAnswer(
            *pair,
            ItemId(number),
            written,
            reason=waiting.reason,
            source=waiting.source,
            row=waiting.row,
            at=waiting.at,
        )
        for number, written in parts_of(waiting.unread).items()
        if number not in chosen and number in tool.item
    ]


def put_cells_right(
    file: WorkshopFile, waiting: ReturnAside, row: ReturnDraft, reason: str
) -> Changed | None:
    """Let a row that waits say what it says with its cells put right; it goes on waiting."""
    _must_wait(file, waiting)
    tool = read_tool(file)
    cases = {normalised(one.reference): one.id for one in file.all(Case)}
    agencies = {normalised(one.name): one.id for one in file.all(Agency)}
    case, agency = cases.get(normalised(row.case)), agencies.get(normalised(row.agency))
    label = tr("put right {place}", place=place_words(waiting))
    with file.act(label, merge=f"cells {waiting.id}") as act:
        file.put(
            replace(
                aside_of(row, tool, case, agency),
                id=waiting.id,
                reason=reason,
                **{name: getattr(waiting, name) for name in _OF_ITS_FILE},
            )
        )
    return act.news


def keep_as_second(
    file: WorkshopFile, waiting: ReturnAside, case_id: CaseId, agency_id: AgencyId
) -> Changed | None:
    """Keep a return that waited beside the one that stands, as a second reader's."""
    _must_wait(file, waiting)
    case, agency = file.get(Case, case_id), file.get(Agency, agency_id)
    if case is None or agency is None:
        raise _gone()
    label = tr(
        "keep a second reader's return of {agency} for {reference}",
        agency=agency.name,
        reference=case.reference,
    )
    with file.act(label) as act:
        file.put(replace(waiting, state=AsideState.SECOND, case_id=case_id, agency_id=agency_id))
    return act.news


def leave_out(file: WorkshopFile, aside: ReturnAside) -> Changed | None:
    """Let go of a return that does not stand."""
    _must_wait(file, aside)
    with file.act(tr("leave out a return of {source}", source=aside.source)) as act:
        file.remove(aside)
    return act.news


def restore_return(file: WorkshopFile, aside: ReturnAside) -> Changed | None:
    """Let a return that is kept beside another stand in its place; that one is kept then."""
    _must_wait(file, aside)
    case = file.get(Case, aside.case_id) if aside.case_id is not None else None
    agency = file.get(Agency, aside.agency_id) if aside.agency_id is not None else None
    if case is None or agency is None:
        raise _gone()
    nil = False if aside.says_both else None  # what it answers is not let go of
    return settle_return(file, aside, case.id, agency.name, {}, nil)


def _must_wait(file: WorkshopFile, aside: ReturnAside) -> None:
    if file.get(ReturnAside, aside.id) != aside:
        raise _gone()


def _both() -> NotYet:
    return NotYet(
        tr("That return says that no record is held, and answers all the same."),
        tr("Nothing was changed."),
        tr("Choose which of the two holds."),
    )


def _gone() -> NotYet:
    return NotYet(
        tr("That return no longer waits."),
        tr("Nothing was changed."),
        tr("Look at the list again."),
    )
