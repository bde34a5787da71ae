"""A day of 29 cases with breaks, calls, more minutes and a theme hour, and what its report says."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from core.acts import day_time, theme_hour, walk
from core.acts.prepare import set_audit
from core.counting.breaks import break_at
from core.counting.pace import Open, pace_of
from core.documents.report.report import audit_report
from core.documents.words_in_order import document_words
from core.examples import build_example
from core.model.agenda import AgendaEntry
from core.model.audit import Participant
from core.model.case import Case
from core.model.finding import Finding
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.theme_hour import HourCard, HourGroup, ThemeHour
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot

_MORNING = datetime(2011, 6, 22, 9, 40)
_LONG = {3: 22, 11: 19}
"""Minutes of the cases that take longer than the others."""


class _Day:
    def __init__(self, file: WorkshopFile) -> None:
        self.file, self.at = file, _MORNING

    @property
    def now(self) -> Snapshot:
        return snapshot(self.file)

    def walk_to(self, last: int, judged: dict[int, list[Judgement]]) -> None:
        """Judge the cases up to *last*, each in its time."""
        for place, case in enumerate(self.now.listed_cases):
            if case.id not in judged or place >= last:
                continue
            held = {one.point: one for one in judged.pop(case.id)}
            began, took = self.at, _LONG.get(place, 6)
            if place in _LONG:
                day_time.give_minutes(self.file, case.id, 10)
            self.at += timedelta(minutes=took)
            with self.file.act("a case"):
                for point in self.now.tool.points:
                    open_ = Judgement(case.id, point.question_id, item_id=point.item_id)
                    self.file.put(held.get(point, replace(open_, state=JudgementState.NOT_AGREED)))
            walk.visit(self.file, case.id, began, self.at)

    def rest(self, minutes: int) -> None:
        """Take the break that is next, as long as it is."""
        begins = f"{self.at:%H:%M}"
        planned = break_at(self.now.here_agenda, self.at.hour * 60 + self.at.minute)
        assert planned is not None
        day_time.begin_break(self.file, replace(planned, starts=begins))
        self.at += timedelta(minutes=minutes)
        (entry,) = [one for one in self.file.all(AgendaEntry) if one.starts == begins]
        day_time.end_break(self.file, entry.id, self.at)


def _hour(file: WorkshopFile) -> None:
    theme_hour.begin_hour(file, "What should change first?", 2)
    (hour,) = file.all(ThemeHour)
    theme_hour.add_cards(file, hour.id, ["Ask the family first", "One front door", "Parking"])
    for title, card in zip(
        ("The family's view", "One way in"), file.all(HourCard)[:2], strict=True
    ):
        theme_hour.add_group(file, hour.id, title, card)
    first, second = file.all(HourGroup)
    theme_hour.give_points(file, hour, [second.id, first.id])
    theme_hour.give_points(file, hour, [second.id])
    theme_hour.take_on(file, hour, [second])


def test_it_ends_within_its_forecast_and_the_report_says_what_it_showed(tmp_path: Path) -> None:
    path = tmp_path / "day.casewalk"
    build_example("tier2", path, clock=lambda: _MORNING)
    with WorkshopFile.open(path, clock=lambda: _MORNING) as file:
        judged: dict[int, list[Judgement]] = {}
        for case in file.all(Case):
            judged[case.id] = file.all(Judgement, "case_id = ?", (case.id,))
        with file.act("before the day"):
            for one in (*file.all(Judgement), *file.all(ThemeHour)):
                file.remove(one)
        day = _Day(file)
        audit = replace(day.now.audit, counts_turns=True, prints_turns=True, has_theme_hour=True)
        set_audit(file, audit)
        with file.act("two of them call"):
            for person in file.all(Participant)[:2]:
                file.put(replace(person, by_call=True))

        day.walk_to(9, judged)
        day.rest(25)
        pace = pace_of(day.now, day.at)
        assert pace.done == 9
        assert pace.rest is not None
        begun, pauses = day.at, 0
        day.walk_to(20, judged)
        day.rest(pauses := 40)
        day.walk_to(29, judged)
        taken = (day.at - begun).total_seconds() / 60 - pauses
        assert pace.rest.least <= taken <= pace.rest.most, "with the break that ran over"
        assert pace_of(day.now, day.at).done == 29

        case, agency = day.now.cases[0], next(iter(day.now.agencies), None)
        assert pace_of(day.now, day.at, Open(case.id, day.at)).over is False
        if agency is not None:
            walk.speak(file, case.id, agency.id)
        _hour(file)
        assert [one.text for one in file.all(Finding)][-1] == "One way in"
        said = " ".join(document_words(audit_report(full(file))))
    for words in (
        "What the room put first",
        "2 voices gave points",
        "One way in",
        "In no group, and kept:",
        "Parking",
        "2 of them by call",
    ):
        assert words in said, words
