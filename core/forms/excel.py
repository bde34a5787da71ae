"""An agency's forms as an Excel workbook: a sheet a form, locked but for where answers go.

The first column, which is hidden, holds the names of the fields; nothing is matched by hand.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from core.forms.form import hints
from core.model.form import (
    BEGINS,
    COMPLETED,
    ENDS,
    NIL,
    ROLE,
    VALUE_COLUMN,
    FieldKind,
    FieldName,
    Form,
    FormLine,
    FormQuestion,
    answer_field,
    field_name,
    known_field,
)
from core.model.seal import SealedLine, line_of, seal_field, sealed
from core.model.tool import AnswerKind
from core.model.value import MOST_WORDS, NOT_PROVIDED
from core.wording.form import (
    comment_label,
    completed_label,
    ending_words,
    first_day,
    foot_words,
    form_title,
    how_words,
    kind_hint,
    known_choices,
    known_label,
    last_day,
    nil_label,
    number_of_form,
    role_label,
    worry_title,
    worry_words,
)
from core.words import tr

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_INK: Final = "#14212b"
_TEAL: Final = "#0b5d7a"
_SOFT: Final = "#43515c"
_FILL: Final = "#edf3f8"
_EDGE: Final = "#7f93a6"
_WORRY: Final = "#8a2a0b"
_WIDTHS: Final = (0, 7, 58, 44)
_LETTERS_ACROSS: Final = 100
"""About how many stand in a line over all columns."""
_LINE: Final = 15
_LONGEST_MESSAGE: Final = 255
_YEARS: Final = (datetime(1990, 1, 1), datetime(2099, 12, 31))
_TITLE, _NUMBER, _TEXT = 1, 1, 2


def write(forms: Sequence[Form], made: datetime) -> bytes:
    """Return a workbook with these forms of one agency; *made* is the day it says it is of."""
    from xlsxwriter import Workbook

    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(held, options) as book:
        book.set_properties({"title": form_title(), "author": "", "created": made, "comments": ""})
        looks = _looks(book)
        names = [tr("Form {number}", number=one.number) for one in forms]
        sheets = [book.add_worksheet(name) for name in names]
        lists = _Lists(book, forms)
        for form, sheet in zip(forms, sheets, strict=True):
            _SheetOfForm(sheet, looks, lists).write(form)
    return held.getvalue()


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look; only `answer`, `day` and `long` are not locked."""

    title: "Format"
    head: "Format"
    theme: "Format"
    question: "Format"
    text: "Format"
    key: "Format"
    soft: "Format"
    worry_title: "Format"
    worry: "Format"
    answer: "Format"
    day: "Format"
    long: "Format"


def _looks(book: "Workbook") -> _Looks:
    base: dict[str, Any] = {"font_size": 11, "font_color": _INK}
    base |= {"text_wrap": True, "valign": "top"}
    open_cell = {"locked": False, "bg_color": _FILL, "border": 1, "border_color": _EDGE}
    worry = {"border": 1, "border_color": _WORRY}

    def look(**more: Any) -> "Format":
        return book.add_format(base | more)

    return _Looks(
        title=look(bold=True, font_size=18, text_wrap=False),
        head=look(bold=True),
        theme=look(bold=True, font_size=13, font_color=_TEAL, bottom=1, bottom_color=_EDGE),
        question=look(bold=True),
        text=look(),
        key=look(bold=True, align="right"),
        soft=look(font_color=_SOFT, font_size=10),
        worry_title=look(**worry, bold=True, font_color=_WORRY),
        worry=look(**worry),
        answer=book.add_format(base | open_cell),
        day=book.add_format(base | open_cell | {"num_format": "dd/mm/yyyy", "align": "left"}),
        long=book.add_format(base | open_cell | {"num_format": "@"}),
    )


class _Lists:
    """The hidden sheet with what may be chosen, each set of answers once."""

    def __init__(self, book: "Workbook", forms: Sequence[Form]) -> None:
        self._name = tr("Answers")
        self._place: dict[tuple[tuple[str, str], ...], str] = {}
        self.sheet = book.add_worksheet(self._name)
        self.sheet.very_hidden()
        self.sheet.protect()
        self._row = 0
        self.tick = self._put(((str(FieldKind.NIL.value), tr("Yes")),), labels=False)
        for form in forms:
            for line in (
                one for section in form.sections for q in section.questions for one in q.lines
            ):
                if line.kind.one_of_some and line.choices and line.choices not in self._place:
                    self._place[line.choices] = self._put(line.choices)

    def _put(self, choices: tuple[tuple[str, str], ...], *, labels: bool = True) -> str:
        first = self._row
        for key, label in choices:
            if labels:
                name = str(FieldName(FieldKind.LABEL, 0, key))
                self.sheet.write_string(self._row, 0, name)
            self.sheet.write_string(self._row, VALUE_COLUMN, label)
            self._row += 1
        return f"='{self._name}'!$D${first + 1}:$D${self._row}"

    def of(self, line: FormLine) -> str:
        """Return where the answers of a line stand."""
        return self._place[line.choices]


