"""Real audits on disk for the tests of Prepare: the example of 2014, and an empty one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.acts.examples import build_example
from core.model.audit import Audit
from core.model.clock import Clock
from core.store.file import WorkshopFile


@pytest.fixture(scope="session")
def cin_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The children in need audit, built once."""
    path = tmp_path_factory.mktemp("prepare") / "cin.casewalk"
    build_example("cin", path)
    return path


@pytest.fixture
def cin_file(cin_built: Path, tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A copy of the children in need audit to write in."""
    path = tmp_path / "cin.casewalk"
    path.write_bytes(cin_built.read_bytes())
    with WorkshopFile.open(path, clock=clock) as file:
        yield file


@pytest.fixture
def empty_file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An audit that has a title and nothing else."""
    with WorkshopFile.create(tmp_path / "empty.casewalk", clock=clock) as file:
        with file.act("begin"):
            file.put(Audit("Neglect"))
        yield file
