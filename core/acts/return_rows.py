"""What returns say as rows: of one that comes in again only what differs is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any, Final

from core.acts.keeping_pointers import comments_named, is_same_comment
from core.model.audit import Audit
from core.model.case import AnswerComment, AnswerGiven, KeptText, Return, ValueGiven
from core.model.draft.returns import ReturnDraft
from core.model.ids import AgencyId, CaseId, ReturnId
from core.model.progress import Progress
from core.model.tool import Tool
from core.store.file import WorkshopFile

Pair = tuple[CaseId, AgencyId]

_PLACES: Final = {
    AnswerGiven: attrgetter("return_id", "item_id"),
    ValueGiven: attrgetter("return_id", "item_id"),
    AnswerComment: attrgetter("return_id", "question_id"),
    KeptText: attrgetter("return_id", "heading"),
}
_CELLS: Final = {
    kind: attrgetter(*(one.name for one in fields(kind) if one.name != "id")) for kind in _PLACES
}
_AT_ONCE: Final = 100
_ROWS_AT_ONCE: Final = 10_000


@dataclass(slots=True)
class _Differences:
    """What of one kind goes, what says something else and what comes."""

    gone: list[Any] = field(default_factory=list)
    other: list[Any] = field(default_factory=list)
    new: list[Any] = field(default_factory=list)


class ReturnRows:
    """Puts returns of one source where others may be, to be called inside an act.

    A row that says the same stays, and all that rests on it. So does what is said of a
    comment, by code or as evidence, where it only says more or less of the same.
    """

    def __init__(
        self, file: WorkshopFile, tool: Tool, source: str, there: Mapping[Pair, Return]
    ) -> None:
        self._file, self._source, self._there = file, source, there
        self._items = {item.key: (item, tool.kind_of_item(item)) for item in tool.items}
        self._questions = {question.key: question.id for question in tool.questions}
        self._answers = {(one.answer_set_id, one.key): one.id for one in tool.answers}
        self._named = comments_named(file)
        self._found = {kind: _Differences() for kind in _PLACES}

    def put(self, rows: Mapping[Pair, ReturnDraft], progress: Progress) -> None:
        """Keep returns with all that is in them, none of which is nil."""
        numbers = self._put_returns(rows)
        pairs = list(rows)
        for start in range(0, len(pairs), _AT_ONCE):
            progress(start, 2 * len(rows))
            some = pairs[start : start + _AT_ONCE]
            said: dict[type, list[Any]] = {kind: [] for kind in _PLACES}
            for pair in some:
                self._say(said, numbers[pair], pair, rows[pair])
            there = [numbers[pair] for pair in some if pair in self._there]
            for kind, rows_said in said.items():
                self._compare(kind, rows_said, there)
        written, whole = 0, sum(len(values) for _, values in self._writes())
        for write, values in self._writes():
            for start in range(0, len(values), _ROWS_AT_ONCE):
                write(values[start : start + _ROWS_AT_ONCE])
                written += len(values[start : start + _ROWS_AT_ONCE])
                progress(len(rows) + len(rows) * written // whole, 2 * len(rows))

    def _put_returns(self, rows: Mapping[Pair, ReturnDraft]) -> dict[Pair, ReturnId]:
        """Keep the returns themselves; return their numbers."""
        at = self._file.clock().isoformat(timespec="seconds")
        asks_role = self._file.all(Audit)[0].asks_role
        made = {
            pair: Return(
                *pair,
                source=self._source,
                completed=row.completed,
                brought_in=at,
                fingerprint=row.fingerprint,
                known="; ".join(row.known),
                role=row.role if asks_role else "",
            )
            for pair, row in rows.items()
        }
        numbers = {pair: self._there[pair].id for pair in rows if pair in self._there}
        self._file.put_all([replace(made[pair], id=key) for pair, key in numbers.items()])
        new = [pair for pair in rows if pair not in numbers]
        if new:
            first = self._file.put_new([made[pair] for pair in new])
            numbers |= {pair: ReturnId(key) for key, pair in enumerate(new, start=first)}
        return numbers

    def _say(
        self, said: Mapping[type, list[Any]], at: ReturnId, pair: Pair, row: ReturnDraft
    ) -> None:
        """Add to the rows of each kind what a return says."""
        answers, values = said[AnswerGiven], said[ValueGiven]
        for key, words in row.answers.items():
            item, kind = self._items[key]
            if kind.one_of_some:
                answer = self._answers[item.answer_set_id, words]
                answers.append(AnswerGiven(at, *pair, item.id, answer))
            else:
                values.append(ValueGiven(at, *pair, item.id, words))
        said[AnswerComment].extend(
            AnswerComment(at, *pair, self._questions[key], text)
            for key, text in row.comments.items()
        )
        said[KeptText].extend(
            KeptText(at, *pair, heading, text) for heading, text in row.kept.items()
        )

    def _compare(self, kind: Any, said: Sequence[Any], there: Sequence[ReturnId]) -> None:
        """Note where rows of one kind differ from those of the returns that are there."""
        found, place, cells = self._found[kind], _PLACES[kind], _CELLS[kind]
        if not there:
            found.new += said
            return
        where = f"return_id IN ({', '.join('?' * len(there))})"
        held: list[Any] = self._file.all(kind, where, there)
        standing = {place(one): one for one in held}
        for one in said:
            old = standing.pop(place(one), None)
            if old is None:
                found.new.append(one)
            elif cells(old) == cells(one):
                continue
            elif self._is_another(old, one):
                found.gone.append(old)
                found.new.append(one)
            else:
                found.other.append(kind(*cells(one), id=old.id))
        found.gone += standing.values()

    def _is_another(self, old: Any, new: Any) -> bool:
        """Return whether what is said of a row does not fit what stands there now."""
        named = isinstance(old, AnswerComment) and old.id in self._named
        return named and not is_same_comment(old, new)

    def _writes(self) -> Iterator[tuple[Callable[[list[Any]], object], list[Any]]]:
        """Yield what is to be written, in order, and how: what goes makes room first."""
        for found in self._found.values():
            yield self._file.remove_all, found.gone
            yield self._file.put_all, found.other
            yield self._file.put_new, found.new
