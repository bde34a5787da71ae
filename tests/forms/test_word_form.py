"""A Word form as an agency gets it, and as it comes back."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from core.forms.form import forms_for
from core.forms.word import write
from core.model.clock import Clock
from core.model.draft.returns import DoubtKind, ReturnDraft
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.forms.filled import MADE, brought, form_of, only, word_fields_of, word_filled
from tests.kinds import KINDS_RETURNS, kinds_audit
from tests.small import small_audit

FILLED = ReturnDraft(
    "Child B",
    "Police",
    "2014-03-11",
    {"1a": "yes", "2": "not_applicable", "3": "no", "4b": "yes"},
    {"2": "Zażółć “Ltd” & <so on>\n=1+1 বাংলা"},
)


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit in a real file."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened


def test_a_form_filled_in_comes_in_as_it_was_filled(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    written = write([form_of(now, "Child B", "Police")], MADE)
    back = word_filled(written, word_fields_of(now, FILLED))
    draft = only(brought(tmp_path, file, back, end="docx"))
    assert draft.rows == (FILLED,)
    assert not draft.problems
    assert not draft.doubts


@pytest.mark.parametrize("row", KINDS_RETURNS[:2], ids=lambda row: row.agency)
def test_every_kind_of_answer_comes_back_as_it_was_given(
    tmp_path: Path, clock: Clock, row: ReturnDraft
) -> None:
    row = replace(row, completed="2014-03-21")
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        now = snapshot(file)
        written = write([form_of(now, row.case, row.agency)], MADE)
        filled = word_filled(written, word_fields_of(now, row))
        (doubt,) = only(brought(tmp_path, file, filled, end="docx")).doubts
    assert doubt.kinds == {DoubtKind.REPLACES}
    assert doubt.entry == row


def test_a_nil_and_an_answered_form_share_a_file(tmp_path: Path, file: WorkshopFile) -> None:
    now = snapshot(file)
    requests = tuple(one for one in now.requests if now.agency[one.agency_id].name == "Schools")
    first = ReturnDraft("Child A", "Schools", nil=True)
    second = ReturnDraft("Child B", "Schools", "", {"1a": "yes"})
    fields = word_fields_of(now, first) | word_fields_of(now, second)
    filled = word_filled(write(forms_for(now, requests), MADE), fields)
    draft = only(brought(tmp_path, file, filled, end="docx"))
    assert draft.rows == (first,)
    assert [doubt.entry for doubt in draft.doubts] == [second]


def test_what_a_program_writes_over_a_hint_is_read_though_the_hints_mark_was_left(
    tmp_path: Path, file: WorkshopFile
) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    back = word_filled(written, word_fields_of(snapshot(file), FILLED), leave_marks=True)
    assert only(brought(tmp_path, file, back, end="docx")).rows == (FILLED,)


@pytest.mark.parametrize("hint", ["Choose an item.", "Klicken oder tippen Sie hier."])
def test_what_word_itself_writes_into_an_emptied_field_is_no_answer(
    tmp_path: Path, file: WorkshopFile, hint: str
) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    document = Document(io.BytesIO(written))
    for words in document.element.body.iter(qn("w:t")):
        if words.text == "Click here":
            words.text = hint
            words.getparent().get_or_add_rPr().get_or_add_rStyle().val = "Platzhaltertext"
    held = io.BytesIO()
    document.save(held)
    draft = only(brought(tmp_path, file, held.getvalue(), end="docx"))
    assert "nothing is filled in" in draft.problems[0].what


def test_a_form_as_it_went_out_is_no_return(tmp_path: Path, file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    draft = only(brought(tmp_path, file, written, end="docx"))
    assert not draft.rows
    assert "nothing is filled in" in draft.problems[0].what


def test_only_its_controls_can_be_filled_in_and_none_be_taken_away(file: WorkshopFile) -> None:
    written = write([form_of(snapshot(file), "Child B", "Police")], MADE)
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert 'w:edit="forms" w:enforcement="1"' in parts.read("word/settings.xml").decode()
        body = parts.read("word/document.xml").decode()
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
        assert "Child" not in parts.read("docProps/core.xml").decode()
    assert body.count("<w:sdt>") == body.count('<w:lock w:val="sdt')


def test_it_says_what_every_form_says(file: WorkshopFile) -> None:
    form = form_of(snapshot(file), "Child B", "Police")
    document = Document(io.BytesIO(write([form], MADE)))
    words = "\n".join(one.text for one in document.paragraphs)
    assert "do not wait for this audit" in words
    assert "Only if 1b is “Yes”; otherwise leave it blank." in words
    assert "Please send the form back. Thank you." in words


def test_the_same_forms_are_the_same_bytes(file: WorkshopFile) -> None:
    form = form_of(snapshot(file), "Child B", "Police")
    assert write([form], MADE) == write([form], MADE)
