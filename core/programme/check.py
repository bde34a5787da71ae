"""The check that every text passes before it leaves for a programme.

No reference, no participant and no words written of a case get through, whatever is decided.
What only looks like a name, or like what tells who somebody is, may be let go with a reason.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from core.model.fault import NotYet
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.names import normalised, without_unseen
from core.model.published import PROGRAMME
from core.model.snapshot import FullSnapshot, Snapshot
from core.programme.own_words import SO_MANY, WordsOfCases
from core.review.capitals import capitals, given_names
from core.review.details import details
from core.review.names import names
from core.review.remark import Remark
from core.review.texts import DocumentText
from core.words import tr

_ABOUT: Final = f"{PROGRAMME}:"


@dataclass(frozen=True, slots=True)
class LeavingText:
    """One text that would leave; `may_stay` where it can be left out of what leaves.

    `where` leads to it; `number` and `place` say which it is: "Recommendation 4".
    """

    text: str
    where: DocumentText
    may_stay: bool = False


@dataclass(frozen=True, slots=True)
class ToSettle:
    """One thing that stops what would leave; `key` stays the same while its words do."""

    key: str
    words: str
    text: LeavingText
    may_accept: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left to settle, and the texts that were left out, as they stand."""

    left: tuple[ToSettle, ...] = ()
    out: frozenset[str] = frozenset()


def check_texts(full: FullSnapshot, leaving: Sequence[LeavingText]) -> Checked:
    """Look through every text that would leave, with what was decided of them before."""
    now = full.now
    found = [*_of_cases(full, leaving), *_looks(now, leaving)]
    decided = {one.about: one for one in now.decisions if one.whom == PROGRAMME}
    left, out = [], set[str]()
    for one in found:
        decision = decided.get(_ABOUT + one.key)
        if decision is not None and decision.kind is DecisionKind.LEAVE_OUT and one.text.may_stay:
            out.add(one.text.text)
        elif decision is None or decision.kind is not DecisionKind.ACCEPT or not one.may_accept:
            left.append(one)
    return Checked(tuple(one for one in left if one.text.text not in out), frozenset(out))


def assure_reason(full: FullSnapshot, reason: str) -> None:
    """Raise NotYet where the reason of a withdrawal, which the office keeps, tells of anybody."""
    where = DocumentText("", tr("The reason"), told=True)
    found = check_texts(full, (LeavingText(reason, where),)).left
    if found:
        raise NotYet(
            found[0].words,
            tr("Nothing was withdrawn."),
            tr("Put it in other words: the reason stays with the office."),
        )


def leaves_out(one: ToSettle) -> LeavingDecision:
    """Return the decision that a text stays here."""
    return LeavingDecision(DecisionKind.LEAVE_OUT, _ABOUT + one.key, whom=PROGRAMME)


def accepts(one: ToSettle, because: str) -> LeavingDecision:
    """Return the decision that something is no name and tells of nobody, and why."""
    return LeavingDecision(DecisionKind.ACCEPT, _ABOUT + one.key, because, whom=PROGRAMME)


def _of_cases(full: FullSnapshot, leaving: Sequence[LeavingText]) -> Iterator[ToSettle]:
    """Yield what can never leave: a case, a participant, words written of a case."""
    words = WordsOfCases(full)
    for one in leaving:
        bare = without_unseen(one.text)
        if words.reference_in(bare):
            said = tr("{place} names {a case}.", place=one.where.place)
            yield ToSettle(_key("case", one), said, one)
        where = words.written_elsewhere(bare)
        if where:
            said = tr(
                "{place} holds words, {most} in a row or a whole one, of {where}.",
                place=one.where.place,
                most=SO_MANY,
                where=tr(where),
            )
            yield ToSettle(_key("words", one), said, one)
        if _holds_contact(full.now, bare):
            said = tr("{place} holds a contact of an agency.", place=one.where.place)
            yield ToSettle(_key("contact", one), said, one, may_accept=True)
    yield from _from_remarks(names(full.now, _wheres(leaving), each=True), leaving, hard=True)


def _looks(now: Snapshot, leaving: Sequence[LeavingText]) -> Iterator[ToSettle]:
    """Yield what looks like a name, or like what tells who somebody is."""
    wheres = _wheres(leaving)
    own = tuple(one for one in wheres if not one.may_name)
    yield from _from_remarks(
        (
            *capitals(now, wheres, each=True),
            *given_names(own),
            *details(wheres, each=True),
        ),
        leaving,
    )


def _wheres(leaving: Iterable[LeavingText]) -> tuple[DocumentText, ...]:
    """Return the texts as they are looked through, each at a place of its own: its number."""
    return tuple(
        replace(one.where, text=without_unseen(one.text), place=str(at))
        for at, one in enumerate(leaving)
    )


def _from_remarks(
    remarks: Iterable[Remark], leaving: Sequence[LeavingText], *, hard: bool = False
) -> Iterator[ToSettle]:
    seen = set[str]()
    for remark in remarks:
        one = leaving[int(remark.place)]
        key = _key(f"{remark.kind}|{normalised(remark.words)}", one)
        if key not in seen:
            seen.add(key)
            said = tr("{place}: {remark}", place=one.where.place, remark=remark.text)
            yield ToSettle(key, said, one, may_accept=not hard)


def _holds_contact(now: Snapshot, text: str) -> bool:
    """Return whether whom an agency named for letters stands there; a role of one word is none."""
    bare = normalised(text)
    for agency in now.agencies:
        for role, mail in agency.contacts:
            several = normalised(role) if " " in role.strip() else ""
            for contact in (several, normalised(mail)):
                if contact and re.search(rf"(?<!\w){re.escape(contact)}(?!\w)", bare):
                    return True
    return False


def _key(kind: str, one: LeavingText) -> str:
    said = f"{kind}|{normalised(one.text)}"
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:8]
