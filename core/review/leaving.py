"""What must be settled before documents leave for others than the panel.

Every text that stands in one of the chosen documents is looked at: for names, for what tells
who a family is, for which case it was, and for numbers from which a small one can be worked out.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from core.documents.audience import for_audience
from core.documents.blocks import Document
from core.documents.catalogue import Format, compose, formats_for, spec
from core.documents.data import sheet_words
from core.documents.footnotes import apart
from core.documents.retold import retold, texts_typed
from core.documents.words_in_order import drawn_words, section_words
from core.model.audience import Audience, AudienceKind
from core.model.names import normalised, without_unseen
from core.model.snapshot import FullSnapshot, Snapshot
from core.review.capitals import capitals, given_names
from core.review.details import details
from core.review.few import numbers_of_few
from core.review.names import names
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.settled import Settled, replaced, without
from core.review.singled_out import singled_out
from core.review.texts import DocumentText, texts
from core.words import tr

_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One thing to settle; `key` stays the same while its words do.

    `documents` are those that print it, by their keys; none where that cannot be told.
    """

    key: str
    remark: Remark
    text: str
    documents: tuple[str, ...] = ()
    may_leave_out: bool = False

    @property
    def words(self) -> str:
        """What was found, which can be said otherwise; nothing where that is no one place."""
        return self.remark.words

    def is_like(self, other: "Unsettled") -> bool:
        """Return whether the same words were found for the same, though in another text."""
        same = normalised(self.words) == normalised(other.words)
        return bool(self.words) and same and self.remark.kind is other.remark.kind

    def stops(self, documents: Collection[str]) -> bool:
        """Return whether any of these documents waits for it."""
        return not self.documents or any(key in documents for key in self.documents)


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """An audit as it would leave; what of it is not settled yet, and what was, one by one."""

    view: FullSnapshot
    left: tuple[Unsettled, ...] = ()
    decided: tuple[Unsettled, ...] = ()


def leaving(
    full: FullSnapshot, keys: Sequence[str], audience: Audience, settled: Settled
) -> tuple[FullSnapshot, tuple[Unsettled, ...]]:
    """Return the audit as it would leave, and what of it is not settled yet."""
    found = looked_through(full, keys, audience, settled)
    return found.view, found.left


def looked_through(
    full: FullSnapshot, keys: Sequence[str], audience: Audience, settled: Settled
) -> LookedThrough:
    """Return the audit as it would leave, with what is settled in it and what is not."""
    full = retold(full, _as_read, called=True)
    view = replaced(for_audience(full, audience), settled)
    if audience.kind is AudienceKind.PANEL:
        return LookedThrough(view)
    accepted = {one.key for one in settled.accept if one.because.strip()}
    out = {one.key for one in settled.leave_out}
    found = _found(full.now, view, keys)
    decided = {one.key: one for one in found if one.key in accepted | out}
    while gone := frozenset(one.text for one in found if one.key in out and one.may_leave_out):
        # Two texts may say the same in the same place: the second is found once one is out.
        view = without(view, gone)
        found = _found(full.now, view, keys)
    left = tuple(one for one in found if one.key not in accepted)
    return LookedThrough(view, left, tuple(decided.values()))


def _as_read(text: str) -> str:
    """Return a text without signs nobody sees, an accent with its letter: else they part a name."""
    return text if text.isascii() else unicodedata.normalize("NFC", without_unseen(text))


