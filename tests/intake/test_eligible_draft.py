"""The list of all eligible as a draft: what can be balanced by, and what is not taken."""

from pathlib import Path

import pytest

from core.intake.eligible_draft import eligible_draft
from core.intake.file_reader import FileReader
from core.model.fault import Unreadable
from tests.intake.files import text_file
from tests.sample_lists import CHILDREN, draft_of


def test_columns_of_names_births_and_numbers_are_found_and_nothing_of_them_is_held(
    tmp_path: Path,
) -> None:
    rows = "".join(
        f"K{n},Ann Example{n},{n + 1}/5/2009,{number},{'FM'[n % 2]},Team {n % 2},{n + 3}\n"
        for n, number in enumerate(
            ["943 476 5919", "4010232137", "943 476 5870", "9434765919", "943-476-5919", ""]
        )
    )
    path = text_file(
        tmp_path, f"ref,Full name,Date of birth,Identifier,Sex,Team name,Age\n{rows}", "list.csv"
    )
    draft = draft_of(path)
    assert draft.naming == ("Full name", "Date of birth", "Identifier")
    assert draft.unfit == ("ref",)
    assert [column.heading for column in draft.columns] == ["Sex", "Team name", "Age"]
    for part in ("Example", "2009", "5919", "2137", "K1"):
        assert part not in repr(draft)


def test_a_column_of_full_names_is_found_whatever_stands_over_it_and_places_are_not(
    tmp_path: Path,
) -> None:
    rows = "".join(
        f"{n},{('Priya Patel', 'Smith Daniel')[n % 2]},{('Emma Street', 'Team Emma')[n % 2]}\n"
        for n in range(8)
    )
    draft = draft_of(text_file(tmp_path, f"ref,Worker,Base\n{rows}", "list.csv"))
    assert draft.naming == ("Worker",)
    assert "Patel" not in repr(draft)
    assert "Base" in [column.heading for column in draft.columns]


def test_an_age_is_in_bands_and_other_words_are_spelled_one_way(tmp_path: Path) -> None:
    path = text_file(tmp_path, "ref,age,sex\n1,4,f\n2,9,F\n3,17,M\n4,3,\n5,1,m\n", "list.csv")
    age, sex = draft_of(path).columns
    assert (age.cells, age.edges[:3]) == (("4", "9", "17", "3", "1"), (0, 5, 12))
    assert sex.cells == ("F", "F", "M", "", "M")


def test_a_line_without_an_age_is_named_and_can_be_left_out(tmp_path: Path) -> None:
    path = text_file(tmp_path, "ref,age,sex\n1,4,F\n2,,F\n3,ten,M\n", "list.csv")
    draft = draft_of(path)
    assert draft.unusable == {
        3: "Line 3 has no age. It cannot be placed in a band.",
        4: "Line 4 has “ten” as age. It cannot be placed in a band.",
    }
    assert draft.balanced_by(["sex"]).unusable == {}
    left = draft.without(draft.unusable)
    assert (left.numbers, left.unusable, left.columns[0].cells) == ((2,), {}, ("4",))


def test_a_cell_that_is_an_error_keeps_its_line_from_being_used(tmp_path: Path) -> None:
    path = text_file(tmp_path, "ref,sex\n1,F\n2,#REF!\n3,M\n", "list.csv")
    draft = draft_of(path)
    assert list(draft.unusable) == [3]
    assert "#REF!" in draft.unusable[3]


def test_lines_alike_in_every_cell_are_counted(tmp_path: Path) -> None:
    path = text_file(tmp_path, "age,sex\n4,F\n4,F\n5,F\n4,F\n6,M\n", "list.csv")
    assert draft_of(path).twins == 2
    assert draft_of(CHILDREN).twins == 0


def test_what_is_pasted_is_read_by_the_reading_process_too() -> None:
    text = CHILDREN.read_text(encoding="utf-8").replace(",", "\t")
    with FileReader() as reader:
        draft = eligible_draft(reader.read_bytes("Pasted list", text.encode()))
        with pytest.raises(Unreadable, match="empty"):
            eligible_draft(reader.read_bytes("Pasted list", b"\n\n"))
    assert draft.keys == draft_of(CHILDREN).keys
    assert draft.source == "Pasted list"
