"""Welsh for the window, as far as it has been begun: a draft until a native reader went over it."""

import tomllib

from core.files import WELSH
from core.words import Language, use_language


def welsh() -> Language:
    """Return what is in Welsh already; an entry without words is not yet."""
    found = tomllib.loads(WELSH.read_text(encoding="utf-8"))
    return Language(
        {text: said for text, said in found["texts"].items() if said},
        {both: tuple(forms) for both, forms in found["plurals"].items()},
    )


def speak_welsh() -> None:
    """Have the window speak it from now on; call it before the window is loaded."""
    use_language(welsh())
