"""The end of the day: the numbers are the published ones, and the documents can leave."""

import json
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest

from core.model.note import Note
from tests.journeys.facilitator import Facilitator, focused, name_of, pages_of, texts
from ui.report.page import ReportPage
from ui.themes.counts import CountingView
from ui.themes.page import ThemesPage
from ui.themes.places import ThemePlaces

AUDIT = "Child in need plans, Safeguarding children partnership, 2014-04-09"
SUMMARIES_PDF = f"{AUDIT}, case summaries.pdf"
COMMENTS_PDF = f"{AUDIT}, practitioner comments.pdf"

EXPECTED: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "cin-2014.json").read_text("utf-8")
)
REASON = "The hospital answers tomorrow; the team manager settles it."


def themes(facilitator: Facilitator) -> ThemesPage:
    """Return the Themes stage."""
    page = facilitator.page.workspace.page("themes")
    assert isinstance(page, ThemePlaces)
    return page.evidence


def report(facilitator: Facilitator) -> ReportPage:
    """Return the Report stage."""
    page = facilitator.page.workspace.page("report")
    assert isinstance(page, ReportPage)
    return page


def counted(facilitator: Facilitator) -> dict[str, str]:
    """Return what every line of the counting table says of the returns, by its number."""
    view = themes(facilitator).view_of("counts")
    assert isinstance(view, CountingView)
    table = view.table
    facilitator.await_(lambda: len(table.lines) >= len(EXPECTED["items"]))
    return {
        row.line.key: row.returns.share.accessibleName()
        for row in table.lines
        if row.line is not None and row.returns.share is not None and row.returns.cell is not None
    }


@pytest.mark.parametrize(
    ("base", "key"),
    [
        pytest.param("All answers", "percent of all answers", id="of all answers"),
        pytest.param("Where applicable", "percent where applicable", id="where applicable"),
    ],
)
def test_the_table_shows_the_counts_and_percentages_that_were_published(
    at_work: Facilitator, base: str, key: str
) -> None:
    at_work.press("Ctrl+3")
    assert at_work.sees("37 requested · 28 returned (75.7% of 37 requests) · 24 usable")
    at_work.tab_to("Percentages of")
    at_work.press("Space")
    at_work.choose(base)

    shown = counted(at_work)
    assert shown.keys() >= EXPECTED["items"].keys()
    for item, expected in EXPECTED["items"].items():
        percent, of = expected[key]["yes"], expected[key]["base"]
        assert f"{percent}%" in shown[item], (item, shown[item])
        assert f"{expected['yes']} of {of}" in shown[item], (item, shown[item])


def test_a_number_opens_what_is_behind_it_and_escape_goes_back(at_work: Facilitator) -> None:
    at_work.press("Ctrl+3")
    number = focused()
    at_work.press("Return")
    behind = themes(at_work).evidence
    assert behind.isAncestorOf(focused())
    assert any("Child A" in words for words in texts(behind))
    at_work.press("Escape")
    assert focused() is number


def test_an_open_concern_is_asked_about_carried_and_the_documents_leave(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    folder = home / "Documents" / "leaving"
    folder.mkdir()
    facilitator.open(cin)
    facilitator.press("Ctrl+4")
    facilitator.await_(lambda: report(facilitator).sheets.paper is not None)

    ticked = len(report(facilitator).documents.ticked)
    facilitator.press("Ctrl+E")
    assert facilitator.sees("Before the export: record who was told of this concern")
    facilitator.tab_to("Why it stays open")
    facilitator.say(REASON)
    facilitator.press("Return")
    facilitator.name_file(folder)
    facilitator.await_(lambda: report(facilitator).message.text != "")

    assert report(facilitator).message.text == (
        f"{ticked} documents, {ticked + 1} files are in “leaving”, read back and found whole."
    ), "the action plan as a workbook, too"
    with facilitator.in_file() as file:
        assert [note.carried for note in file.all(Note) if note.is_open] == [REASON]
    summaries_are_whole(folder / SUMMARIES_PDF)
    comments = pages_of(folder / COMMENTS_PDF)
    assert all("Official-sensitive" in page for page in comments)


def summaries_are_whole(path: Path) -> None:
    """Read the case summaries back: one page a case, marked, numbered, the concern told."""
    read = pages_of(path)
    assert len(read) == 8
    for at, (page, letter) in enumerate(zip(read, "ABCDEFGH", strict=True), start=1):
        assert f"Child {letter}" in page
        assert "Official-sensitive" in page
        assert f"Page {at} of 8" in page or f"page {at} of 8" in page
    assert sum("Two hospital checks missed" in page for page in read) == 1


def test_a_judgement_of_today_is_on_the_page_that_is_shown(at_work: Facilitator) -> None:
    at_work.press("Alt+1")
    at_work.say("Somebody kept a careful chronology.")
    at_work.press("Ctrl+Return", "Ctrl+4")
    assert "Somebody kept a careful chronology." in " ".join(at_work.paper())


def test_nothing_ticked_is_said_and_a_protected_export_opens_with_its_password_only(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    folder = home / "Documents" / "locked"
    folder.mkdir()
    facilitator.open(cin)
    facilitator.press_button("Record who was told")
    for words in ("Team manager", "10:35", "Rang the hospital"):
        facilitator.say(words)
        facilitator.press("Return")
    facilitator.press("Ctrl+4")
    boxes = report(facilitator).documents.rows
    for key in report(facilitator).documents.ticked:
        facilitator.tab_to(boxes[key].tick.accessibleName())
        facilitator.press("Space")
    facilitator.press("Ctrl+E")
    assert facilitator.message == "No document is ticked. Tick one, and export again."

    assert name_of(focused()) == "Export case summaries"
    facilitator.press("Space")
    facilitator.tab_to("Password for the PDFs")
    facilitator.say("a long password")
    facilitator.press("Ctrl+E")
    facilitator.name_file(folder)
    facilitator.await_(lambda: report(facilitator).message.text != "")

    path = folder / SUMMARIES_PDF
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path, password="another password")
    with pikepdf.open(path, password="a long password") as locked:
        assert len(locked.pages) == 8
    assert [path.name for path in folder.iterdir()] == [SUMMARIES_PDF]
