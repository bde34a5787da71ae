"""What can be added to a finding where there is very much: the first, and what is looked for."""

from pytestqt.qtbot import QtBot

from core.counting.thread import MOST_PIECES
from core.model.snapshot import Snapshot
from tests.themes.conftest import OpenPlaces
from ui.themes.lines import EvidenceRow


def test_of_thousands_the_first_are_listed_and_any_is_found_by_its_words(
    open_places: OpenPlaces, qtbot: QtBot
) -> None:
    places = open_places("cin")
    now: Snapshot = places.context.session.now
    add = places.findings.add
    rows = [EvidenceRow(f"Case {at}", f"said {at} times", value=at) for at in range(3_000)]
    add.show_evidence(now, None, [EvidenceRow("What was said", heading=True), *rows])
    assert len(add.lines.lines) == MOST_PIECES
    assert add.said.text().startswith("3000 pieces"), add.said.text()
    assert "Type words" in add.said.text()
    add.field.setText("case 2999")
    assert [line.value for line in add.lines.lines if not line.heading] == [2_999]
    assert "Type words" not in add.said.text()
