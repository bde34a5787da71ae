"""An earlier audit brings its counts and nothing else; only what asks the same is compared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.acts import walk
from core.acts.earlier import take_earlier
from core.counting.collation import collate
from core.counting.earlier import apart_at, comparable_counts, earlier_at
from core.counting.earlier_draft import earlier_draft
from core.counting.judgements import room_counts
from core.documents.then_and_now import then_and_now
from core.model.audit import Hypothesis
from core.model.case import Case
from core.model.clock import Clock
from core.model.earlier import EarlierAudit, EarlierCount, EarlierSource, FigureApart
from core.model.fault import WrongKey
from core.model.finding import Finding
from core.model.tool import Answer, Question
from core.queries.documents import full
from core.queries.earlier import read_earlier
from core.queries.returns import counts
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot
from core.store.rows import TABLES
from core.wording.earlier import apart_words
from tests.small import small_audit

PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def before(tmp_path: Path, clock: Clock) -> Path:
    """An audit of before, with returns, a judgement and two findings, one withdrawn."""
    path = tmp_path / "before.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        with file.act("find"):
            file.put(Finding("Plans are written late"))
            file.put(Finding("Nobody visits", withdrawn="Counted twice"))
        tool, case = read_tool(file), file.all(Case)[0]
        for point in tool.points:
            answers = tool.answers_at(point)
            if answers:
                walk.agree(file, case.id, point, answers[0].id)
    return path


@pytest.fixture
def now(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An audit of today with the same tool."""
    with small_audit(tmp_path / "now.casewalk", clock) as file:
        yield file


def taken(file: WorkshopFile, before: Path) -> None:
    take_earlier(file, earlier_draft(read_earlier(before, PASSPHRASE)))


def test_the_counts_are_those_that_were_counted_then(before: Path, now: WorkshopFile) -> None:
    taken(now, before)
    then = read_earlier(before, PASSPHRASE).now
    with WorkshopFile.open(before, PASSPHRASE, read_only=True) as file:
        lines = collate(then.tool, counts(file), len(then.usable))
    found = earlier_at(snapshot(now))
    compared = {item_id: [one.counts for one in held] for item_id, held in found.items()}
    assert {line.item.id: [line.counts] for line in lines if line.answered} == compared
    room = room_counts(then)
    agreed = [one for one in comparable_counts(snapshot(now)) if one.point is not None]
    assert [(one.point, one.base) for one in agreed] == [
        (point, one.agreed) for point, one in room.items() if one.agreed
    ]
    assert {one.source for one in agreed} == {EarlierSource.ROOM}


def test_no_case_and_no_words_about_one_come_in(before: Path, now: WorkshopFile) -> None:
    held: dict[type, list[Any]] = {kind: now.all(kind) for kind in TABLES}
    taken(now, before)
    changed = {kind for kind in TABLES if now.all(kind) != held[kind]}
    assert changed == {EarlierAudit, EarlierCount, Hypothesis}


def test_findings_are_to_test_once_and_one_undo_takes_all_back(
    before: Path, now: WorkshopFile
) -> None:
    taken(now, before)
    assert [one.text for one in now.all(Hypothesis)] == ["Plans are written late"]
    first = now.all(EarlierCount)
    taken(now, before)
    assert len(now.all(EarlierAudit)) == 1
    assert len(now.all(EarlierCount)) == len(first)
    assert len(now.all(Hypothesis)) == 1
    now.undo()
    now.undo()
    assert not now.all(EarlierAudit)
    assert not now.all(EarlierCount)


def test_other_words_or_other_answers_are_not_compared(before: Path, now: WorkshopFile) -> None:
    taken(now, before)
    every = len(comparable_counts(snapshot(now)))
    question = now.all(Question)[0]
    with now.act("reword"):
        now.put(replace(question, text=question.text.upper() + "  "))
    assert len(comparable_counts(snapshot(now))) == every  # capitals and blanks are no words
    with now.act("reword"):
        now.put(replace(question, text="Something else?"))
    fewer = comparable_counts(snapshot(now))
    assert len(fewer) < every
    answer = now.all(Answer)[0]
    with now.act("another answer"):
        now.put(Answer(answer.answer_set_id, "more", "More", answer.bearing, position=9))
    assert len(comparable_counts(snapshot(now))) < len(fewer)


def test_a_figure_that_is_not_comparable_says_why_and_is_not_compared(
    before: Path, now: WorkshopFile
) -> None:
    taken(now, before)
    rows = now.all(EarlierCount, "source = ?", (EarlierSource.RETURNS,))
    first, every = rows[0], earlier_at(snapshot(now))
    with now.act("set apart"):
        now.put(
            replace(first, apart=FigureApart.NOT_COMPARABLE, because="Only mothers were asked.")
        )
    found, (item_id, (figure,)) = snapshot(now), *apart_at(snapshot(now)).items()
    assert set(every) - set(earlier_at(found)) == {item_id}
    assert apart_words(figure) == "not comparable, because Only mothers were asked"
    assert "not comparable, because" in str(list(then_and_now(full(now))))
    with now.act("set apart"):
        now.put(replace(first, apart=FigureApart.NOT_PROVIDED, count=0, base=0))
    assert "not provided" in str(list(then_and_now(full(now))))


def test_the_file_of_before_is_not_touched_and_stays_locked(
    before: Path, now: WorkshopFile
) -> None:
    held = before.read_bytes()
    with pytest.raises(WrongKey):
        read_earlier(before)
    taken(now, before)
    assert before.read_bytes() == held
    assert [one.name for one in before.parent.iterdir() if one.name.startswith("before")] == [
        "before.casewalk"
    ]


def test_two_of_one_title_and_no_day_are_two_and_the_same_again_is_one(
    before: Path, now: WorkshopFile
) -> None:
    first = earlier_draft(read_earlier(before, PASSPHRASE))
    assert not first.audit.day, "the small audit has none"
    second = replace(first, counts=tuple(replace(one, count=0) for one in first.counts))
    for draft in (first, first, second, second):
        take_earlier(now, draft)
    one, other = now.all(EarlierAudit)
    held = {
        audit.id: now.all(EarlierCount, "earlier_id = ?", (audit.id,)) for audit in (one, other)
    }
    assert len(held[one.id]) == len(held[other.id]) == len(first.counts)
    assert any(count.count for count in held[one.id])
    assert not any(count.count for count in held[other.id])


def test_of_one_with_a_day_the_counts_are_exchanged(before: Path, now: WorkshopFile) -> None:
    first = earlier_draft(read_earlier(before, PASSPHRASE))
    first = replace(first, audit=replace(first.audit, day="2011-03-09"))
    take_earlier(now, first)
    take_earlier(now, replace(first, counts=first.counts[:2]))
    (one,) = now.all(EarlierAudit)
    assert len(now.all(EarlierCount, "earlier_id = ?", (one.id,))) == 2
