"""How the cases were drawn: the method, the sample against the list, and what was replaced."""

from collections.abc import Iterator

from core.counting.collation import percent
from core.counting.drawn import CurrentSample, current_sample
from core.counting.sampling import Stratum
from core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.heads import running_head
from core.model.clock import date_text
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.sample import (
    earlier_draws_words,
    erased_since_words,
    method_words,
    note_words,
    quotas_words,
    replacement_words,
    share_number,
    unmet_words,
)
from core.words import tr


def how_drawn(full: FullSnapshot) -> Document:
    """Compose how the cases of an audit were drawn."""
    now = full.now
    sample = current_sample(now)
    head = running_head(now.audit, tr("how the {cases} were drawn"))
    title = tr("How the {cases} were drawn")
    if sample is None:
        nothing = Paragraph((TextSpan(tr("No sample was drawn for this audit.")),))
        return Document("sample", head, head, now.audit.marking, (Section(title, "", (nothing,)),))
    facts = tr("drawn on {day}", day=date_text(sample.drawn.at[:10]))
    section = Section(title, facts, tuple(sample_blocks(now, sample)))
    return Document("sample", head, head, now.audit.marking, (section,))


def sample_blocks(now: Snapshot, sample: CurrentSample) -> Iterator[Block]:
    """Yield how a sample was drawn, and how it lies against the list."""
    yield Paragraph((TextSpan(note_words(sample)),))
    yield Paragraph((TextSpan(method_words(sample, sample.headings), TextLook.QUIET),))
    earlier = earlier_draws_words([one.seed for one in now.draws[:-1]])
    if earlier:
        yield Paragraph((TextSpan(earlier),))
    if sample.strata:
        yield Heading(tr("The sample against the list"), "against")
        yield _strata(sample)
        unmet = "; ".join(unmet_words(sample))
        words = f"{quotas_words(sample)}: {unmet}." if unmet else f"{quotas_words(sample)}."
        yield Paragraph((TextSpan(words),))
    if sample.erased:
        yield Paragraph((TextSpan(erased_since_words(sample.erased)),))
    yield Heading(tr("Lines replaced"), "replaced")
    if sample.left_out:
        yield Entries(tuple((TextSpan(replacement_words(sample, out)),) for out in sample.left_out))
    else:
        yield Paragraph((TextSpan(tr("None was replaced.")),))


def _strata(sample: CurrentSample) -> Table:
    columns = (
        Column(tr("Balanced by"), 120),
        Column(tr("On the list"), 110),
        Column(tr("Its share"), 80),
        Column(tr("Wanted"), 70),
        Column(tr("Drawn"), 70),
    )
    return Table(columns, tuple(_row(sample, one) for one in sample.strata))


def _row(sample: CurrentSample, one: Stratum) -> tuple[Cell, ...]:
    heading = sample.headings[one.column]
    rate = percent(one.listed, sample.total)
    cells = (
        tr("{heading}: {value}", heading=heading, value=one.value),
        tr("{listed} of {total} ({rate}%)", listed=one.listed, total=sample.total, rate=rate),
        share_number(one),
        str(one.wanted),
        tr("{drawn} of {size}", drawn=one.drawn, size=sample.size),
    )
    return tuple((TextSpan(cell),) for cell in cells)
