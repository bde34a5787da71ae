"""Before it leaves this computer: what to look at, and what must be settled first."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from core.model.audit import Grouping
from core.model.case import Papers
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.names import has_unseen, without_unseen
from core.model.snapshot import FullSnapshot, Snapshot
from core.pdf.text.faces import MISSING, missing
from core.review.capitals import capitals
from core.review.details import details
from core.review.dropped import printed_nowhere
from core.review.lengths import too_long
from core.review.names import names
from core.review.remark import Remark, RemarkKind, remark_at
from core.review.texts import DocumentText, texts
from core.wording.judged import questions_words
from core.wording.numbers import listed
from core.wording.tables import open_words, table_lines
from core.words import tr

_MOST_CASES = 6


def checks(full: FullSnapshot) -> tuple[Remark, ...]:
    """Return what to look at before documents leave, the most pressing first."""
    from core.review.careful import careful  # its patterns take a while; never on a page's way

    now = full.now
    written = tuple(texts(full))
    named = tuple(names(now, written))
    seen_alone = tuple(  # a soft hyphen would part a name in two
        replace(one, text=without_unseen(one.text)) if has_unseen(one.text) else one
        for one in written
    )
    seen = {(one.place, one.case_id, one.note_id, one.point) for one in named}
    unlisted = (
        one
        for one in capitals(now, seen_alone)
        if (one.place, one.case_id, one.note_id, one.point) not in seen
    )
    return (
        *_concerns(now),
        *_tables(now),
        *named,
        *unlisted,
        *details(seen_alone),
        *_characters(written),
        *careful(full),
        *_small_groups(now),
        *_evidence(now),
        *_papers(now),
        *_reasons(now),
        *_differences(now),
        *_still_open(now),
        *printed_nowhere(full),
        *too_long(full),
    )


def _concerns(now: Snapshot) -> Iterator[Remark]:
    for note in now.open_concerns():
        case = now.case.get(note.case_id) if note.case_id is not None else None
        about = (
            tr("on {reference}", reference=case.reference)
            if case
            else tr("about no {case} in particular")
        )
        state = tr("is not yet passed on") if note.must_settle else tr("is carried as open")
        yield Remark(
            RemarkKind.CONCERN,
            note.must_settle,
            tr("An immediate concern {about} {state}.", about=about, state=state),
            case.reference if case else "",
            note.case_id,
            note.id,
        )


def _tables(now: Snapshot) -> Iterator[Remark]:
    still = open_words(now)
    if still:
        yield Remark(RemarkKind.TABLES, True, tr("{still}.", still=still))
    for line in table_lines(now):
        if line.is_out:
            names = [now.case[one].reference for one in line.cases if one in now.case]
            said = tr("{table} is not back.", table=line.name)
            yield Remark(RemarkKind.TABLES, False, said, listed(names) if names else "")


def unprintable(full: FullSnapshot) -> tuple[Remark, ...]:
    """Return the texts of the documents that hold letters no shipped typeface has."""
    return tuple(_characters(tuple(texts(full))))


def _characters(written: tuple[DocumentText, ...]) -> Iterator[Remark]:
    for text in written:
        found = missing(text.text)
        if found:
            named = [_character(letter) for letter in found[:4]]
            if len(found) > 4:
                named.append(tr("{number} more", number=len(found) - 4))
            said = tr(
                "No typeface here has {listed}; “{missing}” is printed instead.",
                listed=listed(named),
                missing=MISSING,
            )
            yield remark_at(text, RemarkKind.CHARACTER, said)


def _character(letter: str) -> str:
    name = unicodedata.name(letter, "").lower()
    return f"“{letter}” ({name})" if name else tr("the character U+{ord:04X}", ord=ord(letter))


def _small_groups(now: Snapshot) -> Iterator[Remark]:
    what = "pathway" if now.audit.grouping is Grouping.PATHWAY else "team"
    for name, cases in now.groups().items():
        if name and len(cases) == 1 and len(now.cases) > 1:
            yield Remark(
                RemarkKind.GROUP,
                False,
                tr(
                    "One {case} in “{name}”: naming the {what} may point to one family.",
                    name=name,
                    what=what,
                ),
                cases[0].reference,
                cases[0].id,
            )


def _evidence(now: Snapshot) -> Iterator[Remark]:
    for seen in (EvidenceSeen.PARTIAL, EvidenceSeen.TOO_LITTLE):
        yield from _by_case(
            now,
            RemarkKind.EVIDENCE,
            _judged_on(seen),
            (tr("rests on {seen} evidence", seen=seen), tr("rest on {seen} evidence", seen=seen)),
        )


def _judged_on(seen: EvidenceSeen) -> Callable[[Judgement], bool]:
    return lambda found: found.state.settled and found.evidence is seen


def _status_words(state: JudgementState) -> Callable[[Judgement], bool]:
    return lambda found: found.state is state


def _papers(now: Snapshot) -> Iterator[Remark]:
    for case in now.cases:
        if case.papers is Papers.INCOMPLETE:
            text = tr(
                "The papers of {reference} are incomplete; its summary says so.",
                reference=case.reference,
            )
            yield Remark(RemarkKind.PAPERS, False, text, case.reference, case.id)


def _reasons(now: Snapshot) -> Iterator[Remark]:
    yield from _by_case(
        now,
        RemarkKind.REASON,
        lambda found: found.state.settled and not found.reason.strip(),
        (tr("has no reason yet"), tr("have no reason yet")),
    )


def _differences(now: Snapshot) -> Iterator[Remark]:
    yield from _by_case(
        now,
        RemarkKind.DIFFERENCE,
        lambda found: found.state is JudgementState.NOT_AGREED and not now.views_on(found),
        (
            tr("is not agreed, and names nobody who differed"),
            tr("are not agreed, and name nobody who differed"),
        ),
    )


def _still_open(now: Snapshot) -> Iterator[Remark]:
    for state, words in (
        (
            JudgementState.DRAFT,
            (tr("is a draft, not agreed yet"), tr("are drafts, not agreed yet")),
        ),
        (JudgementState.PARKED, (tr("is still parked"), tr("are still parked"))),
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
        said = tr(
            "{count} judgements in {count_2} {cases} {many}.",
            count=count,
            count_2=len(found),
            many=many,
        )
        place = tr("from {first} on", first=first.reference)
        yield Remark(kind, False, said, place, first.id, None, judgements[0].point)
        return
    for case, judgements in found.items():
        keys = questions_words(now.tool, [judgement.point for judgement in judgements])
        said = (
            tr("Question {keys} {one}.", keys=keys, one=one)
            if len(judgements) == 1
            else tr("Questions {keys} {many}.", keys=keys, many=many)
        )
        yield Remark(kind, False, said, case.reference, case.id, None, judgements[0].point)
