"""The sample by its acts: the list, the draw, what is replaced and the cases it becomes."""

import json
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.acts import prepare
from core.acts import sample as acts
from core.counting.drawn import is_changed_since, take_over
from core.model.case import Agency, Case, Return
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.ids import AgencyId, CaseId
from core.model.sample import DrawnLine, Eligible, SampleColumn, SampleDraw, SampleQuota
from core.queries.search import HitKind, search
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.rounds import rounds
from tests.sample_lists import BALANCE, CHILDREN, bring_in, current, draw, replace_line
from tests.small import contents, small_audit

GOLDEN = json.loads(CHILDREN.with_suffix(".json").read_text(encoding="utf-8"))


def without_cases(file: WorkshopFile) -> WorkshopFile:
    """Take the cases of the small audit away."""
    prepare.remove_rows(file, "remove cases", file.all(Case))
    return file


def test_of_a_list_only_number_key_and_what_is_balanced_by_are_kept(file: WorkshopFile) -> None:
    now = bring_in(file)
    assert [column.heading for column in now.sample_columns] == list(BALANCE)
    lines = file.all(Eligible)
    assert len(lines) == 63
    kept = {cell for line in lines for cell in line.cells.split("\t")}
    assert not [cell for cell in kept if cell.startswith("K")]
    everything = str(contents(file))
    assert "K04" not in everything
    assert "K43" not in everything


def test_the_page_draws_what_the_command_line_draws(file: WorkshopFile) -> None:
    bring_in(file)
    sample = draw(file)
    assert sorted(line.line for line in sample.lines) == [one["line"] for one in GOLDEN["sample"]]
    assert sample.fingerprint == GOLDEN["fingerprint"]
    assert [(one.value, one.wanted, one.drawn) for one in sample.strata] == [
        (one["value"], one["wanted"], one["drawn"]) for one in GOLDEN["strata"]
    ]


def test_every_step_of_a_sample_is_taken_back_and_done_again(file: WorkshopFile) -> None:
    without_cases(file)
    start = contents(file)
    states = [start]
    bring_in(file)
    states.append(contents(file))
    sample = draw(file)
    out = replace_line(file, sample.lines[0])
    acts.write_reason(file, current(file).left_out[0], "Moved away")
    acts.make_cases(file, take_over(snapshot(file), current(file)))
    acts.remove_list(file)
    end = contents(file)
    assert out.instead_of
    while file.undo():
        pass
    while file.redo():
        pass
    assert contents(file) == end
    assert check(file) == []


def test_another_list_takes_the_place_of_the_first_and_the_draw_stays(
    file: WorkshopFile, tmp_path: Path
) -> None:
    bring_in(file)
    sample = draw(file)
    other = tmp_path / "other.csv"
    other.write_text("ref,sex\n" + "".join(f"K{n},{'MF'[n % 2]}\n" for n in range(20)))
    now = bring_in(file, other, ("sex",))
    assert (now.sample_list is not None and now.sample_list.listed) == 20
    assert len(file.all(Eligible)) == 20
    assert [column.heading for column in now.sample_columns] == ["sex"]
    assert current(file) == sample


def test_a_draw_before_stays_on_record_with_its_seed(file: WorkshopFile) -> None:
    bring_in(file)
    draw(file, "1")
    draw(file, "2014")
    assert [one.seed for one in file.all(SampleDraw)] == ["1", "2014"]
    plan = snapshot(file).sample_list
    assert plan is not None
    assert plan.seed == "2014"


def test_whatever_another_draw_would_go_by_is_told_from_the_draw(file: WorkshopFile) -> None:
    now = bring_in(file)
    sample = draw(file)
    lines = file.all(Eligible)

    def changed() -> bool:
        return is_changed_since(snapshot(file), sample, lines)

    assert not changed()
    plan, first = snapshot(file).sample_list, now.sample_columns[0]
    assert plan is not None
    every: tuple[Callable[[], Changed | None], ...] = (
        lambda: acts.set_size(file, plan, 9),
        lambda: acts.set_seed(file, plan, "2015"),
        lambda: acts.move_column(file, first, 2),
        lambda: acts.set_quota(file, first, "F", 6),
        lambda: acts.remove_column(file, first),
    )
    for act in every:
        act()
        assert changed()
        file.undo()
        assert not changed()
    shared = next(one for one in sample.strata if one.value == "F").wanted
    acts.set_quota(file, first, "F", shared)
    assert not changed()


