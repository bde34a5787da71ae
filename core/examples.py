"""Builds the example audits afresh, from the same kind of files a user brings in."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from core.acts import sample, walk
from core.acts.bring_in import take_cases, take_judgements, take_requests, take_returns
from core.acts.conclusions import CountOf, take_conclusions
from core.acts.day import take_day, take_walked
from core.acts.prepare import set_audit
from core.acts.tool import take_tool
from core.acts.whole_hour import go_through_hour
from core.counting.drawing import new_draw
from core.counting.live_number import Counted, LiveNumber, items_to_read, live_count
from core.counting.sampling import fingerprint_of
from core.files import EXAMPLES
from core.intake.cases import read_cases
from core.intake.conclusions import read_conclusions
from core.intake.contents import contents_of
from core.intake.day import read_day
from core.intake.eligible_draft import eligible_draft
from core.intake.judgements import read_judgements
from core.intake.requests import read_requests
from core.intake.returns import read_returns
from core.intake.shipped import find_tool
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.case import Case
from core.model.clock import Clock, system_clock
from core.model.draft.conclusions import ActionDraft, ConclusionsDraft, CountDraft
from core.model.draft.day import DayDraft, SampleDraft, TableDraft
from core.model.draft.returns import Draft, JudgementDraft
from core.model.meeting import Meeting, MeetingCase
from core.model.sample import DrawnLine, Eligible, SampleList
from core.model.snapshot import Snapshot
from core.queries.returns import answers_to
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot
from core.tables.hand_out import drawn_passphrase, hand_out
from core.tables.take_back import take_in
from core.wording.live_number import live_words
from core.words import plural, tr

D = TypeVar("D")

EXAMPLE_TOOLS: Final = {
    "cin": "children-in-need",
    "tier2": "targeted-support",
    "three": "neglect",
    "meetings": "core-group-meetings",
}
"""The examples by key, each with its audit tool."""

_EACH: Final = 85
"""Seconds after which the next question of an example was judged."""

_OF_TODAY: Final = frozenset({"cin", "tier2"})
"""Those whose workshop can be shown at work; the others are over, with all that came of them."""


def build_example(
    key: str,
    path: Path,
    passphrase: str | None = None,
    clock: Clock = system_clock,
    today: bool = False,
) -> None:
    """Write the example *key*, one of `EXAMPLE_TOOLS`, as a new audit file.

    With *today* a workshop that is not over is moved to the clock's day, so that the
    pace can be seen at work. Raises FileProblem when there is a file already; when
    anything goes wrong, nothing is left behind.
    """
    watch = _ExampleClock(clock)
    file = WorkshopFile.create(path, passphrase, watch)
    try:
        with file:
            _fill(file, key, today, watch)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


class _ExampleClock:
    """The clock, but for a day that is written as it went."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.at: datetime | None = None

    def set_to(self, at: datetime) -> None:
        """Say what time it is."""
        self.at = at

    def __call__(self) -> datetime:
        return self._clock() if self.at is None else self.at


def _fill(file: WorkshopFile, key: str, today: bool, watch: _ExampleClock) -> None:
    folder = EXAMPLES / key
    day = read_day(folder / "day.toml")
    days = timedelta(0)
    if today and key in _OF_TODAY:
        days = file.clock().date() - date.fromisoformat(day.audit.day)
        day = moved(day, file.clock().date())
    played = today and (folder / "judgements.csv").exists()
    watch.at = _begun(day, played)
    set_audit(file, day.audit)
    take_tool(file, find_tool(EXAMPLE_TOOLS[key]))
    take_cases(file, whole(read_cases(folder / "cases.csv", _vocabulary(file))))
    if day.sample is not None:
        _draw_sample(file, folder / "eligible.csv", day.sample, watch)
    if (folder / "requests.csv").exists():
        take_requests(file, whole(read_requests(folder / "requests.csv", _vocabulary(file))))
    if (folder / "returns.csv").exists():
        take_returns(file, whole(read_returns(folder / "returns.csv", _vocabulary(file))))
    judged = None
    if (folder / "judgements.csv").exists():
        judged = whole(read_judgements(folder / "judgements.csv", _vocabulary(file)))
    if judged is not None and not today:
        take_judgements(file, judged)
    rest = day
    for table in day.tables:
        rest = rest.without(day.at_table(table))
    take_day(file, rest)
    for table in day.tables:
        _work_at_table(file, day, table, watch)
    if judged is not None and played:
        file.close_history()
        _walk_through(file, judged, day, watch)
    if day.hour is not None:
        go_through_hour(file, day.hour, watch.set_to)
    if (folder / "conclusions.toml").exists():
        found = read_conclusions(folder / "conclusions.toml")
        take_conclusions(file, planned_from(found, days), _counter(file))
    watch.at = None
    if not played:
        file.close_history()


def _begun(day: DayDraft, played: bool) -> datetime | None:
    """Return the first time that is written as it was: what comes before it is no later."""
    found = [table.handed_at for table in day.tables]
    if day.sample is not None:
        found.append(day.sample.brought_in)
    if day.hour is not None:
        found.append(day.hour.began)
    times = [datetime.fromisoformat(one) for one in found]
    return min([*times, *([_morning(day)] if played else [])], default=None)


def _morning(day: DayDraft) -> datetime:
    """Return when the first case of a day is begun."""
    return datetime.fromisoformat(f"{day.audit.day}T09:42:00")


