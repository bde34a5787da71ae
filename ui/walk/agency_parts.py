"""Each agency's own part: a chip an agency, with the answer it was judged with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import AgencyId, AnswerId, CaseId
from core.model.tool import Answer, Point
from core.words import later, tr
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text


@dataclass(frozen=True, slots=True)
class PartWish:
    """How an agency's own part is to be judged; None takes it back."""

    case_id: CaseId
    point: Point
    agency_id: AgencyId
    answer_id: AnswerId | None


@dataclass(frozen=True, slots=True)
class PartWords:
    """What stands before all chips, what one is called ("... {name}"), and where nothing is."""

    all: str
    one: str
    none: str


OWN_PARTS: Final = PartWords(tr("Own parts first"), later("Own part of {name}"), tr("not yet"))
IN_THE_ROOM: Final = PartWords(
    tr("In the room now"), later("What {name} says now"), tr("as on its form")
)
FIRST_VIEWS: Final = PartWords(tr("First views"), later("First view of {name}"), tr("no view"))


class AgencyParts(QWidget):
    """Pressing a chip offers the answers of the question; it decides nothing.

    Signals:
        judged: an answer was chosen for an agency's part; carries a `PartWish`.
    """

    judged = Signal(object)

    def __init__(self, words: PartWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._at: tuple[CaseId, Point] | None = None
        self._agencies: tuple[tuple[AgencyId, str], ...] = ()
        self._chips: dict[AgencyId, DropChip] = {}
        self._top = QWidget()
        self._flow = FlowLayout(self._top, gap=8, line_gap=6)
        self._said = Label(words.all, Text.SMALL, wrap=False)
        self._flow.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._top)
        self.hide()

    def show_parts(
        self,
        case_id: CaseId,
        point: Point,
        agencies: Sequence[tuple[AgencyId, str]],
        answers: Sequence[Answer],
        given: Mapping[AgencyId, AnswerId],
        *,
        of_all: bool = False,
    ) -> None:
        """Show how each agency's part was judged; without agencies nothing is shown at all.

        It is one part *of_all* people where each is asked about.
        """
        self._said.setText(
            tr("{words}, one for all people", words=self._words.all) if of_all else self._words.all
        )
        self._at = (case_id, point)
        self.setVisible(bool(agencies))
        if not agencies:
            return  # the chips stay for the next question that asks each agency
        if tuple(agencies) != self._agencies:
            self._make_chips(agencies)
        choices = [(None, self._words.none), *((one.id, one.label) for one in answers)]
        for agency_id, chip in self._chips.items():
            chip.set_choices(choices)
            chip.set_value(given.get(agency_id))

    def _make_chips(self, agencies: Sequence[tuple[AgencyId, str]]) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._agencies, self._chips = tuple(agencies), {}
        for at, (agency_id, name) in enumerate(agencies):
            said = tr(self._words.one, name=name)
            chip = DropChip(said, look=ChipLook.OUTLINE, prefix=f"{name}: ", parent=self._top)
            chip.chosen.connect(self._on_chosen)
            self._flow.insert_widget(at + 1, chip)
            self._chips[agency_id] = chip
            chip.show()

    def _on_chosen(self, answer_id: object) -> None:
        chip = self.sender()
        agency_id = next((key for key, one in self._chips.items() if one is chip), None)
        if agency_id is not None and self._at is not None:
            answer = AnswerId(answer_id) if isinstance(answer_id, int) else None
            self.judged.emit(PartWish(*self._at, agency_id, answer))
