"""Search over the whole audit, from any stage; nothing found here reaches the room screen."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.model.case import AnswerComment, KeptText, ValueGiven
from core.model.fault import WorkshopError
from core.model.ids import ItemId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.model.tool import Tool
from core.queries.search import CLOSE_MARK, OPEN_MARK, Hit, HitKind, search
from core.wording.numbers import listed
from core.wording.returns_aside import place_words
from core.wording.values import found_words
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.labels import small
from ui.widgets.overlay import Overlay

_EACH: Final = 8
"""Most results of one kind."""

_HEADING: Final = {
    HitKind.CASE: later("{Cases}"),
    HitKind.QUESTION: tr("Questions"),
    HitKind.ITEM: tr("Lines of a checklist"),
    HitKind.NOTE: tr("Heard in the room"),
    HitKind.REASON: tr("Reasons the room gave"),
    HitKind.LAYER: tr("Reasons given in an earlier layer"),
    HitKind.VIEW: tr("Differing views"),
    HitKind.COMMENT: tr("What agencies wrote"),
    HitKind.VALUE: tr("What agencies answered in words"),
    HitKind.ASIDE: tr("In returns that wait or are kept aside"),
    HitKind.KEPT: tr("Kept with returns"),
    HitKind.JUDGED: tr("What the room said in words"),
    HitKind.HEADED: tr("What the room wrote beside questions"),
    HitKind.ATTRIBUTE: later("What is noted of {a case}"),
    HitKind.FAMILY: tr("What families said"),
    HitKind.MEETING: tr("Meetings observed"),
    HitKind.LEADER: tr("Talks with leaders"),
    HitKind.OWN_MEETING: tr("Meetings of the audit"),
    HitKind.STANDARD: tr("Standards"),
    HitKind.EARLIER: tr("Earlier audits"),
    HitKind.OWN_WORDS: tr("Own words in documents"),
    HitKind.CORRECTION: tr("Corrections from agencies"),
    HitKind.PERSON: later("People in {a case}"),
    HitKind.KEY_DATE: tr("Key dates"),
    HitKind.FINDING: tr("Findings"),
    HitKind.RECOMMENDATION: tr("Recommendations"),
    HitKind.ACTION: tr("Actions"),
    HitKind.PROGRESS: tr("Progress of actions"),
    HitKind.SOURCE: tr("Documents and surveys"),
    HitKind.CODE: tr("Codes"),
    HitKind.HYPOTHESIS: tr("Hypotheses"),
    HitKind.HOUR: tr("Questions of the theme hour"),
    HitKind.HOUR_GROUP: tr("Groups of the theme hour"),
    HitKind.HOUR_CARD: tr("Cards of the theme hour"),
    HitKind.LEFT_OUT: tr("Why a line of the list was left out"),
}

_HINT: Final = later("Search {cases}, questions, what agencies wrote, reasons and what was heard.")
_NOTHING: Final = tr("Nothing in this audit holds all of these words.")


class SearchPanel(Overlay):
    """Results for every key pressed; arrows choose, Enter goes there, Esc closes.

    Signals:
        chosen: a result was chosen; carries the `Hit`. The panel is gone by then.
    """

    chosen = Signal(object)

    def __init__(self, context: AuditContext, parent: QWidget) -> None:
        super().__init__(parent, width=680)
        self._context = context
        self.field = _Field()
        self.results = EntryList(tr("Results"))
        self.content = small(tr(_HINT))
        close = Button(tr("Close"), ButtonKind.QUIET, "Esc", Size.SMALL)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(close)
        self.column.addLayout(row)
        self.column.addWidget(self.content)
        self.column.addWidget(self.results, 1)
        self.setAccessibleName(tr("Search"))
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self.results.step)
        self.field.entered.connect(self.results.press)
        self.field.left.connect(self.put_away)
        self.results.moved.connect(self._on_result)
        self.results.chosen.connect(self._on_chosen)
        close.clicked.connect(self.put_away)
        self.closed.connect(self._on_closed)
        context.session.changed.connect(self._on_changed)

    def open(self) -> None:
        """Come to the front with the last words, ready to be typed over."""
        self._on_typed()
        super().open()

    def take_focus(self) -> None:
        """Put the focus in the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def height_at(self, width: int) -> int:
        """Return the height of field and results."""
        edges = self.column.contentsMargins()
        inner = width - edges.left() - edges.right()
        above = self.parentWidget()
        most = above.height() if above is not None else 0  # no rows are laid out beyond that
        rows = self.results.content_height(inner - 14, most) + 24 if self.results.count else 0
        said = 0 if self.content.isHidden() else self.content.heightForWidth(inner) + 10
        return self.field.sizeHint().height() + said + rows + edges.top() + edges.bottom()

    def _on_typed(self) -> None:
        hits = self._found(self.field.text())
        self.results.show_entries(_entries(self._context, hits))
        self.results.setVisible(bool(hits))
        words = self.field.text().strip()
        self.content.setText(_nothing(self._context.session.now, words) if words else tr(_HINT))
        self.content.setVisible(not hits)
        if not hits:
            self.field.setAccessibleDescription(self.content.text())
        self._place()

    def _found(self, words: str) -> list[Hit]:
        try:
            now = self._context.session.now
            hits = self._context.session.read(lambda file: search(file, words, _EACH, now))
        except WorkshopError as error:
            self._context.show_fault(error)
            return []
        return [hit for hit in hits if _is_here(self._context.session.now, hit)]

    def _on_changed(self) -> None:
        if self.isVisible():
            self._on_typed()

    def _on_closed(self) -> None:
        """Forget the results: out of sight nothing has to be laid out."""
        self.results.show_entries(())

    def _on_result(self, entry: ListEntry) -> None:
        self.field.setAccessibleDescription(entry.spoken)

    def _on_chosen(self, hit: Hit) -> None:
        self.put_away()
        self.chosen.emit(hit)


