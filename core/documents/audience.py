"""An audit as one audience may read it: what is not for them is not in it any more.

Documents are composed from what is left, so none of them can print it, in any format.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.counting.asking import asked_whatever_else
from core.counting.collation import Base, on_the_scale
from core.counting.live_number import Counted, LiveCount, LiveNumber, live_count, live_number
from core.counting.voices import may_print
from core.documents.report.counted import ReportCounts
from core.model.audience import Audience, AudienceKind
from core.model.case import Case
from core.model.finding import EvidenceKind, Finding
from core.model.house_style import tags_cases
from core.model.note import Note, NoteKind
from core.model.number_in_text import with_number
from core.model.own_document import DocumentPart, own_numbers
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.voices import FamilyVoice
from core.wording.bands import band_words, no_share_words
from core.wording.live_number import UNIT_OF
from core.words import later, tr

_PUBLIC: Final = "public-report"
_FOR_ALL: Final = ("briefing", "seven-minutes", "leaflet", "recommendations")
_FOR_THE_BOARD: Final = (
    *("report", "terms", "response", "findings", "actions", "status", "statement", "process"),
    *("highlights", "timeline"),
    *_FOR_ALL,
)
_TO_AGENCIES: Final = "to-send"
_OPEN_TO: Final = {
    AudienceKind.BOARD: frozenset(_FOR_THE_BOARD),
    AudienceKind.AGENCY: frozenset(("feedback", _TO_AGENCIES, *_FOR_ALL)),
    AudienceKind.PRACTITIONERS: frozenset(_FOR_ALL),
    AudienceKind.PUBLIC: frozenset((_PUBLIC, *_FOR_ALL)),
}
_FOR_ONE_AGENCY: Final = later("It tells of one agency: kept to that agency and the panel")
_SENT_TO_AGENCIES: Final = later("It is sent to agencies: for one agency, or the panel")
_FOR_THE_PANEL: Final = later("It tells of single {cases}: kept to the panel")
_WHY_CLOSED: Final = {
    AudienceKind.AGENCY: later("It tells of other agencies: kept to the panel and the board"),
    AudienceKind.PRACTITIONERS: later("It tells small numbers by agency: kept to the board"),
    AudienceKind.PUBLIC: later("It tells small numbers: kept to the board"),
}


_NOT_FOR_ALL: Final = frozenset({NoteKind.CONCERN, NoteKind.CHALLENGE})


def why_closed(key: str, audience: Audience) -> str:
    """Return why an audience may not have a document; nothing where it may."""
    if key == _PUBLIC and audience.kind is not AudienceKind.PUBLIC:
        return tr("It is written for the public alone")
    open_to = _OPEN_TO.get(audience.kind)
    if open_to is None or key in open_to:
        return ""
    if key == "feedback":
        return tr(_FOR_ONE_AGENCY)
    if key == _TO_AGENCIES:
        return tr(_SENT_TO_AGENCIES)
    return tr(_WHY_CLOSED[audience.kind] if key in _FOR_THE_BOARD else _FOR_THE_PANEL)


def for_audience(full: FullSnapshot, audience: Audience) -> FullSnapshot:
    """Return the audit as an audience may read it; the panel reads all of it."""
    if audience.kind is AudienceKind.PANEL:
        return replace(full, audience=audience)
    if audience.kind is AudienceKind.PRACTITIONERS and tags_cases(full.now.house_parts):
        audience = replace(audience, tags_cases=True)
    counted = ReportCounts(full)
    now = replace(
        full.now,
        findings=tuple(_finding(counted, one, audience) for one in full.now.findings),
        document_parts=tuple(_own_words(counted, one, audience) for one in full.now.document_parts),
        notes=_notes(full.now, audience),
        cases=tuple(_case(one, audience) for one in full.now.cases),
        participants=tuple(replace(one, name="") for one in full.now.participants),
        case_attributes=(),
        case_people=(),
        key_dates=(),
        headed_texts=(),
        decided_in=full.now.deciding,
    )
    if audience.kind is not AudienceKind.AGENCY:
        now = replace(now, part_judgements=())
    if audience.kind not in (AudienceKind.AGENCY, AudienceKind.BOARD):
        now = replace(now, first_views=(), changed_answers=())
    if not audience.says_who:
        now = replace(now, corrections=())
    if audience.kind in (AudienceKind.PRACTITIONERS, AudienceKind.PUBLIC):
        now = _of_nobody(now)
    return replace(full, now=now, audience=audience, comments=(), case_id=None)


def _case(case: Case, audience: Audience) -> Case:
    """Return a case without what tells which family it is, and where it must be, its name."""
    bare = replace(case, outline="", age="", sex="")
    return bare if audience.names_cases else replace(bare, reference=tr("{a case}"))


def _of_nobody(now: Snapshot) -> Snapshot:
    """Return it without who said what, and without what came from whom."""
    return replace(
        now,
        cases=tuple(replace(one, team="", pathway="", status_at_end="") for one in now.cases),
        family_voices=tuple(_voices(now)),
        judgements=tuple(replace(one, reason="") for one in now.judgements),
        views=tuple(replace(one, note="") for one in now.views),
    )


def _voices(now: Snapshot) -> Iterable[FamilyVoice]:
    """Yield what families agreed to have printed; who said it goes only after that is known."""
    for one in now.family_voices:
        if may_print(now, one):
            yield replace(one, said_by="", means="", case_id=None)


def _notes(now: Snapshot, audience: Audience) -> tuple[Note, ...]:
    """Return the notes without who said them, and for all but the board no concern."""
    held = tuple(_unnamed(one, audience) for one in now.notes)
    if audience.kind is not AudienceKind.BOARD:
        held = tuple(one for one in held if one.kind not in _NOT_FOR_ALL)
    if audience.says_who:
        return held
    return tuple(replace(one, role="", agency_id=None) for one in held)


def _unnamed(note: Note, audience: Audience) -> Note:
    """Return a challenge without who challenged whom, and on what: that is the panel's."""
    if note.kind is not NoteKind.CHALLENGE:
        return note
    case = note.case_id if audience.names_cases else None
    return Note(NoteKind.CHALLENGE, "", note.id, case)


