"""Case summaries a second, beside plain reportlab paragraphs and tables of the same text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from unittest.mock import patch
from zipfile import ZIP_DEFLATED, ZipFile

from core.documents.audience import why_closed
from core.documents.blocks import (
    AnswerPill,
    Block,
    Box,
    Cell,
    Document,
    DrawnCell,
    Entries,
    Heading,
    Paragraph,
    Table,
    TextSpan,
)
from core.documents.catalogue import DATA, TEXTS, Format, compose, documents_of
from core.export.writers import data_writer, writer
from core.files import FONTS
from core.model.audience import Audience, AudienceKind
from core.model.case import Case
from core.model.ids import CaseId, JudgementId, NoteId
from core.model.snapshot import FullSnapshot
from core.pdf.canvas import PageCanvas
from core.pdf.verify import verify
from core.pdf.writer import opening, write
from core.queries.documents import full as every_row
from core.review.leaving import looked_through
from core.review.settled import Settled
from core.store.file import WorkshopFile
from tests.bench.big import build_big
from tests.bench.figures import Figure, at_least, at_most
from tests.documents.audits import JUDGEMENTS, NOTES, Parts, returns

CASES = 60


def bench_summaries(rounds: int = 5) -> list[Figure]:
    """Pages a second: ours beside the floor of plain reportlab; best of *rounds*.

    The two take turns, so that a busy moment of the computer meets both.
    """
    document = compose("summaries", audit())
    floor = _Floor()
    write(document)
    floor.write(document)
    content = write(document)
    ours, theirs, reading, first, tagged, bare = [], [], [], [], [], []
    for _ in range(rounds):
        ours.append(_seconds(lambda: write(document)))
        with patch("core.pdf.writer.packed", bytes):
            tagged.append(_seconds(lambda: write(document)))
            with _untagged():
                bare.append(_seconds(lambda: write(document)))
        theirs.append(_seconds(lambda: floor.write(document)))
        reading.append(_seconds(lambda: verify(content, document, "summaries")))
        first.append(_seconds(lambda: opening(document, 3)))
    ratio = min(theirs) / min(ours)
    a_page = min(ours) / CASES
    return [
        at_least("case summaries, tagged", 100 * min(bare) / min(tagged), "% of untagged", 65),
        at_least(
            "case summaries, before packing",
            100 * min(theirs) / min(tagged),
            "% of plain reportlab",
            60,
        ),
        at_most("case summaries, reading back", min(reading) / min(ours), "of writing", 0.7),
        at_most("case summaries, first page after", min(first) / a_page, "pages written", 5),
        Figure("case summaries", CASES / min(ours), "pages a second", "", True),
        at_least("case summaries, packed", ratio * 100, "% of plain reportlab", 60),
    ]


@contextmanager
def _untagged() -> Iterator[None]:
    """The floor of tagging: our own writer, saying of nothing what it is to a listener."""

    def nothing(*_: object) -> None: ...

    with patch("core.pdf.writer.attach", nothing), patch.object(PageCanvas, "_belongs_to", nothing):
        yield


def bench_formats(rounds: int = 5) -> list[Figure]:
    """The same case summaries for Word and as HTML, beside PDF; and the data of a big audit."""
    document = compose("summaries", audit())
    texts = {format: writer(format) for format in TEXTS}
    best: dict[Format, float] = {}
    for _ in range(rounds):
        for format, by in texts.items():
            took = _seconds(partial(by.write, document))
            best[format] = min(took, best.get(format, took))
    pdf = best.pop(Format.PDF)
    figures = [
        at_most(f"case summaries as {format.label}", took / pdf, "of PDF", 0.5)
        for format, took in best.items()
    ]
    by_hand = min(_seconds(lambda: _word_by_hand(document)) for _ in range(rounds))
    word = at_most("case summaries as Word", best[Format.WORD] / by_hand, "of XML by hand", 3)
    return [*figures, word, *_data_figures()]


def _word_by_hand(document: Document) -> bytes:
    """The floor of Word: the same words as paragraphs and tables of XML, with no styles at all."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(_xml_by_hand(block) for section in document.sections for block in section.blocks)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as parts:
        parts.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return held.getvalue()


def _xml_by_hand(block: Block) -> str:
    match block:
        case Heading():
            return _said_by_hand(block.text)
        case Paragraph() | Box():
            return _said_by_hand(_joined(block.words))
        case Entries():
            return "".join(_said_by_hand(_joined(words)) for words in block.entries)
        case Table():
            rows = [[_said_by_hand(column.title) for column in block.columns]]
            rows += [[_said_by_hand(_cell_words(cell)) for cell in row] for row in block.rows]
            cells = ("".join(f"<w:tc>{one}</w:tc>" for one in row) for row in rows)
            return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
        case _:
            raise TypeError(f"summaries hold no {block.role}")


