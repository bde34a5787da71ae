"""Every document of the examples: its blocks as JSON, and what a reader hears of its PDF."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.documents.audience import for_audience
from core.documents.blocks import Document
from core.documents.catalogue import compose, documents_of
from core.examples import build_example
from core.model.audience import Audience, AudienceKind
from core.model.house_style import PLAIN
from core.model.snapshot import FullSnapshot
from core.pdf.writer import write
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.words import CASE, use_word
from tests.pdf.hearing import heard

FOLDER: Final = Path(__file__).parent / "documents"
EXAMPLES: Final = ("cin", "tier2", "three", "meetings")
DAY: Final = datetime(2024, 10, 8, 10, 0)
"""When the documents are read: what is due is told from there."""
_LONG: Final = frozenset(
    (example, key)
    for example in ("meetings", "tier2")
    for key in ("summaries", "evaluation", "on-paper")
    if (example, key) != ("tier2", "summaries")
) | {(example, "to-send") for example in ("tier2", "three", "meetings")}
"""Pages of one kind, like those of the others."""
_SELDOM: Final = frozenset(
    {
        *("number", "kind", "least_lines", "landscape", "together", "numbered", "arranged"),
        *("sign", "boxed", "pages", "goes_on", "band", "opposite", "footnote"),
        *("numbers", "title", "caption", "plan_sign"),
    }
)
"""Fields of blocks that are told only where they are not as usual."""


def documents(example: str) -> dict[str, Document]:
    """The documents of one example by key, but those of dozens of pages like one another."""
    every = all_documents(example)
    return {key: one for key, one in every.items() if (example, key) not in _LONG}


@cache
def all_documents(example: str) -> dict[str, Document]:
    """Every document of one example by key, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.casewalk"
        build_example(example, path)
        with WorkshopFile.open(path, clock=lambda: DAY) as file:
            everything = full(file, with_comments=True)
    offered = documents_of(everything.now)
    use_word(everything.now.audit.audited)
    try:
        return {found.key: compose(found.key, _read(everything, found.key)) for found in offered}
    finally:
        use_word(CASE)


def _read(everything: FullSnapshot, key: str) -> FullSnapshot:
    """The audit as a document is written of it: as the panel reads it, but for the public."""
    public = Audience(AudienceKind.PUBLIC)
    return for_audience(everything, public) if key == "public-report" else everything


@cache
def pdf(example: str, key: str) -> bytes:
    """A document of an example as PDF, written once."""
    return write(all_documents(example)[key])


def goldens() -> Iterator[tuple[Path, str]]:
    """Every file of the folder and what it should hold."""
    for example in EXAMPLES:
        for key, document in documents(example).items():
            blocks = json.dumps(plain(document), indent=1, ensure_ascii=False)
            yield FOLDER / f"{example}-{key}.json", f"{blocks}\n"
            said = "\n".join(heard(pdf(example, key)))
            yield FOLDER / f"{example}-{key}.heard.txt", f"{said}\n"


def plain(found: object) -> object:
    """A value of the blocks as JSON has it; what has a role names it first."""
    if isinstance(found, Enum):
        return found.value
    if isinstance(found, tuple):
        return [plain(one) for one in found]
    if is_dataclass(found):
        role = getattr(found, "role", None)
        named = {} if role is None else {"role": role.value}
        every = {one.name: getattr(found, one.name) for one in fields(found)}
        held = {
            name: one
            for name, one in every.items()
            if name not in ("part", "parts", "typed") and one != PLAIN
        }
        usual = {field.name: field.default for field in fields(found) if field.name in _SELDOM}
        return named | {
            name: plain(value)
            for name, value in held.items()
            if name not in usual or value != usual[name]
        }
    return found
