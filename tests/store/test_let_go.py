"""What was closed is let go of: an opening leaves nothing behind for the rest of the day."""

import gc
from pathlib import Path

from core.model.clock import Clock
from core.store.file import WorkshopFile
from core.store.patience import Patience
from tests.small import small_audit


def held() -> int:
    gc.collect()
    return sum(isinstance(one, Patience) for one in gc.get_objects())


def test_a_closed_file_goes_with_its_connection(path: Path, clock: Clock) -> None:
    """The database held what counts its steps, which held the connection: both stayed for ever."""
    small_audit(path, clock).close()
    before = held()
    for _ in range(3):
        WorkshopFile.open(path, clock=clock).close()
    assert held() == before
