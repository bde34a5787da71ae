"""Reads judgements a room has agreed already, for audits that were walked elsewhere."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from core.intake.collecting import RowCollector, RowsSeen, columns_of
from core.intake.grid import Grid, Row
from core.intake.matching.answers import answer_match, joined, waits_for_yes
from core.intake.rows import known_case
from core.intake.tables import read_grid
from core.intake.values import AnswerColumns, AnswerReader
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match
from core.model.draft.returns import DoubtKind, Draft, DraftKind, JudgementDraft
from core.model.fault import shown
from core.model.names import NameIndex, normalised
from core.words import tr

COLUMNS: Final = {"case": "case", "statement": "statement", "agreed": "agreed"}


def read_judgements(path: Path, vocabulary: Vocabulary) -> Draft[JudgementDraft]:
    """Read agreed judgements; a statement is found by its number or its wording.

    A row without an answer says that nothing was agreed and is passed over.
    Raises Unreadable when the file cannot be read or a column is missing.
    """
    return judgements_in(read_grid(path), vocabulary)


def judgements_in(
    grid: Grid, vocabulary: Vocabulary, seen: RowsSeen | None = None
) -> Draft[JudgementDraft]:
    """Return the judgements in a table; see read_judgements."""
    at = columns_of(grid, COLUMNS, set(COLUMNS.values()))
    collector = RowCollector[JudgementDraft](grid, DraftKind.JUDGEMENTS, seen)
    collector.name_unknown_columns(set(at.values()), tr("in a list of judgements"))
    cases = vocabulary.case_names()
    readers = {
        key: AnswerReader(AnswerColumns(key, choices, at["agreed"]), ())
        for key, choices in vocabulary.points.items()
    }
    matches: list[Match] = []
    for row in grid.rows:
        draft, faults, match = _judgement(row, at, readers, vocabulary, cases)
        if not faults and not draft.answer:
            continue
        called = tr(
            "the judgement on “{shown}” for “{shown_2}”",
            shown=shown(row.at(at["statement"])),
            shown_2=shown(draft.case),
        )
        waits = waits_for_yes([match]) if match and match.certainty is Certainty.PROPOSED else ""
        doubts = [(DoubtKind.PROPOSED, waits)] if waits else []
        if match is not None:
            matches.append(replace(match, cells=1, rows=(row.number,)))
        key = (normalised(draft.case), draft.point)
        collector.take(row, draft, key, called, faults, doubts)
    return replace(collector.draft(), matches=joined(matches))


def _judgement(
    row: Row,
    at: dict[str, int],
    readers: Mapping[str, AnswerReader],
    vocabulary: Vocabulary,
    cases: NameIndex,
) -> tuple[JudgementDraft, list[str], Match | None]:
    faults: list[str] = []
    case = known_case(row.at(at["case"]), cases, faults)
    statement, written = row.at(at["statement"]), row.at(at["agreed"])
    point = vocabulary.point_names.get(normalised(statement), "")
    if not statement:
        faults.append(tr("no statement is named."))
    elif not point:
        faults.append(
            tr("“{shown}” is not a statement of this audit tool.", shown=shown(statement))
        )
    answer = ""
    match = None
    if point and written and vocabulary.points[point].held.kind.one_of_some:
        choices = vocabulary.points[point]
        match = answer_match(point, written, choices, vocabulary)
        found = choices.find(match.means if match is not None and match.means else written)
        if found is None:
            faults.append(
                tr(
                    "“{shown}” is not an answer to “{shown_2}”.",
                    shown=shown(written),
                    shown_2=shown(statement),
                )
            )
        answer = found or ""
    elif point and written:
        answer = readers[point].cell(written, faults)
    return JudgementDraft(case, point, answer), faults, match
