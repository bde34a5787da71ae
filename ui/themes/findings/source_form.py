"""The form by which a document, a survey or another source from outside is named."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.model.clock import date_text
from core.model.dates import iso_date
from core.model.fault import shown
from core.model.finding import Source, SourceKind
from core.model.ids import QuestionId
from core.model.tool import Tool
from core.wording.dates import no_date
from core.words import tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.composed import ComposedLine
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small

_MOST_FIGURES: Final = 9
_FIRST_KIND: Final = SourceKind.DOCUMENT
_KINDS: Final = (
    (SourceKind.DOCUMENT, tr("Document")),
    (SourceKind.SURVEY, tr("Survey")),
    (SourceKind.OTHER, tr("Another source")),
)


class SourceForm(QWidget):
    """Names a source from outside: what it is called, of when, on how many, what it says.

    Signals:
        given: carries a `Source`; with its number where one that is there was changed.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = Source("")
        self._shown: tuple[object, ...] = ()
        self.kind = DropChip(tr("What it is"), _KINDS, ChipLook.OUTLINE)
        self.title = _line(tr("What it is called"))
        self.dated = _line(tr("Date, such as 5 March 2014"))
        self.count = _line(tr("How many said so, such as 452"))
        self.base = _line(tr("Of how many, such as 457"))
        self.unit = _line(tr("Of what, such as staff"))
        self.beside = DropChip(tr("Beside which question"), look=ChipLook.OUTLINE)
        self.says = GrowingText(tr("What it says"), least=1, most=3, hint=tr("What it says"))
        self.wrong = Label("", Text.SMALL, Tone.BAD)
        self.wrong.hide()
        self.add = Button(tr("Add"), ButtonKind.PRIMARY, size=Size.SMALL)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.kind, 0, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(_named(tr("What it is called"), self.title), 0, 1, 1, 2)
        grid.addWidget(_named(tr("Date"), self.dated), 1, 0)
        grid.addWidget(self.beside, 1, 1, 1, 2, Qt.AlignmentFlag.AlignBottom)
        figures = (
            (tr("How many said so"), self.count),
            (tr("Of how many"), self.base),
            (tr("Of what"), self.unit),
        )
        for at, (name, field) in enumerate(figures):
            grid.addWidget(_named(name, field), 2, at)
        grid.addWidget(_named(tr("What it says"), self.says), 3, 0, 1, 2)
        grid.addWidget(self.add, 3, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.wrong, 4, 0, 1, 3)
        self.add.clicked.connect(self._on_add)
        self.title.returnPressed.connect(self._on_add)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that was not entered."""
        typed = any(one.text().strip() for one in self._typed)
        return typed or bool(self.says.toPlainText().strip())

    @property
    def _typed(self) -> tuple[ComposedLine, ...]:
        return (self.title, self.dated, self.count, self.base, self.unit)

    def show_questions(self, tool: Tool) -> None:
        """Offer the questions that a figure can stand beside."""
        each = [(one.id, f"{one.key} {one.short or one.text}") for one in tool.questions]
        self.beside.set_choices([(None, tr("beside no question")), *each])

    @property
    def is_changed(self) -> bool:
        """Whether a source that is kept is named otherwise here, and that is not entered."""
        return bool(self._kept.id) and self._in_words != self._shown

    @property
    def _in_words(self) -> tuple[object, ...]:
        typed = (one.text() for one in self._typed)
        return (*typed, self.says.toPlainText(), self.kind.value, self.beside.value)

    def show_source(self, source: Source) -> None:
        """Show one that is there already, to be changed."""
        self._kept = source
        self.kind.set_value(source.kind)
        self.title.setText(source.title)
        self.dated.setText(date_text(source.dated))
        self.count.setText("" if source.count is None else str(source.count))
        self.base.setText(str(source.base or ""))
        self.unit.setText(source.unit)
        self.beside.set_value(source.question_id)
        self.says.show_text(source.text)
        self.add.setText(tr("Change") if source.id else tr("Add"))
        self.wrong.hide()
        self._shown = self._in_words

    def clear(self) -> None:
        """Be empty, for one that is not there yet."""
        kind = self.kind.value
        self.show_source(Source("", kind=kind if isinstance(kind, SourceKind) else _FIRST_KIND))

    def _on_add(self) -> None:
        base, dated = self.base.text().strip(), self.dated.text().strip()
        count = self.count.text().strip()
        iso = iso_date(dated) if dated else ""
        if not self.title.text().strip():
            self._refuse(self.title, tr("Type what it is called."))
        elif iso is None:
            self._refuse(self.dated, " ".join(no_date(dated)))
        elif len(base) > _MOST_FIGURES:
            self._refuse(self.base, tr("“{base}” is more than anybody asked.", base=shown(base)))
        elif base and not base.isdecimal():
            self._refuse(self.base, tr("“{base}” is not a number.", base=shown(base)))
        elif count and not count.isdecimal():
            self._refuse(self.count, tr("“{base}” is not a number.", base=shown(count)))
        elif count and not base:
            self._refuse(self.base, tr("Type of how many."))
        elif count and int(count) > int(base):
            said = tr("{count} is more than {base}.", count=shown(count), base=base)
            self._refuse(self.count, said)
        else:
            kind, beside = self.kind.value, self.beside.value
            self.wrong.hide()
            self.given.emit(
                replace(
                    self._kept,
                    title=self.title.text().strip(),
                    kind=kind if isinstance(kind, SourceKind) else _FIRST_KIND,
                    dated=iso,
                    text=self.says.toPlainText().strip(),
                    base=int(base or 0),
                    unit=self.unit.text().strip(),
                    count=int(count) if count else None,
                    question_id=QuestionId(beside) if base and isinstance(beside, int) else None,
                )
            )

    def _refuse(self, line: ComposedLine, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()


def _named(name: str, field: QWidget) -> QWidget:
    """Return a field under its name, which stays when something stands in it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(small(name))
    column.addWidget(field)
    return whole


def _line(name: str) -> ComposedLine:
    line = ComposedLine()
    line.setAccessibleName(name)
    line.setPlaceholderText(name)
    return line
