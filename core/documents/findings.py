"""The findings by number: what each says, what it challenges the board with, what it rests on."""

from collections.abc import Iterator

from core.documents.blocks import Block, Document, Heading, Paragraph, Section, TextLook, TextSpan
from core.documents.heads import running_head
from core.documents.plain import line
from core.documents.then_and_now import then_and_now
from core.documents.typed import followed, kept_at, typed
from core.model.concluded import concluded, finding_numbers
from core.model.finding import Finding, FindingKind
from core.model.own_document import finding_part
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.findings import evidence_counted, kind_word
from core.wording.labels import headline, sentence
from core.wording.numbers import listed
from core.words import plural, tr


def findings(full: FullSnapshot) -> Document:
    """Compose the findings of an audit; drafts and what was withdrawn are no part of it."""
    now = full.now
    head = running_head(now.audit, tr("findings"))
    numbers = finding_numbers(now)
    blocks = [block for one in concluded(now) for block in _finding(full, one, numbers[one.id])]
    section = Section(
        tr("Findings"), kinds_words(now), tuple(blocks) or (line(tr("Nothing was found yet.")),)
    )
    compared = tuple(then_and_now(full))
    more = (Section(tr("Beside earlier audits"), "", compared, goes_on=True),) if compared else ()
    return Document("findings", head, head, now.audit.marking, (section, *more))


def kinds_words(now: Snapshot) -> str:
    """Return "2 strengths, 6 improvements"."""
    held = [one.kind for one in concluded(now)]
    named = {
        FindingKind.STRENGTH: (tr("strength"), tr("strengths")),
        FindingKind.IMPROVEMENT: (tr("improvement"), tr("improvements")),
        FindingKind.LESSON: (tr("lesson"), tr("lessons")),
    }
    counted = ((held.count(kind), words) for kind, words in named.items())
    return ", ".join(plural(count, *words) for count, words in counted if count)


def _finding(full: FullSnapshot, one: Finding, number: int) -> Iterator[Block]:
    now = full.now
    head, _ = headline(one.text)
    title = f"{number}  {head}"
    yield Heading(title, finding_part(one.id), kept_at(one, "text"), together=True)
    theme = now.tool.theme.get(one.theme_id) if one.theme_id is not None else None
    parts = [kind_word(one.kind), theme.title if theme is not None else ""]
    joined = {row.case_id for row in now.finding_cases if row.finding_id == one.id}
    named = [case.reference for case in now.every_case if case.id in joined]
    if named and full.audience.names_cases:
        parts.append(tr("seen in {named}", named=listed(named)))
    yield line(" · ".join(part for part in parts if part), TextLook.QUIET)
    for said in followed(one):
        yield line(said)
    if one.challenge.strip():
        lead = TextSpan(tr("To the board: "), TextLook.STRONG)
        yield Paragraph((lead, typed(one, "challenge", said=one.challenge.strip())))
    rests = evidence_counted(row.kind for row in now.evidence_on(one.id))
    yield line(sentence(tr("Rests on {evidence}", evidence=rests)), TextLook.QUIET)
