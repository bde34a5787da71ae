"""A day at three tables by the screens: one late, one twice, one conflict settled each way.

One window plays all the laptops of the day; the main file is set aside before Table 2 is
opened, as its own laptop would have it.
"""

from datetime import datetime, timedelta
from pathlib import Path

from core.acts import prepare
from core.model.case import Case
from core.model.hand_out import SideChosen
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, pages_of
from tests.small import small_audit
from ui.prepare.page import PreparePage
from ui.prepare.tables.part import TablesPart
from ui.prepare.tables.two_sides import TwoSidesPart
from ui.report.page import ReportPage
from ui.walk.question_head import QuestionHead
from ui.widgets.rows import ListRow

CASES = ("Child A", "Child B", "Child C")


def three_cases(path: Path) -> Path:
    """Make a small audit with a case for each table."""
    with small_audit(path, lambda: datetime(2014, 4, 9, 9, 0)) as file:
        prepare.keep_rows(file, "add a case", [Case(CASES[2])])
    return path


def prepare_page(facilitator: Facilitator) -> PreparePage:
    page = facilitator.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    return page


def tables(facilitator: Facilitator) -> TablesPart:
    """Go to Prepare, Tables, by its key."""
    facilitator.press("Ctrl+Shift+B")
    part = prepare_page(facilitator).front
    assert isinstance(part, TablesPart)
    return part


def hand_out(facilitator: Facilitator, at: int, folder: Path) -> tuple[Path, str]:
    """Hand the case at a place of the list out by keys; return its file and the four words."""
    part = tables(facilitator)
    facilitator.press_button("Hand out…")
    facilitator.press(*["Down"] * at, "Space")
    path = folder / f"{part.form.name.text()}.casewalk"
    facilitator.press_button("Write its file…")
    facilitator.name_file(path)
    facilitator.await_(part.given.words.isVisible)
    words = part.given.words.text()
    facilitator.press("Escape")
    return path, words


def judge(facilitator: Facilitator, answer: str, reason: str) -> None:
    """Agree the question in front with an answer and a reason, and go on."""
    facilitator.press(answer)
    facilitator.say(reason)
    facilitator.press("Ctrl+Return")


def take_back(facilitator: Facilitator, path: Path, words: str) -> str:
    """Take a file back by keys; return the heading over what it would bring."""
    taking = tables(facilitator).taking
    facilitator.press("Ctrl+I")
    facilitator.name_file(path)
    facilitator.await_(taking.passphrase.isVisible)
    facilitator.say(words)
    facilitator.press("Return")
    facilitator.await_(lambda: taking.leave.hasFocus() or taking.take.hasFocus())
    heading = taking.heading.text()
    offered = taking.take.isVisible()
    facilitator.press("Ctrl+Return" if offered else "Escape")
    facilitator.await_(tables(facilitator).listing.isVisible)
    return heading


def ask_once_at_a_case_that_is_out(facilitator: Facilitator) -> None:
    """Judge here what lies at Table 1, after being asked; a remark is not asked about again."""
    facilitator.press("Ctrl+2")
    head = facilitator.walk.findChild(QuestionHead)
    assert head is not None
    assert head.at_table.text() == "At Table 1"
    before = facilitator.page.session.now
    facilitator.press("Alt+1")
    assert facilitator.page.session.now.judgements == before.judgements
    assert "Child A lies at Table 1" in facilitator.message
    assert facilitator.page.flush()  # with nothing typed nothing is kept by leaving
    assert facilitator.page.session.now.judgements == before.judgements
    judge(facilitator, "Alt+1", "Here of one")
    judge(facilitator, "Alt+1", "Here of two")


def remark_asks_too(facilitator: Facilitator) -> None:
    """Hear something on a case that is out: the words wait, and are kept when pressed again."""
    facilitator.page.context.cursor.go(facilitator.page.session.now.cases[1].id)
    facilitator.press("Ctrl+K")
    facilitator.say("Heard in the corridor")
    facilitator.press("Return")
    assert "Child B lies at Table 2" in facilitator.message
    assert not facilitator.page.session.now.notes
    facilitator.press("Return")
    assert [one.text for one in facilitator.page.session.now.notes] == ["Heard in the corridor"]


