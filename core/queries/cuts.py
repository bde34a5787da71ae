"""Answers counted in the file as far as a cut needs them told apart."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from core.model.ids import CaseId, ItemId
from core.model.packed import PackedAnswers
from core.store.file import WorkshopFile

_HIGHEST: Final = 1 << 62
"""Below what a number of the file can hold."""

GroupedCells = tuple[Any, ...]
"""A case's number, an agency's, an item's and an answer's, and how many; 0 for several."""


def answers_grouped(
    file: WorkshopFile,
    by_case: bool,
    by_agency: bool,
    one_by_one: Collection[ItemId] = (),
) -> Iterator[GroupedCells]:
    """Count the answers given by item and answer, and by case and agency where asked.

    Those to items that are wanted *one by one* are told apart by both, whatever else.
    """
    apart = ", ".join(str(int(one)) for one in sorted(one_by_one))
    if by_case and by_agency:
        yield from _every(file, "")
        return
    columns = ["item_id", *["case_id"] * by_case, *["agency_id"] * by_agency, "answer_id"]
    if by_agency and not by_case:  # as its index has it
        columns = ["item_id", "answer_id", "agency_id"]
    yield from file.query(
        f"SELECT {'case_id' if by_case else '0'}, {'agency_id' if by_agency else '0'}, "
        f"item_id, answer_id, count(*) FROM answers_given "
        f"{f'WHERE item_id NOT IN ({apart})' if apart else ''} GROUP BY {', '.join(columns)}"
    )
    if apart:
        yield from _every(file, f"WHERE item_id IN ({apart})")


def packed_answers(file: WorkshopFile, by_agency: bool) -> PackedAnswers | None:
    """Read the answers of each case as one text, three times as fast as one by one.

    None where the numbers of rows are too high to be put into one.
    """
    items, answers, agencies = _bounds(file)
    if items * answers * agencies >= _HIGHEST:
        return None
    code = f"(agency_id * {items} + item_id)" if by_agency else "item_id"
    cells = file.query(
        f"SELECT case_id, group_concat({code} * {answers} + answer_id) FROM answers_given "
        "GROUP BY case_id"
    )
    return PackedAnswers(tuple(cells), items, answers, by_agency)


def packed_answers_about(file: WorkshopFile, cases: Collection[CaseId]) -> PackedAnswers:
    """Read the answers about some cases as `packed_answers` does, told apart by agency."""
    items, answers, agencies = _bounds(file)
    listed = ", ".join(str(int(one)) for one in cases)
    where = f"FROM answers_given WHERE case_id IN ({listed})"
    if items * answers * agencies < _HIGHEST:
        code = f"(agency_id * {items} + item_id) * {answers} + answer_id"
        cells = file.query(f"SELECT case_id, group_concat({code}) {where} GROUP BY case_id")
        return PackedAnswers(tuple(cells), items, answers, True)
    packed: dict[CaseId, list[str]] = {}  # no number of the file is as high as this one
    for case, agency, item, answer in file.query(
        f"SELECT case_id, agency_id, item_id, answer_id {where} ORDER BY case_id"
    ):
        packed.setdefault(case, []).append(str((agency * items + item) * answers + answer))
    texts = ((case, ",".join(codes)) for case, codes in packed.items())
    return PackedAnswers(tuple(texts), items, answers, True)


def _bounds(file: WorkshopFile) -> tuple[int, int, int]:
    """Return a number above that of every item, answer and agency."""
    items, answers, agencies = (
        file.query(f"SELECT ifnull(max(id), 0) + 1 FROM {table}")[0][0]
        for table in ("items", "answers", "agencies")
    )
    return items, answers, agencies


def _every(file: WorkshopFile, where: str) -> Iterator[GroupedCells]:
    yield from file.query(
        f"SELECT case_id, agency_id, item_id, answer_id, 1 FROM answers_given {where}"
    )
