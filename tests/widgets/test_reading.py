"""Words read from right to left stand at the right, each paragraph for itself."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import AppTheme
from ui.widgets.folded import FoldedText
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import ParagraphText
from ui.widgets.prose import Prose, StyledText
from ui.widgets.reading import read_leftwards

ENGLISH, ARABIC, HEBREW = "They moved twice.", "انتقلت الأسرة مرتين.", "המשפחה עברה."
MIXED = f"{ENGLISH}\n{ARABIC}\n{HEBREW}\n12, {ARABIC}\nThen {ARABIC}"
SIDES = "left", "right", "right", "right", "left"
WIDE = 400


def side(image: QImage, where: QRect) -> str:
    """Return at which side of a stripe there is ink."""
    ground = image.pixelColor(where.center().x(), where.top())
    inked = [
        x
        for x in range(where.left(), where.right())
        if any(image.pixelColor(x, y) != ground for y in range(where.top(), where.bottom()))
    ]
    left, right = inked[0] - where.left(), where.right() - inked[-1]
    return "left" if left < right else "right"


def sides(image: QImage, heights: list[float]) -> tuple[str, ...]:
    found, top = [], 0.0
    for height in heights:
        found.append(side(image, QRect(0, round(top) + 2, WIDE, round(height) - 4)))
        top += height
    return tuple(found)


def heights(theme: AppTheme) -> list[float]:
    ink = QColor("black")
    return [Prose([StyledText(line, theme.font(), ink)], WIDE).height for line in MIXED.split("\n")]


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        (ENGLISH, False),
        (ARABIC, True),
        (HEBREW, True),
        (f"12, “{ARABIC}", True),
        (f"Then {ARABIC}", False),
        (f"{ARABIC} and {ENGLISH}", True),
        ("12, …", False),
        ("", False),
        ("Ірина", False),
    ],
)
def test_the_first_letter_says_from_where_a_paragraph_is_read(text: str, leftwards: bool) -> None:
    assert read_leftwards(text) is leftwards


def test_painted_paragraphs_stand_where_they_are_read_from(theme: AppTheme) -> None:
    theme.load_other_scripts()
    prose = Prose([StyledText(MIXED, theme.font(), QColor("black"))], WIDE)
    image = QImage(WIDE, round(prose.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    prose.draw(painter, 0, 0)
    painter.end()
    assert sides(image, heights(theme)) == SIDES
    assert prose.height == pytest.approx(sum(heights(theme)))


def test_paragraphs_fold_after_so_many_lines_together(theme: AppTheme) -> None:
    line = StyledText(MIXED, theme.font(), QColor("black"))
    folded = Prose([line], WIDE, most=2)
    assert folded.is_cut
    assert folded.height == pytest.approx(sum(heights(theme)[:2]), abs=1)
    assert not Prose([line], WIDE, most=5).is_cut


@pytest.mark.parametrize(
    "made", [ParagraphText, lambda: FoldedText(9, 15)], ids=["label", "folded"]
)
def test_shown_paragraphs_stand_where_they_are_read_from(
    qtbot: QtBot, theme: AppTheme, made: type[QWidget]
) -> None:
    theme.load_other_scripts()
    shown = made()
    qtbot.addWidget(shown)
    (shown.setText if isinstance(shown, ParagraphText) else shown.show_text)(MIXED)  # type: ignore[attr-defined]
    shown.setStyleSheet("background: white")
    shown.resize(WIDE, shown.heightForWidth(WIDE))
    assert sides(shown.grab().toImage(), heights(theme)) == SIDES


def test_typed_paragraphs_stand_where_they_are_read_from_and_none_is_cut(
    qtbot: QtBot, theme: AppTheme
) -> None:
    theme.load_other_scripts()
    field = GrowingText("Outline", 1, 9)
    qtbot.addWidget(field)
    field.resize(WIDE, 40)
    field.show()
    field.show_text(MIXED)
    found = []
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    for _ in SIDES:
        at = field.cursorRect(cursor)
        found.append("left" if at.x() < WIDE / 2 else "right")
        below = at.bottom()
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    assert tuple(found) == SIDES
    assert below <= field.viewport().height()


def test_a_long_text_is_read_from_its_beginning_until_somebody_goes_on_in_it(
    qtbot: QtBot, theme: AppTheme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = QLineEdit(window)
    field = GrowingText("Outline", 1, 3, parent=window)
    field.resize(WIDE, 40)
    with qtbot.waitExposed(window):
        window.show()
    before.setFocus()
    field.show_text("\n".join(["One line."] * 20))
    assert field.firstVisibleBlock().blockNumber() == 0
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.firstVisibleBlock().blockNumber() > 0
