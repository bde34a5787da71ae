"""What a condition passes over is not called unreached, on paper or in the check before that."""

from dataclasses import replace

from core.documents.blocks import Table
from core.documents.catalogue import compose
from core.model.asking import Clause, Relation
from core.model.ids import QuestionId
from core.model.snapshot import FullSnapshot
from core.wording.judged import not_reached_words
from tests.documents.audits import Parts
from tests.documents.test_summaries import words


def where_grown_up() -> FullSnapshot:
    """The sample, its last question asked only of those of forty: of nobody, and judged nowhere."""
    full = Parts().full()
    last = full.now.tool.points[-1]
    kept = tuple(one for one in full.now.judgements if one.point != last)
    clause = Clause(
        question_id=QuestionId(last.question_id),
        attribute="age",
        relation=Relation.AT_LEAST,
        value="40",
    )
    tool = replace(full.now.tool, clauses=(clause,))
    return replace(full, now=replace(full.now, tool=tool, judgements=kept))


def test_a_question_that_a_condition_passes_over_is_not_asked() -> None:
    full = where_grown_up()
    key = full.now.tool.key_at(full.now.tool.points[-1])
    found = [
        [words(cell) for cell in row]
        for section in compose("summaries", full).sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        if words(row[0]).split()[0] == key and len(row) > 2
    ]
    assert found
    for row in found:
        assert row[-2] == "Not asked"
        assert "Only where age is at least 40" in row[-1]
        assert "Not reached" not in row


def test_what_was_not_asked_is_in_no_number_of_what_was_not_reached() -> None:
    full = where_grown_up()
    every = replace(full.now, tool=replace(full.now.tool, clauses=()))
    asked_of_all = len(every.tool.points) * len(every.cases)
    assert f"of {asked_of_all} " in not_reached_words(every)
    assert f"of {asked_of_all - len(every.cases)} " in not_reached_words(full.now)
