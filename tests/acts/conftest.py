"""An open audit to act on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.small import small_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit without a passphrase, open."""
    with small_audit(tmp_path / "audit.casewalk", clock) as opened:
        yield opened
