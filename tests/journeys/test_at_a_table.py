"""A case lies at a table: here it says so and asks once, there the file is its own small audit."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from core.model.case import Case
from core.model.judgement import Judgement
from core.store.file import WorkshopFile
from core.tables.hand_out import hand_out
from tests.journeys.facilitator import Facilitator
from ui.prepare.page import PreparePage
from ui.report.page import ReportPage
from ui.walk.question_head import QuestionHead
from ui.widgets.rows import ListRow

WORDS = "maple anchor window tiger"


def hand_over(path: Path, count: int, clock: Callable[[], datetime]) -> Path:
    """Hand the first cases out to Table 3."""
    table = path.with_name("Table 3.casewalk")
    with WorkshopFile.open(path, None, clock) as file:
        hand_out(file, table, "Table 3", [one.id for one in file.all(Case)[:count]], WORDS)
    return table


def test_a_case_at_a_table_says_so_and_asks_once_before_it_is_judged_here(
    facilitator: Facilitator, cin: Path
) -> None:
    table = hand_over(cin, 8, facilitator.watch)
    facilitator.open(cin)
    walk, session = facilitator.walk, facilitator.page.session
    head = walk.findChild(QuestionHead)
    assert head is not None
    assert head.at_table.isVisible()
    assert head.at_table.text() == "At Table 3"
    before = session.now.judgements
    facilitator.press("Alt+1")
    assert session.now.judgements == before
    assert "lies at Table 3" in facilitator.page.workspace.message.text
    facilitator.press("Alt+1")
    assert len(session.now.judgements) == len(before) + 1
    with WorkshopFile.open(table, WORDS, facilitator.watch) as there:
        assert there.all(Judgement) == list(before)


def test_at_a_table_a_band_says_whose_it_is_and_only_its_summaries_leave(
    facilitator: Facilitator, cin: Path
) -> None:
    table = hand_over(cin, 2, facilitator.watch)
    facilitator.open(table, WORDS)
    page = facilitator.page
    assert page.band.isVisible()
    assert page.band.words.text().startswith("Table 3 of Child in need plans, 2 cases.")
    facilitator.press("Ctrl+1")
    prepare = page.workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    offered = [row for row in prepare.navigation.findChildren(ListRow) if row.isVisible()]
    assert [row.text() for row in offered] == ["Tables"]
    prepare.bring_in([cin])
    assert "nothing is brought in here" in page.workspace.message.text
    facilitator.press("Ctrl+4")
    report = page.workspace.page("report")
    assert isinstance(report, ReportPage)
    shown = [key for key, row in report.documents.rows.items() if row.isVisible()]
    assert shown == ["summaries"]
