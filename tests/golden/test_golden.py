"""What the documents of the examples say is as it was: `python -m tests.golden` makes it anew."""

import pytest

from tests.golden.made import EXAMPLES, FOLDER, goldens


def test_every_document_says_what_it_said() -> None:
    for path, text in goldens():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: see tests/golden"


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_golden_file_is_left_of_a_document_that_is_gone(example: str) -> None:
    made = {path for path, _ in goldens() if path.name.startswith(example)}
    assert made == set(FOLDER.glob(f"{example}-*"))
