"""An audit that is opened again stands where it was left: the part, its sheet, its order."""

from pathlib import Path
from typing import Final

from core.model.sitting import Place
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of
from ui.report.page import ReportPage
from ui.themes.places import ThemePlaces
from ui.widgets.segmented import Segmented

PLACES: Final = (
    (("Ctrl+Shift+1",), "", ("prepare", "audit")),
    (("Ctrl+Shift+4",), "Show", ("prepare", "cases people")),
    (("Ctrl+Shift+7",), "Show as", ("prepare", "returns list")),
    (("Ctrl+Shift+8",), "Show", ("prepare", "people")),
    (("Ctrl+2",), "", ("walk", "")),
    (("Ctrl+2", "Alt+O"), "", ("walk", "outline")),
    (("Ctrl+2", "Escape", "Alt+M"), "", ("walk", "map")),
    (("Ctrl+3",), "View", ("themes", "evidence charts")),
)
"""Keys; in which row of choices Right is pressed then; and where one is by that."""


def _place(facilitator: Facilitator) -> tuple[str, str]:
    stages = facilitator.page.workspace.stages
    return stages.front, stages.part_in_view


def _row(facilitator: Facilitator, name: str) -> Segmented:
    rows = facilitator.page.findChildren(Segmented)
    return next(one for one in rows if one.isVisible() and one.accessibleName() == name)


def _opened_again(facilitator: Facilitator, path: Path) -> None:
    facilitator.press("Ctrl+W")
    assert facilitator.window.audit is None
    facilitator.open(path)


def test_every_part_comes_again_as_it_was_left(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    for keys, beside, place in PLACES:
        facilitator.press(*keys)
        if beside:
            _row(facilitator, beside).setFocus()
            facilitator.press("Right")
        assert _place(facilitator) == place
        _opened_again(facilitator, cin)
        assert _place(facilitator) == place


def test_the_finding_the_order_of_the_plan_and_the_document_come_again(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    last = facilitator.page.session.now.findings[-1]
    page = facilitator.page.workspace.page("themes")
    assert isinstance(page, ThemePlaces)
    page.show_place("findings")
    page.findings.open_finding(last.id)
    facilitator.press("Ctrl+3")
    _opened_again(facilitator, cin)
    assert _place(facilitator) == ("themes", f"findings {last.id}")
    facilitator.press("Ctrl+Shift+A", "Escape")
    _row(facilitator, "Order").setFocus()
    facilitator.press("Right")
    _opened_again(facilitator, cin)
    assert _place(facilitator) == ("themes", "actions owner")
    facilitator.press("Ctrl+4")
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    report.documents.show_document("findings")
    _opened_again(facilitator, cin)
    assert _place(facilitator) == ("report", "findings")
    assert "Findings" in facilitator.paper()[0]
    assert name_of(focused()).startswith("Page")


def test_a_part_of_which_an_older_program_knew_the_stage_alone_is_gone_on_with(
    facilitator: Facilitator, cin: Path
) -> None:
    with WorkshopFile.open(cin) as file:
        file.drafts.keep_place(Place("hour"))
    facilitator.open(cin)
    assert facilitator.page.workspace.stages.front == "themes", "the theme hour was its own stage"
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(cin) as file:
        file.drafts.keep_place(Place("report/of another year"))
    facilitator.open(cin)
    assert facilitator.page.workspace.stages.front == "report"
    assert facilitator.paper(), "what is not called so now is passed over"
