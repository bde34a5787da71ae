"""Where a line may end: at words, or anywhere in a text with a word longer than any page."""

import re
from typing import Final

from PySide6.QtGui import QTextOption

_ENDLESS: Final = 2_000
"""Letters without a blank; beyond them each line would be sought through all the rest."""
_BLANKS: Final = re.compile(r"[ \t\r\n\u2028\u2029]")


def wrap_of(text: str) -> QTextOption.WrapMode:
    """Return how *text* wraps: at words, else anywhere; an endless run anywhere from the start.

    To break a run of letters only because it fits on no line takes time that grows with
    the square of its length: seconds for what one careless paste brings in.
    """
    endless = len(text) > _ENDLESS and max(map(len, _BLANKS.split(text))) > _ENDLESS
    modes = QTextOption.WrapMode
    return modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere
