"""Every document of an audit, in every format it has, by the screens."""

from pathlib import Path

from core.documents.catalogue import DATA, TEXTS, data_of, documents_of, spec
from tests.journeys.facilitator import Facilitator
from ui.report.page import ReportPage


def leave_with_everything(facilitator: Facilitator, folder: Path, *, concern: bool = False) -> None:
    """Tick all documents and formats, settle the *concern* there is, and export into a folder."""
    facilitator.press("Ctrl+4")
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    panel, now = report.documents, facilitator.page.session.now
    offered = [*documents_of(now), *data_of(now)]
    wanted = [one.key for one in offered if one.key != "public-report"]
    for key in wanted:
        if not panel.rows[key].tick.isChecked():
            facilitator.press_button(panel.rows[key].tick.accessibleName())
    for format in (*TEXTS, *DATA):
        tick = panel.formats.ticks[format]
        if not tick.isChecked():
            facilitator.press_button(tick.accessibleName())
    assert set(panel.ticked) == set(wanted)
    folder.mkdir()
    facilitator.press("Ctrl+E")
    if concern:
        facilitator.tab_to("Why it stays open")
        facilitator.say("The team manager rings back on Monday")
        facilitator.press("Return")
    facilitator.name_file(folder)
    facilitator.await_(lambda: "read back and found whole" in report.message.text)
    files = [spec(key).formats for key in wanted]
    assert len(list(folder.iterdir())) == sum(map(len, files))
