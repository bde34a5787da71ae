"""Files made to harm, or harmed on the way: by hand, by mutation and at random, for each format.

`python -m tests.intake.hostile [--count 1000] [format …]` runs the long form and says how it went.
"""

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.forms.files import FormFile, FormFormat
from core.intake.batch import opening, read_again
from core.intake.file_reader import FileReader
from core.intake.read import drafts_of
from core.intake.tool import read_tool
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import AnyDraft, ReturnDraft
from core.model.fault import Unreadable
from core.store.reading import snapshot
from tests.forms.filled import MADE, form_of, words_of
from tests.intake.workbooks import xlsx
from tests.small import small_audit

ROWS: Final = [
    ["Case", "Agency", "Completed on", "1a", "1b", "2", "2 comments"],
    ["Child A", "Health", "11/03/2014", "Yes", "No", "Not applicable", "Seen, then\nnot"],
    ["Child B", "Schools", "41711", "Y", "perhaps", "", "=1+1"],
    ["Child B", "Police", "12 March 2014", "No", "Yes", "Yes", "\u202eevil\u202c"],
]
_TEXT: Final = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode()
_ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
_NASTY: Final = (
    *(b"\x00", b"\xff\xfe", "\u202e\u2066".encode(), b'"', b"\n", b";", b"\t", b"=HYPERLINK(1)"),
    *(b"A" * 40_000, b"," * 3_000, b"<!ENTITY a 'b'>", b"&a;", b"PK\x03\x04", b"\xe2\x80", b"<c>"),
    *(
        b"]]>",
        b"<![CDATA[",
        b"99999999999",
        b"-1",
        b"1e308",
        b"NaN",
        b"/Kids [1 0 R]",
        b"<<",
        b">>",
    ),
    *(b"endobj", b"stream\r\n", b"0 R", b"%PDF-1.7", b"[[[[[[[[", b"= = =", b'"""', b"\\u0000"),
)


@cache
def _forms() -> dict[str, bytes]:
    with TemporaryDirectory(prefix="casewalk-tests-") as folder, _audit(folder) as file:
        form = form_of(snapshot(file), "Child B", "Police")
        return {one.value: FormFile("form", one, (form,)).written(MADE) for one in FormFormat}


@cache
def words() -> Vocabulary:
    """The words that files are read in."""
    with TemporaryDirectory(prefix="casewalk-tests-") as folder, _audit(folder) as file:
        return words_of(file)


def _audit(folder: str):  # type: ignore[no-untyped-def]
    from datetime import datetime

    return small_audit(Path(folder) / "a.casewalk", lambda: datetime(2014, 4, 9))


def _ods() -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="R">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _zipped({"mimetype": _ODS.encode(), "content.xml": content.encode()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


_TOOL: Final = (Path(__file__).parents[1] / "tools" / "school-file-audit.toml").read_bytes()
GOOD: Final[dict[str, Callable[[], bytes]]] = {
    "xlsx": lambda: xlsx({"Sheet1": ROWS}),
    "xls": (Path(__file__).parents[1] / "data" / "before-2007.xls").read_bytes,
    "ods": _ods,
    "csv": lambda: _TEXT,
    "docx": lambda: _forms()["docx"],
    "pdf": lambda: _forms()["pdf"],
    "zip": lambda: _zipped({"a.csv": _TEXT, "b.xlsx": xlsx({"Sheet1": ROWS})}),
    "toml": lambda: _TOOL,
}
"""A sound file of each format."""


def broken(data: bytes, dice: random.Random) -> bytes:
    """Return bytes of which some are changed, doubled, lost or put in."""
    found = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 30))):
        at = dice.randrange(len(found) + 1)
        match dice.randrange(6):
            case 0:
                found[at : at + 1] = bytes([dice.randrange(256)])
            case 1 | 2:
                found[at:at] = dice.choice(_NASTY)
            case 3:
                del found[at : at + dice.randint(1, 60)]
            case 4:
                found[at:at] = found[at : at + dice.randint(1, 400)]
            case _:
                del found[max(at, 1) :]
    return bytes(found)


