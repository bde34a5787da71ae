"""Forms filled in by programs that Python does not bring along: pdf.js under Node, and poppler."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from tests.forms.filled import places_of

_HERE: Final = Path(__file__).parent / "programs"
_PYTHON: Final = "/usr/bin/python3"
_PDFJS: Final = (
    os.environ.get("CASEWALK_PDFJS", ""),
    "/usr/share/nodejs/pdfjs-dist/build/pdf.js",
    "/usr/share/javascript/pdf/build/pdf.js",
)
_POPPLER: Final = (
    "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"
)


def pdfjs_is_here() -> bool:
    """Return whether a form can be filled in by pdf.js on this computer."""
    return which("node") is not None and any(Path(one).is_file() for one in _PDFJS)


def filled_by_pdfjs(written: bytes, fields: Mapping[str, str]) -> bytes:
    """Return a PDF filled in by pdf.js; skips the test where it is not installed."""
    node, library = which("node"), next((one for one in _PDFJS if Path(one).is_file()), None)
    if node is None or library is None:
        pytest.skip("pdf.js is not here (apt-get install nodejs libjs-pdf)")
    return _filled([node, str(_HERE / "pdfjs.cjs"), library], written, fields)


def filled_by_poppler(written: bytes, fields: Mapping[str, str]) -> bytes:
    """Return a PDF filled in by poppler; skips the test where it is not installed."""
    if not _has_poppler():
        pytest.skip("poppler is not here (apt-get install python3-gi gir1.2-poppler-0.18)")
    return _filled([_PYTHON, str(_HERE / "poppler.py")], written, fields)


@cache
def _has_poppler() -> bool:
    if not Path(_PYTHON).exists():
        return False
    asked = subprocess.run([_PYTHON, "-c", _POPPLER], capture_output=True, check=False)
    return asked.returncode == 0


def _filled(command: Sequence[str], written: bytes, fields: Mapping[str, str]) -> bytes:
    places = places_of(written)
    told = [
        [*places[name, value], None] if (name, value) in places else [*places[name, ""], value]
        for name, value in fields.items()
    ]
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        form, listed, filled = (Path(folder) / one for one in ("form.pdf", "places", "filled.pdf"))
        form.write_bytes(written)
        listed.write_text(json.dumps(told), encoding="utf-8")
        done = subprocess.run(
            [*command, form, listed, filled], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return filled.read_bytes()
