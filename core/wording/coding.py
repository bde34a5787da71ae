"""Codes and their tally, in words and as a table."""

from collections.abc import Iterable, Sequence
from typing import Final

from core.counting.coding import CodeCount, code_counts, pieces_coded
from core.model.finding import EvidenceKind
from core.model.snapshot import Snapshot
from core.words import later, plural, tr

_GROUPS: Final[tuple[tuple[str, str, frozenset[EvidenceKind]], ...]] = (
    ("reasons", later("Reasons"), frozenset({EvidenceKind.JUDGEMENT})),
    ("comments", later("Comments in returns"), frozenset({EvidenceKind.COMMENT})),
    ("heard", later("Heard in the room"), frozenset({EvidenceKind.NOTE, EvidenceKind.HEADED})),
    (
        "others",
        later("Other voices"),
        frozenset({EvidenceKind.FAMILY_VOICE, EvidenceKind.MEETING, EvidenceKind.LEADER}),
    ),
)


def group_keys() -> tuple[str, ...]:
    """Return what the columns of a tally are called in a file."""
    return tuple(key for key, _, _ in _GROUPS)


def tally_heads() -> tuple[str, ...]:
    """Return the heads of a tally: the code, each group, and all of them."""
    return (tr("Code"), *(tr(words) for _, words, _ in _GROUPS), tr("Together"))


def group_counts(one: CodeCount) -> tuple[int, ...]:
    """Return how often a code stands in each group."""
    return tuple(
        sum(count for kind, count in one.by_kind.items() if kind in kinds)
        for _, _, kinds in _GROUPS
    )


def tally_rows(counts: Iterable[CodeCount]) -> Sequence[tuple[str, ...]]:
    """Return a row for each code, the one that is used most first."""
    ordered = sorted(counts, key=lambda one: -one.total)
    return [
        (one.code.name, *(str(count or "–") for count in group_counts(one)), str(one.total))
        for one in ordered
    ]


def tally_words(now: Snapshot) -> str:
    """Return "6 codes for 41 pieces; one piece may have several"."""
    codes, pieces = len(now.codes), pieces_coded(now)
    if not codes:
        return tr("nothing is coded yet")
    return tr(
        "{codes} for {pieces}; one piece may have several.",
        codes=plural(codes, "code"),
        pieces=plural(pieces, "piece"),
    )


def tally_lines(now: Snapshot) -> list[str]:
    """Return the tally as lines to read."""
    if not now.codes:
        return [tr("Nothing is coded yet.")]
    found = [tally_words(now)]
    heads = tally_heads()
    for row in tally_rows(code_counts(now)):
        each = zip(heads[1:-1], row[1:-1], strict=True)
        said = ", ".join(f"{head.lower()} {count}" for head, count in each if count != "–")
        found.append(f"{row[0]}: {row[-1]}" + (f" ({said})" if said else ""))
    return found
