"""On which comments codes, and the evidence of findings, stay when they come in a second time."""

import re
from typing import Final

from core.model.case import AnswerComment
from core.model.coding import CodeUse
from core.model.finding import EvidenceKind, EvidenceLeftOut, EvidenceNamed, HypothesisEvidence
from core.model.names import normalised
from core.store.file import WorkshopFile

_TURNED: Final = re.compile(
    r"n't\b|\b(?:no|not|none|never|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|rarely"
    r"|false|untrue|refused|declined|barely|scarcely|seldom|dim|ddim|nid|nad|heb|neb|byth|erioed)\b"
)
"""Words that turn round what their clause says, in English and Welsh."""

_CLAUSES: Final = re.compile(r"[.,;:!?]| [-–—] ")
_ANSWERED: Final = re.compile(r"\s*(?:[:?]| [-–—] )[^.,;:!?]*")
"""What a clause is answered with: “Seen alone: no”, “Seen alone? Never.”."""

_WORD_AFTER: Final = re.compile(
    r"\s*[.,;!(]+\s*(?:no|not|never|none|false|untrue|na|naddo|nac ydy|nac oes)\s*(?=[.,;!)]|$)"
)
"""A word of its own that takes it back: “Seen alone, no.”; not “Seen alone, no concerns”."""

_WORD_BEFORE: Final = re.compile(r"(?:^|[.,;!?]\s*)(?:not\b[^.,;:!?]*|no|never|none|false)\s*:\s*$")
"""The same before it: “No: seen alone”."""


def comments_named(file: WorkshopFile) -> frozenset[int]:
    """Return the numbers of the comments that anything is said of, by code or as evidence."""
    of_comments = "kind = ?", (EvidenceKind.COMMENT.value,)
    return frozenset(
        one.row_id
        for some in (
            file.all(EvidenceNamed, *of_comments),
            file.all(EvidenceLeftOut, *of_comments),
            file.all(HypothesisEvidence, *of_comments),
            file.all(CodeUse, *of_comments),
        )
        for one in some
    )


def is_same_comment(one: AnswerComment, other: AnswerComment) -> bool:
    """Return whether one says what the other does.

    More words around the same ones, or some of them gone, are no other comment, unless they
    say the opposite: “Seen alone” is not what “Never seen alone” says.
    """
    less, more = sorted((normalised(one.text), normalised(other.text)), key=len)
    found = re.finditer(rf"(?<!\w){re.escape(less)}(?!\w)", more) if less else ()
    return any(not _is_turned(more, *at.span()) for at in found)


def _is_turned(text: str, start: int, end: int) -> bool:
    """Return whether a part of *text* is turned round in its clause, or by what answers it."""
    if _TURNED.search(_around(text, start, end)) or _WORD_BEFORE.search(text[:start]):
        return True
    after = end - 1 if _CLAUSES.match(text[end - 1 : end]) else end
    answered = _ANSWERED.match(text, after)
    taken_back = answered is not None and _TURNED.search(answered[0]) is not None
    return taken_back or _WORD_AFTER.match(text, after) is not None


def _around(text: str, start: int, end: int) -> str:
    """Return what stands before and after a part of *text* in the clause it is in."""
    before = _CLAUSES.split(text[:start])[-1]
    after = "" if _CLAUSES.match(text[end - 1 : end]) else _CLAUSES.split(text[end:])[0]
    return f"{before} | {after}"