def _inside(data: bytes, dice: random.Random) -> bytes:
    """Return an archive of which one part is broken inside, missing, doubled or huge."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(list(parts))
    match dice.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = b"\x00" * dice.choice((10_000_000, 200_000_000))
        case 2:
            parts[name] = parts[name][:200] + b"<c><v>1</v></c>" * 400_000 + parts[name][200:]
        case 3:
            parts["../../" + name] = parts[name]
        case 4:
            parts[name] = dice.choice(list(parts.values()))
        case _:
            parts[name] = broken(parts[name], dice)
    return _zipped(parts)


def spoiled(kind: str, good: bytes, dice: random.Random) -> bytes:
    """Return a file of a format made to harm."""
    if zipfile.is_zipfile(io.BytesIO(good)) and dice.random() < 0.6:
        return _inside(good, dice)
    if dice.random() < 0.05:
        return bytes(dice.randrange(256) for _ in range(dice.randrange(3_000)))
    if kind == "csv" and dice.random() < 0.1:
        return dice.choice((b'"' * 100_000, b"a," * 200_000, b"\n" * 300_000, b"\x00" * 50_000))
    return broken(good, dice)


@dataclass
class Tally:
    """How files of one format came out."""

    kind: str
    count: int = 0
    came: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def summary(self) -> str:
        """One line of figures."""
        came = ", ".join(f"{many} {name}" for name, many in sorted(self.came.items()))
        wrong = len(self.wrong)
        return f"{self.kind}: {self.count} files, {wrong} wrong ({came}); {self.slowest:.1f} s"


def tried(kind: str, seed: int, count: int, reader: FileReader, folder: Path) -> Tally:
    """Read *count* files of a format as the window does."""
    tally, good = Tally(kind), GOOD[kind]()
    for number in range(count):
        data = spoiled(kind, good, random.Random(f"{kind} {seed} {number}"))
        began = time.monotonic()
        try:
            tally.came[_outcome(kind, data, reader, folder)] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            tally.wrong.append(f"{kind} {seed} {number}: {type(error).__name__}: {error}"[:200])
        tally.slowest = max(tally.slowest, time.monotonic() - began)
        tally.count += 1
    return tally


def _outcome(kind: str, data: bytes, reader: FileReader, folder: Path) -> str:
    try:
        if kind == "toml":
            path = folder / "tool.toml"
            path.write_bytes(data)
            read_tool(path)
            return "read"
        if kind == "zip":
            return _unpacked(data, reader, folder)
        drafts = drafts_of(reader.read_bytes(f"file.{kind}", data), words())
    except Unreadable as fault:
        if not all((fault.happened, fault.safe, fault.remedy)):
            raise AssertionError("a fault without its three sentences") from fault
        return "refused"
    return _looked_at(drafts)


def _unpacked(data: bytes, reader: FileReader, folder: Path) -> str:
    path = folder / "file.zip"
    path.write_bytes(data)
    batch = read_again(opening(path, reader), words())
    if not all((one.happened and one.safe and one.remedy) for one in batch.unread):
        raise AssertionError("a fault without its three sentences")
    return _looked_at(batch.drafts) if batch.drafts else "refused"


def _looked_at(drafts: Sequence[AnyDraft]) -> str:
    known = words()
    for draft in drafts:
        if not all(one.sentence for one in draft.problems) or not all(o.what for o in draft.doubts):
            raise AssertionError("a row left out without a reason")
        for row in draft.rows:
            if isinstance(row, ReturnDraft) and (
                row.case not in known.cases or not row.answers.keys() <= known.items.keys()
            ):
                raise AssertionError("a return that is nobody's")
    return "read" if any(draft.rows for draft in drafts) else "nothing in it"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the long form; return how many formats had something wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("formats", nargs="*", default=list(GOOD))
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    failed = 0
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        for kind in wanted.formats or GOOD:
            with FileReader() as reader:
                tally = tried(kind, wanted.seed, wanted.count, reader, Path(folder))
            sys.stdout.write(f"{tally.summary}; readers at most {peak() >> 20} MB so far\n")
            sys.stdout.writelines(f"  {one}\n" for one in tally.wrong[:20])
            sys.stdout.flush()
            failed += bool(tally.wrong)
    return failed


def peak() -> int:
    """Return the most memory that any process that has read files took, in bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


if __name__ == "__main__":
    raise SystemExit(main())
