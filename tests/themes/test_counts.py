"""The counting table says exactly what was counted, on both bases, with its units."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.acts import bring_in, prepare, walk
from core.model.case import Case
from core.model.draft.returns import Draft, ReturnDraft
from core.wording.agreement import two_places
from core.wording.counts import room_note
from tests.kinds import point_called
from tests.themes.conftest import Desks, Open
from tests.themes.looking import bar_says, choose, counting, rows
from ui.theme import Tone
from ui.themes.agreement_line import AgreementLine
from ui.themes.evidence import EvidenceQuery
from ui.themes.page import ThemesPage

EXPECTED = json.loads((Path(__file__).parents[1] / "data" / "cin-2014.json").read_text())
WORDS = {
    "yes": "Yes",
    "no": "No",
    "dont_know": "Don't know",
    "not_applicable": "Not applicable",
    "blank": "left it blank",
}


def test_every_bar_holds_the_published_counts(open_themes: Open, qtbot: QtBot) -> None:
    shown = rows(open_themes("cin"), qtbot)
    for key, item in EXPECTED["items"].items():
        counted = {WORDS[name]: item[name] for name in WORDS if item[name]}
        assert bar_says(shown[key].returns.bar) == counted, key


@pytest.mark.parametrize(
    ("base", "figures"),
    [("All answers", "percent of all answers"), ("Where applicable", "percent where applicable")],
)
def test_every_percentage_is_the_expected_one_on_its_base(
    open_themes: Open, qtbot: QtBot, base: str, figures: str
) -> None:
    page = open_themes("cin")
    choose(page.by_base, "All answers")
    choose(page.by_base, base)
    shown = rows(page, qtbot)
    for key, item in EXPECTED["items"].items():
        share = shown[key].returns.share
        assert share is not None
        assert share.text() == f"{item[figures]['yes']}%", key
        assert share.below == f"{item['yes']} of {item[figures]['base']}", key
        assert base.lower() in share.accessibleName()
    head = counting(page).table.head.accessibleName()
    assert base.lower() in head
    assert "24 usable returns" in head
    assert "8 cases" in head


def test_requested_returned_and_usable_are_three_numbers(open_themes: Open) -> None:
    page = open_themes("cin")
    said = "37 requested · 28 returned (75.7% of 37 requests) · 24 usable"
    assert page.numbers.text() == said
    page.show_view("comments")
    assert page.numbers.isVisible()
    choose(page.by_agency, "GP")
    assert page.numbers.text().endswith("usable")
    assert page.numbers.text() != said


def test_small_numbers_are_pointed_out(open_themes: Open) -> None:
    page = open_themes("cin")
    assert page.few.text().startswith("8 cases and 24 returns: too few")
    assert page.few.isVisible()


def test_the_room_is_counted_in_cases_with_what_is_left_open(
    open_themes: Open, qtbot: QtBot
) -> None:
    shown = rows(open_themes("cin"), qtbot)
    whole = shown["1"]
    assert bar_says(whole.room.bar) == {"No": 3}
    assert whole.room.share is not None
    assert (whole.room.share.text(), whole.room.share.below) == ("0 of 3", "5 open")
    parked = shown["8"].room
    assert bar_says(parked.bar) == {"Yes": 2, "parked": 1}
    assert parked.share is not None
    assert parked.share.below == "1 parked · 5 open"
    split = shown["10"].room
    assert bar_says(split.bar)["not agreed"] == 1


def test_lines_of_a_checklist_are_judged_with_their_question(
    open_themes: Open, qtbot: QtBot
) -> None:
    shown = rows(open_themes("cin"), qtbot)
    for key in ("1a", "1g"):
        line = shown[key].line
        assert line is not None
        assert room_note(line) == "judged with question 1"
        assert shown[key].room.bar is None


def test_a_checklist_whose_lines_are_judged_has_the_room_in_each(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("small")
    now = page.context.session.now
    point = next(one for one in now.tool.points if now.tool.key_at(one) == "4a")
    yes = now.tool.answers_at(point)[0].id
    assert page.context.session.do(lambda file: walk.agree(file, now.cases[0].id, point, yes))
    shown = rows(page, qtbot)
    assert bar_says(shown["4a"].room.bar) == {"Yes": 1}
    assert "4" not in shown


def test_without_returns_only_the_room_is_shown_and_that_is_said(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("tier2")
    shown = rows(page, qtbot)
    assert len(shown) == 7
    assert all(row.returns.bar is None for row in shown.values())
    assert "No returns are in this audit" in counting(page).missing.text()
    assert "Returns" not in counting(page).table.head.accessibleName().split(", ")
    assert shown["1"].room.share is not None
    assert shown["1"].room.share.text() == "21 of 27"
    assert page.numbers.text() == "No returns were asked for"


def test_without_judgements_the_returns_stand_alone_and_that_is_said(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("small")
    shown = rows(page, qtbot)
    assert "The room has agreed nothing yet" in counting(page).missing.text()
    assert bar_says(shown["1a"].returns.bar) == {"Yes": 2, "No": 1}
    assert all(row.room.bar is None for row in shown.values())


def test_an_empty_audit_says_what_fills_the_table(open_themes: Open) -> None:
    page = open_themes("empty")
    view = counting(page)
    assert view.nothing.isVisible()
    assert "Choose an audit tool under Prepare" in view.nothing.how.text()
    assert not page.few.isVisible()


def test_a_judgement_agreed_meanwhile_is_counted_at_once(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    before = rows(page, qtbot)["5"]
    assert before.room.share is not None
    now = page.context.session.now
    case = next(one for one in now.cases if one.reference == "Child H")
    point = next(one for one in now.tool.points if now.tool.key_at(one) == "5")
    yes = now.tool.answers_at(point)[0].id
    count = bar_says(before.room.bar).get("Yes", 0)
    page.context.session.do(lambda file: walk.agree(file, case.id, point, yes))
    assert rows(page, qtbot)["5"] is before
    assert bar_says(before.room.bar)["Yes"] == count + 1
    page.context.session.undo()
    assert bar_says(before.room.bar).get("Yes", 0) == count


def test_one_theme_shows_its_questions_only(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    rows(page, qtbot)
    choose(page.by_theme, "The plan")
    assert list(rows(page, qtbot)) == ["7", "8", "10"]


def test_one_agency_is_counted_by_itself(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    whole = bar_says(rows(page, qtbot)["1f"].returns.bar)
    total: dict[str, int] = {}
    for agency in page.context.session.now.agencies:
        choose(page.by_agency, agency.name)
        for word, count in bar_says(rows(page, qtbot)["1f"].returns.bar).items():
            total[word] = total.get(word, 0) + count
    assert total == whole


def test_a_re_cut_counts_only_where_the_plan_is_on_file(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    row = rows(page, qtbot)["8"]
    before = bar_says(row.returns.bar)
    chip = row.chip
    assert chip is not None
    assert chip.accessibleName() == (
        "Question 8, Drug or alcohol issues addressed: Only where 1f is Yes"
    )
    assert chip.toolTip() == "only where plan on the agency's file (1f is Yes)"
    chip.click()
    assert chip.text() == "1f is Yes: 14 returns"
    narrowed = bar_says(row.returns.bar)
    assert sum(narrowed.values()) == 14
    assert all(narrowed[word] <= before[word] for word in narrowed)
    chip.click()
    assert bar_says(row.returns.bar) == before


def test_who_was_late_is_named_below_the_question(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("kinds")
    session = page.context.session
    case = next(one for one in session.now.cases if one.reference == "Child B")
    point = point_called(session.now.tool, "4")
    session.do(lambda file: walk.give_value(file, case.id, point, "2014-03-03/2014-03-31"))
    session.do(lambda file: walk.agree(file, case.id, point))
    below = " ".join(rows(page, qtbot)["4"]._below())
    assert "Late in the returns: Child A (Police) 13 working days" in below
    assert "Late as the room agreed: Child B with 20 working days" in below
    page.by_agency.set_value(next(a.id for a in session.now.agencies if a.name == "Health"))
    page._on_filter()
    assert "Late in the returns" not in " ".join(rows(page, qtbot)["4"]._below())


def test_what_was_not_asked_is_no_blank_and_is_listed_with_what_was_answered_all_the_same(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("asked")
    lines = rows(page, qtbot)
    assert sum(bar_says(lines["3"].returns.bar).values()) == 2
    chip = lines["3"].unasked
    assert chip is not None
    assert chip.text() == "Not asked of 4 returns, 1 answered all the same"
    assert lines["1"].unasked is None
    with qtbot.waitSignal(counting(page).evidence_requested) as asked:
        chip.click()
    query = (asked.args or [None])[0]
    assert isinstance(query, EvidenceQuery)
    evidence = query.find()
    assert evidence.counted == (
        "4 of 6 returns were not asked; 1 answered all the same, counted apart"
    )
    assert [row.title for row in evidence.rows] == [
        "Child A · Health",
        "Child A · Schools",
        "Child B · Health",
        "Child B · Schools",
    ]
    assert [row.small for row in evidence.rows if row.tone is Tone.WARN] == [
        "Answered all the same; counted apart"
    ]
    # A child becomes old enough: what is asked of the school follows at once.
    case = page.context.session.now.cases[0]
    page.context.session.do(
        lambda file: prepare.keep_rows(file, "make older", [replace(case, age="7")])
    )
    chip = rows(page, qtbot)["6a"].unasked
    assert chip is not None
    assert chip.text() == "Not asked of 2 returns"


def test_every_colour_has_its_sign_and_word(open_themes: Open) -> None:
    view = counting(open_themes("cin"))
    marks = [label.text() for label in view.legend.findChildren(QLabel)]
    said = {"Yes, or No at 11", "Yes at 11", "No", "Not applicable", "Don't know"}
    assert said <= set(marks)
    assert any("left blank" in mark for mark in marks)


def compared(page: ThemesPage, qtbot: QtBot) -> AgreementLine:
    """Return how far agencies agree, once the answers were read for the line in view."""
    view = counting(page)
    qtbot.waitUntil(lambda: not view._compare.isActive() and bool(view.agreement.words.text()))
    return view.agreement


def test_agreement_is_told_in_words_and_alpha_only_from_ten(
    open_themes: Open, qtbot: QtBot
) -> None:
    line = compared(open_themes("cin"), qtbot)
    assert "the agencies said the same in" in line.words.text()
    assert "from 10 cases on; there are 8" in line.alpha.text()
    assert not line.alpha.isEnabled()


def test_with_ten_cases_alpha_has_its_interval(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("small")
    session = page.context.session
    names = [f"Child {letter}" for letter in "CDEFGHIJKLMN"]
    cases = [Case(name) for name in names]
    drafts = tuple(
        ReturnDraft(name, agency, "", {"1a": "yes" if at % 2 else "no"})
        for at, name in enumerate(names)
        for agency in ("Health", "Police")
    )
    assert session.do(lambda file: prepare.keep_rows(file, "add cases", cases))
    assert session.do(lambda file: bring_in.take_returns(file, Draft("more.csv", drafts)))
    alpha = counting(page).agreement.alpha
    qtbot.waitUntil(lambda: "interval" in alpha.text())
    assert alpha.text().startswith("Beyond chance: ")
    assert alpha.isEnabled()


def test_what_the_pathways_leave_out_is_said_where_it_is_counted(open_themes: Open) -> None:
    said = counting(open_themes("cin")).missing
    assert said.isVisible()
    assert said.text().startswith("The room's numbers here hold what was agreed on incomplete")
    assert "incomplete" not in counting(open_themes("tier2")).missing.text()


def test_one_case_that_two_agencies_answered_is_told_in_the_singular(
    open_themes: Open, qtbot: QtBot
) -> None:
    line = compared(open_themes("small"), qtbot)
    assert line.words.text() == (
        "1a: the agencies said the same in the one case that two or more answered."
    )
    assert "from 10 cases on; there is 1" in line.alpha.text()


def test_answers_off_the_scale_are_said_not_to_be_compared(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    choose(page.by_theme, "The child's daily life")
    said = compared(page, qtbot).words.text()
    assert said.endswith("that two or more answered with other than “Not applicable”.")


def test_alpha_is_rounded_half_up_and_never_below_nothing() -> None:
    rounded = [two_places(worked) for worked in (0.125, 0.6254999, -0.001, -0.125, 1.0)]
    assert rounded == ["0.13", "0.63", "0.00", "-0.13", "1.00"]


def test_returns_nobody_asked_for_are_told_apart(open_themes: Open) -> None:
    page = open_themes("small")
    session = page.context.session
    asked = session.now.requests
    assert session.do(lambda file: prepare.remove_rows(file, "remove a request", asked[:1]))
    assert page.numbers.text().endswith("3 usable, 1 of them unasked")
    assert session.do(lambda file: prepare.remove_rows(file, "remove requests", asked[1:]))
    assert page.numbers.text() == "No returns were asked for · 3 usable came in unasked"


def test_a_mistake_of_ours_in_the_sum_does_not_vanish(open_themes: Open, qtbot: QtBot) -> None:
    view = counting(open_themes("cin"))
    with qtbot.captureExceptions() as raised:
        view.agreement.broke.emit(ZeroDivisionError())
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_the_table_is_walked_with_the_arrows_and_left_with_tab(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    shown = rows(page, qtbot)
    bar = shown["1a"].returns.bar
    assert bar is not None
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is shown["1b"].returns.bar
    share = shown["1b"].returns.share
    assert share is not None
    share.setFocus()
    QTest.keyClick(share, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is shown["1a"].returns.share
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        if not counting(page).table.isAncestorOf(focus):
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not counting(page).table.isAncestorOf(focus)


def test_a_stage_only_looked_at_is_given_back(open_themes: Open, desks: Desks) -> None:
    open_themes("cin")
    assert desks.give_back("cin")
