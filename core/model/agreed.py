"""What was agreed of other people's words, kept so that the next file of the form asks less."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.model.case import Case
from core.model.draft.match import COMMENTS, ROW_MOVED, Certainty, Match, MatchKey, MatchKind
from core.model.ids import NEW, AnswerId, CaseId, ItemId, QuestionId
from core.model.names import normalised
from core.model.tool import Tool


@dataclass(frozen=True, slots=True)
class AgreedWord:
    """One heading, answer, case, day or moved row of other people's files, as it was agreed.

    `form` says of a heading, or of a bare figure, in which form it stands, `place` which of
    several alike it is. What it means is pointed to, so that a question that gets another
    number stays the one that was meant: an answer's question is `item_id`, a heading's is
    `item_id`, or `question_id` with `comment`. `means` holds what nothing can point to: "case",
    "agency", "completed on", or a day.
    """

    kind: MatchKind
    written: str
    id: int = NEW
    form: str = ""
    place: str = ""
    means: str = ""
    comment: bool = False
    item_id: ItemId | None = None
    question_id: QuestionId | None = None
    answer_id: AnswerId | None = None
    case_id: CaseId | None = None
    at: str = ""


def words_of(
    matches: Iterable[Match],
    tool: Tool,
    cases: Iterable[Case],
    at: str,
    rows: Mapping[int, str] = MappingProxyType({}),
) -> list[AgreedWord]:
    """Return what is to be kept of the matches that somebody said yes to.

    *rows* are the cases of the rows that came in: what was said of how the cells of one of them
    move is kept with its case, for that row of that file alone.

    The names of agencies are kept with the agencies; what a sheet or a title says of all its
    rows is asked of each file. An answer with words of its own beside it is kept in no other
    place than its return.
    """
    known = {normalised(case.reference): case.id for case in cases}
    found = []
    for match in matches:
        if match.certainty is not Certainty.AGREED or not match.means or match.comment:
            continue
        word = _word(match, tool, known, at)
        if match.place == ROW_MOVED and match.rows:
            word = _moved_row(match, known.get(normalised(rows.get(match.rows[0], ""))), at)
        if word is not None:
            found.append(word)
    return found


def _word(match: Match, tool: Tool, cases: dict[str, CaseId], at: str) -> AgreedWord | None:
    written = normalised(match.written)
    match match.kind:
        case MatchKind.COLUMN:
            return _column(match, tool, at)
        case MatchKind.ANSWER:
            item = next((one for one in tool.items if one.key == match.place), None)
            if item is None:
                return None
            answers = tool.answers_of(item.answer_set_id)
            answer = next((one.id for one in answers if one.key == match.means), None)
            form = match.form
            return AgreedWord(
                match.kind, written, NEW, form, item_id=item.id, answer_id=answer, at=at
            )
        case MatchKind.CASE if not match.place:
            case_id = cases.get(normalised(match.means))
            return AgreedWord(match.kind, written, case_id=case_id, at=at)
        case MatchKind.NIL:
            return AgreedWord(match.kind, written, means=match.means, at=at)
        case MatchKind.DATE if not match.place:
            return AgreedWord(match.kind, written, means=match.means, at=at)
    return None


def _moved_row(match: Match, case_id: CaseId | None, at: str) -> AgreedWord | None:
    """Return how a row's cells move; None where it did not come in, and may be said otherwise."""
    if case_id is None:
        return None
    return AgreedWord(
        *(match.kind, match.written, NEW, match.form, match.place, match.means),
        case_id=case_id,
        at=at,
    )


def _column(match: Match, tool: Tool, at: str) -> AgreedWord:
    place, written = normalised(match.place), normalised(match.written)
    key, comment = match.means.removesuffix(COMMENTS), match.means.endswith(COMMENTS)
    item = next((one.id for one in tool.items if one.key == key), None)
    question = next((one.id for one in tool.questions if one.key == key), None)
    if item is None and question is None:
        return AgreedWord(match.kind, written, NEW, match.form, place, match.means, at=at)
    return AgreedWord(
        *(match.kind, written, NEW, match.form, place, "", comment),
        item_id=item,
        question_id=question if item is None else None,
        at=at,
    )


def agreed_in(
    words: Iterable[AgreedWord], tool: Tool, cases: Iterable[Case]
) -> dict[MatchKey, str]:
    """Return what was agreed in the audit's words of today.

    What pointed to something that is gone is no longer agreed.
    """
    named = {case.id: case.reference for case in cases}
    found = {}
    for word in words:
        place, means = word.place, word.means
        match word.kind:
            case MatchKind.COLUMN if not means:
                means = _heading(word, tool)
            case MatchKind.ANSWER:
                place = tool.item[word.item_id].key if word.item_id in tool.item else ""
                means = tool.answer[word.answer_id].key if word.answer_id in tool.answer else ""
            case MatchKind.CASE:
                means = named.get(word.case_id, "") if word.case_id is not None else ""
        if means:
            found[word.kind, word.form, normalised(place), word.written] = means
    return found | _elsewhere(found, tool)


def _elsewhere(found: Mapping[MatchKey, str], tool: Tool) -> dict[MatchKey, str]:
    """Return what was said of an answer's word at one question for the others that offer it.

    A word that was said to mean one thing here and another there is asked about anew.
    """
    items = {normalised(one.key): one for one in tool.items}
    said: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for (kind, form, place, written), means in found.items():
        if kind is MatchKind.ANSWER and place in items:
            offered = tool.answers_of(items[place].answer_set_id)
            labels = {(one.key, one.label) for one in offered if one.key == means}
            said.setdefault((form, written), set()).update(labels)
    more: dict[MatchKey, str] = {}
    for (form, written), meant in said.items():
        if len({normalised(label) for _, label in meant}) != 1:
            continue
        label = normalised(next(iter(meant))[1])
        for place, item in items.items():
            key = (MatchKind.ANSWER, form, place, written)
            alike = [
                one.key
                for one in tool.answers_of(item.answer_set_id)
                if normalised(one.label) == label
            ]
            if key not in found and len(alike) == 1:
                more[key] = alike[0]
    return more


def _heading(word: AgreedWord, tool: Tool) -> str:
    key = ""
    if word.item_id in tool.item:
        key = tool.item[word.item_id].key
    elif word.question_id in tool.question:
        key = tool.question[word.question_id].key
    return key + COMMENTS if key and word.comment else key
