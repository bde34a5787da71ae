"""Before it leaves this computer: what to look at, and what must be settled first."""

import unicodedata
from collections.abc import Callable, Iterator

from core.model.audit import Grouping
from core.model.case import Papers
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import FullSnapshot, Snapshot
from core.pdf.text.faces import MISSING, missing
from core.review.details import details
from core.review.names import names
from core.review.remark import Remark, RemarkKind, remark_at
from core.review.texts import DocumentText, texts
from core.wording.numbers import listed

_MOST_CASES = 6


def checks(full: FullSnapshot) -> tuple[Remark, ...]:
    """Return what to look at before documents leave, the most pressing first."""
    now = full.now
    written = tuple(texts(full))
    return (
        *_concerns(now),
        *names(now, written),
        *details(written),
        *_characters(written),
        *_small_groups(now),
        *_evidence(now),
        *_papers(now),
        *_reasons(now),
        *_differences(now),
        *_still_open(now),
    )


def _concerns(now: Snapshot) -> Iterator[Remark]:
    for note in now.open_concerns():
        case = now.case.get(note.case_id) if note.case_id is not None else None
        about = f"on {case.reference}" if case else "about no case in particular"
        state = "is not yet passed on" if note.must_settle else "is carried as open"
        yield Remark(
            RemarkKind.CONCERN,
            note.must_settle,
            f"An immediate concern {about} {state}.",
            case.reference if case else "",
            note.case_id,
            note.id,
        )


def unprintable(full: FullSnapshot) -> tuple[Remark, ...]:
    """Return the texts of the documents that hold letters no shipped typeface has."""
    return tuple(_characters(tuple(texts(full))))


def _characters(written: tuple[DocumentText, ...]) -> Iterator[Remark]:
    for text in written:
        found = missing(text.text)
        if found:
            named = [_character(letter) for letter in found[:4]]
            if len(found) > 4:
                named.append(f"{len(found) - 4} more")
            said = f"No typeface here has {listed(named)}; “{MISSING}” is printed instead."
            yield remark_at(text, RemarkKind.CHARACTER, said)


def _character(letter: str) -> str:
    name = unicodedata.name(letter, "").lower()
    return f"“{letter}” ({name})" if name else f"the character U+{ord(letter):04X}"


def _small_groups(now: Snapshot) -> Iterator[Remark]:
    what = "pathway" if now.audit.grouping is Grouping.PATHWAY else "team"
    for name, cases in now.groups().items():
        if name and len(cases) == 1 and len(now.cases) > 1:
            yield Remark(
                RemarkKind.GROUP,
                False,
                f"One case in “{name}”: naming the {what} may point to one family.",
                cases[0].reference,
                cases[0].id,
            )


def _evidence(now: Snapshot) -> Iterator[Remark]:
    for seen in (EvidenceSeen.PARTIAL, EvidenceSeen.TOO_LITTLE):
        yield from _by_case(
            now,
            RemarkKind.EVIDENCE,
            _judged_on(seen),
            (f"rests on {seen} evidence", f"rest on {seen} evidence"),
        )


def _judged_on(seen: EvidenceSeen) -> Callable[[Judgement], bool]:
    return lambda found: found.state.settled and found.evidence is seen


def _status_words(state: JudgementState) -> Callable[[Judgement], bool]:
    return lambda found: found.state is state


def _papers(now: Snapshot) -> Iterator[Remark]:
    for case in now.cases:
        if case.papers is Papers.INCOMPLETE:
            text = f"The papers of {case.reference} are incomplete; its summary says so."
            yield Remark(RemarkKind.PAPERS, False, text, case.reference, case.id)


def _reasons(now: Snapshot) -> Iterator[Remark]:
    yield from _by_case(
        now,
        RemarkKind.REASON,
        lambda found: found.state.settled and not found.reason.strip(),
        ("has no reason yet", "have no reason yet"),
    )


def _differences(now: Snapshot) -> Iterator[Remark]:
    yield from _by_case(
        now,
        RemarkKind.DIFFERENCE,
        lambda found: found.state is JudgementState.NOT_AGREED and not now.views_on(found),
        (
            "is not agreed, and names nobody who differed",
            "are not agreed, and name nobody who differed",
        ),
    )


def _still_open(now: Snapshot) -> Iterator[Remark]:
    for state, words in (
        (JudgementState.DRAFT, ("is a draft, not agreed yet", "are drafts, not agreed yet")),
        (JudgementState.PARKED, ("is still parked", "are still parked")),
    ):
        yield from _by_case(now, RemarkKind.OPEN, _status_words(state), words)


def _by_case(
    now: Snapshot,
    kind: RemarkKind,
    wanted: Callable[[Judgement], bool],
    one_or_many: tuple[str, str],
) -> Iterator[Remark]:
    """Yield one remark a case, or one for all where there would be too many to read."""
    found = {case: tuple(filter(wanted, now.judgements_of(case.id))) for case in now.cases}
    found = {case: judgements for case, judgements in found.items() if judgements}
    one, many = one_or_many
    if len(found) > _MOST_CASES:
        first, judgements = next(iter(found.items()))
        count = sum(map(len, found.values()))
        said = f"{count} judgements in {len(found)} cases {many}."
        place = f"from {first.reference} on"
        yield Remark(kind, False, said, place, first.id, None, judgements[0].point)
        return
    for case, judgements in found.items():
        keys = listed([now.tool.key_at(judgement.point) for judgement in judgements])
        said = f"Question {keys} {one}." if len(judgements) == 1 else f"Questions {keys} {many}."
        yield Remark(kind, False, said, case.reference, case.id, None, judgements[0].point)
