"""For whom documents are written: others get fewer of them, and what is found is settled first."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.model.audience import PANEL, Audience, AudienceKind
from core.pdf.preview import words
from core.review.remark import RemarkKind
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.report.conftest import Open
from ui.program.jobs import wait_for_all
from ui.report.page import ReportPage
from ui.report.settle_card import SettleCard

BOARD = Audience(AudienceKind.BOARD)


def _choose(qtbot: QtBot, page: ReportPage, audience: Audience) -> None:
    with qtbot.waitSignal(page.builder.ended):
        page.documents.audience.set_value(audience)
        page.documents.audience.chosen.emit(audience)
    wait_for_all()


def test_for_the_board_single_cases_stay_here_and_what_says_one_stops_the_export(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    audit = snapshot(tier2).audit
    said = f"{audit.terms} Case 12 started it."
    _choose(qtbot, page, BOARD)
    assert page.documents.shown == "report"
    assert not page.documents.rows["summaries"].isEnabled()
    assert set(page.documents.ticked) == {"report", "terms"}
    assert page.sheets.paper is not None
    pdf, pages = page.sheets.paper.pdf, len(page.sheets.paper.sizes)
    assert "Case 12" not in " ".join(words(pdf, at) for at in range(pages))
    with qtbot.waitSignal(page.exporting.written):
        page.run("export")
    assert len(list(folder.iterdir())) == 2

    with qtbot.waitSignal(page.builder.ended):
        page.context.session.do(lambda file: prepare.set_audit(file, replace(audit, terms=said)))
    (card,) = page.remarks.cards.values()
    assert isinstance(card, SettleCard), "looking at it does not settle it"
    assert card.unsettled.remark.kind is RemarkKind.DETAIL
    assert card.unsettled.documents == ("report", "terms")
    for path in folder.iterdir():
        path.unlink()
    with qtbot.waitSignal(page.context.fault) as fault:
        page.run("export")
    assert "1 thing must be settled first." in fault.args[0].happened
    assert list(folder.iterdir()) == []
    _choose(qtbot, page, PANEL)
    assert page.documents.rows["summaries"].isEnabled()


def test_where_there_is_nothing_for_an_audience_it_stays_as_it_was(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    with qtbot.waitSignal(page.context.notice_requested) as told:
        page.documents.audience.chosen.emit(Audience(AudienceKind.PUBLIC))
    assert told.args == ["This audit has no document for them yet."]
    assert page.documents.audience.value == PANEL
