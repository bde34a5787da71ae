"""Returns held back as a whole are listed in Returns, mended in place, and enter as one act."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from core.acts import bring_in
from core.model.draft.returns import CaseDraft, Draft, DraftKind, Problem, ReturnDraft
from core.wording.readiness import PreparationPart
from ui.prepare.kept_returns import KeptReturns
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.widgets.labels import Label

ROW = ReturnDraft(
    *("Chlld H", "Polce", "2014-03-11", {"1a": "yes"}, {"2": "In May"}),
    unread={"9": "perhaps"},
    row=4,
)


def waiting(page: PreparePage, *rows: ReturnDraft) -> ReturnsPart:
    problems = tuple(
        Problem("police.csv", row.row, f"“{row.case}” is not a case in this audit.", entry=row)
        for row in rows
    )
    page.context.session.do(
        lambda file: bring_in.take(file, Draft("police.csv", problems=problems))
    )
    page.show_part(PreparationPart.RETURNS)
    assert isinstance(page.front, ReturnsPart)
    return page.front


def test_a_return_whose_case_has_come_since_says_so_and_has_it_chosen(
    page: PreparePage, qtbot: QtBot
) -> None:
    rows = [replace(ROW, case="Child Y", agency=one, unread={}) for one in ("Police", "GP")]
    part, session = waiting(page, *rows), page.context.session
    part.show_waiting()
    assert not part.waiting.cards[0].enter.isEnabled()
    listed = Draft("cases.csv", (CaseDraft("CHILD Y"),), kind=DraftKind.CASES)
    session.do(lambda file: bring_in.take(file, listed))
    card = part.waiting.cards[0]
    said = [one.text() for one in card.findChildren(Label)]
    assert "“CHILD Y” is in the audit now." in said
    assert not any("is not a case in this audit" in one for one in said)
    assert "Brought in again, a file enters at once" in part.waiting._about.text()
    assert card.case.currentText() == "CHILD Y"
    card.enter.click()
    assert session.now.case[session.now.returns[-1].case_id].reference == "CHILD Y"
    assert len(session.now.returns_waiting) == 1


def test_a_return_that_waits_is_mended_in_place_and_enters_in_one_step(
    page: PreparePage, qtbot: QtBot
) -> None:
    part, session = waiting(page, ROW), page.context.session
    now = session.now
    part.show_waiting()
    (card,) = part.waiting.cards
    assert not card.enter.isEnabled()
    returns = len(now.returns)
    free = next(
        (case, agency)
        for case in now.cases
        for agency in now.agencies
        if not now.has_return(case.id, agency.id)
    )
    card.case.setCurrentIndex(card.case.findData(free[0].id))
    card.agency.setCurrentIndex(card.agency.findData(free[1].name))
    (answer,) = card.answers.values()
    answer.setCurrentIndex(answer.findText("Don't know"))
    card.day.setText("31 February 2014")
    card.enter.click()
    assert len(session.now.returns) == returns
    card.day.setText("12 March 2014")
    card.enter.click()
    assert len(session.now.returns) == returns + 1
    assert session.now.returns[-1].completed == "2014-03-12"
    assert not session.now.returns_waiting
    assert not session.now.waiting
    assert part.which.value == "table"
    session.undo()
    assert len(session.now.returns) == returns
    assert len(session.now.returns_waiting) == 1


def test_a_row_whose_cells_moved_is_put_right_where_it_waits(page: PreparePage) -> None:
    cells = (
        *(
            ("case", "Child E"),
            ("agency", "Domestic Abuse Support"),
            ("1a", "Yes"),
            ("2 comments", "seen"),
        ),
        *(("9", "in May"), ("10", "Yes"), ("11", "No"), ("", "No")),
    )
    moved = replace(ROW, case="Child E", agency="Domestic Abuse Support", unread={}, cells=cells)
    part, session = waiting(page, moved), page.context.session
    part.show_waiting()
    part.waiting.cards[0].show_cells.click()
    (card,) = part.waiting.cards
    assert card.cells is not None
    (way,) = card.cells.ways
    assert way.text() == "“seen, in May” is one text (Comment on 2)"
    assert not card.enter.isEnabled()
    assert "stands under no heading" in card.enter.toolTip()
    card.cells.list.go_to(7)
    assert card.cells.left.isEnabled()  # what stands beyond the headings can be left out
    card.cells.list.go_to(3)
    card.cells.join.click()
    (card,) = part.waiting.cards
    assert card.cells is not None
    assert not card.cells.ways
    (held,) = session.now.returns_waiting
    assert not held.reason
    assert card.enter.isEnabled()
    card.enter.click()
    assert not session.now.returns_waiting
    session.undo()
    session.undo()
    (held,) = session.now.returns_waiting
    assert held.reason == "“Child E” is not a case in this audit."


def test_what_was_chosen_stays_chosen_while_others_are_settled(page: PreparePage) -> None:
    other = ReturnDraft("Child Q", "Police", "", {"1a": "no"}, row=5)
    part = waiting(page, ROW, other)
    part.show_waiting()
    first, second = part.waiting.cards
    first.case.setCurrentIndex(2)
    chosen = first.case.currentData()
    second.leave.click()
    (card,) = part.waiting.cards
    assert card.case.currentData() == chosen


def test_a_second_readers_return_is_shown_beside_the_first_with_what_it_says_otherwise(
    page: PreparePage,
) -> None:
    now = page.context.session.now
    first = now.returns[0]
    case, agency = now.case[first.case_id], now.agency[first.agency_id]
    part = waiting(page, ReturnDraft(case.reference, agency.name, "", {"1a": "no"}, row=2))
    part.show_waiting()
    (card,) = part.waiting.cards
    assert card.enter.text() == "Let this one stand"
    card.second.click()
    part.choose((case.id, agency.id))
    kept = part.panel.findChildren(KeptReturns)[-1]
    kept.buttons[0].click()
    assert page.context.session.undo_label == (
        f"bring in the return of {agency.name} for {case.reference}"
    )
    assert len(page.context.session.now.returns_aside) == 1


def test_without_any_that_waits_nothing_is_said_of_it(page: PreparePage) -> None:
    page.show_part(PreparationPart.RETURNS)
    assert isinstance(page.front, ReturnsPart)
    page.front.which.set_value("waiting")
    assert page.front.which.value == "table"
