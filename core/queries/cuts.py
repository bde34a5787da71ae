"""Answers counted in the file as far as a cut needs them told apart."""

from collections.abc import Collection, Iterator
from typing import Any

from core.model.ids import ItemId
from core.store.file import WorkshopFile

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


def _every(file: WorkshopFile, where: str) -> Iterator[GroupedCells]:
    yield from file.query(
        f"SELECT case_id, agency_id, item_id, answer_id, 1 FROM answers_given {where}"
    )
