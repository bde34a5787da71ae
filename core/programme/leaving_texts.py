"""Every text that would leave for a programme, with the place where it can be put right."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from core.model.audit import Grouping
from core.model.finding import Finding, FindingKind
from core.model.names import cleaned
from core.model.plan import Owner
from core.model.snapshot import Snapshot
from core.programme.agency_kinds import kind_of
from core.programme.check import LeavingText
from core.programme.counted import published_tool
from core.programme.publication import TextRow
from core.review.texts import DocumentText
from core.words import tr

_NUMBER: Final = re.compile(r"[A-Za-z]{0,2}[0-9.]{0,4}[a-z]{0,2}")
_ALL: Final = "*all"
_OTHER: Final = "*other"


def leaving_texts(now: Snapshot) -> Iterator[LeavingText]:
    """Yield them: the audit's and its tool's own words, pathways, and what it adds up to."""
    yield LeavingText(now.audit.title, DocumentText("", tr("The audit's title"), told=True))
    yield LeavingText(now.audit.tool_title, DocumentText("", tr("The audit tool's title")))
    yield LeavingText(now.audit.tool_key, DocumentText("", tr("The audit tool's key"), told=True))
    for asked in published_tool(now).statements:
        where = DocumentText("", tr("Question {key}", key=asked.key))
        yield LeavingText(asked.words, where)
        if not _NUMBER.fullmatch(asked.key):  # a tool's own words
            yield LeavingText(asked.key, where)
    for theme in dict.fromkeys(one.title for one in now.tool.themes):
        yield LeavingText(theme, DocumentText("", tr("A theme's title"), told=True))
    if now.audit.grouping is Grouping.PATHWAY:
        for pathway in dict.fromkeys(cleaned(one.pathway) for one in now.cases):
            where = DocumentText("", tr("A pathway's name"), told=True)
            yield LeavingText(pathway, where, may_stay=True)
    yield from _concluded(now)


def _concluded(now: Snapshot) -> Iterator[LeavingText]:
    for number, finding in enumerate(_findings(now), 1):
        where = DocumentText(
            "", tr("Finding {number}", number=number), told=True, finding_id=finding.id
        )
        for text in (finding.text, finding.challenge):
            if text.strip():
                yield LeavingText(text, where, may_stay=True)
    for number, change in enumerate((one for one in now.recommendations if not one.withdrawn), 1):
        place = tr("Recommendation {number}", number=number)
        where = DocumentText("", place, told=True, recommendation_id=change.id)
        yield LeavingText(change.text, where, may_stay=True)
    steps = (one for one in now.actions if one.case_id is None and not one.withdrawn)
    for number, step in enumerate(steps, 1):
        where = DocumentText("", tr("Action {number}", number=number), told=True, action_id=step.id)
        yield LeavingText(step.text, where, may_stay=True)


def _findings(now: Snapshot) -> list[Finding]:
    return [one for one in now.findings if not one.withdrawn]


def text_rows(now: Snapshot, out: frozenset[str]) -> Iterator[TextRow]:
    """Yield the rows of what it adds up to, without the texts that stay here.

    What is withdrawn stays, and so does every action that came straight from one case.
    """
    counted: dict[str, int] = {}
    for row in _rows(now):
        if row.text.strip() and row.text not in out:
            counted[row.kind] = counted.get(row.kind, 0) + 1
            yield row._replace(position=counted[row.kind], text=cleaned(row.text))


def _rows(now: Snapshot) -> Iterator[TextRow]:
    for finding in _findings(now):
        theme = now.tool.theme.get(finding.theme_id) if finding.theme_id is not None else None
        title = cleaned(theme.title) if theme else ""
        strength = finding.kind is FindingKind.STRENGTH
        yield TextRow("strength" if strength else "finding", 0, title, finding.text)
        yield TextRow("challenge", 0, title, finding.challenge)
    for change in now.recommendations:
        if not change.withdrawn:
            theme = now.tool.theme.get(change.theme_id) if change.theme_id is not None else None
            owner = _owned_by(now, now.owners_of_recommendation(change.id))
            status = "answered" if change.is_answered else ""
            title = cleaned(theme.title) if theme else ""
            yield TextRow("recommendation", 0, title, change.text, owner, "", status)
    for step in now.actions:
        if step.case_id is None and not step.withdrawn:
            owner = _owned_by(now, now.owners_of_action(step.id))
            yield TextRow("action", 0, "", step.text, owner, step.due, step.status.value)


def _owned_by(now: Snapshot, owners: Sequence[Owner]) -> str:
    """Return the kinds of agency that own something; a role, or a local name, never leaves."""
    found = []
    for one in owners:
        agency = now.agency.get(one.agency_id) if one.agency_id is not None else None
        if one.everyone:
            found.append(_ALL)
        elif agency is not None:
            found.append(kind_of(agency) or _OTHER)
    return "; ".join(dict.fromkeys(found))
