"""An open audit to act on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.clock import Clock
from core.model.ids import CaseId
from core.model.tool import Point
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.small import case_id, small_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit without a passphrase, open."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened


@pytest.fixture
def case(file: WorkshopFile) -> CaseId:
    """The case that is being walked."""
    return case_id(file, "Child A")


@pytest.fixture
def point(file: WorkshopFile) -> Point:
    """The question the room is at."""
    tool = read_tool(file)
    return next(point for point in tool.points if tool.key_at(point) == "2")
