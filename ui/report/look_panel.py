"""How the documents look: the partnership's logo and colour, and the council's Word template."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.acts import house_style
from core.intake.file_reader import FileReader
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.house_style import HouseKind, HousePart, colour_in, kept_sheet, logo_of
from core.wording.house_style import kept_words, pale_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.session import Act
from ui.program.files import ask_to_open, documents
from ui.program.jobs import Job, while_there
from ui.report.readers_part import ReadersPart
from ui.report.right_panel import RightPanel
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small

_SEEN: Final = (270, 72)
"""Width and height in px that a logo is shown within."""
_SWATCH: Final = 20
_MakeAct = Callable[[str], Act]
"""Makes what is kept of a file into the act that keeps it."""


class LookPanel(RightPanel):
    """Takes a logo, a colour and a template in, each checked first, and lets them go again."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title.setText(tr("How the documents look"))
        self._job: Job | None = None
        self.choose_logo = Button(tr("Choose a logo…"), size=Size.SMALL)
        self.drop_logo = Button(tr("Remove"), ButtonKind.QUIET, size=Size.SMALL)
        self.seen, self.logo_name = QLabel(), small()
        self.words = GrowingText(tr("What the logo shows, for whoever cannot see it"), 1, 3)
        self.colour = GrowingText(tr("Colour of headings"), 1, 1, enter_submits=True)
        self.swatch, self.pale = QLabel(), small(tone=Tone.WARN)
        self.choose_template = Button(tr("Choose a template…"), size=Size.SMALL)
        self.drop_template = Button(tr("Remove"), ButtonKind.QUIET, size=Size.SMALL)
        self.template_name = small()
        self.readers = ReadersPart(context)
        self.said = small()
        self._about_words = Label(tr("What it shows, for whoever cannot see it"), Text.SMALL_STRONG)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        held = {one.kind: one for one in self._context.session.now.house_parts}
        self._show_logo(held.get(HouseKind.LOGO))
        colour = held.get(HouseKind.COLOUR)
        self.colour.follow(colour.words if colour is not None else "")
        self._show_colour(colour.words if colour is not None else "")
        template = held.get(HouseKind.TEMPLATE)
        self.template_name.setText(kept_words(template) if template is not None else tr("None"))
        self.drop_template.setVisible(template is not None)
        self.readers.refresh()
        may = not self._context.session.read_only
        for part in (self.choose_logo, self.drop_logo, self.choose_template, self.drop_template):
            part.setEnabled(may)  # also while one is read: the keyboard stays where it is
        for field in (self.words, self.colour):
            field.setReadOnly(not may)

    def begin(self) -> None:
        """Take the focus to the first thing to choose."""
        self.choose_logo.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_logo(self, path: Path) -> None:
        """Have a picture read away from the window's thread, and keep it as the logo."""
        words = self.words.toPlainText()

        def read(reader: FileReader) -> str:
            return reader.logo(path).hex()

        self._take(
            read, lambda made: lambda file: house_style.set_logo(file, path.name, made, words)
        )

    def take_template(self, path: Path) -> None:
        """Have a template read away from the window's thread, and keep its style sheet."""

        def read(reader: FileReader) -> str:
            return kept_sheet(reader.template(path))

        self._take(read, lambda made: lambda file: house_style.set_template(file, path.name, made))

    # Making and showing

    def _show_logo(self, part: HousePart | None) -> None:
        logo = logo_of(part) if part is not None else None
        self.logo_name.setText(kept_words(part) if part is not None else tr("None"))
        self.words.follow(part.words if part is not None else "")
        picture = QPixmap()
        if logo is not None:
            picture.loadFromData(logo.png)
            whole, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
            self.seen.setPixmap(picture.scaled(*_SEEN, whole, smooth.SmoothTransformation))
        self.seen.setAccessibleName(logo.words if logo is not None else "")
        for shown in (self.seen, self.words, self._about_words, self.drop_logo):
            shown.setVisible(logo is not None)

    def _show_colour(self, colour: str) -> None:
        self.pale.setText(pale_words(colour))
        self.pale.setVisible(bool(self.pale.text()))
        self.swatch.setVisible(bool(colour))
        if colour:
            filled = QPixmap(_SWATCH, _SWATCH)
            filled.fill(colour)
            self.swatch.setPixmap(filled)

    def _lay_out(self) -> None:
        column = self._column
        column.addWidget(small(tr("Kept in this audit, and used in all its documents.")))
        column.addSpacing(6)
        column.addWidget(Label(tr("Logo"), Text.STRONG))
        column.addWidget(self.logo_name)
        column.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(_row(self.choose_logo, self.drop_logo))
        column.addWidget(self._about_words)
        column.addWidget(self.words)
        column.addSpacing(10)
        column.addWidget(Label(tr("Colour of headings"), Text.STRONG))
        column.addWidget(small(tr("As # and six signs. Left empty, it is our blue.")))
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.colour, 1)
        beside.addWidget(self.swatch)
        column.addLayout(beside)
        column.addWidget(self.pale)
        column.addSpacing(10)
        column.addWidget(Label(tr("Word template"), Text.STRONG))
        column.addWidget(self.template_name)
        column.addLayout(_row(self.choose_template, self.drop_template))
        column.addWidget(
            small(tr("Its styles, its page and its margins are used; nothing else is taken in."))
        )
        column.addWidget(self.said)
        column.addSpacing(10)
        column.addWidget(self.readers)
        column.addStretch(1)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self.said.hide()

    def _connect(self) -> None:
        self._context.session.changed.connect(self._on_changed)
        self.choose_logo.clicked.connect(self._on_choose_logo)
        self.choose_template.clicked.connect(self._on_choose_template)
        self.drop_logo.clicked.connect(self._on_drop_logo)
        self.drop_template.clicked.connect(self._on_drop_template)
        self.words.paused.connect(self._on_words)
        self.colour.paused.connect(self._on_colour)
        self.colour.submitted.connect(self.colour.flush)
        self._keep_as_typed(self.words, self.colour, self.readers.least)

    def _take(self, read: Callable[[FileReader], str], act: _MakeAct) -> None:
        if self._job is not None:
            return

        def work() -> str:
            with FileReader() as reader:
                return read(reader)

        self._say(tr("Reading it…"))
        self._job = job = Job(lambda _progress: work())
        job.done.connect(while_there(self, lambda made: self._on_read(act, made)))
        job.failed.connect(while_there(self, self._on_unread))
        job.broke.connect(while_there(self, self._on_broke))
        self.refresh()
        job.start()

    def _say(self, words: str, tone: Tone | None = None) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.setVisible(bool(words))

    # News

    def _on_changed(self, news: Changed) -> None:
        if news.touches(HousePart):
            self.refresh()

    def _on_read(self, act: _MakeAct, made: str) -> None:
        self._job = None
        self._say("")
        self._context.session.do(act(made))
        self.refresh()

    def _on_unread(self, fault: WorkshopError) -> None:
        self._job = None
        self._say(fault.sentences, Tone.BAD)
        self.refresh()

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self._say("")
        self.refresh()
        raise error

    def _on_choose_logo(self) -> None:
        names = tr("Pictures (*.png *.jpg *.jpeg)")
        ask_to_open(self, tr("Choose a logo"), documents(), self.take_logo, names)

    def _on_choose_template(self) -> None:
        names = tr("Word templates (*.dotx *.docx)")
        ask_to_open(self, tr("Choose a template"), documents(), self.take_template, names)

    def _on_drop_logo(self) -> None:
        self._drop(HouseKind.LOGO, self.choose_logo)

    def _on_drop_template(self) -> None:
        self._drop(HouseKind.TEMPLATE, self.choose_template)

    def _drop(self, kind: HouseKind, then: Button) -> None:
        then.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.session.do(lambda file: house_style.remove_from_look(file, kind))

    def _on_words(self, words: str) -> None:
        if not self._context.session.do(
            lambda file: house_style.describe_logo(file, words), self.words
        ):
            self.words.mark_unsaved()

    def _on_colour(self, colour: str) -> None:
        """Keep a colour; of half a code it is said what it lacks, and nothing is kept."""
        if colour.strip() and not colour_in(colour):
            self.pale.setText(tr("As # and six signs from 0 to 9 and A to F: #7A1F3D."))
            self.pale.show()
            return
        if not self._context.session.do(
            lambda file: house_style.set_colour(file, colour), self.colour
        ):
            self.colour.mark_unsaved()

    def end(self) -> None:
        """Keep what was typed; what was said of a file is over."""
        self._say("")
        super().end()


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
