"""Says what comes out of a damaged file and what does not, and never more than is known."""

from collections.abc import Sequence

from core.model.readable import CaseRead, KindRead, ReadKind
from core.wording.numbers import listed
from core.words import later, plural, tr

_MANY = {
    ReadKind.CASES: later("{cases}"),
    ReadKind.RETURNS: later("returns"),
    ReadKind.ANSWERS: later("answers"),
    ReadKind.COMMENTS: later("comments"),
    ReadKind.JUDGEMENTS: later("judgements"),
    ReadKind.REMARKS: later("remarks"),
    ReadKind.DECISIONS: later("decisions on what leaves"),
    ReadKind.TOOL: later("entries of the tool"),
    ReadKind.HISTORY: later("entries of the history"),
    ReadKind.OTHERS: later("other entries"),
}


def came_words(kinds: Sequence[KindRead]) -> str:
    """Return how much of each kind comes: "12 cases, 30 returns and 812 answers"."""
    wanted = (one for one in kinds if one.came or one.missing)
    return listed([_count(one.kind, one.came) for one in wanted])


def missing_words(kinds: Sequence[KindRead]) -> str:
    """Return what is known to have been there and cannot be read; nothing for nothing."""
    lost = [_count(one.kind, one.missing) for one in kinds if one.missing]
    if not lost:
        return ""
    return tr("Known to have been there, and cannot be read: {lost}.", lost=listed(lost))


def left_out_words(kinds: Sequence[KindRead]) -> str:
    """Return what was read and does not come; nothing for nothing."""
    left = [_count(one.kind, one.left_out) for one in kinds if one.left_out]
    if not left:
        return ""
    return tr(
        "Read, and left out, as what they belong to is missing or they make no sense: {left}.",
        left=listed(left),
    )


def unknown_words(kinds: Sequence[KindRead]) -> str:
    """Return of which kinds there may have been more than anything tells; nothing for none."""
    more = [tr(_MANY[one.kind]) for one in kinds if one.maybe_more]
    if not more:
        return tr("Of what is counted here, nothing else was in the file.")
    return tr("Whether there were more of these cannot be told: {more}.", more=listed(more))


def compared_words(
    kinds: Sequence[KindRead], *, all_compared: bool, has_older_pages: bool = False
) -> str:
    """Return how far what comes is certain to be as it was written last."""
    if all_compared:
        return tr("A checksum bears out that what was read is as it was written.")
    came, sure = sum(one.came for one in kinds), sum(one.compared for one in kinds)
    if has_older_pages:
        return tr(
            "Some pages of the file are as they were earlier: its disk had not written all that "
            "it said. {sure} of {came} entries are in it twice and alike; the others may have "
            "been changed since. Compare them with the returns and with your notes.",
            sure=sure,
            came=came,
        )
    return tr(
        "Without a passphrase a file has no checksum of its pages. {sure} of {came} entries are "
        "in it twice and alike; the others cannot be compared with anything here. Compare them "
        "with the returns and with your notes.",
        sure=sure,
        came=came,
    )


def cut_words(count: int) -> str:
    """Return how many lines break off; nothing for none."""
    if not count:
        return ""
    lines = plural(count, "line")
    return tr("{lines} of the room break off: what is left comes in as drafts.", lines=lines)


def case_words(case: CaseRead) -> str:
    """Return how much of one case comes: "2 returns · 40 answers · 8 judgements"."""
    counts = (
        (ReadKind.RETURNS, case.returns),
        (ReadKind.ANSWERS, case.answers),
        (ReadKind.COMMENTS, case.comments),
        (ReadKind.JUDGEMENTS, case.judgements),
        (ReadKind.REMARKS, case.remarks),
    )
    return " · ".join(_count(kind, count) for kind, count in counts)


def _count(kind: ReadKind, count: int) -> str:
    match kind:
        case ReadKind.CASES:
            return plural(count, "{case}", "{cases}")
        case ReadKind.RETURNS:
            return plural(count, "return")
        case ReadKind.ANSWERS:
            return plural(count, "answer")
        case ReadKind.COMMENTS:
            return plural(count, "comment")
        case ReadKind.JUDGEMENTS:
            return plural(count, "judgement")
        case ReadKind.REMARKS:
            return plural(count, "remark")
        case ReadKind.DECISIONS:
            return plural(count, "decision on what leaves", "decisions on what leaves")
        case ReadKind.TOOL:
            return plural(count, "entry of the tool", "entries of the tool")
        case ReadKind.HISTORY:
            return plural(count, "entry of the history", "entries of the history")
        case ReadKind.OTHERS:
            return plural(count, "other entry", "other entries")
