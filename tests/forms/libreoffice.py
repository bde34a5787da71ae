"""Forms filled in and saved by LibreOffice, in one start of it for all that a test wants."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final
from xml.sax.saxutils import escape

import pytest

from core.model.form import VALUE_COLUMN

_MACRO: Final = Path(__file__).parent / "programs" / "office.bas"
_LONGEST: Final = 120
"""Seconds: it hangs where it cannot go on."""
_FILTERS: Final = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "docx": "MS Word 2007 XML",
}
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY: Final = (
    '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    "{inside}</library:library>"
)
_MODULE: Final = (
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Forms" script:language="StarBasic">{inside}</script:module>'
)
_LIBRARIES: Final = (
    '<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"libraries.dtd">\n<library:libraries xmlns:library="http://openoffice.org/2000/library" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
    'xlink:href="$(USER)/basic/Standard/{end}.xlb/" xlink:type="simple" library:link="false"/>'
    "</library:libraries>"
)
_BEGUN: Final = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" '
    'oor:op="fuse"><value>true</value></prop></item></oor:items>'
)
"""Without it the first start puts its own library in the place of ours."""


def saved_by_libreoffice(
    *wanted: tuple[bytes, str, Mapping[str, object], Sequence[str]],
) -> list[dict[str, bytes]]:
    """Return forms as LibreOffice saves them, filled in; skips the test where it is not installed.

    Each is one form's bytes, "xlsx" or "docx", what is filled in by its fields' names, and the
    formats it is saved in.
    """
    program = which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here (apt-get install libreoffice-calc libreoffice-writer)")
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        jobs = Path(folder) / "jobs.txt"
        lines: list[str] = []
        for number, (written, kind, fields, formats) in enumerate(wanted):
            form = Path(folder) / f"form{number}.{kind}"
            form.write_bytes(written)
            lines += [f"open\t{form}", *_filling(written, kind, fields)]
            for one in formats:
                lines.append(f"save\t{Path(folder) / f'back{number}.{one}'}\t{_FILTERS[one]}")
            lines.append("close")
        jobs.write_text("\n".join(lines), encoding="utf-8")
        _run(program, Path(folder) / "profile", jobs)
        return [
            {one: (Path(folder) / f"back{number}.{one}").read_bytes() for one in formats}
            for number, (_, _, _, formats) in enumerate(wanted)
        ]


def _filling(written: bytes, kind: str, fields: Mapping[str, object]) -> Iterator[str]:
    places = _cells(written) if kind == "xlsx" else _controls(written)
    for name, value in fields.items():
        place = places[name]
        if isinstance(value, date) and kind == "xlsx":
            yield f"number\t{place}\t{(value - date(1899, 12, 30)).days}"
        elif isinstance(value, float):
            yield f"number\t{place}\t{value:g}"
        else:
            words = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
            told = words.replace("\n", "\\n")
            yield f"text\t{place}\t{told}" if kind == "xlsx" else f"control\t{place}\t{told}"


def _cells(written: bytes) -> dict[str, str]:
    """Return where the fields of a workbook's first sheet are filled in: sheet, column, row."""
    import io

    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(written), read_only=True).worksheets[0]
    return {
        str(row[0]): f"0\t{VALUE_COLUMN}\t{at}"
        for at, row in enumerate(sheet.iter_rows(values_only=True))
        if row and row[0]
    }


def _controls(written: bytes) -> dict[str, str]:
    """Return the places of a document's controls, by their tags."""
    import io

    from docx import Document
    from docx.oxml.ns import qn

    tags = Document(io.BytesIO(written)).element.body.iter(qn("w:tag"))
    return {tag.get(qn("w:val")): str(at) for at, tag in enumerate(tags)}


def _run(program: str, profile: Path, jobs: Path) -> None:
    _make_profile(profile / "user")
    started = subprocess.Popen(
        [
            *(program, "--headless", "--norestore", "--nologo", "--nodefault"),
            f"-env:UserInstallation={profile.as_uri()}",
            f"macro:///Standard.Forms.Fill({jobs})",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(_LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        raise
    wrong = jobs.with_name(f"{jobs.name}.wrong")
    assert not wrong.exists(), wrong.read_text("utf-8", "replace")


def _make_profile(user: Path) -> None:
    library = user / "basic" / "Standard"
    library.mkdir(parents=True)
    macro = escape(_MACRO.read_text(encoding="utf-8"))
    element = '<library:element library:name="Forms"/>'
    for place, text in (
        (user / "registrymodifications.xcu", _BEGUN),
        (library / "Forms.xba", _MODULE.format(inside=macro)),
        (library / "script.xlb", _LIBRARY.format(inside=element)),
        (library / "dialog.xlb", _LIBRARY.format(inside="")),
        (library.parent / "script.xlc", _LIBRARIES.format(end="script")),
        (library.parent / "dialog.xlc", _LIBRARIES.format(end="dialog")),
    ):
        place.write_text(_HEAD + text, encoding="utf-8")
