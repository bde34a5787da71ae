"""The record of what was settled before documents left: for the panel alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.documents.blocks import Block, Document, Heading, Section
from core.documents.heads import running_head
from core.documents.plain import line, table
from core.documents.words_in_order import document_words
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.snapshot import FullSnapshot
from core.wording.audiences import readers_words
from core.words import later, plural, tr

_PARTS = (
    (DecisionKind.CHANGE, later("Stories that were changed"), "changed"),
    (DecisionKind.REPLACE, later("Words that were replaced"), "replaced"),
    (DecisionKind.ACCEPT, later("What was accepted, and why"), "accepted"),
    (DecisionKind.LEAVE_OUT, later("What was left out"), "left-out"),
)


def settled_record(full: FullSnapshot) -> Document:
    """Compose what was settled, with the words as they were and as they are told."""
    now = full.now
    head = running_head(now.audit, tr("record of what was settled"))
    blocks = tuple(_blocks(now.decisions)) or (line(tr("Nothing had to be settled.")),)
    foot = tr("For the panel alone: it says what others are not told.")
    section = Section(tr("What was settled"), settled_described(full), blocks, foot)
    return Document("settled", head, head, now.audit.marking, (section,))


def settled_described(full: FullSnapshot) -> str:
    """Return how much was settled."""
    return plural(len(full.now.decisions), "decision")


def with_story_note(document: Document, changed: Sequence[str]) -> Document:
    """Return a document that says so at its end where it tells a story with changed details."""
    said = " ".join(document_words(document))
    if not any(words in said for words in changed) or not document.sections:
        return document
    note = line(tr("Details of single {cases} were changed, so that nobody can be known by them."))
    *before, last = document.sections
    return replace(document, sections=(*before, replace(last, blocks=(*last.blocks, note))))


def _blocks(decisions: tuple[LeavingDecision, ...]) -> Iterator[Block]:
    for kind, heading, part in _PARTS:
        held = [one for one in decisions if one.kind is kind]
        if not held:
            continue
        yield Heading(tr(heading), part)
        if kind in (DecisionKind.CHANGE, DecisionKind.REPLACE):
            what = ((tr("Words"), 180.0), (tr("Told as"), 180.0))
        else:
            what = ((tr("Number"), 80.0), (tr("Because"), 280.0))
        columns = (*what, (tr("For"), 143.0))
        yield table(columns, ((one.about, one.text, _readers(one)) for one in held))


def _readers(one: LeavingDecision) -> str:
    said = readers_words(one) or tr("every reader")
    return f"{said[:1].upper()}{said[1:]}"
