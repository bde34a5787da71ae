"""One file, or one sheet of it, before it comes in: what fits, what is asked, what is held back."""

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.draft.returns import (
    AnyDraft,
    CaseDraft,
    Doubt,
    DoubtKind,
    DraftKind,
    JudgementDraft,
    LaterRow,
    Problem,
    RequestDraft,
    ReturnDraft,
    RowKey,
)
from core.model.fault import Unreadable, shown
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.wording.matching import new_cases, rows_or_forms
from core.words import plural, tr
from ui.audit.typed_details import AFTER_ALL
from ui.prepare.draft_words import brings, held_back, in_doubt, row_lines, rows_in
from ui.prepare.match_list import MatchList
from ui.prepare.row_strip import MOST_ROWS, RowStrip, cells_of, strip_words
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text

_FEWEST_ROWS: Final = 2
_MANY_CASES: Final = 30
"""A list of more is likelier one to draw a sample from than one of cases to walk."""
_FILE: Final = re.compile(r".*?\.[a-z]{2,4}x?(?=, |$)", re.IGNORECASE | re.DOTALL)
"""A file's name, which may hold commas itself, before the name of a sheet."""
_ASKED: Final = {
    DoubtKind.REPLACES: tr("Replace what is there already"),
    DoubtKind.DATE: tr("Take in what has an unlikely date"),
    DoubtKind.SPELLING: tr("Take in what may be a slip in an agency's name"),
    DoubtKind.UNASKED: tr("Take in what nobody was asked for"),
    DoubtKind.OTHER_AUDIT: tr("Take in forms that name another audit"),
    DoubtKind.CHANGED: tr("Take in forms whose own words were changed"),
}


