"""What a damaged file holds beyond a good copy of it, as it is shown: line by line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """An entry of the history that cannot be read whole, with `words` that are left of it.

    They come in nowhere: there is no field in which they would be a draft.
    """

    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class LineBeyond:
    """One thing that was done after the copy and could be read whole.

    `text` is what somebody said or wrote in it, `case` whose it is; `rests_on` are those
    before it, by their places, without which it does not fit. One without a label comes
    along by itself; one that was `half_typed` was never entered, and comes as a draft. One that
    `breaks_off` was entered and cannot be read whole: what is left of it comes as a draft too.
    """

    at: str
    label: str
    case: str = ""
    text: str = ""
    rests_on: frozenset[int] = frozenset()
    half_typed: bool = False
    breaks_off: bool = False
