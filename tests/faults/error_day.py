"""Run under the shim: what the program does, with one call to the disk that fails, again and again.

error_day.py FOLDER SEED COUNT [careless | SCENE...]: COUNT 0 tries every call of every scene,
or of those named; prints what came of it as JSON. With `careless`, copies are written as
nobody should: the control.
"""

import errno
import gzip
import json
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from core.acts import bring_in, walk
from core.export.export import export
from core.model.case import Case
from core.model.draft.returns import Draft, ReturnDraft
from core.model.fault import WorkshopError
from core.model.kept_copy import CopyReason
from core.model.sitting import Place
from core.queries.documents import full
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.faults.days import PASSPHRASE, state_of
from tests.faults.recovery_scenes import (
    FROM_A_COPY,
    RECOVERIES,
    damaged_is_kept,
    keep_one_copy,
    recover,
    torn,
)
from tests.faults.shim import KINDS, ROOT, Shim
from tests.faults.table_scenes import (
    HAND_OUT,
    MAKE_ONE,
    SETTLE,
    TAKE_BACK,
    differ,
    hand_one_out,
    make_two_one,
    settle_one,
    table_judged,
    take_it_back,
    work_at_table,
)
from tests.faults.tally import Tally
from tests.keys import FEW, derive_keys_in
from tests.small import small_audit

_ERRORS: Final = {
    "open": (errno.EIO, errno.EACCES, errno.EMFILE),
    "write": (errno.EIO, errno.ENOSPC),
    "unlink": (errno.EIO, errno.EACCES),
    "rename": (errno.EIO, errno.EACCES),
}
_OLDER: Final = ROOT / "tests" / "data" / "older" / "version-7.casewalk.gz"


def _noon() -> datetime:
    return datetime(2014, 4, 9, 12)


@dataclass(frozen=True, slots=True)
class Scene:
    """Something the program does with an audit, and whether it is opened before the trouble."""

    name: str
    do: Callable[[WorkshopFile], object]
    passphrase: str | None
    older: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """Which call of which kind fails with what, once or from then on."""

    scene: Scene
    kind: str
    at: int
    number: int
    lasting: bool


def _agree(file: WorkshopFile) -> None:
    tool, case = read_tool(file), file.all(Case)[0]
    point = tool.points[0]
    walk.agree(file, case.id, point, tool.answers_at(point)[0].id)


def _bring_in(file: WorkshopFile) -> None:
    row = ReturnDraft("Child A", "Schools", "", {"1a": "yes", "2": "no"}, {"2": "words " * 400})
    bring_in.take_returns(file, Draft("r.csv", (row,)))


def _type(file: WorkshopFile) -> None:
    file.drafts.keep(Place("walk"), "heard", "words not entered yet " * 100)


def _copy_of(file: WorkshopFile) -> Path:
    return file.path.with_name("copy.casewalk")


def _copy(file: WorkshopFile) -> None:
    file.copy_to(_copy_of(file))


def _copy_carelessly(file: WorkshopFile) -> None:
    with suppress(OSError):
        _copy_of(file).write_bytes(file.path.read_bytes())


def _go_on(file: WorkshopFile) -> None:
    file.go_on_in(_copy_of(file))


def _keep_own_copy(file: WorkshopFile) -> None:
    if file.own_copies is not None:
        file.own_copies.keep(CopyReason.MINUTES)


def _export(file: WorkshopFile) -> None:
    export(full(file), ["comments"], file.path.parent)


def _nothing(_: WorkshopFile) -> None:
    return


def _scenes(careless: bool) -> list[Scene]:
    copying = _copy_carelessly if careless else _copy
    doing: dict[str, Callable[[WorkshopFile], object]] = {
        "agree": _agree,
        "undo": WorkshopFile.undo,
        "bring in": _bring_in,
        "type": _type,
        "copy": copying,
        "copy over": copying,
        "go on in a copy": _go_on,
        "keep a copy by itself": _keep_own_copy,
        "make a reserve": WorkshopFile.make_reserve,
        "export": _export,
        HAND_OUT: hand_one_out,
        TAKE_BACK: take_it_back,
        SETTLE: settle_one,
        MAKE_ONE: make_two_one,
    }
    if careless:
        return [Scene(name, copying, None) for name in ("copy", "copy over")]
    scenes = [Scene(name, do, key) for name, do in doing.items() for key in (None, PASSPHRASE)]
    scenes += [
        Scene(name, _nothing, key)
        for name in ("open", "create", *RECOVERIES)
        for key in (None, PASSPHRASE)
    ]
    return [*scenes, Scene("migrate", _nothing, None, older=True)]


