"""Breaks, more minutes and a session given up, by keys, while the day goes on."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.case import Case
from tests.journeys.facilitator import Facilitator


def _case(facilitator: Facilitator) -> Case:
    with facilitator.in_file() as file:
        return next(one for one in file.all(Case) if one.reference == "Child D")


def _breaks(facilitator: Facilitator) -> dict[str, int]:
    with facilitator.in_file() as file:
        found = [one for one in file.all(AgendaEntry) if one.kind is AgendaKind.BREAK]
    return {one.starts: one.minutes for one in found}


def test_a_break_takes_no_case_s_time_and_is_as_long_as_it_was(at_work: Facilitator) -> None:
    at_work.work(3)
    at_work.press("Alt+B")
    assert "A break since now: no {case} takes time".format(case="case") in at_work.message
    begun = at_work.watch.now
    with at_work.in_file() as file:
        before = sum(one.minutes for one in file.all(Visit))
    at_work.work(20)
    QApplication.processEvents()
    assert "Break" in at_work.bar
    assert "min over" in at_work.bar
    at_work.press("Alt+2", "Ctrl+Return")
    assert "Break" not in at_work.bar, "whoever goes on is back"
    assert _breaks(at_work)[f"{begun:%H:%M}"] == 20
    with at_work.in_file() as file:
        assert sum(one.minutes for one in file.all(Visit)) == before
    at_work.press("Alt+Z", "Alt+Z")


def test_the_end_of_its_minutes_is_signed_to_me_alone_until_the_case_has_more(
    at_work: Facilitator,
) -> None:
    at_work.press("F5")
    at_work.press_button("Show it in a window anyway")
    at_work.keep_keyboard()
    at_work.press("Ctrl+2")
    at_work.work(70)
    at_work.wait(timedelta(seconds=30))
    assert at_work.sees("The minutes of Child D are over.")
    assert "Time is up" not in at_work.wall
    for _ in range(20):
        at_work.press("Alt+I")
    assert _case(at_work).minutes_more == 100
    assert not at_work.sees("The minutes of Child D are over.")
    at_work.press("Alt+Z")
    assert _case(at_work).minutes_more == 95
