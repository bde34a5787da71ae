"""What of a file waits for somebody's word: what it says, whose it is, and what it may mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.counting.replies import may_come
from core.model.draft.match import Certainty, Match, MatchGroup, MatchKind
from core.model.draft.returns import AnyDraft, Doubt, DoubtKind, Problem, ReturnDraft
from core.model.fault import shown
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.wording.matching import choices_for, grouped
from core.wording.numbers import listed
from core.words import plural, tr

_ROWS_NAMED = 3
_MOST_HINTS = 3
_CARDED = (MatchKind.ANSWER, MatchKind.AGENCY, MatchKind.CASE, MatchKind.DATE)


@dataclass(frozen=True, slots=True)
class WaitingWord:
    """A word that cannot be known: `hints` are what it may be, `choices` all it can be.

    `about` says whose the row is, where it is one; `agency` whom to ask.
    """

    group: MatchGroup
    where: str
    about: str
    sentence: str
    why: str
    hints: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]
    agency: str = ""


def waiting_words(draft: AnyDraft, now: Snapshot) -> list[WaitingWord]:
    """Return the answers and names of a file that cannot be known, each word once."""
    unknown = _unknown(draft)
    return [_waiting_word(group, draft, now) for group in grouped(unknown, now.tool)]


def _unknown(draft: AnyDraft) -> list[Match]:
    """Return the words that cannot be known, but for those of rows whose cells have moved.

    What such a word means says nothing as long as it stands where it was never written.
    """
    moved = {one.row for one in entries(draft) if one.moved}
    found = []
    for one in draft.matches:
        if one.certainty is Certainty.UNKNOWN and one.kind in _CARDED:
            rows = tuple(row for row in one.rows if row not in moved)
            if rows or not one.rows:
                found.append(replace(one, rows=rows))
    return found


def _waiting_word(group: MatchGroup, draft: AnyDraft, now: Snapshot) -> WaitingWord:
    match = group.match
    rows = [row for row in entries(draft) if row.row in match.rows]
    agencies = dict.fromkeys(row.agency for row in rows)
    choices = tuple((value, label) for value, label in choices_for(match, now) if value)
    hints, why = _hints(match.kind, rows, draft, now)
    choices = () if match.kind is MatchKind.DATE else choices
    return WaitingWord(
        group,
        _where(match.rows, draft),
        _about(rows[0], match.kind) if len(rows) == 1 else "",
        _sentence(group, now),
        why,
        choices if match.kind is MatchKind.ANSWER else hints,
        choices,
        next(iter(agencies)) if len(agencies) == 1 and match.kind is not MatchKind.AGENCY else "",
    )


def waits_whole(draft: AnyDraft) -> list[Problem]:
    """Return the rows held back as a whole for what no word of theirs settles.

    A comma in a comment may have moved its cells, or a case has two agencies in one cell.
    """
    asked = {row for one in _unknown(draft) for row in one.rows}
    return [
        one
        for one in draft.problems
        if one.holds_row_back and isinstance(one.entry, ReturnDraft)
        if one.again or one.row not in asked
    ]


def about_return(row: ReturnDraft) -> str:
    """Return whose a return is, as far as it is known, and how much it says."""
    names = [shown(one) for one in (row.case, row.agency) if one]
    size = f"{plural(len(row.answers), 'answer')}, {plural(len(row.comments), 'comment')}"
    return " · ".join([*names, size])


def entries(draft: AnyDraft) -> Iterator[ReturnDraft]:
    """Yield every return of a file, whether it comes in or waits."""
    found = (*draft.rows, *(one.entry for one in draft.doubts), *(p.entry for p in draft.problems))
    yield from (one for one in found if isinstance(one, ReturnDraft))


def _where(rows: Sequence[int], draft: AnyDraft) -> str:
    if draft.of_forms:
        return shown(draft.source)
    if len(rows) == 1:
        return tr("Row {row}", row=rows[0])
    named = [str(one) for one in rows[:_ROWS_NAMED]]
    more = len(rows) - len(named)
    return tr(
        "Rows {rows}", rows=listed([*named, tr("{more} more", more=more)] if more > 0 else named)
    )


def _about(row: ReturnDraft, asked: MatchKind) -> str:
    names = [row.case] if asked is not MatchKind.CASE else []
    names += [row.agency] if asked is not MatchKind.AGENCY else []
    size = f"{plural(len(row.answers), 'answer')}, {plural(len(row.comments), 'comment')}"
    return " · ".join([*(shown(one) for one in names if one), size])


def _sentence(group: MatchGroup, now: Snapshot) -> str:
    written, at = shown(group.match.written), {one.place for one in group.parts}
    asked = [one.key for one in now.tool.items if one.key in at]
    places = [*asked, *sorted(at - {*asked})]
    match group.match.kind:
        case MatchKind.CASE:
            return tr("Which {case}? The file says “{written}”.", written=written)
        case MatchKind.AGENCY:
            return tr("Which agency? The file says “{written}”.", written=written)
        case MatchKind.DATE:
            return tr("Which day? The file says “{written}”.", written=written)
    if len(places) == 1:
        return tr("“{written}” is no answer to question {key}.", written=written, key=places[0])
    return tr("“{written}” is no answer to questions {keys}.", written=written, keys=listed(places))


def _hints(
    kind: MatchKind, rows: Sequence[ReturnDraft], draft: AnyDraft, now: Snapshot
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return what a name may be by what is still out, and why; nothing where that is too much."""
    if kind not in (MatchKind.CASE, MatchKind.AGENCY) or len(rows) != 1:
        return (), ""
    here = {(normalised(one.case), normalised(one.agency)) for one in entries(draft)}
    row, by_case = rows[0], kind is MatchKind.CASE
    found: list[str] = []
    for one in now.requests:
        case, agency = now.case[one.case_id].reference, now.agency[one.agency_id].name
        known, other = (agency, row.agency) if by_case else (case, row.case)
        out = may_come(now, one) and (normalised(case), normalised(agency)) not in here
        if out and normalised(known) == normalised(other):
            found.append(case if by_case else agency)
    if not 0 < len(found) <= _MOST_HINTS:
        return (), ""
    named = listed([shown(one) for one in found])
    why = (
        tr("{agency} was asked; not back yet: {named}.", agency=shown(row.agency), named=named)
        if by_case
        else tr(
            "Asked about {reference}, still out: {named}.", reference=shown(row.case), named=named
        )
    )
    return tuple((one, one) for one in found), why


def question_to(word: WaitingWord) -> str:
    """Return what to ask the agency, without a word about the case."""
    if not word.choices:
        return tr("In your return, {where}: {said}", where=word.where.lower(), said=word.sentence)
    offered = listed([label for _, label in word.choices])
    return tr(
        "In your return, {where}: {said} The answers are {offered}. Which one do you mean?",
        where=word.where.lower(),
        said=word.sentence,
        offered=offered,
    )


def returns_twice(draft: AnyDraft) -> list[Doubt[ReturnDraft]]:
    """Return the rows whose return is there already and says something else."""
    return [
        one
        for one in draft.doubts
        if DoubtKind.REPLACES in one.kinds and isinstance(one.entry, ReturnDraft)
    ]
