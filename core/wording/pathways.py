"""What the room agreed along each pathway, in words; a single case without any number."""

from typing import Final

from core.counting.judgements import (
    KeptOut,
    PathwayRow,
    RoomCount,
    counted_points,
    kept_out,
)
from core.counting.narrowing import columns_of
from core.model.audit import Grouping
from core.model.case import Case, Papers
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.wording.labels import in_sentence
from core.wording.numbers import Unit, about_cases, about_share, listed
from core.words import tr

_ON_EVIDENCE: Final = {
    EvidenceSeen.COMPLETE: "",
    EvidenceSeen.PARTIAL: tr(" (on partial evidence)"),
    EvidenceSeen.TOO_LITTLE: tr(" (on too little evidence)"),
}


def grouped_by(now: Snapshot, dimension: str = "") -> str:
    """Return what the cases are compared by: "pathway", "team", or an attribute's name."""
    if dimension:
        return listed(columns_of(now, dimension), "or")
    return "pathway" if now.audit.grouping is Grouping.PATHWAY else "team"


def group_name(now: Snapshot, name: str, dimension: str = "") -> str:
    """Return a pathway's or team's name, what an attribute says, or that nothing is named."""
    return name or tr("No {grouped_by} named", grouped_by=grouped_by(now, dimension))


def pathway_in_words(now: Snapshot, row: PathwayRow, dimension: str = "") -> str:
    """Tell what was agreed along one pathway, single cases without any number.

    A pathway nothing was agreed on says so.
    """
    if row.single:
        return _single(now, row, dimension)
    told = []
    for cell in row.cells:
        lead = cell.lead
        if lead is not None and cell.agreed:
            words = about_cases(cell.agreed_lead, cell.agreed, now.audit.ladder)
            told.append(
                tr(
                    "{short_at}: {in_sentence} in {words}",
                    short_at=now.tool.short_at(cell.point),
                    in_sentence=in_sentence(lead.label),
                    words=words,
                )
            )
    return ". ".join(told) + "." if told else tr("Nothing has been agreed yet.")


def _single(now: Snapshot, row: PathwayRow, dimension: str) -> str:
    """Tell of one case what was agreed at the points of its row, and on which evidence."""
    case, points = row.cases[0], {cell.point for cell in row.cells}
    papers = tr(", with incomplete papers") if case.papers is Papers.INCOMPLETE else ""
    told = [
        f"{now.tool.short_at(found.point)}: {in_sentence(now.tool.answer[found.answer_id].label)}"
        f"{_ON_EVIDENCE[found.evidence]}"
        for found in now.judgements_of(case.id)
        if found.state is JudgementState.AGREED
        and found.answer_id is not None
        and found.point in points
    ]
    narrowed = "" if points.issuperset(counted_points(now)) else tr(" under this theme")
    nothing = tr("Nothing was agreed on it{narrowed}.", narrowed=narrowed)
    agreed = tr("The room agreed: {names}.", names="; ".join(told)) if told else nothing
    return f"{_came(now, row, dimension)} ({case.reference}{papers}). {agreed}"


def _came(now: Snapshot, row: PathwayRow, dimension: str) -> str:
    """Return how a single case belongs to its row."""
    if dimension and row.pathway:
        return tr("Of one {case} this is noted")
    if dimension:
        return tr("Of one {case} nothing is noted")
    if not row.pathway:
        return tr("One {case} has no {grouped_by}", grouped_by=grouped_by(now))
    by_pathway = now.audit.grouping is Grouping.PATHWAY
    return tr("One {case} came this way") if by_pathway else tr("One {case} is with this team")


def cell_words(now: Snapshot, cell: RoomCount) -> tuple[str, str]:
    """Return a cell as ("all but one", "8 of 9 cases"), of three or fewer as ("2 of 3 cases", "").

    Without counts where nothing counts.
    """
    if not cell.agreed:
        return (tr("kept out, see below") if cell.left_out else tr("nothing agreed")), ""
    counts = tr(
        "{agreed_lead} of {count}", agreed_lead=cell.agreed_lead, count=Unit.CASES.of(cell.agreed)
    )
    said = about_share(cell.agreed_lead, cell.agreed, now.audit.ladder)
    return (said, counts) if said else (counts, "")


def statement_words(now: Snapshot, cell: RoomCount, *, with_answer: bool) -> str:
    """Head a line; *with_answer* where lines count different ones."""
    counted = ""
    if with_answer and cell.lead is not None:
        counted = f": “{in_sentence(cell.lead.label)}”"
    return f"{now.tool.key_at(cell.point)}  {now.tool.short_at(cell.point)}{counted}"


def matrix_words(now: Snapshot, leads: tuple[str, ...], dimension: str = "") -> str:
    """Say what the cells count, and of what; *leads* are the labels the lines count."""
    one = len(leads) == 1
    answer = f"“{in_sentence(leads[0])}”" if one else tr("the answer named in each line")
    return tr(
        "In how many {cases} the room agreed {answer}, by {grouped_by}. "
        "The base is the {cases} agreed on complete papers, all answers.",
        answer=answer,
        grouped_by=grouped_by(now, dimension),
    )


def kept_out_words(now: Snapshot, dimension: str = "") -> str:
    """Say which cases and judgements are kept out for their papers, or that none is."""
    found = kept_out(now, dimension)
    said = []
    if found.cases:
        names = listed([case.reference for case in found.cases])
        said.append(
            tr(
                "{Cases} with incomplete papers are kept out of these figures: {names}.",
                names=names,
            )
        )
    if found.judgements:
        also = tr(" as well") if found.cases else ""
        seen = [_questions(now, case, held) for case, held in found.judgements]
        said.append(
            tr(
                "Judgements made on {evidence} are kept out{also}: {listed}.",
                evidence=_evidence(found),
                also=also,
                listed=listed(seen),
            )
        )
    return " ".join(said) or tr("Nothing is kept out of these figures.")


def _evidence(found: KeptOut) -> str:
    seen = {one.evidence for _, judgements in found.judgements for one in judgements}
    return tr(
        "{listed} evidence", listed=listed([word for word in EvidenceSeen if word in seen], "or")
    )


def _questions(now: Snapshot, case: Case, held: tuple[Judgement, ...]) -> str:
    keys = listed([now.tool.key_at(one.point) for one in held])
    return f"{case.reference} ({'question' if len(held) == 1 else 'questions'} {keys})"
