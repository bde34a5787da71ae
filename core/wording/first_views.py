"""What is said of first views: that returns stay hidden until then, and what moved since."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from core.counting.divergence import MapRow
from core.counting.first_views import FirstTable, FormMove, Unrevealed
from core.counting.view_moves import ViewMoves, first_counts, moves_by_agency, view_moves
from core.model.case import Case
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Point, Tool
from core.wording.values import value_in_short
from core.words import plural, tr

HIDDEN: Final = tr("hidden until the first views are in")

MOST_LEFT: Final = 3
"""So many are named that did not say both; the others are counted."""


def hidden_words(now: Snapshot, case_id: CaseId, table: FirstTable) -> tuple[str, str]:
    """Return that the returns on a question stay hidden, and how many are here."""
    asked = now.agencies_on(case_id)
    if not asked:
        return tr("No agency was asked: the room agrees once the first views are in."), ""
    here = sum((case_id, one.id) in now.usable for one in asked)
    last = tr("What the agencies wrote stays hidden until the last first view is in.")
    if table.counted:
        last = tr("What the agencies wrote stays hidden while the cards are counted.")
    shown = tr("What the agencies wrote stays hidden until you show it.")
    said = last if table.asks else shown
    more = tr(
        "{here} of {returns} are here. They are in no list, search or note until then, "
        "nor on the room screen.",
        here=here,
        returns=plural(len(asked), tr("return"), tr("returns")),
    )
    return said, more


def asked_first_words(now: Snapshot, case: Case) -> str:
    """Return what is so of a case from now on."""
    if now.asks_first(case) and not now.hides_any(case.id):
        return tr(
            "No return on {reference} is hidden: each of its questions was begun before.",
            reference=case.reference,
        )
    if now.asks_first(case):
        return tr(
            "The returns on {reference} stay hidden until the table has given its first views.",
            reference=case.reference,
        )
    return tr("The returns on {reference} are shown at once.", reference=case.reference)


def hidden_map_words(rows: Sequence[MapRow]) -> str:
    """Return that the map is ordered by what is revealed; nothing where all is."""
    hidden = sum(cell.hidden for row in rows for cell in row.cells)
    if not hidden:
        return ""
    waiting = plural(hidden, tr("question waits"), tr("questions wait"))
    return tr("Ordered by what is revealed: {waiting} for first views.", waiting=waiting)


def unrevealed_words(found: Unrevealed) -> str:
    """Return how much is still hidden: "3 questions of 2 cases wait for first views"."""
    return tr(
        "{questions} of {those} wait for first views",
        questions=plural(found.questions, tr("question"), tr("questions")),
        those=plural(len(found.cases), tr("{case}"), tr("{cases}")),
    )


def reveal_words(now: Snapshot, moves: Sequence[FormMove], *, by_name: bool) -> str:
    """Return how many moved, and who could not: "1 of 4 moved. GP: no return"."""
    compared = [one for one in moves if one.compared]
    moved = sum(one.moved for one in compared)
    if any(one.laid_over and one.in_words for one in moves):
        said = [tr("Words are not compared: read them out")]
    elif not compared and any(one.laid_over for one in moves):
        said = [tr("The forms line by line, the table on the whole")]
    elif not compared:
        said = [tr("Nothing to compare with the forms")]
    elif moved:
        said = [tr("{moved} of {count} moved", moved=moved, count=len(compared))]
    else:
        said = [tr("Nobody moved")]
    left = [one for one in moves if not (one.compared or one.laid_over)]
    if by_name:
        said += [_left_words(now, one) for one in left[:MOST_LEFT]]
        left = left[MOST_LEFT:]
    if left:
        said.append(tr("{count} without both", count=len(left)))
    return ". ".join(said)


def cards_shown_words(now: Snapshot, moves: Sequence[FormMove], cards: int) -> str:
    """Return how many cards were held up, and who sent nothing: "7 cards. GP: no return"."""
    silent = [one for one in moves if not one.returned]
    said = [plural(cards, tr("card"), tr("cards"))]
    said += [_left_words(now, one) for one in silent[:MOST_LEFT]]
    return ". ".join(said)


def _left_words(now: Snapshot, one: FormMove) -> str:
    name = now.short_name(one.agency)
    if not one.returned:
        return tr("{name}: no return", name=name)
    return tr("{name}: blank", name=name) if one.has_view else tr("{name}: no view", name=name)


def lines_words(one: FormMove) -> str:
    """Return what an agency's form says of a checklist's lines: "5 of 7"."""
    return tr("{met} of {lines}", met=one.met, lines=one.lines)


def counts_in_words(counts: Sequence[tuple[Answer, int]]) -> str:
    """Return "4 Yes, 2 No"."""
    return ", ".join(f"{count} {answer.label}" for answer, count in counts if count)


def moves_words(now: Snapshot) -> str:
    """Return what became of first views; nothing where none was given on what was agreed."""
    found = view_moves(now)
    if not found.views:
        return ""
    said = [
        tr(
            "On {judgements} the table gave its first views before it saw the returns. Of "
            "{views} the room kept {stayed} and moved from {moved} ({ways}).",
            judgements=plural(found.judgements, tr("judgement"), tr("judgements")),
            views=plural(found.views, tr("first view"), tr("first views")),
            stayed=found.stayed,
            moved=found.moved,
            ways=ways_words(found),
        )
        if found.moved
        else tr(
            "On {judgements} the table gave its first views before it saw the returns. All "
            "{views} are what the room then agreed.",
            judgements=plural(found.judgements, tr("judgement"), tr("judgements")),
            views=found.views,
        )
    ]
    if found.moved:
        said.append(
            tr(
                "On {unchanged} of {count} the discussion changed nothing.",
                unchanged=found.unchanged,
                count=found.judgements,
            )
        )
    return " ".join(said)


def ways_words(found: ViewMoves) -> str:
    """Return which way views moved: "2 to a better answer, 1 to a worse one"."""
    parts = []
    if found.better:
        parts.append(tr("{count} to a better answer", count=found.better))
    if found.worse:
        parts.append(tr("{count} to a worse one", count=found.worse))
    if found.otherwise:
        parts.append(tr("{count} otherwise", count=found.otherwise))
    return ", ".join(parts)


def agency_moves_words(now: Snapshot) -> str:
    """Return who moved: "Police 3 of 8 (2 to a better answer, 1 to a worse one)"."""
    told = []
    for agency, found in moves_by_agency(now):
        ways = f" ({ways_words(found)})" if found.moved else ""
        name = now.short_name(agency)
        words = tr("{name} {moved} of {views}", name=name, moved=found.moved, views=found.views)
        told.append(f"{words}{ways}")
    return tr("Who moved: {told}.", told="; ".join(told)) if told else ""


def first_counts_words(now: Snapshot, case_id: CaseId, point: Point) -> str:
    """Return "First views: 2 Yes, 2 No."; nothing where none were given."""
    found = first_counts(now, case_id, point)
    said = counts_in_words(found) if found else _values_in_words(now, case_id, point)
    return tr("First views: {counts}.", counts=said) if said else ""


def _values_in_words(now: Snapshot, case_id: CaseId, point: Point) -> str:
    if now.tool.kind_at(point).one_of_some:
        return ""
    given = [one.answer_key for one in now.first_views_at(case_id, point)]
    return values_counted_words(now.tool, point, given)


def values_counted_words(tool: Tool, point: Point, values: Iterable[str]) -> str:
    """Return "12 visits (2); 4 visits" of what is not one of some answers."""
    counted = Counter(value_in_short(tool, point, one) for one in values if one).items()
    return "; ".join(f"{words} ({count})" if count > 1 else words for words, count in counted)
