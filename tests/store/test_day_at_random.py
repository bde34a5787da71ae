"""A day at random: whatever is done, undone and done again, the file says what was last so."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.acts import bring_in, heard, prepare, themes, walk
from core.acts.going_back import go_back
from core.acts.requests import mark_requests
from core.model.case import Agency, Case, Request, RequestStatus
from core.model.changed import Changed
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import WorkshopError
from core.model.judgement import DifferingView, EvidenceSeen, ViewKind
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.model.sitting import Place
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.queries import going_back as queries
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.journal import Change
from core.store.reading import refreshed, snapshot
from tests.rounds import rounds
from tests.small import contents, small_audit

WORDS = st.sampled_from(["", "one", "one two", "café “x” 'y'", "हिन्दी"])
ANSWERS = ("yes", "no")
PICK = st.integers(0, 7)

LOOKUPS = [name for name, one in vars(Snapshot).items() if isinstance(one, cached_property)]

State = dict[str, list[tuple[object, ...]]]


def choose_copies(file: WorkshopFile) -> None:
    assert file.own_copies is not None
    file.own_copies.choose(PlainCopies.KEEP)


class DayAtRandom(RuleBasedStateMachine):
    """`past` holds the states undo leads through, `future` those redo does."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "audit.casewalk"
        self.time = datetime(2014, 4, 9, 9, 30)
        self.file = small_audit(self.path, lambda: self.time)
        self.now = snapshot(self.file)
        self.past: list[State] = [self._words()]
        self.future: list[State] = []
        self.merge = ""
        self.typed = self.time
        self.before_opening = 0
        self.then: dict[int, State] = {}
        self.copied: dict[int, State] = {}
        choose_copies(self.file)

    def teardown(self) -> None:
        if hasattr(self, "file"):
            assert check(self.file) == []
            self._go_back_to_each_moment()
            self._lose_the_file()
            self.file.close()
            self.folder.cleanup()

    def _lose_the_file(self) -> None:
        """Whatever the day was: what is written out without the file is all of it."""
        expected, entries = contents(self.file), self.file.history()
        drafts = self.file.drafts.all()
        self.path.write_bytes(b"another program's")
        self.file.go_on_in(self.path.with_name("kept.casewalk"))
        assert (contents(self.file), self.file.history()) == (expected, entries)
        assert self.file.drafts.all() == drafts
        assert check(self.file) == []

    def _go_back_to_each_moment(self) -> None:
        """Whatever was done since, closed or packed: each moment is as it was, and each copy."""
        now, moments = contents(self.file), {one.id for one in self.file.past.moments()}
        assert set(self.copied) <= moments
        for moment, state in ({**self.then, **self.copied}).items():
            if moment in moments:
                way = self.file.past.way_back(moment)
                assert self._as_then(now, way.changes) == state, moment

    def _as_then(self, now: State, changes: Sequence[Change]) -> State:
        """Return what the tables would hold once changes are made to them."""
        named = {
            table: [row[1] for row in self.file.query(f"PRAGMA table_info({table})")]
            for table in now
        }
        rows = {
            (table, dict(zip(named[table], row, strict=True))["id"]): row
            for table, held in now.items()
            for row in held
        }
        for one in changes:
            rows.pop((one.table, one.key), None)
            if one.after is not None:
                row = {"id": one.key, **one.after}
                rows[one.table, one.key] = tuple(row[column] for column in named[one.table])
        return {
            table: [row for (of, _), row in sorted(rows.items(), key=itemgetter(0)) if of == table]
            for table in now
        }

    def _words(self) -> State:
        """Return every row but the time cases took, which undo leaves alone."""
        return {name: rows for name, rows in contents(self.file).items() if name != "visits"}

    def _last_merge(self) -> str:
        """Return what typing may still fold into, and note when that was typed."""
        key, merge, at = self.file.query("SELECT id, merge, at FROM acts WHERE state = 'done'")[-1]
        self.typed = datetime.fromisoformat(at)
        return str(merge) if key > self.before_opening else ""

    def _did(self, news: Changed | None, merge: str = "") -> None:
        if news is None:
            return
        self.now = refreshed(self.file, self.now, news)
        soon = self.time - self.typed <= timedelta(minutes=10)
        folded = merge and merge == self.merge and not self.future and soon
        self.merge, self.typed = merge, self.time
        if folded:
            self._forget_from(
                self.file.query("SELECT max(id) FROM acts WHERE state = 'done'")[0][0]
            )
            self.past.pop()
            if self.past and self.past[-1] == self._words():  # typed back to the start
                self.merge = self._last_merge()
                return
        self.past.append(self._words())
        self.future = []

    def _forget_from(self, act: int) -> None:
        """An act that was typed on is a later one now, whatever time was taken meanwhile."""
        self.then = {moment: state for moment, state in self.then.items() if moment < act}

    def _case(self, pick: int) -> Case | None:
        cases = self.file.all(Case)
        asked = bool(self.now.tool.points)  # a day that goes back in part may lose its tool
        return cases[pick % len(cases)] if cases and asked else None

    @rule(pick=PICK, at=PICK, answer=PICK, how=st.sampled_from(["choose", "agree"]))
    def judge(self, pick: int, at: int, answer: int, how: str) -> None:
        case = self._case(pick)
        if case is None:
            return
        point = self.now.tool.points[at % len(self.now.tool.points)]
        answers = self.now.tool.answers_at(point)
        act = walk.agree if how == "agree" else walk.choose
        self._did(act(self.file, case.id, point, answers[answer % len(answers)].id))

    @rule(pick=PICK, at=PICK, how=st.sampled_from([walk.park, walk.mark_not_agreed, walk.reopen]))
    def put_aside(self, pick: int, at: int, how: object) -> None:
        case = self._case(pick)
        if case is not None and callable(how):
            self._did(how(self.file, case.id, self.now.tool.points[at % len(self.now.tool.points)]))

    @rule(pick=PICK, at=PICK, words=WORDS)
    def reason(self, pick: int, at: int, words: str) -> None:
        case = self._case(pick)
        if case is not None:
            point = self.now.tool.points[at % len(self.now.tool.points)]
            place = f"reason question {self.now.tool.key_at(point)} for {case.reference}"
            self._did(walk.give_reason(self.file, case.id, point, words), place)

    @rule(pick=PICK, at=PICK, seen=st.sampled_from(EvidenceSeen))
    def evidence(self, pick: int, at: int, seen: EvidenceSeen) -> None:
        case = self._case(pick)
        if case is not None:
            point = self.now.tool.points[at % len(self.now.tool.points)]
            self._did(walk.set_evidence_seen(self.file, case.id, point, seen))

    @rule(pick=PICK, at=PICK, who=PICK, kind=st.sampled_from(ViewKind))
    def differ(self, pick: int, at: int, who: int, kind: ViewKind) -> None:
        case, agencies = self._case(pick), self.file.all(Agency)
        if case is not None and agencies:
            point = self.now.tool.points[at % len(self.now.tool.points)]
            agency = agencies[who % len(agencies)]
            self._did(walk.record_view(self.file, case.id, point, agency.id, kind))

    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        views = self.file.all(DifferingView)
        if views:
            self._did(walk.withdraw_view(self.file, views[pick % len(views)]))

    @rule(pick=PICK, minutes=st.integers(1, 9))
    def time_passes(self, pick: int, minutes: int) -> None:
        began, self.time = self.time, self.time + timedelta(minutes=minutes)
        case = self._case(pick)
        if case is not None:
            news = walk.visit(self.file, case.id, began, self.time)
            assert news is not None
            self.now = refreshed(self.file, self.now, news)

    @rule(pick=PICK, kind=st.sampled_from(NoteKind), words=WORDS)
    def hear(self, pick: int, kind: NoteKind, words: str) -> None:
        case = self._case(pick)
        note = Note(kind, words, case_id=case.id if case else None)
        try:
            self._did(heard.add_note(self.file, note))
        except WorkshopError:
            assert not words

    @rule(pick=PICK, words=WORDS.filter(bool))
    def change_note(self, pick: int, words: str) -> None:
        notes = self.file.all(Note)
        if notes:
            note = notes[pick % len(notes)]
            changed = heard.change_note(self.file, replace(note, text=words))
            self._did(changed, f"note {note.id} text")

    @rule(pick=PICK)
    def forget_note(self, pick: int) -> None:
        notes = self.file.all(Note)
        if notes:
            self._did(heard.remove_note(self.file, notes[pick % len(notes)]))

    @rule(pick=PICK, told=WORDS)
    def pass_on(self, pick: int, told: str) -> None:
        notes = self.file.all(Note)
        if notes:
            note = notes[pick % len(notes)]
            news = heard.pass_on(self.file, note, told, note.told_at, note.did)
            self._did(news, f"concern {note.id} told")

    @rule(pick=PICK)
    def add_case(self, pick: int) -> None:
        new = Case(f"Child {pick}")
        known = [case.reference for case in self.file.all(Case)]
        if new.reference not in known:
            self._did(prepare.keep_rows(self.file, "add", [new]))

    @rule(pick=PICK)
    def remove_case(self, pick: int) -> None:
        case = self._case(pick)
        if case is not None:
            self._did(prepare.remove_rows(self.file, "remove", [case]))

    @rule(pick=PICK, to=PICK)
    def move_case(self, pick: int, to: int) -> None:
        case = self._case(pick)
        if case is not None:
            self._did(prepare.move_row(self.file, "move", case, to))

    @rule(pick=PICK, part=st.integers(1, 255))
    def go_back_in_part(self, pick: int, part: int) -> None:
        moments = [one.id for one in self.file.past.moments()]
        if moments:
            moment = moments[pick % len(moments)]
            rows = queries.rows_then(self.file, moment).rows
            some = {(one.kind, one.id) for at, one in enumerate(rows) if part >> at % 8 & 1}
            self._did(go_back(self.file, moment, "then", some))

    @rule(pick=PICK)
    def remove_agency(self, pick: int) -> None:
        agencies = self.file.all(Agency)
        if len(agencies) > 1:
            agency = agencies[pick % len(agencies)]
            self._did(prepare.remove_rows(self.file, "remove", [agency]))

    @rule(pick=PICK, status=st.sampled_from(RequestStatus))
    def mark_request(self, pick: int, status: RequestStatus) -> None:
        requests = self.file.all(Request)
        if requests:
            request = requests[pick % len(requests)]
            self._did(mark_requests(self.file, [request], status))

    @rule(words=WORDS)
    def title(self, words: str) -> None:
        try:
            news = prepare.set_audit(self.file, replace(self.now.audit, title=words))
        except WorkshopError:
            assert not words
        else:
            self._did(news, "audit title")

    @rule(pick=PICK, who=PICK, answered=st.permutations(["1a", "1b", "2", "3"]), upto=PICK)
    def bring_in(self, pick: int, who: int, answered: list[str], upto: int) -> None:
        case, agencies = self._case(pick), self.file.all(Agency)
        if case is not None and agencies:
            answers = {key: ANSWERS[(upto + at) % 2] for at, key in enumerate(answered[:upto])}
            agency = agencies[who % len(agencies)].name
            row = ReturnDraft(case.reference, agency, answers=answers, comments={"2": "words"})
            self._did(bring_in.take_returns(self.file, Draft("r.csv", (row,))))

    @rule(words=WORDS)
    def add_theme(self, words: str) -> None:
        try:
            self._did(themes.add_theme(self.file, words))
        except WorkshopError:
            assert not words or words in [theme.title for theme in self.file.all(Theme)]

    @rule()
    def remove_theme(self) -> None:
        emerged = self.file.all(Theme, "emerged = 1")
        if emerged:
            self._did(themes.remove_theme(self.file, emerged[-1]))

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        news = self.file.undo()
        assert news is not None
        self.now = refreshed(self.file, self.now, news)
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        news = self.file.redo()
        assert news is not None
        self.now = refreshed(self.file, self.now, news)
        self.past.append(self.future.pop())
        self.merge = self._last_merge()

    @rule(pick=PICK, words=WORDS, field=st.sampled_from(["heard", "reason"]))
    def type(self, pick: int, words: str, field: str) -> None:
        case = self._case(pick)
        if case is not None:
            self.file.drafts.keep(Place("walk", case.id), field, words)

    @rule()
    def make_reserve(self) -> None:
        self.file.make_reserve()

    @rule()
    def keep_copy(self) -> None:
        own = self.file.own_copies
        assert own is not None
        made = own.keep(CopyReason.MINUTES)
        if made is not None:
            self._begin_anew()
            self.copied[made.facts.last_act] = contents(self.file)

    @rule()
    def pack_the_history(self) -> None:
        self.file.close_history()
        self.past, self.future, self.merge = [self._words()], [], ""

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = WorkshopFile.open(self.path, clock=lambda: self.time)
        self._begin_anew()

    def _begin_anew(self) -> None:
        """No typing goes on in what was done before: the file was opened, or copied."""
        self.merge = ""
        self.before_opening = self.file.query("SELECT max(id) FROM acts")[0][0]

    @invariant()
    def each_moment_is_remembered(self) -> None:
        if hasattr(self, "file"):
            self.then[self.file.past.moments()[-1].id] = contents(self.file)

    @invariant()
    def file_says_what_was_last_so(self) -> None:
        if not hasattr(self, "file"):
            return
        assert self._words() == self.past[-1]
        assert bool(self.file.redo_label) == bool(self.future)

    @invariant()
    def the_sum_over_all_rows_holds(self) -> None:
        if hasattr(self, "file"):
            assert self.file.sum_holds()

    @invariant()
    def no_draft_outlives_its_case(self) -> None:
        if hasattr(self, "file"):
            cases = {case.id for case in self.file.all(Case)}
            assert {draft.place.case_id for draft in self.file.drafts.all()} <= cases

    @invariant()
    def what_was_read_again_is_what_reading_afresh_gives(self) -> None:
        if not hasattr(self, "file"):
            return
        afresh = snapshot(self.file)
        assert self.now == afresh
        for name in LOOKUPS:  # those carried over from act to act, and those just made
            assert getattr(self.now, name) == getattr(afresh, name), name


TestDayAtRandom = DayAtRandom.TestCase
TestDayAtRandom.settings = settings(
    max_examples=rounds(3),
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
