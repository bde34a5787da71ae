"""Cards for what of a file waits for a word: a name, an answer, a day, a return there twice."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.bearing import Bearing
from core.model.clock import date_text
from core.model.draft.match import MatchKind
from core.model.draft.returns import Doubt, LaterRow, Problem, ReturnDraft
from core.model.fault import shown
from core.model.snapshot import Snapshot
from core.wording.waiting import WaitingWord, about_return, question_to
from core.words import later, tr
from ui.prepare.fields import LineField
from ui.prepare.words import typed_past_date
from ui.theme import Tone, sign_of
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small

_MOST_KEYS: Final = 9


class WaitingCard(Card):
    """One thing that waits; the figures on its buttons choose while the keyboard is in it.

    One that is `settled` is folded.
    """

    def __init__(self, where: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, margin=12)
        self.buttons: list[Button] = []
        self.settled = False
        self.setAccessibleName(where)
        self.column.setSpacing(6)
        self.where = Label(where, Text.SMALL_STRONG)
        self.column.addWidget(self.where)
        if about:
            self.column.addWidget(Label(about, Text.SMALL))
        self._keys = FlowLayout(gap=6, line_gap=6)

    def name_file(self, source: str) -> None:
        """Say of which file it is, where rows of several wait."""
        where = f"{shown(source)} · {self.where.text()}"
        self.where.setText(where)
        self.setAccessibleName(where)

    def put_keys(self) -> None:
        """Put what can be chosen below all that is said."""
        self.column.addLayout(self._keys)

    def offer(self, words: str, bearing: Bearing | None = None, *, here: bool = False) -> Button:
        """Return a button with the next figure as its key; one *here* stands below what is said."""
        key = str(len(self.buttons) + 1) if len(self.buttons) < _MOST_KEYS else ""
        button = Button(words, keys=key, size=Size.SMALL, sign=sign_of(bearing))
        self.buttons.append(button)
        if here:
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._keys.addWidget(button)
        return button

    def also(self, widget: QWidget) -> None:
        """Put something that has no key behind the buttons."""
        self._keys.addWidget(widget)

    def fold(self, said: str, wake: Callable[[], object]) -> None:
        """Show in one line what was said of it, and an Undo that wakes it again."""
        line = QHBoxLayout()
        line.addWidget(Label(said, Text.SMALL, Tone.GOOD), 1)
        undo = Button(tr("Undo"), ButtonKind.LINK, size=Size.SMALL)
        undo.setAccessibleName(tr("Undo: {said}", said=said))
        undo.clicked.connect(lambda _on=False: wake())
        self.buttons.append(undo)
        line.addWidget(undo)
        self.column.addLayout(line)

    def begin(self) -> None:
        """Take the focus at the first button."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure presses its button."""
        plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        at = int(event.text()) - 1 if event.text().isdecimal() and event.text().isascii() else -1
        if 0 <= at < min(len(self.buttons), _MOST_KEYS) and event.modifiers() in plain:
            self.buttons[at].click()
            return
        super().keyPressEvent(event)


