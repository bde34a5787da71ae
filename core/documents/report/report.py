"""The audit report, from what the audit was for to the tool it asked with.

Its chapters are put together from the same blocks as the shorter documents. A part that an
audit does not use is not there, and the chapters after it move up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase
from typing import Final

from core.charts.earlier import earlier_chart
from core.charts.matrix import matrix_chart
from core.charts.since_then import since_chart
from core.counting.collation import Base
from core.counting.drawn import current_sample
from core.counting.earlier import apart_at, earlier_at
from core.counting.judgements import anything_judged, pathway_matrix
from core.counting.since_then import compared_shares
from core.documents.accuracy import add_corrections
from core.documents.blocks import (
    Block,
    ContentsList,
    Document,
    Heading,
    Section,
    TextLook,
)
from core.documents.comments import concern_blocks
from core.documents.heads import running_head
from core.documents.own_parts import PartOffered, in_own_order, left_out, own_paragraphs
from core.documents.plain import line, table, theme_part
from core.documents.recommendations import recommendation_blocks
from core.documents.report.chapter import Captions, Chapter
from core.documents.report.counted import ReportCounts
from core.documents.report.in_rows import earlier_table, since_table
from core.documents.report.limits import firm_blocks, limits_blocks
from core.documents.report.themes import add_theme, holds_no_theme
from core.documents.response import reconciled, response_blocks
from core.documents.rests_on import rests_on_words
from core.documents.sample import sample_blocks
from core.documents.terms import terms_blocks
from core.documents.theme_hour import hour_blocks
from core.documents.typed import as_typed, headed, typed
from core.documents.voices import holds_voices, voice_blocks
from core.model.clock import date_text
from core.model.concluded import concluded, finding_numbers
from core.model.ids import ThemeId
from core.model.own_document import parts_of
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.asking import asked_only_words
from core.wording.kinds import answers_words
from core.wording.pathways import kept_out_words
from core.wording.people import facts
from core.wording.returns import few_words
from core.wording.standards import asked_with_citations
from core.words import later, tr

_Fill = Callable[[Chapter, ReportCounts], None]


def audit_report(full: FullSnapshot) -> Document:
    """Compose the report of an audit, its chapters as the user has them."""
    now = full.now
    head = running_head(now.audit, tr("audit report"))
    counted = ReportCounts(full)
    chapters = list(_chapters(counted))
    foot = few_words(len(now.cases), counted.usable)
    first = [one.section(foot, goes_on=False) for one in chapters[:1]]
    sections = (_front(full, chapters), *first, *(one.section(foot) for one in chapters[1:]))
    return Document("report", head, head, now.audit.marking, sections)


def _front(full: FullSnapshot, chapters: list[Chapter]) -> Section:
    audit = full.now.audit
    parts = (tr("Audit report"), audit.partnership.strip(), date_text(audit.day))
    lines = tuple(one for chapter in chapters for one in chapter.lines)
    blocks: list[Block] = []
    if audit.subject.strip():
        blocks.append(line(as_typed(audit, "subject", TextLook.STRONG)))
    blocks += [
        line(rests_on_words(full.now), TextLook.QUIET),
        Heading(tr("Contents")),
        ContentsList(lines),
    ]
    facts_of = " · ".join(part for part in parts if part)
    return Section(audit.title.strip() or tr("Audit report"), facts_of, tuple(blocks))


def _chapters(counted: ReportCounts) -> Iterator[Chapter]:
    """Yield the chapters that hold something, numbered as they come; appendices last."""
    captions, own = Captions(), parts_of(counted.full.now.document_parts, "report")
    for parts, numbers in ((_CHAPTERS, map(str, count(1))), (_APPENDICES, iter(ascii_uppercase))):
        named = {one.key: one for one in parts}
        number = next(numbers)
        for key in in_own_order(tuple(named), own):
            if left_out(key, own):
                continue
            chapter = Chapter(number, tr(named[key].title), captions, key)
            chapter.say_all(own_paragraphs(own.get(key)))
            named[key].fill(chapter, counted)
            if chapter.finished().holds:
                number = next(numbers)
                yield chapter


def _about(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    blocks = terms_blocks(now)
    if now.audit.subject.strip():
        next(blocks)  # it stands under the report's title
    chapter.take(blocks)


def _drawn(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    sample = current_sample(now)
    if sample is not None:
        chapter.heading(tr("How it was done"))
        chapter.take(sample_blocks(now, sample))


def _returned(chapter: Chapter, counted: ReportCounts) -> None:
    full = counted.full
    if full.now.requests:
        chapter.take(response_blocks(full.now, reconciled(full), full.audience))


def _found(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    own = parts_of(now.document_parts, "report")
    themes: dict[str, ThemeId | None] = {theme_part(one.id): one.id for one in now.tool.themes}
    if holds_no_theme(now):
        themes[theme_part(None)] = None
    for key in in_own_order(tuple(themes), own):
        if not left_out(key, own):
            add_theme(chapter, counted, themes[key], own_paragraphs(own.get(key)))


def _by_group(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    groups = [name for name in now.groups() if name]
    if not counted.full.audience.says_small_splits:
        return
    rows = pathway_matrix(now) if anything_judged(now) and len(groups) > 1 else ()
    if any(cell.agreed or cell.left_out for row in rows for cell in row.cells):
        chapter.chart(matrix_chart(now, rows))
        chapter.say(kept_out_words(now))


def _others(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    if holds_voices(now):
        chapter.take(voice_blocks(now))


def _ranked(chapter: Chapter, counted: ReportCounts) -> None:
    chapter.take(hour_blocks(counted.full.now))


def _concluded(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    chapter.take(concern_blocks(now, counted.full.audience))
    found, numbers = concluded(now), finding_numbers(now)
    if found:
        chapter.heading(tr("Findings, and what they ask of the board"))
        columns = ((tr("No."), 34.0), (tr("Finding"), 220.0), (tr("To the board"), 249.0))
        rows = ((str(numbers[one.id]), headed(one), typed(one, "challenge")) for one in found)
        chapter.put(table(columns, rows))


def _recommended(chapter: Chapter, counted: ReportCounts) -> None:
    if counted.full.now.recommendations:
        chapter.take(recommendation_blocks(counted.full.now))


def _limits(chapter: Chapter, counted: ReportCounts) -> None:
    chapter.heading(tr("What to keep in mind"))
    chapter.take(limits_blocks(counted))
    if counted.rows:
        chapter.heading(tr("How firm each figure is"))
        chapter.take(firm_blocks(counted))


def _earlier(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    if now.earlier_counts:
        before, base, apart = earlier_at(now), Base.APPLICABLE, apart_at(now)
        shares = compared_shares(counted.rows, before, base)
        beside = earlier_chart(counted.rows, before, base, apart)
        if not beside.empty:
            chapter.chart_in_rows(earlier_table(beside, counted.rows, shares, apart))
        since = since_chart(counted.rows, before, base)
        if not since.empty:
            chapter.chart_in_rows(since_table(since, shares))


def _outlines(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    if not counted.full.audience.names_cases:
        return
    for case in now.every_case:
        if case.outline.strip():
            chapter.heading(case.reference)
            chapter.put(line(facts(now, case), TextLook.QUIET))
            chapter.say(as_typed(case, "outline"))


def _tool(chapter: Chapter, counted: ReportCounts) -> None:
    now = counted.full.now
    for theme in now.tool.themes:
        asked = [one for one in now.tool.questions if one.theme_id == theme.id]
        if asked:
            chapter.heading(theme.title)
            chapter.say(asked_only_words(now.tool, theme))
            columns = ((tr("No."), 40.0), (tr("Question"), 313.0), (tr("Answers"), 150.0))
            chapter.put(table(columns, _questions(now, [one.id for one in asked])))


def _questions(now: Snapshot, asked: list[int]) -> Iterator[tuple[str, ...]]:
    tool = now.tool
    for question in tool.questions:
        if question.id not in asked:
            continue
        whole = asked_with_citations(question, question.text)
        whole = " ".join(filter(None, (whole, asked_only_words(tool, question))))
        if question.checklist:
            yield question.key, whole, ""
        for item in tool.items_of(question.id):
            text = " ".join(filter(None, (item.text, asked_only_words(tool, item))))
            yield item.key, text if question.checklist else whole, answers_words(tool, item)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A chapter or an appendix: what it is called, and what puts it together."""

    key: str
    title: str
    fill: _Fill


