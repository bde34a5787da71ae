"""How it is told what a file's own headings and words were read as."""

from collections.abc import Iterable
from typing import Final

from core.model.clock import date_text
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.fault import shown
from core.words import later, plural, tr

_COMMENTS: Final = " comments"
_NAMED: Final = {
    "case": later("the {case}"),
    "agency": later("the agency"),
    "completed on": later("the day it was completed"),
}


def meaning(match: Match) -> str:
    """Return what a heading or a word means in the audit: "question 1a", "Police"."""
    match match.kind:
        case MatchKind.COLUMN if match.means in _NAMED:
            return tr(_NAMED[match.means])
        case MatchKind.COLUMN if match.means.endswith(_COMMENTS):
            return tr("comment on {key}", key=match.means.removesuffix(_COMMENTS))
        case MatchKind.COLUMN:
            return tr("question {key}", key=match.means)
        case MatchKind.DATE:
            return date_text(match.means)
    return match.label or match.means


def proposal(match: Match) -> str:
    """Return one match in words."""
    why = f" ({match.why})" if match.why else ""
    at = tr(" at question {key}", key=match.place) if match.kind is MatchKind.ANSWER else ""
    return tr(
        "“{written}”{at} as {meaning}{why}",
        written=shown(match.written),
        at=at,
        meaning=meaning(match),
        why=why,
    )


def proposals(matches: Iterable[Match]) -> list[str]:
    """Return what waits for a yes, one by one, with in how many cells it stands."""
    return [
        tr(
            "{proposal}: {count}",
            proposal=proposal(match),
            count=plural(match.cells, "cell"),
        )
        for match in matches
        if match.certainty is Certainty.PROPOSED
    ]
