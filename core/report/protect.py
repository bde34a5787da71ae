"""Locks a PDF with a password: AES-256 (revision 6), held in memory throughout."""

from io import BytesIO


def protected(pdf: bytes, password: str) -> bytes:
    """Return the PDF encrypted so that it opens only with *password*."""
    import pikepdf

    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            locked,
            encryption=pikepdf.Encryption(user=password, owner=password, R=6, aes=True),
        )
    return locked.getvalue()


def unlocked(pdf: bytes, password: str) -> bytes:
    """Return a protected PDF without its protection, to read it back."""
    import pikepdf

    plain = BytesIO()
    with pikepdf.open(BytesIO(pdf), password=password) as opened:
        opened.save(plain)
    return plain.getvalue()
