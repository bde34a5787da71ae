"""What a file would bring in that may say who somebody is: known before any of it is in."""

from collections.abc import Iterator
from functools import cache

from core.model.draft.returns import AnyDraft, CaseDraft, RequestDraft, ReturnDraft
from core.model.fault import shown
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.as_typed import TypedDetails
from core.wording.naming_headings import says_who
from core.words import tr

Cell = tuple[str, str]
"""What a column or question is called, and what stands there."""


def details_in_draft(now: Snapshot, draft: AnyDraft) -> tuple[str, ...]:
    """Return a sentence for each column, and for each text, that may say who somebody is.

    Of returns that are hidden only where it stands. May take a second for long files.
    """
    rows = [*draft.rows, *(doubt.entry for doubt in draft.doubts)]
    headings = {heading for row in rows for heading, said in _cells(row) if said}
    naming = [one for one in sorted(headings) if says_who(normalised(one))]
    columns = [
        tr("The column “{heading}” says who somebody is.", heading=shown(one)) for one in naming
    ]
    known = TypedDetails(now)
    found = cache(lambda text: tuple(known.found_in(text)))
    hidden = {normalised(one.reference) for one in now.every_case if now.hides_any(one.id)}
    said: list[str] = []
    for row in rows:
        secret = isinstance(row, ReturnDraft) and normalised(row.case) in hidden
        cells = (text for heading, text in _cells(row) if heading not in naming)
        for one in dict.fromkeys(one for text in cells for one in found(text)):
            what = tr("it may say who somebody is.") if secret else one
            said.append(tr("{where}: {what}", where=_where(row), what=what))
    return (*columns, *dict.fromkeys(said))


def _where(row: object) -> str:
    match row:
        case ReturnDraft(row=number) if number:
            return tr("Row {number}", number=number)
        case ReturnDraft() | RequestDraft():
            return f"{shown(row.case)} · {shown(row.agency)}"
        case CaseDraft():
            return shown(row.reference)
    return ""


def _cells(row: object) -> Iterator[Cell]:
    """Yield what a row would bring in that is anybody's words; nothing of judgements."""
    match row:
        case CaseDraft():
            yield from (("", one) for one in (row.reference, row.team, row.pathway))
            yield from (("", one) for one in (row.status_at_end, row.outline, row.age))
            yield from row.attributes
        case ReturnDraft():
            yield from (("", one) for one in (row.case, row.role, *row.known))
            yield from (("", one) for one in (*row.answers.values(), *row.comments.values()))
            yield from (("", one) for one in row.unread.values())
            yield from row.kept.items()
        case RequestDraft():
            yield from (("", one) for one in (row.case, row.means, row.note))