_CHAPTERS: Final = (
    ReportPart("about", later("What the audit was for"), _about),
    ReportPart("drawn", later("How the {cases} were drawn"), _drawn),
    ReportPart("returned", later("What was asked for, and what came back"), _returned),
    ReportPart("found", later("What the audit found"), _found),
    ReportPart("groups", later("What was agreed, group by group"), _by_group),
    ReportPart("voices", later("Families, meetings and leaders"), _others),
    ReportPart("theme-hour", later("What the room put first"), _ranked),
    ReportPart("conclusions", later("Conclusions"), _concluded),
    ReportPart("recommendations", later("Recommendations"), _recommended),
    ReportPart("limits", later("How far these figures reach"), _limits),
    ReportPart("earlier", later("Beside an earlier audit"), _earlier),
)


def _corrected(chapter: Chapter, counted: ReportCounts) -> None:
    if counted.full.audience.says_who:
        add_corrections(chapter, counted.full.now)


def _written(_chapter: Chapter, _counted: ReportCounts) -> None:
    """Put nothing: it holds what somebody writes there, and is not there until then."""


_APPENDICES: Final = (
    ReportPart("outlines", later("Appendix: the {cases} in outline"), _outlines),
    ReportPart("example", later("Appendix: one {case} in more detail"), _written),
    ReportPart("account", later("Appendix: a practitioner's account"), _written),
    ReportPart("tool", later("Appendix: what was asked"), _tool),
    ReportPart("corrections", later("Appendix: what agencies corrected"), _corrected),
    ReportPart("references", later("References and notes"), _written),
)


def parts_to_write() -> tuple[PartOffered, ...]:
    """Return the appendices that hold nothing until somebody writes in them."""
    found = (one for one in _APPENDICES if one.fill is _written)
    return tuple(PartOffered(one.key, tr(one.title), "appendix") for one in found)