def _draw_sample(file: WorkshopFile, path: Path, wanted: SampleDraft, watch: _ExampleClock) -> None:
    """Draw the cases that are there, in their order, from a list that is then removed again.

    Raises ValueError where another line is drawn than the one that a case was made of.
    """
    watch.at = datetime.fromisoformat(wanted.brought_in)
    listed = eligible_draft(contents_of(path)).balanced_by(wanted.balance)
    sample.take_list(file, listed, fingerprint_of(listed.keys))
    sample.set_size(file, file.all(SampleList)[0], wanted.size)
    watch.at = datetime.fromisoformat(wanted.drawn)
    sample.keep_draw(file, new_draw(snapshot(file), file.all(Eligible), wanted.seed))
    cases = file.all(Case)
    with file.act(tr("make {count} of the sample", count=plural(len(cases), "{case}", "{cases}"))):
        for line, case in zip(file.all(DrawnLine), cases, strict=True):
            if (line.age, line.sex, line.team) != (case.age, case.sex, case.team):
                raise ValueError(case.reference)
            file.put(replace(line, case_id=case.id))
    watch.at = datetime.fromisoformat(wanted.removed)
    sample.remove_list(file)
    watch.at = None


def _work_at_table(
    file: WorkshopFile, day: DayDraft, table: TableDraft, watch: _ExampleClock
) -> None:
    """Hand the cases of a meeting out, do there what was done, and take the file back."""
    [meeting] = file.all(Meeting, "title = ?", (table.meeting,))
    cases = [one.case_id for one in file.all(MeetingCase, "meeting_id = ?", (meeting.id,))]
    words = drawn_passphrase()
    with TemporaryDirectory(dir=file.path.parent) as folder:
        path = Path(folder) / f"{table.name}.casewalk"
        watch.at = datetime.fromisoformat(table.handed_at)
        hand_out(file, path, table.name, cases, words)
        watch.at = datetime.fromisoformat(table.taken_at)
        with WorkshopFile.open(path, words, watch) as there:
            take_walked(there, day.at_table(table))
        take_in(file, path, [words])
    watch.at = None


def _walk_through(
    file: WorkshopFile, judged: Draft[JudgementDraft], day: DayDraft, watch: _ExampleClock
) -> None:
    """Judge case by case, each at its time, so that the day can be played again."""
    at = _morning(day)
    tool = read_tool(file)
    cases = {case.reference: case.id for case in file.all(Case)}
    points = {tool.key_at(point): point for point in tool.points}
    for reference, rows in groupby(judged.rows, key=lambda row: row.case):
        with file.act(tr("agree what was said of {reference}", reference=reference)):
            for row in rows:
                at += timedelta(seconds=_EACH)
                watch.at = at
                answers = {one.key: one.id for one in tool.answers_at(points[row.point])}
                walk.agree(file, cases[reference], points[row.point], answers[row.answer])


def _counter(file: WorkshopFile) -> CountOf:
    """Return what counts returns or cases as a finding keeps it, with how the number reads."""

    def count_of(now: Snapshot, draft: CountDraft) -> tuple[str, str]:
        item = next(one for one in now.tool.items if one.key == draft.item)
        keys = {one.key: one.id for one in now.tool.answers_of(item.answer_set_id)}
        given = tuple(keys[key] for key in draft.answers)
        number = LiveNumber(Counted.RETURNS, item.question_id, item.id, given)
        if draft.judged:
            number = LiveNumber(Counted.CASES, item.question_id, answer_ids=given)
        found = live_count(now, number, answers_to(file, items_to_read(now.tool, [number])))
        if found is None:
            raise ValueError(draft.item)
        return number.text, live_words(now, found)

    return count_of


def _vocabulary(file: WorkshopFile) -> Vocabulary:
    words = vocabulary_of(snapshot(file), {}, file.clock().date())
    return replace(words, day="", today="")  # an example is as it is, whenever it is looked at


def whole(draft: Draft[D]) -> Draft[D]:
    """Return a draft of our own; a row held back in it is our mistake."""
    wrong = [*(one.sentence for one in draft.problems), *(one.what for one in draft.doubts)]
    if wrong:
        raise ValueError(wrong[0])
    return draft


def moved(day: DayDraft, to: date) -> DayDraft:
    """Return a day as if it were held on another date, at the same hours."""

    def at(stamp: str) -> str:
        return f"{to.isoformat()}{stamp[10:]}" if stamp else ""

    hour = day.hour
    if hour is not None:
        hour = replace(hour, began=at(hour.began), ended=at(hour.ended))
    return replace(
        day,
        hour=hour,
        audit=replace(day.audit, day=to.isoformat()),
        judged=tuple(
            replace(one, settled_at=at(one.settled_at), revealed=at(one.revealed))
            for one in day.judged
        ),
        notes=tuple(replace(one, said_at=at(one.said_at)) for one in day.notes),
        visits=tuple(replace(one, began=at(one.began), ended=at(one.ended)) for one in day.visits),
    )


def planned_from(found: ConclusionsDraft, days: timedelta) -> ConclusionsDraft:
    """Return what is concluded, with actions due as many days later as its day was moved."""

    def later(action: ActionDraft) -> ActionDraft:
        due = date.fromisoformat(action.due) + days if action.due else None
        return replace(action, due=due.isoformat() if due is not None else "")

    return replace(
        found,
        recommendations=tuple(
            replace(one, actions=tuple(map(later, one.actions))) for one in found.recommendations
        ),
    )
