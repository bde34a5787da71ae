"""Practitioner comments as lines under their themes, in words; nothing is drawn here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.model.ids import NoteId, ThemeId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.people import comment_words
from core.words import plural, tr
from ui.themes.lines import EvidenceRow
from ui.themes.notes import about, theme_title
from ui.widgets.marks import NOT_SORTED, STANCE_MARKS

MARKED = tr("May be shown to the room")


@dataclass(frozen=True, slots=True)
class CommentRef:
    """What a comment's line stands for."""

    id: NoteId


@dataclass(frozen=True, slots=True)
class ThemeRef:
    """What the line over the comments of a theme stands for."""

    id: ThemeId


class CommentRows:
    """Makes the lines; a comment's is made again only where it, or what it names, changed."""

    def __init__(self) -> None:
        self._made: dict[NoteId, tuple[Note, EvidenceRow]] = {}
        self._rests_on: tuple[object, ...] = ()

    def of(
        self, now: Snapshot, groups: Mapping[ThemeId | None, Sequence[Note]]
    ) -> list[EvidenceRow]:
        """Return each theme's heading with its comments below."""
        rests_on = (now.tool, now.cases, now.agencies, now.note_cases)
        if any(new is not old for new, old in zip(rests_on, self._rests_on, strict=False)):
            self._made.clear()
        self._rests_on = rests_on
        found: list[EvidenceRow] = []
        for theme_id, notes in groups.items():
            found.append(_heading(now, theme_id, notes))
            found += [self._row(now, note) for note in notes]
        return found

    def _row(self, now: Snapshot, note: Note) -> EvidenceRow:
        before, row = self._made.get(note.id, (None, None))
        if row is None or before is not note:
            row = _row(now, note)
            self._made[note.id] = (note, row)
        return row


def _heading(now: Snapshot, theme_id: ThemeId | None, notes: Sequence[Note]) -> EvidenceRow:
    theme = now.tool.theme[theme_id] if theme_id is not None else None
    emerged = tr(" · emerged in the room") if theme is not None and theme.emerged else ""
    chosen = sum(note.chosen for note in notes)
    if not notes:
        small = tr("Nothing is filed here yet. Choose it as the theme of a comment.")
    elif theme is None:
        small = tr("No theme brings these to the room screen; each can be shown by itself.")
    else:
        small = tr("{part} of them may be shown to the room", part=chosen or tr("None"))
    return EvidenceRow(
        f"{theme_title(now, theme_id)} · {plural(len(notes), 'comment')}{emerged}",
        small=small,
        value=ThemeRef(theme_id) if theme_id is not None else None,
        heading=True,
    )


def _row(now: Snapshot, note: Note) -> EvidenceRow:
    mark = STANCE_MARKS[note.stance]
    stance = note.stance.word or NOT_SORTED
    return EvidenceRow(
        text=comment_words(note),
        small=f"{stance} · {about(now, note)}",
        sign=mark.sign,
        tone=mark.tone,
        value=CommentRef(note.id),
        mark=MARKED if note.chosen else "",
    )
