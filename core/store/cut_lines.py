"""Lines that break off in a damaged file: what is left of them, for a draft and never as a fact.

An entry of the history that cannot be read whole still tells which row it wrote, and as a
rule the beginning of what was said. The row itself may be whole in its table.
"""

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core.model.ids import CaseId, QuestionId
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.sitting import CHANGE, REMARK, DraftText, Place, draft_text, typed_in
from core.store.cipher import libraries
from core.store.drafts import Drafts
from core.store.journal import Change, Row
from core.store.rows import COLUMNS, SHAPES
from core.store.search_index import SEARCHED

if TYPE_CHECKING:
    from sqlite_utils import Database

_WORDS: Final = {"judgements": "reason", "notes": "text"}
"""Tables whose rows are lines that somebody said, each with the column that holds them."""

_NOBODYS: Final = frozenset({"questions", "items", "standards", "codes", "drawn_lines"})
_IN_PARTS: Final = frozenset({"comments", "kept"})
_READ: Final = {
    table: columns
    for _, table, columns in SEARCHED
    if table not in (*_WORDS, *_NOBODYS) and not _IN_PARTS.intersection(columns)
}
"""Tables with people's words that are no lines of the room: those can only be read."""

_HEAD: Final = re.compile(r'\[\s*"(\w+)",\s*(\d+),\s*')
_NAME: Final = re.compile(r'\s*,?\s*"(\w+)"\s*:\s*')
_PIECE: Final = 256
_ESCAPE: Final = 12
"""Letters that the longest escaped sign takes in a journal; one may be cut in two."""

_DECODER: Final = json.JSONDecoder()
_EMPTY: Final[dict[type, Row]] = {
    Note: SHAPES[Note].row(Note(NoteKind.OBSERVATION, "")),
    Judgement: SHAPES[Judgement].row(Judgement(CaseId(0), QuestionId(0))),
}
_NEEDED: Final[dict[type, tuple[str, ...]]] = {
    Note: ("kind",),
    Judgement: ("case_id", "question_id"),
}


def cut_rows(db: "Database", entry: int) -> list[tuple[str, int, Row]]:
    """Return what is left of the words that an entry of the history wrote: table, number, row."""
    found = []
    for table, key, row in _rows_in(_left_of(db, entry)):
        if table in _WORDS or table in _READ:
            whole = _whole_row(db, table, key)
            found.append((table, key, row if whole is None else whole))
    return [one for one in found if words_in(one[0], one[2])]


def is_line(table: str) -> bool:
    """Return whether rows of a table are lines of the room, which may come as drafts."""
    return table in _WORDS


def words_in(table: str, row: Row) -> str:
    """Return the people's words in what is left of a row."""
    columns = (_WORDS[table],) if table in _WORDS else _READ[table]
    return " ".join(" ".join(str(row.get(column) or "") for column in columns).split())


def _left_of(db: "Database", entry: int) -> str:
    """Return a journal of an image as far as it can be read."""
    dbapi, _ = libraries()
    connection: Any = db.conn
    for column in ("packed", "changes"):
        data = b""
        with (
            suppress(dbapi.Error, TypeError, ValueError),
            connection.open_blob("t_acts", column, entry, True) as blob,
        ):
            while piece := blob.read(_PIECE):
                data += piece
        if column == "packed" and data:
            reader, text = zlib.decompressobj(), b""
            with suppress(zlib.error):
                for at in range(len(data)):
                    text += reader.decompress(data[at : at + 1])
            return text.decode(errors="ignore")
        if data:
            return data.split(b"\0")[0].decode(errors="ignore")
    return ""


def _rows_in(text: str) -> Iterator[tuple[str, int, Row]]:
    """Yield the rows that a journal leaves, the last one as far as it goes."""
    at = text.find("[") + 1
    while (head := _HEAD.search(text, at)) is not None:
        at = head.end()
        try:
            _, at = _DECODER.raw_decode(text, at)  # how it was before
        except ValueError:
            return
        row, at = _row_from(text, at)
        if row:
            yield head[1], int(head[2]), row