class Stage:
    """The folder in which one trial after the other is played."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / "day"
        self._place.mkdir()
        self._shim = Shim(folder)
        self._path = self._place / "audit.casewalk"
        self._bytes: dict[str | None, bytes] = {}
        self._table = self._place / "table-1.casewalk"
        self._tables: dict[str | None, tuple[bytes, bytes]] = {}
        self._differing: dict[str | None, bytes] = {}
        for key in (None, PASSPHRASE):
            with small_audit(self._path, _noon, key) as file:
                _type(file)
                _agree(file)
            self._bytes[key] = self._path.read_bytes()
            self._tables[key] = self._handed_out(key)
            self._differing[key] = self._taken_back(key)
            self._path.unlink()
        self._older = gzip.decompress(_OLDER.read_bytes())
        self._damaged = b""
        self._expected: dict[tuple[str, str | None], tuple[str, str, dict[str, bytes]]] = {}

    def _handed_out(self, key: str | None) -> tuple[bytes, bytes]:
        """Hand a case out, and work on it; return the audit then, and the table's file."""
        with WorkshopFile.open(self._path, key, _noon) as file:
            hand_one_out(file)
        work_at_table(self._table, _noon)
        table = self._table.read_bytes()
        self._table.unlink()
        return self._path.read_bytes(), table

    def _taken_back(self, key: str | None) -> bytes:
        """Return an audit in which something is to be settled."""
        audit, table = self._tables[key]
        self._path.write_bytes(audit)
        self._table.write_bytes(table)
        with WorkshopFile.open(self._path, key, _noon) as file:
            differ(file)
        self._table.unlink()
        return self._path.read_bytes()

    def calls(self, scene: Scene) -> dict[str, int]:
        """Play a scene undisturbed; remember what comes of it, return how often what is called."""
        self._set(scene)
        unread = scene.older or scene.name in ("create", *RECOVERIES)
        before = "" if unread else self._state(scene)
        self._set(scene)
        self._shim.disarm()
        self._play(scene)
        counts = self._shim.counts()
        self._expected[scene.name, scene.passphrase] = (before, self._state(scene), self._others())
        return counts

    def try_(self, trial: Trial) -> str:
        """Play a scene with one trouble; return what is wrong, or nothing."""
        scene = trial.scene
        self._set(scene)
        done, wrong = False, ""
        try:
            self._play(scene, trial)
            done = True
        except WorkshopError as problem:
            if not all((problem.happened, problem.safe, problem.remedy)):
                wrong = "a message without its three parts"
        except Exception as error:  # noqa: BLE001  # whatever it is, it is no message
            wrong = f"{scene.name}: {type(error).__name__} instead of a message"
        self._shim.disarm()
        wrong = wrong or self._judged(trial, done)
        return (
            f"{wrong} ({trial.kind} {trial.at} {errno.errorcode[trial.number]}"
            + (", lasting)" if trial.lasting else ")")
            if wrong
            else ""
        )

    def _set(self, scene: Scene) -> None:
        for left in self._place.iterdir():
            left.unlink()
        shutil.rmtree(self._place.with_name("profile"), ignore_errors=True)
        if scene.name != "create":
            self._path.write_bytes(self._older if scene.older else self._bytes[scene.passphrase])
        if scene.name == FROM_A_COPY:
            keep_one_copy(self._path, scene.passphrase, _noon)
        if scene.name in RECOVERIES:
            self._damaged = torn(self._path.read_bytes())
            self._path.write_bytes(self._damaged)
        if scene.name == TAKE_BACK:
            audit, table = self._tables[scene.passphrase]
            self._path.write_bytes(audit)
            self._table.write_bytes(table)
        if scene.name in (SETTLE, MAKE_ONE):
            self._path.write_bytes(self._differing[scene.passphrase])
        if scene.name == "copy over":
            self._path.with_name("copy.casewalk").write_bytes(self._bytes[scene.passphrase])

    def _play(self, scene: Scene, trial: Trial | None = None) -> None:
        if scene.name in ("open", "migrate"):
            self._arm(trial)
            self._opened(scene).close()
        elif scene.name in RECOVERIES:
            self._arm(trial)
            recover(self._path, scene.passphrase, _noon, scene.name)
        elif scene.name == "create":
            self._arm(trial)
            WorkshopFile.create(self._path, scene.passphrase, _noon).close()
        else:
            with self._opened(scene) as file:
                if scene.name == "copy over":
                    _bring_in(file)
                self._arm(trial)
                try:
                    scene.do(file)
                finally:
                    if trial is not None:
                        self._shim.disarm()

    def _arm(self, trial: Trial | None) -> None:
        if trial is None:
            self._shim.disarm()
        else:
            self._shim.arm(trial.kind, trial.at, trial.number, lasting=trial.lasting)

    def _opened(self, scene: Scene) -> WorkshopFile:
        return WorkshopFile.open(self._path, scene.passphrase, _noon)

    def _state(self, scene: Scene, path: Path | None = None) -> str:
        with WorkshopFile.open(path or self._path, scene.passphrase, _noon) as file:
            said = check(file)
            return f"unsound: {said[0]}" if said else state_of(file)

    def _others(self) -> dict[str, bytes]:
        """Return what lies beside the audit and has to be as undisturbed: the documents."""
        return {one.name: one.read_bytes() for one in self._place.glob("*.pdf")}

    def _judged(self, trial: Trial, done: bool) -> str:
        scene = trial.scene
        before, after, documents = self._expected[scene.name, scene.passphrase]
        if scene.name == "create" and not done:
            stays = trial.kind == "unlink" and trial.lasting  # nothing can take it away again
            return "create: half a file was left" if self._path.exists() and not stays else ""
        if scene.name in RECOVERIES:
            return self._recovery_judged(scene, done, after)
        try:
            found = self._state(scene)
        except WorkshopError:
            return f"{scene.name}: the file was refused afterwards"
        if found != after and (done or found != before):
            return f"{scene.name}: {'lost' if found == before else 'torn'}"
        if any(documents.get(name) != content for name, content in self._others().items()):
            return f"{scene.name}: half a document"
        if done and len(self._others()) != len(documents):
            return f"{scene.name}: no document"
        return self._table_judged(trial, found == after) or self._copy_judged(scene, after, done)

    def _recovery_judged(self, scene: Scene, done: bool, after: str) -> str:
        if not damaged_is_kept(self._place, self._damaged):
            return f"{scene.name}: what was damaged is gone"
        if not self._path.exists():
            return f"{scene.name}: nothing lies there any more"
        if self._path.read_bytes() == self._damaged:
            return f"{scene.name}: it was not done" if done else ""
        try:
            found = self._state(scene)
        except WorkshopError:
            return f"{scene.name}: what was put there is refused"
        return "" if found == after else f"{scene.name}: torn"

    def _table_judged(self, trial: Trial, handed_out: bool) -> str:
        if trial.scene.name == TAKE_BACK:
            table = self._tables[trial.scene.passphrase][1]
            return "" if self._table.read_bytes() == table else "take back: it was written to"
        if trial.scene.name != HAND_OUT:
            return ""
        # While trouble lasts nobody can look whether it was noted, and then it is not removed.
        return table_judged(self._table, handed_out, trial.lasting)

    def _copy_judged(self, scene: Scene, after: str, done: bool) -> str:
        copy = self._path.with_name("copy.casewalk")
        if scene.name not in ("copy", "copy over", "go on in a copy"):
            return ""
        if not copy.exists():
            return f"{scene.name}: no copy" if done or scene.name == "copy over" else ""
        try:
            found = self._state(scene, copy)
        except WorkshopError:
            return f"{scene.name}: half a copy"
        older = self._expected["open", scene.passphrase][1] if not done else after
        return "" if found in (after, older) else f"{scene.name}: another copy"


