"""What happens at a question: choosing, agreeing, parking, reasons, views, evidence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.acts.meetings import meeting_here
from core.model.agenda import Visit
from core.model.case import Agency, Case
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.ids import AgencyId, AnswerId, CaseId, JudgementId, MeetingId
from core.model.judgement import (
    CHANGE,
    DifferingView,
    EvidenceSeen,
    Judgement,
    JudgementState,
    Layer,
    Together,
    ViewKind,
)
from core.model.layers import LayerJudgement, first_layer
from core.model.tool import Item, Point, Question, Tool
from core.model.value import each_keys, is_well_formed
from core.model.voices import SpeakingTurns
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.values import value_at
from core.words import tr

Adopted = tuple[CaseId, Point, AnswerId]
"""What is adopted: of which case, at which question, with which answer."""


def choose(
    file: WorkshopFile, case_id: CaseId, point: Point, answer_id: AnswerId
) -> Changed | None:
    """Keep an answer as a draft; what was agreed otherwise becomes a draft again."""
    held = _judgement(file, case_id, point)
    if held.answer_id == answer_id and held.state is not JudgementState.PARKED:
        return None
    drafted = replace(held, answer_id=answer_id, value="", state=JudgementState.DRAFT)
    drafted = _unsettled(drafted)
    return _keep(
        file, tr("choose an answer to {place}", place=place_words(file, case_id, point)), drafted
    )


def give_value(file: WorkshopFile, case_id: CaseId, point: Point, value: str) -> Changed | None:
    """Keep an answer that is not one of some as a draft; "" is none.

    Its typing is one step; of each person one, where it is typed for each.

    Raises ValueError for what is no value as this question's answers are kept.
    """
    held, tool = _judgement(file, case_id, point), read_tool(file)
    answer_set = tool.set_at(point)
    allowed = tool.answers_at(point)
    if value and (answer_set is None or not is_well_formed(answer_set, allowed, value)):
        raise ValueError(f"no {tool.kind_at(point).value} as it is kept")
    if (held.value == value and held.state is not JudgementState.PARKED) or (
        not value and not held.value
    ):
        return None
    state = JudgementState.DRAFT if value else JudgementState.NOT_REACHED
    drafted = _unsettled(replace(held, answer_id=None, value=value, state=state))
    place, kind = place_words(file, case_id, point), tool.kind_at(point)
    merge = "" if kind.from_some else tr("value {place}", place=place)
    if merge and kind.for_each:
        merge = f"{merge} {_typed_for(held.value, value)}"
    return _keep(file, tr("choose an answer to {place}", place=place), drafted, merge)


def _typed_for(before: str, after: str) -> str:
    """Return of whom something else is said now, by number."""
    changed = set(each_keys(before).items()) ^ set(each_keys(after).items())
    return " ".join(map(str, sorted({number for number, _ in changed})))


def agree(
    file: WorkshopFile, case_id: CaseId, point: Point, answer_id: AnswerId | None = None
) -> Changed | None:
    """Record what the room agreed: *answer_id*, or the draft if it is None.

    Raises NotYet if no answer has been chosen. A missing reason is allowed; it
    is pointed out before the report leaves.
    """
    held = _judgement(file, case_id, point)
    given = held if answer_id is None else replace(held, answer_id=answer_id, value="")
    if not given.answered:
        raise NotYet(
            tr(
                "{sentence} has no answer yet.",
                sentence=_sentence(place_words(file, case_id, point)),
            ),
            tr("Nothing was changed."),
            tr("Choose an answer, park it, or mark it as not agreed."),
        )
    if held.state is JudgementState.AGREED and given == held:
        return None
    agreed = replace(given, state=JudgementState.AGREED, **_settled(file))
    agreed = replace(agreed, layer=_layer_of(file, held))
    return _keep(file, tr("agree {place}", place=place_words(file, case_id, point)), agreed)


def adopt_together(
    file: WorkshopFile, adopted: Sequence[Adopted], objected: Sequence[tuple[CaseId, Point]] = ()
) -> Changed | None:
    """Agree at once what was read out together and nobody objected to, each for itself.

    What somebody *objected* to stays open, with a mark. What was begun or settled meanwhile
    is left as it is. One step of undo; nothing is done where nothing is left.
    """
    settled = _settled(file)
    with file.act(tr("adopt {count} together", count=len(adopted))) as act:
        for case_id, point, answer_id in adopted:
            held = _judgement(file, case_id, point)
            if not held.id:
                layer = _layer_of(file, held)
                agreed = replace(held, state=JudgementState.AGREED, answer_id=answer_id)
                file.put(replace(agreed, layer=layer, together=Together.ADOPTED, **settled))
        for case_id, point in objected:
            held = _judgement(file, case_id, point)
            if not held.id:
                file.put(replace(held, together=Together.OBJECTED))
    return act.news


def object_to(file: WorkshopFile, case_id: CaseId, point: Point) -> Changed | None:
    """Open a settled judgement again because somebody objects; that is kept beside it."""
    held = _judgement(file, case_id, point)
    if not held.state.settled:
        return None
    state = JudgementState.DRAFT if held.answered else JudgementState.NOT_REACHED
    opened = replace(_unsettled(held), state=state, together=Together.OBJECTED)
    return _keep(file, tr("objection to {place}", place=place_words(file, case_id, point)), opened)


def mark_not_agreed(file: WorkshopFile, case_id: CaseId, point: Point) -> Changed | None:
    """Record that the room did not agree: the differing views stand, no answer does."""
    held = _judgement(file, case_id, point)
    if held.state is JudgementState.NOT_AGREED:
        return None
    stands = replace(
        held,
        answer_id=None,
        value="",
        state=JudgementState.NOT_AGREED,
        layer=_layer_of(file, held),
        **_settled(file),
    )
    return _keep(
        file, tr("mark {place} as not agreed", place=place_words(file, case_id, point)), stands
    )


def park(file: WorkshopFile, case_id: CaseId, point: Point) -> Changed | None:
    """Put a question aside to come back to; a draft answer and the reason stay."""
    held = _judgement(file, case_id, point)
    if held.state is JudgementState.PARKED:
        return None
    parked = replace(held, state=JudgementState.PARKED, **_settled(file))
    return _keep(file, tr("park {place}", place=place_words(file, case_id, point)), parked)


def reopen(file: WorkshopFile, case_id: CaseId, point: Point) -> Changed | None:
    """Open a settled or parked judgement again, keeping its answer as a draft."""
    held = _judgement(file, case_id, point)
    state = JudgementState.DRAFT if held.answered else JudgementState.NOT_REACHED
    opened = _unsettled(replace(held, state=state))
    return _keep(file, tr("reopen {place}", place=place_words(file, case_id, point)), opened)


def change_settled(
    file: WorkshopFile,
    judgement: Judgement,
    views: Sequence[DifferingView],
    parked: bool = False,
) -> Changed | None:
    """Settle anew, in one step, what was settled before: *judgement* with all its *views*.

    One with an answer is agreed, one without is not agreed, or either is *parked*; what it
    was stays in the history. Nothing is done where nothing differs. Said otherwise it is of
    the meeting it is said at; other words for it leave it where it was.
    """
    state = JudgementState.AGREED if judgement.answered else JudgementState.NOT_AGREED
    state = JudgementState.PARKED if parked else state
    held = _judgement(file, judgement.case_id, judgement.point)
    anew = replace(judgement, id=held.id, state=state, settled_at=held.settled_at)
    anew = replace(anew, meeting_id=held.meeting_id)
    before = {view.agency_id: view for view in _views(file, held)}
    after = {view.agency_id: view for view in views}
    if anew == held and before == after:
        return None
    place = place_words(file, held.case_id, held.point)
    label = tr("{change} on {place}", change=CHANGE, place=place)
    with file.act(tr("park {place}", place=place) if parked else label) as act:
        for agency_id in before.keys() - after.keys():
            file.remove(before[agency_id])
        for view in after.values():
            file.put(view)
        if _says(anew) != _says(held):
            anew = replace(_unsettled(anew), meeting_id=meeting_here(file))
        file.put(replace(anew, settled_at=_stamp(file)))
    return act.news


def judge_again(
    file: WorkshopFile, judgement: Judgement, views: Sequence[DifferingView]
) -> Changed | None:
    """Settle a judgement in a later layer: what stood in the layer before is kept beside it.

    Where its layer is the one it stands in, it is settled anew instead.
    """
    held, tool = _judgement(file, judgement.case_id, judgement.point), read_tool(file)
    if judgement.layer is held.layer:
        return change_settled(file, judgement, views)
    place = place_words(file, held.case_id, held.point)
    label = tr("{layer} judgement on {place}", layer=judgement.layer.value, place=place)
    with file.act(label) as act:
        file.put(_as_layer(tool, held))
        change_settled(file, judgement, views)
    return act.news


def _as_layer(tool: Tool, held: Judgement) -> LayerJudgement:
    answer = tool.answer.get(held.answer_id) if held.answer_id is not None else None
    return LayerJudgement(
        held.case_id,
        held.question_id,
        held.layer or first_layer(tool.question[held.question_id].layers),
        held.state,
        item_id=held.item_id,
        answer=answer.label if answer is not None else value_at(tool, held.point, held.value),
        answer_key=answer.key if answer is not None else "",
        reason=held.reason,
        evidence=held.evidence,
        settled_at=held.settled_at,
        meeting_id=held.meeting_id,
    )


def _layer_of(file: WorkshopFile, held: Judgement) -> Layer:
    """Return the layer something is settled in: the one it stands in, or the first there is."""
    question = file.get(Question, held.question_id)
    return held.layer or first_layer(question.layers if question is not None else "")


def give_reason(file: WorkshopFile, case_id: CaseId, point: Point, text: str) -> Changed | None:
    """Keep the reason as typed so far; the typing of one reason is one step of undo.

    Blanks alone are no reason.
    """
    held = _judgement(file, case_id, point)
    text = text if text.strip() else ""
    place = place_words(file, case_id, point)
    return _keep(
        file,
        tr("reason at {place}", place=place),
        replace(held, reason=text),
        tr("reason {place}", place=place),
    )


def set_evidence_seen(
    file: WorkshopFile, case_id: CaseId, point: Point, seen: EvidenceSeen
) -> Changed | None:
    """Record how complete the evidence behind a judgement was."""
    held = _judgement(file, case_id, point)
    place = place_words(file, case_id, point)
    return _keep(file, tr("evidence seen at {place}", place=place), replace(held, evidence=seen))


def set_meeting(
    file: WorkshopFile, case_id: CaseId, point: Point, meeting_id: MeetingId | None
) -> Changed | None:
    """Say at which meeting something was settled, where it was noted wrong."""
    held = _judgement(file, case_id, point)
    place = place_words(file, case_id, point)
    return _keep(file, tr("meeting of {place}", place=place), replace(held, meeting_id=meeting_id))


def record_view(
    file: WorkshopFile,
    case_id: CaseId,
    point: Point,
    agency_id: AgencyId,
    kind: ViewKind | None = None,
    note: str | None = None,
) -> Changed | None:
    """Record that an agency saw it differently, or change the kind or words of its view.

    None leaves the kind or the words as they are.
    """
    place = place_words(file, case_id, point)
    agency = file.get(Agency, agency_id)
    name = agency.name if agency else ""
    merge = f"view {agency_id} {place}" if note is not None else ""
    with file.act(tr("{name} saw {place} differently", name=name, place=place), merge) as act:
        judgement = _judgement(file, case_id, point)
        number = judgement.id or JudgementId(file.put(judgement))
        view = file.existing(DifferingView(number, agency_id))
        file.put(
            replace(
                view,
                kind=view.kind if kind is None else kind,
                note=view.note if note is None else note,
            )
        )
    return act.news


def withdraw_view(file: WorkshopFile, view: DifferingView) -> Changed | None:
    """Take a differing view back, and with it a judgement that says nothing else."""
    agency = file.get(Agency, view.agency_id)
    with file.act(
        tr("withdraw the differing view of {part}", part=agency.name if agency else "")
    ) as act:
        file.remove(view)
        held = file.get(Judgement, view.judgement_id)
        if held is not None:
            _put(file, held)
    return act.news


def speak(file: WorkshopFile, case_id: CaseId, agency_id: AgencyId) -> Changed | None:
    """Count that an agency has spoken on a case once more; each is a step of undo."""
    case, agency = file.get(Case, case_id), file.get(Agency, agency_id)
    if case is None or agency is None:
        return None
    label = tr("{agency} spoke on {reference}", agency=agency.name, reference=case.reference)
    with file.act(label) as act:
        held = file.existing(SpeakingTurns(case_id, agency_id))
        file.put(replace(held, times=held.times + 1))
    return act.news


def visit(file: WorkshopFile, case_id: CaseId, began: datetime, ended: datetime) -> Changed | None:
    """Keep how long a case has been open; called now and then while it is.

    Not a step of undo. The stretch is known by when it began. Nothing is kept
    for a case that was taken back or removed meanwhile.
    """
    if file.get(Case, case_id) is None:
        return None
    start = began.isoformat(timespec="seconds")
    with file.act("time", merge=f"time {case_id} {start}", quiet=True) as act:
        stretch = file.existing(Visit(case_id, start, start, meeting_id=meeting_here(file)))
        # Never less: where the clock was put back another stretch may begin at the same second.
        until = max(stretch.ended, ended.isoformat(timespec="seconds"))
        file.put(replace(stretch, ended=until))
    return act.news


def _views(file: WorkshopFile, judgement: Judgement) -> list[DifferingView]:
    return file.all(DifferingView, "judgement_id = ?", (judgement.id,))


def _judgement(file: WorkshopFile, case_id: CaseId, point: Point) -> Judgement:
    """Return the judgement at a case and point, or a new one that is not kept yet."""
    return file.existing(Judgement(case_id, point.question_id, item_id=point.item_id))


def _keep(file: WorkshopFile, label: str, judgement: Judgement, merge: str = "") -> Changed | None:
    with file.act(label, merge) as act:
        _put(file, judgement)
    return act.news


def _put(file: WorkshopFile, judgement: Judgement) -> None:
    """Keep a judgement inside an act; one that says nothing is not worth a row."""
    blank = Judgement(judgement.case_id, judgement.question_id, item_id=judgement.item_id)
    said = replace(judgement, id=blank.id) != blank
    if said or _views(file, judgement):
        file.put(judgement)
    else:
        file.remove(judgement)


def place_words(file: WorkshopFile, case_id: CaseId, point: Point) -> str:
    """Return "question 5 for Child D", as it stands inside every label."""
    case = file.get(Case, case_id)
    where = (
        file.get(Item, point.item_id)
        if point.item_id is not None
        else file.get(Question, point.question_id)
    )
    if case is None or where is None:
        raise LookupError("no such case or question")
    return tr("question {where} for {reference}", where=where.key, reference=case.reference)


def _sentence(words: str) -> str:
    """Return words with a capital at the start and the rest left alone."""
    return words[:1].upper() + words[1:]


def _unsettled(judgement: Judgement) -> Judgement:
    """Return a judgement without what it holds of its settling: an objection stays noted."""
    adopted = judgement.together is Together.ADOPTED
    together = Together.NONE if adopted else judgement.together
    return replace(judgement, settled_at="", meeting_id=None, together=together)


def _settled(file: WorkshopFile) -> dict[str, Any]:
    """Return when and at which meeting something is settled now."""
    return {"settled_at": _stamp(file), "meeting_id": meeting_here(file)}


def _says(judgement: Judgement) -> tuple[object, ...]:
    """Return what a judgement comes to, without the words for it."""
    return judgement.state, judgement.answer_id, judgement.value, judgement.layer


def _stamp(file: WorkshopFile) -> str:
    return file.clock().isoformat(timespec="seconds")
