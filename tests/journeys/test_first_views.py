"""Blind first, then reveal: the table says what it thinks before it sees what agencies wrote."""

from dataclasses import replace

import pytest

from core.acts.prepare import set_audit
from core.model.audit import Participant
from core.model.case import Agency, Request, WorkedWith
from core.model.changed import Changed
from core.model.first_views import FirstRound, FirstView
from core.model.ids import NEW, AgencyId, CaseId
from core.model.judgement import JudgementState
from core.room import QuestionScene, RevealScene, Scene
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of
from tests.journeys.test_room_screen import to_the_wall
from ui.theme import app_theme
from ui.walk.first_views.part import FirstPart


@pytest.fixture
def blind(at_work: Facilitator) -> Facilitator:
    """At question 9 for Child D, in an audit that asks for first views."""
    session = at_work.page.context.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, asks_first=True)))
    tool = session.now.tool
    point = next(one for one in tool.points if tool.key_at(one) == "9")
    case_id = at_work.page.context.cursor.case_id
    assert case_id is not None
    at_work.page.context.cursor.go(case_id, point)
    at_work.walk.take_focus()
    return at_work


def _views(facilitator: Facilitator) -> list[tuple[str, bool, bool]]:
    with facilitator.in_file() as file:
        return [(one.answer, one.by_call, one.put_right) for one in file.all(FirstView)]


def _part(facilitator: Facilitator) -> FirstPart:
    part = facilitator.walk.middle.body.first
    assert part is not None
    return part


def _shows_returns(facilitator: Facilitator) -> bool:
    return facilitator.walk.middle.body.area is not None


def _scene(facilitator: Facilitator) -> Scene:
    return facilitator.page.room.scene


def _columns(facilitator: Facilitator) -> int:
    scene = _scene(facilitator)
    assert isinstance(scene, QuestionScene)
    return len(scene.columns)


def test_one_key_an_agency_then_the_returns_are_shown_and_the_room_agrees(
    blind: Facilitator,
) -> None:
    body = blind.walk.middle.body
    to_the_wall(blind)
    blind.press("F5")
    assert not _shows_returns(blind)
    assert not body.card.isVisible()
    assert "hidden until the last first view" in _part(blind).hidden.said.text()
    here = [one for one in _part(blind).card.asked.table.lines if one.here]  # type: ignore[union-attr]
    keys = ["2", *["1"] * (len(here) - 1)]
    for key in keys[:2]:
        blind.press(key)
    blind.press("Backspace", "Alt+1")
    assert len(_views(blind)) == 2
    assert "first view of" in blind.page.context.session.undo_label
    assert "No" not in blind.page.context.session.undo_label.split()
    away = next(at for at, one in enumerate(_part(blind).card.asked.table.lines) if not one.here)  # type: ignore[union-attr]
    _part(blind).card.rows[away].setFocus()
    blind.press("2")
    for key in keys[2:]:
        blind.press(key)

    assert _shows_returns(blind)
    assert focused() is body.card.reason
    assert not _columns(blind), "the reveal itself shows the room nothing"
    blind.press("F5")
    scene = _scene(blind)
    assert isinstance(scene, RevealScene)
    assert [one.moved for one in scene.lines] == sorted(one.moved for one in scene.lines)[::-1]
    assert "3 of 4 moved. GP: no return" in blind.wall
    assert "The earlier plan" not in blind.wall, "comments never"
    blind.press("F5")
    assert _columns(blind)
    assert body.card.asked is not None
    assert sum(by_call for _, by_call, _ in _views(blind)) == 1
    assert body.area is not None
    assert "First view: No" in body.area.accessibleDescription()
    blind.press("Alt+2", "Ctrl+Return")
    assert len(keys) + 2 <= 8 - (6 - len(keys)), "one key an agency, then the answer and its step"


def test_a_judgement_with_first_views_of_six_agencies_takes_eight_keys(
    blind: Facilitator,
) -> None:
    session, cursor = blind.page.context.session, blind.page.context.cursor
    case_id, point = cursor.case_id, cursor.point
    assert case_id is not None
    assert point is not None
    session.do(lambda file: _six_at_the_table(file, case_id))
    keys = [*["1"] * 6, "Alt+2", "Ctrl+Return"]
    for key in keys:
        blind.press(key)
    assert len(_views(blind)) == 6
    settled = session.now.judgement(case_id, point)
    assert settled is not None
    assert settled.state is JudgementState.AGREED
    assert len(keys) <= 8


