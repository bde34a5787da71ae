"""What a case's summary says of the people in it, its key dates and what the family said."""

from collections.abc import Iterator

from core.counting.voices import Leave, leave_to_print
from core.documents.blocks import Block, Heading, TextLook, TextSpan, Words
from core.documents.plain import Said, line, table
from core.documents.typed import typed
from core.model.case import Case
from core.model.clock import date_text
from core.model.household import KeyDate
from core.model.snapshot import Snapshot
from core.model.voices import FamilyAsked, FamilyVoice
from core.wording.household import people_words
from core.wording.labels import sentence
from core.wording.voices import asked_words, voice_by, voice_words
from core.words import tr


def people(now: Snapshot, case: Case) -> Iterator[Block]:
    """Yield who belongs to a case, by role."""
    said = people_words(now, case.id)
    if said:
        yield line(sentence(tr("Family and others: {people}", people=said)))


def key_dates(now: Snapshot, case: Case) -> Iterator[Block]:
    """Yield what happened when, the first first, and who noted it."""
    found = now.key_dates_of(case.id)
    if found:
        yield Heading(tr("Key dates"), "key-dates")
        columns = ((tr("Day"), 109), (tr("What happened"), 294), (tr("Noted by"), 100))
        yield table(columns, (_key_date(now, one) for one in found))


def _key_date(now: Snapshot, one: KeyDate) -> tuple[Said, Said, Said]:
    agency = now.agency.get(one.agency_id) if one.agency_id is not None else None
    return date_text(one.day), typed(one, "text"), now.short_name(agency) if agency else ""


def family_words(now: Snapshot, case: Case) -> tuple[Words, ...]:
    """Return what a case's family said; where it said nothing, what came of asking it."""
    said = [voice_spans(now, one) for one in now.family_voices if one.case_id == case.id]
    return tuple(said) or tuple(_asked(one) for one in now.families_asked if one.case_id == case.id)


def _asked(one: FamilyAsked) -> Words:
    said = tr("Of the family: {who}, {how}", who=one.who.strip(), how=asked_words(one))
    return (TextSpan(sentence(said), TextLook.QUIET),)


def voice_spans(now: Snapshot, voice: FamilyVoice) -> Words:
    """Return what a family said: their own words in italics, a summary upright, then by whom.

    What they did not agree to have printed is only said to have been heard.
    """
    look = TextLook.ITALIC if voice.verbatim else TextLook.PLAIN
    words, by = typed(voice, "text", look, voice_words(voice)), voice_by(voice)
    leave = leave_to_print(now, voice)
    if leave is Leave.NOTHING:
        words = TextSpan(tr("Not printed: consent was refused."), TextLook.QUIET)
    elif leave is Leave.SUMMARY and voice.verbatim:
        words = TextSpan(tr("Heard; asked not to be quoted."), TextLook.QUIET)
    return (words, TextSpan(f" ({by})")) if by else (words,)
