"""What the room writes beside questions and themes, under the headings of the tool."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import headed, prepare
from core.acts.themes import remove_theme
from core.acts.tool import take_tool
from core.acts.tool_doubles import duplicate
from core.acts.tool_parts import remove_part
from core.acts.tool_words import reword_question
from core.cli.counts import counts_table, counts_text
from core.counting.collation import Base
from core.counting.headed import text_counts, texts_in_order
from core.documents.summaries import case_summaries
from core.model.aside import JudgementAside
from core.model.audit import Audit
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import WorkshopError
from core.model.headed import HeadedText, TextPlace
from core.model.snapshot import Snapshot
from core.model.tool import Question, Theme
from core.queries.documents import full
from core.queries.search import HitKind, search
from core.review.texts import texts
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.intake.test_other_audits import other_audit
from tests.small import case_id

GOOD, TO_DEVELOP = "Good practice", "To develop"


@pytest.fixture
def deep(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A deep dive with two children; three texts stand beside each area."""
    with WorkshopFile.create(tmp_path / "deep.casewalk", clock=clock) as file:
        take_tool(file, other_audit("deep-dive"))
        prepare.keep_rows(file, "add", [Case("Child A"), Case("Child B")])
        yield file


def place(file: WorkshopFile, key: str, heading: str) -> TextPlace:
    return TextPlace(heading, file.all(Question, "key = ?", (key,))[0].id)


def write(file: WorkshopFile, text: str, heading: str = GOOD, reference: str = "Child A") -> None:
    headed.write_text(file, case_id(file, reference), place(file, "1", heading), text)


def written(file: WorkshopFile) -> list[tuple[str, str]]:
    return [(one.heading, one.text) for one in file.all(HeadedText)]


def test_a_tool_says_which_texts_stand_beside_a_question(deep: WorkshopFile) -> None:
    now = snapshot(deep)
    first = now.tool.points[0]
    assert [one.heading for one in now.tool.texts_at(first)] == [GOOD, TO_DEVELOP, "Recommendation"]


def test_texts_of_a_theme_stand_at_its_last_question(deep: WorkshopFile) -> None:
    with deep.act("theme"):
        deep.put(Theme("The plan", deep.all(Theme)[0].id, 0, "early", texts="Strength\nWorry"))
    tool = snapshot(deep).tool
    last = [point for point in tool.points if tool.theme_at(point) == tool.themes[0]][-1]
    assert [one.heading for one in tool.texts_at(last)][-2:] == ["Strength", "Worry"]
    assert tool.point_of(TextPlace("Worry", theme_id=tool.themes[0].id)) == last


def test_typing_one_text_is_one_step_and_taken_back_whole(deep: WorkshopFile) -> None:
    steps = len(deep.history())
    for text in ("T", "They", "They met weekly"):
        write(deep, text)
    assert written(deep) == [(GOOD, "They met weekly")]
    assert len(deep.history()) == steps + 1
    assert deep.undo_label == "text beside question 1 for Child A"
    deep.undo()
    assert written(deep) == []


def test_blanks_are_no_text_and_each_heading_has_its_own(deep: WorkshopFile) -> None:
    write(deep, "  ")
    assert written(deep) == []
    write(deep, "One plan")
    write(deep, "Fathers", TO_DEVELOP)
    write(deep, "")
    assert written(deep) == [(TO_DEVELOP, "Fathers")]
    assert check(deep) == []


def test_what_was_written_is_found_where_it_belongs(deep: WorkshopFile) -> None:
    write(deep, "Zebra crossing patrol")
    (hit,) = search(deep, "zebra")
    assert (hit.kind, hit.case_id) == (HitKind.HEADED, case_id(deep, "Child A"))
    assert hit.question_id == deep.all(Question)[0].id


def said(file: WorkshopFile) -> str:
    return repr(case_summaries(full(file)))


def test_a_summary_prints_it_and_it_is_looked_through_before_it_leaves(deep: WorkshopFile) -> None:
    assert "Beside the questions" not in said(deep)
    write(deep, "The school kept a place")
    assert "The school kept a place." in said(deep)
    places = {one.place for one in texts(full(deep)) if "kept a place" in one.text}
    assert places == {f"Child A, {GOOD}"}


def test_it_is_counted_by_case(deep: WorkshopFile) -> None:
    write(deep, "One plan")
    write(deep, "A visit a week", reference="Child B")
    now = snapshot(deep)
    assert text_counts(now)[place(deep, "1", GOOD)] == 2
    read = counts_text(now, {}, Base.ALL)
    assert "Written beside 1, of 2 cases\n    Good practice 2 · To develop 0" in read
    told = counts_table(now, {})["texts"]
    assert isinstance(told, dict)
    assert told["1"] == {GOOD: 2, TO_DEVELOP: 0, "Recommendation": 0}


def test_a_tool_without_headings_counts_none() -> None:
    assert "texts" not in counts_table(Snapshot(Audit("")), {})


def test_a_question_that_goes_puts_its_texts_aside(deep: WorkshopFile) -> None:
    write(deep, "One plan")
    question = deep.all(Question)[0]
    with pytest.raises(WorkshopError):
        remove_part(deep, question)
    remove_part(deep, question, confirmed=True)
    (aside,) = deep.all(JudgementAside)
    assert (aside.key, aside.reason) == ("1", f"{GOOD}: One plan")
    assert written(deep) == []
    deep.undo()
    assert written(deep) == [(GOOD, "One plan")]


def test_a_theme_that_goes_puts_its_texts_aside(deep: WorkshopFile) -> None:
    emptied, other = deep.all(Theme)[:2]
    headed.write_text(deep, case_id(deep, "Child A"), TextPlace("Worry", None, emptied.id), "Late")
    with deep.act("move"):
        deep.put(replace(deep.all(Question)[0], theme_id=other.id))
    remove_theme(deep, emptied)
    assert [one.reason for one in deep.all(JudgementAside)] == ["Worry: Late"]


def test_a_heading_taken_away_leaves_what_was_written_under_it(deep: WorkshopFile) -> None:
    write(deep, "One plan")
    question = deep.all(Question)[0]
    reword_question(deep, replace(question, texts=TO_DEVELOP))
    now = snapshot(deep)
    ((where, (kept,)),) = texts_in_order(now, case_id(deep, "Child A"))
    assert (where, kept.heading, kept.text) == (None, GOOD, "One plan")
    assert "No longer asked" in said(deep)


def test_a_second_question_has_the_same_headings(deep: WorkshopFile) -> None:
    duplicate(deep, deep.all(Question)[0])
    first, second = deep.all(Question)[:2]
    assert first.texts == second.texts