def test_a_quota_is_set_changed_and_shared_again(file: WorkshopFile) -> None:
    now = bring_in(file)
    sex = now.sample_columns[0]
    acts.set_quota(file, sex, "F", 5)
    acts.set_quota(file, sex, "F", 6)
    assert [one.wanted for one in file.all(SampleQuota)] == [6]
    assert {one.value: one.drawn for one in draw(file).strata if one.column == 0} == {
        "F": 6,
        "M": 2,
    }
    acts.set_quota(file, sex, "F", None)
    assert file.all(SampleQuota) == []
    acts.set_quota(file, sex, "M", 3)
    acts.share_all(file)
    assert file.all(SampleQuota) == []


def test_quotas_that_do_not_add_up_are_refused_with_what_would(file: WorkshopFile) -> None:
    now = bring_in(file)
    acts.set_quota(file, now.sample_columns[0], "F", 9)
    with pytest.raises(NotYet, match="do not add up to 8"):
        draw(file)
    plan = snapshot(file).sample_list
    assert plan is not None
    with pytest.raises(NotYet, match="64 cannot be drawn from a list of 63"):
        acts.set_size(file, plan, 64)


def test_a_column_that_is_left_out_of_the_balance_leaves_the_audit(file: WorkshopFile) -> None:
    now = bring_in(file)
    acts.remove_column(file, next(one for one in now.sample_columns if one.heading == "Team"))
    assert "Team" not in str(file.query("SELECT * FROM eligible"))
    assert [one.heading for one in file.all(SampleColumn)] == ["Sex", "Age"]
    file.undo()
    assert "Team" in str(file.query("SELECT * FROM eligible"))


def test_the_next_of_the_same_kind_steps_in_and_the_other_stays_on_record(
    file: WorkshopFile,
) -> None:
    bring_in(file)
    sample = draw(file)
    out = sample.lines[2]
    into = replace_line(file, out)
    after = current(file)
    assert (into.kind, into.position, into.instead_of) == (out.kind, out.position, out.line)
    assert [one.line for one in after.left_out] == [out.line]
    assert after.left_out[0].left_out
    assert after.unreasoned == after.left_out
    assert after.strata == sample.strata
    acts.write_reason(file, after.left_out[0], "Moved to another authority")
    assert current(file).unreasoned == ()
    assert [hit.kind for hit in search(file, "authority")] == [HitKind.LEFT_OUT]


def test_a_line_replaced_twice_can_come_back_and_none_steps_in_again(file: WorkshopFile) -> None:
    bring_in(file)
    first = draw(file).lines[0]
    second = replace_line(file, first)
    third = replace_line(file, second)
    sample = current(file)
    out = next(one for one in sample.left_out if one.line == first.line)
    acts.bring_back(file, out, third)
    after = current(file)
    assert first.line in {one.line for one in after.lines}
    assert {one.line for one in after.left_out} == {second.line, third.line}
    again = replace_line(file, next(one for one in after.lines if one.line == first.line))
    assert again.line not in {first.line, second.line, third.line}


def test_the_drawn_lines_become_the_cases_in_one_act(file: WorkshopFile) -> None:
    without_cases(file)
    bring_in(file)
    sample = draw(file)
    acts.make_cases(file, take_over(snapshot(file), sample))
    cases = file.all(Case)
    assert [case.reference for case in cases] == [f"Case {letter}" for letter in "ABCDEFGH"]
    assert [(case.age, case.sex, case.team) for case in cases] == [
        (line.age, line.sex, line.team) for line in sample.lines
    ]
    assert all(case.age.isdecimal() for case in cases)
    assert file.undo_label == "make 8 cases of the sample"
    assert take_over(snapshot(file), current(file)).is_done
    file.undo()
    assert file.all(Case) == []


def test_made_again_it_adds_and_takes_away_but_never_a_case_with_a_return(
    file: WorkshopFile,
) -> None:
    bring_in(file)
    draw(file)
    acts.make_cases(file, take_over(snapshot(file), current(file)))
    lines = current(file).lines
    first, second = lines[0].case_id, lines[1].case_id
    assert first is not None
    with file.act("a return"):
        agency = AgencyId(file.put(Agency("Housing")))
        file.put(Return(first, agency))
    replace_line(file, lines[0])
    replace_line(file, lines[1])
    plan = take_over(snapshot(file), current(file))
    assert [case.id for case in plan.kept] == [first]
    assert [case.id for case in plan.goes] == [second]
    assert (len(plan.stays), len(plan.added), plan.others) == (6, 2, 2)
    acts.make_cases(file, plan)
    left = {case.id for case in file.all(Case)}
    assert first in left
    assert second not in left
    assert file.all(Return, "case_id = ?", (first,))
    assert len(left) == 2 + 9


