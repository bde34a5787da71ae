"""The audit's own details and its tool."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.intake.shipped import shipped_tools
from core.model.audit import Outcome
from core.wording.numbers import about_share
from core.wording.readiness import PreparationPart
from ui.prepare.audit_part import AuditPart
from ui.prepare.page import PreparePage
from ui.prepare.tool_part import ToolPart


def audit(page: PreparePage) -> AuditPart:
    page.show_part(PreparationPart.AUDIT)
    part = page.part(PreparationPart.AUDIT)
    assert isinstance(part, AuditPart)
    return part


def tool(page: PreparePage) -> ToolPart:
    page.show_part(PreparationPart.TOOL)
    part = page.part(PreparationPart.TOOL)
    assert isinstance(part, ToolPart)
    return part


def test_what_is_typed_is_kept_without_a_button(page: PreparePage) -> None:
    part = audit(page)
    QTest.keyClicks(part.lines["partnership"], " of the north")
    part.lines["partnership"].flush()
    QTest.keyClicks(part.texts["subject"], " Now?")
    part.texts["subject"].flush()
    now = page.context.session.now.audit
    assert now.partnership.endswith(" of the north")
    assert now.subject.endswith(" Now?")
    assert page.context.session.undo_label == "change the audit's subject"


@pytest.mark.parametrize(
    ("field", "typed", "kept", "shown"),
    [
        ("day", "10/4/2014", "2014-04-10", "10 April 2014"),
        ("day", "", "", ""),
        ("starts", "9.15", "09:15", "09:15"),
        ("finishes", "1530", "15:30", "15:30"),
        ("minutes_per_case", "30 min", 30, "30"),
        ("families_heard", "5", 5, "5"),
    ],
)
def test_dates_and_times_are_taken_as_people_write_them(
    page: PreparePage, field: str, typed: str, kept: object, shown: str
) -> None:
    part = audit(page)
    line = part.lines[field]
    line.setFocus()
    line.selectAll()
    line.insert(typed) if typed else line.clear()
    line.setModified(True)
    part.lines["title"].setFocus()
    assert getattr(page.context.session.now.audit, field) == kept
    assert line.text() == shown
    assert line.problem.isHidden()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("day", "31/2/2014", "“31/2/2014” is not a date. Write it as 5 March 2014 or 5/3/2014."),
        ("starts", "half nine", "“half nine” is not a time. Write it as 09:30."),
        (
            "finishes",
            "0900",
            "The day would finish at 09:00, but it starts at 09:30. 16:00 stays. "
            "Write a later time, or change when it starts.",
        ),
        (
            "starts",
            "17:00",
            "The day would start at 17:00, but it finishes at 16:00. 09:30 stays. "
            "Write an earlier time, or change when it finishes.",
        ),
        ("minutes_per_case", "0", "“0” is not a number of minutes. "),
        ("title", "", "The audit needs a title. Type one."),
    ],
)
def test_what_does_not_fit_is_told_beside_the_field_and_not_kept(
    page: PreparePage, field: str, typed: str, told: str
) -> None:
    part = audit(page)
    before = page.context.session.now.audit
    line = part.lines[field]
    line.setFocus()
    line.setText(typed)
    line.setModified(True)
    part.lines["partnership"].setFocus()
    assert page.context.session.now.audit == before
    assert line.text() == typed
    assert line.problem.text().startswith(told)
    assert line.accessibleDescription().startswith(told)


def test_a_start_that_had_to_wait_is_kept_once_the_finish_allows_it(page: PreparePage) -> None:
    part = audit(page)
    for field, typed in (("starts", "17:00"), ("finishes", "20:00")):
        part.lines[field].setFocus()
        part.lines[field].setText(typed)
        part.lines[field].setModified(True)
        part.lines["title"].setFocus()
    now = page.context.session.now.audit
    assert (now.starts, now.finishes) == ("17:00", "20:00")
    assert part.lines["starts"].problem.isHidden()


def test_hypotheses_are_typed_a_line_each(empty_page: PreparePage) -> None:
    part = audit(empty_page)
    model = part.hypotheses.model
    assert model.setData(model.index(0, 0), "Plans are shared with families")
    assert [one.text for one in empty_page.context.session.now.hypotheses] == [
        "Plans are shared with families"
    ]


def test_what_became_of_a_hypothesis_is_said_beside_it(empty_page: PreparePage) -> None:
    model = audit(empty_page).hypotheses.model
    model.paste(0, 0, [["Plans are shared", "contra", "3 of 8 families had one"]])
    model.paste(1, 0, [["Fathers are asked"], ["Schools are told", "maybe"]])
    model.paste(1, 0, [["Fathers are asked", "silent"]])
    found = empty_page.context.session.now.hypotheses
    assert [(one.text, one.outcome) for one in found] == [
        ("Plans are shared", Outcome.CONTRADICTED),
        ("Fathers are asked", Outcome.SILENT),
    ]
    assert found[0].reason == "3 of 8 families had one"
    assert [model.index(at, 1).data() for at in range(3)] == ["contradicted", "silent", ""]


def test_leaving_the_stage_keeps_what_was_being_typed(page: PreparePage) -> None:
    part = audit(page)
    part.lines["marking"].setText("Official")
    part.lines["marking"].setModified(True)
    page.leave()
    assert page.context.session.now.audit.marking == "Official"


def test_an_empty_audit_is_offered_the_tools_that_come_along(empty_page: PreparePage) -> None:
    part = tool(empty_page)
    assert empty_page.front is part
    offered = {button.text(): button for button in part.offers}
    offered["Plans for children in need"].click()
    assert len(empty_page.context.session.now.tool.questions) == 11
    assert part.offers == []
    empty_page.context.session.undo()
    assert len(part.offers) == len(shipped_tools())


def test_a_file_that_is_no_tool_says_which_entry(
    empty_page: PreparePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('key = "mine"\n', encoding="utf-8")
    with qtbot.waitSignal(empty_page.context.fault) as told:
        tool(empty_page).use(str(path))
    assert told.args is not None
    assert "mine.toml" in told.args[0].happened
    assert not empty_page.context.session.now.tool.questions


def test_the_words_for_a_share_of_few_are_set_once_for_the_audit(page: PreparePage) -> None:
    part = audit(page)
    assert part.lines["most"].placeholderText() == "most"
    for name, typed in (("most", "nearly all"), ("most_over", "80")):
        part.lines[name].setFocus()
        QTest.keyClicks(part.lines[name], typed)
        part.lines[name].flush()
    now = page.context.session.now.audit
    assert about_share(9, 11, now.ladder) == "nearly all"
    assert about_share(7, 11, now.ladder) == ""
    assert page.context.session.undo_label == "change the audit's words for shares"
    part.intervals.click()
    assert page.context.session.now.audit.prints_intervals
    part.lines["most"].selectAll()
    QTest.keyClicks(part.lines["most"], " ")
    part.lines["most"].flush()
    assert page.context.session.now.audit.ladder.most == "most"
    QTest.keyClicks(part.lines["counts_up_to"], "lots")
    part.lines["counts_up_to"].flush()
    assert page.context.session.now.audit.ladder.counts_up_to == 3
