"""What stands at the head of every page: which audit, whose, of which day, and what this is."""

from collections.abc import Iterator
from typing import Final

from core.documents.blocks import Block, Document, Heading, Section
from core.model.audit import Audit
from core.model.clock import date_text
from core.words import tr

BETWEEN: Final = " · "


def page_of(number: str, count: str) -> str:
    """Return what stands at the foot of every page: which it is of how many."""
    return tr("Page {number} of {count}", number=number, count=count)


def around_page_numbers() -> tuple[str, str, str]:
    """Return what stands before, between and behind the two numbers of `page_of`."""
    before, _, rest = page_of("\0", "\1").partition("\0")
    between, _, after = rest.partition("\1")
    return before, between, after


def blocks_about(section: Section) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a section, each with the title and heading it stands under."""
    about = section.title
    for block in section.blocks:
        if isinstance(block, Heading):
            about = f"{section.title}: {block.text}"
        yield block, about


def titled(document: Document) -> str:
    """Return what a file says it is called; every document has to say something."""
    return document.title.strip() or tr("Document")


def shorter_heads(running: str) -> Iterator[str]:
    """Yield a running head with ever fewer of its parts; the audit and what this is stay."""
    parts = running.split(BETWEEN)
    for kept in range(len(parts) - 1, 0, -1):
        yield BETWEEN.join((*parts[:kept], parts[-1]))


def running_head(audit: Audit, document: str, day: str | None = None) -> str:
    """Return "Child in Need plans · Northshire · 12 March 2014 · case summaries".

    *day* is that of the meeting it is of, where that is not the audit's own.
    """
    held = audit.day if day is None else day
    parts = (audit.title, audit.partnership, date_text(held), document)
    return BETWEEN.join(" ".join(part.split()) for part in parts if part.strip())