@dataclass(slots=True)
class _SheetOfForm:
    """One form on its sheet, row after row."""

    sheet: "Worksheet"
    looks: _Looks
    lists: _Lists
    row: int = field(default=0)
    printed: dict[int, list[str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def write(self, form: Form) -> None:
        """Put the whole form on the sheet."""
        self._set_up(form)
        self._head(form)
        self._field(completed_label(), COMPLETED, self.looks.day, _a_day())
        self._field(nil_label(), NIL, self.looks.answer, self._one_of(self.lists.tick))
        if form.asks_role:
            self._field(role_label(), ROLE, self.looks.long)
        if form.asks_known:
            self._say(_TEXT, known_label(), self.looks.question)
            self.row += 1
            for who, said in known_choices():
                ticked = self._one_of(self.lists.tick)
                self._field(said, known_field(who), self.looks.answer, ticked)
        for section in form.sections:
            self.row += 1
            self._across(section.title, self.looks.theme)
            for question in section.questions:
                self._question(question)
        self.row += 1
        self._across(ending_words(form), self.looks.text)
        self.sheet.print_area(0, 0, self.row - 1, VALUE_COLUMN)
        seal = sealed(self._lines())
        if seal:
            self.sheet.write_string(self.row - 1, 0, seal_field(seal))

    def _lines(self) -> Iterator[SealedLine]:
        for row in range(self.row):
            name = field_name(self.names.get(row, ""))
            yield line_of(name, "".join(self.printed.get(row, ())))

    def _say(self, column: int, text: str, look: "Format") -> None:
        """Write words of the form's own."""
        self.sheet.write_string(self.row, column, text, look)
        self.printed.setdefault(self.row, []).append(text)

    def _set_up(self, form: Form) -> None:
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        for column, width in enumerate(_WIDTHS[1:], 1):
            sheet.set_column(column, column, width)
        sheet.protect("", {"format_rows": True, "format_columns": True})
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.7, 0.7)
        partnership = f"{form.partnership} · " if form.partnership else ""
        sheet.set_header(f"&L&9{_plain(partnership + form.audit)}&R&9{_plain(form.marking)}")
        page = tr("Page {page} of {pages}", page="&P", pages="&N")
        sheet.set_footer(f"&L&9{_plain(foot_words(form))}&R&9{page}")

    def _head(self, form: Form) -> None:
        own = iter(form.own_fields)
        name, _ = next(own)
        self._name(name)
        self._say(_TITLE, form_title(), self.looks.title)
        self.row = 1
        heads = (tr("Audit"), tr("Audit tool version"), tr("Reference"), tr("Agency"))
        for head, (name, value) in zip(heads, own, strict=True):
            self._locked(head, value, name)
        if form.due:
            self._locked(tr("Please return by"), form.due)
        self._locked(tr("Form"), number_of_form(form))
        self.row += 1
        self._across(worry_title(), self.looks.worry_title)
        self._across(worry_words(), self.looks.worry)
        self._across(how_words(form), self.looks.text)
        self.row += 1

    def _locked(self, head: str, value: str, name: str = "") -> None:
        self._name(name)
        self._say(_TEXT, head, self.looks.soft)
        self._say(VALUE_COLUMN, value, self.looks.head)
        self.row += 1

    def _across(self, text: str, look: "Format") -> None:
        """Write over all columns; only such a row must be told how high it is."""
        lines = sum(1 + len(line) // _LETTERS_ACROSS for line in text.split("\n"))
        self.sheet.merge_range(self.row, _NUMBER, self.row, VALUE_COLUMN, "", look)
        self._say(_NUMBER, text, look)
        self.sheet.set_row(self.row, lines * _LINE + 5)
        self.row += 1

    def _name(self, name: str) -> None:
        if name:
            self.sheet.write_string(self.row, 0, name)
            self.names[self.row] = name

    def _question(self, question: FormQuestion) -> None:
        self.row += 1
        self._say(_NUMBER, question.key, self.looks.key)
        alone = len(question.lines) == 1 and not question.checklist
        self._say(_TEXT, question.text, self.looks.question)
        told = [*question.notes, *((hints(question.lines[0]),) if alone else ())]
        if alone and _in_one_cell(question.lines[0].kind):
            self._cell(question.lines[0])
            self.row += 1
            self._notes(told)
        else:
            self.row += 1
            self._notes(told)
            for line in question.lines:
                self._line(line, alone)
        if question.comment:
            self._field(comment_label(question.key), question.comment, self.looks.long)

    def _notes(self, notes: Sequence[str]) -> None:
        for note in filter(None, notes):
            self._say(_TEXT, note, self.looks.soft)
            self.row += 1

    def _line(self, line: FormLine, alone: bool) -> None:
        """Write a line of a checklist, or the parts of an answer that takes several cells."""
        if not alone:
            self._say(_NUMBER, line.key, self.looks.key) if line.key else None
            self._say(_TEXT, line.text, self.looks.text)
            if _in_one_cell(line.kind):
                self._cell(line)
            self.row += 1
            self._notes([hints(line)])
        if _in_one_cell(line.kind):
            return
        if line.kind is AnswerKind.PERIOD:
            for part, label in ((BEGINS, first_day()), (ENDS, last_day())):
                name = line.field_of(part)
                self._field(label, name, self.looks.day, _a_day())
            return
        for key, label in line.choices:
            ticked = self._one_of(self.lists.tick)
            self._field(label, answer_field(line.item, key), self.looks.answer, ticked)

    def _cell(self, line: FormLine) -> None:
        """Make the cell beside a question the place of its answer."""
        match line.kind:
            case AnswerKind.NUMBER:
                look, check = self.looks.answer, _a_number(line)
            case AnswerKind.DATE:
                look, check = self.looks.day, _a_day()
            case AnswerKind.WORDS:
                look, check = self.looks.long, _words()
            case _:
                look, check = self.looks.answer, self._one_of(self.lists.of(line))
        self._open(line.field, look, check)

    def _field(
        self, label: str, name: str, look: "Format", check: dict[str, Any] | None = None
    ) -> None:
        self._say(_TEXT, label, self.looks.soft)
        self._open(name, look, check)
        self.row += 1

    def _open(self, name: str, look: "Format", check: dict[str, Any] | None) -> None:
        self._name(name)
        self.sheet.write_blank(self.row, VALUE_COLUMN, None, look)
        if check:
            if check["validate"] in _MEASURED:
                check = _or_not_provided(check, self.row)
            self.sheet.data_validation(self.row, VALUE_COLUMN, self.row, VALUE_COLUMN, check)

    def _one_of(self, place: str) -> dict[str, Any]:
        return {
            "validate": "list",
            "source": place,
            "error_title": tr("Not one of the answers"),
            "error_message": tr("Please choose from the list, or leave it blank."),
        }


_MEASURED: Final = {
    "decimal": "ISNUMBER({cell})",
    "date": "AND(ISNUMBER({cell}),{cell}>={first},{cell}<={last})",
}
"""What a cell for a number or a day takes beside "not provided"."""


def _or_not_provided(check: dict[str, Any], row: int) -> dict[str, Any]:
    """Return a check that also takes the words that a value could not be given."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(row, VALUE_COLUMN)
    first, last = (f"DATE({one.year},{one.month},{one.day})" for one in _YEARS)
    value = _MEASURED[check["validate"]].format(cell=cell, first=first, last=last)
    words = f'LOWER(TRIM({cell}))="{NOT_PROVIDED}"'
    message = {key: check[key] for key in ("input_message", "error_message")}
    return {"validate": "custom", "value": f"=OR({value},{words})", **message}


def _in_one_cell(kind: AnswerKind) -> bool:
    return kind not in (AnswerKind.SEVERAL, AnswerKind.PERIOD)


def _a_number(line: FormLine) -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -(10**12),
        "maximum": 10**12,
        "input_message": kind_hint(line.kind, line.unit, line.limits)[:_LONGEST_MESSAGE],
        "error_message": tr("Please type a number, or “not provided”, or leave it blank."),
    }


def _a_day() -> dict[str, Any]:
    first, last = _YEARS
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": last,
        "input_message": kind_hint(AnswerKind.DATE),
        "error_message": tr(
            "Please type a day, such as 05/03/2014, or “not provided”, or leave it blank."
        ),
    }


def _words() -> dict[str, Any]:
    return {
        "validate": "length",
        "criteria": "<=",
        "value": MOST_WORDS,
        "error_message": tr("Please use at most {most} letters.", most=f"{MOST_WORDS:,}"),
    }


def _plain(text: str) -> str:
    """Return a text as a header or footer takes it, where & begins an order."""
    return text.replace("&", "&&")[:110]
