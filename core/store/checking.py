"""Whether a file is sound: its pages, its history, and whether what it says makes sense."""

from collections.abc import Mapping

from core.model.fault import FileProblem
from core.store.as_left import Place, as_left
from core.store.declarations import EVIDENCE_TABLES, NAMING_EVIDENCE
from core.store.file import WorkshopFile
from core.store.journal import Added, Row
from core.store.rows import COLUMNS, SHAPES
from core.store.search_index import KIND_SHIFT, SEARCHED, searched_text
from core.words import later, tr

_MISSING = " ".join(
    f"WHEN '{kind}' THEN row_id NOT IN (SELECT id FROM {table})"
    for kind, table in EVIDENCE_TABLES.items()
)

# Each query finds the numbers of rows that break a rule of the field.
MEANING = (
    (
        tr("judgements whose answer the question does not allow"),
        "SELECT j.id FROM judgements j JOIN answers a ON a.id = j.answer_id "
        "JOIN questions q ON q.id = j.question_id LEFT JOIN items i ON i.id = j.item_id "
        "WHERE a.answer_set_id <> ifnull(i.answer_set_id, q.answer_set_id)",
    ),
    (
        tr("judgements agreed without an answer"),
        "SELECT id FROM judgements WHERE state IN ('agreed', 'draft') AND answer_id IS NULL "
        "AND value = ''",
    ),
    (
        tr("judgements answered both with one of some answers and otherwise"),
        "SELECT id FROM judgements WHERE answer_id IS NOT NULL AND value <> ''",
    ),
    (
        later("values filed under another {case} or agency than their return"),
        "SELECT g.id FROM values_given g JOIN returns r ON r.id = g.return_id "
        "WHERE g.case_id <> r.case_id OR g.agency_id <> r.agency_id",
    ),
    (
        tr("values given where one of some answers is asked for"),
        "SELECT g.id FROM values_given g JOIN items i ON i.id = g.item_id "
        "JOIN answer_sets s ON s.id = i.answer_set_id WHERE s.kind IN ('choice', 'grades')",
    ),
    (
        tr("judgements on an item of another question"),
        "SELECT j.id FROM judgements j JOIN items i ON i.id = j.item_id "
        "WHERE i.question_id <> j.question_id",
    ),
    (
        tr("answers that their question does not allow"),
        "SELECT g.id FROM answers_given g JOIN answers a ON a.id = g.answer_id "
        "JOIN items i ON i.id = g.item_id WHERE a.answer_set_id <> i.answer_set_id",
    ),
    (
        later("answers filed under another {case} or agency than their return"),
        "SELECT g.id FROM answers_given g JOIN returns r ON r.id = g.return_id "
        "WHERE g.case_id <> r.case_id OR g.agency_id <> r.agency_id",
    ),
    (
        later("comments filed under another {case} or agency than their return"),
        "SELECT c.id FROM answer_comments c JOIN returns r ON r.id = c.return_id "
        "WHERE c.case_id <> r.case_id OR c.agency_id <> r.agency_id",
    ),
    (
        later("kept texts filed under another {case} or agency than their return"),
        "SELECT k.id FROM kept_texts k JOIN returns r ON r.id = k.return_id "
        "WHERE k.case_id <> r.case_id OR k.agency_id <> r.agency_id",
    ),
    *(
        (
            tr("pieces of evidence that name a judgement, note or voice that is not there"),
            f"SELECT id FROM {naming} WHERE CASE kind {_MISSING} END",
        )
        for naming in NAMING_EVIDENCE
    ),
    (
        tr("questions without items"),
        "SELECT id FROM questions WHERE id NOT IN (SELECT question_id FROM items)",
    ),
)


def check(file: WorkshopFile) -> list[str]:
    """Return what is wrong with a file, a sentence each; nothing means it is sound."""
    try:
        with file.taking_long():
            return _pages(file) or _rows(file)
    except FileProblem as problem:  # too damaged to be asked
        return [problem.happened]


def _pages(file: WorkshopFile) -> list[str]:
    return [tr("The file's pages: {line}.", line=line) for line in file.page_faults()]


