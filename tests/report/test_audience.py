"""For whom documents are written: others get fewer of them, and what is found is settled first."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.acts import leaving, prepare
from core.export.export import targets
from core.model.audience import PANEL, Audience, AudienceKind
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.snapshot import FullSnapshot
from core.pdf.preview import words
from core.review.offered import decision_on
from core.review.remark import RemarkKind
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.report.conftest import Open
from ui.program.jobs import wait_for_all
from ui.report.page import ReportPage
from ui.report.settle_card import SettleCard

BOARD = Audience(AudienceKind.BOARD)
SAID = "Its own returns, how its part was judged, what it has to do, and what is for all."


def _choose(qtbot: QtBot, page: ReportPage, audience: Audience) -> None:
    with qtbot.waitSignal(page.builder.ended):
        page.documents.audience.set_value(audience)
        page.documents.audience.chosen.emit(audience)
    wait_for_all()


def _settle(qtbot: QtBot, page: ReportPage, decision: LeavingDecision) -> None:
    with qtbot.waitSignal(page.builder.ended):
        page.context.session.do(lambda file: leaving.settle(file, decision))


def test_for_the_board_single_cases_stay_here_and_what_says_one_stops_the_export(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(tier2)
    audit = snapshot(tier2).audit
    said = f"{audit.terms} Case 12 started it."
    _choose(qtbot, page, BOARD)
    assert page.documents.shown == "report"
    for one in page.remarks.left:
        assert one.remark.kind is RemarkKind.SINGLED_OUT, "two pathways have one case each"
        now = page.context.session.now
        _settle(qtbot, page, decision_on(one, DecisionKind.ACCEPT, "They agreed", BOARD, now))
    assert not page.documents.rows["summaries"].isEnabled()
    assert set(page.documents.ticked) == {"report", "terms", "highlights", "timeline"}
    assert page.sheets.paper is not None
    pdf, pages = page.sheets.paper.pdf, len(page.sheets.paper.sizes)
    assert "Case 12" not in " ".join(words(pdf, at) for at in range(pages))
    with qtbot.waitSignal(page.exporting.written):
        page.run("export")
    assert len(list(folder.iterdir())) == 4

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


def test_one_agency_is_chosen_by_its_name_and_its_files_say_for_whom_they_are(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    session = page.context.session
    choice = page.documents.audience
    agencies = session.now.agencies
    asked = {one.agency_id for one in session.now.requests}
    police = next(one for one in agencies if one.name == "Police" and one.id in asked)
    with qtbot.waitSignal(page.builder.ended):
        choice.set_value(Audience(AudienceKind.AGENCY, agencies[0].id))
        choice.agency.setFocus()
        QTest.keyClicks(choice.agency, police.name)
    assert choice.value == Audience(AudienceKind.AGENCY, police.id)
    assert SAID in " ".join(one.text() for one in choice.findChildren(QLabel))
    assert set(page.documents.ticked) == {"feedback"}
    page.documents.show_document("feedback")
    assert page.sheets.paper is not None
    said = words(page.sheets.paper.pdf, 0)
    assert "Police" in said
    assert len(page.sheets.paper.sizes) == 1, "no other agency's page"
    (path,) = targets(FullSnapshot(session.now, audience=choice.value), ["feedback"], folder)
    assert path.name.endswith("feedback to agencies, for Police.pdf")


def test_the_joint_evaluation_is_of_the_case_that_is_chosen_below_it(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    row, case = page.documents.rows["evaluation"], page.documents.case
    assert not row.tick.isChecked(), "one child goes along only where it is asked for"
    with qtbot.waitSignal(page.builder.ended):
        case.setCurrentText("Child B")
        case.activated.emit(case.currentIndex())
    assert row.tick.isChecked()
    assert page.documents.shown == "evaluation"
    assert page.sheets.paper is not None
    pdf, pages = page.sheets.paper.pdf, len(page.sheets.paper.sizes)
    said = [words(pdf, at) for at in range(pages)]
    assert all("Child B" in one for one in said)
    assert "What they wrote" in "".join(said), "what an agency wrote beside its answer"
    page.write_in(0)
    assert page.parts.of_every.isVisible(), "own words would stand in that of another child too"
    page.documents.show_document("report")
    assert not page.parts.of_every.isVisible()
    row.tick.setChecked(False)


def test_where_there_is_nothing_for_an_audience_it_stays_as_it_was(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    with qtbot.waitSignal(page.context.notice_requested) as told:
        page.documents.audience.chosen.emit(Audience(AudienceKind.PUBLIC))
    assert told.args == ["This audit has no document for them yet."]
    assert page.documents.audience.value == PANEL
