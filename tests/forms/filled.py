"""Forms filled in as an agency would, by libraries other than those that wrote them."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from core.forms.excel import write
from core.forms.form import forms_for
from core.forms.pdf import field_prefix
from core.intake.batch import Batch
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.case import Request
from core.model.draft.returns import Draft, ReturnDraft
from core.model.form import COMPLETED, NIL, VALUE_COLUMN, Form
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind, Item
from core.model.value import several_keys
from core.queries.returns import return_sizes
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.intake.files import batch_of

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MADE = datetime(2014, 3, 7)
Answers = Mapping[str, str]
"""What is given to a form: by item key an answer's key or value, or the name of a field."""


def words_of(file: WorkshopFile) -> Vocabulary:
    """Return the words of an open audit."""
    return vocabulary_of(snapshot(file), return_sizes(file), file.clock().date())


def request_of(now: Snapshot, reference: str, agency: str) -> Request:
    """Return a request by its names."""
    return next(
        one
        for one in now.requests
        if now.case[one.case_id].reference == reference and now.agency[one.agency_id].name == agency
    )


def form_of(now: Snapshot, reference: str, agency: str) -> Form:
    """Return the form of one request."""
    (form,) = forms_for(now, (request_of(now, reference, agency),))
    return form


def fields_of(now: Snapshot, row: ReturnDraft) -> dict[str, object]:
    """Return what stands in which field of a workbook once a return is typed into its form."""
    tool = now.tool
    items = {item.key: item for item in tool.items}
    questions = {one.key: one.id for one in tool.questions}
    found: dict[str, object] = {}
    if row.completed:
        found[COMPLETED] = date.fromisoformat(row.completed)
    if row.nil:
        found[NIL] = "Yes"
    for key, value in row.answers.items():
        found |= _answer(now, items[key], value)
    for key, text in row.comments.items():
        found[f"comment/{questions[key]}/{key}"] = text
    return found


def _answer(now: Snapshot, item: Item, value: str) -> dict[str, object]:
    name = f"answer/{item.id}/{item.key}"
    allowed = now.tool.answers_of(item.answer_set_id)
    match now.tool.kind_of_item(item):
        case AnswerKind.SEVERAL:
            return {f"{name}/{key}": "Yes" for key in several_keys(value)}
        case AnswerKind.PERIOD:
            begins, ends = map(date.fromisoformat, value.split("/"))
            return {f"{name}/from": begins, f"{name}/to": ends}
        case AnswerKind.DATE:
            return {name: date.fromisoformat(value)}
        case AnswerKind.NUMBER:
            return {name: float(value)}
        case AnswerKind.WORDS:
            return {name: value}
    return {name: next(one.label for one in allowed if one.key == value)}


def excel_filled(written: bytes, *given: Mapping[str, object]) -> bytes:
    """Return a workbook whose sheets are filled in, one after the other, by openpyxl."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(written))
    for sheet, fields in zip(book.worksheets, given, strict=False):
        left = dict(fields)
        for row in sheet.iter_rows():
            name = row[0].value
            if name in left:
                cell = row[VALUE_COLUMN]
                assert not cell.protection.locked, name
                cell.value = left.pop(name)
        assert not left, left
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def excel_form(now: Snapshot, row: ReturnDraft, **more: object) -> bytes:
    """Return one form as Excel with a return typed into it, and *more* by the field's name."""
    written = write([form_of(now, row.case, row.agency)], MADE)
    return excel_filled(written, fields_of(now, row) | more)


def pdf_fields_of(now: Snapshot, row: ReturnDraft) -> dict[str, str]:
    """Return what stands in which field of a PDF once a return is typed into its form."""
    form = form_of(now, row.case, row.agency)
    items = {item.key: item for item in now.tool.items}
    found: dict[str, str] = {}
    for name, value in fields_of(now, row).items():
        key = name.split("/")[2] if name.startswith("answer/") else ""
        if key and now.tool.kind_of_item(items[key]).one_of_some:
            value = f"/{row.answers[key]}"
        elif value == "Yes" and not name.startswith("comment/"):
            value = "/Yes"
        elif isinstance(value, date):
            value = f"{value.day:02}/{value.month:02}/{value.year}"
        elif isinstance(value, float):
            value = f"{value:g}"
        found[f"{field_prefix(form)}{name}"] = str(value)
    return found


