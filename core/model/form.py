"""A form for an agency: what its fields are called, as it goes out and when it comes back.

Every form, in whatever format, comes back as rows of a field's name and what stands in it. The
names carry the numbers of rows, which stay when a reference, a key or a wording changes.
"""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote

from core.model.ids import AgencyId, CaseId
from core.model.tool import AnswerKind, Item, Question, Tool

VERSION: Final = 1
"""The version of these names; it is the number of the field by which a form is known."""
VALUE_COLUMN: Final = 3
"""Where the value stands in a row that begins with a field's name."""


class FieldKind(StrEnum):
    """What a field of a form holds; the first part of its name."""

    FORM = "casewalk-form"
    AUDIT = "audit"
    TOOL = "tool"
    CASE = "case"
    AGENCY = "agency"
    COMPLETED = "completed"
    NIL = "nil"
    KNOWN = "known"
    ROLE = "role"
    ANSWER = "answer"
    COMMENT = "comment"
    LABEL = "label"
    SEAL = "seal"
    REMARK = "remark"
    END = "end"


BEGINS: Final = "from"
ENDS: Final = "to"
_OF_PERSON: Final = "-"


def person_in(part: str) -> tuple[str, str]:
    """Return whom a part of an answer is about, by number, and which end of a period it is."""
    person, _, end = part.partition(_OF_PERSON)
    return person, end


@dataclass(frozen=True, slots=True)
class FieldName:
    """One field's name, taken apart.

    `number` is that of the row it is about, `key` the question's number as it was printed,
    and `part` one of several answers, somebody's number, or a period's first or last day.
    """

    kind: FieldKind
    number: int = 0
    key: str = ""
    part: str = ""

    def __str__(self) -> str:
        parts = (self.kind.value, str(self.number or ""), _safe(self.key), _safe(self.part))
        return "/".join(parts).rstrip("/")


def field_name(written: str) -> FieldName | None:
    """Return a field's name taken apart; None where it is none of ours."""
    kind, number, key, part = ([*written.strip().split("/"), "", "", ""])[:4]
    if kind not in list(FieldKind) or written.count("/") > 3:
        return None
    if number and not (number.isascii() and number.isdigit() and len(number) < 12):
        return None
    return FieldName(FieldKind(kind), int(number or 0), unquote(key), unquote(part))


def _safe(text: str) -> str:
    """Return a part that a PDF's field may be called; there a full stop makes two of a name."""
    return quote(text, safe="").replace(".", "%2E")


def answer_field(item: Item, part: str = "") -> str:
    """Return the name of the field for an item's answer, or for a part of it."""
    return str(FieldName(FieldKind.ANSWER, item.id, item.key, part))


def comment_field(question: Question) -> str:
    """Return the name of the field for the comments on a question."""
    return str(FieldName(FieldKind.COMMENT, question.id, question.key))


def tool_version(tool: Tool) -> str:
    """Return six signs that change with whatever a form asks or offers as an answer."""
    asked: list[object] = [(one.id, one.key, one.text, one.guidance) for one in tool.questions]
    asked += [
        (one.id, one.key, one.text, tool.kind_of_item(one).value, one.only_where_answer_id)
        for one in tool.items
    ]
    asked += [(one.answer_set_id, one.key, one.label) for one in tool.answers]
    return hashlib.sha256(repr(asked).encode("utf-8", "replace")).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class FormLine:
    """Something to answer on a form: a question, or a line of a checklist.

    `only_where` says in words when it is to be left blank; `choices` are keys and labels.
    `part` is the number of the person it is about, where each is asked about; `key` is the
    number printed beside it.
    """

    item: Item
    kind: AnswerKind
    text: str = ""
    only_where: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    limits: str = ""
    part: str = ""
    key: str = ""

    @property
    def field(self) -> str:
        """The name of the field for its answer."""
        return answer_field(self.item, self.part)

    def field_of(self, end: str) -> str:
        """Return the name of the field for a period's first or last day."""
        return answer_field(self.item, f"{self.part}{_OF_PERSON}{end}" if self.part else end)


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question with what is answered under it; `comment` is a field's name, or ""."""

    key: str
    text: str
    lines: tuple[FormLine, ...]
    notes: tuple[str, ...] = ()
    checklist: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class FormSection:
    """The questions under one theme."""

    title: str
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What one agency is asked about one case; `due` is a day in words, or "".

    `number` of `total` is its place among the requests of the audit, which is known by its
    `mark`. It asks first who was known, and for the role of who fills it in, where the audit does.
    Who it is about comes by the council's portal where it is `by_portal`.
    """

    number: int
    total: int
    case_id: CaseId
    agency_id: AgencyId
    reference: str
    agency: str
    audit: str
    version: str
    mark: str = ""
    due: str = ""
    partnership: str = ""
    marking: str = ""
    send_to: str = ""
    asks_known: bool = False
    asks_role: bool = False
    by_portal: bool = False
    sections: tuple[FormSection, ...] = field(default=())

    @property
    def own_fields(self) -> tuple[tuple[str, str], ...]:
        """What the form says of itself, by the names of the fields it says it in."""
        return (
            (str(FieldName(FieldKind.FORM, VERSION)), str(self.number)),
            (str(FieldName(FieldKind.AUDIT, 0, self.mark)), self.audit),
            (str(FieldName(FieldKind.TOOL)), self.version),
            (str(FieldName(FieldKind.CASE, self.case_id)), self.reference),
            (str(FieldName(FieldKind.AGENCY, self.agency_id)), self.agency),
        )


COMPLETED: Final = str(FieldName(FieldKind.COMPLETED))
ROLE: Final = str(FieldName(FieldKind.ROLE))
NOBODY: Final = "nobody"
"""Who was known: nobody, which is a nil return."""


def known_field(who: str) -> str:
    """Return the name of the field that says whether somebody was known."""
    return str(FieldName(FieldKind.KNOWN, part=who))


NIL: Final = str(FieldName(FieldKind.NIL))
