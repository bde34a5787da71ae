"""Meetings are told apart by what they are called."""

from pathlib import Path

from core.acts.prepare import keep_rows
from core.model.clock import Clock
from core.model.meeting import Meeting
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.meetings import meetings_called, meetings_offered


def test_no_two_meetings_are_called_the_same(tmp_path: Path, clock: Clock) -> None:
    days = ("2014-04-10", "", "2014-05-10", "")
    with WorkshopFile.create(tmp_path / "a.casewalk", clock=clock) as file:
        keep_rows(file, "meetings", [Meeting("Panel", day=day) for day in days])
        keep_rows(file, "another", [Meeting("Feedback")])
        now = snapshot(file)
    called = [words for _, words in meetings_called(now)]
    assert sorted(called) == [
        "Feedback",
        "Panel (1 of 2)",
        "Panel (2 of 2)",
        "Panel, 10 April 2014",
        "Panel, 10 May 2014",
        "The day",
    ]
    offered = [words for _, words in meetings_offered(now)]
    assert len(set(offered)) == len(offered) == len(now.meetings) + 1