def filled_by_pypdf(written: bytes, fields: Mapping[str, str]) -> bytes:
    """Return a PDF filled in by pypdf."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(written)))
    assert set(fields) <= set(writer.get_fields() or ())
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(fields), auto_regenerate=False)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def filled_by_pikepdf(written: bytes, fields: Mapping[str, str]) -> bytes:
    """Return a PDF filled in by pikepdf's own form."""
    import pikepdf
    from pikepdf.form import CheckboxField, Form, RadioButtonGroup, TextField

    with pikepdf.open(io.BytesIO(written)) as pdf:
        form = Form(pdf)
        for name, value in fields.items():
            field = form[name]
            if isinstance(field, TextField):
                field.value = value
            elif isinstance(field, CheckboxField):
                field.checked = True
            else:
                assert isinstance(field, RadioButtonGroup)
                field.value = pikepdf.Name(value)
        held = io.BytesIO()
        pdf.save(held)
    return held.getvalue()


def filled_by_pdfium(written: bytes, fields: Mapping[str, str]) -> bytes:
    """Return a PDF filled in as in a browser: each place clicked, each text typed."""
    import pypdfium2
    from pypdfium2 import raw

    places = places_of(written)
    document = pypdfium2.PdfDocument(written)
    document.init_forms()
    assert document.formenv is not None
    form = document.formenv.raw
    for number, leaf in enumerate(document):
        for name, value in fields.items():
            found = places.get((name, value), places.get((name, "")))
            if found is None or found[0] != number:
                continue
            raw.FORM_OnLButtonDown(form, leaf.raw, 0, *found[1])
            raw.FORM_OnLButtonUp(form, leaf.raw, 0, *found[1])
            if (name, value) not in places:
                for letter in value:
                    unit = 13 if letter == "\n" else ord(letter)
                    raw.FORM_OnChar(form, leaf.raw, unit, 0)
            raw.FORM_ForceToKillFocus(form)
    held = io.BytesIO()
    document.save(held)
    document.close()
    return held.getvalue()


def places_of(written: bytes) -> dict[tuple[str, str], tuple[int, tuple[float, float]]]:
    """Return where to click: by a text field's name, or by a button's name and state."""
    from pypdf import PdfReader

    found: dict[tuple[str, str], tuple[int, tuple[float, float]]] = {}
    for number, leaf in enumerate(PdfReader(io.BytesIO(written)).pages):
        for annotation in leaf.annotations or ():
            widget: Any = annotation.get_object()
            left, low, right, high = (float(side) for side in widget["/Rect"])
            name = str(widget.get("/T") or widget["/Parent"].get_object()["/T"])
            looks = widget["/AP"].get_object()["/N"].get_object()
            states = [one for one in looks if one != "/Off"] if "/AS" in widget else [""]
            found[name, str(states[0])] = number, ((left + right) / 2, (low + high) / 2)
    return found


def word_filled(
    written: bytes, fields: Mapping[str, object], *, leave_marks: bool = False
) -> bytes:
    """Return a Word document whose controls are filled in, opened and saved by python-docx.

    With *leave_marks* each still says that it shows its hint.
    """
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(io.BytesIO(written))
    left = dict(fields)
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f".//{qn('w:tag')}").get(qn("w:val"))
        value = left.pop(tag, None)
        if value is None:
            continue
        properties = control.find(qn("w:sdtPr"))
        box = properties.find(f".//{{{_W14}}}checked")
        if box is not None:
            box.set(f"{{{_W14}}}val", "1")
            continue
        hint = properties.find(qn("w:showingPlcHdr"))
        if hint is not None and not leave_marks:
            properties.remove(hint)
        if isinstance(value, date):
            value = f"{value.day:02}/{value.month:02}/{value.year}"
        text, *lines = str(value).split("\n")
        words = control.find(f".//{qn('w:t')}")
        words.text = text
        for line in lines:
            run = words.getparent()
            run.append(run.makeelement(qn("w:br"), {}))
            more = run.makeelement(qn("w:t"), {})
            more.text = line
            run.append(more)
    assert not left, left
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_fields_of(now: Snapshot, row: ReturnDraft) -> dict[str, object]:
    """Return what stands in which control of a Word form once a return is typed into it."""
    prefix = field_prefix(form_of(now, row.case, row.agency))
    fields = fields_of(now, row)
    return {
        f"{prefix}{name}": f"{one:g}" if isinstance(one, float) else one
        for name, one in fields.items()
    }


def brought(folder: Path, file: WorkshopFile, *contents: bytes, end: str = "xlsx") -> Batch:
    """Read files in a process of their own, as they come back."""
    paths = []
    for number, content in enumerate(contents, 1):
        paths.append(folder / f"back {number}.{end}")
        paths[-1].write_bytes(content)
    return batch_of(paths, words_of(file))


def only(batch: Batch) -> Draft[ReturnDraft]:
    """Return the one draft of a batch in which nothing was unread."""
    assert not batch.unread, batch.unread[0].sentences
    (draft,) = batch.drafts
    return draft  # type: ignore[return-value]