class _Field(QLineEdit):
    """Where words are typed; arrows and Enter belong to the results.

    Signals:
        stepped: an arrow was pressed; 1 down, -1 up.
        entered: Enter was pressed.
        left: Esc was pressed.
    """

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Search for"))
        self.setPlaceholderText(tr("Search for…"))
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand arrows, Enter and Esc on."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & _CTRL:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


_CTRL: Final = Qt.KeyboardModifier.ControlModifier


def _nothing(now: Snapshot, words: str) -> str:
    """Return that nothing was found, and which agencies are called so: they have no place in it."""
    wanted = normalised(words).split()
    called = [
        one.name
        for one in now.agencies
        if all(word in normalised(f"{one.name} {one.short}") for word in wanted)
    ]
    if not called:
        return _NOTHING
    return tr(
        "{nothing} Agencies called so stand in Prepare: {named}.",
        nothing=_NOTHING,
        named=listed(called[:_EACH]),
    )


def _is_here(now: Snapshot, hit: Hit) -> bool:
    """Return whether a result leads anywhere: another window may have written it since."""
    here = hit.case_id in (None, *now.case) and hit.question_id in (None, *now.tool.question)
    return here and (hit.kind is not HitKind.ITEM or _own_words(now.tool, hit))


def _own_words(tool: Tool, hit: Hit) -> bool:
    """Return whether a line of the tool says anything its question does not."""
    item = tool.item.get(ItemId(hit.row_id))
    return item is not None and item.text != tool.question[item.question_id].text


def _entries(context: AuditContext, hits: list[Hit]) -> list[EntryHeading | ListEntry]:
    found: list[EntryHeading | ListEntry] = []
    for kind, group in groupby(hits, key=lambda hit: hit.kind):
        of_kind = list(group)
        first = tr(" · the first {each}", each=_EACH) if len(of_kind) == _EACH else ""
        found.append(EntryHeading(tr(_HEADING[kind]) + first))
        found += [_entry(context, hit) for hit in of_kind]
    return found


