"""Which display is the room's."""

import pytest
from PySide6.QtCore import QRect

from ui.room.screens import Decision, ScreenChoice, decide

LAPTOP = QRect(0, 0, 1440, 900)
PROJECTOR = QRect(1440, 0, 1920, 1080)
SMALL = QRect(-800, 0, 800, 600)


@pytest.mark.parametrize(
    ("displays", "home", "decision"),
    [
        pytest.param([LAPTOP], 0, Decision(ScreenChoice.SINGLE), id="one display"),
        pytest.param([LAPTOP, LAPTOP], 0, Decision(ScreenChoice.MIRRORED), id="the same twice"),
        pytest.param(
            [LAPTOP, QRect(0, 0, 1920, 1080)],
            0,
            Decision(ScreenChoice.MIRRORED),
            id="mirrored, larger",
        ),
        pytest.param(
            [LAPTOP, PROJECTOR], 0, Decision(ScreenChoice.OTHER, 1), id="projector on the right"
        ),
        pytest.param(
            [LAPTOP, PROJECTOR], 1, Decision(ScreenChoice.OTHER, 0), id="facilitator on the second"
        ),
        pytest.param(
            [SMALL, LAPTOP, PROJECTOR],
            1,
            Decision(ScreenChoice.SEVERAL, choices=(0, 2)),
            id="two others, and only the facilitator knows which the room sees",
        ),
        pytest.param(
            [LAPTOP, LAPTOP, PROJECTOR],
            0,
            Decision(ScreenChoice.OTHER, 2),
            id="mirrored and another",
        ),
        pytest.param([], 0, Decision(ScreenChoice.SINGLE), id="no display at all"),
    ],
)
def test_the_room_screen_goes_where_only_the_room_looks(
    displays: list[QRect], home: int, decision: Decision
) -> None:
    assert decide(displays, home) == decision
    assert (decision.display is None) == (decision.place is not ScreenChoice.OTHER)


def test_the_display_that_was_picked_is_the_rooms_while_it_is_there() -> None:
    assert decide([SMALL, LAPTOP, PROJECTOR], 1, 0) == Decision(ScreenChoice.OTHER, 0)
    assert decide([SMALL, LAPTOP, PROJECTOR], 0, 0).place is ScreenChoice.SEVERAL
