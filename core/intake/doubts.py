"""What makes a row doubtful that could come in: there already, not asked for, an odd date."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from core.intake.flaws import row_words
from core.intake.vocabulary import EarlierReturn, Vocabulary
from core.model.clock import date_text
from core.model.draft.returns import DoubtKind, RequestDraft, ReturnDraft
from core.model.fault import shown
from core.model.names import NameIndex, normalised
from core.wording.numbers import plural

Reason = tuple[DoubtKind, str]
_FIRST_YEAR: Final = "2000"
_MOST_SINGLE: Final = 4
_LONG_BEFORE: Final = timedelta(days=366)


def doubts_on_return(row: ReturnDraft, vocabulary: Vocabulary) -> list[Reason]:
    """Return why a return may not be meant, in sentences."""
    pair = normalised(row.case), normalised(row.agency)
    found: list[Reason] = []
    earlier = vocabulary.returned.get(pair)
    if earlier is not None:
        found.append((DoubtKind.REPLACES, _replaces(row, earlier)))
    unlikely = _unlikely(row.completed, vocabulary.asked.get(pair, ""), vocabulary)
    if unlikely:
        found.append((DoubtKind.DATE, unlikely))
    return found


def is_unasked(row: ReturnDraft, vocabulary: Vocabulary) -> bool:
    """Return whether there are requests, and none for this return."""
    pair = normalised(row.case), normalised(row.agency)
    return bool(vocabulary.asked) and pair not in vocabulary.asked


def unasked_words(rows: Sequence[tuple[int, ReturnDraft]], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what is said of returns nobody asked for: they are worth having, and may be wrong."""
    counted = f"not counted among the {vocabulary.counted} of {len(vocabulary.asked)} returned."
    if len(rows) > _MOST_SINGLE:
        numbers = row_words(number for number, _ in rows)
        yield f"{numbers} are returns nobody asked for; they come in all the same, {counted}"
        return
    for number, row in rows:
        yield (
            f"Row {number}: “{shown(row.agency)}” was not asked about “{shown(row.case)}”. "
            f"The return comes in all the same, {counted}"
        )


def _replaces(row: ReturnDraft, earlier: EarlierReturn) -> str:
    new = f"{plural(len(row.answers), 'answer')} and {plural(len(row.comments), 'comment')}"
    source = f" from {shown(earlier.source)}" if earlier.source else ""
    return (
        f"the return of “{shown(row.agency)}” for “{shown(row.case)}” is there already, with "
        f"{earlier.size}{source}; this one, with {new}, would take its place."
    )


def _unlikely(completed: str, asked: str, vocabulary: Vocabulary) -> str:
    if not completed:
        return ""
    said = f"it was completed on {date_text(completed)}"
    if vocabulary.today and completed > vocabulary.today:
        return f"{said}, which is yet to come."
    if completed[:4] < _FIRST_YEAR:
        return f"{said}, in another century."
    if asked and completed < asked:
        return f"{said}, before it was asked for on {date_text(asked)}."
    if vocabulary.day and _is_long_before(completed, vocabulary.day):
        return f"{said}, more than a year before the day of the audit."
    return ""


def _is_long_before(one: str, day: str) -> bool:
    try:
        return date.fromisoformat(one) < date.fromisoformat(day) - _LONG_BEFORE
    except ValueError:
        return False


def doubts_on_request(row: RequestDraft, agencies: NameIndex) -> list[Reason]:
    """Return why a request may not be meant; *agencies* are those known before it."""
    found = doubts_on_agency(row.agency, agencies)
    for name, day in (("asked", row.asked), ("due", row.due)):
        if day and day[:4] < _FIRST_YEAR:
            what = f"“{name}” is {date_text(day)}, in another century."
            found.append((DoubtKind.DATE, what))
    if row.asked and row.due and row.due < row.asked:
        what = (
            f"it is due on {date_text(row.due)}, before it was asked for on {date_text(row.asked)}."
        )
        found.append((DoubtKind.DATE, what))
    return found


def doubts_on_agency(name: str, agencies: NameIndex) -> list[Reason]:
    """Return why a new agency may be a slip of the hand."""
    near = agencies.near(name) if agencies.find(name) is None else ""
    if not near:
        return []
    return [(DoubtKind.SPELLING, f"“{shown(name)}” is one letter away from “{shown(near)}”.")]
