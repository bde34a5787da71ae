"""What an audit notes of each case beside what every audit does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.attributes import add_attribute, remove_attribute, rename_attribute, set_attribute
from core.acts.bring_in import take_cases
from core.counting.asking import usable_pairs
from core.counting.cuts import cut_returns
from core.model.asking import Clause
from core.model.case import Attribute, Case, CaseAttribute
from core.model.clock import Clock
from core.model.draft.returns import CaseDraft, Draft, DraftKind
from core.model.fault import NotYet
from core.model.tool import Question
from core.queries.search import HitKind, search
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.small import small_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "audit.casewalk", clock) as made:
        yield made


def noted(file: WorkshopFile) -> dict[str, dict[str, str]]:
    """Return what is noted, by case and attribute."""
    now = snapshot(file)
    return {
        case.reference: {one.name: value for one, value in now.attributes_of(case.id)}
        for case in now.cases
    }


def listed(*rows: CaseDraft) -> Draft[CaseDraft]:
    return Draft("cases.csv", rows, kind=DraftKind.CASES)


def test_what_a_list_says_is_noted_under_its_headings(file: WorkshopFile) -> None:
    first = file.all(Case)[0].reference
    take_cases(file, listed(CaseDraft(first, attributes=(("Ethnicity", "Irish"), ("Plan", "3")))))
    assert noted(file)[first] == {"Ethnicity": "Irish", "Plan": "3"}
    assert file.undo()
    assert noted(file)[first] == {}
    assert not file.all(Attribute)


def test_another_list_adds_and_corrects_and_what_it_does_not_say_stays(file: WorkshopFile) -> None:
    first = file.all(Case)[0].reference
    take_cases(file, listed(CaseDraft(first, attributes=(("Ethnicity", "Irish"), ("Plan", "3")))))
    take_cases(file, listed(CaseDraft(first, attributes=(("ETHNICITY ", "Scottish"),))))
    assert noted(file)[first] == {"Ethnicity": "Scottish", "Plan": "3"}


def test_an_attribute_is_added_typed_renamed_emptied_and_removed(file: WorkshopFile) -> None:
    case = file.all(Case)[0]
    add_attribute(file, " Ethnicity ")
    (attribute,) = file.all(Attribute)
    set_attribute(file, case, attribute, "Irish")
    set_attribute(file, case, attribute, "Irish Traveller")
    assert noted(file)[case.reference] == {"Ethnicity": "Irish Traveller"}
    assert [hit.case_id for hit in search(file, "traveller") if hit.kind is HitKind.ATTRIBUTE]
    rename_attribute(file, attribute, "Heritage")
    assert noted(file)[case.reference] == {"Heritage": "Irish Traveller"}
    set_attribute(file, case, attribute, " ")
    assert not file.all(CaseAttribute)
    set_attribute(file, case, attribute, "Irish")
    remove_attribute(file, replace(attribute, name="Heritage"))
    assert noted(file)[case.reference] == {}
    assert check(file) == []


def test_typing_one_value_is_one_step_of_undo(file: WorkshopFile) -> None:
    case = file.all(Case)[0]
    add_attribute(file, "Ethnicity")
    (attribute,) = file.all(Attribute)
    for text in ("Ir", "Irish", "Irish Traveller"):
        set_attribute(file, case, attribute, text)
    file.undo()
    assert noted(file)[case.reference] == {}
    assert file.all(Attribute)


@pytest.mark.parametrize("name", ["", "  ", "ethnicity", " ETHNICITY "])
def test_nothing_and_what_is_noted_already_are_not_added(file: WorkshopFile, name: str) -> None:
    add_attribute(file, "Ethnicity")
    with pytest.raises(NotYet):
        add_attribute(file, name)
    assert len(file.all(Attribute)) == 1


def test_what_is_noted_goes_with_its_case(file: WorkshopFile) -> None:
    case = file.all(Case)[0]
    add_attribute(file, "Ethnicity")
    set_attribute(file, case, file.all(Attribute)[0], "Irish")
    with file.act("remove"):
        file.remove(case)
    assert not file.all(CaseAttribute)
    assert not search(file, "irish")


def test_two_who_read_together_are_counted_each_and_as_a_pair(file: WorkshopFile) -> None:
    cases = file.all(Case)
    pairs = [("Reader 1", "Reader 2"), ("Reader 3", "Reader 1")]
    rows = [
        CaseDraft(case.reference, attributes=(("First reader", one), ("Second reader", other)))
        for case, (one, other) in zip(cases, pairs, strict=False)
    ]
    take_cases(file, listed(*rows))
    now = snapshot(file)
    told = {
        by: [one.groups for one in cut_returns(now, (), by.split(","))]
        for by in ("First reader", "Second reader", "First reader,Second reader")
    }
    read = {case.id: pair for case, pair in zip(cases, pairs, strict=False)}
    usable = {read[case] for case, _ in usable_pairs(now) if case in read}
    assert usable, "somebody answered"
    assert set(told["First reader,Second reader"]) >= usable
    assert {one for (one,) in told["First reader"]} >= {one for one, _ in usable}
    assert {one for (one,) in told["Second reader"]} >= {other for _, other in usable}


def test_a_condition_goes_on_when_the_attribute_it_asks_by_is_called_otherwise(
    file: WorkshopFile,
) -> None:
    case = file.all(Case)[0]
    take_cases(file, listed(CaseDraft(case.reference, attributes=(("Region", "North"),))))
    question = file.all(Question)[0]
    with file.act("ask in the north alone"):
        file.put(Clause(question_id=question.id, attribute="region", value="North"))
        file.put(Clause(question_id=question.id, attribute="age", value="3"))
    asked = usable_pairs(snapshot(file))
    rename_attribute(file, file.all(Attribute)[0], "Area")
    assert [one.attribute for one in file.all(Clause)] == ["Area", "age"]
    assert usable_pairs(snapshot(file)) == asked
    file.undo()
    assert [one.attribute for one in file.all(Clause)] == ["region", "age"]
