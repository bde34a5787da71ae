"""Reads a file that says what the headings and words of other people's files mean."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.intake.others_words import AGENCY, CASE, COMPLETED
from core.intake.toml import decode_toml, not_a
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import COMMENTS, KEPT, Agreed, MatchKey, MatchKind
from core.model.fault import Unreadable, shown
from core.model.names import NameIndex, normalised
from core.words import later, tr

_WHAT: Final = later("a mapping of words")


@dataclass(frozen=True)
class MappingFile:
    """Words by what they mean: `columns` as a heading of ours, `answers` at every question."""

    columns: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    answers_to: dict[str, dict[str, str]] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)


def read_mapping(path: Path, vocabulary: Vocabulary) -> Agreed:
    """Read a mapping; "" means that something is nothing in the audit.

    Raises Unreadable when it is not TOML, or names what the audit does not have.
    """
    found = decode_toml(path, MappingFile, tr(_WHAT))
    try:
        return dict(_entries(found, vocabulary))
    except _Unknown as error:
        raise _refused(path, str(error)) from error


class _Unknown(Exception):
    """A mapping names what is not there; its text says what, for the end of a sentence."""


def _refused(path: Path, fault: str) -> Unreadable:
    return not_a(path, tr(_WHAT), fault)


def _entries(found: MappingFile, vocabulary: Vocabulary) -> Iterator[tuple[MatchKey, str]]:
    headings = {normalised(one): one for one in (CASE, AGENCY, COMPLETED, KEPT)}
    for key in (*vocabulary.items, *vocabulary.comments):
        headings[normalised(key + COMMENTS)] = key + COMMENTS
    headings |= {normalised(key): key for key in vocabulary.items}
    for written, means in found.columns.items():
        if means and normalised(means) not in headings:
            raise _Unknown(tr("“{shown}” is no heading of this audit", shown=shown(means)))
        yield _key(MatchKind.COLUMN, written), headings.get(normalised(means), "")
    for kind, words, known in (
        (MatchKind.AGENCY, found.agencies, vocabulary.agency_names()),
        (MatchKind.CASE, found.cases, vocabulary.case_names()),
    ):
        for written, means in words.items():
            yield _key(kind, written), _name(means, known)
    for written, means in found.answers.items():
        if not any(one.find(means) is not None for one in vocabulary.items.values()):
            raise _Unknown(tr("“{shown}” is no answer of this audit tool", shown=shown(means)))
        yield _key(MatchKind.ANSWER, written), means
    for asked, answers in found.answers_to.items():
        choices = vocabulary.items.get(asked)
        for written, means in answers.items():
            if choices is None or choices.find(means) is None:
                raise _Unknown(
                    tr(
                        "“{means}” is no answer to “{asked}”",
                        means=shown(means),
                        asked=shown(asked),
                    )
                )
            yield _key(MatchKind.ANSWER, written, asked), means


def _name(means: str, known: NameIndex) -> str:
    found = known.find(means) if means else ""
    if found is None:
        raise _Unknown(tr("“{shown}” is not in this audit", shown=shown(means)))
    return found


def _key(kind: MatchKind, written: str, place: str = "") -> MatchKey:
    return kind, "", normalised(place), normalised(written)
