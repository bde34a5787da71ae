"""The audit report as the public may read it: words for spans of numbers, nothing of one case.

Of each question one share is told and no more, on one base: what several shares of the same
returns would let work out cannot be worked out from one.
"""

from collections.abc import Iterator

from core.counting.asking import asked_whatever_else
from core.counting.collation import Base, ItemCount
from core.counting.count_lines import CountLine
from core.documents.blocks import Block, Document, Entries, Heading, Section, TextLook, TextSpan
from core.documents.heads import running_head
from core.documents.own_parts import kept_in_order
from core.documents.plain import line, theme_part
from core.documents.recommendations import recommendation_blocks
from core.documents.report.chapter import Captions, Chapter
from core.documents.report.counted import ReportCounts
from core.documents.report.themes import finding_box
from core.documents.typed import as_typed
from core.model.clock import date_text
from core.model.concluded import concluded, finding_numbers
from core.model.ids import ThemeId
from core.model.own_document import parts_of
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.bands import band_words, least_in_words, number_of
from core.wording.labels import called, in_sentence
from core.wording.numbers import Unit
from core.words import tr


def public_report(full: FullSnapshot) -> Document:
    """Compose the report of an audit for the public."""
    now, counted = full.now, ReportCounts(full)
    head = running_head(now.audit, tr("public report"))
    own = parts_of(now.document_parts, "public-report")
    fill = {"found": _found, "change": _changes}
    chapters = [
        fill[part](counted, str(number), part)
        for number, part in enumerate(kept_in_order(tuple(fill), own), 1)
    ]
    parts = (now.audit.partnership.strip(), date_text(now.audit.day))
    facts = " · ".join(part for part in parts if part)
    front = Section(
        now.audit.title.strip() or tr("Public report"),
        facts,
        tuple(_front(counted)),
    )
    sections = (front, *(one.section("") for one in chapters if one.finished().holds))
    return Document("public-report", head, head, now.audit.marking, sections)


def holds_public_report(now: Snapshot) -> bool:
    """Return whether anything was concluded that the public can be told."""
    return bool(concluded(now))


def _front(counted: ReportCounts) -> Iterator[Block]:
    now = counted.full.now
    if now.audit.subject.strip():
        yield line(as_typed(now.audit, "subject", TextLook.STRONG))
    looked_at = number_of(len(now.cases), Unit.CASES, now.least_shown)
    yield line(tr("Looked at: {count}.", count=looked_at), TextLook.QUIET)
    if now.audit.terms.strip():
        yield Heading(tr("What the audit was for"), "about")
        yield line(as_typed(now.audit, "terms"))
    yield Heading(tr("What is told here, and what is not"), "limits")
    yield from _limits(counted)


def _found(counted: ReportCounts, number: str, part: str) -> Chapter:
    now = counted.full.now
    chapter = Chapter(number, tr("What the audit found"), Captions(), part)
    numbers, own = finding_numbers(now), parts_of(now.document_parts, "public-report")
    themes: dict[str, ThemeId | None] = {theme_part(one.id): one.id for one in now.tool.themes}
    themes[theme_part(None)] = None
    for key in kept_in_order(tuple(themes), own):
        theme_id = themes[key]
        theme = now.tool.theme.get(theme_id) if theme_id is not None else None
        chapter.heading(theme.title if theme is not None else tr("For every theme"), key)
        if theme_id is not None:
            chapter.put(*_shares(counted, theme_id))
        for one in concluded(now):
            if one.theme_id == theme_id:
                chapter.put(finding_box(one, numbers[one.id]))
    return chapter


def _shares(counted: ReportCounts, theme_id: ThemeId) -> Iterator[Block]:
    """Yield one share of each question in words; of an audit with returns, of the returns.

    None of what is asked only where something is so, or only of some.
    """
    now = counted.full.now
    least = least_in_words(now.least_shown)
    if counted.usable:
        said = [
            (row.item.short or row.item.text, in_sentence(row.lead.label), _share(counted, row))
            for row in (counted.rows_under(theme_id) if counted.usable >= least else ())
            if asked_whatever_else(now.tool, row.item)
        ]
    elif len(now.cases) >= least:
        lines = (one for one in counted.lines_under(theme_id) if one.room is not None)
        free = (
            one
            for one in lines
            if all(asked_whatever_else(now.tool, item) for item in now.tool.items_at(one.point))
        )
        said = [share for one in free for share in _room(now, one)]
    else:
        said = []
    if said:
        yield Entries(
            tuple(
                (TextSpan(tr("{asked}: {answer} in {words}.", asked=called(a), answer=b, words=c)),)
                for a, b, c in said
            )
        )


def _share(counted: ReportCounts, row: ItemCount) -> str:
    base = row.base(Base.APPLICABLE)
    least = counted.full.now.least_shown
    return band_words(row.count(row.lead), base, Unit.RETURNS, counted.usable, least)


def _room(now: Snapshot, one: CountLine) -> Iterator[tuple[str, str, str]]:
    room = one.room
    if room is not None and room.lead is not None and room.agreed:
        known = len(now.cases), now.least_shown
        words = band_words(room.agreed_lead, room.agreed, Unit.CASES, *known)
        yield one.short, in_sentence(room.lead.label), words


def _changes(counted: ReportCounts, number: str, part: str) -> Chapter:
    chapter = Chapter(number, tr("What should change"), Captions(), part)
    if counted.full.now.recommendations:
        chapter.take(recommendation_blocks(counted.full.now))
    return chapter


def _limits(counted: ReportCounts) -> Iterator[Block]:
    yield line(
        tr(
            "Numbers are told in words that stand for a span of them, and of each question one "
            "share alone. What is so of few is not told, and nothing is told of one {case}."
        )
    )
    now = counted.full.now
    if not counted.usable and len(now.cases) < least_in_words(now.least_shown):
        yield line(tr("There were too few {cases} to say how often something was so."))
