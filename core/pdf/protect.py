"""Locks a PDF with a password: AES-256 (revision 6), held in memory throughout."""

import unicodedata
from io import BytesIO
from typing import Final

from core.model.fault import NotYet
from core.words import tr

_LONGEST: Final = 127
"""Bytes of a password that count in a PDF; programs differ in what they make of more."""


def protected(content: bytes, password: str) -> bytes:
    """Return the PDF encrypted so that it opens only with *password*.

    Raises NotYet for one that is too long for a PDF.
    """
    import pikepdf

    password = _as_typed(password)
    locked = BytesIO()
    with pikepdf.open(BytesIO(content)) as opened:
        opened.save(
            locked,
            encryption=pikepdf.Encryption(user=password, owner=password, R=6, aes=True),
        )
    return locked.getvalue()


def unlocked(pdf: bytes, password: str) -> bytes:
    """Return a protected PDF without its protection, to read it back."""
    import pikepdf

    plain = BytesIO()
    with pikepdf.open(BytesIO(pdf), password=_as_typed(password)) as opened:
        opened.save(plain)
    return plain.getvalue()


def _as_typed(password: str) -> str:
    """Return the password as a keyboard gives it: an é pasted in two parts is the same é."""
    plain = password.encode("utf-8", "replace").decode("utf-8")
    composed = unicodedata.normalize("NFC", plain)
    if len(composed.encode("utf-8")) > _LONGEST:
        raise NotYet(
            tr("The password is too long for a PDF."),
            tr("Nothing was written."),
            tr(
                "Choose one of at most {longest} letters; other than plain ones count two to four.",
                longest=_LONGEST,
            ),
        )
    return composed