def _row_from(text: str, at: int) -> tuple[Row, int]:
    """Return a row that begins there, and where it ends; of one that breaks off what is left."""
    at = text.find("{", at)
    if at < 0:
        return {}, len(text)
    with suppress(ValueError):
        row, end = _DECODER.raw_decode(text, at)
        return (row if isinstance(row, dict) else {}), end
    found: Row = {}
    at += 1
    while (head := _NAME.match(text, at)) is not None:
        at = head.end()
        try:
            found[head[1]], at = _DECODER.raw_decode(text, at)
        except ValueError:
            if text[at : at + 1] == '"':
                found[head[1]] = _words_from(text[at:])
            break
    return found, len(text)


def _words_from(text: str) -> str:
    """Return the beginning of a text in quotation marks that have no end."""
    for less in range(min(_ESCAPE, len(text))):
        with suppress(ValueError):
            return str(json.loads(text[: len(text) - less] + '"'))
    return ""


def _whole_row(db: "Database", table: str, key: int) -> Row | None:
    dbapi, _ = libraries()
    columns = COLUMNS[table]
    with suppress(dbapi.Error, UnicodeDecodeError, MemoryError, ValueError):
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?"
        found = db.execute(sql, (key,)).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))
    return None


def remark_as_draft(row: Row, at: str) -> DraftText | None:
    """Return what is left of a remark as a draft at its place; None for what is none."""
    note = _value(Note, {**row, "id": 0})
    if note is None:
        return None
    place = Place("walk", note.case_id, note.question_id, note.item_id)
    return DraftText(place, REMARK, draft_text(note), at)


def keep_cut_draft(drafts: Drafts, cut: DraftText) -> None:
    """Keep what is left of a line as a draft; what stands there already stays and comes first.

    Raises FileProblem, and NotYet where both are too long together.
    """
    there = next(
        (one for one in drafts.all() if (one.place, one.field) == (cut.place, cut.field)), None
    )
    if there is None:
        drafts.keep(cut.place, cut.field, cut.text)
        return
    typed, left = typed_in(there.text, Note), typed_in(cut.text, Note)
    if typed is not None and left is not None and left.text not in typed.text:
        both = replace(typed, text=f"{typed.text}\n{left.text}".strip())
        drafts.keep(cut.place, cut.field, draft_text(both))


def judgement_left_open(key: int, row: Row) -> Change | None:
    """Return a judgement that nobody agrees by it: open, with the answer and words there were."""
    answered = row.get("answer_id") is not None or row.get("value")
    state = JudgementState.DRAFT if answered else JudgementState.NOT_REACHED
    value = _value(Judgement, {**row, "id": key, "state": state.value, "settled_at": ""})
    return None if value is None else Change("judgements", key, None, SHAPES[Judgement].row(value))


def change_as_draft(before: Row, views: list[Row], row: Row, at: str) -> DraftText | None:
    """Return what was to be agreed otherwise, as a change that is begun at its place."""
    draft: Row = dict(before)
    draft.update({name: row[name] for name in ("answer_id", "value") if name in row})
    draft["reason"] = row.get("reason", "")
    if draft["answer_id"] is not None or draft["value"]:
        draft["state"] = JudgementState.DRAFT.value
    if _value(Judgement, draft) is None:
        return None
    place = Place("walk", before["case_id"], before["question_id"], before["item_id"])
    typed = {"before": before, "views_before": views, "draft": draft, "views": views}
    return DraftText(place, CHANGE, draft_text(typed), at)


def _value(kind: type[Any], row: Row) -> Any:
    """Return a value with its defaults for what is not left; None where it is none."""
    shape = SHAPES[kind]
    if not all(name in row for name in _NEEDED[kind]):
        return None
    filled = {**_EMPTY[kind], **{name: row[name] for name in shape.columns if name in row}}
    with suppress(KeyError, ValueError, TypeError):
        value = shape.value(tuple(filled[name] for name in shape.columns))
        shape.row(value)
        return value
    return None
