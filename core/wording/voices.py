"""What is said of other voices than the agencies': families, meetings observed, leaders."""

from core.counting.voices import ThemeVoices, families
from core.model.case import Case
from core.model.clock import date_text
from core.model.ids import CaseId, ThemeId
from core.model.names import normalised
from core.model.note import quoted
from core.model.snapshot import Snapshot
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.wording.labels import sentence
from core.words import plural, tr


def families_words(now: Snapshot) -> str:
    """Return how many families were heard of how many asked; nothing where nobody was."""
    found = families(now)
    if not found.listed:
        return tr("{heard} heard", heard=_families(found.heard)) if found.heard else ""
    if not found.asked:
        return tr("No family was asked")
    return tr(
        "{heard} of {asked} asked were heard", heard=found.heard, asked=_families(found.asked)
    )


def families_differ_words(now: Snapshot) -> str:
    """Return that the audit's details name another number than the list holds, if so."""
    found, typed = families(now), now.audit.families_heard
    if not found.listed or not typed or typed == found.heard:
        return ""
    return tr(
        "The audit's details say {typed}; what is listed here counts.",
        typed=tr("{heard} heard", heard=_families(typed)),
    )


def _families(count: int) -> str:
    return plural(count, "family", "families")


def theme_voices_words(now: Snapshot, group: ThemeVoices) -> str:
    """Return how many families, meetings and talks speak of a theme, with the base."""
    parts = []
    if group.voices:
        heard, cases = families(now).heard, len(group.cases)
        said = plural(len(group.voices), "family voice", "family voices")
        if heard and 0 < cases <= heard:
            said += tr(", from {some} of {heard} heard", some=cases, heard=_families(heard))
        elif cases:
            said += tr(", from {some}", some=_families(cases))
        parts.append(said)
    if group.meetings:
        parts.append(plural(len(group.meetings), "meeting observed", "meetings observed"))
    if group.talks:
        parts.append(plural(len(group.talks), "talk with leaders", "talks with leaders"))
    return " · ".join(parts)


def voice_words(voice: FamilyVoice) -> str:
    """Return what a family said: in quotation marks where it is their own words."""
    return quoted(voice.text) if voice.verbatim else sentence(voice.text)


def voice_by(voice: FamilyVoice) -> str:
    """Return who of a family said it and how: "Parent, telephone"."""
    return ", ".join(part for part in (voice.said_by.strip(), voice.means.strip()) if part)


def asked_words(asked: FamilyAsked) -> str:
    """Return who was asked, how, by whom and with what consent, and what came of it."""
    by = tr("by {role}", role=asked.asked_by.strip()) if asked.asked_by.strip() else ""
    consent = asked.consent.strip()
    parts = (
        asked.means.strip(),
        by,
        date_text(asked.asked_on),
        tr("consent: {consent}", consent=consent) if consent else "",
        asked.outcome.word,
    )
    return ", ".join(part for part in parts if part)


def case_voices_words(now: Snapshot, case_id: CaseId) -> tuple[str, ...]:
    """Return what a case's family said, and of those who said nothing what came of asking."""
    found = []
    for voice in now.family_voices:
        if voice.case_id == case_id:
            theme = now.tool.theme.get(voice.theme_id) if voice.theme_id is not None else None
            about = " · ".join(
                part for part in (voice_by(voice), theme.title if theme else "") if part
            )
            found.append(f"{voice_words(voice)} ({about})" if about else voice_words(voice))
    found += [
        f"{asked.who.strip()}: {asked_words(asked)}"
        for asked in now.families_asked
        if asked.case_id == case_id
    ]
    return tuple(found)


def other_voices_words(now: Snapshot, case: Case, theme_id: ThemeId | None) -> tuple[str, ...]:
    """Return what was seen at meetings of a case's pathway or on a theme, and said by leaders."""
    pathway = normalised(case.pathway)
    found = []
    for one in now.meetings_observed:
        own = bool(pathway) and normalised(one.pathway) == pathway
        if own or (theme_id is not None and one.theme_id == theme_id):
            about = meeting_about(one)
            found.append(f"{meeting_words(one)} ({about})" if about else meeting_words(one))
    for talk in now.leader_talks:
        if theme_id is not None and talk.theme_id == theme_id:
            by = talk_by(now, talk)
            found.append(f"{sentence(talk.text)} ({by})" if by else sentence(talk.text))
    return tuple(found)


def meeting_words(meeting: MeetingObserved) -> str:
    """Return what was seen at a meeting, under its title."""
    title, seen = meeting.title.strip(), meeting.text.strip()
    return f"{title}. {sentence(seen)}" if seen else title


def meeting_about(meeting: MeetingObserved) -> str:
    """Return when a meeting was, on which pathway, and who watched it."""
    by = meeting.watched_by.strip()
    parts = (
        date_text(meeting.held_on),
        meeting.pathway.strip(),
        tr("watched by {role}", role=by) if by else "",
    )
    return " · ".join(part for part in parts if part)


def talk_by(now: Snapshot, talk: LeaderTalk) -> str:
    """Return whom a talk was with, and when: "Head of service, Schools · 3 May 2014"."""
    agency = now.agency.get(talk.agency_id) if talk.agency_id is not None else None
    who = ", ".join(part for part in (talk.role.strip(), agency.name if agency else "") if part)
    return " · ".join(part for part in (who, date_text(talk.held_on)) if part)
