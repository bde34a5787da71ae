"""How long the forms of an audit take: out into a folder, and back through the reading process."""

import os
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path

from core.examples import build_example
from core.export.forms import write_forms
from core.forms.files import FormFormat, form_files
from core.forms.form import forms_for
from core.intake.batch import read_batch
from core.intake.file_reader import FileReader
from core.intake.vocabulary import vocabulary_of
from core.model.progress import unreported
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.bench.figures import Figure, at_most, seconds

_MADE = datetime(2014, 3, 7)
_REACH = 10.0
"""Seconds for 37 PDF and 37 Excel forms."""
_STARTS = 9
_STARTED = 0.15
"""Seconds; 0.3 in an installed folder."""


def bench_reading_process() -> list[Figure]:
    """Start the process that reads files, and have it read three lines: the least of several.

    Its own processor time, from its start to its end, says the same on a busy computer.
    """
    took, used = [], []
    for _ in range(_STARTS):
        before = _of_children()
        with FileReader() as reader:
            took.append(seconds(partial(reader.read_bytes, "a.csv", b"case,agency\nChild A,GP\n")))
        used.append(_of_children() - before)
    named = "reading process started and first file read"
    return [
        at_most(named, min(took), "s", _STARTED),
        at_most(f"{named}, all of it", min(used), "s of processor", _STARTED),
    ]


def _of_children() -> float:
    """Return the processor time of the processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def bench_forms() -> list[Figure]:
    """Write a file for each of the 37 requests of 2014 in each format, and read them back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_example("cin", folder / "cin.casewalk")
        with WorkshopFile.open(folder / "cin.casewalk") as file:
            now = snapshot(file)
        forms = forms_for(now, now.requests)
        words = vocabulary_of(now, {}, _MADE.date())
        figures = []
        for formats in ((FormFormat.PDF, FormFormat.EXCEL), (FormFormat.WORD,)):
            files = form_files(forms, formats, together=False)
            named = " and ".join(one.value for one in formats)
            out = folder / named
            out.mkdir()
            took = seconds(partial(write_forms, files, out, _MADE))
            figures.append(at_most(f"{len(files)} forms out, {named}", took, "s", _REACH))
            paths = [out / one.name for one in files]
            with FileReader() as reader:
                reader.start()
                took = seconds(partial(read_batch, paths, words, reader, unreported))
            figures.append(at_most(f"{len(files)} forms read, {named}", took, "s", _REACH))
        return figures
