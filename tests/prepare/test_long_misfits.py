"""However long a text is that does not fit, the message names it in a few words."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import pytest

from core.acts.heard import pass_on
from core.acts.prepare import keep_rows
from core.model.audit import Audit
from core.model.case import Case
from core.model.fault import WorkshopError
from core.model.note import NoteKind
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from ui.prepare.audit_details import families_typed
from ui.prepare.columns import requests_shape
from ui.prepare.page import PreparePage
from ui.prepare.people_rows import people_shape
from ui.prepare.share_words import limit_typed
from ui.prepare.steps_columns import steps_shape
from ui.prepare.words import typed_choice, typed_date, typed_minutes, typed_time, typed_yes
from ui.widgets.passing_on import PassingOn
from ui.widgets.table.shape import Misfit, RowShape

LONG = "half past two or so " * 250


def step_days(text: str) -> object:
    """Type so many working days after another step."""
    shape = steps_shape(lambda: Snapshot(Audit("Plans")), lambda: date(2014, 4, 9))
    column = next(one for one in shape.columns if one.title == "Or working days")
    assert column.put is not None
    return column.put(shape.blank(), text)


class Word(StrEnum):
    """The only one there is."""

    ONE = "one"


@pytest.mark.parametrize(
    "put",
    [
        typed_date,
        typed_time,
        typed_minutes,
        typed_yes,
        lambda text: typed_choice(text, Word, "a word"),
        families_typed,
    ],
    ids=["date", "time", "minutes", "yes", "choice", "number"],
)
def test_a_long_text_is_named_by_its_beginning(put: Callable[[str], object]) -> None:
    with pytest.raises(Misfit) as told:
        put(LONG)
    assert len(told.value.happened) < 120
    assert told.value.happened.startswith("“half past two or so half past")


@pytest.mark.parametrize("put", [typed_minutes, families_typed, limit_typed, step_days])
def test_figures_without_end_are_no_number(put: Callable[[str], object]) -> None:
    with pytest.raises(Misfit):
        put("9" * 5000)


@pytest.mark.parametrize("title", ["Case", "Agency"])
def test_a_long_name_nobody_knows_is_named_by_its_beginning(page: PreparePage, title: str) -> None:
    shapes: list[RowShape[object]] = [requests_shape(lambda: page.context.session.now)]  # type: ignore[list-item]
    if title == "Agency":
        shapes.append(people_shape(lambda: page.context.session.now))  # type: ignore[arg-type]
    for shape in shapes:
        column = next(one for one in shape.columns if one.title == title)
        assert column.put is not None
        with pytest.raises(Misfit) as told:
            column.put(shape.blank(), LONG)
        assert len(told.value.happened) < 120


def test_a_long_name_given_twice_is_named_by_its_beginning(cin_file: WorkshopFile) -> None:
    longest = LONG[:1_000]
    keep_rows(cin_file, "add a case", [Case(longest)])
    with pytest.raises(WorkshopError) as told:
        keep_rows(cin_file, "add a case", [Case(longest)])
    assert len(told.value.happened) < 120


def test_what_is_no_time_is_named_by_its_beginning(
    page: PreparePage, cin_file: WorkshopFile
) -> None:
    concern = next(one for one in page.context.session.now.notes if one.kind is NoteKind.CONCERN)
    with pytest.raises(WorkshopError) as told:
        pass_on(cin_file, concern, "Team manager", LONG, "Rang")
    assert len(told.value.happened) < 120
    form = PassingOn()
    form.show_note(concern)
    form.put_time(LONG)
    assert len(form.problem.text()) < 160
    assert form.told_at.toPlainText() == LONG
