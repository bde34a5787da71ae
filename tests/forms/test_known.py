"""Who was known: asked first where the audit asks; nobody is a nil, and no usable return."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import bring_in, prepare
from core.acts.requests import withdraw_requests
from core.forms import pdf, word
from core.forms.pdf import field_prefix
from core.model.audit import Audit
from core.model.case import Return
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.form import ROLE, known_field
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.reconciliation import known_words
from tests.forms.filled import (
    MADE,
    brought,
    excel_form,
    filled_by_pikepdf,
    form_of,
    only,
    pdf_fields_of,
    request_of,
)
from tests.small import small_audit

ROW = ReturnDraft("Child B", "Police", "2014-03-11", {"1a": "yes"})
CHILD, PARENTS, NOBODY = map(known_field, ("child", "parents", "nobody"))


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit that asks who was known, and for the role."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        audit = opened.all(Audit)[0]
        prepare.set_audit(opened, replace(audit, asks_known=True, asks_role=True))
        yield opened


def as_excel(file: WorkshopFile, row: ReturnDraft, *ticked: str) -> bytes:
    return excel_form(snapshot(file), row, **dict.fromkeys(ticked, "Yes"), **{ROLE: "Sergeant"})


def as_pdf(file: WorkshopFile, row: ReturnDraft, *ticked: str) -> bytes:
    now = snapshot(file)
    form = form_of(now, row.case, row.agency)
    prefix = field_prefix(form)
    fields = pdf_fields_of(now, row) | {f"{prefix}{one}": "/Yes" for one in ticked}
    return filled_by_pikepdf(pdf.write([form], MADE), fields | {f"{prefix}{ROLE}": "Sergeant"})


MADE_AS = pytest.mark.parametrize(("made", "end"), [(as_excel, "xlsx"), (as_pdf, "pdf")])


def read(tmp_path: Path, file: WorkshopFile, back: bytes, end: str) -> Draft[ReturnDraft]:
    return only(brought(tmp_path, file, back, end=end))


@MADE_AS
def test_whom_an_agency_knew_comes_back_certain(
    tmp_path: Path, file: WorkshopFile, made: object, end: str
) -> None:
    assert callable(made)
    draft = read(tmp_path, file, made(file, ROW, CHILD, PARENTS), end)
    assert draft.rows == (replace(ROW, known=("child", "parents"), role="Sergeant"),)
    assert not draft.doubts
    assert not draft.problems
    bring_in.take_returns(file, draft)
    held = file.all(Return)[-1]
    assert (held.known_people, held.role) == (("child", "parents"), "Sergeant")
    assert known_words(snapshot(file))[0].endswith("known in 1 of 5 returns")


@MADE_AS
def test_nobody_is_a_nil(tmp_path: Path, file: WorkshopFile, made: object, end: str) -> None:
    assert callable(made)
    empty = replace(ROW, answers={})
    draft = read(tmp_path, file, made(file, empty, NOBODY), end)
    assert [one.nil for one in draft.rows] == [True]
    assert draft.rows[0].known == ()


@MADE_AS
@pytest.mark.parametrize(("ticked", "words"), [((NOBODY, CHILD), "nobody"), ((NOBODY,), "no rec")])
def test_what_contradicts_itself_is_held_back(
    tmp_path: Path,
    file: WorkshopFile,
    made: object,
    end: str,
    ticked: tuple[str, ...],
    words: str,
) -> None:
    assert callable(made)
    draft = read(tmp_path, file, made(file, ROW, *ticked), end)
    assert draft.rows == ()
    assert words in draft.problems[0].what


def test_a_role_is_not_kept_where_the_audit_does_not_ask(file: WorkshopFile) -> None:
    prepare.set_audit(file, replace(file.all(Audit)[0], asks_role=False))
    bring_in.take_returns(file, Draft("x.pdf", (replace(ROW, role="Sergeant Invented"),)))
    assert file.all(Return)[-1].role == ""


def test_a_form_that_does_not_ask_says_nothing_of_it(tmp_path: Path, clock: Clock) -> None:
    with small_audit(tmp_path / "plain.casewalk", clock) as plain:
        form = form_of(snapshot(plain), "Child B", "Police")
    for written in (pdf.write([form], MADE), word.write([form], MADE)):
        assert b"known" not in written


def test_a_word_form_asks_it_with_ticks_of_its_own(file: WorkshopFile) -> None:
    import io
    import zipfile

    form = form_of(snapshot(file), "Child B", "Police")
    with zipfile.ZipFile(io.BytesIO(word.write([form], MADE))) as parts:
        said = parts.read("word/document.xml").decode()
    assert all(one in said for one in (CHILD, PARENTS, NOBODY, ROLE))


def test_a_form_whose_request_was_withdrawn_is_said_to_be_one(
    tmp_path: Path, file: WorkshopFile
) -> None:
    back = as_excel(file, ROW)
    held = request_of(snapshot(file), "Child B", "Police")
    withdraw_requests(file, [held])
    (doubt,) = read(tmp_path, file, back, "xlsx").doubts
    assert doubt.what.startswith("its request was withdrawn since the form went out")