def test_what_was_sent_meanwhile_keeps_a_case_that_was_to_go(file: WorkshopFile) -> None:
    bring_in(file)
    draw(file)
    acts.make_cases(file, take_over(snapshot(file), current(file)))
    out = current(file).lines[0]
    replace_line(file, out)
    plan = take_over(snapshot(file), current(file))
    assert out.case_id is not None
    with file.act("a return"):
        file.put(Return(out.case_id, AgencyId(file.put(Agency("Housing")))))
    acts.make_cases(file, plan)
    assert file.get(Case, out.case_id) is not None


def test_a_line_drawn_again_keeps_its_case(file: WorkshopFile) -> None:
    bring_in(file)
    draw(file)
    acts.make_cases(file, take_over(snapshot(file), current(file)))
    case_of = {line.line: line.case_id for line in current(file).lines}
    draw(file, "7")
    for line in current(file).lines:
        assert line.case_id == case_of.get(line.line)
    draw(file, "2014")
    assert {line.line: line.case_id for line in current(file).lines} == case_of
    assert take_over(snapshot(file), current(file)).is_done


def test_the_list_goes_and_what_was_drawn_can_still_be_told(file: WorkshopFile) -> None:
    bring_in(file)
    sample = draw(file)
    acts.remove_list(file)
    assert file.query("SELECT count(*) FROM eligible") == [(0,)]
    now = snapshot(file)
    assert now.sample_columns == ()
    assert now.sample_list is not None
    assert not now.sample_list.is_here
    assert current(file) == sample
    with pytest.raises(NotYet, match="is not in the audit"):
        replace_line(file, sample.lines[0])


def test_a_case_removed_by_hand_lets_go_of_its_line(file: WorkshopFile) -> None:
    bring_in(file)
    draw(file)
    acts.make_cases(file, take_over(snapshot(file), current(file)))
    gone = file.get(Case, current(file).lines[0].case_id or CaseId(0))
    assert gone is not None
    prepare.remove_rows(file, "remove it", [gone])
    assert current(file).lines[0].case_id is None
    assert [line.line for line, _ in take_over(snapshot(file), current(file)).added] == [
        current(file).lines[0].line
    ]


def test_a_reference_that_was_taken_meanwhile_is_refused_and_nothing_is_made(
    file: WorkshopFile,
) -> None:
    bring_in(file)
    draw(file)
    plan = take_over(snapshot(file), current(file))
    prepare.keep_rows(file, "add a case", [Case("case a")])
    with pytest.raises(NotYet, match="Case A"):
        acts.make_cases(file, plan)
    assert not [line for line in file.all(DrawnLine) if line.case_id is not None]


def test_over_26_lines_are_numbered(file: WorkshopFile) -> None:
    bring_in(file)
    plan = snapshot(file).sample_list
    assert plan is not None
    acts.set_size(file, plan, 40)
    draw(file)
    names = [name for _, name in take_over(snapshot(file), current(file)).added]
    assert (names[0], names[-1], len(names)) == ("Case 1", "Case 40", 40)


STEPS = st.lists(st.tuples(st.sampled_from(["replace", "back"]), st.integers(0, 20)), max_size=8)


@settings(max_examples=rounds(3), deadline=None)
@given(STEPS)
def test_whatever_is_replaced_and_comes_back_the_size_and_the_places_stay(
    steps: list[tuple[str, int]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        small_audit(Path(folder) / "audit.casewalk", lambda: datetime(2014, 3, 3)) as file,
    ):
        bring_in(file)
        draw(file)
        for step, at in steps:
            now = current(file)
            if step == "replace":
                replace_line(file, now.lines[at % len(now.lines)])
            elif now.left_out:
                out = now.left_out[at % len(now.left_out)]
                instead = next(one for one in now.lines if one.position == out.position)
                acts.bring_back(file, out, instead)
            after = current(file)
            assert sorted(one.position for one in after.lines) == list(range(8))
            every = [one.line for one in (*after.lines, *after.left_out)]
            assert len(set(every)) == len(every)
            assert len(take_over(snapshot(file), after).added) == 8
