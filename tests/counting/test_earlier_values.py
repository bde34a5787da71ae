"""What an earlier audit measured stands beside what this one did, or says why not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from core.acts.earlier import take_earlier
from core.counting.count_lines import count_lines
from core.counting.earlier_draft import earlier_draft
from core.counting.earlier_values import MeasuredThen
from core.documents.then_and_now import then_and_now
from core.model.earlier import EarlierAudit, EarlierCount, FigureApart
from core.model.tool import AnswerKind, AnswerSet
from core.queries.documents import full
from core.queries.returns import counts, values_by_item
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.earlier_values import measured_then_words
from core.wording.value_counts import line_values_notes
from tests.kinds import kinds_audit


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    """An audit that follows one just like it."""
    with kinds_audit(tmp_path / "now.casewalk", lambda: datetime(2014, 3, 24, 10)) as made:
        draft = earlier_draft(full(made))
        take_earlier(made, replace(draft, audit=replace(draft.audit, title="The year before")))
        yield made


TWO = Decimal(2)


def notes(file: WorkshopFile) -> dict[str, tuple[str, ...]]:
    now, values = snapshot(file), values_by_item(file)
    lines = count_lines(now, counts(file), len(now.usable), None, values)
    return {one.key: line_values_notes(one) for one in lines}


def test_what_was_measured_then_stands_below_what_is_measured_now(file: WorkshopFile) -> None:
    found = notes(file)
    assert found["2"] == (
        "Returns: median 12 visits · 3 to 1,200.5 visits",
        "Earlier, “The year before”: median 12 visits · 3 visits to 1,200.5 visits · 3 returns",
    )
    alike = MeasuredThen(
        EarlierAudit("Then"), AnswerSet("n", kind=AnswerKind.NUMBER), 2, (TWO, TWO)
    )
    assert measured_then_words(alike) == "2 each · 2 returns"
    assert found["1"][1].startswith("Earlier, “The year before”: Child in need 2 · ")
    assert found["4"][1] == (
        "Earlier, “The year before”: in time 1, late 1 · median 11.5 working days · longest "
        "13 working days · 2 returns"
    )
    printed = str(list(then_and_now(full(file))))
    assert "The year before: median 12 visits" in printed
    assert "median 12 visits · 3 to 1,200.5 visits · 3 of 4 returns · blank 1" in printed


def test_in_another_unit_nothing_is_compared(file: WorkshopFile) -> None:
    held = next(one for one in file.all(AnswerSet) if one.unit == "visits")
    with file.act("count hours"):
        file.put(replace(held, unit="hours"))
    assert len(notes(file)["2"]) == 1


def test_a_number_that_was_not_provided_or_is_not_comparable_says_so(file: WorkshopFile) -> None:
    rows = [one for one in file.all(EarlierCount) if "visits" in one.answer]
    with file.act("set apart"):
        for one in rows[1:]:
            file.remove(one)
        file.put(replace(rows[0], apart=FigureApart.NOT_PROVIDED, count=0, base=0))
    assert notes(file)["2"][1] == "Earlier, “The year before”: not provided"
    with file.act("set apart"):
        because = "It counted calls too."
        file.put(replace(rows[0], apart=FigureApart.NOT_COMPARABLE, because=because))
    assert notes(file)["2"][1].endswith(": not comparable, because It counted calls too")
    assert "not comparable, because" in str(list(then_and_now(full(file))))
