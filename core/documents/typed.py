"""What people typed, as documents say it: each stretch of words knows where it is kept."""

from collections.abc import Iterator
from typing import Any

from core.documents.blocks import TextLook, TextSpan
from core.model.finding import Finding
from core.model.judgement import Judgement, ViewKind
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.model.typed_text import TypedText
from core.wording.labels import headline, sentence
from core.wording.people import differing_words


def kept_at(row: Any, field: str) -> TypedText:
    """Return where a field of words of a row is kept."""
    return TypedText(type(row), row.id, field)


def typed(
    row: Any, field: str, look: TextLook = TextLook.PLAIN, said: str | None = None
) -> TextSpan:
    """Return what was typed into a field of a row, ended as a sentence.

    *Said* is how it stands here where that is not so: as it was typed, or a part of it.
    """
    text = sentence(getattr(row, field)) if said is None else said
    return TextSpan(text, look, kept_at(row, field))


def as_typed(row: Any, field: str, look: TextLook = TextLook.PLAIN) -> TextSpan:
    """Return what was typed into a field of a row, as it was typed."""
    return typed(row, field, look, getattr(row, field).strip())


def headed(one: Finding | Note) -> TextSpan:
    """Return the first sentence of a finding or a note."""
    return typed(one, "text", said=sentence(headline(one.text)[0]))


def followed(finding: Finding) -> list[TextSpan]:
    """Return what is said of a finding after its first sentence, where anything is."""
    rest = typed(finding, "text", said=sentence(headline(finding.text)[1]))
    return [one for one in (rest, typed(finding, "detail")) if one.text]


def differing_spans(
    now: Snapshot, judgement: Judgement, look: TextLook = TextLook.PLAIN
) -> Iterator[TextSpan]:
    """Yield who saw a judgement differently, each view's own words known by where they are kept."""
    views = now.views_on(judgement)
    plain = [one for one in views if not one.note.strip() and one.kind is ViewKind.OTHER]
    for view in views:
        if view not in plain:
            for said in differing_words(now, [view]):
                yield typed(view, "note", look, said)
    for said in differing_words(now, plain):
        yield TextSpan(said, look)
