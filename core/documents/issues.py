"""Each case with its issues by letter, and under the same letter what is done about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.counting.thread import pieces
from core.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.plain import line
from core.documents.typed import headed, typed
from core.model.case import Case
from core.model.clock import date_text
from core.model.concluded import action_numbers, actions_under, concluded, finding_numbers
from core.model.finding import EvidenceKind, Finding, FindingKind
from core.model.ids import ActionId, CaseId, FindingId, NoteId
from core.model.note import NoteKind
from core.model.own_document import case_part
from core.model.plan import Action
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.wording.owners import owners_words
from core.words import plural, tr


@dataclass(frozen=True, slots=True)
class CaseIssue:
    """One issue of a case by its letter, and what is done about it."""

    letter: str
    text: TextSpan
    source: str = ""
    actions: tuple[Action, ...] = ()


def issues(full: FullSnapshot) -> Document:
    """Compose the cases of an audit with their issues and actions."""
    now = full.now
    head = running_head(now.audit, tr("issues and actions"))
    blocks = tuple(_blocks(now)) or (line(tr("No issue was noted of any {case}.")),)
    section = Section(tr("Issues and actions, {case} by {case}"), issues_described(full), blocks)
    return Document("issues", head, head, now.audit.marking, (section,))


def holds_issues(now: Snapshot) -> bool:
    """Return whether any case has an issue or an action of its own."""
    links = _Links(now)
    return any(links.of(case) for case in now.every_case)


def issues_described(full: FullSnapshot) -> str:
    """Return how many issues there are, of how many cases."""
    found = [held for held in case_issues(full.now).values() if held]
    count = plural(sum(map(len, found)), "issue")
    return tr(
        "{issues} of {some}, by letter", issues=count, some=plural(len(found), "{case}", "{cases}")
    )


def case_issues(now: Snapshot) -> dict[CaseId, tuple[CaseIssue, ...]]:
    """Return the issues of every case: findings it stands under, then what was noted of it."""
    links = _Links(now)
    return {case.id: tuple(_lettered(links.of(case))) for case in now.every_case}


def _lettered(found: Sequence[CaseIssue]) -> Iterator[CaseIssue]:
    for at, one in enumerate(found):
        yield CaseIssue(letter_at(at), one.text, one.source, one.actions)


def letter_at(at: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    before, rest = divmod(at, 26)
    return (letter_at(before - 1) if before else "") + chr(ord("A") + rest)


@dataclass(frozen=True)
class _Links:
    """What joins cases, findings and actions of one audit."""

    now: Snapshot

    @cached_property
    def numbers(self) -> dict[FindingId, int]:
        return finding_numbers(self.now)

    @cached_property
    def _cases_of(self) -> dict[tuple[EvidenceKind, int], tuple[CaseId, ...]]:
        of_notes = {one.id: self.now.cases_of_note(one) for one in self.now.notes}
        found: dict[tuple[EvidenceKind, int], tuple[CaseId, ...]] = {}
        if self.now.evidence:  # else none of very many is looked for
            found = {
                (one.kind, one.row_id): (one.case_id,)
                for one in pieces(self.now)
                if one.case_id is not None
            }
        return found | {(EvidenceKind.NOTE, note): cases for note, cases in of_notes.items()}

    @cached_property
    def _findings_of(self) -> dict[CaseId, list[Finding]]:
        joined = {(one.finding_id, one.case_id) for one in self.now.finding_cases}
        for one in self.now.evidence:
            cases = self._cases_of.get((one.kind, one.row_id), ())
            joined.update((one.finding_id, case_id) for case_id in cases)
        wanting = [one for one in concluded(self.now) if one.kind is not FindingKind.STRENGTH]
        return {
            case.id: [one for one in wanting if (one.id, case.id) in joined]
            for case in self.now.cases
        }

    @cached_property
    def _concluded_notes(self) -> frozenset[NoteId]:
        standing = {one.id for one in concluded(self.now)}
        return frozenset(
            NoteId(one.row_id)
            for one in self.now.evidence
            if one.kind is EvidenceKind.NOTE and one.finding_id in standing
        )

    def of(self, case: Case) -> list[CaseIssue]:
        now = self.now
        found = [self._concluded(one) for one in self._findings_of[case.id]]
        shown = {action.id for one in found for action in one.actions}
        found += [
            CaseIssue("", typed(note, "text"))
            for note in now.notes_on(case.id)
            if note.kind is NoteKind.IMPROVEMENT and note.id not in self._concluded_notes
        ]
        own = [
            one
            for one in now.actions
            if one.case_id == case.id and not one.withdrawn and one.id not in shown
        ]
        return [
            *found,
            *(CaseIssue("", TextSpan(tr("Straight from this {case}.")), "", (one,)) for one in own),
        ]

    def _concluded(self, finding: Finding) -> CaseIssue:
        now, text = self.now, headed(finding)
        follow = {
            one.recommendation_id
            for one in now.recommendation_findings
            if one.finding_id == finding.id
        }
        actions = tuple(
            action
            for one in now.recommendations
            if one.id in follow or one.parent_id in follow
            for action in actions_under(now, one.id)
            if not action.withdrawn
        )
        source = tr("finding {number}", number=self.numbers[finding.id])
        return CaseIssue("", text, source, actions)


def _blocks(now: Snapshot) -> Iterator[Block]:
    numbers, held = action_numbers(now), case_issues(now)
    for case in now.every_case:
        if held[case.id]:
            yield Heading(case.reference, case_part(case.id))
            yield issues_table(now, held[case.id], numbers)
    without = [case.reference for case in now.every_case if not held[case.id]]
    if without and len(without) < len(now.cases):
        yield Heading(tr("Without an issue"), "without")
        yield line(sentence(listed(without)))


def issues_table(now: Snapshot, held: Sequence[CaseIssue], numbers: dict[ActionId, int]) -> Table:
    """Return the issues of one case by letter, each with what is done about it."""
    columns = (
        Column(tr("Letter"), 40),
        Column(tr("Issue"), 223),
        Column(tr("What is done about it"), 240),
    )
    rows = tuple(
        ((TextSpan(one.letter),), _issue(one), _actions(now, one.actions, numbers)) for one in held
    )
    return Table(columns, rows)


def _issue(one: CaseIssue) -> Words:
    said = (one.text,)
    return (*said, TextSpan(f" ({one.source})", TextLook.QUIET)) if one.source else said


def _actions(now: Snapshot, actions: Sequence[Action], numbers: dict[ActionId, int]) -> Words:
    if not actions:
        return (TextSpan(tr("none yet"), TextLook.QUIET),)
    found: list[TextSpan] = []
    for at, one in enumerate(actions):
        owners = owners_words(now, now.owners_of_action(one.id))
        facts_of = (owners, date_text(one.due), one.status.word.lower())
        said = ", ".join(part for part in facts_of if part)
        lead = tr("Action {number}: ", number=numbers[one.id])
        found.append(TextSpan(f"\n{lead}" if at else lead, TextLook.STRONG))
        found.append(typed(one, "text", said=f"{sentence(one.text)} "))
        found.append(TextSpan(f"{said[:1].upper()}{said[1:]}.", TextLook.QUIET))
    return tuple(found)
