"""Writes the guide into a folder, as PDF and HTML."""

import argparse
from pathlib import Path
from typing import Final

from core.cli.export import folder_faults
from core.documents.catalogue import Format
from core.words import tr

_NAME: Final = "casewalk-guide"


def write_guide(wanted: argparse.Namespace) -> int:
    """Write it in the formats asked for, and print where each is."""
    from core.documents.guide import guide
    from core.export.one_document import write_document

    folder: Path = wanted.to
    with folder_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for one in wanted.formats:
        target = folder / f"{_NAME}.{one}"
        write_document(target, guide(), Format(one))
        print(tr("“{name}” was written.", name=target.name))
    return 0
