"""Judgements in layers: each is kept, the last counts, the move is told."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import prepare, walk
from core.acts.tool import take_tool
from core.acts.tool_parts import remove_part
from core.cli.counts import counts_table, counts_text
from core.cli.cut_request import cut_request
from core.cli.judgement_cuts import judgement_cuts
from core.counting.collation import Base
from core.counting.count_lines import count_lines
from core.counting.grades import Moves
from core.counting.judgements import room_count
from core.counting.layers import layer_counts, next_layer
from core.documents.summaries import case_summaries
from core.intake.tool import read_tool
from core.model.aside import JudgementAside
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import Unreadable
from core.model.judgement import Judgement, Layer
from core.model.layers import LayerJudgement, first_layer, layer_after, layers_in, layers_kept
from core.model.tool import Answer, Point, Question
from core.queries.documents import full
from core.review.texts import texts
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.layers import layers_words, line_layers_notes
from tests.intake.test_other_audits import FOLDER, other_audit
from tests.small import case_id


@pytest.fixture
def moderated(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """Three organisations whose own scores are moderated."""
    with WorkshopFile.create(tmp_path / "moderated.casewalk", clock=clock) as file:
        take_tool(file, other_audit("section-11-self-assessment"))
        prepare.keep_rows(file, "add", [Case("Org A"), Case("Org B"), Case("Org C")])
        yield file


def point(file: WorkshopFile, key: str = "2") -> Point:
    return Point(file.all(Question, "key = ?", (key,))[0].id)


def own(file: WorkshopFile, reference: str, key: str) -> None:
    """Agree an answer as an open question is agreed."""
    question = file.all(Question, "key = '2'")[0]
    values = (question.answer_set_id, key)
    answer = file.all(Answer, "answer_set_id = ? AND key = ?", values)[0]
    walk.agree(file, case_id(file, reference), point(file), answer.id)


def moderate(file: WorkshopFile, reference: str, key: str, reason: str = "") -> None:
    """Judge it in the next layer."""
    now = snapshot(file)
    held = judged(file, reference)
    answer = next(one for one in now.tool.answers_at(held.point) if one.key == key)
    new = replace(held, answer_id=answer.id, layer=next_layer(now, held), reason=reason)
    walk.judge_again(file, new, now.views_on(held))


def judged(file: WorkshopFile, reference: str) -> Judgement:
    found = snapshot(file).judgement(case_id(file, reference), point(file))
    assert found is not None
    return found


def test_the_first_judgement_stands_in_the_first_layer(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    assert judged(moderated, "Org A").layer is Layer.OWN
    assert next_layer(snapshot(moderated), judged(moderated, "Org A")) is Layer.MODERATED


def test_the_last_counts_and_the_one_before_is_kept(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    walk.give_reason(moderated, case_id(moderated, "Org A"), point(moderated), "We checked")
    moderate(moderated, "Org A", "two", "Only half was sampled")
    held = judged(moderated, "Org A")
    assert (held.layer, held.reason) == (Layer.MODERATED, "Only half was sampled")
    (kept,) = moderated.all(LayerJudgement)
    assert (kept.layer, kept.answer, kept.reason) == (Layer.OWN, "3, done and tested", "We checked")
    counted = room_count(snapshot(moderated), point(moderated))
    assert {answer.key: count for answer, count in counted.counts if count} == {"two": 1}
    assert next_layer(snapshot(moderated), held) is Layer.NONE
    assert check(moderated) == []


def test_one_undo_takes_the_later_layer_back(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    before = snapshot(moderated)
    moderate(moderated, "Org A", "two")
    assert moderated.undo_label == "moderated judgement on question 2 for Org A"
    moderated.undo()
    assert snapshot(moderated) == before
    moderated.redo()
    assert judged(moderated, "Org A").layer is Layer.MODERATED


def test_the_move_is_told_in_steps(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    moderate(moderated, "Org A", "one")
    said = layers_words(snapshot(moderated), judged(moderated, "Org A"))
    assert said == "Own judgement: 3, done and tested. Moderated: 1, under way, 2 steps down."


def test_what_is_corrected_in_its_layer_stays_in_it(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    moderate(moderated, "Org A", "one")
    now, held = snapshot(moderated), judged(moderated, "Org A")
    two = next(one for one in now.tool.answers_at(held.point) if one.key == "two")
    walk.judge_again(moderated, replace(held, answer_id=two.id), ())
    assert judged(moderated, "Org A").layer is Layer.MODERATED
    assert len(moderated.all(LayerJudgement)) == 1


def test_how_many_moved_which_way_is_counted_and_printed(moderated: WorkshopFile) -> None:
    for reference, first in (("Org A", "three"), ("Org B", "two"), ("Org C", "one")):
        own(moderated, reference, first)
    moderate(moderated, "Org A", "two")
    moderate(moderated, "Org B", "two")
    now = snapshot(moderated)
    own_count, second = layer_counts(now, point(moderated))
    assert {answer.key: count for answer, count in own_count.counts if count} == {
        "three": 1,
        "two": 1,
        "one": 1,
    }
    assert second.moved == Moves(better=0, worse=1, same=1)
    told = counts_table(now, {})["layers"]
    room = judgement_cuts(now, cut_request(now, "", []), Base.ALL, "json")
    assert json.loads(room)["layers"] == told
    assert isinstance(told, dict)
    assert told["2"]["moderated"]["against the one before"] == {"up": 0, "down": 1, "same": 1}
    assert "Moderated, 2 cases: 2, done 2; against the one before 0 up, 1 down, 1 unchanged" in (
        counts_text(now, {}, Base.ALL)
    )
    printed = repr(case_summaries(full(moderated)))
    assert "Moderated: 2, done, 1 step down." in printed
    assert "Moderated: 2, done, unchanged." in printed


def test_a_reason_of_an_earlier_layer_is_looked_through_before_it_leaves(
    moderated: WorkshopFile,
) -> None:
    own(moderated, "Org A", "three")
    walk.give_reason(moderated, case_id(moderated, "Org A"), point(moderated), "Zebra")
    moderate(moderated, "Org A", "two")
    assert {one.place for one in texts(full(moderated)) if one.text == "Zebra"} == {
        "Org A, question 2, own"
    }


def test_a_question_that_goes_puts_every_layer_aside(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    moderate(moderated, "Org A", "two")
    remove_part(moderated, moderated.all(Question, "key = '2'")[0], confirmed=True)
    aside = {(one.answer, one.reason) for one in moderated.all(JudgementAside)}
    assert aside == {("2, done", ""), ("3, done and tested", "own")}
    assert moderated.all(LayerJudgement) == []
    assert check(moderated) == []


def test_a_tool_without_layers_has_none_of_it(tmp_path: Path) -> None:
    with WorkshopFile.create(tmp_path / "plain.casewalk") as file:
        take_tool(file, other_audit("supervision-records"))
        prepare.keep_rows(file, "add", [Case("Record 1")])
        now = snapshot(file)
        assert all(layer_counts(now, one) == () for one in now.tool.points)
        assert "layers" not in counts_table(now, {})


@given(st.sets(st.sampled_from([one for one in Layer if one])))
def test_one_layer_after_the_other_is_every_layer_once(chosen: set[Layer]) -> None:
    layers = tuple(one for one in Layer if one in chosen)
    kept = layers_kept(layers)
    assert layers_in(kept) == layers
    walked, at = [], first_layer(kept)
    while at:
        walked.append(at)
        at = layer_after(kept, at)
    assert tuple(walked) == layers


@pytest.mark.parametrize(
    ("layers", "fault"),
    [
        ('["chair", "own"]', "are not in the order"),
        ('["own", "own"]', "is there twice"),
        ('["own"]', "has one layer"),
        ('["boss"]', "is not one of the words"),
    ],
)
def test_layers_that_do_not_hold_together_are_named(
    tmp_path: Path, layers: str, fault: str
) -> None:
    text = (FOLDER / "section-11-self-assessment.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text.replace('["own", "moderated"]', layers, 1), encoding="utf-8")
    with pytest.raises(Unreadable, match=fault):
        read_tool(path)


def test_themes_says_what_each_layer_came_to(moderated: WorkshopFile) -> None:
    own(moderated, "Org A", "three")
    moderate(moderated, "Org A", "two")
    lines = count_lines(snapshot(moderated), {}, 0)
    said = {line.key: line_layers_notes(line) for line in lines}
    assert said["2"] == (
        "Own judgement, 1 case: 3, done and tested 1",
        "Moderated, 1 case: 2, done 1; against the one before 0 up, 1 down, 0 unchanged",
    )
    assert all(said[key] == () for key in said if key != "2")
