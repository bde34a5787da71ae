"""Answers that could not be read wait in the file, and are settled there one by one."""

from collections.abc import Collection, Iterable, Mapping

from core.model.case import Agency, AnswerGiven, Case, Return, WaitingAnswer
from core.model.changed import Changed
from core.model.draft.returns import Problem
from core.model.fault import NotYet
from core.model.ids import AgencyId, AnswerId, CaseId
from core.model.names import normalised
from core.model.tool import Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import tr

Pair = tuple[CaseId, AgencyId]


def keep_waiting(
    file: WorkshopFile,
    tool: Tool,
    problems: Iterable[Problem],
    pairs: Mapping[tuple[str, str], Pair],
) -> None:
    """Keep the answers that are held back alone, with what the file says.

    *pairs* are the returns that came in, by their case's and agency's names. To be called
    inside the act that takes them in.
    """
    _forget(file, pairs.values())
    at = file.clock().isoformat(timespec="seconds")
    items = {item.key: item.id for item in tool.items}
    waiting = [
        WaitingAnswer(
            *pairs[names],
            items[one.item],
            one.written,
            reason=problem.what,
            source=problem.source,
            row=problem.row,
            at=at,
        )
        for problem in problems
        if (one := problem.answer) is not None
        and (names := (normalised(one.case), normalised(one.agency))) in pairs
    ]
    if waiting:
        file.put_new(waiting)


def _forget(file: WorkshopFile, pairs: Collection[Pair]) -> None:
    """A return that takes another's place takes the place of what waited of it too."""
    gone = [one for one in file.all(WaitingAnswer) if (one.case_id, one.agency_id) in set(pairs)]
    if gone:
        file.remove_all(gone)


def settle_answer(
    file: WorkshopFile, waiting: WaitingAnswer, answer_id: AnswerId | None
) -> Changed | None:
    """Take an answer that waited for what it was meant as; None leaves it blank.

    Raises NotYet where its return is no longer there, or answers that question.
    """
    case, agency = file.get(Case, waiting.case_id), file.get(Agency, waiting.agency_id)
    tool = read_tool(file)
    key = tool.item[waiting.item_id].key
    returns = file.all(
        Return, "case_id = ? AND agency_id = ?", (waiting.case_id, waiting.agency_id)
    )
    given = file.all(
        AnswerGiven,
        "case_id = ? AND agency_id = ? AND item_id = ?",
        (waiting.case_id, waiting.agency_id, waiting.item_id),
    )
    if case is None or agency is None or not returns or given:
        raise NotYet(
            tr("That answer no longer waits."),
            tr("Nothing was changed."),
            tr("Look at the return again."),
        )
    label = tr(
        "settle the answer of {agency} to question {key} for {reference}",
        agency=agency.name,
        key=key,
        reference=case.reference,
    )
    with file.act(label) as act:
        if answer_id is not None:
            pair = (waiting.case_id, waiting.agency_id)
            file.put(AnswerGiven(returns[0].id, *pair, waiting.item_id, answer_id))
        file.remove(waiting)
    return act.news
