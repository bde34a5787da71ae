"""How long tables take from an Excel file to the preview: 500 returns, and 10,000 rows."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time

import xlsxwriter

from core.intake.batch import read_batch
from core.intake.file_reader import FileReader
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.progress import unreported
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.bench.big import big_tool, fill, sentence
from tests.bench.figures import Figure, at_most, seconds

_CASES, _AGENCIES = 50, 10
_PREVIEW = 3.0
"""Seconds for 500 returns of 60 items."""
_ROWS, _COLUMNS, _LARGE = 10_000, 107, 20.0
"""Seconds for a table that fits nothing of the audit, which takes longest."""


_MEASURED = ("12", "3")
"""What stands where an item has no answers to choose from."""


def bench_tables() -> list[Figure]:
    """Read both, each with a process for reading that has begun while the file was chosen."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with WorkshopFile.create(folder / "big.casewalk") as file:
            fill(file, _CASES, _AGENCIES)
            words = vocabulary_of(snapshot(file), {}, file.clock().date())
        words = _before_anything_came(words)
        returns = _written(folder / "returns.xlsx", _returns(words))
        other = _written(folder / "other.xlsx", _other())
        figures = []
        for path, name, reach in (
            (returns, "500 returns of 60 items to the preview", _PREVIEW),
            (other, "10,000 rows of 107 columns to the preview", _LARGE),
        ):
            with FileReader() as reader:
                reader.start()
                begun = process_time()
                took = seconds(partial(read_batch, [path], words, reader, unreported))
                figures.append(at_most(name, took, "s", reach))
                used = process_time() - begun
                figures.append(at_most(f"{name}, own part", used, "s of processor", reach))
        return figures


def _before_anything_came(words: Vocabulary) -> Vocabulary:
    return replace(words, returned={})


def _returns(words: Vocabulary) -> Iterable[list[str]]:
    keys = list(words.items)
    yield ["Case", "Agency", "Completed on", *keys]
    for case in words.cases:
        for at, agency in enumerate(words.agencies):
            said = (
                (words.items[key].labels or _MEASURED)[(at + n) % 2] for n, key in enumerate(keys)
            )
            yield [case, agency, "11/03/2014", *said]


def _other() -> Iterable[list[str]]:
    keys = [one.key for one in big_tool().questions][: _COLUMNS - 2]
    more = [f"Column {at}" for at in range(_COLUMNS - 2 - len(keys))]
    yield ["Case", "Agency", *keys, *more]
    for row in range(_ROWS):
        yield [f"{sentence(row + at, 9)} {row}" for at in range(_COLUMNS)]


def _written(path: Path, rows: Iterable[list[str]]) -> Path:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return path
