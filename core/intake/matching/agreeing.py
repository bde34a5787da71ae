"""What somebody said of a proposal, put into it."""

from dataclasses import replace

from core.model.draft.match import Agreed, Certainty, Match, agreed_meaning


def as_agreed(match: Match, agreed: Agreed) -> Match:
    """Return a proposal as what somebody said of it, or as it is where nobody said anything.

    One that was refused means nothing.
    """
    said = agreed_meaning(agreed, match.key) if match.certainty is Certainty.PROPOSED else None
    if said is None:
        return match
    return replace(match, means=said, certainty=Certainty.AGREED if said else Certainty.UNKNOWN)
