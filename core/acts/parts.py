"""Judges each agency's own part at a question, before the one judgement for all."""

from dataclasses import replace

from core.acts.walk import place_words
from core.model.case import Agency
from core.model.changed import Changed
from core.model.ids import AgencyId, AnswerId, CaseId
from core.model.parts import PartJudgement
from core.model.tool import Answer, Point
from core.store.file import WorkshopFile
from core.words import tr


def judge_part(
    file: WorkshopFile,
    case_id: CaseId,
    point: Point,
    agency_id: AgencyId,
    answer_id: AnswerId | None,
) -> Changed | None:
    """Keep how an agency's own part was judged; None takes it back."""
    held = file.existing(
        PartJudgement(case_id, point.question_id, agency_id, item_id=point.item_id)
    )
    answer = file.get(Answer, answer_id) if answer_id is not None else None
    agency = file.get(Agency, agency_id)
    given = replace(
        held,
        answer=answer.label if answer is not None else "",
        answer_key=answer.key if answer is not None else "",
    )
    if agency is None or given == held:
        return None
    place = place_words(file, case_id, point)
    with file.act(tr("own part of {agency} at {place}", agency=agency.name, place=place)) as act:
        if answer is None:
            file.remove(held)
        else:
            file.put(given)
    return act.news
