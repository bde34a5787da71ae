"""What letters to agencies say: the audit's own words for a paragraph, else standard ones."""

from typing import Final

from core.model.letter import LetterPart
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.words import later, tr

_STANDARD: Final = {
    LetterPart.OPENING: later(
        "Please look at your agency's own file and fill in an audit form for each number below. "
        "Who each form is about comes to you separately, by secure mail."
    ),
    LetterPart.GROUND: later(
        "In England safeguarding partners ask for this under sections 16E to 16H of the Children "
        "Act 2004 and the statutory guidance Working Together to Safeguard Children: what is "
        "asked for under section 16H has to be given. Agencies named in section 11 also have a "
        "duty of their own to keep children safe in all that they do. What you share rests on a "
        "public task (UK GDPR, article 6(1)(e)) and, where it is about health or other private "
        "matters, on the condition for safeguarding children and people at risk (article 9(2)(g) "
        "with paragraph 18 of Schedule 1 to the Data Protection Act 2018); it does not rest on "
        "consent. Please share what the form asks for, and no more."
    ),
    LetterPart.FAMILIES: "",
    LetterPart.CLOSING: later(
        "Please reply by secure mail, and write no names, dates of birth or NHS numbers."
    ),
    LetterPart.REMINDER: later(
        "Thank you for anything that has come back already. Something is still missing."
    ),
}
"""What a letter says where the audit has no words of its own; of families nothing is known."""

_OF_ADULTS: Final = later(
    "In England Safeguarding Adults Boards ask for this under section 45 of the Care Act 2014: "
    "what a Board asks for so that it can do its work, from those likely to know, has to be given, "
    "and is used for that work only. What you share rests on a public task (UK GDPR, article "
    "6(1)(e)) and, where it is about health or other private matters, on the condition for "
    "safeguarding children and people at risk (article 9(2)(g) with paragraph 18 of Schedule 1 to "
    "the Data Protection Act 2018); it does not rest on consent. Please share what the form asks "
    "for, and no more."
)
_BY_PORTAL: Final = later(
    "Please look at your agency's own file and fill in an audit form for each number below. "
    "Who each form is about stands in the council's own portal, under the same number."
)
_ADULT: Final = frozenset(("adult", "person", "resident", "patient"))
"""What audits call those they audit where the ground is that of adults."""


def standard_words(now: Snapshot, part: LetterPart) -> str:
    """Return what a paragraph says where the audit has no words of its own.

    The ground is that of adults where the audit's word for what it audits, or its title,
    speaks of them; the opening says by which way agencies learn who a form is about.
    """
    if part is LetterPart.GROUND and _is_of_adults(now):
        return tr(_OF_ADULTS)
    if part is LetterPart.OPENING and now.audit.by_portal:
        return tr(_BY_PORTAL)
    return tr(_STANDARD[part])


def _is_of_adults(now: Snapshot) -> bool:
    words = {*plain_words(now.audit.audited.one).split(), *plain_words(now.audit.title).split()}
    return bool(words & _ADULT or "adults" in words)


def letter_words(now: Snapshot, part: LetterPart) -> str:
    """Return what a paragraph says in this audit."""
    own = next((one.text for one in now.letters if one.part is part), "")
    return own.strip() or standard_words(now, part)


def plain_words(text: str) -> str:
    """Return a text as words and nothing else, as names are compared."""
    kept = (letter if letter.isalnum() else " " for letter in normalised(text))
    return " ".join("".join(kept).split())
