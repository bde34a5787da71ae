"""How what was asked for came back: four numbers by agency and by case, and who is behind them."""

from collections.abc import Iterator, Sequence

from core.counting.asking import not_asked
from core.counting.reconciliation import (
    LEFT_OUT,
    NUMBERS,
    Came,
    Reconciliation,
    answered_all,
    given_counts,
    reconciliation,
)
from core.documents.blocks import Block, Document, Heading, Section, Table, TextLook
from core.documents.heads import running_head
from core.documents.plain import entries, line, table
from core.documents.standards import answered_by_standard, earlier_audits
from core.model.audience import PANEL, Audience
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.reconciliation import known_words, left_out_lists, numbers_words
from core.words import tr, word_for


def response(full: FullSnapshot) -> Document:
    """Compose the reconciliation of requests and returns."""
    now = full.now
    head = running_head(now.audit, tr("requests and returns"))
    found = reconciled(full)
    blocks = (
        *response_blocks(now, found, full.audience),
        *answered_by_standard(full),
        *earlier_audits(now),
    )
    section = Section(tr("Requests and returns"), numbers_words(found), blocks)
    return Document("response", head, head, now.audit.marking, (section,))


def reconciled(full: FullSnapshot) -> Reconciliation:
    """Return how what was asked for came back; answered is every line that was asked."""
    apart = not_asked(full.now, full.answers, full.values)
    given = given_counts(full.answers, full.values)
    return reconciliation(full.now, answered_all(full.now, given, apart))


def response_blocks(
    now: Snapshot, found: Reconciliation, audience: Audience = PANEL
) -> Iterator[Block]:
    """Yield how what was asked for came back, by agency, and for the panel by case."""
    if not now.requests and not now.worked_with:
        yield line(tr("No return was asked for."))
        return
    yield line(
        tr(
            "Returned is what came back, usable what answers something, answered what leaves no "
            "line blank that was asked. A nil says that the agency holds no record."
        ),
        TextLook.QUIET,
    )
    yield Heading(tr("By agency"), "agencies")
    yield _table(tr("Agency"), found, [(one.name, None, one.id) for one in now.agencies])
    if not audience.says_small_splits:
        return
    yield Heading(tr("By {case}"), "cases")
    yield _table(tr("{Case}"), found, [(one.reference, one.id, None) for one in now.cases])
    lists = tuple(left_out_lists(now, found))
    if lists:
        yield Heading(tr("What the numbers leave out"), "left-out")
        yield entries(sentence(f"{what}: {who}") for what, who in lists)
    known = known_words(now)
    if known:
        yield Heading(tr("Who was known"), "known")
        yield entries(map(sentence, known))
        yield line(tr("Where nobody was known, the return is a nil and not among these."))


Line = tuple[str, CaseId | None, AgencyId | None]


def _table(of: str, found: Reconciliation, lines: Sequence[Line]) -> Table:
    asked = [one for one in lines if found.concerns(one[1], one[2])]
    left_out = (*(one for kinds in LEFT_OUT.values() for one in kinds), Came.WORKED)
    kinds = [*NUMBERS, *(one for one in left_out if found.count(one))]
    share = 383.0 / len(kinds)
    columns = [(of, 120.0), *((word_for(one).capitalize(), share) for one in kinds)]
    rows = [_row(found, kinds, *one) for one in (*asked, (tr("All"), None, None))]
    return table(columns, rows)


def _row(
    found: Reconciliation,
    kinds: Sequence[Came],
    title: str,
    case_id: CaseId | None,
    agency_id: AgencyId | None,
) -> tuple[str, ...]:
    return (title, *(str(found.count(one, case_id, agency_id)) for one in kinds))
