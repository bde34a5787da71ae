"""How a sample was drawn and how it lies against the list, in words for a report."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from core.counting.balancing import Kind
from core.counting.collation import percent
from core.counting.drawn import CurrentSample
from core.counting.sampling import Sample, Stratum
from core.model.clock import date_text
from core.model.sample import DrawnLine, TakeOver
from core.wording.numbers import listed
from core.words import later, plural, tr


class DrawnSample(Protocol):
    """What was drawn, just now or some time ago."""

    @property
    def seed(self) -> str:
        """What it was drawn with."""

    @property
    def size(self) -> int:
        """How many lines are in it."""

    @property
    def total(self) -> int:
        """How many lines were listed."""

    @property
    def fingerprint(self) -> str:
        """What to know the list by."""

    @property
    def unmet(self) -> tuple[Stratum, ...]:
        """The quotas that are not met."""


def method_words(sample: DrawnSample, columns: Sequence[str]) -> str:
    """Return the method as a report states it, with the seed and what to check the list by."""
    over = tr(", balanced by {listed} in that order", listed=listed(columns)) if columns else ""
    if len(columns) == 1:
        over = tr(", balanced by {column}", column=columns[0])
    return tr(
        "{count} of {count_2} drawn with seed {seed}{over}. "
        "Lines stand in the order of SHA-256 of the seed and their own content, and each kind "
        "is taken in that order, so that the same list and seed give the same sample on any "
        "computer. The list's fingerprint is {list_fingerprint}.",
        count=sample.size,
        count_2=sample.total,
        seed=sample.seed,
        over=over,
        list_fingerprint=sample.fingerprint[:16],
    )


def erased_since_words(count: int) -> str:
    """Return how many that were drawn are gone for good, so that what is left adds up."""
    if not count:
        return ""
    return tr(
        "Erased for good since the draw: {said}. The list is as it was counted then; the drawn "
        "are those that are left.",
        said=plural(count, "{case}", "{cases}"),
    )


def share_number(stratum: Stratum) -> str:
    """Return what the list would give, half up to one place: "4.3"."""
    share = Decimal(stratum.share.numerator) / Decimal(stratum.share.denominator)
    return str(share.quantize(Decimal("0.1"), ROUND_HALF_UP))


def share_words(stratum: Stratum) -> str:
    """Return "its share 4.3", half up to one place."""
    return tr("its share {quantize}", quantize=share_number(stratum))


def stratum_words(stratum: Stratum, sample: DrawnSample) -> str:
    """Return "list 34 of 63 (54.0%), sample 4 of 8, its share 4.3"."""
    return tr(
        "list {listed} of {total} ({percent}%), sample {drawn} of {drawn_2}, {share_words}",
        listed=stratum.listed,
        total=sample.total,
        percent=percent(stratum.listed, sample.total),
        drawn=stratum.drawn,
        drawn_2=sample.size,
        share_words=share_words(stratum),
    )


def unmet_words(sample: DrawnSample) -> Iterator[str]:
    """Yield what could not be met: "F: 2 wanted, 1 drawn, 1 on the list"."""
    for stratum in sample.unmet:
        yield (
            tr(
                "{stratum}: {wanted} wanted, {drawn} drawn, {listed} on the list",
                stratum=stratum.value,
                wanted=stratum.wanted,
                drawn=stratum.drawn,
                listed=stratum.listed,
            )
        )


def gaps_words(sample: Sample) -> str:
    """Return how many combinations have no case; empty where each has one."""
    return uncovered_words(sample.combinations)


def uncovered_words(kinds: Sequence[tuple[Kind, int, int]]) -> str:
    """Return how many of these combinations have no case; empty where each has one."""
    without = sum(not drawn for _, drawn, _ in kinds)
    if not without:
        return ""
    return tr(
        "{without} of {count} on the list have no {case}.",
        without=without,
        count=plural(len(kinds), "combination"),
    )


def largest_gap_words(kinds: Sequence[tuple[Kind, int, int]]) -> str:
    """Return the one without a case that is most on the list; empty where each has one."""
    missed = [(listed, kind) for kind, drawn, listed in kinds if not drawn]
    if not missed:
        return ""
    listed, kind = max(missed, key=lambda one: one[0])
    return tr("Most of them: {kind}; {listed} on the list.", kind=", ".join(kind), listed=listed)


def quotas_words(sample: DrawnSample) -> str:
    """Return whether every quota is met, in a few words."""
    unmet = len(sample.unmet)
    if not unmet:
        return tr("Every quota met")
    return tr("{count} not met", count=plural(unmet, "quota"))


def kind_words(line: DrawnLine) -> str:
    """Return what a drawn line is, in a few words: "F, 5 to 11, Team 2"."""
    return ", ".join(line.kind.split("\t")) if line.kind else ""


def swap_words(sample: CurrentSample, out: DrawnLine) -> str:
    """Return which line went and which came: "Line 26 out, line 37 in, 3 March 2014."."""
    into = sample.in_place_of(out.line) or next(
        (one for one in sample.left_out if one.instead_of == out.line), None
    )
    day = date_text(out.left_out)
    if into is None:
        return tr("Line {out} out, {day}.", out=out.line, day=day)
    return tr("Line {out} out, line {into} in, {day}.", out=out.line, into=into.line, day=day)


def replacement_words(sample: CurrentSample, out: DrawnLine) -> str:
    """Return what became of a line that was left out, by number, day and reason."""
    words = swap_words(sample, out)
    reason = out.reason.strip()
    if not reason:
        return tr("{words} No reason is on record.", words=words)
    return f"{words} {reason}{'' if reason[-1] in '.!?' else '.'}"


def earlier_draws_words(seeds: Sequence[str]) -> str:
    """Return which draws came before the one that stands; empty for none."""
    if not seeds:
        return ""
    if len(seeds) == 1:
        return tr("It was drawn once before, with seed {seed}.", seed=seeds[0])
    return tr(
        "It was drawn {count} times before, with the seeds {seeds}.",
        count=len(seeds),
        seeds=listed(seeds),
    )


def note_words(sample: CurrentSample) -> str:
    """Return what an audit may say of its sample, in two or three sentences."""
    over = (
        tr(", balanced by {listed}", listed=listed([one.lower() for one in sample.headings]))
        if sample.headings
        else ""
    )
    words = tr(
        "Of {total} on the list, {size} were drawn by chance{over} (seed {seed}).",
        total=sample.total,
        size=sample.size,
        over=over,
        seed=sample.seed,
    )
    said = [words]
    if sample.replaced:
        said.append(_replaced_words(sample))
    if sample.unmet:
        said.append(tr("Not met: {words}.", words="; ".join(unmet_words(sample))))
    return " ".join(said)


_FIELDS = (later("age"), later("sex"), later("team"), later("pathway"))


def _replaced_words(sample: CurrentSample) -> str:
    number = len(sample.replaced)
    count = tr("1 was") if number == 1 else tr("{number} were", number=number)
    if sample.unreasoned:
        return tr("{count} replaced by the next of the same kind, as is on record.", count=count)
    return tr(
        "{count} replaced by the next of the same kind, each on record with its reason.",
        count=count,
    )


def take_over_words(plan: TakeOver) -> str:
    """Return what would stay, be added or go, and what is kept because something rests on it."""
    parts = []
    if plan.stays:
        parts.append(_counted(len(plan.stays), tr("stays"), tr("stay")))
    if plan.added:
        parts.append(_counted(len(plan.added), tr("is added"), tr("are added")))
    if plan.goes:
        names = listed([case.reference for case in plan.goes])
        goes = tr("goes") if len(plan.goes) == 1 else tr("go")
        parts.append(tr("{names} {goes}, with nothing in it", names=names, goes=goes))
    said = [f"{', '.join(parts)}."] if parts else []
    fields = [name for name in _FIELDS if any(getattr(one, name) for one, _ in plan.added)]
    if fields:
        said.append(tr("Takes over {fields}.", fields=listed([tr(one) for one in fields])))
    if plan.kept:
        names = listed([case.reference for case in plan.kept])
        stays = tr("stays") if len(plan.kept) == 1 else tr("stay")
        said.append(
            tr("{names} {stays} too: something was asked or said.", names=names, stays=stays)
        )
    if plan.others:
        said.append(
            tr("{others} not of this list stay as they are.", others=plan.others)
            if plan.others > 1
            else tr("1 not of this list stays as it is.")
        )
    return " ".join(said)


def _counted(number: int, one: str, many: str) -> str:
    return f"{plural(number, '{case}', '{cases}')} {one if number == 1 else many}"
