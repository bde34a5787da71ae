"""What came back from each table: everything that was taken, what differed, and what was chosen."""

import json
from collections.abc import Iterator, Sequence

from core.counting.waiting_rows import waits
from core.documents.blocks import Block, Document, Heading, Section
from core.documents.heads import running_head
from core.documents.plain import line, table
from core.model.clock import date_text
from core.model.hand_out import HandBack, KnownRow, TableDifference
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.first_views import HIDDEN
from core.wording.tables import (
    chosen_words,
    heading_of,
    known_words,
    side_words,
    taken_words,
    what_words,
)
from core.words import plural, tr


def tables_record(full: FullSnapshot) -> Document:
    """Compose the sheet: a section a file that came back, in the order they came."""
    now = full.now
    head = running_head(now.audit, tr("what came back from the tables"))
    sections = tuple(_section(now, back) for back in now.hand_backs)
    return Document("tables", head, head, now.audit.marking, sections)


def tables_described(full: FullSnapshot) -> str:
    """Return how many files came back."""
    return tr("{files} taken back", files=plural(len(full.now.hand_backs), "file"))


def _section(now: Snapshot, back: HandBack) -> Section:
    differences = [one for one in now.table_differences if one.hand_back_id == back.id]
    rows = _in_order(now, [one for one in now.known_rows if one.hand_back_id == back.id])
    still = sum(one.is_open for one in differences)
    facts = f"{taken_words(back.taken, still)}, {date_text(back.at)}, {back.at[11:16]}"
    blocks = (*_differing(now, differences), *_taken(now, rows))
    nothing = (line(tr("Nothing of it is known any more.")),)
    return Section(back.name, facts, tuple(blocks) or nothing)


def _in_order(now: Snapshot, rows: Sequence[KnownRow]) -> list[KnownRow]:
    """Return what a table's file said as the audit goes: by case, then by question."""
    cases: dict[int | None, int] = {one.id: at for at, one in enumerate(now.cases)}
    questions: dict[object, int] = {one.id: at for at, one in enumerate(now.tool.questions)}

    def place(one: KnownRow) -> tuple[int, int, str, int]:
        cells = json.loads(one.row or "null") or {}
        asked = questions.get(cells.get("question_id"), len(questions))
        return cases.get(one.case_id, len(cases)), asked, one.kind, one.number

    return sorted(rows, key=place)


def _differing(now: Snapshot, differences: Sequence[TableDifference]) -> Iterator[Block]:
    if not differences:
        return
    yield Heading(tr("What differed, and what was chosen"), f"differed {differences[0].id}")
    columns = (
        *((tr("About"), 95.0), (tr("Here"), 110.0), (tr("There"), 110.0)),
        *((tr("As it was"), 100.0), (tr("Chosen"), 88.0)),
    )
    yield table(
        columns,
        (
            (
                f"{heading_of(now, one)}: {what_words(one)}",
                *_sides(now, one),
                chosen_words(one),
            )
            for one in differences
        ),
    )


def _sides(now: Snapshot, one: TableDifference) -> Iterator[str]:
    for text in (one.here, one.there, one.before):
        yield HIDDEN if waits(now, one) else side_words(now, text)


def _taken(now: Snapshot, rows: Sequence[KnownRow]) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(tr("What the table's file said"), f"taken {rows[0].id}")
    columns = ((tr("About"), 170.0), (tr("What it said"), 333.0))
    yield table(columns, (_known(now, one) for one in rows))


def _known(now: Snapshot, one: KnownRow) -> tuple[str, str]:
    about, said = known_words(now, one)
    return about, HIDDEN if waits(now, one) else said
