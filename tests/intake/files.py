"""Files as agencies send them, written into a test's own folder."""

import atexit
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from core.acts.prepare import set_audit
from core.acts.tool import take_tool
from core.files import EXAMPLES
from core.intake.batch import Batch, read_batch
from core.intake.file_reader import FileReader
from core.intake.shipped import find_tool
from core.intake.vocabulary import Vocabulary, vocabulary_of_tool
from core.model.audit import Audit
from core.model.progress import Progress
from core.model.tool import Tool
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.intake.workbooks import Typed, xlsx

CIN = EXAMPLES / "cin"
TIER2 = EXAMPLES / "tier2"
CHILDREN = tuple(f"Child {letter}" for letter in "ABCDEFGH")
AGENCIES = ("Children's Social Care", "School", "Police", "CAMHS")


@cache
def _taken(name: str) -> Tool:
    """A shipped audit tool as an audit holds it."""
    with (
        TemporaryDirectory() as folder,
        WorkshopFile.create(Path(folder) / "tool.casewalk") as file,
    ):
        with file.act("begin"):
            set_audit(file, Audit("An audit"))
            take_tool(file, find_tool(name))
        return snapshot(file).tool


def cin(agencies: tuple[str, ...] = AGENCIES) -> Vocabulary:
    """The words of the children in need audit with eight cases and a few agencies."""
    return vocabulary_of_tool(_taken("children-in-need"), CHILDREN, agencies)


def cin_tool() -> Tool:
    """The children in need tool as an audit holds it."""
    return _taken("children-in-need")


def tier2() -> Vocabulary:
    """The words of the targeted support audit with 29 cases."""
    cases = [f"Case {number}" for number in range(1, 30)]
    return vocabulary_of_tool(_taken("targeted-support"), cases)


def general() -> Vocabulary:
    """The words of the general audit tool with one case."""
    return vocabulary_of_tool(_taken("general-case-audit"), ["Case 1"])


def batch_of(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    progress: Progress = lambda *_: None,
) -> Batch:
    """Read files in a process of their own, as the program does; one process for all tests."""
    return read_batch(paths, vocabulary, _reader(), progress)


@cache
def _reader() -> FileReader:
    reader = FileReader()
    atexit.register(reader.close)
    return reader


def text_file(folder: Path, text: str, name: str = "camhs.csv", encoding: str = "utf-8") -> Path:
    """Write a text file byte for byte, line ends included."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, rows: list[list[Typed]], name: str = "camhs.xlsx") -> Path:
    """Write a workbook with one typed sheet."""
    path = folder / name
    path.write_bytes(xlsx({"Returns": rows}))
    return path
