"""Two files to try things on: one plain, one with a passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.small import small_audit

PASSPHRASE = 'it’s Ängström\'s "key"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the audit lies."""
    return tmp_path / "audit.casewalk"


@pytest.fixture
def file(path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A small audit without a passphrase, open."""
    with small_audit(path, clock) as opened:
        yield opened
