"""Forms that an agency fills in with LibreOffice, and saves as whatever it likes."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from core.forms import excel, word
from core.model.clock import Clock
from core.model.draft.returns import DoubtKind, ReturnDraft
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.forms.filled import (
    MADE,
    brought,
    fields_of,
    form_of,
    only,
    word_fields_of,
    word_filled,
)
from tests.forms.libreoffice import saved_by_libreoffice
from tests.forms.test_word_form import FILLED
from tests.kinds import KINDS_RETURNS, kinds_audit
from tests.small import small_audit

ROW = replace(KINDS_RETURNS[0], completed="2014-03-21")


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    """An audit with every kind of answer."""
    path = tmp_path_factory.mktemp("libreoffice") / "kinds.casewalk"
    with kinds_audit(path, lambda: datetime(2014, 3, 24, 9, 0)) as file:
        yield file


@pytest.fixture(scope="module")
def saved(kinds: WorkshopFile) -> dict[str, bytes]:
    """One of its forms as each format saved by LibreOffice, and one nobody filled in."""
    now = snapshot(kinds)
    form = form_of(now, ROW.case, ROW.agency)
    sheet, text = excel.write([form], MADE), word.write([form], MADE)
    found = saved_by_libreoffice(
        (sheet, "xlsx", fields_of(now, ROW), ("xlsx", "xls", "ods")),
        (text, "docx", word_fields_of(now, ROW), ("docx",)),
        (text, "docx", {}, ("docx",)),
    )
    return found[0] | found[1] | {"blank": found[2]["docx"]}


@pytest.mark.parametrize("end", ["xlsx", "xls", "ods", "docx"])
def test_a_form_it_saved_comes_in_as_it_was_filled(
    tmp_path: Path, kinds: WorkshopFile, saved: dict[str, bytes], end: str
) -> None:
    draft = only(brought(tmp_path, kinds, saved[end], end=end))
    assert not draft.problems
    (doubt,) = draft.doubts  # that return is in the audit already
    assert doubt.kinds == {DoubtKind.REPLACES}
    assert doubt.entry == ROW


def test_a_form_it_saved_and_nobody_filled_in_is_no_return(
    tmp_path: Path, kinds: WorkshopFile, saved: dict[str, bytes]
) -> None:
    draft = only(brought(tmp_path, kinds, saved["blank"], end="docx"))
    assert draft.rows == ()
    assert draft.doubts == ()
    (problem,) = draft.problems
    assert "nothing is filled in" in problem.what


@pytest.fixture
def small(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit in a real file."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened


def without_tags(written: bytes, also: str = "(?!)") -> bytes:
    """Return a Word form as LibreOffice saves it before 7.5, and without what matches *also*."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as there, zipfile.ZipFile(held, "w") as put:
        for name in there.namelist():
            text = there.read(name)
            if name == "word/document.xml":
                bare = re.sub(r"<w:(tag|lock) [^>]*/>", "", text.decode())
                bare = re.sub(r"</w:t><w:br/><w:t[^>]*>", "</w:t><w:t>", bare)
                text = re.sub(also, "", bare, count=1).encode()
            put.writestr(name, text)
    return held.getvalue()


def forms_filled(file: WorkshopFile) -> tuple[bytes, ReturnDraft, ReturnDraft]:
    """Return two forms in one document, filled in, and what was filled in."""
    now = snapshot(file)
    other = ReturnDraft("Child A", "Health", "2014-03-12", {"1a": "no"}, {"2": "late"})
    forms = [form_of(now, one.case, one.agency) for one in (FILLED, other)]
    fields = word_fields_of(now, FILLED) | word_fields_of(now, other)
    return word_filled(word.write(forms, MADE), fields), FILLED, other


def test_forms_that_lost_the_names_of_their_fields_are_known_by_their_seals(
    tmp_path: Path, small: WorkshopFile
) -> None:
    filled, first, second = forms_filled(small)
    draft = only(brought(tmp_path, small, without_tags(filled), end="docx"))
    entries = [*draft.rows, *(one.entry for one in draft.doubts)]
    assert not draft.problems
    assert sorted(entries, key=lambda one: one.case) == [second, first]


def test_a_form_that_lost_a_field_as_well_is_refused_and_never_guessed(
    tmp_path: Path, small: WorkshopFile
) -> None:
    filled, _, _ = forms_filled(small)
    gone = without_tags(filled, r"<w:sdt><w:sdtPr><w:alias w:val=\"1a(?:(?!</w:sdt>).)*</w:sdt>")
    batch = brought(tmp_path, small, gone, end="docx")
    (fault,) = batch.unread
    assert "lost the names of its fields" in fault.happened
