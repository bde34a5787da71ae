"""What is said of files before they come in, and once they are in."""

from collections.abc import Sequence
from typing import cast

from core.intake.batch import Batch
from core.model.coding import CodeUse
from core.model.draft.returns import AnyDraft, Draft, DraftKind, ReturnDraft
from core.model.fault import shown
from core.model.finding import EvidenceKind, EvidenceNamed, HypothesisEvidence
from core.model.snapshot import Snapshot
from core.wording.matching import rows_or_forms
from core.wording.numbers import listed
from core.words import plural, tr
from ui.prepare.draft_words import rows_in


def rows_become(draft: AnyDraft) -> int:
    """Return about how many rows of the file a draft becomes."""
    return sum(
        1 + len(row.answers) + len(row.comments) if isinstance(row, ReturnDraft) else 1
        for row in draft.rows
    )


def named_in(now: Snapshot) -> object:
    """Return what files name of the audit: read for other words, they may not fit any more."""
    tool = now.tool
    cases = tuple(case.reference for case in now.cases)
    agencies = tuple(agency.name for agency in now.agencies)
    return tool.questions, tool.items, tool.answers, cases, agencies, now.requests, now.returns


def brought_words(taken: Sequence[AnyDraft], held: int, alone: int, whole: int) -> str:
    """Return what came in, and what did not; each row and answer is listed with the returns."""
    rows: dict[DraftKind, list[object]] = {}
    for draft in taken:
        rows.setdefault(draft.kind, []).extend(draft.rows)
    whole_of = [Draft("", tuple(found), kind=kind) for kind, found in rows.items() if found]
    entered = " · ".join(rows_in(cast(AnyDraft, one)) for one in whole_of)
    said = tr("{names} brought in.", names=entered) if entered else tr("Nothing came in yet.")
    if not held + alone:
        return said
    forms = all(draft.of_forms for draft in taken if draft.held_back)
    counts = [rows_or_forms(held, forms=forms)] if held else []
    counts += [plural(alone, "answer")] if alone else []
    if whole:
        return tr(
            "{said} {counts} held back: {each} waits in Returns, to be mended there.",
            said=said,
            counts=tr("{names} was" if held + alone == 1 else "{names} were", names=listed(counts)),
            each=tr("it") if held + alone == 1 else tr("each"),
        )
    return tr(
        "{said} {counts} held back: the {why} in Returns, under “Last brought in”.",
        said=said,
        counts=tr("{names} was" if held + alone == 1 else "{names} were", names=listed(counts)),
        why=tr("reason stands") if held + alone == 1 else tr("reasons stand"),
    )


def on_comments(now: Snapshot) -> frozenset[tuple[type, int]]:
    """Return the codes and the evidence that are on comments, each by its kind and number."""
    rows: tuple[CodeUse | EvidenceNamed | HypothesisEvidence, ...]
    rows = (*now.code_uses, *now.evidence, *now.hypothesis_evidence)
    return frozenset((type(one), one.id) for one in rows if one.kind is EvidenceKind.COMMENT)


def lost_words(before: frozenset[tuple[type, int]], now: Snapshot) -> str:
    """Return what was on comments before and went with them; "" where nothing did."""
    lost = before - on_comments(now)
    codes = sum(kind is CodeUse for kind, _ in lost)
    pieces = len(lost) - codes
    named = [plural(codes, "code")] if codes else []
    named += [plural(pieces, "piece of evidence", "pieces of evidence")] if pieces else []
    if not named:
        return ""
    return tr("{what} went with comments that are gone or say otherwise now.", what=listed(named))


def none_words(sources: Sequence[str], batch: Batch) -> str:
    """Return from how many files nothing came in: they are listed nowhere any more."""
    count = len(sources) + len(batch.unread)
    if not count:
        return ""
    named = tr(" (“{source}”)", source=shown(sources[0])) if len(sources) == count == 1 else ""
    return tr(
        "Nothing came in from {files}{named}: bring {them} in again to read why.",
        files=plural(count, "other file"),
        named=named,
        them=tr("it") if count == 1 else tr("them"),
    )


def summary_words(batch: Batch) -> str:
    held = sum(len(draft.problems) for draft in batch.drafts) + len(batch.unread)
    if any(draft.doubts for draft in batch.drafts):
        return tr(
            "Nothing has come in yet. Some rows wait for your word: say what is meant. "
            "The rest comes in without them."
        )
    if batch.drafts and not held and not any(draft.rows for draft in batch.drafts):
        return tr("All of it is in the audit already. Nothing was changed.")
    if any(draft.kept_waiting for draft in batch.drafts) and not any(
        draft.rows for draft in batch.drafts
    ):
        return tr(
            "Nothing in these files can come in as it stands. Each reason is below; they can wait "
            "in Returns, to be mended there."
        )
    if not any(draft.rows for draft in batch.drafts):
        return tr("Nothing in these files can come in. Each reason is below; nothing was changed.")
    if not held:
        return tr("Everything in these files fits. Nothing has come in yet.")
    return tr(
        "Nothing has come in yet. Below is what fits, and under it every row that would be held "
        "back and why; the rest comes in without them."
    )
