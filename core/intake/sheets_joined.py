"""Returns that stand on several sheets of one file, other questions on each: joined into one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from core.intake.doubts import replaces_words
from core.intake.limits import LONGEST_MESSAGE
from core.intake.vocabulary import EarlierReturn
from core.model.draft.returns import AnyDraft, Doubt, DoubtKind, Draft, DraftKind, ReturnDraft
from core.model.fault import at_most, shown
from core.model.names import normalised
from core.words import plural, tr

_Pair = tuple[str, str]


def with_sheets_joined(drafts: Sequence[AnyDraft], source: str) -> list[AnyDraft]:
    """Return the drafts of a file; returns on several of its sheets are one, if they can be.

    They cannot be where two sheets speak of the same question.
    """
    returns = [cast(Draft[ReturnDraft], one) for one in drafts if one.kind is DraftKind.RETURNS]
    shared = _shared(returns)
    if not shared:
        return list(drafts)
    whole: Draft[object] = returns[0]
    for one in returns[1:]:
        whole = whole.followed_by(cast("Draft[object]", one))
    joined = _joined(replace(cast(Draft[ReturnDraft], whole), source=source), shared)
    return [joined, *(one for one in drafts if one.kind is not DraftKind.RETURNS)]


def with_others_doubted(drafts: Sequence[AnyDraft]) -> list[AnyDraft]:
    """Return the drafts of a file; a return that an earlier sheet has otherwise waits for a yes.

    One that says the same is counted once.
    """
    there: dict[_Pair, EarlierReturn] = {}
    found: list[AnyDraft] = []
    for one in drafts:
        if one.kind is not DraftKind.RETURNS:
            found.append(one)
            continue
        draft = _against(cast(Draft[ReturnDraft], one), there)
        found.append(draft)
        there |= {
            _pair(row): EarlierReturn(
                draft.source, len(row.answers), len(row.comments), row.fingerprint
            )
            for row in draft.rows
        }
    return found


def _against(draft: Draft[ReturnDraft], there: Mapping[_Pair, EarlierReturn]) -> Draft[ReturnDraft]:
    rows: list[ReturnDraft] = []
    doubts, remarks = [*draft.doubts], [*draft.remarks]
    for row in draft.rows:
        earlier = there.get(_pair(row))
        if earlier is None:
            rows.append(row)
        elif earlier.is_same_as(row.fingerprint):
            remarks.append(
                tr(
                    "The return of “{agency}” for “{reference}” stands in {source} too: "
                    "it counts once.",
                    agency=shown(row.agency),
                    reference=shown(row.case),
                    source=earlier.source,
                )
            )
        else:
            what, kinds = replaces_words(row, earlier), frozenset({DoubtKind.REPLACES})
            doubts.append(Doubt(draft.source, row.row, what, kinds, row))
    return replace(draft, rows=tuple(rows), doubts=tuple(doubts), remarks=tuple(remarks))


def _shared(returns: Sequence[Draft[ReturnDraft]]) -> dict[_Pair, list[ReturnDraft]]:
    """Return the returns that stand on more than one sheet, and can be one."""
    found: dict[_Pair, list[ReturnDraft]] = {}
    for draft in returns:
        for row in {_pair(row): row for row in _entries(draft)}.values():
            found.setdefault(_pair(row), []).append(row)
    return {
        pair: rows for pair, rows in found.items() if len(rows) > 1 and _speak_of_other_things(rows)
    }


def _entries(draft: Draft[ReturnDraft]) -> Iterator[ReturnDraft]:
    yield from draft.rows
    yield from (one.entry for one in draft.doubts)


def _pair(row: ReturnDraft) -> _Pair:
    return normalised(row.case), normalised(row.agency)


def _speak_of_other_things(rows: Sequence[ReturnDraft]) -> bool:
    """Return whether no two of these speak of the same question, or of another day."""
    keys = [key for row in rows for key in (*row.answers, *row.unread)]
    said = [key for row in rows for key in row.comments]
    days = {row.completed for row in rows} - {""}
    nil = any(row.nil for row in rows)
    apart = len(said) == len({*said}) or all(row.answers for row in rows)
    return not nil and len(days) < 2 and len(keys) == len({*keys}) and apart


def _joined(
    whole: Draft[ReturnDraft], shared: dict[_Pair, list[ReturnDraft]]
) -> Draft[ReturnDraft]:
    doubts = [one for one in whole.doubts if _pair(one.entry) in shared]
    waits: dict[_Pair, list[Doubt[ReturnDraft]]] = {}
    for doubt in doubts:
        waits.setdefault(_pair(doubt.entry), []).append(doubt)
    sure = [_one(rows) for pair, rows in shared.items() if pair not in waits]
    unsure = [_doubt(_one(shared[pair]), found) for pair, found in waits.items()]
    remark = tr(
        "{count} in several tables, with other questions in each: they were joined.",
        count=plural(len(shared), "return stands", "returns stand"),
    )
    return replace(
        whole,
        rows=(*(row for row in whole.rows if _pair(row) not in shared), *sure),
        doubts=(*(one for one in whole.doubts if one not in doubts), *unsure),
        remarks=(*whole.remarks, remark),
    )


def _one(rows: Sequence[ReturnDraft]) -> ReturnDraft:
    first = rows[0]
    return replace(
        first,
        completed=next((row.completed for row in rows if row.completed), ""),
        answers={key: said for row in rows for key, said in row.answers.items()},
        comments=_comments(rows),
        unread={key: said for row in rows for key, said in row.unread.items()},
    )


def _comments(rows: Sequence[ReturnDraft]) -> dict[str, str]:
    """Return what is said of each question, one below the other where several speak of it."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for key, said in row.comments.items():
            found.setdefault(key, []).append(said)
    return {key: "\n".join(dict.fromkeys(said)) for key, said in found.items()}


def _doubt(row: ReturnDraft, found: Sequence[Doubt[ReturnDraft]]) -> Doubt[ReturnDraft]:
    return replace(
        found[0],
        what=at_most(list(dict.fromkeys(one.what for one in found)), LONGEST_MESSAGE),
        kinds=frozenset(kind for one in found for kind in one.kinds),
        entry=row,
        unread=tuple(problem for one in found for problem in one.unread),
    )
