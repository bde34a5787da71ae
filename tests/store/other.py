"""Another process with the audit open: holds it, keeps writing or typing, until it is killed.

Run as a script: other.py hold|write|type|seize PATH PASSPHRASE; says each thing done on a line.
One that seizes is no Casewalk: it has the file for itself until it is told to let go.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def another_process(
    doing: str, path: Path, passphrase: str = ""
) -> Iterator["subprocess.Popen[str]"]:
    """Run this file beside the test; killed, if it still runs, when the test is done."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.other", doing, str(path), passphrase],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


def said(process: "subprocess.Popen[str]") -> str:
    """Return the next line the other process says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _main(doing: str, path: Path, passphrase: str) -> None:
    from core.model.note import Note, NoteKind
    from core.store.file import WorkshopFile
    from tests.keys import FEW, derive_keys_in

    derive_keys_in(FEW)
    if doing == "seize":
        _seize(path, passphrase)
        return

    file = WorkshopFile.open(path, passphrase or None)
    _say(file.open_by or "writing")
    if doing == "hold":
        sys.stdin.read()
    elif doing == "write":
        for at in range(100_000):
            with file.act(f"note {at}"):
                file.put(Note(NoteKind.OBSERVATION, f"said {at} " * 50))
                file.put(Note(NoteKind.STRENGTH, f"and {at}"))
            _say(at)
    elif doing == "type":
        from core.model.sitting import Place

        for at in range(100_000):
            file.drafts.keep(Place("walk"), "reason", f"typed {at}")
            file.drafts.keep_place(Place(f"stage{at}"))
            _say(at)


def _seize(path: Path, passphrase: str) -> None:
    from core.store.cipher import connect

    db = connect(path, passphrase or None)
    db.execute("BEGIN EXCLUSIVE")
    _say("seized")
    sys.stdin.readline()
    db.execute("ROLLBACK")
    db.close()
    _say("let go")
    sys.stdin.read()


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
