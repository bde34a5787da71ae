"""What is said of own answers that were changed in the room, and of who challenged whom."""

from typing import Final

from core.counting.day_order import strengths_wait
from core.counting.moderation import (
    challenge_pairs,
    challenges,
    own_moves,
    own_moves_by_agency,
)
from core.counting.view_moves import ViewMoves
from core.model.changed_answer import ChangedAnswer
from core.model.ids import CaseId
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.wording.first_views import ways_words
from core.wording.numbers import Unit
from core.words import later, plural, tr

_CHALLENGED: Final = (later("{one} challenged {other}"), later("{one} challenged {other}: {text}"))
STRENGTHS_FIRST: Final = later("Strengths first: what went well?")
_NOBODY: Final = later("Somebody")


def heard_words(now: Snapshot, note: Note) -> str:
    """Return the words of a note as they are shown; of a challenge who challenged whom."""
    if note.kind is not NoteKind.CHALLENGE:
        return note.words
    one, other = (
        now.short_name(now.agency[key]) if key in now.agency else role or tr(_NOBODY)
        for key, role in ((note.agency_id, note.role), (note.challenged_id, ""))
    )
    text = note.text.strip()
    return tr(_CHALLENGED[bool(text)], one=one, other=other, text=text)


def strengths_words(now: Snapshot, case_id: CaseId) -> str:
    """Return that a case begins with its strengths; nothing where it does not wait for any."""
    if not strengths_wait(now, case_id):
        return ""
    return tr(
        "Strengths first: what went well for {reference}? Note one, or go on with the question.",
        reference=now.case[case_id].reference,
    )


def challenges_words(now: Snapshot) -> str:
    """Return how often agencies challenged one another; nobody is named."""
    found = challenges(now.notes)
    if not found:
        return ""
    cases = {one.case_id for one in found if one.case_id is not None}
    return tr(
        "Agencies challenged one another {times} on {those}.",
        times=plural(len(found), tr("time"), tr("times")),
        those=Unit.CASES.of(len(cases)),
    )


def challenge_pairs_words(now: Snapshot) -> str:
    """Return "Who challenged whom: School to Police 2"; for the panel alone."""
    told = [
        tr(
            "{one} to {other} {count}",
            one=now.short_name(one),
            other=now.short_name(other),
            count=count,
        )
        for one, other, count in challenge_pairs(now)
    ]
    return tr("Who challenged whom: {told}.", told="; ".join(told)) if told else ""


def changed_words(now: Snapshot, case_id: CaseId, point: Point) -> str:
    """Return "Changed in the room: Police from Good to Inadequate."; nothing where none did."""
    said = [_change(now, one) for one in now.changed_at(case_id, point)]
    return tr("Changed in the room: {said}.", said=", ".join(said)) if said else ""


def now_words(one: ChangedAnswer) -> str:
    """Return what stands on an agency's card below what its return says."""
    return tr("In the room now: {answer}", answer=one.answer)


def own_moves_words(now: Snapshot) -> str:
    """Return how many own answers were changed in the room, and which way."""
    found = own_moves(now)
    if not found.moved:
        return ""
    return tr(
        "In the room agencies moved from {answers} ({ways}). Returns are counted as they came.",
        answers=plural(found.moved, tr("answer of their own"), tr("answers of their own")),
        ways=ways_words(found),
    )


def own_moved_words(found: ViewMoves) -> str:
    """Return "In the room 2 agencies' answers moved: 1 to a better answer, 1 to a worse one"."""
    answers = plural(found.moved, tr("agency's answer"), tr("agencies' answers"))
    return tr("In the room {answers} moved: {ways}", answers=answers, ways=ways_words(found))


def own_movers_words(now: Snapshot) -> str:
    """Return which agencies changed how many of their own answers."""
    told = [
        tr("{name} {moved} ({ways})", name=now.short_name(one), moved=m.moved, ways=ways_words(m))
        for one, m in own_moves_by_agency(now)
    ]
    return tr("Who moved from its own answer: {told}.", told="; ".join(told)) if told else ""


def _change(now: Snapshot, one: ChangedAnswer) -> str:
    agency = now.agency.get(one.agency_id)
    name = now.short_name(agency) if agency is not None else tr(_NOBODY)
    return tr("{name} from {before} to {after}", name=name, before=one.before, after=one.answer)
