"""Every shared widget in every state, in every look, as pictures to look at.

Run as `python -m tests.gallery FOLDER`.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from core.model.bearing import Bearing
from core.model.fault import WorkshopError
from core.model.ids import QuestionId
from core.model.judgement import JudgementState
from core.model.tool import Point
from ui.program.actions import ACTIONS
from ui.program.menu_bar import build, fill_menus
from ui.theme import AppTheme, Look, Sign, Tone
from ui.walk.strip import QuestionStrip, Step
from ui.widgets.answer_button import AnswerButton
from ui.widgets.bars import BarSegment, ProgressBar, StackedBar
from ui.widgets.button import Button, ButtonKind, Size, TonedButton
from ui.widgets.card import Card, CardButton, rule
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.focus_ring import FocusRing
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import ElidedLabel, Label, Text, heading, small, subheading
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel_side import PanelSide
from ui.widgets.pressable import Pressable
from ui.widgets.rows import ListRow
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented
from ui.widgets.sheet_view import SheetView
from ui.widgets.side_panel import SidePanel
from ui.widgets.tags import KeyCap, Pill, Tag


def flow(*widgets: QWidget) -> QWidget:
    """Return the widgets in lines that wrap."""
    holder = QWidget()
    layout = FlowLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def hot(widget: Pressable) -> Pressable:
    """Return the widget as it looks under the pointer."""
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    return widget


def down(widget: Pressable) -> Pressable:
    """Return the widget as it looks pressed."""
    widget.setDown(True)
    return widget


def off(widget: QWidget) -> QWidget:
    """Return the widget as it looks disabled."""
    widget.setEnabled(False)
    return widget


def checked(widget: Pressable) -> Pressable:
    """Return the widget as it looks chosen."""
    widget.setCheckable(True)
    widget.setChecked(True)
    return widget


def buttons() -> QWidget:
    """Return buttons of all kinds, sizes and states."""
    return flow(
        Button("New audit", ButtonKind.PRIMARY, "Ctrl N", Size.LARGE),
        Button("Open…", keys="Ctrl O", size=Size.LARGE),
        Button("Agree and next", ButtonKind.PRIMARY, "Ctrl ↵", Size.ROOM),
        Button("Room screen", keys="F5", size=Size.ROOM),
        Button("Back", sign=Sign.BACK),
        Button("Search", keys="Ctrl F"),
        hot(Button("Hovered")),
        down(Button("Pressed")),
        off(Button("Disabled", keys="F6")),
        off(Button("Disabled", ButtonKind.PRIMARY)),
        hot(Button("Hovered", ButtonKind.PRIMARY)),
        checked(Button("Walk", ButtonKind.QUIET)),
        Button("Themes", ButtonKind.QUIET),
        hot(Button("Report", ButtonKind.QUIET)),
        Button("Make it a finding", ButtonKind.LINK),
        Button("Not a name", size=Size.SMALL),
        TonedButton("1 concern still open", Tone.BAD, size=Size.SMALL),
    )


def answers() -> QWidget:
    """Return the answers as in Walk, then every bearing unchosen, offered and chosen."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    yes = AnswerButton("Yes", 1, Bearing.MET, "Alt 1")
    no = checked(AnswerButton("No", 2, Bearing.NOT_MET, "Alt 2"))
    differ = AnswerButton("Not agreed", 3, None, "Alt D", dashed=True)
    park = AnswerButton("Park, come back", 4, None, "Alt P", dashed=True)
    for button in (yes, no, differ, park):
        row.addWidget(button)
    column.addLayout(row)
    for state in ("plain", "offered", "chosen", "hovered", "disabled"):
        row = QHBoxLayout()
        for n, bearing in enumerate((*Bearing, None), 1):
            text = bearing.value.capitalize() if bearing else "Not agreed"
            button = AnswerButton(text, n, bearing, f"Alt {n}", dashed=bearing is None)
            button.set_offered(state == "offered")
            button.setChecked(state == "chosen")
            button.setEnabled(state != "disabled")
            row.addWidget(hot(button) if state == "hovered" else button)
        column.addLayout(row)
    return holder


