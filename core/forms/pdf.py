"""An agency's forms as one PDF: to be filled in on a screen, or printed and filled in by pen."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from core.documents.blocks import Role
from core.forms.pdf_parts import FormParts, flowables
from core.model.form import Form, field_name
from core.model.seal import line_of, seal_field, sealed
from core.pdf.canvas import DocumentFonts, PageCanvas
from core.pdf.embedding import embed
from core.pdf.fields import PlacedField, put_fields
from core.pdf.flowables import Flowable
from core.pdf.structure import LANGUAGE, TAGS, Element, attach
from core.pdf.style import (
    BOTTOM,
    FOOT_BASELINE,
    FOOT_RULE,
    HEAD_BASELINE,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    TOP,
    WIDTH,
)
from core.pdf.text.lines import layout_text, measure, shortened
from core.wording.form import foot_words, form_title
from core.words import tr

_GAP: Final = 20.0


def field_prefix(form: Form) -> str:
    """Return what the names of a form's fields begin with, as several forms share a file."""
    return f"f{form.number}/"


def write(forms: Sequence[Form], made: datetime) -> bytes:  # noqa: ARG001 - like the other formats
    """Return the forms of one agency as a tagged PDF with fields; the same bytes every time."""
    root = Element(TAGS[Role.DOCUMENT])
    drawn = _Drawing(root)
    hidden: list[tuple[str, str]] = []
    for form in forms:
        prefix = field_prefix(form)
        parts = FormParts(root.child(Role.SECTION), prefix)
        pages = list(_pages(flowables(form, parts)))
        for number, page in enumerate(pages, 1):
            said = tr("Page {number} of {count}", number=number, count=len(pages))
            drawn.add(form, page, said, first=number == 1)
        own = [*form.own_fields, (seal_field(), _seal(form, parts))]
        hidden += [(f"{prefix}{name}", value) for name, value in own if value]
    return drawn.finished(hidden)


def _seal(form: Form, parts: FormParts) -> str:
    """Return a form's seal: its words are drawn, so that only its fields can be changed."""
    own = [line_of(field_name(name), value) for name, value in form.own_fields[1:]]
    return sealed([*own, *(line_of(field_name(name), "") for name in parts.names)])


def _pages(found: Iterable[Flowable]) -> Iterator[list[tuple[Flowable, float]]]:
    """Yield pages of what fits; what is bound together stays on one, a table's head returns."""
    page: list[tuple[Flowable, float]] = []
    y = TOP
    for group in _groups(found):
        height = sum(one.before + one.height for one in group)
        if page and y + height > BOTTOM:
            yield page
            page, y = [], TOP
        again = group[0].again
        if not page and again is not None:
            page.append((again, y))
            y += again.height
        for one in group:
            y += one.before if page else 0.0
            page.append((one, y))
            y += one.height
    if page:
        yield page


def _groups(found: Iterable[Flowable]) -> Iterator[list[Flowable]]:
    group: list[Flowable] = []
    for one in found:
        group.append(one)
        if not one.keep:
            yield group
            group = []
    if group:
        yield group


class _Drawing:
    """A PDF in the making, page by page."""

    def __init__(self, root: Element) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0
        self._root = root
        self._fonts = DocumentFonts()
        self._marked: list[Sequence[Element]] = []
        self._fields: list[Sequence[PlacedField]] = []
        self._bytes = io.BytesIO()
        size = (PAGE_WIDTH, PAGE_HEIGHT)
        self._canvas = Canvas(
            self._bytes, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7)
        )
        self._canvas._preamble = ""
        _describe(self._canvas)

    def add(
        self, form: Form, page: Sequence[tuple[Flowable, float]], number: str, *, first: bool
    ) -> None:
        """Draw the next page with its head and foot; on a form's first the head is read out."""
        canvas = PageCanvas(self._fonts, PAGE_HEIGHT, len(self._marked))
        running = " · ".join(filter(None, (form.partnership, form.audit)))
        sect = self._root.kids[-1]
        owner = sect.child(Role.PARAGRAPH) if first and isinstance(sect, Element) else None
        if owner is not None and isinstance(sect, Element):
            sect.kids.insert(0, sect.kids.pop())
        _ends(canvas, running, form.marking, HEAD_BASELINE, owner)
        for flowable, y in page:
            flowable.draw(canvas, y)
        canvas.rule(LEFT, FOOT_RULE, WIDTH, LINE, 0.8)
        _ends(canvas, foot_words(form), number, FOOT_BASELINE, None)
        self._canvas.addLiteral(canvas.strokes)
        self._canvas.showPage()
        self._marked.append(canvas.marked)
        self._fields.append(canvas.fields)

    def finished(self, hidden: Sequence[tuple[str, str]]) -> bytes:
        """Return the whole file."""
        pdf = self._canvas._doc
        for used in self._fonts.used():
            embed(pdf, used)
        pdf.idToObject["BasicFonts"].dict.pop("F1", None)
        marks = put_fields(pdf, self._fields, hidden)
        attach(pdf, self._root, self._marked, form_title(), marks)
        self._canvas.save()
        return self._bytes.getvalue()


def _describe(canvas: Any) -> None:
    """Say what the file is, and nothing of whom it is about."""
    canvas.setTitle(form_title())
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Casewalk")
    canvas.setProducer("Casewalk")
    canvas.setCatalogEntry("Lang", LANGUAGE)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _ends(
    canvas: PageCanvas, left: str, right: str, baseline: float, owner: Element | None
) -> None:
    """Draw small words at both ends of a line."""
    right = shortened(right, SMALL, WIDTH / 2)
    wide = measure(right, SMALL)
    for text, x in (
        (shortened(left, SMALL, WIDTH - wide - _GAP), LEFT),
        (right, LEFT + WIDTH - wide),
    ):
        for line in layout_text([(text, SMALL)], WIDTH).lines[:1]:
            canvas.text_line(line, x, baseline, owner)
