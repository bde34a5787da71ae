"""The documents that can leave: what each is called, holds, and is written to."""

from collections.abc import Callable
from dataclasses import dataclass

from core.documents.blocks import Document
from core.documents.comments import practitioner_comments
from core.documents.summaries import case_summaries
from core.model.snapshot import FullSnapshot
from core.wording.numbers import plural


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document: `describe` says in a few words what it will hold."""

    key: str
    title: str
    file_name: str
    describe: Callable[[FullSnapshot], str]
    compose: Callable[[FullSnapshot], Document]


def _summaries(full: FullSnapshot) -> str:
    return f"PDF · one page a case, {plural(len(full.now.cases), 'case')}"


def _comments(full: FullSnapshot) -> str:
    return f"PDF · by theme, {plural(len(full.now.comments()), 'comment')}"


DOCUMENTS = (
    DocumentSpec("summaries", "Case summaries", "case-summaries.pdf", _summaries, case_summaries),
    DocumentSpec(
        "comments",
        "Practitioner comments",
        "practitioner-comments.pdf",
        _comments,
        practitioner_comments,
    ),
)


def spec(key: str) -> DocumentSpec:
    """Return the document of a key; raises KeyError for a key nobody named."""
    return {found.key: found for found in DOCUMENTS}[key]


def compose(key: str, full: FullSnapshot) -> Document:
    """Return the blocks of one document."""
    return spec(key).compose(full)
