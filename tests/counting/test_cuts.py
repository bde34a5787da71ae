"""Cuts: parts add up to the whole, and it does not matter what comes first, filter or cut."""

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from core.counting.asking import NotAsked, usable_pairs
from core.counting.collation import ItemCount, collate
from core.counting.cuts import (
    AnswersGrouped,
    ReturnsCut,
    cut_judgements,
    cut_returns,
    grouping_for,
    theme_counts,
)
from core.counting.narrowing import (
    EVERYTHING,
    AnsweredSo,
    Narrowing,
    Within,
    cases_within,
    compared_by,
    compared_groups,
    groups_of_cases,
    kept_pairs,
    own_groups,
)
from core.counting.packed_cuts import cut_packed
from core.model.audit import Audit
from core.model.case import Agency, Attribute, Case, CaseAttribute
from core.model.ids import AgencyId, AttributeId, CaseId
from core.model.packed import PackedAnswers
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer
from tests.counting.audits import ANSWER, ONE_ITEM, example, snapshot_of

DIMENSIONS = ("case", "agency", "pathway", "team", "Place")
ITEM = ONE_ITEM.items[0]
ROW = ("case_id", "agency_id", "item_id", "answer_id")


@st.composite
def audits(draw: st.DrawFn) -> tuple[Snapshot, tuple[AnswerRow, ...]]:
    """An audit of one question, some usable returns, an answer or a blank in each."""
    cases = tuple(
        Case(f"Child {at}", CaseId(at), at, pathway=draw(st.sampled_from("PQ")), team=team)
        for at, team in enumerate(draw(st.lists(st.sampled_from(["", "T", "U"]), max_size=4)), 1)
    )
    agencies = tuple(Agency(name, AgencyId(at)) for at, name in enumerate("XYZ", 1))
    places = tuple(
        CaseAttribute(one.id, AttributeId(1), draw(st.sampled_from(["north", "south"])))
        for one in cases
    )
    every = [(case.id, agency.id) for case in cases for agency in agencies]
    usable = frozenset(draw(st.lists(st.sampled_from(every)))) if every else frozenset()
    given_ = draw(
        st.lists(
            st.none() | st.sampled_from(list(ANSWER.values())),
            min_size=len(usable),
            max_size=len(usable),
        )
    )
    rows = tuple(
        AnswerRow(*pair, ITEM.id, answer.id)
        for pair, answer in zip(sorted(usable), given_, strict=True)
        if answer is not None
    )
    attributes = (Attribute("Place", AttributeId(1)),)
    now = Snapshot(
        Audit("Any"),
        ONE_ITEM,
        cases=cases,
        attributes=attributes,
        case_attributes=places,
        agencies=agencies,
        usable=usable,
    )
    return now, rows


def grouped(
    now: Snapshot, rows: Iterable[AnswerRow], by: Sequence[str], narrowing: Narrowing
) -> list[AnswersGrouped]:
    """Tell the answers apart as far as a cut needs, as the file does."""
    how = grouping_for(now.tool, by, narrowing)
    return [
        AnswersGrouped(
            row.case_id if how.by_case else CaseId(0),
            row.agency_id if how.by_agency else AgencyId(0),
            row.item_id,
            row.answer_id,
        )
        for row in rows
    ]


def cut(
    now: Snapshot,
    rows: tuple[AnswerRow, ...],
    by: Sequence[str],
    narrowing: Narrowing = EVERYTHING,
) -> tuple[ReturnsCut, ...]:
    pairs = kept_pairs(now, usable_pairs(now), narrowing, rows).pairs if narrowing else None
    return cut_returns(now, grouped(now, rows, by, narrowing), by, pairs)


def packed(rows: Iterable[AnswerRow], *, by_agency: bool) -> PackedAnswers:
    """Pack answers as they come from the file: a text of codes for each case."""
    codes: dict[CaseId, list[str]] = {}
    for row in rows:
        above = row.agency_id * 1000 + row.item_id if by_agency else row.item_id
        codes.setdefault(row.case_id, []).append(str(above * 1000 + row.answer_id))
    cells = tuple((case, ",".join(some)) for case, some in codes.items())
    return PackedAnswers(cells, 1000, 1000, by_agency)


def added(rows: Iterable[ItemCount]) -> list[int]:
    """Add up all that was answered, and the blanks."""
    total = [0] * (len(ANSWER) + 1)
    for row in rows:
        for at, (_, count) in enumerate(row.counts):
            total[at] += count
        total[-1] += row.blank
    return total


