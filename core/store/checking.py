"""Whether a file is sound: its pages, its history, and whether what it says makes sense."""

from core.store.file import WorkshopFile
from core.store.history import ActState
from core.store.journal import Row, unpacked
from core.store.rows import COLUMNS

# Each query finds the numbers of rows that break a rule of the field.
_MEANING = (
    (
        "judgements whose answer the question does not allow",
        "SELECT j.id FROM judgements j JOIN answers a ON a.id = j.answer_id "
        "JOIN questions q ON q.id = j.question_id LEFT JOIN items i ON i.id = j.item_id "
        "WHERE a.answer_set_id <> ifnull(i.answer_set_id, q.answer_set_id)",
    ),
    (
        "judgements agreed without an answer",
        "SELECT id FROM judgements WHERE state IN ('agreed', 'draft') AND answer_id IS NULL",
    ),
    (
        "judgements on an item of another question",
        "SELECT j.id FROM judgements j JOIN items i ON i.id = j.item_id "
        "WHERE i.question_id <> j.question_id",
    ),
    (
        "answers that their question does not allow",
        "SELECT g.id FROM answers_given g JOIN answers a ON a.id = g.answer_id "
        "JOIN items i ON i.id = g.item_id WHERE a.answer_set_id <> i.answer_set_id",
    ),
    (
        "answers filed under another case or agency than their return",
        "SELECT g.id FROM answers_given g JOIN returns r ON r.id = g.return_id "
        "WHERE g.case_id <> r.case_id OR g.agency_id <> r.agency_id",
    ),
    (
        "comments filed under another case or agency than their return",
        "SELECT c.id FROM answer_comments c JOIN returns r ON r.id = c.return_id "
        "WHERE c.case_id <> r.case_id OR c.agency_id <> r.agency_id",
    ),
    (
        "questions without items",
        "SELECT id FROM questions WHERE id NOT IN (SELECT question_id FROM items)",
    ),
)


def check(file: WorkshopFile) -> list[str]:
    """Return what is wrong with a file, a sentence each; nothing means it is sound."""
    pages = _pages(file)
    return pages if pages else [*_references(file), *_meaning(file), *_history(file)]


def _pages(file: WorkshopFile) -> list[str]:
    said = [str(row[0]) for row in file.query("PRAGMA cipher_integrity_check")]
    said += [str(row[0]) for row in file.query("PRAGMA integrity_check(20)")]
    return [f"The file's pages: {line}." for line in said if line != "ok"]


def _references(file: WorkshopFile) -> list[str]:
    broken = file.query("PRAGMA foreign_key_check")
    return [
        f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is not there." for row in broken
    ]


def _meaning(file: WorkshopFile) -> list[str]:
    found = []
    for rule, sql in _MEANING:
        rows = file.query(sql)
        if rows:
            numbers = ", ".join(str(row[0]) for row in rows[:5])
            found.append(f"{len(rows)} {rule} (rows {numbers}).")
    if not file.query("SELECT 1 FROM audit"):
        found.append("The file holds no audit.")
    return found


def _history(file: WorkshopFile) -> list[str]:
    """Check that every row the history speaks of is as the last act left it."""
    last: dict[tuple[str, int], Row | None] = {}
    rows = file.query(
        "SELECT state, changes FROM acts WHERE state IN ('done', 'quiet', 'undone') ORDER BY id"
    )
    undone = []
    for state, text in rows:
        if state == ActState.UNDONE:
            undone.append(text)
            continue
        for change in unpacked(text):
            last[change.table, change.key] = change.after
    for text in reversed(undone):
        for change in unpacked(text):
            last[change.table, change.key] = change.before
    return [
        f"Row {key} of {table} is not as the history left it."
        for (table, key), row in last.items()
        if _row(file, table, key) != row
    ]


def _row(file: WorkshopFile, table: str, key: int) -> Row | None:
    columns = COLUMNS[table]
    rows = file.query(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,))
    return dict(zip(columns, rows[0], strict=True)) if rows else None