def _entry(context: AuditContext, hit: Hit) -> ListEntry:
    words = key_apart(hit.words, _key(context, hit))
    if hit.kind in (HitKind.VALUE, HitKind.JUDGED):
        words = found_words(context.session.now.tool, hit.question_id, words)
    return ListEntry(_emphasised(words), _where(context, hit), hit)


def _key(context: AuditContext, hit: Hit) -> str:
    """Return what a case or question is called: its words begin with that."""
    now = context.session.now
    if hit.kind is HitKind.CASE and hit.case_id is not None:
        return now.case[hit.case_id].reference
    if hit.kind is HitKind.QUESTION and hit.question_id is not None:
        return now.tool.question[hit.question_id].key
    return ""


def key_apart(words: str, key: str) -> str:
    """Return found words with a dot between the key they begin with and the text behind it."""
    at, marks = 0, OPEN_MARK + CLOSE_MARK
    for letter in key:
        while words[at : at + 1] in tuple(marks):
            at += 1
        if words[at : at + 1] != letter:
            return words  # cut out of the middle, far from its key
        at += 1
    if words[at : at + 1] == CLOSE_MARK:
        at += 1
    behind = words[at:]
    return f"{words[:at]} ·{behind}" if key and behind.startswith(" ") else words


def _emphasised(words: str) -> tuple[tuple[str, bool], ...]:
    """Cut at the marks around what was found."""
    found: list[tuple[str, bool]] = []
    for part in words.strip().split(OPEN_MARK):
        inside, mark, after = part.partition(CLOSE_MARK)
        found += [(inside, True), (after, False)] if mark else [(inside, False)]
    return tuple((text, strong) for text, strong in found if text)


def _where(context: AuditContext, hit: Hit) -> str:
    now = context.session.now
    case = now.case.get(hit.case_id) if hit.case_id is not None else None
    question = now.tool.question.get(hit.question_id) if hit.question_id is not None else None
    parts = [
        _who(context, hit),
        case.reference if case else "",
        tr("Question {question}", question=question.key) if question else "",
        now.tool.theme[question.theme_id].title if question and case is None else "",
    ]
    return " · ".join(part for part in parts if part)


def _who(context: AuditContext, hit: Hit) -> str:
    now = context.session.now
    match hit.kind:
        case HitKind.NOTE:
            return next((note.kind.word for note in now.notes if note.id == hit.row_id), "")
        case HitKind.VIEW:
            agencies = (view.agency_id for view in now.views if view.id == hit.row_id)
            return next((now.agency[one].name for one in agencies if one in now.agency), "")
        case HitKind.COMMENT:
            comment = context.session.read(lambda file: file.get(AnswerComment, hit.row_id))
            agency = now.agency.get(comment.agency_id) if comment else None
            return agency.name if agency else ""
        case HitKind.VALUE:
            given = context.session.read(lambda file: file.get(ValueGiven, hit.row_id))
            agency = now.agency.get(given.agency_id) if given else None
            return agency.name if agency else ""
        case HitKind.KEPT:
            kept = context.session.read(lambda file: file.get(KeptText, hit.row_id))
            agency = now.agency.get(kept.agency_id) if kept else None
            return agency.name if agency else ""
        case HitKind.ASIDE:
            aside = next((one for one in now.returns_aside if one.id == hit.row_id), None)
            return place_words(aside) if aside else ""
        case HitKind.FAMILY:
            return next((one.said_by for one in now.family_voices if one.id == hit.row_id), "")
        case HitKind.PERSON:
            return next((one.role for one in now.case_people if one.id == hit.row_id), "")
        case HitKind.LEADER:
            return next((one.role for one in now.leader_talks if one.id == hit.row_id), "")
        case HitKind.LEFT_OUT:
            lines = (one.line for one in now.drawn_lines if one.id == hit.row_id)
            return next((tr("Line {number}", number=number) for number in lines), "")
    return ""
