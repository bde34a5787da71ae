"""The lines of the list a sample is drawn from."""

from core.model.sample import Eligible
from core.store.file import WorkshopFile


def eligible_lines(file: WorkshopFile) -> tuple[Eligible, ...]:
    """Return the list as it is in the audit; nothing once it was removed."""
    return tuple(file.all(Eligible))