class DraftCard(Card):
    """Shows a draft; what is doubtful in it comes in only when it is ticked.

    What its own headings and words mean is said word by word.

    Signals:
        decided: something was ticked, or not any more.
        meant: it was said what words mean; carries (key, meaning) pairs.
    """

    decided = Signal()
    meant = Signal(object)

    def __init__(self, draft: AnyDraft, now: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._draft, self._now = draft, now
        self._stands: dict[RowKey, bool] = {}
        self._later: dict[RowKey, LaterRow] = {}
        self._strip: RowStrip | None = None
        self._strip_words = Label("", Text.SMALL)
        self._strip_head = Label("", Text.STRONG)
        self._row = Label("", Text.SMALL, Tone.PLAIN)
        self.boxes: dict[DoubtKind, CheckBox] = {}
        self.words = MatchList(draft.matches, now)
        self.words.meant.connect(self.meant)
        name = shown(draft.source)
        self.column.addWidget(Label(name, Text.STRONG))
        replaced = _replaced(draft, now)
        verb = "takes" if replaced == 1 else "take"
        again = (
            tr(" · {replaced} {verb} the place of what is there", replaced=replaced, verb=verb)
            if replaced
            else ""
        )
        self.column.addWidget(Label(f"{rows_in(draft)}{again}", Text.SMALL))
        added = new_cases((draft,), now)
        if added and (now.cases or added > _MANY_CASES):
            self.column.addWidget(Label(_added_words(added, len(now.cases)), Text.SMALL, Tone.WARN))
        self._details = QVBoxLayout()
        self._details.setSpacing(self.column.spacing())
        self.column.addLayout(self._details)
        self._show_strip(draft)
        self.column.addWidget(self.words)
        self.words.setVisible(bool(self.words.rows))
        for remark in draft.remarks:
            self.column.addWidget(Label(remark, Text.SMALL, Tone.WARN))
        if draft.rows:
            self.column.addWidget(_lines(tr("What {name} brings in", name=name), brings(draft), 5))
        if draft.doubts:
            self._ask(name)
        if draft.problems:
            self._add_head(f"{_rejected_words(draft)}", Tone.BAD)
            self.column.addWidget(_lines(tr("Held back of {name}", name=name), held_back(draft), 8))

    def show_details(self, found: Sequence[str]) -> None:
        """Show what in the file may say who somebody is, over all else that is asked of it."""
        if not found:
            return
        count = plural(len(found), "place")
        head = tr("{count} may say who somebody is", count=count)
        self._details.addWidget(Label(head, Text.SMALL_STRONG, Tone.WARN))
        name = tr("What may say who somebody is in {name}", name=shown(self._draft.source))
        self._details.addWidget(_lines(name, found, 5))
        self._details.addWidget(Label(tr(AFTER_ALL), Text.SMALL))

    def _show_strip(self, draft: AnyDraft) -> None:
        """Show the rows of a table of returns at a glance; of very many only the words."""
        cells = cells_of(draft) if draft.kind is DraftKind.RETURNS and not draft.of_forms else ()
        if len(cells) < _FEWEST_ROWS:
            return
        self.column.addWidget(self._strip_head)
        if len(cells) <= MOST_ROWS:
            self._strip = RowStrip(cells)
            self._strip.opened.connect(self.show_row)
            self.column.addWidget(self._strip)
        self.column.addWidget(self._strip_words)
        self.column.addWidget(self._row)
        self._row.hide()
        self._show_cells()

    def _show_cells(self) -> None:
        """Show what becomes of the rows by what was said so far."""
        cells = cells_of(self._draft, self.ticked, self._stands, self._later)
        head, told = strip_words(cells)
        self._strip_head.setText(head)
        self._strip_words.setText(told)
        if self._strip is not None:
            self._strip.show_cells(cells)

    def show_row(self, number: int) -> None:
        """Show what one row says, under the strip."""
        tool = self._now.tool
        labels = {
            item.key: {one.key: one.label for one in tool.answers_of(item.answer_set_id)}
            for item in tool.items
        }
        cases = (one for one in self._now.every_case if self._now.hides_any(one.id))
        said = row_lines(self._draft, number, labels, {normalised(one.reference) for one in cases})
        text = "\n".join([tr("Row {number}", number=number), *said])
        self._row.setText(text)
        self._row.show()

    def choose_return(self, doubt: Doubt[ReturnDraft], this: bool | None) -> None:
        """Let a return stand or give way to the one that is there; None leaves it open."""
        self._stands.pop(doubt.key, None)
        if this is not None:
            self._stands[doubt.key] = this
        self._show_cells()
        self.decided.emit()

    def choose_later(self, problem: Problem, what: LaterRow | None) -> None:
        """Say what becomes of a row that another of the file came before; None leaves it open."""
        self._later.pop(problem.key, None)
        if what is not None:
            self._later[problem.key] = what
        self._show_cells()
        self.decided.emit()

    @property
    def chosen_later(self) -> Mapping[RowKey, LaterRow]:
        """What becomes, by their keys, of rows that another of the file came before."""
        return self._later

    @property
    def chosen_returns(self) -> Mapping[RowKey, bool]:
        """Of which doubts, by their keys, it was said which return is to stand."""
        return self._stands

    @property
    def read(self) -> AnyDraft:
        """The draft as it was read, whatever was said since."""
        return self._draft

    def _ask(self, name: str) -> None:
        count = len(self._draft.doubts)
        asks = tr("waits for your word") if count == 1 else tr("wait for your word")
        self._add_head(f"{self._counted(count)} {asks}", Tone.WARN)
        self.column.addWidget(_lines(tr("In doubt in {name}", name=name), in_doubt(self._draft), 5))
        for kind, words in _ASKED.items():
            concerned = sum(kind in doubt.kinds for doubt in self._draft.doubts)
            if concerned:
                box = CheckBox(f"{words} ({self._counted(concerned)})")
                box.toggled.connect(self._on_ticked)
                self.boxes[kind] = box
                self.column.addWidget(box)

    def _on_ticked(self) -> None:
        self._show_cells()
        self.decided.emit()

    def _counted(self, count: int) -> str:
        return rows_or_forms(count, forms=self._draft.of_forms)

    def _add_head(self, words: str, tone: Tone) -> None:
        self.column.addWidget(Label(words, Text.SMALL_STRONG, tone))

    @property
    def source(self) -> str:
        """Which file, or sheet of one, it shows."""
        return self._draft.source

    @property
    def file(self) -> str:
        """Which file it is of."""
        found = _FILE.match(self._draft.source)
        return shown(found[0] if found else self._draft.source)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other: files of one name may come from two folders."""
        return self._draft.source, self._draft.digest

    @property
    def waiting(self) -> list[Doubt[object]]:
        """The rows that wait for a word, as far as none was said."""
        ticked = self.ticked
        return [
            one
            for one in self._draft.doubts
            if not one.kinds <= ticked and one.key not in self._stands
        ]

    @property
    def ticked(self) -> frozenset[DoubtKind]:
        """What was ticked."""
        return frozenset(kind for kind, box in self.boxes.items() if box.isChecked())

    def tick(
        self,
        kinds: Collection[DoubtKind],
        stands: Mapping[RowKey, bool] | None = None,
        later: Mapping[RowKey, LaterRow] = MappingProxyType({}),
    ) -> None:
        """Tick what was ticked, and say what was said, before it was read in other words."""
        for kind in self.boxes.keys() & set(kinds):
            self.boxes[kind].setChecked(True)
        doubted = {one.key for one in self._draft.doubts if DoubtKind.REPLACES in one.kinds}
        self._stands = {key: this for key, this in (stands or {}).items() if key in doubted}
        again = {one.key for one in self._draft.problems if one.again}
        self._later = {key: what for key, what in later.items() if key in again}
        self._show_cells()

    @property
    def draft(self) -> AnyDraft:
        """The draft as it would come in now."""
        return self._draft.accepting(self.ticked, self._stands, self._later)


class FaultCard(Card):
    """Shows why a file cannot be read at all."""

    def __init__(self, fault: Unreadable, parent: QWidget | None = None) -> None:
        super().__init__(dashed=True, parent=parent)
        self.column.addWidget(Label(fault.happened, Text.STRONG, Tone.BAD))
        self.column.addWidget(Label(f"{fault.safe} {fault.remedy}", Text.SMALL))


def _rejected_words(draft: AnyDraft) -> str:
    alone = draft.unread_answers
    aside = len(draft.problems) - draft.held_back - alone
    said = [tr("{held_back} held back", held_back=draft.held_back)] if draft.held_back else []
    if alone:
        count = plural(alone, "answer")
        said.append(tr("{count} held back; the rest of each row comes in", count=count))
    return " · ".join([*said, tr("{aside} left out", aside=aside)] if aside else said)


def _added_words(added: int, there: int) -> str:
    """Say how many cases a list would make, before anybody takes it for returns."""
    new = plural(added, "new {case}", "new {cases}")
    said = tr("It would make {new}.", new=new)
    if there:
        said = tr("It would make {new}, beside the {there} in the audit.", new=new, there=there)
    if added <= _MANY_CASES:
        return said
    return tr("{said} A list to draw a sample from comes in under Sample.", said=said)


def _lines(name: str, lines: Sequence[str], most: int) -> GrowingText:
    """Return lines to read, scroll and copy."""
    field = GrowingText(name, 1, most)
    field.setPlainText("\n".join(lines))
    field.setReadOnly(True)
    return field


def _replaced(draft: AnyDraft, now: Snapshot) -> int:
    """Return how many of the rows bring something up to date that is in the audit already."""
    cases = {case.reference: case.id for case in now.cases}
    agencies = {agency.name: agency.id for agency in now.agencies}
    points = {now.tool.key_at(point): point for point in now.tool.points}
    asked = {(one.case_id, one.agency_id) for one in now.requests}

    def there(row: ReturnDraft | RequestDraft | CaseDraft | JudgementDraft) -> bool:
        if isinstance(row, CaseDraft):
            return row.reference in cases
        if row.case not in cases or isinstance(row, ReturnDraft):
            return False
        if isinstance(row, JudgementDraft):
            return now.judgement(cases[row.case], points[row.point]) is not None
        return row.agency in agencies and (cases[row.case], agencies[row.agency]) in asked

    return sum(map(there, draft.rows))