def _six_at_the_table(file: WorkshopFile, case_id: CaseId) -> Changed | None:
    """Let exactly six agencies work with a case, and nobody's attendance be taken."""
    asked = {one.agency_id for one in file.all(Request, "case_id = ?", (case_id,))}
    others = [one for one in file.all(Agency) if one.id not in asked]
    with file.act("six at the table") as act:
        while len(asked) + len(others) < 6:
            others.append(Agency(f"Agency {len(others)}", id=AgencyId(NEW)))
        for one in others[: 6 - len(asked)]:
            number = one.id or file.put(one)
            file.put(WorkedWith(case_id, AgencyId(number)))
        for person in file.all(Participant):
            file.put(replace(person, present=False))
    return act.news


def test_reveal_now_keeps_who_was_silent_and_one_undo_hides_it_again(blind: Facilitator) -> None:
    body = blind.walk.middle.body
    blind.press("1", "Ctrl+Return")
    assert _shows_returns(blind)
    assert [answer for answer, _, _ in _views(blind)].count("Yes") == 1
    assert "" in [answer for answer, _, _ in _views(blind)]
    chip = next(iter(body.first_chips._chips.values()))
    chip.chosen.emit(body.card.asked.answers[1].id)  # type: ignore[union-attr]
    assert ("No", False, True) in _views(blind)
    blind.press("Alt+Z", "Alt+Z")
    assert not _shows_returns(blind)
    assert [answer for answer, _, _ in _views(blind)] == ["Yes"]
    blind.press("Alt+P")
    parked = blind.page.context.session.now.parked()
    assert any(one.answer_id is None for one in parked)


def test_cards_are_counted_answer_by_answer_and_a_wrong_count_is_put_right(
    blind: Facilitator,
) -> None:
    blind.tab_to("By agency")
    blind.press("Right")
    blind.say("3")
    blind.press("Tab")
    blind.say("1")
    assert not _shows_returns(blind)
    assert blind.sees("4 cards")
    counts = _part(blind).card.counts
    blind.press("Alt+Z")
    assert [one.text() for one in counts.fields[:2]] == ["", ""], "where the keyboard is, too"
    blind.press("Alt+Shift+Z")
    blind.pause()
    assert not blind.page.session.drafts.all(), "what is counted does not wait to be entered"
    blind.press("Ctrl+Return")
    assert _shows_returns(blind)
    blind.press_button("First view of Cards: 3 Yes, 1 No")
    blind.write("2 x")
    blind.press("Return")
    assert blind.sees("“2 x” is not one number for each answer.")
    blind.write("2 2")
    blind.press("Return")
    assert name_of(focused()) == "First view of Cards: 2 Yes, 2 No"
    with blind.in_file() as file:
        assert [one.cards for one in file.all(FirstRound)] == ["yes=2 no=2"]
    to_the_wall(blind)
    assert "First view today: 2 Yes, 2 No. 4 cards. GP: no return" in blind.wall
    blind.press("Alt+Z")
    assert blind.sees("Cards: 3 Yes, 1 No")
    blind.press("Alt+Z", "Alt+Z")


def test_one_case_may_ask_where_the_audit_does_not(at_work: Facilitator) -> None:
    assert _shows_returns(at_work)
    at_work.walk.toggle_first()
    assert not _shows_returns(at_work)
    assert "stay hidden until the table" in at_work.message
    at_work.press("Alt+PgDown")
    assert _shows_returns(at_work), "the next case asks for none"


def test_where_nobody_gave_a_view_the_wall_says_so(blind: Facilitator) -> None:
    to_the_wall(blind)
    blind.press("Ctrl+Return")
    for _ in range(2):
        blind.press("F5")
        if isinstance(_scene(blind), RevealScene):
            break
    assert isinstance(_scene(blind), RevealScene)
    assert "First view today: no view given." in blind.wall


def test_whose_view_comes_next_stays_in_sight_as_the_text_grows(blind: Facilitator) -> None:
    blind.press("2", "1")
    row = focused()
    assert "not asked yet" in row.accessibleName()
    try:
        app_theme().apply(scale=2.0)
        blind.window.resize(1280, 720)
        blind.await_(lambda: row.visibleRegion().boundingRect().height() == row.height())
    finally:
        app_theme().apply(scale=1.0)
        blind.window.resize(1440, 900)
    blind.press("Alt+Z", "Alt+Z")
