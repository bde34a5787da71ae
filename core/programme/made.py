"""A publication made of an audit: what would leave, what was folded and why, what stops it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.counting.asking import Pair, usable_pairs
from core.counting.collation import responses
from core.model.audit import Grouping
from core.model.case import Case
from core.model.fault import NotYet
from core.model.ids import AgencyId
from core.model.names import cleaned
from core.model.published import Published
from core.model.snapshot import FullSnapshot, Snapshot
from core.programme.agency_kinds import kind_of
from core.programme.canonical import canonical, read_contents
from core.programme.check import Checked, check_texts
from core.programme.counted import answered_rows, held_on, judged_rows, published_tool, round_of
from core.programme.folding import SMALLEST, Folding, folding
from core.programme.leaving_texts import leaving_texts, text_rows
from core.programme.publication import AnsweredRow, Publication
from core.words import plural, tr


@dataclass(frozen=True)
class WouldLeave:
    """What would leave of a round, before it does: the publication, and all that is to be known.

    `stays` says in sentences what does not go at all. `last` is the version before, where its
    words are still here.
    """

    publication: Publication
    pathways: Folding
    agencies: Folding
    checked: Checked
    stays: tuple[str, ...] = ()
    last: Publication | None = None

    @property
    def is_new(self) -> bool:
        """Whether anything differs from the version before."""
        return self.last is None or _bare(self.last) != _bare(self.publication)

    @property
    def differing(self) -> int:
        """How many rows are other than in the version before, or not there any more."""
        if self.last is None:
            return self.publication.rows
        return sum((rows_of(self.publication) - rows_of(self.last)).values())


def rows_of(found: Publication) -> Counter[tuple[object, ...]]:
    """Return every row that goes with a publication, by how often it is there."""
    return Counter((*found.judged, *found.answered, *found.texts))


def would_leave(
    full: FullSnapshot, partnership: str, *, version: int = 1, shared: bool = False
) -> WouldLeave:
    """Work out what would leave. Raises NotYet where nothing can."""
    now = full.now
    _assure_may_leave(now)
    texts = tuple(leaving_texts(now))
    checked = check_texts(full, texts)
    pathways = _pathways(now, checked)
    kinds = {one.id: kind_of(one) for one in now.agencies}
    agencies = _agencies(now, kinds)
    last = last_published(now)
    back, tool = responses(now), published_tool(now)
    found = Publication(
        round_of(now),
        version,
        partnership,
        cleaned(now.audit.title),
        held_on(now),
        cases=len(now.cases),
        requests=back.requests,
        returned=back.returned,
        usable=back.usable,
        tool=replace(tool, key=cleaned(tool.key)),
        judged=judged_rows(now, _grouped(now, pathways)),
        answered=_answered(full, agencies, kinds),
        texts=tuple(text_rows(now, checked.out)),
        corrects=_digest_before(now),
        shared=shared,
    )
    # What is signed is read again as it is written: letters composed, and nothing left over.
    whole = read_contents(canonical(found))
    if not isinstance(whole, Publication):
        raise TypeError(type(whole).__name__)
    return WouldLeave(whole, pathways, agencies, checked, tuple(_stays(now, agencies)), last)


def last_published(now: Snapshot) -> Publication | None:
    """Return the version that counts now, where there is one and it can be read."""
    held = [one for one in now.publications if one.payload and one.counts]
    if not held:
        return None
    found = read_contents(max(held, key=lambda one: one.version).payload)
    return found if isinstance(found, Publication) else None


def _digest_before(now: Snapshot) -> str:
    went = [one for one in now.publications if one.sent_at]
    return max(went, key=_version, default=Published(0, "", "")).sha256


def _version(one: Published) -> int:
    return one.version


def _bare(found: Publication) -> Publication:
    return replace(found, version=1, corrects="", partnership="")


def _assure_may_leave(now: Snapshot) -> None:
    if now.is_handed_out:
        raise NotYet(
            tr("This is the file of one table alone."),
            tr("Nothing left."),
            tr("Publish from the audit it was handed out from."),
        )
    if len(now.cases) < SMALLEST:
        raise NotYet(
            tr(
                "A round of {many} is too small: a number could point to one family.",
                many=plural(len(now.cases), "{case}", "{cases}"),
            ),
            tr("Nothing left."),
            tr("Rounds of {least} {cases} or more can be published.", least=SMALLEST),
        )


def _pathways(now: Snapshot, checked: Checked) -> Folding:
    """Fold by pathway; teams are a place's own, and a round listed by them goes as one row."""
    by = now.audit.grouping is Grouping.PATHWAY
    names = [cleaned(one.pathway) if by else "" for one in now.cases]
    return folding(Counter("" if name in checked.out else name for name in names))


def _grouped(now: Snapshot, pathways: Folding) -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {}
    for name in pathways.names:
        found[name] = []
    for case in now.cases:
        name = pathways.name_of.get(cleaned(case.pathway), pathways.name_of.get("", ""))
        found[name].append(case)
    return found


def _agencies(now: Snapshot, kinds: dict[AgencyId, str]) -> Folding:
    return folding(Counter(kinds[agency] for _, agency in usable_pairs(now)))


def _answered(
    full: FullSnapshot, agencies: Folding, kinds: dict[AgencyId, str]
) -> tuple[AnsweredRow, ...]:
    if agencies.whole < SMALLEST:
        return ()

    def group_of(pair: Pair) -> str:
        return agencies.name_of[kinds[pair[1]]]

    return answered_rows(full, group_of, agencies.names)


def _stays(now: Snapshot, agencies: Folding) -> Iterator[str]:
    """Say what does not go at all."""
    if now.audit.grouping is not Grouping.PATHWAY:
        yield tr("It is listed by team: it goes as one row a statement, without a team.")
    if not agencies.whole:
        yield tr("No return came, so nothing goes by agency.")
    elif agencies.whole < SMALLEST:
        yield tr("Under {least} usable returns came, so nothing goes by agency.", least=SMALLEST)
    straight = sum(one.case_id is not None for one in now.actions)
    if straight:
        actions = plural(straight, "action")
        yield tr("{actions} straight from one {case} stay here.", actions=actions)