def _said_by_hand(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _joined(words: tuple[TextSpan, ...]) -> str:
    return "".join(span.text for span in words)


def _cell_words(cell: Cell) -> str:
    assert not isinstance(cell, DrawnCell)
    return cell.word if isinstance(cell, AnswerPill) else _joined(cell)


def bench_report(rounds: int = 3) -> list[Figure]:
    """The audit report of 60 cases, 12 agencies and 60 items; and the check before it leaves."""
    full = _big()
    document = compose("report", full)
    texts = {format: writer(format) for format in TEXTS}
    best = {
        format: min(_seconds(partial(by.write, document)) for _ in range(rounds))
        for format, by in texts.items()
    }
    content = texts[Format.PDF].write(document)
    back = min(_seconds(lambda: verify(content, document, "report")) for _ in range(rounds))
    board = Audience(AudienceKind.BOARD)
    keys = [one.key for one in documents_of(full.now) if not why_closed(one.key, board)]
    checked = min(
        _seconds(lambda: looked_through(full, keys, board, Settled())) for _ in range(rounds)
    )
    return [
        at_most("report of 60 cases as PDF", best[Format.PDF], "s", 6),
        at_most("report of 60 cases, reading back", back / best[Format.PDF], "of writing", 0.7),
        *(
            Figure(f"report of 60 cases as {one.label}", best[one], "s", "", True)
            for one in (Format.WORD, Format.HTML)
        ),
        at_most("check of 60 cases for the board", checked, "s", 1),
    ]


def _big() -> FullSnapshot:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "big.casewalk"
        build_big(path)
        with WorkshopFile.open(path) as file:
            return every_row(file, with_whole=True)


def _data_figures() -> Iterator[Figure]:
    full = _big()
    for format in DATA:
        by = data_writer(format)
        content = by.write(full)
        took = _seconds(partial(by.write, full))
        back = _seconds(partial(by.verify, content, full, "data"))
        yield at_most(f"data of 60 cases as {format.label}", took, "s", 6)
        yield Figure(f"data of 60 cases as {format.label}, read back", back, "s", "", True)


def audit() -> FullSnapshot:
    """Sixty cases, each with judgements, reasons and notes; every page with words of its own."""
    cases = tuple(
        Case(
            f"Child {at}", CaseId(at), at, str(at % 17), "F", f"Team {at % 5}", outline=_outline(at)
        )
        for at in range(1, CASES + 1)
    )
    judgements = tuple(
        replace(
            found,
            id=JudgementId(case.id * 100 + found.id),
            case_id=case.id,
            reason=f"{found.reason} Visit {case.id} of {found.id} was noted at length in the file.",
        )
        for case in cases
        for found in JUDGEMENTS
    )
    notes = tuple(
        replace(
            found,
            id=NoteId(case.id * 100 + found.id),
            case_id=case.id,
            text=f"{found.text} Heard for the {case.id}th time.",
        )
        for case in cases
        for found in NOTES
    )
    answers = tuple(row for case in cases for row in returns(case.id))
    return Parts(cases=cases, judgements=judgements, views=(), notes=notes, answers=answers).full()


def _outline(at: int) -> str:
    return (
        f"First referred in spring {1990 + at} and again {at} weeks later after worries about home "
        "conditions and behaviour. A plan has been in place since December and was seen by all."
    )


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


class _Floor:
    """The same words through reportlab's own Paragraph and Table, nothing added."""

    def __init__(self) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name, file in (("Text", "400Regular"), ("Strong", "700Bold")):
            path = FONTS / f"AtkinsonHyperlegibleNext_{file}.ttf"
            pdfmetrics.registerFont(TTFont(name, str(path)))
        self._text = ParagraphStyle("text", fontName="Text", fontSize=9.5, leading=13.5)
        self._cell = ParagraphStyle("cell", fontName="Text", fontSize=9, leading=12.8)
        self._heading = ParagraphStyle("heading", fontName="Strong", fontSize=11.5, leading=15)

    def write(self, document: Document) -> bytes:
        """Return the document as plain flowing paragraphs and tables, one section a page."""
        from reportlab.platypus import PageBreak, SimpleDocTemplate

        story: list[Any] = []
        for section in document.sections:
            story.append(self._paragraph(f"{section.title} {section.facts}", self._heading))
            for block in section.blocks:
                story += self._flowing(block)
            story.append(PageBreak())
        drawn = BytesIO()
        template = SimpleDocTemplate(drawn, invariant=1, leftMargin=46, rightMargin=46)
        template.build(story, onFirstPage=self._ends, onLaterPages=self._ends)
        return drawn.getvalue()

    def _ends(self, canvas: Any, template: Any) -> None:
        canvas.setFont("Text", 8)
        canvas.drawString(46, 791, "Child in Need plans · case summaries")
        canvas.drawRightString(549, 791, "Official-sensitive")
        canvas.drawString(46, 33, "One case of 60. Not to be read as general practice.")
        canvas.drawRightString(549, 33, f"Page {template.page} of {CASES}")

    def _flowing(self, block: Block) -> list[Any]:
        match block:
            case Heading():
                return [self._paragraph(block.text, self._heading)]
            case Paragraph() | Box():
                return [self._paragraph("".join(span.text for span in block.words), self._text)]
            case Entries():
                texts = ("".join(span.text for span in words) for words in block.entries)
                return [self._paragraph(text, self._text) for text in texts]
            case Table():
                return [self._table(block)]
            case _:
                raise TypeError(f"summaries hold no {block.role}")

    def _table(self, block: Table) -> Any:
        from reportlab.platypus import Table as PlainTable

        rows = [[column.title for column in block.columns]]
        rows += [[self._of(cell) for cell in row] for row in block.rows]
        whole = sum(column.share for column in block.columns)
        return PlainTable(rows, colWidths=[503 * column.share / whole for column in block.columns])

    def _of(self, cell: Cell) -> Any:
        return self._paragraph(_cell_words(cell), self._cell)

    def _paragraph(self, text: str, style: Any) -> Any:
        from reportlab.platypus import Paragraph as PlainParagraph

        return PlainParagraph(escape(text), style)