def small_things() -> QWidget:
    """Return chips, tags, pills, caps and marks."""
    drop = DropChip("From", [(1, "Health visitor"), (2, "Police")], prefix="From: ")
    themes = DropChip("Theme", [(0, "All themes")], ChipLook.OUTLINE)
    return flow(
        Chip("School nursing", removable=True),
        Chip("add agency", look=ChipLook.ADD),
        Chip("+ add agency", look=ChipLook.ADD),
        hot(Chip("Hovered")),
        checked(Chip("Chosen")),
        off(Chip("Disabled")),
        drop,
        themes,
        *(Tag(tone.value.capitalize(), tone) for tone in Tone),
        *(Tag(bearing.value.capitalize(), bearing) for bearing in Bearing),
        Tag("Agencies are split 2 : 2", Tone.WARN),
        Pill("Case 4 of 8", "9 min of 25"),
        Pill("On course for 8 of 8", "by 15:40", Tone.GOOD),
        Pill("6 of 8 by the end", "Early help would be missed", Tone.WARN),
        KeyCap("Alt Z"),
        KeyCap("Ctrl ↵"),
        ElidedLabel("● Saved 10:42", Text.SMALL),
        ElidedLabel("✓ ✕ ◐ ↵ ← → ▾ ▴ ● ○", Text.STRONG),
    )


def strip() -> QWidget:
    """Return a case's questions, some judged."""
    made = QuestionStrip()
    judged = {1: Bearing.MET, 2: Bearing.NOT_MET, 3: Bearing.PARTLY, 4: Bearing.UNKNOWN}
    state = dict.fromkeys(judged, JudgementState.AGREED) | {8: JudgementState.PARKED}
    steps = [
        Step(
            Point(QuestionId(n)),
            str(n),
            "",
            state.get(n, JudgementState.NOT_REACHED),
            judged.get(n),
        )
        for n in range(1, 12)
    ]
    made.show_steps(steps, 4)
    return made


def fields() -> QWidget:
    """Return fields to type in and choose from."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    kinds = Segmented(
        "Kind",
        [
            Option(1, "Strength"),
            Option(2, "Improve"),
            Option(3, "Comment"),
            Option(4, "Concern", Tone.BAD),
        ],
    )
    kinds.set_value(3)
    column.addWidget(kinds)
    column.addWidget(GrowingText("Heard", hint="What was said?", keys="Ctrl K"))
    reason = GrowingText("Reason")
    reason.show_text(
        "Good direct work by school and school nursing, but it never reached the plan or "
        "the minutes, so other agencies could not act on it."
    )
    column.addWidget(reason)
    line = QLineEdit("A line of text")
    line.setAccessibleName("Line")
    choice = Choice("Agency")
    choice.addItems(["Children's social care", "Police"])
    row = QHBoxLayout()
    for widget in (line, choice, off(Choice("Nothing"))):
        row.addWidget(widget)
    column.addLayout(row)
    tick, cross = CheckBox("Case summaries"), CheckBox("Action plan")
    tick.setChecked(True)
    disabled = CheckBox("Not now")
    disabled.setEnabled(False)
    column.addWidget(flow(tick, cross, disabled))
    return holder


def cards() -> QWidget:
    """Return cards, plain, dashed and toned."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for dashed, tone, title in (
        (False, None, "School nursing"),
        (True, None, "GP"),
        (False, Tone.ACCENT, "Finding 1"),
        (False, Tone.BAD, "Must settle"),
    ):
        card = Card(dashed)
        card.set_tone(tone)
        card.column.addWidget(Label(title, Text.STRONG))
        card.column.addWidget(small("Seen alone in January; asked what home and school are like."))
        row.addWidget(card)
    row.addWidget(CardButton("Children in need plans", "8 cases · 24 returns"))
    return holder