def _rows(file: WorkshopFile) -> list[str]:
    found = [
        *_references(file),
        *_words(file),
        *_meaning(file),
        *_history(file),
        *_index(file),
    ]
    if not found:  # numbers beyond ours, more rows than ours
        file.refuse_foreign_rows()
        if not file.sum_holds():
            found.append(tr("Something in the file is not as it was written."))
    return found


def _words(file: WorkshopFile) -> list[str]:
    """Read every row as what it stands for."""
    found = []
    for kind, shape in SHAPES.items():
        try:
            file.all(kind)
        except FileProblem:
            found.append(
                tr("The table of {table} holds a word that has no meaning here.", table=shape.table)
            )
    return found


def _index(file: WorkshopFile) -> list[str]:
    """Check that the search finds what is written, and nothing else."""
    wrong = 0
    for number, table, columns in SEARCHED:
        base, text = number << KIND_SHIFT, searched_text("", columns)
        (expected,) = file.query(f"SELECT count(*) FROM {table} WHERE {text} <> ''")[0]
        (held,) = file.query(
            "SELECT count(*) FROM found WHERE rowid BETWEEN ? AND ?",
            (base, base + (1 << KIND_SHIFT) - 1),
        )[0]
        (alike,) = file.query(
            f"SELECT count(*) FROM {table} AS r JOIN found AS f ON f.rowid = {base} + r.id "
            f"WHERE f.text = {searched_text('r.', columns)}"
        )[0]
        wrong += max(held, expected) - alike
    return (
        [tr("The search does not know {wrong} of the texts as they are.", wrong=wrong)]
        if wrong
        else []
    )


def _references(file: WorkshopFile) -> list[str]:
    broken = file.query("PRAGMA foreign_key_check")
    return [
        tr(
            "Row {row} of {row_2} points to a row of {row_3} that is not there.",
            row=row[1],
            row_2=row[0],
            row_3=row[2],
        )
        for row in broken
    ]


def _meaning(file: WorkshopFile) -> list[str]:
    found = []
    for rule, sql in MEANING:
        rows = file.query(sql)
        if rows:
            numbers = ", ".join(str(row[0]) for row in rows[:5])
            found.append(
                tr(
                    "{count} {rule} (rows {numbers}).",
                    count=len(rows),
                    rule=tr(rule),
                    numbers=numbers,
                )
            )
    if not file.query("SELECT 1 FROM audit"):
        found.append(tr("The file holds no audit."))
    return found


def _history(file: WorkshopFile) -> list[str]:
    """Check that every row the history speaks of is as the last act left it."""
    acts = file.query(
        "SELECT id, state, changes, packed FROM acts "
        "WHERE state NOT IN ('dropped', 'turn') ORDER BY id"
    )
    left = as_left(acts)
    broken = [tr("Entry {key} of the history cannot be read.", key=key) for key in left.unread]
    return (
        broken
        + _missing(file, left.added, left.rows)
        + [
            tr("Row {key} of {table} is not as the history left it.", key=key, table=table)
            for (table, key), row in left.rows.items()
            if _row(file, table, key) != row
        ]
    )


def _missing(file: WorkshopFile, added: list[Added], last: Mapping[Place, Row | None]) -> list[str]:
    """Compare rows that were only added with how many are left, but for those removed since."""
    found = []
    for one in added:
        removed = sum(row is None and one.holds(table, key) for (table, key), row in last.items())
        (left,) = file.query(
            f"SELECT count(*) FROM {one.table} WHERE id BETWEEN ? AND ?", (one.first, one.last)
        )[0]
        if left != one.count - removed:
            found.append(
                tr(
                    "Rows {first} to {last} of {table} are not as the history left them.",
                    first=one.first,
                    last=one.last,
                    table=one.table,
                )
            )
    return found


def _row(file: WorkshopFile, table: str, key: int) -> Row | None:
    columns = COLUMNS[table]
    rows = file.query(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,))
    return dict(zip(columns, rows[0], strict=True)) if rows else None