dimensions = st.lists(st.sampled_from(DIMENSIONS), max_size=2, unique=True)


@given(audits(), dimensions, st.sampled_from(list(ANSWER.values())), st.sampled_from("PQ"))
def test_packed_answers_are_cut_as_those_one_by_one(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]], by: list[str], answer: Answer, pathway: str
) -> None:
    now, rows = audit
    within = (Within("pathway", pathway),)
    for narrowing in (
        EVERYTHING,
        Narrowing(within=within),
        Narrowing((AnsweredSo(ITEM.id, (answer.id,)),), within),
    ):
        how = grouping_for(now.tool, by, narrowing)
        held = kept_pairs(now, usable_pairs(now), narrowing, rows).pairs if narrowing else None
        some = packed(rows, by_agency=how.by_agency)
        assert cut_packed(now, some, by, held) == cut(now, rows, by, narrowing)


def test_what_was_not_asked_stands_apart_among_packed_answers_too() -> None:
    whole, _ = example("cin")
    now, rows = whole.now, whole.answers
    pair = (rows[0].case_id, rows[0].agency_id)
    apart = NotAsked({rows[0].item_id: frozenset({pair})})
    cells = [AnswersGrouped(*(getattr(row, name) for name in ROW)) for row in rows]
    told = packed(rows, by_agency=True)
    for by in ((), ("case",), ("agency", "pathway")):
        assert cut_packed(now, told, by, apart=apart) == cut_returns(now, cells, by, apart=apart)


@given(audits(), dimensions)
def test_parts_add_up_to_the_whole(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]], by: list[str]
) -> None:
    now, rows = audit
    parts = cut(now, rows, by)
    counts: dict[tuple[object, object], int] = {}
    for row in rows:
        counts[row.item_id, row.answer_id] = counts.get((row.item_id, row.answer_id), 0) + 1
    whole = collate(now.tool, counts, len(now.usable))  # type: ignore[arg-type]
    assert sum(part.usable for part in parts) == len(now.usable)
    assert added(row for part in parts for row in part.rows) == added(whole)
    assert all(row.answered + row.blank == part.usable for part in parts for row in part.rows)


narrowings = st.builds(
    Narrowing,
    st.just(())
    | st.builds(
        AnsweredSo,
        st.just(ITEM.id),
        st.lists(st.sampled_from([one.id for one in ANSWER.values()]), max_size=3).map(tuple),
    ).map(lambda one: (one,)),
    st.just(())
    | st.builds(
        Within,
        st.sampled_from(["pathway", "agency", "Place"]),
        st.sampled_from(["P", "1", "north"]),
    ).map(lambda one: (one,)),
)


@given(audits(), dimensions, narrowings)
def test_to_filter_and_cut_is_to_cut_and_filter(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]], by: list[str], narrowing: Narrowing
) -> None:
    now, rows = audit
    kept = frozenset(kept_pairs(now, usable_pairs(now), narrowing, rows).pairs)
    fewer = Snapshot(
        now.audit,
        now.tool,
        cases=now.cases,
        attributes=now.attributes,
        case_attributes=now.case_attributes,
        agencies=now.agencies,
        usable=kept,
    )
    only = tuple(row for row in rows if (row.case_id, row.agency_id) in kept)
    assert cut(now, rows, by, narrowing) == cut(fewer, only, by)


@given(audits(), st.sampled_from(DIMENSIONS), st.sampled_from(DIMENSIONS))
def test_a_group_of_a_cut_is_the_cut_of_the_group(
    audit: tuple[Snapshot, tuple[AnswerRow, ...]], one: str, other: str
) -> None:
    now, rows = audit
    if one == other:
        return
    for part in cut(now, rows, (one, other)):
        inside = cut(now, rows, (other,), Narrowing(within=(Within(one, part.groups[0]),)))
        (same,) = [each for each in inside if each.groups == part.groups[1:]]
        assert (same.usable, same.rows) == (part.usable, part.rows)


def test_the_audit_of_2014_by_agency_adds_up_to_what_was_published() -> None:
    everything, counts = example("cin")
    now = everything.now
    parts = cut(now, everything.answers, ("agency",))
    whole = collate(now.tool, counts, 24)
    for at, row in enumerate(whole):
        assert sum(part.rows[at].answered for part in parts) == row.answered
        assert sum(part.rows[at].met for part in parts) == row.met
    care = next(part for part in parts if part.groups == (str(now.agencies[0].id),))
    two = next(row for row in care.rows if row.item.key == "2")
    assert (two.met, two.applicable, care.usable) == (3, 7, 7)


