"""Reads what an audit concludes, written as TOML: an example's findings and recommendations."""

from pathlib import Path

from core.intake.toml import decode_toml
from core.model.draft.conclusions import ConclusionsDraft
from core.words import tr


def read_conclusions(path: Path) -> ConclusionsDraft:
    """Read conclusions.

    Raises Unreadable naming the entry that cannot be used; whether what it names
    exists is for the audit it goes into to say.
    """
    return decode_toml(path, ConclusionsDraft, tr("conclusions"))
