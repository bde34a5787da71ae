"""First views: what the table says before it sees the returns, and the moment it sees them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from core.acts.walk import place_words
from core.model.case import Agency, AskFirst, Case
from core.model.changed import Changed
from core.model.first_views import FirstRound, FirstView, cards_value
from core.model.ids import AgencyId, AnswerId, CaseId
from core.model.tool import Answer, Point
from core.model.value import is_well_formed
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.values import value_at
from core.words import tr


def give_first_view(
    file: WorkshopFile,
    case_id: CaseId,
    point: Point,
    agency_id: AgencyId,
    answer_id: AnswerId | None,
    *,
    value: str = "",
    by_call: bool = False,
    is_last: bool = False,
) -> Changed | None:
    """Keep what an agency says first: an answer, or a *value*; neither is no view.

    The last one shows the returns. Once they were shown it is kept as put right. Raises
    ValueError for what is no value as this question's answers are kept.
    """
    agency = file.get(Agency, agency_id)
    if agency is None:
        return None
    answer = file.get(Answer, answer_id) if answer_id is not None else None
    given_as = (answer.label, answer.key) if answer is not None else None
    label, key = given_as or _value_and_words(file, point, value)
    held = _view(file, case_id, point, agency_id)
    given = replace(
        held,
        answer=label,
        answer_key=key,
        by_call=by_call,
        put_right=bool(_round(file, case_id, point).revealed),
    )
    if held.id and (given.answer_key, by_call) == (held.answer_key, held.by_call) and not is_last:
        return None
    with file.act(_label(file, agency, case_id, point)) as act:
        file.put(given)
        if is_last:
            _show_returns(file, case_id, point)
    return act.news


def take_first_view_back(
    file: WorkshopFile, case_id: CaseId, point: Point, agency_id: AgencyId
) -> Changed | None:
    """Take away what an agency said first, as if it had not spoken yet."""
    held = _view(file, case_id, point, agency_id)
    agency = file.get(Agency, agency_id)
    if not held.id or agency is None:
        return None
    label = tr("take back the {view}", view=_label(file, agency, case_id, point))
    with file.act(label) as act:
        file.remove(held)
    return act.news


def count_cards(
    file: WorkshopFile, case_id: CaseId, point: Point, counts: Mapping[AnswerId, int]
) -> Changed | None:
    """Keep how many showed each answer; typing the numbers is one step of undo."""
    held = _round(file, case_id, point)
    allowed = [file.get(Answer, answer_id) for answer_id in counts]
    cards = cards_value({one.key: counts[one.id] for one in allowed if one is not None})
    if cards == held.cards:
        return None
    place = place_words(file, case_id, point)
    with file.act(tr("count of cards at {place}", place=place), f"cards {place}") as act:
        _put_round(file, replace(held, cards=cards))
    return act.news


def reveal(
    file: WorkshopFile, case_id: CaseId, point: Point, silent: Collection[AgencyId] = ()
) -> Changed | None:
    """Show the returns beside the first views; who is *silent* is kept as without a view."""
    if _round(file, case_id, point).revealed:
        return None
    place = place_words(file, case_id, point)
    with file.act(tr("show the returns at {place}", place=place)) as act:
        for agency_id in silent:
            held = _view(file, case_id, point, agency_id)
            if not held.id and file.get(Agency, agency_id) is not None:
                file.put(held)
        _show_returns(file, case_id, point)
    return act.news


def ask_first_of(file: WorkshopFile, case_id: CaseId, asks: AskFirst) -> Changed | None:
    """Say whether one case asks for first views, or does as the audit."""
    case = file.get(Case, case_id)
    if case is None or case.asks_first is asks:
        return None
    with file.act(tr("first views on {reference}", reference=case.reference)) as act:
        file.put(replace(case, asks_first=asks))
    return act.news


def _value_and_words(file: WorkshopFile, point: Point, value: str) -> tuple[str, str]:
    """Return a value in words, and as it is kept; nothing for none."""
    if not value:
        return "", ""
    tool = read_tool(file)
    held = tool.set_at(point)
    if held is None or not is_well_formed(held, tool.answers_at(point), value):
        raise ValueError(f"no {tool.kind_at(point).value} as it is kept")
    return value_at(tool, point, value), value


def _label(file: WorkshopFile, agency: Agency, case_id: CaseId, point: Point) -> str:
    """Return whose view it is and where, never what it says."""
    place = place_words(file, case_id, point)
    return tr("first view of {agency} at {place}", agency=agency.name, place=place)


def _view(file: WorkshopFile, case_id: CaseId, point: Point, agency_id: AgencyId) -> FirstView:
    return file.existing(FirstView(case_id, point.question_id, agency_id, item_id=point.item_id))


def _round(file: WorkshopFile, case_id: CaseId, point: Point) -> FirstRound:
    return file.existing(FirstRound(case_id, point.question_id, item_id=point.item_id))


def _show_returns(file: WorkshopFile, case_id: CaseId, point: Point) -> None:
    held = _round(file, case_id, point)
    if not held.revealed:
        file.put(replace(held, revealed=file.clock().isoformat(timespec="seconds")))


def _put_round(file: WorkshopFile, held: FirstRound) -> None:
    """Keep a round inside an act; one that says nothing is not worth a row."""
    if held.revealed or held.cards:
        file.put(held)
    elif held.id:
        file.remove(held)
