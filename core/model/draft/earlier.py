"""An earlier audit as its file gives it: what it counted and what it found, and no case."""

from dataclasses import dataclass

from core.model.earlier import EarlierAudit, EarlierCount


@dataclass(frozen=True, slots=True)
class EarlierDraft:
    """The counts stand under no audit's number yet; `findings` are its statements."""

    audit: EarlierAudit
    counts: tuple[EarlierCount, ...] = ()
    findings: tuple[str, ...] = ()
