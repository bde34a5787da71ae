"""Other voices: families asked and what they said, meetings observed, talks with leaders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from core.counting.voices import families
from core.documents.blocks import Block, Cell, Column, Document, Heading, Section, Table, TextSpan
from core.documents.heads import running_head
from core.documents.household import voice_spans
from core.documents.plain import Said, line, table
from core.documents.typed import typed
from core.model.clock import date_text
from core.model.ids import CaseId, ThemeId
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.voices import FamilyAsked, MeetingObserved
from core.wording.labels import sentence
from core.wording.voices import families_words, talk_by
from core.words import tr

_FOOT = tr("By role, never by name.")


class _Themed(Protocol):
    @property
    def theme_id(self) -> ThemeId | None: ...


T = TypeVar("T", bound=_Themed)


def holds_voices(now: Snapshot) -> bool:
    """Return whether anybody else was asked than the agencies."""
    return bool(
        now.families_asked or now.family_voices or now.meetings_observed or now.leader_talks
    )


def other_voices(full: FullSnapshot) -> Document:
    """Compose what others than the agencies said."""
    now = full.now
    head = running_head(now.audit, tr("other voices"))
    blocks = tuple(voice_blocks(now))
    nothing = (line(tr("Nobody else than the agencies was asked.")),)
    section = Section(tr("Other voices"), date_text(now.audit.day), blocks or nothing, _FOOT)
    return Document("voices", head, head, now.audit.marking, (section,))


def voice_blocks(now: Snapshot) -> Iterator[Block]:
    """Yield what families said, what meetings showed and what leaders told."""
    yield from _families(now)
    yield from _by_families(now)
    yield from _meetings(now)
    yield from _talks(now)


def _families(now: Snapshot) -> Iterator[Block]:
    counted = families_words(now)
    if not counted:
        return
    yield Heading(tr("Families"), "families")
    yield line(sentence(counted))
    if families(now).listed:
        yield line(tr("All who were asked about one {case} are one family."))
        columns = (
            (tr("About"), 62),
            (tr("Who was asked"), 78),
            (tr("How"), 75),
            (tr("By"), 66),
            (tr("When"), 95),
            (tr("Consent"), 96),
            (tr("What came of it"), 75),
        )
        yield table(columns, (_asked(now, one) for one in now.families_asked))


def _asked(now: Snapshot, one: FamilyAsked) -> Sequence[str]:
    return (
        _case(now, one.case_id),
        one.who.strip(),
        one.means.strip(),
        one.asked_by.strip(),
        date_text(one.asked_on),
        one.consent.strip(),
        one.outcome.word,
    )


def _case(now: Snapshot, case_id: CaseId | None) -> str:
    case = now.case.get(case_id) if case_id is not None else None
    return case.reference if case else tr("no {case} in particular")


def _by_families(now: Snapshot) -> Iterator[Block]:
    if not now.family_voices:
        return
    yield Heading(tr("What families said, by theme"), "said")
    columns = (Column(tr("Theme"), 109), Column(tr("What was said"), 314), Column(tr("About"), 80))
    rows: list[tuple[Cell, ...]] = []
    for title, voices in _by_theme(now, now.family_voices).items():
        for at, voice in enumerate(voices):
            about = _case(now, voice.case_id) if voice.case_id is not None else ""
            theme = (TextSpan("" if at else title),)
            rows.append((theme, voice_spans(now, voice), (TextSpan(about),)))
    yield Table(columns, tuple(rows), row_headings=False)


def _by_theme(now: Snapshot, held: Iterable[T]) -> Mapping[str, list[T]]:
    """Return what was said by the title of its theme, in the tool's order, under none last."""
    found: dict[str, list[T]] = {theme.title: [] for theme in now.tool.themes}
    for one in held:
        theme = now.tool.theme.get(one.theme_id) if one.theme_id is not None else None
        found.setdefault(theme.title if theme else tr("No theme"), []).append(one)
    return {title: rows for title, rows in found.items() if rows}


def _meetings(now: Snapshot) -> Iterator[Block]:
    if not now.meetings_observed:
        return
    yield Heading(tr("Meetings observed"), "meetings")
    columns = (
        (tr("Meeting"), 110),
        (tr("When"), 80),
        (tr("Pathway"), 85),
        (tr("Watched by"), 75),
        (tr("What was seen"), 208),
    )
    yield table(columns, (_meeting(one) for one in now.meetings_observed))


def _meeting(one: MeetingObserved) -> Sequence[Said]:
    return (
        one.title.strip(),
        date_text(one.held_on),
        one.pathway.strip(),
        one.watched_by.strip(),
        typed(one, "text"),
    )


def _talks(now: Snapshot) -> Iterator[Block]:
    if not now.leader_talks:
        return
    yield Heading(tr("Talks with leaders"), "leaders")
    columns = ((tr("With whom, and when"), 150), (tr("Theme"), 100), (tr("What was said"), 253))
    themes = {theme.id: theme.title for theme in now.tool.themes}
    yield table(
        columns,
        (
            (talk_by(now, one), themes.get(one.theme_id or ThemeId(0), ""), typed(one, "text"))
            for one in now.leader_talks
        ),
    )
