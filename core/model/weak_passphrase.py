"""Whether a passphrase is easy to guess, by the window and the command line alike."""

from typing import Final

SHORT: Final = 8
_KINDS: Final = 5


def is_weak(passphrase: str) -> bool:
    """Return whether it is so easy to guess that it is taken only knowingly."""
    return len(passphrase) < SHORT or len(set(passphrase.lower())) < _KINDS