def _found(real: Snapshot, view: FullSnapshot, keys: Sequence[str]) -> list[Unsettled]:
    printed_in = {key: " ".join(_words_of(key, view)) for key in keys}
    printed = " ".join(printed_in.values())
    typed_texts = texts_typed(view)
    every = tuple(texts(view))
    own = tuple(one for one in every if not one.may_name)
    typed = tuple(one for one in every if one.may_name and _is_printed(one.text, printed))
    told = tuple(one for one in own if _is_printed(one.text, printed))
    printed_texts = (*told, *typed)
    named = list(names(real, printed_texts, each=True))
    seen = {(_text_of(one, every), normalised(one.words)) for one in named}
    capital = (
        one
        for one in (*capitals(view.now, (*own, *typed), each=True), *given_names(told))
        if (text := _text_of(one, printed_texts)) and (text, normalised(one.words)) not in seen
    )
    detail = (one for one in details((*own, *typed), each=True) if _text_of(one, printed_texts))
    beside = (
        remark
        for one in (*told, *typed)
        for remark in (*_cases(real, view.audience, one), *numbers_of_few(view, one))
    )
    alone = singled_out(real, (*told, *typed), _together(view, every, printed))
    found = {}
    for one in (*named, *capital, *detail, *beside, *alone):
        text = _text_of(one, every)
        leads = replace(one, must_settle=True)
        where = tuple(key for key, said in printed_in.items() if _is_printed(text, said))
        found[_key(one)] = Unsettled(_key(one), leads, text, where, text in typed_texts)
    return list(found.values())


def _together(
    view: FullSnapshot, every: Sequence[DocumentText], printed: str
) -> Iterator[tuple[DocumentText, ...]]:
    """Yield the texts of each finding, which stand one below the other.

    And those of each case, wherever they stand, for practitioners who are told which it was.
    """
    now, place = view.now, {one.text: one for one in every}
    if view.audience.tags_cases:
        told = [one for one in every if one.case_id is not None and _is_printed(one.text, printed)]
        for case in now.cases:
            yield tuple(one for one in told if one.case_id == case.id)
    for one in now.findings:
        fields = (one.text, one.detail, one.challenge, one.call_to_act, one.reflection)
        held = (place.get(text) for text in fields if text.strip() and _is_printed(text, printed))
        yield tuple(found for found in held if found is not None)


def _text_of(remark: Remark, typed: Sequence[DocumentText]) -> str:
    """Return the text a remark is about: the one there that holds what it quotes."""
    quoted = remark.text.partition("“")[2].partition("”")[0].strip("…")
    for one in typed:
        here = (one.place, one.case_id, one.note_id, one.point)
        about = (remark.place, remark.case_id, remark.note_id, remark.point)
        if here == about and quoted in " ".join(one.text.split()):
            return one.text
    return ""


def _cases(real: Snapshot, audience: Audience, one: DocumentText) -> Iterator[Remark]:
    """Yield which case it was, for who is not told."""
    if audience.names_cases:
        return
    for case in real.cases:
        hit = re.search(rf"(?<!\w){re.escape(case.reference)}(?!\w)", one.text)
        if hit is not None and case.reference.strip():
            said = in_its_sentence(one.text, *hit.span())
            words = tr("{said} says which {case} it was.", said=said)
            yield remark_at(one, RemarkKind.DETAIL, words, hit.group())


def _key(remark: Remark) -> str:
    said = f"{remark.kind}|{remark.text}|{remark.place}"
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:8]


def _is_printed(text: str, printed: str) -> bool:
    """Return whether any sentence of a text is printed; a footnote stands apart from its own."""
    told = (part for one in apart(text) for part in _SENTENCES.split(one))
    parts = (" ".join(part.split()).rstrip(".;:, ") for part in told)
    return any(part and part in printed for part in parts)


def _words_of(key: str, view: FullSnapshot) -> Iterator[str]:
    """Yield what a document says, and the sheets that it can leave as for the same readers."""
    yield from _words(compose(key, view))
    if Format.EXCEL in formats_for(spec(key), view.audience):
        yield from (" ".join(words.split()) for words in sheet_words(view, spec(key).sheets))


def _words(document: Document) -> Iterator[str]:
    yield from (document.title, document.running, document.marking)
    if document.look.logo is not None:
        yield document.look.logo.words
    for section in document.sections:
        figures = (words for one in section.blocks for words in drawn_words(one))
        for text in (*section_words(section), *figures, section.foot):
            yield " ".join(text.split())