class WordCard(WaitingCard):
    """A word that cannot be known, and what it may be.

    Signals:
        meant: it was said what it means; carries (key, meaning) pairs.
        copied: a question to the agency was copied; carries its name.
    """

    meant = Signal(object)
    copied = Signal(str)

    def __init__(
        self, word: WaitingWord, now: Snapshot, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(word.where, word.about, parent)
        self.word = word
        self.day: LineField | None = None
        self.column.addWidget(Label(word.sentence))
        if word.why:
            self.column.addWidget(Label(word.why, Text.SMALL))
        bearings = _bearings(word, now)
        if word.group.match.kind is MatchKind.DATE:
            self._ask_day(word, today)
        for value, label in word.hints[:_MOST_KEYS]:
            button = self.offer(label, bearings.get(value))
            button.clicked.connect(
                lambda _on=False, value=value: self.meant.emit(word.group.meaning(value))
            )
        if len(word.choices) > min(len(word.hints), _MOST_KEYS):
            self.also(self._others(word))
        self.put_keys()
        if word.agency:
            self._offer_question(word)

    def _ask_day(self, word: WaitingWord, today: date) -> None:
        """Let the day be typed; Enter says it."""
        field = LineField(word.sentence, lambda text: date_text(typed_past_date(text, today)))
        field.setPlaceholderText(tr("such as 10 March 2014"))

        def take(text: str) -> None:
            day = typed_past_date(text, today)
            if day:
                self.meant.emit(word.group.meaning(day))

        field.paused.connect(take)
        field.returnPressed.connect(field.flush)
        self.column.addWidget(field)
        self.column.addWidget(field.problem)
        self.day = field

    def begin(self) -> None:
        """Take the focus where it is answered."""
        if self.day is not None:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def _others(self, word: WaitingWord) -> DropChip:
        choices: list[tuple[object, str]] = [*word.choices]
        prompt = tr("Another…") if word.hints else tr("Choose…")
        chip = DropChip(word.sentence, choices, ChipLook.OUTLINE, prompt=prompt)
        chip.chosen.connect(lambda value: self.meant.emit(word.group.meaning(str(value))))
        return chip

    def _offer_question(self, word: WaitingWord) -> None:
        ask = Button(tr("Ask {agency}", agency=shown(word.agency)), ButtonKind.LINK)
        ask.setToolTip(tr("Copies a short question, without a word about the {case}"))
        ask.clicked.connect(self._on_ask)
        self.column.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_ask(self) -> None:
        QGuiApplication.clipboard().setText(question_to(self.word))
        self.copied.emit(self.word.agency)


class TwiceCard(WaitingCard):
    """A return that is there already and comes otherwise now: which of the two stands.

    Signals:
        decided: it was said which one; carries True for this one, False for the one that is
            there, None for later.
    """

    decided = Signal(object)

    def __init__(
        self, doubt: Doubt[ReturnDraft], stands: bool | None, parent: QWidget | None = None
    ) -> None:
        where = shown(doubt.source) if doubt.form else tr("Row {row}", row=doubt.row)
        super().__init__(where, f"{shown(doubt.entry.case)} · {shown(doubt.entry.agency)}", parent)
        self.doubt = doubt
        self.settled = stands is not None
        if stands is not None:
            kept = tr("This one will stand.") if stands else tr("The one that is there stands.")
            self.fold(kept, lambda: self.decided.emit(None))
            return
        self.column.addWidget(Label(doubt.what[:1].upper() + doubt.what[1:]))
        for words, this in (
            (tr("Keep the one there"), False),
            (tr("Let this one stand"), True),
        ):
            button = self.offer(words)
            button.clicked.connect(lambda _on=False, this=this: self.decided.emit(this))
        self.put_keys()
        self.column.addWidget(small(tr("Or decide later: it waits in Returns.")))


_LATER: Final = {
    LaterRow.SECOND: later("It is kept beside the other."),
    LaterRow.INSTEAD: later("This one will stand; the other waits in Returns."),
}


class SecondCard(WaitingCard):
    """A row with a return that another row of its file has too: a second reader's, or the one?

    Signals:
        decided: it was said what becomes of it; carries that, or None for not said after all.
    """

    decided = Signal(object)

    def __init__(
        self, problem: Problem, chosen: LaterRow | None, parent: QWidget | None = None
    ) -> None:
        entry = problem.entry
        about = about_return(entry) if entry is not None else ""
        super().__init__(tr("Row {row}", row=problem.row), about, parent)
        self.settled = chosen is not None
        if chosen is not None:
            self.column.addWidget(Label(tr(_LATER[chosen]), Text.SMALL))
            self._choose(tr("Undo"), None)
            self.put_keys()
            return
        self.column.addWidget(Label(problem.what[:1].upper() + problem.what[1:]))
        self._choose(tr("Keep as a second reader's"), LaterRow.SECOND)
        self._choose(tr("Let this one stand"), LaterRow.INSTEAD)
        self.put_keys()
        self.column.addWidget(small(tr("Or decide later: it waits in Returns.")))

    def _choose(self, words: str, what: LaterRow | None) -> None:
        self.offer(words).clicked.connect(lambda: self.decided.emit(what))


class ShapeCard(WaitingCard):
    """A row that waits as a whole: no word of it settles that, so it is mended in Returns."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        where = shown(problem.source) if problem.form else tr("Row {row}", row=problem.row)
        entry = problem.entry
        super().__init__(
            where, about_return(entry) if isinstance(entry, ReturnDraft) else "", parent
        )
        self.settled = True
        self.column.addWidget(Label(problem.what))
        self.column.addWidget(small(tr("It waits in Returns, to be mended and entered there.")))


def _bearings(word: WaitingWord, now: Snapshot) -> dict[str, Bearing]:
    """Return what speaks for which answer, of a word at a question."""
    if word.group.match.kind is not MatchKind.ANSWER:
        return {}
    item = next((one for one in now.tool.items if one.key == word.group.match.place), None)
    answers = now.tool.answers_of(item.answer_set_id) if item is not None else ()
    return {one.key: one.bearing for one in answers}
