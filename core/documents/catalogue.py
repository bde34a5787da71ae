"""The documents that can leave: what each is called, holds, and is written as."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from core.counting.drawn import current_sample
from core.documents.blocks import Document
from core.documents.comments import practitioner_comments
from core.documents.sample import how_drawn
from core.documents.summaries import case_summaries
from core.model.audit import Audit
from core.model.snapshot import FullSnapshot, Snapshot
from core.words import later, plural, tr


class Format(Enum):
    """What a document is written as; the value is the end of its file name."""

    PDF = "pdf"


def _always(_now: Snapshot) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document: `describe` says in a few words what it will hold.

    It is offered only to an audit for which `concerns` is true.
    """

    key: str
    title: str
    describe: Callable[[FullSnapshot], str]
    compose: Callable[[FullSnapshot], Document]
    format: Format = Format.PDF
    concerns: Callable[[Snapshot], bool] = _always

    @property
    def heading(self) -> str:
        """The title in the audit's own word."""
        return tr(self.title)


def _summaries(full: FullSnapshot) -> str:
    return tr("one page {a case}, {count}", count=plural(len(full.now.cases), "{case}", "{cases}"))


def _comments(full: FullSnapshot) -> str:
    return tr("by theme, {count}", count=plural(len(full.now.comments()), "comment"))


def _sample(full: FullSnapshot) -> str:
    sample = current_sample(full.now)
    if sample is None:
        return tr("nothing was drawn")
    return tr(
        "{size} of {total}, seed {seed}", size=sample.size, total=sample.total, seed=sample.seed
    )


DOCUMENTS = (
    DocumentSpec("summaries", later("{Case} summaries"), _summaries, case_summaries),
    DocumentSpec("comments", tr("Practitioner comments"), _comments, practitioner_comments),
    DocumentSpec(
        "sample",
        later("How the {cases} were drawn"),
        _sample,
        how_drawn,
        concerns=lambda now: bool(now.draws),
    ),
)

_LONGEST: Final = 70
"""Letters of a title, and of a partnership, in the name of a file; their bytes count double."""
_NOT_IN_A_NAME: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def documents_of(now: Snapshot) -> tuple[DocumentSpec, ...]:
    """Return the documents offered to an audit, in their order."""
    return tuple(found for found in DOCUMENTS if found.concerns(now))


def spec(key: str) -> DocumentSpec:
    """Return the document of a key; raises KeyError for a key nobody named."""
    return {found.key: found for found in DOCUMENTS}[key]


def compose(key: str, full: FullSnapshot) -> Document:
    """Return the blocks of one document."""
    return spec(key).compose(full)


def file_name(document: DocumentSpec, audit: Audit) -> str:
    """Return what the file is called: audit, partnership, day and document.

    Two audits exported to one folder do not meet; any disk takes the name.
    """
    parts = (_short(audit.title), _short(audit.partnership), _short(audit.day))
    named = [part for part in (*parts, document.heading.lower()) if part]
    return f"{', '.join(named)}.{document.format.value}"


def _short(text: str) -> str:
    """Return text as a disk takes it: cut at a word, without signs that mean something to it."""
    seen = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    seen = "".join(letter for letter in seen if unicodedata.category(letter) != "Cf")
    words = " ".join(_NOT_IN_A_NAME.sub(" ", seen).split()).strip(" .,")
    while len(words) > _LONGEST or len(words.encode()) > 1.2 * _LONGEST:
        words = words.rpartition(" ")[0] if " " in words else words[:-1]
    return words.strip(" .,")
