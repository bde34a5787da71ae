"""Words that are not entered yet, and where the room is: kept in the file, and no acts."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from core.model.clock import Clock
from core.model.ids import CaseId, ItemId, QuestionId
from core.model.sitting import DraftText, Place
from core.store.inspection import LONGEST, refuse_too_much
from core.store.journal import Change
from core.store.saving import Saving

if TYPE_CHECKING:
    from sqlite_utils import Database

Query = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

_MOST: Final = 1_000
_KEY: Final = re.compile(r"(\S*) (\d{1,15}) (\d{1,15}) (\d{1,15}) (.*)", re.DOTALL)


def drafts_read(query: Query) -> list[DraftText]:
    """Return every draft of a file, oldest first, whether what it belongs to is there or not."""
    rows = query(
        "SELECT place, text, at FROM drafts WHERE octet_length(text) <= ? "
        "ORDER BY at, place LIMIT ?",
        (LONGEST, _MOST),
    )
    found = ((_KEY.fullmatch(key), text, at) for key, text, at in rows)
    return [
        DraftText(_place(*key.group(1, 2, 3, 4)), key[5], text, at)
        for key, text, at in found
        if key is not None
    ]


class Drafts:
    """The drafts of one open file, a text for each field.

    They are never undone and in no history, but go along into copies. They go for
    good with the case that they belong to. Those of a question or item that is gone
    are no longer shown, and are there again when undo brings it back.
    """

    def __init__(self, db: "Database", query: Query, saving: Saving, clock: Clock) -> None:
        self._db = db
        self._query = query
        self._saving = saving
        self._clock = clock
        self._entered: list[str] = []
        self.moved_to: Place | None = None
        """Where the room went since the place was kept: it goes in with the next act."""

    def all(self) -> list[DraftText]:
        """Return every draft, oldest first. Raises FileProblem.

        What no program of ours can have written is passed over.
        """
        return [one for one in drafts_read(self._query) if self._is_asked(one.place)]

    def _is_asked(self, place: Place) -> bool:
        """Return whether the question and the item a draft belongs to are there."""
        named = (("questions", place.question_id), ("items", place.item_id))
        return all(
            number is None or self._query(f"SELECT 1 FROM {table} WHERE id = ?", (number,))
            for table, number in named
        )

    def keep(self, place: Place, field: str, text: str) -> None:
        """Keep what a field holds by now; where it holds nothing its draft is dropped.

        Raises FileProblem, and NotYet for a text that is too long.
        """
        if not text.strip():
            self.drop(place, field)
            return
        key, text = _key(place, field), _whole_signs(text)
        refuse_too_much({"text": text})
        if self._query("SELECT 1 FROM drafts WHERE place = ? AND text = ?", (key, text)):
            return
        at = self._clock().isoformat(timespec="seconds")
        with self._saving.joined():
            self._saving.count()
            with self._saving.row_sum.following("drafts", "WHERE place = ?", (key,)):
                self._db.execute(
                    "INSERT OR REPLACE INTO drafts (place, text, at) VALUES (?, ?, ?)",
                    (key, text, at),
                )

    def drop(self, place: Place, field: str) -> None:
        """Drop a field's draft, if there is one; within an act, with the act."""
        self._delete([_key(place, field)])

    @contextmanager
    def entered(self, place: Place, field: str) -> Iterator[None]:
        """Drop a draft in the same transaction as the act inside: both are done, or neither."""
        key = _key(place, field)
        self._entered.append(key)
        try:
            yield
            if key in self._entered:  # nothing was to be changed
                self._delete([key])
        finally:
            if key in self._entered:
                self._entered.remove(key)

    def follow(self, changes: Sequence[Change]) -> None:
        """Drop what was entered, and what belongs to cases that an act or an undo removed.

        Keep with it where the room went. Inside its transaction.
        """
        keys, self._entered = self._entered, []
        gone = {str(one.key) for one in changes if one.after is None and one.table == "cases"}
        if gone:
            for (key,) in self._query("SELECT place FROM drafts", ()):
                found = _KEY.fullmatch(key)
                if found and found[2] in gone:
                    keys.append(key)
        self._delete(keys)
        if changes and self.moved_to is not None:
            self.keep_place(self.moved_to)

    @property
    def place(self) -> Place:
        """Where the room was last; a case, question or item that is gone is not named."""
        ((stage, *numbers),) = self._query(
            "SELECT substr(stage, 1, 40), (SELECT id FROM cases WHERE id = case_id), "
            "(SELECT id FROM questions WHERE id = question_id), "
            "(SELECT id FROM items WHERE id = item_id), "
            "(SELECT id FROM meetings WHERE id = meeting_id) FROM sitting",
            (),
        ) or [("", None, None, None, None)]
        return Place(stage, *numbers)

    def keep_place(self, place: Place) -> None:
        """Keep where the room is. Raises FileProblem."""
        if place == self.place:
            return
        with self._saving.joined():
            self._saving.count()
            self._db.execute(
                "UPDATE sitting SET stage = ?, case_id = ?, question_id = ?, item_id = ?, "
                "meeting_id = ?",
                (place.stage, place.case_id, place.question_id, place.item_id, place.meeting_id),
            )

    def _delete(self, keys: Sequence[str]) -> None:
        marks = ", ".join("?" * len(keys))
        if not keys or not self._query(f"SELECT 1 FROM drafts WHERE place IN ({marks})", keys):
            return
        with self._saving.joined():
            self._saving.count()
            these, values = f"WHERE place IN ({marks})", tuple(keys)
            with self._saving.row_sum.following("drafts", these, values):
                self._db.execute(f"DELETE FROM drafts {these}", values)


def _key(place: Place, field: str) -> str:
    """Return what a draft is kept under: stage, case, question and item, 0 for none, and field."""
    if re.search(r"\s", place.stage):
        raise ValueError("a stage is one word")
    numbers = (place.case_id or 0, place.question_id or 0, place.item_id or 0)
    return f"{place.stage} {numbers[0]} {numbers[1]} {numbers[2]} {field}"


def _place(stage: str, case: str, question: str, item: str) -> Place:
    return Place(
        stage,
        CaseId(int(case)) or None,
        QuestionId(int(question)) or None,
        ItemId(int(item)) or None,
    )


def _whole_signs(text: str) -> str:
    """Return a text that can be written: half an emoji, as a field may hand it over, cannot."""
    return (
        text
        if text.isascii()
        else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
