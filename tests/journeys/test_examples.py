"""The two examples that are over: opened from the start screen, looked at, exported."""

from pathlib import Path

import pytest

from tests.journeys.facilitator import Facilitator
from ui.report.page import ReportPage


@pytest.mark.parametrize(
    ("card", "done", "last", "further"),
    [
        pytest.param(
            *("Three families", "All 3 families done", "Family M", ("Word", "HTML")),
            id="three families",
        ),
        pytest.param(
            *("Meetings in two places", "All 43 meetings done", "Meeting 43", ()), id="meetings"
        ),
    ],
)
def test_an_example_that_is_over_is_looked_at_in_every_stage_and_leaves(
    facilitator: Facilitator,
    home: Path,
    card: str,
    done: str,
    last: str,
    further: tuple[str, ...],
) -> None:
    facilitator.press_button(card)
    facilitator.await_(lambda: facilitator.window.audit is not None)
    assert done in facilitator.bar
    facilitator.press("Ctrl+Shift+9")
    assert facilitator.sees("What came of it") or facilitator.sees("heard")
    facilitator.press("Ctrl+3")
    assert facilitator.sees("What the returns and the room say")

    facilitator.press("Ctrl+4")
    assert last in " ".join(facilitator.paper())
    for format in further:
        facilitator.tab_to(f"Export documents as {format}")
        facilitator.press("Space")
    folder = home / "Documents" / "leaving"
    folder.mkdir()
    facilitator.press("Ctrl+E")
    facilitator.name_file(folder)
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    facilitator.await_(lambda: report.message.text != "")
    ticked = report.documents.ticked
    files = len(ticked) * (1 + len(further)) + ("actions" in ticked)  # the plan as Excel too
    assert len(ticked) > 8
    assert report.message.text == f"{files} documents are in “leaving”, read back and found whole."
    assert len(list(folder.iterdir())) == files
    out = facilitator.page.session.now.recommendations
    assert 0 not in {one.number for one in out}, "the numbers stay from now on"
