"""The time each case takes is in the file, and only the time the room was at it."""

from core.acts import walk
from core.counting.pace import spent_today
from core.model.agenda import Visit
from core.store.file import WorkshopFile
from tests.walk.conftest import Watch, case_called
from ui.audit.context import AuditContext
from ui.walk.stopwatch import Stopwatch


def _visits(context: AuditContext, case: str) -> list[Visit]:
    number = case_called(context, case)
    return [visit for visit in context.session.now.visits if visit.case_id == number]


def test_time_is_kept_while_a_case_is_open_and_on_leaving(
    context: AuditContext, watch: Watch
) -> None:
    stopwatch = Stopwatch(context)
    stopwatch.start()
    for _ in range(4):
        watch.on(seconds=30)
        stopwatch.tick()
    watch.on(seconds=20)
    stopwatch.stop()
    assert [(visit.began[11:], visit.ended[11:]) for visit in _visits(context, "Child D")] == [
        ("11:32:00", "11:34:20")
    ]


def test_nothing_is_kept_after_walk_has_gone_to_the_back(
    context: AuditContext, watch: Watch
) -> None:
    stopwatch = Stopwatch(context)
    stopwatch.start()
    watch.on(seconds=40)
    stopwatch.stop()
    watch.on(minutes=2)
    stopwatch.tick()
    assert stopwatch.opened is None
    assert _visits(context, "Child D")[0].ended.endswith("11:32:40")


def test_each_case_gets_its_own_time_when_the_room_goes_on(
    context: AuditContext, watch: Watch
) -> None:
    stopwatch = Stopwatch(context)
    stopwatch.start()
    watch.on(minutes=3)
    context.cursor.go(case_called(context, "Child H"))
    watch.on(minutes=2)
    stopwatch.stop()
    spent = spent_today(context.session.now.visits, watch.at)
    assert spent[case_called(context, "Child D")] == 3
    assert spent[case_called(context, "Child H")] == 2


def test_a_computer_that_slept_spent_no_time_on_the_case(
    context: AuditContext, watch: Watch
) -> None:
    stopwatch = Stopwatch(context)
    stopwatch.start()
    watch.on(minutes=1)
    stopwatch.tick()
    watch.on(minutes=50)
    stopwatch.tick()
    watch.on(minutes=2)
    stopwatch.stop()
    spent = spent_today(context.session.now.visits, watch.at)
    assert spent[case_called(context, "Child D")] == 3
    assert len(_visits(context, "Child D")) == 2


def test_a_clock_put_back_begins_a_new_stretch(context: AuditContext, watch: Watch) -> None:
    stopwatch = Stopwatch(context)
    stopwatch.start()
    watch.on(minutes=-60)
    stopwatch.tick()
    watch.on(minutes=1)
    stopwatch.stop()
    assert [visit.began[11:] for visit in _visits(context, "Child D")] == ["10:32:00"]


def test_turning_the_pages_leaves_no_trace(context: AuditContext, watch: Watch) -> None:
    before = context.session.now.visits
    stopwatch = Stopwatch(context)
    stopwatch.start()
    for case in context.cursor.listed():
        watch.on(seconds=1)
        context.cursor.go(case)
    stopwatch.stop()
    assert context.session.now.visits == before


def test_keeping_time_is_no_step_of_undo_and_leaves_redo_alone(
    context: AuditContext, watch: Watch
) -> None:
    case, point = context.cursor.case_id, context.cursor.point
    assert case is not None
    assert point is not None
    context.session.do(lambda file: walk.park(file, case, point))
    context.session.undo()
    stopwatch = Stopwatch(context)
    stopwatch.start()
    watch.on(minutes=1)
    stopwatch.stop()
    assert context.session.redo_label == "park question 1 for Child D"


def test_an_audit_without_cases_keeps_no_time(empty: AuditContext, watch: Watch) -> None:
    stopwatch = Stopwatch(empty)
    stopwatch.start()
    watch.on(minutes=1)
    stopwatch.stop()
    assert empty.session.now.visits == ()


def test_an_audit_for_reading_only_is_left_alone_without_a_word(
    context: AuditContext, watch: Watch
) -> None:
    refusals: list[object] = []
    with WorkshopFile.open(context.session.path, clock=watch) as second:
        assert second.read_only
        context.session.refused.connect(refusals.append)
        own, context.session._file = context.session._file, second
        stopwatch = Stopwatch(context)
        stopwatch.start()
        watch.on(minutes=1)
        stopwatch.stop()
        context.session._file = own
    assert refusals == []
