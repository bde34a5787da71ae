"""Blocks made of words in one look: what the documents are mostly put together from."""

from collections.abc import Iterable, Sequence

from core.documents.blocks import Column, Entries, Paragraph, Table, TextLook, TextSpan
from core.model.ids import ThemeId

Said = str | TextSpan
"""Words of ours, or those that know where somebody typed them."""


def span(said: Said, look: TextLook = TextLook.PLAIN) -> TextSpan:
    """Return words in one look; what has one of its own keeps it."""
    return said if isinstance(said, TextSpan) else TextSpan(said, look)


def line(said: Said, look: TextLook = TextLook.PLAIN) -> Paragraph:
    """Return a paragraph in one look."""
    return Paragraph((span(said, look),))


def theme_part(theme_id: ThemeId | None) -> str:
    """Return the part of a document that a theme is; one of no theme has no number."""
    return f"theme:{theme_id or 0}"


def entries(texts: Iterable[Said], *, bullets: bool = True) -> Entries:
    """Return plain entries, one a text."""
    return Entries(tuple((span(text),) for text in texts), bullets)


def table(
    columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[Said]], *, headed: bool = True
) -> Table:
    """Return a table of words; a column that is empty in every row is left out.

    With *headed* the first cell of a row names what the others are about.
    """
    held = [tuple(map(span, row)) for row in rows]
    kept = [at for at in range(len(columns)) if not at or any(row[at].text.strip() for row in held)]
    return Table(
        tuple(Column(*columns[at]) for at in kept),
        tuple(tuple((row[at],) for at in kept) for row in held),
        row_headings=headed,
    )
