"""How what was heard is told: what is offered, where it was said and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.model.fault import NotYet
from core.model.ids import AgencyId, CaseId, ItemId, QuestionId, ThemeId
from core.model.names import normalised
from core.model.note import Note, NoteKind, Stance
from core.model.snapshot import Snapshot
from core.wording.people import told_when
from core.words import tr, word_for
from ui.widgets.marks import NOT_SORTED

KINDS: Final = (
    (NoteKind.STRENGTH, tr("Strength")),
    (NoteKind.IMPROVEMENT, tr("Improve")),
    (NoteKind.OBSERVATION, tr("Observe")),
    (NoteKind.COMMENT, tr("Comment")),
    (NoteKind.CONCERN, tr("Concern")),
)
"""The kinds in the order in which they are offered, in one short word."""

STANCES: Final = tuple((stance, stance.word or NOT_SORTED) for stance in Stance)
"""What a comment does, as it is offered."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: a role, an agency, both or nobody in particular. Never a person."""

    role: str = ""
    agency_id: AgencyId | None = None


@dataclass(frozen=True, slots=True)
class NoteContext:
    """What something was said at; nothing of it is the day as a whole.

    A case and a question or a line of it, a case as a whole, or a theme.
    """

    case_id: CaseId | None = None
    question_id: QuestionId | None = None
    item_id: ItemId | None = None
    theme_id: ThemeId | None = None

    @property
    def case(self) -> "NoteContext":
        """The case as a whole."""
        return NoteContext(self.case_id)

    def within(self, now: Snapshot) -> "NoteContext":
        """Return it without what was taken back or removed meanwhile."""
        return NoteContext(
            self.case_id if self.case_id in now.case else None,
            self.question_id if self.question_id in now.tool.question else None,
            self.item_id if self.item_id in now.tool.item else None,
            self.theme_id if self.theme_id in now.tool.theme else None,
        )

    def theme(self, now: Snapshot) -> ThemeId | None:
        """Return the theme it is at, or that of its question."""
        found = None if self.question_id is None else now.tool.question.get(self.question_id)
        return self.theme_id if found is None else found.theme_id


def speaker_words(now: Snapshot, speaker: Speaker) -> str:
    """Return "Health visitor, Health visiting", or less where less is known."""
    agency = now.agency.get(speaker.agency_id) if speaker.agency_id is not None else None
    name = now.short_name(agency) if agency else ""
    same = name.casefold() == speaker.role.casefold()
    return speaker.role if not name or same else ", ".join(filter(None, (speaker.role, name)))


def speakers(now: Snapshot) -> list[Speaker]:
    """Return nobody, then the agencies, then those who take part by role."""
    roles = [Speaker(person.role, person.agency_id) for person in now.participants if person.role]
    agencies = [Speaker("", agency.id) for agency in now.agencies]
    return list(dict.fromkeys([Speaker(), *agencies, *roles]))


def place_words(now: Snapshot, said: NoteContext) -> str:
    """Return "Child D · Q5", "Child D · 1b", "Child D", a theme, or "The day as a whole"."""
    case = now.case.get(said.case_id) if said.case_id is not None else None
    theme = now.tool.theme.get(said.theme_id) if said.theme_id is not None else None
    parts = [case.reference if case else "", key_words(now, said.question_id, said.item_id)]
    parts.append(theme.title if theme else "")
    return " · ".join(filter(None, parts)) or tr("The day as a whole")


def key_words(now: Snapshot, question_id: QuestionId | None, item_id: ItemId | None) -> str:
    """Return "Q5", "1b" for a line of a checklist, or nothing."""
    key = now.tool.key_of(question_id, item_id)
    return f"Q{key}" if key.isdecimal() else key


def about(note: Note, now: Snapshot) -> list[str]:
    """Return what stands below a note: kind, place with its theme, who said it, when."""
    agency = now.agency.get(note.agency_id) if note.agency_id is not None else None
    who = note.role or (now.short_name(agency) if agency else "")
    parts = [_kind(note), *_where(note, now), who, note.said_at[11:16]]
    parts.append(tr("for the room") if note.chosen else "")
    return [part for part in parts if part]


def about_concern(note: Note, now: Snapshot) -> tuple[list[str], str]:
    """Return what stands below a concern, and apart from it what is still to do."""
    where = _where(note, now)
    if not note.is_open:
        passed = tr("told {told}, {told_when}", told=note.told, told_when=told_when(note))
        return [note.kind.word, *where, passed], ""
    parts = [tr("For: {for_whom}", for_whom=note.for_whom)] if note.for_whom else []
    parts += [*where, tr("raised {said_at}", said_at=note.said_at[11:16])]
    return parts, tr("carried as open") if note.carried else tr("not yet passed on")


def spoken(parts: Sequence[str]) -> str:
    """Return parts as a screen reader should say them."""
    return ", ".join(parts)


def _kind(note: Note) -> str:
    word = note.kind.word
    if note.kind is not NoteKind.COMMENT:
        return word
    return ", ".join(filter(None, (word, word_for(note.stance))))


def _where(note: Note, now: Snapshot) -> list[str]:
    theme = now.tool.theme.get(note.theme_id) if note.theme_id is not None else None
    key = key_words(now, note.question_id, note.item_id)
    cases = [now.case[one].reference for one in now.cases_of_note(note)]
    where = [*cases, *([key] if key else [])]
    return [*(where or [tr("the day as a whole")]), *([theme.title] if theme else [])]


HALF_TYPED: Final = NotYet(
    tr("What was heard is typed but not kept."),
    tr("All else is in the audit."),
    tr("Press Enter to keep it; closing once more leaves it for the next time."),
)


def theme_called(now: Snapshot, title: str) -> ThemeId | None:
    """Return the theme that is called so, however it is written."""
    called = (theme.id for theme in now.tool.themes if normalised(theme.title) == normalised(title))
    return next(called, None)
