"""Beside the rows: what was folded and why, what stops it, the versions, and the step."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.model.published import Published, PublishedState
from core.programme.leave_words import folded_words, state_word, version_lines, why_folded
from core.programme.made import WouldLeave
from core.words import plural, tr
from ui.report.programme.settle_cards import LeavingCard
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.clear_layout import clear_layout
from ui.widgets.composed import ComposedLine
from ui.widgets.labels import Label, ParagraphText, Text, small, subheading
from ui.widgets.passphrase import PassphraseField
from ui.widgets.scroll import Scroll

_TONES = {
    PublishedState.SENT: Tone.GOOD,
    PublishedState.WAITING: Tone.WARN,
    PublishedState.REFUSED: Tone.BAD,
}


class LeaveSide(QWidget):
    """Signs and queues on a press; sends, writes to a folder and withdraws on another.

    Signals:
        sign_requested: the version is to be signed; carries the passphrase of the key.
        send_requested: what waits is to be sent to the service.
        folder_requested: what waits is to be written into a folder.
        withdraw_requested: carries the version, the reason and the passphrase of the key.
        carded: a card for what must be settled was made; carries it.
    """

    sign_requested = Signal(str)
    send_requested = Signal()
    folder_requested = Signal()
    withdraw_requested = Signal(object, str, str)
    carded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[LeavingCard] = []
        self.publish = Button(tr("Publish…"), ButtonKind.PRIMARY, size=Size.LARGE)
        self.publish.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.secret = PassphraseField(tr("Passphrase of the signing key"))
        self.reason = ComposedLine()
        self.reason.setPlaceholderText(tr("Why it is withdrawn"))
        self.reason.setAccessibleName(tr("Why it is withdrawn"))
        self.once_more = ParagraphText("")
        self.sign = Button(tr("Sign"), ButtonKind.PRIMARY)
        self.not_now = Button(tr("Not now"), ButtonKind.QUIET)
        self.send = Button(tr("Send now"), size=Size.SMALL)
        self.folder = Button(tr("To a folder…"), size=Size.SMALL)
        self.message = ParagraphText("")
        self._withdrawn: Published | None = None
        self._found: WouldLeave | None = None
        self._lay_out()
        self._connect()
        self._ask(False)

    def show_found(self, found: WouldLeave | None, versions: Sequence[Published]) -> None:
        """Show what is to be known of what would leave, and of what went before."""
        self._found = found
        clear_layout(self._above)
        self.cards = []
        if found is not None:
            self._show_folded(found)
            for one in found.checked.left:
                card = LeavingCard(one)
                self.cards.append(card)
                self._above.addWidget(card)
                self.carded.emit(card)
        self._show_versions(found, versions)
        held = found.publication if found is not None else None
        version = held.version if held is not None else 1
        self.publish.setText(tr("Publish version {version}…", version=version))
        ready = found is not None and not found.checked.left and found.is_new
        self.publish.setEnabled(ready)
        self.publish.setAccessibleDescription(self._why_not(found))
        self.publish.setToolTip(self._why_not(found))

    def say(self, words: str) -> None:
        """Say what became of a step."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed while something is signed or sent."""
        for button in (self.sign, self.send, self.folder, self.publish):
            button.setEnabled(not busy)
        self.secret.set_busy(busy)

    def settled(self) -> None:
        """Forget what was typed: the step was taken, or given up."""
        self.secret.clear()
        self.reason.clear()
        self._withdrawn = None
        self._ask(False)

    def _why_not(self, found: WouldLeave | None) -> str:
        if found is None:
            return tr("There is nothing to publish yet.")
        if found.checked.left:
            things = plural(len(found.checked.left), "thing")
            return tr("{things} must be settled first.", things=things)
        return "" if found.is_new else tr("Nothing differs from the version before.")

    def _show_folded(self, found: WouldLeave) -> None:
        self._above.addWidget(subheading(tr("Folded, and why")))
        for of_pathways, folding in ((True, found.pathways), (False, found.agencies)):
            for name, many in folded_words(folding, of_pathways=of_pathways):
                self._above.addWidget(_pair(name, many))
            why = why_folded(folding, of_pathways=of_pathways)
            if why:
                self._above.addWidget(_note(why))
        for words in found.stays:
            self._above.addWidget(_note(words))
        if not found.pathways.folded and not found.agencies.folded and not found.stays:
            self._above.addWidget(_note(tr("Nothing is too small to be told apart.")))

    def _show_versions(self, found: WouldLeave | None, versions: Sequence[Published]) -> None:
        self._above.addSpacing(6)
        self._above.addWidget(subheading(tr("Versions")))
        if found is not None and found.is_new:
            version = tr("Version {version}", version=found.publication.version)
            self._above.addWidget(_pair(version, tr("Not published"), strong=True))
            if found.last is not None:
                rows = plural(found.differing, "row differs", "rows differ")
                self._above.addWidget(_note(tr("This one. {rows} from the one before.", rows=rows)))
        for one in sorted(versions, key=lambda one: -one.version):
            version = tr("Version {version}", version=one.version)
            tone = _TONES.get(one.state)
            self._above.addWidget(_pair(version, state_word(one), strong=True, tone=tone))
            for words in version_lines(one):
                self._above.addWidget(_note(words))
            if one.counts:
                self._above.addWidget(self._steps_of(one))
        waits = any(one.waits or one.withdrawal for one in versions)
        self.send.setVisible(waits)
        self.folder.setVisible(waits)

    def _steps_of(self, one: Published) -> QWidget:
        withdraw = Button(tr("Withdraw…"), size=Size.SMALL)
        withdraw.setAccessibleName(tr("Withdraw version {version}", version=one.version))
        withdraw.clicked.connect(lambda: self._on_withdraw(one))
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(withdraw)
        row.addStretch(1)
        return found

    def _ask(self, asking: bool) -> None:
        """Show the page of the step: what goes once more, and the passphrase of the key."""
        self.publish.setVisible(not asking)
        for widget in (self.once_more, self.secret, self.sign, self.not_now):
            widget.setVisible(asking)
        self.reason.setVisible(asking and self._withdrawn is not None)

    def _on_publish(self) -> None:
        if self._found is None:
            return
        held = self._found.publication
        self._withdrawn = None
        self.once_more.setText(
            tr(
                "{rows} go with version {version}. It is signed with the partnership’s key, and "
                "waits here until it is sent. Type the passphrase of the key.",
                rows=plural(held.rows, "row"),
                version=held.version,
            )
        )
        self.sign.setText(tr("Sign version {version}", version=held.version))
        self._ask(True)
        self.secret.setFocus()

    def _on_withdraw(self, one: Published) -> None:
        self._withdrawn = one
        self.once_more.setText(
            tr(
                "Withdrawn, only sum, time and reason stay with the office. Say why, and type the "
                "passphrase of the key."
            )
        )
        self.sign.setText(tr("Withdraw version {version}", version=one.version))
        self._ask(True)
        self.reason.setFocus()

    def _on_sign(self) -> None:
        if self._withdrawn is not None:
            reason = self.reason.text().strip()
            if not reason:
                self.say(tr("Say in a few words why; the reason stays with the office."))
                self.reason.setFocus()
                return
            self.withdraw_requested.emit(self._withdrawn, reason, self.secret.text())
        else:
            self.sign_requested.emit(self.secret.text())

    def _on_not_now(self) -> None:
        self.settled()
        self.say("")
        self.publish.setFocus()

    def _connect(self) -> None:
        self.publish.clicked.connect(self._on_publish)
        self.sign.clicked.connect(self._on_sign)
        self.secret.submitted.connect(self._on_sign)
        self.secret.escaped.connect(self._on_not_now)
        self.not_now.clicked.connect(self._on_not_now)
        self.send.clicked.connect(self.send_requested)
        self.folder.clicked.connect(self.folder_requested)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._above = QVBoxLayout(inside)
        self._above.setContentsMargins(16, 18, 16, 12)
        self._above.setSpacing(8)
        outer = QWidget()
        stretched = QVBoxLayout(outer)
        stretched.setContentsMargins(0, 0, 0, 0)
        stretched.addWidget(inside)
        stretched.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 18)
        foot.setSpacing(8)
        ways = QHBoxLayout()
        ways.addWidget(self.send)
        ways.addWidget(self.folder)
        ways.addStretch(1)
        foot.addWidget(self.message)
        foot.addLayout(ways)
        foot.addWidget(self.publish)
        for widget in (self.once_more, self.reason, self.secret):
            foot.addWidget(widget)
        steps = QHBoxLayout()
        steps.addWidget(self.sign)
        steps.addWidget(self.not_now)
        steps.addStretch(1)
        foot.addLayout(steps)
        self.message.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(outer), 1)
        whole.addLayout(foot)


def _pair(name: str, right: str, *, strong: bool = False, tone: Tone | None = None) -> QWidget:
    found = QWidget()
    row = QHBoxLayout(found)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label(name, Text.STRONG if strong else Text.BODY), 1)
    row.addWidget(small(right, tone))
    return found


def _note(words: str) -> QWidget:
    return ParagraphText(words, Text.SMALL)
