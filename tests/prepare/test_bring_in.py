"""Files on their way in: shown first, then one act of all, or nothing at all."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.acts.coding import code_as
from core.acts.findings import add_finding
from core.acts.prepare import keep_rows
from core.acts.requests import mark_requests
from core.acts.tool_kinds import choose_kind
from core.model.case import Agency, AnswerComment, RequestStatus
from core.model.draft.match import Certainty, MatchKind
from core.model.draft.returns import DoubtKind, ReturnDraft
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.return_aside import AsideState
from core.model.tool import AnswerKind
from core.wording.readiness import PreparationPart, ready_lines
from core.wording.waiting import question_to, returns_twice
from ui.audit.context import PASTED
from ui.prepare.draft_card import DraftCard
from ui.prepare.drop_area import paths_in
from ui.prepare.file_tabs import NOT_READ
from ui.prepare.match_list import MatchList
from ui.prepare.match_row import MatchRow
from ui.prepare.moved_row_card import MovedRowCard, RightRowCard
from ui.prepare.page import PreparePage
from ui.prepare.put_off import files_put_off
from ui.prepare.returns_part import ReturnsPart
from ui.prepare.tool_part import ToolPart
from ui.prepare.waiting_cards import SecondCard, TwiceCard, WordCard
from ui.widgets.choice import CheckBox
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

EXAMPLE = Path("resources/examples/cin")


def read(page: PreparePage, qtbot: QtBot, *paths: Path) -> None:
    page.bring_in(list(paths))
    qtbot.waitUntil(lambda: page.bringing._job is None)


def lines(page: PreparePage, name: str) -> list[str]:
    fields = page.bringing.findChildren(QPlainTextEdit)
    found = next(field for field in fields if field.accessibleName().startswith(name))
    return found.toPlainText().split("\n")


@pytest.fixture(autouse=True)
def nothing_waits(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave no files to be gone on with to the next test on the same page."""
    names = {"page", "own_page", "empty_page"} & {*request.fixturenames}
    pages = [request.getfixturevalue(name) for name in names]
    yield
    for page in pages:
        page.bringing.cancel()


@pytest.fixture
def partly(tmp_path: Path) -> Path:
    path = tmp_path / "camhs.csv"
    path.write_text(
        "Case,Agency,1a,3,3 comments\n"
        "Child B,GP,Yes,No,Late.\n"
        "Child A,GP,,perhaps,\n"
        "Child Z,GP,No,No,\n",
        encoding="utf-8",
    )
    return path


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """Write the example's list of all eligible with something in it changed."""
    path = folder / name
    path.write_text((EXAMPLE / "eligible.csv").read_text("utf-8").replace(old, new), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new"), [("nothing", ""), ("CN1163,2,", "CN1163,3,"), ("reference,", "case,")]
)
def test_the_list_of_all_eligible_among_returns_makes_no_cases(
    page: PreparePage, tmp_path: Path, qtbot: QtBot, partly: Path, old: str, new: str
) -> None:
    listed = changed(tmp_path, "eligible.csv", old, new)
    read(page, qtbot, listed, partly)
    assert [one.happened for one in page.bringing._batch.unread] == [
        "“eligible.csv” is the list of all eligible, from which the sample is drawn."
    ]
    assert [card.source for card in page.bringing.cards] == ["camhs.csv"]
    assert page.bringing.bring.text() == "Bring in 1 return"


