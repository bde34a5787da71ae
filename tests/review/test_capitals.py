"""Names of those on no list: found by their capital, and few words taken for one."""

from pathlib import Path

import pytest

from core.examples import build_example
from core.model.note import NoteKind
from core.queries.documents import full
from core.review.checks import checks
from core.review.remark import Remark, RemarkKind
from core.store.file import WorkshopFile
from tests.documents.audits import Parts, note


def named(*texts: str) -> list[Remark]:
    notes = tuple(note(NoteKind.OBSERVATION, text, at) for at, text in enumerate(texts, 1))
    found = checks(Parts(notes=notes).full())
    return [remark for remark in found if remark.kind is RemarkKind.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Amy Smith said so",
        "The room heard that Callum too was at home",
        "They asked Zoë's sister",
        "It was Mr. Okafor who rang",
        "Told to Anne-Marie on the day",
    ],
)
def test_a_capital_inside_a_sentence_may_be_a_name(text: str) -> None:
    (remark,) = named(text)
    assert remark.text.endswith(" may name somebody.")
    assert remark.place == "Child D, observation"


@pytest.mark.parametrize(
    "text",
    [
        "They met. Afterwards nobody wrote. Nothing came",
        "Seen on Tuesday in March at Christmas",
        "Asked the Social Worker and the Health Visitor",
        "The GP and CAMHS were told of Child D",
        "It said: Home visits stopped",
    ],
)
def test_a_word_of_the_audit_or_of_every_day_is_no_name(text: str) -> None:
    assert named(text) == []


def test_a_word_written_small_elsewhere_is_no_name() -> None:
    assert len(named("Then Growing began")) == 1
    assert named("Then Growing began", "He was growing") == []


@pytest.mark.parametrize("key", ["cin", "tier2"])
def test_the_examples_are_not_full_of_names(key: str, tmp_path: Path) -> None:
    path = tmp_path / "audit.casewalk"
    build_example(key, path)
    with WorkshopFile.open(path) as file:
        found = checks(full(file))
    assert sum(remark.kind is RemarkKind.NAME for remark in found) <= 5