def work_at_table_one(facilitator: Facilitator, path: Path, words: str) -> None:
    """Judge the same two questions otherwise, under a band that says whose file it is."""
    facilitator.open(path, words)
    band = facilitator.page.band
    assert band.isVisible()
    assert band.words.text().startswith("Table 1 of Small audit, 1 case.")
    facilitator.press("Ctrl+1")
    offered = prepare_page(facilitator).navigation.findChildren(ListRow)
    assert [row.text() for row in offered if row.isVisible()] == ["Tables"]
    facilitator.press("Ctrl+4")
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    shown = [key for key, row in report.documents.rows.items() if row.isVisible()]
    assert shown == ["summaries"]
    facilitator.press("Ctrl+2")
    judge(facilitator, "Alt+2", "There of one")
    judge(facilitator, "Alt+2", "There of two")


def settle_each_way(facilitator: Facilitator) -> None:
    """Go to what differs from the export that waits, and choose each side once, by key."""
    facilitator.press("Ctrl+4")
    facilitator.rest()
    facilitator.press("Ctrl+E")
    assert facilitator.sees("4 to settle from Table 1")
    facilitator.press_button("Settle it…")
    sides = prepare_page(facilitator).front
    assert isinstance(sides, TwoSidesPart)
    ways = {"the answer": ["Alt+1", "Alt+2"], "the reason": ["Alt+4", "Alt+3"]}
    for _ in range(4):
        assert sides.difference is not None
        facilitator.press(ways[sides.what.text()].pop(0))
    chosen = {one.chosen for one in facilitator.page.session.now.table_differences}
    assert chosen == {*SideChosen} - {SideChosen.OPEN}
    assert "to settle" not in facilitator.bar


def print_the_report(facilitator: Facilitator, folder: Path) -> str:
    """Export what is ticked; return the words of report and summaries."""
    facilitator.press("Ctrl+4")
    facilitator.rest()
    facilitator.press("Ctrl+E")
    facilitator.name_file(folder)
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    facilitator.await_(lambda: "read back and found whole" in report.message.text)
    named = {one.name.rsplit(", ", 1)[-1]: one for one in folder.iterdir()}
    sheet = " ".join(pages_of(named["what came back from the tables.pdf"]))
    assert "There of two" in sheet  # not chosen, and told
    printed = [*pages_of(named["audit report.pdf"]), *pages_of(named["case summaries.pdf"])]
    return " ".join(printed)


def test_a_day_at_three_tables(facilitator: Facilitator, home: Path) -> None:
    main = three_cases(home / "Documents" / "main.casewalk")
    folder = home / "Documents" / "leaving"
    folder.mkdir()
    facilitator.open(main)
    files = [hand_out(facilitator, at, home / "Documents") for at in range(3)]
    ask_once_at_a_case_that_is_out(facilitator)
    remark_asks_too(facilitator)
    work_at_table_one(facilitator, *files[0])
    for at in (1, 2):
        facilitator.open(*files[at])
        facilitator.press("Ctrl+2")
        judge(facilitator, "Alt+1", f"Agreed at Table {at + 1}")
    facilitator.open(main)
    assert take_back(facilitator, *files[1]) == "Table 2 brings 1 thing"
    assert take_back(facilitator, *files[1]) == "Nothing new from Table 2"  # handed in twice
    assert take_back(facilitator, *files[0]).startswith("Table 1 brings")
    tables(facilitator).listing.choose(facilitator.page.session.now.hand_outs[2].file)
    facilitator.press_button("Call back")
    facilitator.watch.now += timedelta(minutes=9)
    assert take_back(facilitator, *files[2]) == "Table 3 brings 1 thing"  # late
    assert facilitator.sees("Called back, and came")
    settle_each_way(facilitator)
    read = print_the_report(facilitator, folder)
    for words in ("Here of one There of one", "Agreed at Table 2", "Agreed at Table 3"):
        assert words in read
    assert "Here of two" not in read
    with WorkshopFile.open(main, read_only=True) as file:
        assert len(file.all(Case)) == 3
