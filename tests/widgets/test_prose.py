"""Words that do not all fit are cut where the last line ends, and no sooner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.theme import app_theme
from ui.widgets.prose import Prose, StyledText

_WORDS = st.lists(st.text("abcdefghijklmnopé😀", min_size=1, max_size=14), min_size=1, max_size=40)


@given(_WORDS, st.integers(60, 300), st.integers(1, 4))
@pytest.mark.usefixtures("qapp")
def test_as_many_whole_words_are_shown_as_go_into_the_lines(
    some: list[str], width: int, most: int
) -> None:
    assert QApplication.instance() is not None
    font = app_theme().font()

    def prose(text: str, most: int = 0) -> Prose:
        return Prose([StyledText(text, font, QColor("black"))], width, most)

    line = prose("a").height
    whole = " ".join(some)
    found = prose(whole, most)
    assert found.height <= line * most + 0.5
    assert found.is_cut == (prose(whole).height > line * most + 0.5)
    if not found.is_cut:
        assert found.text == whole
        return
    kept = found.text.removesuffix("…")
    assert found.text.endswith("…")
    assert whole.startswith(kept)
    following = whole[len(kept) :].lstrip().split(" ")[0]
    longer = f"{kept} {following}…" if whole[len(kept) :].startswith(" ") else f"{kept}{following}…"
    assert prose(longer).height > line * most + 0.5
