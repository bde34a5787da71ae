"""A partnership's own rounds, counted, in one locked file of their own; no case is in it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from core.counting.collation import responses
from core.files import profile_folder
from core.model.fault import NotYet, Unreadable
from core.model.snapshot import FullSnapshot
from core.programme.canonical import canonical, read_contents
from core.programme.counted import (
    answered_rows,
    held_on,
    judged_rows,
    published_tool,
    round_of,
    round_of_json,
)
from core.programme.publication import EVERYTHING, Publication
from core.store.locked_texts import LockedTexts, kind_of_texts
from core.words import later, tr

ENDING: Final = ".caserounds"
_KIND: Final = kind_of_texts(0x4357524F, ENDING, later("The file of your rounds"))
_OWN: Final = "own"


def usual_rounds() -> Path:
    """Return where a partnership's own rounds lie unless they are put elsewhere."""
    return profile_folder() / f"rounds{ENDING}"


def counted_round(full: FullSnapshot, *, of_json: bool = False) -> Publication:
    """Count an audit as a round of one's own: one row a statement, and no text.

    Raises NotYet for one without cases or a day, and for the file of one table.
    """
    now = full.now
    if now.which is not None and now.which.is_handed_out:
        raise NotYet(
            tr(
                "“{title}” is the file of {name} alone.", title=now.audit.title, name=now.which.name
            ),
            tr("Nothing was added."),
            tr("Add the audit it was handed out from."),
        )
    if not now.cases:
        raise NotYet(
            tr("“{title}” has no {cases}.", title=now.audit.title),
            tr("Nothing was added."),
            tr("Add an audit in which something was judged."),
        )
    back = responses(now)
    return Publication(
        (round_of_json if of_json else round_of)(now),
        1,
        _OWN,
        now.audit.title,
        held_on(now),
        cases=len(now.cases),
        requests=back.requests,
        returned=back.returned,
        usable=back.usable,
        tool=published_tool(now),
        judged=judged_rows(now, {EVERYTHING: now.cases}),
        answered=answered_rows(full, lambda _: EVERYTHING, (EVERYTHING,)),
    )


class RoundsFile:
    """One open file of rounds. Close it as soon as it is not needed."""

    def __init__(self, held: LockedTexts) -> None:
        self._held = held
        self.rounds = _rounds_in(held)

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "RoundsFile":
        """Make one without rounds; takes about 0.5 s. Raises NotYet or FileProblem."""
        return cls(LockedTexts.create(_KIND, path, passphrase))

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "RoundsFile":
        """Open one; takes about 0.3 s. Raises WrongKey or FileProblem."""
        return cls(LockedTexts.open(_KIND, path, passphrase))

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._held.path

    def add(self, rounds: Iterable[Publication]) -> int:
        """Keep rounds, each in the place of what was known of it; return how many are new.

        Raises FileProblem, with the file as it was.
        """
        texts = dict(self._held.texts)
        before = set(texts)
        texts.update((one.round, canonical(one)) for one in rounds)
        if texts != self._held.texts:
            self._held.write(texts)
            self.rounds = _rounds_in(self._held)
        return len(set(texts) - before)

    def take_out(self, title: str) -> int:
        """Take the rounds of a title out; return how many. Raises FileProblem."""
        kept = {one.round: canonical(one) for one in self.rounds if one.title != title}
        gone = len(self.rounds) - len(kept)
        if gone:
            self._held.write(kept)
            self.rounds = _rounds_in(self._held)
        return gone

    def close(self) -> None:
        """Let go of its key and of all that it holds."""
        self._held.close()
        self.rounds = ()


def _rounds_in(held: LockedTexts) -> tuple[Publication, ...]:
    found = []
    for text in held.texts.values():
        contents = read_contents(text)
        if not isinstance(contents, Publication):
            raise Unreadable(
                tr("The file of your rounds holds something that is no round."),
                tr("It was not touched."),
                tr("Use another copy of it, or make it anew from the audits."),
            )
        found.append(contents)
    return in_order(found)


def in_order(rounds: Iterable[Publication]) -> tuple[Publication, ...]:
    """Return rounds by the day they were held."""
    return tuple(sorted(rounds, key=lambda one: (one.held_on, one.title, one.round)))
