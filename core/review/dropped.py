"""What somebody typed and no document prints any more: its part is left out, or gone."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from core.documents.catalogue import compose, documents_of, heading_of
from core.documents.own_parts import own_paragraphs
from core.documents.words_in_order import document_words
from core.model.case import Case
from core.model.ids import CaseId
from core.model.judgement import Judgement
from core.model.note import Note
from core.model.own_document import parts_of
from core.model.snapshot import FullSnapshot
from core.model.tool import Point
from core.model.voices import FamilyVoice
from core.review.remark import Remark, RemarkKind
from core.words import plural, tr

_MOST = 80
"""So many letters of a text are quoted."""


def printed_nowhere(full: FullSnapshot) -> Iterator[Remark]:
    """Yield the user's own words that are not printed, and the comments that no document prints."""
    full = replace(full, case_id=None)  # what is of one case is printed of each
    yield from _own_words(full)
    yield from _comments(full)


def dropped_words(full: FullSnapshot) -> str:
    """Return in a sentence how many texts an export of every document would drop; "" for none."""
    found = list(printed_nowhere(full))
    if not found:
        return ""
    count = plural(len(found), tr("text that was typed is"), tr("texts that were typed are"))
    return tr("{count} printed in no document: {first}", count=count, first=found[0].text)


def _own_words(full: FullSnapshot) -> Iterator[Remark]:
    for key in _keys(full):
        said = [
            (part, words)
            for part in parts_of(full.now.document_parts, key).values()
            if (words := own_paragraphs(part))
        ]
        printed = _printed(full, (key,)) if said else ""
        for part, words in said:
            texts = (
                one.footnote.words if one.footnote else one.text for each in words for one in each
            )
            if not all(_bare(text) in printed for text in texts):
                told = tr(
                    "Your own words in “{title}” are not printed: their part is left out, or gone.",
                    title=heading_of(key),
                )
                yield Remark(RemarkKind.UNPRINTED, False, told, part_id=part.id)


def _comments(full: FullSnapshot) -> Iterator[Remark]:
    """Yield what was typed about cases that only parts which are left out would print."""
    shorter = {one.document for one in full.now.document_parts if one.left_out}
    shorter &= set(_keys(full))
    if not shorter:
        return
    shipped = replace(full, now=replace(full.now, document_parts=()))
    before, now = _printed(shipped, shorter), _printed(full, shorter)
    lost = [one for one in _typed(full) if _bare(one.text) in before]
    lost = [one for one in lost if _bare(one.text) not in now]
    others = _printed(full, set(_keys(full)) - shorter) if lost else ""
    for one in lost:
        if _bare(one.text) not in others:
            said = " ".join(one.text.split())
            quoted = said if len(said) <= _MOST else f"{said[:_MOST].rsplit(' ', 1)[0]}…"
            told = tr("“{quoted}” is in no document: its part is left out.", quoted=quoted)
            yield replace(one, text=told)


def _typed(full: FullSnapshot) -> Iterator[Remark]:
    """Yield every text somebody typed about cases, with where it is kept."""
    now = full.now
    rows: list[Case | Note | Judgement | FamilyVoice] = [*now.cases, *now.notes]
    rows += [*now.judgements, *now.family_voices]
    for row in rows:
        text, case_id, point = _text_of(row)
        if text.strip():
            note_id = row.id if isinstance(row, Note) else None
            kind = RemarkKind.UNPRINTED
            yield Remark(kind, False, text, case_id=case_id, note_id=note_id, point=point)
    for view in now.views:
        if view.note.strip():
            yield Remark(RemarkKind.UNPRINTED, False, view.note)
    for headed in now.headed_texts:
        yield Remark(RemarkKind.UNPRINTED, False, headed.text, case_id=headed.case_id)


def _text_of(
    row: Case | Note | Judgement | FamilyVoice,
) -> tuple[str, CaseId | None, Point | None]:
    match row:
        case Case():
            return row.outline, row.id, None
        case Judgement():
            return row.reason, row.case_id, row.point
        case _:
            return row.text, row.case_id, None


def _keys(full: FullSnapshot) -> list[str]:
    return [one.key for one in documents_of(full.now)]


def _printed(full: FullSnapshot, keys: Collection[str]) -> str:
    return "\n".join(_bare(one) for key in keys for one in document_words(compose(key, full)))


def _bare(text: str) -> str:
    """Return words as they are compared: a sentence gets its full stop where it is printed."""
    return " ".join(text.split()).rstrip(".;:, ")
