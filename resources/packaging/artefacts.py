"""What is published beside a folder: the zip, the sums of all that is made, the list of parts."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from resources.packaging.program import version

_THE_SAME_DAY: Final = (2020, 1, 1, 0, 0, 0)
"""One day for all, so that the same checkout makes the same bytes."""


LICENCES: Final = Path(__file__).parents[1] / "licences"
_SHIPPED: Final = (
    ("Atkinson Hyperlegible Next", "OFL-1.1", "OFL-Atkinson.txt"),
    ("Noto Sans", "OFL-1.1", "OFL-Noto.txt"),
    ("SCOWL", "", "SCOWL.txt"),
)
"""What lies in `resources` and is not ours: fonts and a list of words, with their notices."""


def zip_folder(folder: Path, target: Path) -> None:
    """Pack a folder into a zip with its name as the one thing at the top."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = (Path(folder.name) / path.relative_to(folder)).as_posix()
                entry = zipfile.ZipInfo(name, _THE_SAME_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (path.stat().st_mode & 0xFFFF) << 16
                packed.writestr(entry, path.read_bytes())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def write_sums(files: Iterable[Path], target: Path) -> str:
    """Write the line `sha256sum -c` reads for each file; return them."""
    lines = "".join(f"{digest(path)}  {path.name}\n" for path in sorted(files))
    target.write_text(lines, encoding="utf-8")
    return lines


def write_parts(site: Path, others: Iterable[dict[str, Any]], target: Path) -> None:
    """Write the list of parts with their licences as CycloneDX 1.6.

    *site* holds the installed wheels; *others* are parts that are no package, such as Python.
    The fonts and words that are shipped along are parts too, under the notices beside them.
    """
    parts = [*others, *map(_shipped, _SHIPPED), *(_part(*one) for one in _metadata(site))]
    target.write_text(
        json.dumps(
            {
                "bomFormat": "CycloneDX",
                "specVersion": "1.6",
                "version": 1,
                "metadata": {"component": library("Casewalk", version(), "MIT", "application")},
                "components": sorted(parts, key=lambda part: str(part["name"]).lower()),
            },
            indent=1,
        ),
        encoding="utf-8",
    )


def library(name: str, version: str, licence: str, kind: str = "library") -> dict[str, Any]:
    """Return one part, its licence an SPDX expression."""
    return {
        "type": kind,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
    }


def _shipped(part: tuple[str, str, str]) -> dict[str, Any]:
    name, licence, notice = part
    if licence:
        licences: dict[str, Any] = {"expression": licence}
    else:
        whole = (LICENCES / notice).read_text(encoding="utf-8", errors="replace")
        licences = {"license": {"name": f"{name} licence", "text": {"content": whole}}}
    return {"type": "data", "name": name, "licenses": [licences]}


def _metadata(site: Path) -> Iterator[tuple[Message, Path]]:
    for path in sorted(site.glob("*.dist-info/METADATA")):
        yield HeaderParser().parsestr(path.read_text(encoding="utf-8")), path.parent


def _part(package: Message, folder: Path) -> dict[str, Any]:
    name, number = package["Name"], package["Version"]
    if found := package["License-Expression"]:
        licence: dict[str, Any] = {"expression": found}
    elif words := _licence_in_words(package):
        licence = {"license": {"name": words}}
    else:
        texts = sorted((folder / "licenses").glob("*"))
        whole = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in texts)
        licence = {"license": {"name": f"{name} licence", "text": {"content": whole}}}
    return {
        "type": "library",
        "name": name,
        "version": number,
        "purl": f"pkg:pypi/{name.lower()}@{number}",
        "licenses": [licence],
    }


def _licence_in_words(package: Message) -> str:
    classified = [
        each.rpartition(" :: ")[2]
        for each in package.get_all("Classifier", [])
        if each.startswith("License :: ") and each != "License :: OSI Approved"
    ]
    stated = (package["License"] or "").strip().partition("\n")[0]
    return ", ".join(classified) or stated
