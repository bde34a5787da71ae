"""Says counts the way a report may: with their base and unit, in words where numbers are few."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from core.counting.agreement import ENOUGH_ITEMS, Agreement
from core.counting.collation import Base, PathwayRow, percent
from core.model.audit import Grouping
from core.model.case import Papers
from core.model.judgement import EvidenceSeen, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer


class Unit(Enum):
    """What is counted, in the singular and the plural."""

    RETURNS = ("return", "returns")
    CASES = ("case", "cases")
    AGENCIES = ("agency", "agencies")
    REQUESTS = ("request", "requests")
    ITEMS = ("item", "items")

    def of(self, number: int) -> str:
        """Return "1 return" or "24 returns"."""
        return plural(number, *self.value)


def plural(number: int, one: str, many: str = "") -> str:
    """Return "1 row" or "8 rows"; *many* where it is not *one* with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def share(count: int, base: int, unit: Unit, of: Base | None = None) -> str:
    """Return "58.3% (14 of 24 returns)", with the base's name behind when *of* is given.

    "no returns" when there are none to speak of.
    """
    behind = f", {of.value}" if of is not None else ""
    worked = percent(count, base)
    if worked is None:
        return f"no {unit.value[1]}{behind}"
    return f"{worked}% ({count} of {unit.of(base)}{behind})"


def percent_text(worked: Decimal | None) -> str:
    """Return "58.3%", or an en dash where there is nothing to divide by."""
    return "–" if worked is None else f"{worked}%"


def about_share(count: int, base: int) -> str:
    """Return "all", "all but one", "most", "two thirds" and so on; never a rate.

    Two thirds, half and a third are said only where they are exact; most is
    more than half, few is less than a quarter. Raises ValueError for a base of 0.
    """
    if base <= 0 or not 0 <= count <= base:
        raise ValueError(f"{count} of {base} cannot be put in words")
    if count == base:
        return "the only one" if base == 1 else "both" if base == 2 else "all"
    if count == 0:
        return "none"
    if count == base - 1 and base > 3:
        return "all but one"
    exact = {(2, 3): "two thirds", (1, 2): "half", (1, 3): "a third"}
    for (over, under), words in exact.items():
        if count * under == base * over:
            return "one of two" if base == 2 else words
    if count == 1:
        return "one"
    if 2 * count > base:
        return "most"
    return "few" if 4 * count < base else "some"


def about_cases(count: int, base: int) -> str:
    """Return "all but one (8 of 9 cases)"."""
    return f"{about_share(count, base)} ({count} of {Unit.CASES.of(base)})"


def no_alpha_words(found: Agreement, unit: Unit) -> str:
    """Say why agreement between agencies has no figure; empty where it has one."""
    if found.alpha is not None:
        return ""
    why = (
        f"{unit.of(found.items)}, it needs {ENOUGH_ITEMS}."
        if found.too_few
        else "everyone gave the same answer throughout, so there is nothing to compare."
    )
    return f"Agreement between agencies (alpha) is not shown: {why}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def split_in_words(
    views: Sequence[tuple[str, Answer | None]], no_return: Sequence[str] = ()
) -> str:
    """Say how agencies stand: "4 of 5 say yes, Police no".

    *views* are agencies' names with their answers, None for no answer;
    *no_return* are those nothing came from. Names are left as they are written.
    """
    given: dict[str, list[str]] = {}
    for name, answer in views:
        if answer is not None:
            given.setdefault(answer.label.lower(), []).append(name)
    said = _stands(given)
    silent = [name for name, answer in views if answer is None]
    parts = [said or "no agency has answered"]
    if silent:
        parts.append(f"no answer from {listed(silent)}")
    if no_return:
        parts.append(f"no return from {listed(no_return)}")
    return "; ".join(parts)


def _stands(given: dict[str, list[str]]) -> str:
    total = sum(len(names) for names in given.values())
    groups = sorted(given.items(), key=lambda group: -len(group[1]))
    if not groups:
        return ""
    label, names = groups[0]
    if total == 1:
        return f"{names[0]} says {label}"
    if len(groups) == 1:
        return f"both say {label}" if total == 2 else f"all {total} say {label}"
    if len(groups[1][1]) == len(names):
        return ", ".join(f"{len(who)} {one} ({listed(who)})" for one, who in groups)
    others = ", ".join(f"{_few(who)} {one}" for one, who in groups[1:])
    return f"{len(names)} of {total} say {label}, {others}"


def _few(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= 3 else str(len(names))


def pathway_in_words(now: Snapshot, row: PathwayRow) -> str:
    """Tell what was agreed along one pathway, single cases without any number.

    A pathway nothing was agreed on says so.
    """
    if row.single:
        return _single(now, row)
    told = []
    for cell in row.cells:
        lead = cell.lead
        if lead is not None and cell.agreed:
            words = about_cases(cell.agreed_lead, cell.agreed)
            told.append(f"{now.tool.short_at(cell.point)}: {lead.label.lower()} in {words}")
    return ". ".join(told) + "." if told else "Nothing has been agreed yet."


def _single(now: Snapshot, row: PathwayRow) -> str:
    """Tell of one case what was agreed at the points of its row, and on which evidence."""
    case, points = row.cases[0], {cell.point for cell in row.cells}
    papers = ", with incomplete papers" if case.papers is Papers.INCOMPLETE else ""
    told = [
        f"{now.tool.short_at(found.point)}: {now.tool.answer[found.answer_id].label.lower()}"
        f"{_ON_EVIDENCE[found.evidence]}"
        for found in now.judgements_of(case.id)
        if found.state is JudgementState.AGREED
        and found.answer_id is not None
        and found.point in points
    ]
    narrowed = "" if points.issuperset(now.tool.points) else " under this theme"
    nothing = f"Nothing was agreed on it{narrowed}."
    agreed = f"The room agreed: {'; '.join(told)}." if told else nothing
    return f"{_came(now, row)} ({case.reference}{papers}). {agreed}"


_ON_EVIDENCE: Final = {
    EvidenceSeen.COMPLETE: "",
    EvidenceSeen.PARTIAL: " (on partial evidence)",
    EvidenceSeen.TOO_LITTLE: " (on too little evidence)",
}


def _came(now: Snapshot, row: PathwayRow) -> str:
    """Return how a single case belongs to its row."""
    by_pathway = now.audit.grouping is Grouping.PATHWAY
    if not row.pathway:
        return f"One case has no {'pathway' if by_pathway else 'team'}"
    return "One case came this way" if by_pathway else "One case is with this team"
