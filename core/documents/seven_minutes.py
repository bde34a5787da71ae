"""The seven-minute briefing: one page in seven boxes, and a sheet on how a team used it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.documents.blocks import (
    Block,
    Column,
    Document,
    Entries,
    Heading,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.household import voice_spans
from core.documents.own_parts import kept_in_order
from core.documents.plain import line
from core.documents.rests_on import rests_on_words
from core.documents.typed import headed, typed
from core.model.clock import date_text
from core.model.concluded import concluded, in_order
from core.model.finding import FindingKind
from core.model.note import NoteKind
from core.model.own_document import parts_of
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.words import plural, tr

ROOM: Final = 420
"""How many letters one box holds: seven of them fill a page that is read in seven minutes."""


_PARTS: Final = ("why", "looked-at", "works", "better", "voices", "to-do", "ask")
"""The parts that the seven boxes are."""


@dataclass(frozen=True, slots=True)
class BriefingBox:
    """One of the seven boxes: what it says, and what did not fit into it."""

    title: str
    texts: tuple[Words, ...]
    left: tuple[Words, ...] = ()

    @property
    def over(self) -> int:
        """How many letters too many there are; 0 where all of it fits."""
        return sum(_length(words) for words in self.left)


def seven_minutes(full: FullSnapshot) -> Document:
    """Compose the briefing of an audit."""
    now = full.now
    head = running_head(now.audit, tr("seven-minute briefing"))
    facts = " · ".join(part for part in (now.audit.title, date_text(now.audit.day)) if part)
    own = parts_of(now.document_parts, "seven-minutes")
    held = dict(zip(_PARTS, briefing_boxes(full), strict=True))
    blocks = tuple(_blocks({part: held[part] for part in kept_in_order(_PARTS, own)}))
    sections = (
        Section(tr("Seven-minute briefing"), facts, blocks, boxed=True),
        Section(tr("How our team used this briefing"), facts, tuple(_sheet()), part="sheet"),
    )
    return Document("seven-minutes", head, head, now.audit.marking, sections)


def described(full: FullSnapshot) -> str:
    """Return what it holds, or by how much which of its boxes does not fit."""
    over = [(at, one.over) for at, one in enumerate(briefing_boxes(full), 1) if one.over]
    if not over:
        return tr("one page in seven boxes, and a sheet for the team")
    said = listed(
        [tr("box {box} by {over}", box=at, over=plural(count, "letter")) for at, count in over]
    )
    return tr("too long: {boxes}", boxes=said)


def briefing_boxes(full: FullSnapshot) -> tuple[BriefingBox, ...]:
    """Return the seven boxes in their order; what is left out of one is told there."""
    now = full.now
    why = [typed(now.audit, "subject"), typed(now.audit, "terms")]
    looked = [TextSpan(sentence(rests_on_words(now, full.audience)))]
    if full.audience.says_counts:
        looked.append(typed(now.audit, "sample_note"))
    found = concluded(now)
    strengths = [headed(one) for one in found if one.kind is FindingKind.STRENGTH]
    noted = [headed(one) for one in now.notes if one.kind is NoteKind.STRENGTH]
    wanting = [headed(one) for one in found if one.kind is not FindingKind.STRENGTH]
    calls = [typed(one, "call_to_act") for one in found]
    calls += [typed(one, "text") for depth, one in in_order(now) if not (depth or one.withdrawn)]
    asking = [typed(one, field) for field in ("reflection", "challenge") for one in found]
    return (
        box_of(tr("Why this audit"), _each(why)),
        box_of(tr("What was looked at"), _each(looked)),
        box_of(tr("What works well"), _each(strengths or noted)),
        box_of(tr("What has to be better"), _each(wanting)),
        box_of(tr("What children and families said"), _voices(now)),
        box_of(tr("What to do now"), _each(calls)),
        box_of(tr("Ask yourselves"), _each(asking)),
    )


def _each(spans: Sequence[TextSpan]) -> list[Words]:
    return [(one,) for one in spans if one.text]


def _voices(now: Snapshot) -> list[Words]:
    return [voice_spans(now, one)[:1] for one in now.family_voices]


def box_of(title: str, texts: Sequence[Words], room: int = ROOM) -> BriefingBox:
    """Return a box with as much as it has room for, in order; one long text stays whole."""
    kept: list[Words] = []
    for words in texts:
        room -= _length(words)
        if kept and room < 0:
            break
        kept.append(words)
    return BriefingBox(title, tuple(kept), tuple(texts[len(kept) :]))


def _length(words: Words) -> int:
    return sum(len(span.text) for span in words)


def _blocks(boxes: Mapping[str, BriefingBox]) -> Iterator[Block]:
    for number, (part, one) in enumerate(boxes.items(), 1):
        yield Heading(f"{number}  {one.title}", part)
        if one.texts:
            yield Entries(one.texts)
        else:
            yield line(tr("Nothing was written down for this."), TextLook.QUIET)
        if one.left:
            more = tr("{count} more in the report.", count=len(one.left))
            yield line(more, TextLook.QUIET)


def _sheet() -> Iterator[Block]:
    yield line(tr("Seven minutes in a team meeting, then fill this in and send it back."))
    columns = (Column(tr("To note"), 180.0), Column(tr("Our notes"), 323.0))
    asked = (
        tr("Team, and the day we read it"),
        tr("What we do already"),
        tr("What we do from now on"),
        tr("Who sees to it, and by when"),
        tr("What we need from others"),
        tr("What came of it, three months on"),
    )
    rows = tuple(((TextSpan(one),), (TextSpan(""),)) for one in asked)
    yield Table(columns, rows, least_lines=7)