def test_themes_add_the_answers_of_their_questions_up() -> None:
    everything, counts = example("cin")
    rows = collate(everything.now.tool, counts, 24)
    themes = theme_counts(everything.now.tool, rows)
    assert sum(one.answers for one in themes) == sum(row.answered for row in rows)
    assert sum(one.applicable for one in themes) == sum(row.applicable for row in rows)
    assert sum(one.blank for one in themes) == sum(row.blank for row in rows)


def test_what_the_room_judged_is_cut_by_pathway_and_by_two_things() -> None:
    now = snapshot_of("tier2")
    parts = cut_judgements(now, ("pathway",), complete_only=True)
    assert parts is not None
    assert [len(part.cases) for part in parts] == [5, 9, 4, 6, 3, 1, 1]
    assert [part.single for part in parts] == [False] * 5 + [True] * 2
    both = cut_judgements(now, ("pathway", "case"))
    assert both is not None
    assert len(both) == len(now.cases)
    assert groups_of_cases(now, "pathway")[both[0].cases[0].id] == both[0].groups[0]


def test_what_the_room_judged_is_not_by_agency_nor_by_a_line_it_judges_as_a_whole() -> None:
    now = snapshot_of("cin")
    assert cut_judgements(now, ("agency",)) is None
    plan = next(item for item in now.tool.items if item.key == "1f")
    yes = now.tool.answers_of(plan.answer_set_id)[0]
    assert cut_judgements(now, (), Narrowing((AnsweredSo(plan.id, (yes.id,)),))) is None
    five = next(item for item in now.tool.items if item.key == "5")
    no = now.tool.answers_of(five.answer_set_id)[1]
    narrowed = cut_judgements(now, (), Narrowing((AnsweredSo(five.id, (no.id,)),)))
    assert narrowed is not None
    assert len(narrowed[0].cases) == 2


def test_two_spellings_of_what_is_noted_are_one_group_as_first_spelt() -> None:
    cases = tuple(Case(f"School {at}", CaseId(at)) for at in (1, 2, 3))
    phase = Attribute("Phase", AttributeId(1))
    said = zip(cases, ("primary", "Primary ", "secondary"), strict=True)
    noted = tuple(CaseAttribute(case.id, phase.id, one) for case, one in said)
    now = Snapshot(
        Audit("Schools"), ONE_ITEM, cases=cases, attributes=(phase,), case_attributes=noted
    )
    assert [one.value for one in own_groups(now)] == ["primary", "secondary"]
    both = {CaseId(1), CaseId(2)}
    assert cases_within(now, Within("Phase", "primary")) == both
    assert cases_within(now, Within("Phase", "Primary")) == both, "as a number kept it once"
    side_by_side = compared_groups(now, "Phase")
    assert {name: len(held) for name, held in side_by_side.items()} == {
        "primary": 2,
        "secondary": 1,
    }
    assert compared_by(now) == ("Phase",)


def test_two_spellings_are_one_group_in_attributes_that_add_up_and_in_what_every_case_has() -> None:
    cases = (Case("A", CaseId(1), sex="Female"), Case("B", CaseId(2), sex="female"))
    readers = (
        Attribute("First reader", AttributeId(1)),
        Attribute("Second reader", AttributeId(2)),
    )
    said = ((1, 1, "Ann"), (1, 2, "Bo"), (2, 1, "bo"), (2, 2, "ann"))
    noted = tuple(CaseAttribute(CaseId(c), AttributeId(a), name) for c, a, name in said)
    now = Snapshot(
        Audit("Schools"), ONE_ITEM, cases=cases, attributes=readers, case_attributes=noted
    )
    both = {CaseId(1), CaseId(2)}
    assert cases_within(now, Within("sex", "female")) == both, "as a number kept it once"
    *_, added_up = compared_by(now)
    found = compared_groups(now, added_up)
    assert {name: {one.id for one in held} for name, held in found.items()} == {
        "Ann": both,
        "bo": both,
    }
    assert cases_within(now, Within(added_up, "Bo")) == both


def test_what_is_another_for_nearly_every_case_makes_no_groups() -> None:
    cases = tuple(Case(f"School {at}", CaseId(at)) for at in range(1, 7))
    pupils = Attribute("Pupils", AttributeId(1))
    noted = tuple(CaseAttribute(case.id, pupils.id, str(100 + case.id)) for case in cases)
    now = Snapshot(Audit("S"), ONE_ITEM, cases=cases, attributes=(pupils,), case_attributes=noted)
    assert own_groups(now) == ()