def _trials(stage: Stage, scenes: list[Scene]) -> Iterator[Trial]:
    for scene in scenes:
        for kind, count in stage.calls(scene).items():
            for at in range(1, count + 1):
                for number in _ERRORS.get(kind, (errno.EIO,)):
                    for lasting in (False, True):
                        yield Trial(scene, kind, at, number, lasting)


def _main(folder: Path, seed: int, count: int, *named: str) -> None:
    derive_keys_in(FEW)
    stage, chance = Stage(folder), random.Random(seed)
    scenes = _scenes(named == ("careless",))
    scenes = [one for one in scenes if one.name in named] or scenes
    if count:
        scenes = chance.sample(scenes, min(len(scenes), 2 + count // 10))
    for key in {scene.passphrase for scene in scenes}:
        stage.calls(Scene("open", _nothing, key))
    trials = list(_trials(stage, scenes))
    if count:
        trials = chance.sample(trials, min(count, len(trials)))
    tally = Tally()
    for trial in trials:
        tally.add(stage.try_(trial), trial.kind)
    whole = not count and not named
    missing = [kind for kind in KINDS if not tally.came[kind]] if whole else []
    tally.faults.update({f"no call of kind {kind}": 1 for kind in missing})
    sys.stdout.write(json.dumps([tally.count, tally.faults, tally.came]))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
