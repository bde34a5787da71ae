"""The audit as it was at any moment is worked out from the history, and can be put back."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.acts import walk
from core.model.agenda import Visit
from core.model.case import AnswerGiven, Case, Return
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.ids import CaseId, QuestionId
from core.model.judgement import Judgement, JudgementState
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.rounds import rounds
from tests.small import contents, small_audit

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["note", "judge", "case", "remove", "undo", "redo", "visit", "many"]),
        st.integers(0, 9),
    ),
    max_size=25,
)


def do(file: WorkshopFile, step: str, at: int) -> None:
    """Do one thing of a day."""
    cases = file.all(Case)
    match step:
        case "undo":
            file.undo()
        case "redo":
            file.redo()
        case "note":
            with file.act("note"):
                file.put(Note(NoteKind.STRENGTH, f"said {at}"))
        case "many":
            with file.act("many"):
                file.put_new([Note(NoteKind.COMMENT, f"{at} {n}") for n in range(120)])
        case "case":
            with file.act("case"):
                known = {case.reference for case in cases}
                reference = f"Child {at}"
                if reference not in known:
                    file.put(Case(reference))
        case "remove" if cases:
            with file.act("remove"):
                file.remove(cases[at % len(cases)])
        case "judge" if cases:
            case_id = cases[at % len(cases)].id
            found = file.all(Judgement, "case_id = ? AND question_id = 2", (case_id,))
            with file.act("judge"):
                old = found[0] if found else Judgement(case_id, QuestionId(2))
                file.put(replace(old, state=JudgementState.PARKED, reason=str(at)))
        case "visit" if cases:
            with file.act("time", quiet=True):
                case_id = cases[at % len(cases)].id
                file.put(Visit(case_id, "2014-04-09T10:00:00", f"2014-04-09T10:0{at}:00"))


@settings(max_examples=rounds(5))
@given(steps=STEPS, back=st.integers(0, 24))
def test_a_day_at_random_is_put_back_to_any_of_its_moments(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]], back: int
) -> None:
    path = tmp_path_factory.mktemp("day") / "audit.casewalk"
    with small_audit(path, _clock) as file:
        states = {file.past.moments()[-1].id: contents(file)}
        for step, at in steps:
            do(file, step, at)
            states[file.past.moments()[-1].id] = contents(file)
        now = contents(file)
        moment = list(states)[back % len(states)]
        way = file.past.way_back(moment)
        assert contents(file) == now  # looking changes nothing
        with file.act("go back"):
            file.write_changes(way.changes)
        assert contents(file) == states[moment]
        assert check(file) == []
        if way.changes:
            file.undo()
        assert contents(file) == now
        for other, state in states.items():  # what was gone back to and taken back is known too
            again = file.past.way_back(other)
            with file.act("go back"):
                file.write_changes(again.changes)
            assert contents(file) == state


def _clock() -> datetime:
    return datetime(2014, 4, 9, 12)


def test_no_clock_decides_what_came_before_what(path: Path, clock: Clock) -> None:
    moment = [clock()]
    with small_audit(path, lambda: moment[0]) as file:
        states = []
        for at in range(5):
            do(file, "note", at)
            states.append((file.past.moments()[-1].id, contents(file)))
            moment[0] -= timedelta(hours=1)
        for key, state in states:
            with file.act("go back"):
                file.write_changes(file.past.way_back(key).changes)
            assert contents(file) == state


def test_the_way_back_is_known_after_the_file_was_closed(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        before, moment = contents(file), file.past.moments()[-1].id
        do(file, "case", 1)
        file.undo()
        do(file, "remove", 0)
    with WorkshopFile.open(path, clock=clock) as file, file.act("go back"):
        file.write_changes(file.past.way_back(moment).changes)
    with WorkshopFile.open(path, clock=clock) as file:
        assert contents(file) == before


def test_returns_brought_in_at_once_are_taken_out_and_put_back(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        moments = [one.id for one in file.past.moments()]
        before = file.past.way_back(moments[-2])
        answers, now = len(file.all(AnswerGiven)), contents(file)
        assert answers
        with file.act("go back"):
            file.write_changes(before.changes)
        assert (len(file.all(AnswerGiven)), len(file.all(Return))) == (0, 0)
        file.undo()
        assert contents(file) == now


def test_a_row_that_is_not_as_the_history_left_it_is_never_guessed(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock) as file:
        moment = file.past.moments()[-1].id
        do(file, "judge", 1)
        file.close()
    db = connect(path, None)
    db.execute("UPDATE judgements SET reason = 'another'")
    db.close()
    with (
        WorkshopFile.open(path, clock=clock) as file,
        pytest.raises(FileProblem, match="cannot be told from its history"),
    ):
        file.past.way_back(moment)


def test_a_copy_made_in_the_midst_of_typing_is_a_moment_of_its_own(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock) as file:
        own, point = file.own_copies, read_tool(file).points[1]
        assert own is not None
        own.choose(PlainCopies.KEEP)
        walk.give_reason(file, CaseId(1), point, "Seen")
        copy = own.keep(CopyReason.MINUTES)
        assert copy is not None
        then = contents(file)
        walk.give_reason(file, CaseId(1), point, "Seen, and read out")
        walk.give_reason(file, CaseId(1), point, "")
        with file.act("go back"):
            file.write_changes(file.past.way_back(copy.facts.last_act).changes)
        assert contents(file) == then