def rows() -> QWidget:
    """Return rows: the parts of Prepare."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setSpacing(4)
    column.setContentsMargins(8, 16, 8, 16)
    column.addWidget(small("The audit"))
    for title, right in (("Cases", "8"), ("Agencies", "10"), ("Returns", "32 of 40")):
        row = ListRow(title, right)
        row.setChecked(title == "Returns")
        column.addWidget(row)
    column.addWidget(rule())
    day = ProgressBar("Returns in")
    day.show_parts(32, 40)
    column.addWidget(day)
    column.addWidget(small("32 of 40 returns"))
    column.addStretch(1)
    return holder


def counted() -> QWidget:
    """Return bars of counts."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for counts in ((14, 10, 0, 0, 0), (9, 1, 5, 9, 2), (0, 0, 0, 0, 0)):
        bar = StackedBar("Returns", pressable=True)
        bearings = (
            Bearing.MET,
            Bearing.NOT_MET,
            Bearing.NOT_APPLICABLE,
            Bearing.UNKNOWN,
            None,
        )
        texts = ("Yes", "No", "Not applicable", "Don't know", "no answer")
        bar.show_parts(
            [BarSegment(t, c, b) for t, c, b in zip(texts, counts, bearings, strict=True)]
        )
        column.addWidget(bar)
    return holder


def sheet() -> SheetView:
    """Return a table to type into."""
    view = SheetView("Cases")
    model = QStandardItemModel(3, 4, view)
    model.setHorizontalHeaderLabels(["Case", "Age", "Team", "Papers"])
    for row, words in enumerate((("Child A", "6"), ("Child B", "11"), ("Child C", "unborn"))):
        for column, word in enumerate((*words, f"Team {row % 2 + 1}", "complete")):
            model.setItem(row, column, QStandardItem(word))
    view.setModel(model)
    view.setFixedHeight(190)
    return view


def messages() -> QWidget:
    """Return the three kinds of message."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    fault, warning, plain = MessageBar(), MessageBar(), MessageBar()
    fault.show_fault(
        WorkshopError(
            "Row 4 of camhs.csv was held back: “Yess” is not an answer to question 3.",
            "The other 6 rows are in.",
            "Correct the row and bring the file in again.",
        ),
        "Show the row",
        column.update,
    )
    warning.say("8 cases and 24 returns: too few to stand for wider practice.", Tone.WARN)
    plain.say("The room screen was blanked because the displays changed.")
    for bar in (fault, warning, plain):
        column.addWidget(bar)
    return holder


def page() -> QWidget:
    """Return all of it in one column."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(24, 16, 24, 24)
    column.setSpacing(14)
    column.addWidget(heading("5. Do the records show the child's views, wishes and experience?"))
    column.addWidget(subheading("The room agrees"))
    body = "Body text in ink, and below it the small print. জন্ম Δελτίο Карта أهلا வணக்கம்"
    column.addWidget(Label(body))
    column.addWidget(small("6 years · boy · first plan December 2013"))
    for part in (messages(), buttons(), answers(), strip(), small_things(), fields()):
        column.addWidget(part)
    for part in (cards(), counted(), sheet()):
        column.addWidget(part)
    column.addStretch(1)
    return holder


class Gallery(QMainWindow):
    """A window with all of it, panels at both sides."""

    def __init__(self) -> None:
        super().__init__()
        actions = list(build(self, {spec.name: self.update for spec in ACTIONS}))
        fill_menus(self.menuBar(), actions)
        centre = QWidget()
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        cases = SidePanel("Cases", PanelSide.LEFT)
        cases.hold(Scroll(rows()))
        across.addWidget(cases)
        across.addWidget(Scroll(page(), "Everything"), 1)
        notes = SidePanel("Heard in the room", PanelSide.RIGHT, 330, "Ctrl K")
        notes.hold(Scroll(rows()))
        across.addWidget(notes)
        self.setCentralWidget(centre)
        self.ring = FocusRing(self)


def main(folder: Path) -> None:
    """Write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = AppTheme(app)
    theme.load_other_scripts()
    window = Gallery()
    theme.dress(window)
    for look in Look:
        for scale in (1.0, 2.0):
            theme.apply(look, scale)
            window.resize(1440, 2300 if scale == 1.0 else 4600)
            window.show()
            window.activateWindow()
            reason = [text for text in window.findChildren(GrowingText) if text.toPlainText()]
            reason[0].setFocus(Qt.FocusReason.TabFocusReason)
            for _ in range(5):
                app.processEvents()
            name = f"{look.value.replace(' ', '-')}-{round(scale * 100)}.png"
            window.grab().save(str(folder / name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
