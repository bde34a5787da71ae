"""Documents as HTML pass axe in a real browser, where both are installed."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.html.writer import write
from core.model.house_style import HouseStyle, Logo, png
from tests.golden.made import EXAMPLES, documents
from tests.html.by_chromium import axe, browser, faults
from tests.rounds import TIMES

LOOK = HouseStyle(Logo(png(3, 1, bytes(9)), "The crest", 3, 1), "#767676")
"""A logo, and the palest colour that can be read on white."""


@pytest.fixture(autouse=True)
def _is_installed() -> None:
    if not (browser() and axe()):
        pytest.skip("no axe in a browser here (apt-get install chromium; npm install axe-core)")


def test_a_report_with_the_palest_colour_and_a_logo_passes(tmp_path: Path) -> None:
    report = replace(documents("three")["report"], look=LOOK)
    assert faults(write(report), tmp_path) == []
    without_words = write(report).replace(b' alt="The crest"', b"")
    pale = without_words.replace(b".facts { color: #4a5a67", b".facts { color: #b0b0b0")
    found = {one["rule"] for one in faults(pale, tmp_path)}
    assert found == {"image-alt", "color-contrast"}, "what is wrong is found"


@pytest.mark.skipif(TIMES < 2, reason="every document by CASEWALK_ROUNDS: a browser for each")
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_document_of_an_example_passes(example: str, tmp_path: Path) -> None:
    found = {key: faults(write(one), tmp_path) for key, one in documents(example).items()}
    assert not any(found.values()), found
