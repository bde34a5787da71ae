"""What is not asked is neither an answer nor a blank; what was answered all the same is told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts.own_documents import write_own_words
from core.cli.counts import counts_csv, counts_table, counts_text
from core.counting.asking import (
    EVERYTHING_ASKED,
    NotAsked,
    Pair,
    deciding_items,
    not_asked,
    usable_pairs,
)
from core.counting.collation import Base, collate
from core.counting.conditions import (
    DECIDES_WHAT_IS_ASKED,
    Fulfilment,
    asked_points,
    asked_where,
    first_open,
    is_open,
    passed_over,
)
from core.counting.count_lines import count_lines
from core.counting.evidence import item_returns
from core.counting.judgements import room_count, room_counts
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import Within
from core.counting.returns_summary import ReturnsSummary
from core.counting.value_counts import value_counts
from core.documents.audience import for_audience
from core.documents.own_numbers import numbers_now
from core.documents.summaries import case_summaries
from core.model.asking import Clause, Relation
from core.model.audience import Audience, AudienceKind
from core.model.case import Attribute, Case, CaseAttribute
from core.model.changed import RowChange
from core.model.clock import Clock
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import AttributeId, FindingId, JudgementId
from core.model.judgement import Judgement, JudgementState
from core.model.own_document import OwnNumber
from core.model.patch import patched, with_parts
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Item, Point, Tool
from core.queries.documents import full
from core.queries.returns import counts, given_to, values_by_item
from core.review.careful import careful
from core.review.settled import Replacement, Settled, replaced, without
from core.store.file import WorkshopFile
from tests.asked import asked_audit


@pytest.fixture
def asked(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with asked_audit(tmp_path / "asked.casewalk", clock) as file:
        yield file


def everything(file: WorkshopFile) -> tuple[FullSnapshot, NotAsked]:
    found = full(file)
    return found, not_asked(found.now, found.answers, found.values)


def item(tool: Tool, key: str) -> Item:
    return next(one for one in tool.items if one.key == key)


def named(now: Snapshot, pairs: frozenset[Pair]) -> set[str]:
    return {
        f"{case.reference[-1]} {agency.short or agency.name}"
        for case in now.cases
        for agency in now.agencies
        if (case.id, agency.id) in pairs
    }


@pytest.mark.parametrize(
    ("key", "left_out", "anyway"),
    [
        ("1", "", ""),
        # Nobody knows of a plan where question 1 was left blank: there it is asked.
        ("2", "A Police, A Schools, B Schools", "A Police"),
        ("3", "A Health, A Schools, B Health, B Schools", "B Schools"),
        # 2 was answered where it was not asked: that decides nothing.
        ("4", "A Police, A Schools, B Health, B Schools", "A Police"),
        ("5", "A Health, A Police, A Schools, B Health, B Police, B Schools", ""),
        # A child of three is not at school, and the police are not asked of it.
        ("6a", "A Health, A Police, A Schools, B Police", "A Schools"),
        ("6b", "A Health, A Police, A Schools, B Police, B Schools", "B Schools"),
    ],
)
def test_whom_a_question_is_not_asked_of(
    asked: WorkshopFile, key: str, left_out: str, anyway: str
) -> None:
    found, apart = everything(asked)
    at = item(found.now.tool, key).id
    assert named(found.now, apart.pairs.get(at, frozenset())) == set(
        filter(None, left_out.split(", "))
    )
    assert named(found.now, apart.anyway.get(at, frozenset())) == set(
        filter(None, anyway.split(", "))
    )


def test_every_count_and_every_list_of_an_item_add_up_to_the_same(asked: WorkshopFile) -> None:
    found, apart = everything(asked)
    now, usable = found.now, len(usable_pairs(found.now))
    part = not_asked(now, *given_to(asked, deciding_items(now.tool)))
    rows = {row.item.id: row for row in collate(now.tool, counts(asked), usable, part)}
    values = value_counts(now.tool, values_by_item(asked), usable, part)
    lines = count_lines(now, counts(asked), usable, values=values_by_item(asked), apart=part)
    summary = ReturnsSummary(now.tool, found.answers, found.values, apart)
    for one in now.tool.items:
        counted = rows.get(one.id) or values[one.id]
        assert counted.answered + counted.blank + counted.not_asked == usable
        listed = item_returns(now, one, found.answers, apart=apart)
        assert len(listed.not_asked) == counted.not_asked == apart.count(one.id)
        assert len(listed.anyway) == counted.anyway
        (line,) = (line for line in lines if line.item == one)
        assert (line.counted or line.values) == counted
        if one.id in rows:
            assert listed.counted == counted
            by_case: list[Any] = [summary.item(case.id, one) for case in now.cases]
        else:
            by_case = [summary.values(case.id, one) for case in now.cases]
        for name in ("answered", "blank", "not_asked", "anyway"):
            assert sum(getattr(case, name) for case in by_case) == getattr(counted, name)


def test_a_question_for_some_agencies_has_them_alone_in_its_base(asked: WorkshopFile) -> None:
    found, apart = everything(asked)
    row = next(
        row for row in collate(found.now.tool, counts(asked), 6, apart) if row.item.key == "3"
    )
    assert (row.answered, row.blank, row.not_asked, row.anyway) == (1, 1, 4, 1)


def test_the_command_line_and_the_summaries_say_what_was_not_asked(asked: WorkshopFile) -> None:
    found, apart = everything(asked)
    now, given = found.now, counts(asked)
    values = values_by_item(asked)
    text = counts_text(now, given, Base.ALL, values, apart)
    assert "blank 1 · not asked of 4 returns, 1 answered all the same" in text
    table = counts_table(now, given, values, apart)
    items = table["items"]
    assert isinstance(items, dict)
    assert (items["4"]["not_asked"], items["4"]["answered_anyway"]) == (4, 1)
    assert "not_asked" not in items["1"]
    head, *lines = counts_csv(now, given, Base.ALL, values, apart).splitlines()
    assert head.endswith("not_asked,answered_anyway")
    assert [line.split(",")[-2:] for line in lines][2] == ["4", "1"]
    said = str(case_summaries(found))
    assert "1 not asked" in said
    assert "answered all the same" in said


def test_an_audit_that_asks_everything_of_all_says_nothing_of_it(
    tmp_path: Path, clock: Clock
) -> None:
    from tests.small import small_audit

    with small_audit(tmp_path / "small.casewalk", clock) as file:
        found, apart = everything(file)
        assert apart is EVERYTHING_ASKED
        assert "not asked" not in counts_text(found.now, counts(file), Base.ALL)
        assert "not_asked" not in counts_csv(found.now, counts(file), Base.ALL)


def agree(file: WorkshopFile, now: Snapshot, case: int, key: str, answer: str) -> None:
    point = next(one for one in now.tool.points if now.tool.key_at(one) == key)
    chosen = next(one for one in now.tool.answers_at(point) if one.key == answer)
    with file.act("agree"):
        file.put(
            Judgement(
                now.cases[case].id,
                point.question_id,
                state=JudgementState.AGREED,
                answer_id=chosen.id,
            )
        )


def point_of(now: Snapshot, key: str) -> Point:
    return next(one for one in now.tool.points if now.tool.key_at(one) == key)


def test_the_room_passes_over_what_is_not_asked_of_a_case_and_counts_it_apart(
    asked: WorkshopFile,
) -> None:
    now = full(asked).now
    young, older = (case.id for case in now.cases)
    school, review = point_of(now, "6"), point_of(now, "2")
    assert passed_over(now, young, school)
    assert not passed_over(now, older, school)
    found = asked_where(now, young, review)
    assert found is not None
    assert found.fulfilment is Fulfilment.OPEN
    agree(asked, now, 0, "1", "no")
    now = full(asked).now
    assert passed_over(now, young, review)
    assert passed_over(now, young, point_of(now, "4"))
    assert not is_open(now, young, review)
    assert first_open(now, young) == point_of(now, "3")
    count = room_counts(now)[school]
    assert (count.open, count.not_asked) == (1, 1)
    assert room_count(now, school) == count
    # Judged all the same: it counts, and what rests on it is asked.
    agree(asked, now, 0, "2", "yes")
    now = full(asked).now
    assert not passed_over(now, young, review)
    assert not passed_over(now, young, point_of(now, "4"))
    assert room_counts(now)[review].not_asked == 0


def test_what_a_case_is_asked_is_counted_anew_where_something_decides_it_and_only_there(
    asked: WorkshopFile,
) -> None:
    now = full(asked).now
    young, older = (case.id for case in now.cases)
    for case in now.cases:
        asked_points(now, case.id)
    no = next(one for one in now.tool.answers_at(point_of(now, "1")) if one.key == "no")
    point = point_of(now, "1").question_id
    judged = Judgement(
        young, point, state=JudgementState.AGREED, answer_id=no.id, id=JudgementId(9)
    )
    after = patched(now, [RowChange(Judgement, 9, None, judged)])
    assert after.points_counted == {older: asked_points(now, older)}
    fresh = replace(now, judgements=(judged,))
    for one in (young, older):
        assert asked_points(after, one) == asked_points(fresh, one)
    assert asked_points(after, young) < asked_points(now, young)
    aged = replace(now.cases[0], age="15")
    grown = patched(now, [RowChange(Case, aged.id, now.cases[0], aged)])
    assert asked_points(grown, young) > asked_points(now, young)
    for age, more in (("15 yrs", True), ("7 months", False), ("unborn", False)):
        said = replace(now.cases[0], age=age)
        typed = patched(now, [RowChange(Case, said.id, now.cases[0], said)])
        asked_now = asked_points(typed, young)
        assert asked_now == asked_points(grown if more else now, young), age


def test_what_a_case_is_asked_is_counted_anew_of_judgements_that_are_read_whole(
    asked: WorkshopFile,
) -> None:
    now = full(asked).now
    young = now.cases[0].id
    asked_before = asked_points(now, young)
    no = next(one for one in now.tool.answers_at(point_of(now, "1")) if one.key == "no")
    point = point_of(now, "1").question_id
    judged = Judgement(young, point, state=JudgementState.AGREED, answer_id=no.id)
    assert asked_points(with_parts(now, {"judgements": (judged,)}), young) < asked_before


@pytest.mark.parametrize("kind", AudienceKind)
@pytest.mark.parametrize(
    ("words", "instead"),
    [("Police", "one force"), ("age", "years"), ("9", "nine"), ("5", "five"), ("3", "three")],
)
def test_what_is_left_out_or_said_otherwise_for_readers_moves_nobody_out_of_a_count(
    asked: WorkshopFile, kind: AudienceKind, words: str, instead: str
) -> None:
    found, apart = everything(asked)
    view = for_audience(found, Audience(kind))
    settled = Settled(replace=(Replacement(words, instead),))
    for one in (view, replaced(view, settled), replaced(found, settled)):
        assert not_asked(one.now, one.answers, one.values) == apart
        for case in one.now.cases:
            assert asked_points(one.now, case.id) == asked_points(found.now, case.id)


def test_a_number_in_own_words_is_what_it_is_in_the_audit_whoever_reads_the_document(
    asked: WorkshopFile,
) -> None:
    now = full(asked).now
    one = item(now.tool, "1")
    yes = next(answer.id for answer in now.tool.answers if answer.key == "yes")
    older = (Within("age", "9"),)
    number = LiveNumber(Counted.RETURNS, one.question_id, one.id, (yes,), within=older)
    write_own_words(asked, "report", "found", "Half.", [OwnNumber(number.text, "Half")])
    found = full(asked)
    (said,) = numbers_now("report", found).values()
    assert said == "1 of 2 returns, age: 9 only", "of one case no rate is told"
    for kind in AudienceKind:
        view = for_audience(found, Audience(kind))
        assert numbers_now("report", view) == {number.text: said}
    finding = Finding("The vast majority of returns say there is a plan.", FindingId(1))
    rests = EvidenceNamed(finding.id, EvidenceKind.COUNT, 0, 1, count=number.text)
    found = replace(found, now=replace(found.now, findings=(finding,), evidence=(rests,)))
    for read in (found, for_audience(found, Audience(AudienceKind.BOARD))):
        (remark,) = careful(read)
        assert remark.text.endswith("1 of 2 returns.")


def test_an_attribute_of_a_case_decides_what_it_is_asked_where_readers_are_not_told_of_it(
    asked: WorkshopFile,
) -> None:
    found, _ = everything(asked)
    now = found.now
    ward, case = Attribute("Ward", AttributeId(1)), now.cases[0]
    clause = Clause(question_id=now.tool.questions[0].id, attribute="ward", value="ash")
    tool = replace(now.tool, clauses=(*now.tool.clauses, clause))
    parts = {"tool": tool, "attributes": (ward,)}
    noted = tuple(
        CaseAttribute(one.id, ward.id, value)
        for one, value in zip(now.cases, ("Ash", "Elm"), strict=True)
    )
    found = replace(found, now=with_parts(now, {**parts, "case_attributes": noted}))
    apart = not_asked(found.now, found.answers, found.values)
    assert apart.count(now.tool.items[0].id) == 3
    settled = Settled(
        replace=(Replacement("Ash", "one of them"), Replacement("Elm", "one of them"))
    )
    for one in (replaced(found, settled), without(found, frozenset({"Ash", "Elm"}))):
        assert not_asked(one.now, one.answers, one.values) == apart
        assert "Ash" not in {value for _, value in one.now.attributes_of(case.id)}


def test_what_an_attribute_is_called_decides_what_is_asked(asked: WorkshopFile) -> None:
    now = full(asked).now
    ward, case = Attribute("Ward", AttributeId(1)), now.cases[0].id
    clause = Clause(question_id=now.tool.questions[0].id, attribute="ward", value="ash")
    noted = CaseAttribute(case, ward.id, "Elm", id=1)
    parts = {"attributes": (ward,), "case_attributes": (noted,)}
    tool = replace(now.tool, clauses=(*now.tool.clauses, clause))
    now = with_parts(now, {**parts, "tool": tool})
    before = asked_points(now, case)
    renamed = RowChange(Attribute, ward.id, ward, replace(ward, name="Area"))
    assert asked_points(patched(now, [renamed]), case) > before
    assert Attribute in DECIDES_WHAT_IS_ASKED


@given(
    st.lists(
        st.tuples(st.sampled_from(["yes", "no", ""]), st.sampled_from(["yes", "no", ""])),
        max_size=6,
    )
)
def test_an_and_never_asks_more_than_its_parts_nor_an_or_less(
    said: list[tuple[str, str]],
) -> None:
    from core.counting.asking import ConditionSets
    from tests.counting.test_conditions import CHAIN, YES
    from tests.counting.test_conditions import item as made

    first, second = made(1), made(2)
    tool = Tool(CHAIN.themes, CHAIN.answer_sets, CHAIN.answers, CHAIN.questions, (first, second))
    answers = {
        one.id: [(who, row[at]) for who, row in enumerate(said)]
        for at, one in enumerate((first, second))
    }
    sets = ConditionSets(tool, range(len(said)), lambda one: answers[one.id], lambda *_: "")
    one = Clause(on_item_id=first.id, answer_id=YES.id)
    two = Clause(on_item_id=second.id, answer_id=YES.id, relation=Relation.IS_NOT)
    both, either = ((one, two),), ((one,), (two,))
    assert sets.failed(both) == sets.failed(((one,),)) | sets.failed(((two,),))
    assert sets.failed(either) == sets.failed(((one,),)) & sets.failed(((two,),))
    assert sets.fulfilled(both) == sets.fulfilled(((one,),)) & sets.fulfilled(((two,),))
    assert sets.fulfilled(either) == sets.fulfilled(((one,),)) | sets.fulfilled(((two,),))
    assert not sets.failed(both) & sets.fulfilled(both)
