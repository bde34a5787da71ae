"""How long cases take to a table and back: of the 60-case audit, with a key as it is shipped."""

import tempfile
from functools import partial
from itertools import islice, product
from pathlib import Path

from core.acts import heard, walk
from core.model.case import Case
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.tables.hand_out import drawn_passphrase, hand_out
from core.tables.take_back import TakenBack, handed_back, take_back
from tests.bench.big import build_big
from tests.bench.figures import Figure, at_most, seconds

_CASES, _ACTS, _NOTES = 12, 300, 36
_OUT, _BACK, _AGAIN = 1.0, 0.5, 0.2
"""Seconds for 12 of 60 cases, for 336 acts, and for the same file once more."""


def bench_hand_out() -> list[Figure]:
    """Hand out, let the table work, take its file back, and once more."""
    with tempfile.TemporaryDirectory() as name:
        path, table = Path(name) / "big.casewalk", Path(name) / "table.casewalk"
        build_big(path)
        words = drawn_passphrase()
        with WorkshopFile.open(path) as file:
            cases = [one.id for one in file.all(Case)[:_CASES]]
            out = seconds(partial(hand_out, file, table, "Table 1", cases, words))
            _work(table, words)
            back = seconds(partial(_taken, file, table, words))
            again = seconds(partial(_taken, file, table, words))
    return [
        at_most(f"{_CASES} of 60 cases handed out", out, "s", _OUT),
        at_most(f"{_ACTS + _NOTES} acts taken back", back, "s", _BACK),
        at_most("the same file once more", again, "s", _AGAIN),
    ]


def _work(table: Path, words: str) -> None:
    with WorkshopFile.open(table, words) as file:
        tool, cases = read_tool(file), [one.id for one in file.all(Case)]
        points = [one for one in tool.points if tool.answers_at(one)]
        for case, point in islice(product(cases, points), _ACTS):
            walk.choose(file, case, point, tool.answers_at(point)[0].id)
        for number in range(_NOTES):
            note = Note(NoteKind.STRENGTH, f"Heard {number}", case_id=cases[number % _CASES])
            heard.add_note(file, note)


def _taken(file: WorkshopFile, table: Path, words: str) -> TakenBack:
    with handed_back(file, table, words) as there:
        return take_back(file, there)
