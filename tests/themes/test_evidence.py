"""A number opens exactly what it rests on, and that leads back to its case and question."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.model.case import AnswerGiven
from core.queries.returns import comments_on
from tests.themes.conftest import Open
from tests.themes.looking import choose, counting, press, rows
from ui.themes.lines import EvidenceRow
from ui.themes.page import ThemesPage


def behind(page: ThemesPage) -> tuple[EvidenceRow, ...]:
    return page.evidence.lines.lines


def titles(page: ThemesPage) -> list[str]:
    return [line.title for line in behind(page)]


def test_a_number_opens_exactly_its_returns(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    session = page.context.session
    shown = rows(page, qtbot)
    for key, label in (("1f", "Yes"), ("1f", "No"), ("3", "Not applicable"), ("8", "Don't know")):
        press(shown[key].returns.bar, label)
        item = next(one for one in session.now.tool.items if one.key == key)
        answers = session.now.tool.answers_of(item.answer_set_id)
        answer = next(one for one in answers if one.label == label)
        given = session._file.all(
            AnswerGiven, "item_id = ? AND answer_id = ?", (item.id, answer.id)
        )
        now, texts = session.now, comments_on(session._file, item.question_id)
        pairs = {(one.case_id, one.agency_id) for one in given}
        found = [
            (case, agency)
            for case in now.cases
            for agency in now.agencies
            if (case.id, agency.id) in pairs
        ]
        assert titles(page) == [f"{case.reference} · {agency.name}" for case, agency in found]
        assert [line.text for line in behind(page)] == [
            texts.get((case.id, agency.id), "") for case, agency in found
        ]
        assert page.evidence.title.text().endswith(f": {label}")


def test_the_number_is_said_again_with_its_base(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    press(rows(page, qtbot)["1f"].returns.bar, "Yes")
    assert page.evidence.counted.text() == "58.3% (14 of 24 returns, where applicable)"
    press(rows(page, qtbot)["3"].returns.bar, "Not applicable")
    assert page.evidence.counted.text() == "3 returns, outside the base “where applicable”"


def test_the_share_opens_what_its_leading_answer_rests_on(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    share = rows(page, qtbot)["1f"].returns.share
    assert share is not None
    share.click()
    assert len(behind(page)) == 14


def test_blanks_open_the_returns_that_left_it_out(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    press(rows(page, qtbot)["1c"].returns.bar, "left it blank")
    assert len(behind(page)) == 2
    assert page.evidence.counted.text() == "2 of 24 returns left it blank"


def test_a_re_cut_opens_only_the_returns_it_counts(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    row = rows(page, qtbot)["8"]
    press(row.returns.bar, "Yes")
    every = set(titles(page))
    assert row.chip is not None
    row.chip.click()
    press(row.returns.bar, "Yes")
    assert set(titles(page)) < every
    assert len(behind(page)) == 4


def test_a_re_cut_says_what_its_number_is_of(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    row = rows(page, qtbot)["8"]
    press(row.returns.bar, "Yes")
    assert "only where" not in page.evidence.counted.text()
    assert row.chip is not None
    row.chip.click()
    for answer in ("Yes", "Don't know"):
        press(row.returns.bar, answer)
        said = page.evidence.counted.text()
        assert said.endswith(", only where plan on the agency's file (1f is Yes)"), answer


def test_what_rests_on_an_agency_is_put_away_when_it_goes(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    choose(page.by_agency, "School")
    press(rows(page, qtbot)["1f"].returns.bar, "Yes")
    session = page.context.session
    school = [one for one in session.now.agencies if one.name == "School"]
    assert session.do(lambda file: prepare.remove_rows(file, "remove School", school))
    assert page.by_agency.value is None
    assert not page.evidence.counted.isVisible()


def test_one_agency_opens_its_own_returns(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    rows(page, qtbot)
    choose(page.by_agency, "School")
    press(rows(page, qtbot)["1f"].returns.bar, "Yes")
    assert titles(page)
    assert all(title.endswith("· School") for title in titles(page))


def test_the_rooms_number_opens_its_judgements_with_reason_and_views(
    open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    now = page.context.session.now
    shown = rows(page, qtbot)
    press(shown["5"].room.bar, "Yes")
    point = next(one for one in now.tool.points if now.tool.key_at(one) == "5")
    held = [found for case in now.cases if (found := now.judgement(case.id, point))]
    agreed = [one for one in held if one.answer_id == now.tool.answers_at(point)[0].id]
    assert [line.text for line in behind(page)] == [one.reason for one in agreed]
    told = "\n".join(line.small for line in behind(page))
    for one in agreed:
        for view in now.views_on(one):
            assert f"{now.agency[view.agency_id].name} saw it differently" in told
    press(shown["8"].room.bar, "parked")
    assert len(behind(page)) == 1
    assert behind(page)[0].title.endswith("· parked")


def test_enter_on_a_line_goes_to_its_case_and_question(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    bar = rows(page, qtbot)["1f"].returns.bar
    assert bar is not None
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.evidence.lines
    QTest.keyClick(page.evidence.lines, Qt.Key.Key_Down)
    case = titles(page)[1].split(" · ")[0]
    with qtbot.waitSignal(page.context.requested) as wanted:
        QTest.keyClick(page.evidence.lines, Qt.Key.Key_Return)
    assert wanted.args == ["walk"]
    place, now = page.context.cursor, page.context.session.now
    assert place.case_id is not None
    assert now.case[place.case_id].reference == case
    assert place.point is not None
    assert now.tool.key_at(place.point) == "1"


def test_escape_goes_back_to_the_number(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    bar = rows(page, qtbot)["1f"].returns.bar
    assert bar is not None
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Return)
    QTest.keyClick(page.evidence.lines, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is bar


def test_how_agencies_stand_is_told_case_by_case(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    view = counting(page)
    view.agreement.each.click()
    said = {line.title: line.text for line in behind(page)}
    assert list(said) == [case.reference for case in page.context.session.now.cases]
    assert all("say" in text or "(" in text for text in said.values())


def test_a_filter_puts_the_evidence_away(open_themes: Open, qtbot: QtBot) -> None:
    page = open_themes("cin")
    press(rows(page, qtbot)["1f"].returns.bar, "Yes")
    choose(page.by_theme, "The plan")
    assert not behind(page)
    assert not page.evidence.title.isVisible()
