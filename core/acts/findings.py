"""What is concluded: findings written, rested on evidence, numbered, withdrawn."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from core.acts.fields import keep_listed, typed_field
from core.model.changed import Changed
from core.model.concluded import action_numbers, finding_numbers, is_draft
from core.model.concluded import recommendation_numbers as numbers_of_recommendations
from core.model.fault import NotYet, WorkshopError
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingCase,
    HypothesisEvidence,
    KeptWording,
    Source,
)
from core.model.ids import NEW, CaseId, FindingId
from core.model.number_in_text import with_figures
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.words import tr


def add_finding(
    file: WorkshopFile, finding: Finding, rests_on: Sequence[EvidenceNamed] = ()
) -> Changed | None:
    """Add a finding at the end of the list, on the evidence it begins with."""
    last = max((one.position for one in file.all(Finding)), default=-1)
    with file.act(tr("add a finding")) as act:
        number = FindingId(file.put(replace(finding, position=last + 1)))
        for at, one in enumerate(rests_on):
            file.put(replace(one, finding_id=number, position=at))
    return act.news


def change_finding(file: WorkshopFile, finding: Finding) -> Changed | None:
    """Keep a finding as it was changed; the typing in one field is one step of undo."""
    typed = typed_field(file.get(Finding, finding.id) or finding, finding)
    merge = f"finding {finding.id} {typed}" if typed else ""
    with file.act(tr("change a finding"), merge) as act:
        file.put(finding)
    return act.news


def remove_finding(file: WorkshopFile, finding: Finding) -> Changed | None:
    """Remove a finding; what it rests on stays where it came from.

    Raises WorkshopError for one whose number went out with a document.
    """
    _must_not_be_out(finding.number)
    with file.act(tr("remove a finding")) as act:
        file.remove(finding)
    return act.news


def withdraw_finding(file: WorkshopFile, finding: Finding, reason: str) -> Changed | None:
    """Withdraw a finding that went out, or with no reason let it stand again.

    Its number is not given to another.
    """
    label = tr("withdraw a finding") if reason.strip() else tr("let a finding stand again")
    with file.act(label) as act:
        file.put(replace(finding, withdrawn=reason.strip()))
    return act.news


def rest_on(
    file: WorkshopFile, finding_id: FindingId, evidence: Sequence[EvidenceNamed]
) -> Changed | None:
    """Rest a finding on more evidence; what is there already stays once.

    Left out or not, what is used counts as left out no longer. Raises WorkshopError
    for a finding that would rest on itself.
    """
    held = file.all(EvidenceNamed, "finding_id = ?", (finding_id,))
    known = {_named(one) for one in held}
    new = [one for key, one in {_named(one): one for one in evidence}.items() if key not in known]
    if any(_leads_to(file, one, finding_id) for one in new):
        raise WorkshopError(
            tr("A finding cannot rest on itself."),
            tr("Nothing was changed."),
            tr("Choose what both of them rest on."),
        )
    last = max((one.position for one in held), default=-1)
    with file.act(tr("rest a finding on evidence")) as act:
        for at, one in enumerate(new, last + 1):
            file.put(replace(one, id=NEW, finding_id=finding_id, position=at))
            _use_again(file, one.kind, one.row_id)
    return act.news


def take_away(file: WorkshopFile, evidence: EvidenceNamed) -> Changed | None:
    """Take one piece of evidence from a finding; without any it is a draft."""
    with file.act(tr("take evidence from a finding")) as act:
        file.remove(evidence)
    return act.news


def leave_out(file: WorkshopFile, kind: EvidenceKind, row_id: int, reason: str) -> Changed | None:
    """Leave a piece of evidence out of every finding. Raises NotYet without a reason."""
    _needs(reason, tr("Leaving evidence out needs a reason."), tr("Say why no finding uses it."))
    with file.act(tr("leave evidence out")) as act:
        _use_again(file, kind, row_id)
        file.put(EvidenceLeftOut(kind, row_id, reason.strip()))
    return act.news


def take_in_again(file: WorkshopFile, left_out: EvidenceLeftOut) -> Changed | None:
    """Leave a piece of evidence out no longer."""
    with file.act(tr("take evidence in again")) as act:
        file.remove(left_out)
    return act.news


def take_number(file: WorkshopFile, evidence: EvidenceNamed, shown: str) -> Changed | None:
    """Take the number as it is now, in the sentences too where it stands in them."""
    finding = file.get(Finding, evidence.finding_id)
    with file.act(tr("take the new number")) as act:
        file.put(replace(evidence, shown=shown, kept="", kept_for=""))
        if finding is not None and evidence.shown:
            named = file.all(EvidenceNamed, "finding_id = ?", (finding.id,))
            others = [one.shown for one in named if one.id != evidence.id]
            file.put(_with_new_number(finding, evidence.shown, shown, others))
    return act.news


def keep_number(
    file: WorkshopFile, evidence: EvidenceNamed, now: str, reason: str
) -> Changed | None:
    """Keep the number as it stands, though it is *now* another. Raises NotYet without a reason."""
    _needs(reason, tr("Keeping the old number needs a reason."), tr("Say why it stands."))
    with file.act(tr("keep the old number")) as act:
        file.put(replace(evidence, kept=reason.strip(), kept_for=now))
    return act.news


def join_cases(
    file: WorkshopFile, finding_id: FindingId, cases: Collection[CaseId]
) -> Changed | None:
    """Say which cases a lesson joins."""
    held = file.all(FindingCase, "finding_id = ?", (finding_id,))
    with file.act(tr("say what a lesson joins")) as act:
        for one in held:
            if one.case_id not in cases:
                file.remove(one)
        for case_id in sorted(set(cases) - {one.case_id for one in held}):
            file.put(FindingCase(finding_id, case_id))
    return act.news


def keep_source(file: WorkshopFile, source: Source) -> Changed | None:
    """Keep a document or survey. Raises NotYet without a title."""
    _needs(source.title, tr("A source needs a name."), tr("Type what it is called."))
    return keep_listed(file, source, "source", change=tr("change a source"), add=tr("add a source"))


def remove_source(
    file: WorkshopFile,
    source: Source,
    figures: Collection[EvidenceNamed | HypothesisEvidence] = (),
) -> Changed | None:
    """Remove a source, and from every finding that rests on it, with the *figures* it gave."""
    with file.act(tr("remove a source")) as act:
        for one in figures:
            file.remove(one)
        file.remove(source)
    return act.news


def use_wording(file: WorkshopFile, finding: Finding) -> Changed | None:
    """Keep a finding with the wording that was offered; a step of undo of its own."""
    with file.act(tr("use the wording offered")) as act:
        file.put(finding)
    return act.news


def keep_wording(file: WorkshopFile, sentence: str, words: str, reason: str) -> Changed | None:
    """Keep words that were pointed out in a sentence. Raises NotYet without a reason."""
    _needs(reason, tr("Keeping this wording needs a reason."), tr("Say why it stands."))
    kept = file.existing(KeptWording(sentence, words, ""))
    with file.act(tr("keep a wording")) as act:
        file.put(replace(kept, reason=reason.strip()))
    return act.news


def give_numbers_out(file: WorkshopFile) -> Changed | None:
    """Keep every number as it is: a document with them has left. Nothing new is no act."""
    now = snapshot(file)
    findings, actions = finding_numbers(now), action_numbers(now)
    numbers = numbers_of_recommendations(now)
    with file.act(tr("keep the numbers that went out")) as act:
        for finding in now.findings:
            if finding.id in findings and not is_draft(now, finding):
                file.put(replace(finding, number=findings[finding.id]))
        for one in now.recommendations:
            file.put(replace(one, number=int(numbers[one.id].rpartition(".")[2])))
        for action in now.actions:
            file.put(replace(action, number=actions[action.id]))
    return act.news


def _named(one: EvidenceNamed) -> tuple[EvidenceKind, int, str]:
    return one.kind, one.row_id, one.count


def _use_again(file: WorkshopFile, kind: EvidenceKind, row_id: int) -> None:
    for one in file.all(EvidenceLeftOut, "kind = ? AND row_id = ?", (kind.value, row_id)):
        file.remove(one)


def _leads_to(file: WorkshopFile, one: EvidenceNamed, finding_id: FindingId) -> bool:
    """Return whether a piece of evidence is the finding, or a finding that rests on it."""
    if one.kind is not EvidenceKind.FINDING:
        return False
    seen, ahead = set[int](), [one.row_id]
    while ahead:
        at = ahead.pop()
        if at == finding_id:
            return True
        if at not in seen:
            seen.add(at)
            named = "finding_id = ? AND kind = ?"
            below = file.all(EvidenceNamed, named, (at, EvidenceKind.FINDING.value))
            ahead += [under.row_id for under in below]
    return False


def _with_new_number(finding: Finding, old: str, new: str, others: Sequence[str]) -> Finding:
    names = ("text", "detail", "challenge", "call_to_act", "reflection")
    said: dict[str, Any] = {
        name: with_figures(getattr(finding, name), old, new, others) for name in names
    }
    return replace(finding, **said)


def _must_not_be_out(number: int) -> None:
    if number:
        raise WorkshopError(
            tr("Its number has gone out with a document."),
            tr("Nothing was changed."),
            tr("Withdraw it instead, and say why."),
        )


def _needs(text: str, happened: str, remedy: str) -> None:
    if not text.strip():
        raise NotYet(happened, tr("Nothing was changed."), remedy)