def test_a_list_that_would_make_many_cases_says_how_many_before_it_does(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "others.csv"
    path.write_text("case,age\nchild a,8\nChild X,9\nChild Y,10\n", "utf-8")
    read(page, qtbot, path, EXAMPLE / "returns.csv")
    said = [one.text() for one in page.bringing.cards[0].findChildren(Label)]
    assert "It would make 2 new cases, beside the 8 in the audit." in said
    assert page.bringing.bring.text().startswith("Bring in 2 new cases")
    assert "2 new cases enter now. 1 row enters now." in page.bringing._foot.text()


def test_files_of_one_name_from_several_folders_lose_nothing_of_each_other(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    for folder, answer in (("first", "Yes"), ("second", "No")):
        (tmp_path / folder).mkdir()
        text = f"Case,Agency,1a\nChild Z,GP,{answer}\n"
        (tmp_path / folder / "back.csv").write_text(text, "utf-8")
    read(page, qtbot, tmp_path)
    page.bringing.bring.click()
    waiting = page.context.session.now.returns_waiting
    assert [one.source for one in waiting] == ["back.csv", "back (2).csv"]


def test_a_long_list_for_an_audit_without_cases_says_where_a_sample_is_drawn(
    empty_page: PreparePage, qtbot: QtBot
) -> None:
    read(empty_page, qtbot, EXAMPLE / "eligible.csv")
    said = [one.text() for one in empty_page.bringing.cards[0].findChildren(Label)]
    assert "It would make 63 new cases. A list to draw a sample from comes in under Sample." in said
    assert empty_page.bringing.bring.text() == "Bring in 63 new cases"


def test_what_may_say_who_somebody_is_stands_in_the_preview_before_it_is_in(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "gp.csv"
    path.write_text(
        "Case,Agency,1a,3,3 comments\n"
        "Child B,GP,Yes,No,Mum is sarah threlkeld.\n"
        "Child C,GP,Yes,No,NHS 943 476 5919\n",
        encoding="utf-8",
    )
    before = page.context.session.now
    read(page, qtbot, path)
    said: list[str] = []

    def stands_there() -> bool:
        said[:] = [one.text() for one in page.bringing.findChildren(Label)]
        return "2 places may say who somebody is" in said

    qtbot.waitUntil(stands_there)
    assert any(one.startswith("It comes in as it is.") for one in said)
    name, number = lines(page, "What may say who somebody is in gp.csv")
    assert "sarah threlkeld" in name
    assert "This looks like an NHS number" in number
    assert page.context.session.now is before
    assert page.bringing.bring.isEnabled()


def test_every_row_held_back_is_shown_before_anything_enters(
    page: PreparePage, partly: Path, qtbot: QtBot
) -> None:
    before = page.context.session.now
    read(page, qtbot, partly)
    assert page.front is page.bringing
    asked = before.requests
    there = sum(map(before.is_in, asked)) + sum(
        not before.is_in(one)
        and (before.case[one.case_id].reference, before.agency[one.agency_id].name)
        == ("Child B", "GP")
        for one in asked
    )
    assert page.bringing._foot.text().endswith(f"Then {there} of {len(asked)} are in.")
    assert lines(page, "What camhs.csv brings in") == ["Child B · GP: 2 answers, 1 comment"]
    assert lines(page, "Held back of camhs.csv") == [
        "Row 3: “perhaps” is not an answer to question 3, which offers Yes, No and Not applicable.",
        "Row 4: “Child Z” is not a case in this audit.",
    ]
    assert page.context.session.now == before


def test_a_number_that_is_held_back_alone_is_said_to_be_so_and_not_that_nothing_waits(
    own_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page, session = own_page, own_page.context.session
    tool = session.now.tool
    third = next(one for one in tool.questions if one.key == "3")
    counted = tool.answer_set[third.answer_set_id]
    session.do(lambda file: choose_kind(file, counted, AnswerKind.NUMBER, confirmed=True))
    path = tmp_path / "camhs.csv"
    path.write_text("Case,Agency,1a,3\nChild B,GP,Yes,nine\n", encoding="utf-8")
    read(page, qtbot, path)
    said = [label.text() for label in page.bringing.findChildren(Label)]
    assert "1 answer held back; the rest of each row comes in" in said
    beside = [label.text() for label in page.bringing.waiting.findChildren(Label)]
    assert "Nothing to choose here. What waits is named with its file." in beside


def test_cancel_lets_nothing_in(page: PreparePage, partly: Path, qtbot: QtBot) -> None:
    page.show_part(PreparationPart.RETURNS)
    before = page.context.session.now
    read(page, qtbot, partly)
    page.bringing.leave_out.click()
    assert page.context.session.now == before
    assert page.front is page.part(PreparationPart.RETURNS)


def test_esc_lets_nothing_in_and_goes_back(page: PreparePage, partly: Path, qtbot: QtBot) -> None:
    page.show_part(PreparationPart.RETURNS)
    before = page.context.session.now
    read(page, qtbot, partly)
    assert page.bringing.bring.hasFocus()
    rows = next(one for one in page.bringing.findChildren(QPlainTextEdit) if one.isVisible())
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    now = page.context.session.now
    assert replace(now, returns_aside=before.returns_aside) == before
    assert len(now.returns_waiting) == 3, "its rows wait where nothing is counted"
    assert page.front is page.part(PreparationPart.RETURNS)


def other_file(folder: Path) -> Path:
    path = folder / "police.csv"
    path.write_text("Case,Agency,1a\nChild G,Police,Yes\n", encoding="utf-8")
    return path


def test_what_is_dropped_while_a_reading_is_being_stopped_is_read(
    page: PreparePage, partly: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.bring_in([partly])
    page.bringing.stop.click()
    read(page, qtbot, other_file(tmp_path))
    assert page.front is page.bringing
    assert lines(page, "What police.csv brings in") == ["Child G · Police: 1 answer, 0 comments"]
    assert not any(draft.source == "camhs.csv" for draft in page.bringing._batch.drafts)


def test_what_is_dropped_while_others_are_read_comes_with_them(
    page: PreparePage, partly: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.bring_in([partly])
    page.bring_in([partly])
    read(page, qtbot, other_file(tmp_path))
    assert [draft.source for draft in page.bringing._batch.drafts] == ["camhs.csv", "police.csv"]


def test_what_was_dropped_last_can_be_given_up_too(
    own_page: PreparePage, partly: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = own_page
    page.show_part(PreparationPart.RETURNS)
    page.bring_in([partly])
    page.bringing.stop.click()
    page.bring_in([other_file(tmp_path)])
    page.bringing.stop.click()
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert not any(draft.source == "police.csv" for draft in page.bringing._batch.drafts)


def test_bringing_in_is_one_act(page: PreparePage, partly: Path, qtbot: QtBot) -> None:
    page.show_part(PreparationPart.RETURNS)
    read(page, qtbot, partly)
    page.bringing.bring.click()
    session = page.context.session
    assert session.undo_label == "bring in 1 return"
    assert [one.reason for one in session.now.returns_waiting][-1].startswith("“Child Z”")
    said = [label.text() for label in page.part(PreparationPart.RETURNS).side.findChildren(Label)]  # type: ignore[union-attr]
    assert (
        "Row 3: “perhaps” is not an answer to question 3, which offers Yes, No and Not applicable."
        in said
    )
    session.undo()
    assert not session.now.held_back


def test_what_brings_nothing_in_waits_in_returns(
    page: PreparePage, partly: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other, form = tmp_path / "other.csv", tmp_path / "form.pdf"
    other.write_text("Case,Agency,3\nChild Z,GP,Yes\n", encoding="utf-8")
    form.write_bytes(b"%PDF-1.7")
    notices: list[str] = []
    page.context.notice_requested.connect(notices.append)
    read(page, qtbot, partly, other)
    page.bringing.bring.click()
    assert "3 rows were held back: each waits in Returns" in notices[-1]
    assert [one.source for one in page.context.session.now.returns_waiting][-1] == "other.csv"
    page.context.session.undo()
    read(page, qtbot, partly, other, form)
    page.bringing.bring.click()
    assert "Nothing came in from 1 other file: bring it in" in notices[-1]


def test_a_whole_folder_makes_an_empty_audit_full(
    empty_page: PreparePage, qtbot: QtBot, tmp_path: Path
) -> None:
    page, folder = empty_page, tmp_path / "sent in"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("eligible.csv"))
    tool = page.part(PreparationPart.TOOL)
    assert isinstance(tool, ToolPart)
    page.show_part(PreparationPart.TOOL)
    tool.use("children-in-need")
    read(page, qtbot, folder)
    page.bringing.bring.click()
    now = page.context.session.now
    assert (len(now.cases), len(now.requests), len(now.usable)) == (8, 37, 24)


def test_where_nothing_fits_nothing_can_be_brought_in(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    form = tmp_path / "form.pdf"
    form.write_bytes(b"%PDF-1.7")
    read(page, qtbot, form)
    assert not page.bringing.bring.isEnabled()
    assert page.bringing.dismiss.hasFocus()
    said = [label.text() for label in page.bringing.findChildren(Label)]
    assert "“form.pdf” is a PDF that cannot be read." in said


@pytest.mark.parametrize(("broken", "shown"), [(1, True), (3, False)])
def test_why_one_file_stays_out_is_in_sight_beside_those_that_come_in(
    page: PreparePage, tmp_path: Path, qtbot: QtBot, broken: int, shown: bool
) -> None:
    for number in range(broken):
        (tmp_path / f"form{number}.pdf").write_bytes(b"%PDF-1.7")
    shutil.copy(EXAMPLE / "returns.csv", tmp_path)
    read(page, qtbot, tmp_path)
    said = [one for one in page.bringing.findChildren(Label) if "a PDF that" in one.text()]
    assert [one.isVisibleTo(page.bringing) for one in said] == [shown] * broken
    page.bringing.tabs.chosen.emit(NOT_READ)
    assert all(one.isVisibleTo(page.bringing) for one in said)


def test_a_return_that_is_there_already_is_replaced_only_on_somebodys_word(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "returns.csv"
    text = (EXAMPLE / "returns.csv").read_text("utf-8-sig")
    path.write_text(re.sub(r"\d\d/03/2014", "09/03/2014", text), encoding="utf-8")
    read(page, qtbot, path)
    said = [label.text() for label in page.bringing.findChildren(Label)]
    assert "24 rows wait for your word" in said
    assert lines(page, "In doubt in returns.csv")[0].startswith(
        "Row 2: the return of “Children's Social Care” for “Child A” is there already, with "
    )
    assert "Waiting: 24 rows for your word." in said
    (card,) = page.bringing.findChildren(DraftCard)
    one_by_one(page, card)
    card.boxes[DoubtKind.REPLACES].click()
    page.bringing.bring.click()
    assert len(page.context.session.now.returns) == 24


def one_by_one(page: PreparePage, card: DraftCard) -> None:
    """Say of two rows alone which return is to stand, and take it back."""
    side, before = page.bringing.waiting, len(card.waiting)
    assert all(isinstance(one, TwiceCard) for one in side.cards[:2])
    side.begin()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    assert (len(card.draft.rows), len(card.waiting)) == (1, before - 1)
    assert side.cards[1].isAncestorOf(focused(page)), "it goes on at the next one"
    QTest.keyClick(focused(page), Qt.Key.Key_1)
    assert (len(card.draft.rows), len(card.waiting)) == (1, before - 2)
    assert card.draft.problems[-1].what == (
        "row 3 was left out, as you said: the return that is there stands."
    )
    assert "Bring in 1 return" in page.bringing.bring.text()
    for one in returns_twice(card.read)[:2]:
        card.choose_return(one, None)
    assert (len(card.draft.rows), len(card.waiting)) == (0, before)


def test_files_stand_in_tabs_are_added_to_and_can_be_gone_on_with_later(
    page: PreparePage, partly: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.show_part(PreparationPart.RETURNS)
    read(page, qtbot, partly)
    read(page, qtbot, other_file(tmp_path))
    bringing, returns = page.bringing, page.part(PreparationPart.RETURNS)
    assert isinstance(returns, ReturnsPart)
    assert [card.source for card in bringing.cards] == ["camhs.csv", "police.csv"]
    assert [card.isVisibleTo(bringing) for card in bringing.cards] == [True, False]
    bringing.tabs.chosen.emit("police.csv")
    assert [card.isVisibleTo(bringing) for card in bringing.cards] == [False, True]
    QTest.keyClick(bringing.bring, Qt.Key.Key_Escape)
    assert page.front is returns
    assert returns.going_on.text() == "Go on bringing in camhs.csv and police.csv"
    returns.going_on.click()
    assert bringing.isVisible()
    bringing.bring.click()
    session = page.context.session
    assert session.undo_label == "bring in 2 returns from 2 files"
    assert bringing._brought.startswith("2 returns, 3 answers brought in. ")
    assert returns.going_on.isHidden()
    session.undo()


def test_what_is_said_of_a_file_is_not_said_of_another_of_that_name(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = []
    for folder, answer in (("monday", "Yes"), ("friday", "No")):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "GP, late.csv")
        rows = f"Child A,School,{answer},\nChild B,GP,{answer},perhaps\n"
        paths[-1].write_text(f"Case,Agency,1a,3\n{rows}", encoding="utf-8")
    read(page, qtbot, *paths)
    bringing = page.bringing
    bringing.cards[1].boxes[DoubtKind.REPLACES].click()
    before = [one.ticked for one in bringing.cards]
    word = next(one for one in bringing.waiting.cards if isinstance(one, WordCard))
    word.buttons[0].click()
    qtbot.waitUntil(lambda: bringing._job is None)
    assert [one.ticked for one in bringing.cards] == before
    assert [one.file for one in bringing.cards] == ["GP, late.csv", "GP, late (2).csv"]


def test_what_can_be_read_comes_before_what_could_not(
    page: PreparePage, partly: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "form.pdf").write_bytes(b"%PDF-1.7 cut off")
    read(page, qtbot, tmp_path / "form.pdf")
    read(page, qtbot, partly)
    assert [card.isVisibleTo(page.bringing) for card in page.bringing.cards] == [True]


def test_requests_and_judgements_that_are_there_already_are_said_to_be_replaced(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    judged = tmp_path / "judged.csv"
    judged.write_text("case,statement,agreed\nChild A,2,Yes\nChild H,2,Yes\n", encoding="utf-8")
    read(page, qtbot, EXAMPLE / "requests.csv", judged)
    said = [label.text() for label in page.bringing.findChildren(Label)]
    assert "37 requests · 37 take the place of what is there" in said
    assert "2 judgements · 1 takes the place of what is there" in said


def test_only_files_of_this_computer_can_be_dropped() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.csv"), QUrl.fromLocalFile("/somewhere/a.csv")])
    assert paths_in(data) == [Path("/somewhere/a.csv")]


def test_files_are_read_again_where_the_audit_changed_under_them(
    empty_page: PreparePage, qtbot: QtBot
) -> None:
    page = empty_page
    tool = page.part(PreparationPart.TOOL)
    assert isinstance(tool, ToolPart)
    tool.use("children-in-need")
    read(page, qtbot, EXAMPLE)
    page.context.session.undo()
    page.bringing.bring.click()
    qtbot.waitUntil(lambda: page.bringing._job is None)
    now = page.context.session.now
    assert (len(now.cases), len(now.returns)) == (0, 0), "it is shown once more before it comes in"
    assert page.front is page.bringing


def mean_it(page: PreparePage) -> None:
    """Take in what nobody was asked for."""
    box = page.bringing.findChild(CheckBox)
    assert box is not None
    box.click()


def test_a_large_file_comes_in_meanwhile_and_can_be_left_out_as_a_whole(
    own_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page, path, session = own_page, tmp_path / "large.csv", own_page.context.session
    cases = [case.reference for case in session.now.cases]
    services = [
        Agency(f"{letter}{other} service") for letter in "ABCDEFGHIJ" for other in "aeioukmnprstv"
    ]
    session.do(lambda file: keep_rows(file, "add services", services))
    rows = [f"{case},{service.name},Yes,No" for case in cases for service in services]
    path.write_text("\n".join(["Case,Agency,1a,3", *rows]), encoding="utf-8")
    before = session.now
    read(page, qtbot, path)
    said = [label.text() for label in page.bringing.waiting.findChildren(Label)]
    assert "Nothing to choose here. What waits is named with its file." in said
    mean_it(page)
    page.bringing.bring.click()
    assert session.busy_reason is not None
    page.bringing.stop.click()
    qtbot.waitUntil(lambda: session.busy_reason is None)
    assert session.now == before
    assert page.front is page.bringing, "it can be brought in after all"
    page.bringing.bring.click()
    with qtbot.waitSignal(page.context.notice_requested) as said:
        pass
    assert said.args is not None
    assert said.args[0].startswith("1040 returns, 2080 answers brought in")
    assert len(session.now.returns) == len(before.returns) + len(rows)
    assert session.undo_label == "bring in 1040 returns"


def test_what_is_noticed_in_a_file_is_said_before_anything_enters(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "camhs.csv"
    path.write_text(
        "For the workshop\nCase,Agency,1a\nChild A,CAMHS,Yes\nChild G,Police,#N/A\nTotal,,2\n",
        encoding="utf-8",
    )
    read(page, qtbot, path)
    said = [label.text() for label in page.bringing.findChildren(Label)]
    for remark in (
        "Row 1 above the headings (“For the workshop”) was passed over.",
        "Row 5 (“Total”) looks like a total and was passed over.",
    ):
        assert remark in said
    assert lines(page, "In doubt in camhs.csv") == [
        "Row 3: “CAMHS” was not asked about “Child A”; the return would not be counted among "
        "the 28 of 37 returned."
    ]
    assert page.bringing.bring.text() == "Let 2 returns wait in Returns"
    mean_it(page)
    assert page.bringing.bring.isEnabled()
    assert lines(page, "Held back of camhs.csv") == [
        "Row 4: “1a” holds the error #N/A instead of a value."
    ]
    assert not page.context.session.now.brought_in[-1:] or (
        page.context.session.now.brought_in[-1].file_name != "camhs.csv"
    )


def test_the_reader_gets_ready_while_a_file_is_chosen_and_goes_when_none_is(
    page: PreparePage, qtbot: QtBot
) -> None:
    page.bringing.get_ready()
    assert page.bringing._reader._process is not None
    page.bringing.stop_waiting()
    assert page.bringing._reader._process is None


def test_a_request_marked_as_returned_is_not_in_until_its_answers_are(
    page: PreparePage,
) -> None:
    session = page.context.session
    held = next(one for one in session.now.requests if one.status is RequestStatus.NO_RETURN)
    session.do(lambda file: mark_requests(file, [held], RequestStatus.RETURNED))
    page.show_part(PreparationPart.RETURNS)
    part = page.front
    assert isinstance(part, ReturnsPart)
    place = part.model.place(held.case_id, held.agency_id)
    assert place.data() == "? Not here"
    assert part.rate.text() == "28 of 37 in 75.7%"
    assert "1 marked as returned, answers not here yet" in part._numbers.text()
    checks = {one.words: one.good for one in ready_lines(session.now, session.clock().date())}
    assert checks["1 marked as returned, answers not here yet"] is False
    assert "No return still out" not in checks


FORM = (
    "Which child?,Your organisation,1a. The child's basic details,Comments,3,Shoe size\n"
    "A,CSC,Yes.,Thin,perhaps,7\n"
    "B,School nurse,N,,Yes,4\n"
)


def form(folder: Path) -> Path:
    path = folder / "form.csv"
    path.write_text(FORM, encoding="utf-8")
    return path


def words_of(page: PreparePage) -> MatchList:
    (card,) = page.bringing.cards
    return card.words


def said_in(page: PreparePage, words: str) -> MatchRow:
    return next(row for row in words_of(page).rows if row.match.written == words)


def said_beside(page: PreparePage) -> list[str]:
    return [label.text() for label in page.bringing.waiting.findChildren(Label)]


def press_next(page: PreparePage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.bringing._job is None)


def focused(page: PreparePage) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def test_what_a_form_means_is_said_word_by_word_with_one_key(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, form(tmp_path))
    asked = [row.match.written for row in words_of(page).proposals]
    assert asked[:2] == ["Which child?", "Your organisation"]
    assert focused(page) is said_in(page, "Which child?").yes
    for _ in range(2 * len(asked)):
        if not words_of(page).proposals:
            break
        press_next(page, qtbot)
    assert words_of(page).proposals == []
    assert said_in(page, "CSC").match.certainty is Certainty.AGREED
    (card,) = page.bringing.cards
    card.tick(card.boxes)
    assert len(card.draft.rows) == 2


def test_of_what_a_column_is_proposed_for_the_number_is_never_cut_away(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    heading = "10. Is the case not being managed at the right level of need?"
    path = tmp_path / "turned.csv"
    path.write_text(f"Case,Agency,{heading}\nChild A,School,Yes\n", "utf-8")
    read(page, qtbot, path)
    row = said_in(page, heading)
    assert row.other.keeps_beginning
    assert row.other.text().startswith("Question 10")
    assert row.match.why == "though some words differ"


def test_what_is_said_while_a_file_is_read_again_counts_and_nothing_comes_in_meanwhile(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, form(tmp_path))
    before = len(page.context.session.now.returns), page.context.session.undo_label
    for row in words_of(page).proposals:
        row.yes.click()
    assert not page.bringing.bring.isEnabled()
    page.bringing._on_bring()
    now = page.context.session
    assert (len(now.now.returns), now.undo_label) == before
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert words_of(page).proposals == []


def test_what_cannot_be_known_is_chosen_in_place(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, form(tmp_path))
    said_in(page, "Shoe size").other.chosen.emit("")
    qtbot.waitUntil(lambda: page.bringing._job is None)
    waits = next(one for one in page.bringing.waiting.cards if isinstance(one, WordCard))
    assert waits.word.where == "Row 2"
    assert waits.word.sentence == "“perhaps” is no answer to question 3."
    waits.begin()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page.bringing._job is None)
    words_of(page).meant.emit(
        [(row.match.key, row.match.means) for row in words_of(page).proposals]
    )
    qtbot.waitUntil(lambda: page.bringing._job is None)
    (card,) = page.bringing.cards
    card.tick(card.boxes)
    assert [row.answers.get("3") for row in card.draft.rows] == ["no", "yes"]  # type: ignore[union-attr]
    assert card.draft.problems == ()
    said = [label.text() for label in page.bringing.findChildren(Label)]
    assert "Left out, as you said: “Shoe size”." in said
    assert page.bringing.bring.isEnabled()


def test_a_proposal_that_is_refused_holds_its_rows_back(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, form(tmp_path))
    said_in(page, "CSC").other.chosen.emit("")
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert "Which agency? The file says “CSC”." in said_beside(page)
    (card,) = page.bringing.cards
    why = [one.what for one in card.draft.problems if one.row == 2]
    assert why[0].startswith("“CSC” is not an agency")


def test_a_table_that_was_copied_is_pasted_onto_returns(page: PreparePage, qtbot: QtBot) -> None:
    page.show_part(PreparationPart.RETURNS)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Case\tAgency\t1a\r\nChild B\tGP\tYes\r\n")
    part = page.front
    assert isinstance(part, ReturnsPart)
    QTest.keyClick(part.matrix, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert lines(page, "What Pasted table brings in") == ["Child B · GP: 1 answer, 0 comments"]
    assert PASTED in page.files_on_their_way, "a lock says that it was put away"
    page.read_again({PASTED: ()})
    page.bringing.cancel()
    for copied in ("hello", None):
        clipboard.setText(copied) if copied else clipboard.clear()
        QTest.keyClick(part.matrix, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert page.front == part


def test_files_put_off_are_known_when_the_audit_is_opened_again_with_what_was_said(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    said = tmp_path / "answers.csv"
    said.write_text("case,agency,1a\nChild A,GP,Aye\nChild B,GP,no\n")
    read(page, qtbot, said)
    bringing = page.bringing
    (word,) = bringing.waiting.cards
    word.buttons[0].click()
    qtbot.waitUntil(lambda: bringing._job is None)
    QTest.keyClick(bringing.bring, Qt.Key.Key_Escape)
    session = page.context.session
    assert files_put_off(session).names == ("answers.csv",)
    # both wait in the audit, and nothing is counted
    assert [one.reason for one in session.now.returns_waiting] == ["", ""]
    later = PreparePage(page.context)
    qtbot.addWidget(later)
    later.show_part(PreparationPart.RETURNS)
    returns = later.front
    assert isinstance(returns, ReturnsPart)
    assert returns.again.text() == "Choose answers.csv again: what you said is kept"
    read(later, qtbot, said)
    assert later.bringing.waiting.cards == []
    later.bringing.put_off()
    assert len(session.now.returns_waiting) == 2, "what is put off once more waits once"
    later.bringing.leave_out.click()
    assert files_put_off(session).names == ()
    assert [one.source for one in session.now.returns_waiting] == []
    session.undo()
    before, waits = len(session.now.returns), len(session.now.returns_waiting)
    returns.show_waiting()
    returns.waiting.enter_whole.click()
    assert (waits, len(session.now.returns) - before) == (2, 2)


def test_a_day_that_cannot_be_read_is_typed_beside_it_and_a_row_out_of_shape_is_named(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "days.csv"
    path.write_text(
        "case,agency,completed on,1a,2,2 comments\n"
        "Child A,GP,March 2014,Yes,No,late\nChild D,GP,11/03/2014,No,Yes,a, b\n"
        "Child A,Police,11/03/2014,No,,Yes,a\n"
    )
    read(page, qtbot, path)
    bringing = page.bringing
    word, held = bringing.waiting.cards
    assert isinstance(word, WordCard)
    assert word.word.sentence == "Which day? The file says “March 2014”."
    assert question_to(word.word) == "In your return, row 2: Which day? The file says “March 2014”."
    assert isinstance(held, MovedRowCard)
    assert "“a” stands in column 7" in " ".join(one.text() for one in held.findChildren(Label))
    assert word.day is not None
    QTest.keyClicks(word.day, "no day")
    QTest.keyClick(word.day, Qt.Key.Key_Return)
    assert not word.day.problem.isHidden()
    word.day.selectAll()
    QTest.keyClicks(word.day, "12 March 2014")
    QTest.keyClick(word.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bringing._job is None)
    (moved,) = words_of(page).proposals
    assert moved.match.kind is MatchKind.ROW
    moved.say_yes()
    qtbot.waitUntil(lambda: bringing._job is None)
    (card,) = bringing.cards
    assert [
        (one.completed, one.comments) for one in card.draft.rows if isinstance(one, ReturnDraft)
    ] == [("2014-03-12", {"2": "late"}), ("2014-03-11", {"2": "a, b"})]
    assert [type(one) for one in bringing.waiting.cards] == [MovedRowCard]


def moved_file(folder: Path) -> Path:
    path = folder / "moved.csv"
    path.write_text(
        "case,agency,1a,1b,2,2 comments,3,3 comments\n"
        "Child A,GP,Yes,Yes,No,late,Yes,\n"
        "Child D,GP,,Yes,No,Yes,in May,No\n"
        "Child A,Police,Yes,Yes,Yes,seen, in May,Yes,later, yes\n"
    )
    return path


def rows_in(page: PreparePage) -> dict[int, dict[str, str]]:
    (card,) = page.bringing.cards
    rows = (one for one in card.draft.rows if isinstance(one, ReturnDraft))
    return {one.row: one.answers for one in rows}


def press(page: PreparePage, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(focused(page), key)
    qtbot.waitUntil(lambda: page.bringing._job is None)


def test_a_row_whose_cells_moved_is_put_right_before_it_enters_by_one_key_and_back(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, moved_file(tmp_path))
    waiting = page.bringing.waiting
    card = waiting.cards[0]
    assert isinstance(card, MovedRowCard)
    assert rows_in(page).keys() == {2}
    told = [label.text() for label in card.findChildren(Label)]
    assert "The blank under 1a is one too many: 5 cells move 1 column to the left." in told
    assert any(one.startswith("1a: blank → “Yes”\n1b: “Yes” → “No”\n") for one in told)
    waiting.begin()
    press(page, qtbot, Qt.Key.Key_1)
    right = {"1a": "yes", "1b": "no", "2": "yes", "3": "no"}
    assert rows_in(page)[3] == right
    folded = waiting.cards[-1]
    assert isinstance(folded, RightRowCard)
    assert [said_in(page, "3").match.label] == ["1 column to the left, from 1a on"]
    folded.begin()
    press(page, qtbot, Qt.Key.Key_Return)
    assert rows_in(page).keys() == {2}
    assert isinstance(waiting.cards[0], MovedRowCard)
    left = waiting.cards[0].buttons[-1]
    assert left.text() == "Leave it as it is"
    left.click()
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert waiting.cards[0].settled
    assert rows_in(page).keys() == {2}


def test_a_row_that_no_step_puts_right_is_put_right_cell_by_cell_with_the_keys(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, moved_file(tmp_path))
    waiting = page.bringing.waiting
    waiting.begin(1)
    press(page, qtbot, Qt.Key.Key_1)  # its cells are shown, the keyboard at what does not fit
    card = waiting.cards[1]
    assert isinstance(card, MovedRowCard)
    assert card.cells is not None
    QTest.keyClick(focused(page), Qt.Key.Key_Up)
    press(page, qtbot, Qt.Key.Key_J)
    card = waiting.cards[1]
    assert isinstance(card, MovedRowCard)
    assert len(card.row.moves) == 1
    assert card.cells is not None
    assert card.cells.list is focused(page)
    assert card.buttons[-1].text() == "Undo the last step"
    card.buttons[0].click()  # now one step does it
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert rows_in(page)[4] == {"1a": "yes", "1b": "yes", "2": "yes", "3": "yes"}
    page.bringing.put_off()
    page.bring_in([moved_file(tmp_path)])
    qtbot.waitUntil(lambda: page.bringing._job is None)
    assert 4 in rows_in(page)  # what was said of the file is kept with it


def test_every_column_is_shown_in_the_order_of_the_file_with_its_letter(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "columns.csv"
    path.write_text("ID,Which agency?,Ref,1a,Comments,More\n1,GP,A,Yes,late,so\n")
    read(page, qtbot, path)
    words = page.bringing.cards[0].words
    assert [row.match.letters for row in words.rows[:3]] == ["C", "E", "F"]
    words.which.chosen.emit("all")
    rows = [row for row in words.findChildren(MatchRow) if row not in words.rows]
    assert [row.match.letters for row in rows] == ["A", "B", "C", "D", "E", "F"]
    assert [row.isVisibleTo(words) for row in words.rows[:3]] == [False] * 3


def test_a_column_that_is_no_question_is_kept_with_the_return_by_one_key(
    own_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page = own_page
    path = tmp_path / "gp.csv"
    path.write_text("Case,Agency,1a,Weather\nChild B,GP,Yes,Rain\n", encoding="utf-8")
    read(page, qtbot, path)
    row = said_in(page, "Weather")
    assert [button.text() for button in row.ways] == ["Keep with the return", "Add to 1"]
    with qtbot.waitSignal(page.bringing.waiting_changed):
        row.ways[0].click()
    assert (
        "1 return with 1 answer, 0 comments and 1 kept text enters now."
        in page.bringing._foot.text()
    )
    QTest.keyClick(page.bringing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.front is not page.bringing)
    returns = page.part(PreparationPart.RETURNS)
    assert isinstance(returns, ReturnsPart)
    returns.show_kept(1)
    assert any("Weather: Rain" in one.text() for one in returns.panel.findChildren(Label))


def test_a_second_readers_return_in_the_same_file_is_kept_beside_the_first(
    own_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page = own_page
    path = tmp_path / "both.csv"
    path.write_text("Case,Agency,1a\nChild B,GP,Yes\nChild B,GP,No\n", encoding="utf-8")
    read(page, qtbot, path)
    (card,) = page.bringing.waiting.cards
    assert isinstance(card, SecondCard)
    card.begin()
    QTest.keyClick(focused(page), Qt.Key.Key_1)
    (kept,) = page.bringing.waiting.cards
    assert kept.settled
    assert page.bringing.bring.isEnabled()
    QTest.keyClick(page.bringing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.front is not page.bringing)
    now = page.context.session.now
    (aside,) = now.returns_aside
    assert aside.state is AsideState.SECOND
    assert (aside.case_id, aside.agency_id) in {(o.case_id, o.agency_id) for o in now.returns}
    page.context.session.undo()
    assert page.context.session.now.returns_aside == ()


def test_the_later_of_two_returns_in_a_file_stands_where_somebody_says_so(
    own_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    page = own_page
    path = tmp_path / "corrected.csv"
    path.write_text("Case,Agency,1a,2\nChild B,GP,Yes,perhaps\nChild B,GP,No,later\n")
    read(page, qtbot, path)
    page.bringing.waiting.cards[-1].begin()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    (card,) = page.bringing.cards
    (row,) = card.draft.rows
    assert isinstance(row, ReturnDraft)
    assert (row.row, row.answers, row.unread) == (3, {"1a": "no"}, {"2": "later"})
    told = {(one.row, one.answer.written if one.answer else "") for one in card.draft.problems}
    assert told == {(2, ""), (3, "later")}
    chosen = page.bringing.waiting.cards[-1]
    assert chosen.settled
    QTest.keyClick(page.bringing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.front is not page.bringing)
    (aside,) = page.context.session.now.returns_waiting
    assert aside.row == 2
    page.context.session.undo()
    assert page.context.session.now.returns_waiting == ()


def test_what_waits_of_several_files_says_of_which_and_the_keys_stay_in_the_tabs(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("north.csv", "south.csv"):
        row = "Child Z,School,Yes,\n"
        (tmp_path / name).write_text(f"Case,Agency,1a,3\n{row}", encoding="utf-8")
    read(page, qtbot, tmp_path / "north.csv")
    bringing = page.bringing
    assert [one.accessibleName() for one in bringing.waiting.cards] == ["Row 2"]
    read(page, qtbot, tmp_path / "south.csv")
    named = ["north.csv · Row 2", "south.csv · Row 2"]
    assert [one.accessibleName() for one in bringing.waiting.cards] == named
    assert [one.where.text() for one in bringing.waiting.cards] == named
    tabs = bringing.tabs.findChild(Segmented)
    assert tabs is not None
    tabs.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_Right)
    assert [card.isVisibleTo(bringing) for card in bringing.cards] == [False, True]
    assert tabs.isAncestorOf(focused(page))
    QTest.keyClick(focused(page), Qt.Key.Key_Left)
    assert [card.isVisibleTo(bringing) for card in bringing.cards] == [True, False]


def test_what_was_on_a_comment_that_says_otherwise_now_is_said_to_be_gone(
    page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    session, path = page.context.session, tmp_path / "gp.csv"
    notices: list[str] = []
    page.context.notice_requested.connect(notices.append)

    def bring(comment: str) -> None:
        path.write_text(f"Case,Agency,1a,3,3 comments\nChild B,GP,Yes,No,{comment}\n", "utf-8")
        read(page, qtbot, path)
        for card in page.bringing.findChildren(DraftCard):
            if DoubtKind.REPLACES in card.boxes:
                card.boxes[DoubtKind.REPLACES].click()
        page.bringing.bring.click()

    bring("Late.")
    assert "went with" not in notices[-1]
    comments = session.read(lambda file: file.all(AnswerComment, "text = ?", ("Late.",)))
    (late,) = comments
    session.do(lambda file: code_as(file, "Waiting", EvidenceKind.COMMENT, late.id))
    rests = [EvidenceNamed(FindingId(0), EvidenceKind.COMMENT, late.id)]
    session.do(lambda file: add_finding(file, Finding("Plans are late"), rests))
    bring("Late. By weeks.")
    assert "went with" not in notices[-1]
    bring("Never late.")
    assert notices[-1].endswith(
        "1 code and 1 piece of evidence went with comments that are gone or say otherwise now."
    )
    for _ in range(5):
        session.undo()
