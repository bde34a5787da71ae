"""The certificate of an erasure: what went, what still names it, what is out of reach."""

from collections.abc import Iterator, Sequence

from core.documents.blocks import (
    Block,
    Column,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextSpan,
)
from core.documents.heads import running_head
from core.model.access import AccessEntry, AccessKind
from core.model.audit import Audit
from core.model.clock import date_text
from core.model.erasure import Erased
from core.wording.erased import erased_lines, kind_of_row
from core.words import tr


def erasure_certificate(
    audit: Audit, reference: str, erased: Erased, log: Sequence[AccessEntry], locked: bool
) -> Document:
    """Compose it; *log* is the audit's access log, by which it knows what left before."""
    head = running_head(audit, tr("certificate of erasure"))
    who = next((one.who for one in reversed(log) if one.kind is AccessKind.ERASED), "")
    facts = tr(
        "{day}, {time}, by {who}; number {number} in this audit",
        day=date_text(erased.at),
        time=erased.at[11:16],
        who=who,
        number=erased.number,
    )
    blocks = (
        *_erased(erased),
        *_named(erased),
        *_out_of_reach(erased, log, locked),
        Paragraph((TextSpan(_ITSELF),)),
    )
    section = Section(tr("Erased: {reference}", reference=reference), facts, blocks)
    return Document("erasure", head, head, audit.marking, (section,))


_ITSELF = tr(
    "In the audit only the number and the time stay. This sheet names what was erased: keep it "
    "only as long as somebody has to show that it was done."
)


def _erased(erased: Erased) -> Iterator[Block]:
    rows = tuple(
        ((TextSpan(words),), (TextSpan(str(count)),))
        for words, count in erased_lines(erased)
        if count
    )
    yield Heading(tr("What was erased"))
    yield Table((Column(tr("What"), 8), Column(tr("How many"), 2)), rows)


def _named(erased: Erased) -> Iterator[Block]:
    if erased.named:
        yield Heading(tr("Where its reference still stands"))
        yield Paragraph((TextSpan(_LOOK),))
        lines = (f"{kind_of_row(table)}: {count}" for table, count in erased.named.items())
        yield Entries(tuple((TextSpan(line),) for line in lines))


_LOOK = tr("These texts are about something else and were left as they are. Search finds them.")


def _out_of_reach(erased: Erased, log: Sequence[AccessEntry], locked: bool) -> Iterator[Block]:
    yield Heading(tr("What is out of reach"))
    lines = [
        tr("Exported on {day}: {about}", day=date_text(one.at), about=one.about)
        for one in log
        if one.kind is AccessKind.EXPORTED
    ]
    lines += [
        tr(
            "Published on {day}, version {about}: the {case} is counted in it, and not named.",
            day=date_text(one.at),
            about=one.about,
        )
        for one in log
        if one.kind is AccessKind.PUBLISHED
    ]
    lines += [
        tr("Identity sheets, locked: {about}", about=one.about)
        for one in log
        if one.kind is AccessKind.IDENTITIES
    ]
    lines += [
        tr("The file of {table}, which it was handed out to.", table=one) for one in erased.tables
    ]
    lines.append(tr("A key file, where there is one, says who it is: take its line out there."))
    lines.append(tr("Returns and lists as agencies sent them, and forms sent out."))
    lines.append(
        tr(
            "Copies of the audit kept by hand, handed out, in a second place that was named "
            "before, or made by a backup."
        )
    )
    lines.append(
        tr("Counts of this audit in your own rounds and in later audits: they name nobody.")
    )
    lines += [
        tr("“{name}”, beside the audit: what it holds is as it was.", name=name)
        for name in erased.other_files
    ]
    if erased.left:
        lines.append(tr("{left} kept copies that could not be removed.", left=erased.left))
    if erased.away:
        lines.append(tr("Copies in the second place, “{away}”.", away=erased.away))
    if erased.home:
        lines.append(
            tr(
                "“{home}”, where the audit belongs: the {case} goes from it when the copy that was "
                "worked on is put back. Where both are kept then, it is in the older one.",
                home=erased.home,
            )
        )
    if not locked:
        lines.append(
            tr("The audit had no passphrase: its disk may hold parts of what lay there before.")
        )
    yield Entries(tuple((TextSpan(line),) for line in lines))
