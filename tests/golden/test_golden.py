"""What the documents of the examples say is as it was: `python -m tests.golden` makes it anew.

And each of their PDFs is PDF/UA: they are written once for both. Documents of dozens of pages
like those of another example are looked at in the long form.
"""

from pathlib import Path

import pytest

from tests.golden.made import EXAMPLES, FOLDER, all_documents, documents, goldens, pdf
from tests.pdf.hearing import faults
from tests.rounds import TIMES


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    """What every document of every example says now."""
    return dict(goldens())


def test_every_document_says_what_it_said(made: dict[Path, str]) -> None:
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: see tests/golden"


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_golden_file_is_left_of_a_document_that_is_gone(
    made: dict[Path, str], example: str
) -> None:
    mine = {path for path in made if path.name.startswith(example)}
    assert mine == set(FOLDER.glob(f"{example}-*"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_document_of_an_example_is_pdf_ua(example: str) -> None:
    every = documents(example) if TIMES == 1 else all_documents(example)
    assert {key: found for key in every if (found := faults(pdf(example, key)))} == {}
