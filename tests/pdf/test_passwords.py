"""The password of a PDF: the same however it was typed, and never one that readers cut."""

from io import BytesIO

import pikepdf
import pytest

from core.documents.catalogue import compose
from core.model.fault import NotYet
from core.pdf.protect import protected, unlocked
from core.pdf.writer import write
from tests.documents.audits import Parts


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A small document."""
    return write(compose("summaries", Parts().full()))


@pytest.mark.parametrize("typed", ["cafe\u0301", "caf\u00e9"], ids=["in two parts", "in one"])
def test_a_password_pasted_in_parts_opens_as_a_keyboard_types_it(pdf: bytes, typed: str) -> None:
    with pikepdf.open(BytesIO(protected(pdf, typed)), password="caf\u00e9") as opened:
        assert opened.pages
    assert unlocked(protected(pdf, typed), typed)


@pytest.mark.parametrize("password", ["x" * 128, "\u0436" * 64], ids=["plain", "of two bytes"])
def test_a_password_longer_than_a_pdf_takes_is_refused(pdf: bytes, password: str) -> None:
    with pytest.raises(NotYet, match="too long for a PDF"):
        protected(pdf, password)
    assert unlocked(protected(pdf, password[:-1]), password[:-1])
