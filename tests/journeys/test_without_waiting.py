"""On a busy machine keys come faster than they are worked off: none is lost, and all in order."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from core.model.judgement import JudgementState
from tests.journeys.facilitator import Facilitator, settle, target

_REASONS = (
    "the minutes came very late",
    "nobody rang the school",
    "the plan names no day at all",
    "he was seen alone but twice",
)


def _type(keys: list[str]) -> int:
    """Press keys and letters one after the other; the window gets no turn in between."""
    for key in keys:
        if len(key) == 1:
            QTest.keyClicks(target(), key)
        else:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
            QTest.keyClick(target(), combination.key(), combination.keyboardModifiers())
    return len(keys)


def test_three_hundred_keys_without_waiting_are_all_there_and_in_order(
    at_work: Facilitator,
) -> None:
    session, cursor = at_work.page.session, at_work.page.context.cursor
    case_id = cursor.case_id
    assert case_id is not None
    points = session.now.tool.points
    before = len(session.now.notes)
    count = 0
    for at in range(len(points)):
        reason = f"{_REASONS[at % 4]} {at}"
        count += _type(["Alt+2", *reason, "Ctrl+Return"])
    count += _type(
        ["Ctrl+K", *"School knew him best", "Return", *"Police were not asked", "Return"]
    )
    count += _type(["Escape", "Alt+PgDown", "Alt+1", *"typed to the end"])
    assert count >= 300
    settle()
    at_work.pause()
    for at, point in enumerate(points):
        held = session.now.judgement(case_id, point)
        assert held is not None
        assert (held.state, held.reason) == (JudgementState.AGREED, f"{_REASONS[at % 4]} {at}")
    assert [one.text for one in session.now.notes][before:] == [
        "School knew him best",
        "Police were not asked",
    ]
    assert cursor.case_id not in (None, case_id)
    assert cursor.point is not None
    assert cursor.case_id is not None
    last = session.now.judgement(cursor.case_id, cursor.point)
    assert last is not None
    assert last.reason == "typed to the end"


def test_words_typed_while_another_stage_is_coming_are_there_whole(at_work: Facilitator) -> None:
    session, handle = at_work.page.session, at_work.window.windowHandle()
    assert handle is not None

    def type_on(*keys: str) -> None:
        """Press keys as the system hands them to the window, which asks where the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
            QTest.keyClick(handle, combination.key(), combination.keyboardModifiers())

    notes, findings = len(session.now.notes), len(session.now.findings)
    at_work.press("Ctrl+1")
    type_on("Ctrl+K", *"nobody", "Space", *"rang", "Return")
    assert [one.text for one in session.now.notes][notes:] == ["nobody rang"]
    at_work.press("Ctrl+1")
    type_on("Alt+N", *"plans", "Space", *"without", "Space", *"days")
    settle()
    at_work.pause()
    assert len(session.now.findings) == findings + 1
    assert "plans without days" in {one.text for one in session.now.findings}
    at_work.press("Ctrl+2")
    type_on("Ctrl+Shift+2", "Ctrl+2")
    settle()
    assert at_work.page.workspace.stages.front == "walk"
