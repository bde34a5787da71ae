"""Reads an audit tool that was saved as a table and may have been changed in a spreadsheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from core.intake.delimited import delimited_sheet
from core.intake.disk import bytes_of
from core.intake.toml import not_a
from core.model.bearing import Bearing
from core.model.draft.tool import (
    AnswerDraft,
    ItemDraft,
    KindDraft,
    OnlyWhere,
    QuestionDraft,
    StandardDraft,
    ThemeDraft,
    ToolDraft,
)
from core.model.grading import GradeOf, Working
from core.model.judgement import Layer
from core.model.names import cleaned, normalised
from core.model.tool import AnswerKind
from core.model.value import limit_in, number_value
from core.words import tr

_NEEDED: Final = ("row", "key", "words")
_BEARINGS: Final = {normalised(one.value): one for one in Bearing}
_KINDS: Final = {normalised(one.value): one for one in AnswerKind}
_GRADES: Final = {normalised(one.value): one for one in GradeOf}
_WORKINGS: Final = {normalised(one.value): one for one in Working}
_LAYERS: Final = {normalised(one.value): one for one in Layer if one}
_POINTS: Final = re.compile(r"-?[0-9]{1,5}")
_Row = Mapping[str, str]
W = TypeVar("W")


def tool_in_table(path: Path) -> ToolDraft:
    """Return the tool a table holds; nothing of it is looked at together yet.

    Raises Unreadable naming the row that cannot be used.
    """
    sheet = delimited_sheet(path.name, bytes_of(path))
    rows = [tuple(map(_cell, row.cells)) for row in sheet.rows]
    heads = [normalised(cell) for cell in rows[0]] if rows else []
    if not set(_NEEDED) <= set(heads):
        raise not_a(
            path,
            tr("an audit tool"),
            tr("its first row must hold the headings row, key and words"),
        )
    table = _Table(path)
    for row, cells in zip(sheet.rows[1:], rows[1:], strict=True):
        table.take(row.number, dict(zip(heads, cells, strict=False)))
    return table.tool


@dataclass
class _Table:
    path: Path
    key: str = ""
    title: str = ""
    themes: list[ThemeDraft] = field(default_factory=list)
    sets: dict[str, list[AnswerDraft]] = field(default_factory=dict)
    kinds: dict[str, KindDraft] = field(default_factory=dict)
    questions: list[tuple[_Row, list[_Row]]] = field(default_factory=list)
    standards: list[StandardDraft] = field(default_factory=list)

    def take(self, number: int, row: _Row) -> None:
        kind, key, words = (row.get(name, "") for name in _NEEDED)
        match normalised(kind):
            case "tool":
                self.key, self.title = key, words
            case "theme":
                self.themes.append(_theme(key, words, row))
            case "answer":
                bearing = _BEARINGS.get(normalised(row.get("bearing", "")))
                if bearing is None:
                    raise self._fault(number, tr("what it counts as is none of the words for it"))
                band, points = row.get("band", ""), self._points(number, row)
                answer = AnswerDraft(key, words, bearing, band, points)
                self.sets.setdefault(row.get("answers", ""), []).append(answer)
            case "kind":
                self.kinds[key] = self._kind(number, row)
            case "standard":
                self.standards.append(StandardDraft(key, words, row.get("short", "")))
            case "question":
                self._word(number, row, "grades", _GRADES)
                self._word(number, row, "working", _WORKINGS)
                if any(normalised(one) not in _LAYERS for one in _several(row, "layers")):
                    raise self._fault(number, tr("one of its layers is none"))
                self.questions.append((row, []))
            case "line" | "meaning" if self.questions:
                self.questions[-1][1].append(row)
            case _:
                raise self._fault(
                    number,
                    tr(
                        "it begins with none of tool, theme, answer, kind, standard, "
                        "question and line"
                    ),
                )

    @property
    def tool(self) -> ToolDraft:
        return ToolDraft(
            self.key,
            self.title,
            tuple(self.themes),
            {name: tuple(answers) for name, answers in self.sets.items()},
            tuple(_question(row, lines) for row, lines in self.questions),
            self.kinds,
            tuple(self.standards),
        )

    def _points(self, number: int, row: _Row) -> int | None:
        said = row.get("points", "")
        if said and not _POINTS.fullmatch(said):
            raise self._fault(number, tr("its points are no number"))
        return int(said) if said else None

    def _word(self, number: int, row: _Row, name: str, words: Mapping[str, W]) -> W:
        found = words.get(normalised(row.get(name, "")))
        if found is None:
            raise self._fault(number, tr("“{name}” holds none of the words for it", name=name))
        return found

    def _kind(self, number: int, row: _Row) -> KindDraft:
        kind = _KINDS.get(normalised(row.get("kind", "")))
        target = row.get("target", "") or "0"
        if kind is None:
            raise self._fault(number, tr("its kind is none of the words for it"))
        if not target.isdecimal() or len(target) > 5:
            raise self._fault(number, tr("its target is no number of days"))
        working = normalised(row.get("days", "")) == "working"
        least, most = (self._limit(number, row, name) for name in ("least", "most"))
        return KindDraft(kind, row.get("unit", ""), int(target), working, least, most)

    def _limit(self, number: int, row: _Row, name: str) -> float | None:
        said = row.get(name, "")
        found = number_value(said) if said else ""
        if found is None:
            raise self._fault(number, tr("its “{name}” is no number", name=name))
        return limit_in(found)

    def _fault(self, number: int, what: str) -> Exception:
        return not_a(
            self.path,
            tr("an audit tool"),
            tr("row {number} cannot be used: {what}", number=number, what=what),
        )


def _question(row: _Row, lines: list[_Row]) -> QuestionDraft:
    return QuestionDraft(
        row.get("key", ""),
        row.get("words", ""),
        row.get("theme", ""),
        row.get("answers", ""),
        row.get("short", ""),
        tuple(_line(one) for one in lines if normalised(one["row"]) == "line"),
        normalised(row.get("judged", "")) == "each",
        normalised(row.get("comments", "")) != "no",
        row.get("guidance", ""),
        _condition(row),
        _GRADES[normalised(row.get("grades", ""))],
        _WORKINGS[normalised(row.get("working", ""))],
        {one["key"]: one["words"] for one in lines if normalised(one["row"]) == "meaning"},
        row.get("asked_where", ""),
        _several(row, "asked_only_of"),
        _several(row, "comment_on"),
        normalised(row.get("room_only", "")) == "yes",
        _several(row, "texts"),
        tuple(_LAYERS[normalised(one)] for one in _several(row, "layers")),
        normalised(row.get("each_agency", "")) == "yes",
        _several(row, "cites"),
        normalised(row.get("always_discussed", "")) == "yes",
    )


def _theme(key: str, title: str, row: _Row) -> ThemeDraft:
    return ThemeDraft(
        key,
        title,
        row.get("asked_where", ""),
        _several(row, "asked_only_of"),
        _several(row, "texts"),
    )


def _several(row: _Row, name: str) -> tuple[str, ...]:
    """Return what a cell lists with semicolons between."""
    parts = (part.strip() for part in row.get(name, "").split(";"))
    return tuple(part for part in parts if part)


def _line(row: _Row) -> ItemDraft:
    return ItemDraft(
        row.get("key", ""),
        row.get("words", ""),
        row.get("short", ""),
        row.get("answers", ""),
        _condition(row),
        row.get("asked_where", ""),
    )


def _condition(row: _Row) -> OnlyWhere | None:
    item, _, answer = row.get("only_where", "").rpartition("=")
    return OnlyWhere(item.strip(), answer.strip()) if item.strip() else None


def _cell(text: str) -> str:
    """Return a cell's words; a ' before them only kept a spreadsheet from reckoning."""
    found = cleaned(text)
    return found[1:] if found.startswith("'") else found
