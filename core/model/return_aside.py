"""Returns that are here and do not stand: held back, replaced, or of a second reader."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.model.draft.returns import Cells, ReturnDraft
from core.model.ids import NEW, AgencyId, CaseId, ItemId, QuestionId
from core.model.tool import Tool


class AsideState(StrEnum):
    """Why a return does not stand."""

    WAITING = "waiting"
    REPLACED = "replaced"
    SECOND = "second reader"


@dataclass(frozen=True, slots=True)
class ReturnAside:
    """A whole return that is kept without being counted.

    `case_written` and `agency_written` are as the file has them; `case_id` and `agency_id`
    are known where those are. `answers`, `comments` and `unread` say what stands at which
    question, by number (see `parts_of`), and `kept` under which heading. `row` is its line
    in the file, 0 for none. `known` and `role` are those of the return, and `cells` the row
    as it stands in the file (see `cells_of`), where it was one.
    """

    state: AsideState
    id: int = NEW
    case_id: CaseId | None = None
    agency_id: AgencyId | None = None
    case_written: str = ""
    agency_written: str = ""
    completed: str = ""
    nil: bool = False
    answers: str = ""
    comments: str = ""
    unread: str = ""
    reason: str = ""
    source: str = ""
    row: int = 0
    at: str = ""
    fingerprint: str = ""
    known: str = ""
    role: str = ""
    kept: str = ""
    cells: str = ""

    @property
    def says_both(self) -> bool:
        """Whether it says that no record is held, and answers or comments all the same."""
        said = (self.answers, self.comments, self.unread)
        return self.nil and (any(parts_of(one) for one in said) or bool(texts_of(self.kept)))


def parts_of(written: str) -> dict[int, str]:
    """Return what stands at which question, by its number; nothing of what is not so written."""
    return {int(key): text for key, text in texts_of(written).items() if key.isdigit()}


def texts_of(written: str) -> dict[str, str]:
    """Return what stands under which heading; nothing of what is not so written."""
    try:
        found = json.loads(written) if written else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def cells_of(written: str) -> Cells:
    """Return a row's cells by what their columns mean; nothing of what is not so written."""
    try:
        found = json.loads(written) if written else []
    except ValueError:
        return ()
    pairs = found if isinstance(found, list) else []
    return tuple((str(one[0]), str(one[1])) for one in pairs if isinstance(one, list) and one[1:])


def written_parts(parts: Mapping[int, str]) -> str:
    """Return parts as they are kept; "" for none."""
    return written_texts({str(key): value for key, value in parts.items()})


def written_texts(texts: Mapping[str, str]) -> str:
    """Return texts under headings as they are kept; "" for none."""
    return json.dumps(dict(texts)) if texts else ""


def aside_of(
    row: ReturnDraft, tool: Tool, case_id: CaseId | None, agency_id: AgencyId | None
) -> ReturnAside:
    """Return a row of a file as it waits."""
    items = {item.key: item.id for item in tool.items}
    questions = {question.key: question.id for question in tool.questions}

    def by_number(said: Mapping[str, str], numbers: Mapping[str, int]) -> str:
        return written_parts({numbers[key]: one for key, one in said.items() if key in numbers})

    return ReturnAside(
        AsideState.WAITING,
        case_id=case_id,
        agency_id=agency_id,
        case_written=row.case,
        agency_written=row.agency,
        completed=row.completed,
        nil=row.nil,
        answers=by_number(row.answers, items),
        comments=by_number(row.comments, questions),
        unread=by_number(row.unread, items),
        row=row.row,
        fingerprint=row.fingerprint,
        known="; ".join(row.known),
        role=row.role,
        kept=written_texts(row.kept),
        cells=json.dumps(row.cells) if row.cells else "",
    )


def draft_of(aside: ReturnAside, tool: Tool, case: str, agency: str) -> ReturnDraft:
    """Return what would come in of a return that waits, for a case and an agency.

    What the tool no longer asks, or no longer offers as an answer, is left out.
    """
    answers = {
        tool.item[ItemId(number)].key: said
        for number, said in parts_of(aside.answers).items()
        if _still_offered(tool, ItemId(number), said)
    }
    comments = {
        tool.question[QuestionId(number)].key: text
        for number, text in parts_of(aside.comments).items()
        if QuestionId(number) in tool.question
    }
    known = tuple(part for one in aside.known.split(";") if (part := one.strip()))
    return ReturnDraft(
        *(case, agency, aside.completed, answers, comments, aside.nil),
        known=known,
        role=aside.role,
        kept=texts_of(aside.kept),
    )


def _still_offered(tool: Tool, number: ItemId, said: str) -> bool:
    item = tool.item.get(number)
    if item is None:
        return False
    if not tool.kind_of_item(item).one_of_some:
        return True
    return said in {one.key for one in tool.answers_of(item.answer_set_id)}
