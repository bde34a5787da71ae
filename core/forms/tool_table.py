"""An audit tool as a table to look through and change in a spreadsheet, a row for each part."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

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
from core.model.names import cleaned
from core.model.value import limit_kept

TABLE_COLUMNS: Final = (
    *("row", "key", "words", "short", "theme", "answers", "bearing"),
    *("only_where", "guidance", "comments", "judged"),
    *("kind", "unit", "target", "days", "least", "most"),
    *("band", "points", "grades", "working", "texts", "layers", "each_agency", "cites"),
    *("asked_where", "asked_only_of", "comment_on", "room_only", "always_discussed"),
)
"""The headings; they are part of the file's format and the same in every language."""

WORKING_DAYS: Final = "working"
EACH_LINE: Final = "each"
NO_COMMENTS: Final = "no"
ROOM_ONLY: Final = "yes"
_BETWEEN: Final = "; "
_MEANT_AS_TEXT: Final = ("=", "+", "-", "@", "'")


def tool_csv(tool: ToolDraft) -> str:
    """Return a tool as CSV; a cell that a spreadsheet would reckon with begins with a '."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(TABLE_COLUMNS)
    for row in _rows(tidied(tool)):
        writer.writerow([_as_text(row.get(column, "")) for column in TABLE_COLUMNS])
    return "\ufeff" + made.getvalue()


def tidied(tool: ToolDraft) -> ToolDraft:
    """Return a tool as a table can hold it: no spaces around words, no signs without a shape."""
    return replace(
        tool,
        title=cleaned(tool.title),
        themes=tuple(
            replace(one, title=cleaned(one.title), asked_where=cleaned(one.asked_where))
            for one in tool.themes
        ),
        answer_sets={
            name: tuple(
                replace(one, label=cleaned(one.label), band=cleaned(one.band)) for one in answers
            )
            for name, answers in tool.answer_sets.items()
        },
        standards=tuple(
            replace(one, text=cleaned(one.text), source=cleaned(one.source))
            for one in tool.standards
        ),
        questions=tuple(
            replace(
                one,
                text=cleaned(one.text),
                short=cleaned(one.short),
                guidance=cleaned(one.guidance),
                means={key: cleaned(text) for key, text in one.means.items()},
                asked_where=cleaned(one.asked_where),
                items=tuple(
                    replace(
                        item,
                        text=cleaned(item.text),
                        short=cleaned(item.short),
                        asked_where=cleaned(item.asked_where),
                    )
                    for item in one.items
                ),
            )
            for one in tool.questions
        ),
    )


def _rows(tool: ToolDraft) -> Iterator[dict[str, str]]:
    yield {"row": "tool", "key": tool.key, "words": tool.title}
    yield from map(_theme, tool.themes)
    for name, answers in tool.answer_sets.items():
        yield from (_answer(name, answer) for answer in answers)
    yield from (_kind(name, asked) for name, asked in tool.answer_kinds.items())
    yield from map(_standard, tool.standards)
    for question in tool.questions:
        yield _question(question)
        for key, text in question.means.items():
            yield {"row": "meaning", "key": key, "words": text}
        yield from (_part("line", item) for item in question.items)


def _theme(theme: ThemeDraft) -> dict[str, str]:
    return {
        "row": "theme",
        "key": theme.key,
        "words": theme.title,
        "asked_where": theme.asked_where,
        "asked_only_of": _BETWEEN.join(theme.asked_only_of),
        "texts": _BETWEEN.join(theme.texts),
    }


def _answer(name: str, answer: AnswerDraft) -> dict[str, str]:
    return {
        "row": "answer",
        "key": answer.key,
        "words": answer.label,
        "answers": name,
        "bearing": answer.bearing.value,
        "band": answer.band,
        "points": "" if answer.points is None else str(answer.points),
    }


def _kind(name: str, asked: KindDraft) -> dict[str, str]:
    return {
        "row": "kind",
        "key": name,
        "words": "",
        "answers": name,
        "kind": asked.kind.value,
        "unit": asked.unit,
        "target": str(asked.target) if asked.target else "",
        "days": WORKING_DAYS if asked.working_days else "",
        "least": limit_kept(asked.least),
        "most": limit_kept(asked.most),
    }


def _standard(standard: StandardDraft) -> dict[str, str]:
    return {
        "row": "standard",
        "key": standard.number,
        "words": standard.text,
        "short": standard.source,
    }


def _question(question: QuestionDraft) -> dict[str, str]:
    return _part("question", question) | {
        "theme": question.theme,
        "guidance": question.guidance,
        "comments": "" if question.takes_comments else NO_COMMENTS,
        "judged": EACH_LINE if question.items_judged else "",
        "grades": question.grades.value,
        "working": question.working.value,
        "asked_only_of": _BETWEEN.join(question.asked_only_of),
        "comment_on": _BETWEEN.join(question.comment_on),
        "room_only": ROOM_ONLY if question.room_only else "",
        "texts": _BETWEEN.join(question.texts),
        "layers": _BETWEEN.join(question.layers),
        "each_agency": ROOM_ONLY if question.each_agency else "",
        "cites": _BETWEEN.join(question.cites),
        "always_discussed": ROOM_ONLY if question.always_discussed else "",
    }


def _part(row: str, part: QuestionDraft | ItemDraft) -> dict[str, str]:
    return {
        "row": row,
        "key": part.key,
        "words": part.text,
        "short": part.short,
        "answers": part.answers,
        "only_where": _condition(part.only_where),
        "asked_where": part.asked_where,
    }


def _condition(tie: OnlyWhere | None) -> str:
    return "" if tie is None else f"{tie.item} = {tie.answer}"


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_MEANT_AS_TEXT) else cell