def _finding(counted: ReportCounts, finding: Finding, audience: Audience) -> Finding:
    """Return a finding whose numbers are said in words where they might point to somebody."""
    told = finding
    held = counted.full.now.evidence_on(finding.id)
    counts = ((one.count, one.shown) for one in held if one.kind is EvidenceKind.COUNT)
    for shown, words in _bands(counted, counts, audience):
        told = _in_words(told, shown, words)
    return told


def _own_words(counted: ReportCounts, part: DocumentPart, audience: Audience) -> DocumentPart:
    """Return the user's own words with their live numbers said in words, as in a finding."""
    told = part.words
    counts = ((one.count, one.shown) for one in own_numbers(part))
    for shown, words in _bands(counted, counts, audience):
        told = with_number(told, shown, words)
    return replace(part, words=told)


def _bands(
    counted: ReportCounts, counts: Iterable[tuple[str, str]], audience: Audience
) -> Iterable[tuple[str, str]]:
    """Yield what a number is shown as, and the words in its place, for each that needs them."""
    now = counted.full.now
    for kept, shown in counts:
        number = live_number(kept) if shown else None
        if number is None:
            continue
        values = counted.full.values
        found = live_count(now, number, counted.answers, counted.apart, values)
        unit = UNIT_OF[number.counted]
        if found is None:  # what it counted is gone: nobody knows of how few it was
            if not audience.says_counts or number.within or number.where:
                yield shown, no_share_words(unit)
            continue
        if audience.says_counts and not _is_small_split(found, now.least_shown):
            continue
        if audience.says_counts or _is_the_one_share(now, number):
            known = _known(now, found)
            yield shown, band_words(found.count, found.base, unit, known, now.least_shown)
        else:
            yield shown, no_share_words(unit)


def _is_the_one_share(now: Snapshot, number: LiveNumber) -> bool:
    """Return whether it is the one share of its question that is told where numbers are not.

    Two shares of the same returns, on two bases, of two answers or of a part and the whole,
    would let a small number be worked out; so would one of those for whom something else is so.
    """
    if number.within or number.where or number.complete_only or number.base is not Base.APPLICABLE:
        return False
    item = now.tool.item.get(number.item_id) if number.item_id is not None else None
    if item is None and number.question_id is not None:
        held = now.tool.items_of(number.question_id)
        item = held[0] if len(held) == 1 else None
    if item is None:
        return False
    if not asked_whatever_else(now.tool, item):
        return False
    allowed = now.tool.answers_of(item.answer_set_id)
    lead = next(filter(on_the_scale, allowed), next(iter(allowed), None))
    in_returns = number.counted is Counted.RETURNS and bool(now.usable)
    in_room = number.counted is Counted.CASES and not now.usable
    return lead is not None and number.answer_ids == (lead.id,) and (in_returns or in_room)


def _known(now: Snapshot, found: LiveCount) -> int:
    """Return how many there are of what a number counts, as anybody may know who was there."""
    if found.number.within or found.number.where:
        return found.base
    match found.number.counted:
        case Counted.RETURNS:
            return len(now.usable)
        case Counted.CASES:
            return len(now.cases)
        case Counted.REQUESTS:
            return len(now.requests)
        case _:
            return found.base


def _is_small_split(found: LiveCount, told: int) -> bool:
    """Return whether a number is of a part of the audit and small, or leaves a small rest."""
    narrowed = bool(found.number.within or found.number.where)
    least = min(found.count, found.base - found.count)
    return narrowed and least < told


def _in_words(finding: Finding, shown: str, words: str) -> Finding:
    return replace(
        finding,
        text=with_number(finding.text, shown, words),
        detail=with_number(finding.detail, shown, words),
        challenge=with_number(finding.challenge, shown, words),
        call_to_act=with_number(finding.call_to_act, shown, words),
        reflection=with_number(finding.reflection, shown, words),
    )
