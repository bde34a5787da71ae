"""How hard a passphrase is to guess, in plain words."""

from typing import Final

from core.model.weak_passphrase import is_weak
from core.words import tr
from ui.theme import Tone

_LONG: Final = 16
_WORDS: Final = 4


def strength(passphrase: str) -> tuple[str, Tone]:
    """Return what to say about a passphrase while it is typed; nothing while there is none."""
    if not passphrase:
        return tr("Four words that do not belong together are easy to keep and hard to guess."), (
            Tone.PLAIN
        )
    length, words = len(passphrase), len(passphrase.split())
    if is_weak(passphrase):
        return tr("Easy to guess: make it longer. Four words are better than one."), Tone.WARN
    if length < _LONG and words < _WORDS:
        return tr("Fair. Another word or two would make it hard to guess."), Tone.WARN
    return tr("Hard to guess. Write it down and keep it away from this computer."), Tone.GOOD
