"""The sign and the tone of what was heard, the same on every page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.model.note import NoteKind, Stance
from core.words import tr
from ui.theme import Tone

NOT_SORTED: Final = tr("Not sorted")


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign with its tone; never the one without the other."""

    sign: str
    tone: Tone


KIND_MARKS: Final[Mapping[NoteKind, Mark]] = {
    NoteKind.STRENGTH: Mark("+", Tone.GOOD),
    NoteKind.IMPROVEMENT: Mark("▴", Tone.WARN),
    NoteKind.OBSERVATION: Mark("●", Tone.PLAIN),
    NoteKind.COMMENT: Mark("“", Tone.ACCENT),
    NoteKind.CONCERN: Mark("!", Tone.BAD),
    NoteKind.CHALLENGE: Mark("→", Tone.WARN),
}

STANCE_MARKS: Final[Mapping[Stance, Mark]] = {
    Stance.UNSAID: Mark("", Tone.PLAIN),
    Stance.CHALLENGE: Mark("▴", Tone.WARN),
    Stance.HELPS: Mark("+", Tone.GOOD),
    Stance.SUGGESTION: Mark("→", Tone.ACCENT),
}
