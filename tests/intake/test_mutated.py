"""Files broken at random: each is read or refused in a sentence, and no row is lost unseen."""

import random
from collections.abc import Callable
from typing import Final

import pytest

from core.intake.contents import sheets_in
from core.intake.read import drafts_of
from core.intake.sheets import Contents
from core.model.fault import Unreadable
from tests.intake.files import cin
from tests.intake.workbooks import xlsx
from tests.rounds import rounds

ROWS: Final = [
    ["Which child?", "Agency", "Completed on", "1a", "1f", "2", "2 comments"],
    ["A", "CSC", "11/03/2014", "Yes.", "No", "Not applicable", "Seen, then\nnot"],
    ["Child B", "School", "41711", "Y", "perhaps", "", "=1+1"],
    ["Child D", "Police", "12 March 2014", "No", "Yes", "Yes", ""],
]
AS_TEXT: Final = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode()
NASTY: Final = (
    *(b"\x00", b"\xff\xfe", "\u202e".encode(), b'"', b"\n", b";", b"\t", b"=HYPERLINK(1)"),
    *(b"A" * 40_000, b"," * 3_000, b"<!ENTITY a 'b'>", b"&a;", b"PK\x03\x04", b"\xe2\x80"),
)


def broken(data: bytes, dice: random.Random) -> bytes:
    """Return a file with some of its bytes changed, doubled, cut off or put in."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(found) + 1)
        match dice.randrange(5):
            case 0:
                found[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                found[at:at] = dice.choice(NASTY)
            case 2:
                del found[at : at + dice.randint(1, 60)]
            case 3:
                found[at:at] = found[at : at + dice.randint(1, 200)]
            case _:
                del found[max(at, 1) :]
    return bytes(found)


def read(source: str, data: bytes) -> None:
    """Read a file as a preview does; whatever it is, it ends in drafts or in a sentence."""
    refused: Unreadable | None = None
    try:
        drafts = drafts_of(Contents(source, tuple(sheets_in(source, data))), cin())
    except Unreadable as fault:
        refused = fault
    if refused is not None:
        assert all((refused.happened, refused.safe, refused.remedy))
        return
    for draft in drafts:
        assert all(problem.sentence for problem in draft.problems)
        assert all(doubt.what for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("source", "made"),
    [("r.csv", lambda: AS_TEXT), ("r.xlsx", lambda: xlsx({"Sheet1": ROWS}))],
    ids=["text", "workbook"],
)
def test_a_file_broken_at_random_is_read_or_refused_in_a_sentence(
    source: str, made: Callable[[], bytes]
) -> None:
    data = made()
    for seed in range(rounds(25)):
        read(source, broken(data, random.Random(seed)))
