"""What makes a row doubtful that could come in: there already, not asked for, an odd date."""

from datetime import date, timedelta
from typing import Final

from core.intake.vocabulary import EarlierReturn, Vocabulary
from core.model.clock import date_text
from core.model.draft.returns import DoubtKind, RequestDraft, ReturnDraft
from core.model.fault import shown
from core.model.names import NameIndex, normalised
from core.words import plural, tr

Reason = tuple[DoubtKind, str]
_FIRST_YEAR: Final = "2000"
_LONG_BEFORE: Final = timedelta(days=366)


def doubts_on_return(row: ReturnDraft, vocabulary: Vocabulary) -> list[Reason]:
    """Return why a return may not be meant, in sentences."""
    pair = normalised(row.case), normalised(row.agency)
    found: list[Reason] = []
    earlier = vocabulary.returned.get(pair)
    if earlier is not None:
        found.append((DoubtKind.REPLACES, replaces_words(row, earlier)))
    unlikely = _unlikely(row.completed, vocabulary.asked.get(pair, ""), vocabulary)
    if unlikely:
        found.append((DoubtKind.DATE, unlikely))
    if vocabulary.asked and pair not in vocabulary.asked:
        found.append((DoubtKind.UNASKED, _unasked(row, vocabulary)))
    return found


def _unasked(row: ReturnDraft, vocabulary: Vocabulary) -> str:
    """Return what is said of a return nobody asked for: worth having, but maybe the wrong one."""
    return tr(
        "“{agency}” was not asked about “{reference}”; the return would not be counted among "
        "the {counted} of {count} returned.",
        agency=shown(row.agency),
        reference=shown(row.case),
        counted=vocabulary.counted,
        count=len(vocabulary.asked),
    )


def replaces_words(row: ReturnDraft, earlier: EarlierReturn) -> str:
    """Say of a return that another one of its pair is there already."""
    new = (
        tr("the word that no record is held")
        if row.nil
        else tr(
            "{count} and {count_2}",
            count=plural(len(row.answers), "answer"),
            count_2=plural(len(row.comments), "comment"),
        )
    )
    if earlier.waiting:
        return tr(
            "a return of “{agency}” for “{reference}”, with {size}, waits for your word in {file}; "
            "if that comes in too, this one, with {new}, takes its place.",
            agency=shown(row.agency),
            reference=shown(row.case),
            size=earlier.size,
            file=shown(earlier.source),
            new=new,
        )
    source = tr(" from {shown}", shown=shown(earlier.source)) if earlier.source else ""
    return tr(
        "the return of “{shown}” for “{shown_2}” is there already, with "
        "{size}{source}; this one, with {new}, would take its place.",
        shown=shown(row.agency),
        shown_2=shown(row.case),
        size=earlier.size,
        source=source,
        new=new,
    )


def _unlikely(completed: str, asked: str, vocabulary: Vocabulary) -> str:
    if not completed:
        return ""
    said = tr("it was completed on {date_text}", date_text=date_text(completed))
    if vocabulary.today and completed > vocabulary.today:
        return tr("{said}, which is yet to come.", said=said)
    if completed[:4] < _FIRST_YEAR:
        return tr("{said}, in another century.", said=said)
    if asked and completed < asked:
        return tr(
            "{said}, before it was asked for on {date_text}.", said=said, date_text=date_text(asked)
        )
    if vocabulary.day and _is_long_before(completed, vocabulary.day):
        return tr("{said}, more than a year before the day of the audit.", said=said)
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
            what = tr(
                "“{name}” is {date_text}, in another century.", name=name, date_text=date_text(day)
            )
            found.append((DoubtKind.DATE, what))
    if row.asked and row.due and row.due < row.asked:
        what = tr(
            "it is due on {date_text}, before it was asked for on {date_text_2}.",
            date_text=date_text(row.due),
            date_text_2=date_text(row.asked),
        )
        found.append((DoubtKind.DATE, what))
    return found


def doubts_on_agency(name: str, agencies: NameIndex) -> list[Reason]:
    """Return why a new agency may be a slip of the hand."""
    near = agencies.near(name) if agencies.find(name) is None else ""
    if not near:
        return []
    return [
        (
            DoubtKind.SPELLING,
            tr(
                "“{shown}” is one letter away from “{shown_2}”.",
                shown=shown(name),
                shown_2=shown(near),
            ),
        )
    ]
