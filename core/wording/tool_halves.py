"""Two questions in one, found and taken apart."""

import re
from collections.abc import Callable
from typing import Final

_SUBJECT: Final = (
    r"(?:the|a|an|it|they|he|she|we|you|this|that|these|those|any|all|both|each|every|its|their"
    r"|his|her|our|your|there|some\w+|any\w+|every\w+|nobody|parents|children|staff|agencies)"
)
_DONE_WORD: Final = (
    r"(?:(?!need\b)\w{2,}(?:ed|ten|ken)|seen|held|told|made|given|known|done|sent|kept|met|heard"
    r"|put|set|found|sought|drawn|shown|brought|begun|chosen|understood|built|led|dealt|thought)\b"
)
"""What was done, as it stands after "was"."""

_DO_WORD: Final = (
    r"(?:act|add|address|agree|ask|attend|bring|call|check|complete|consider|contact|cover|describe"
    r"|discuss|escalate|explain|explore|find|follow|gather|give|hear|hold|identify|include|inform"
    r"|invite|involve|keep|listen|make|meet|name|offer|prepare|protect|read|receive|record"
    r"|reduce|refer|respond|review|say|see|seek|send|set|share|show|speak|submit|support|take|tell"
    r"|understand|use|visit|weigh|work|write)\b"
)
_QUALITY: Final = (
    r"(?:clear|current|complete|timely|specific|measurable|realistic|achievable|accurate|legible"
    r"|relevant|proportionate|appropriate|effective|robust|thorough|detailed|balanced|suitable"
    r"|sufficient|adequate|consistent|analytical|up[ -]to[ -]date|[oi]n time|time-bound|safe"
    r"|(?:child|person|family)-(?:cent|focus)\w+|of (?:good|high) quality|holistic|transparent"
    r"|honest|respectful|meaningful|well|happy|purposeful|coherent|comprehensive|regular|reflective"
    r"|lawful|necessary|proactive|sensitive|early)"
)

_JOINED: Final = re.compile(
    r",? and (?:also |then )?(?="
    rf"(?:is|are|was|were|do|does|did|has|have|had) (?!been|being|not\b|able\b|{_DONE_WORD})"
    rf"|(?:can|could|will|would|should) {_SUBJECT}\b|(?:how|why|whether)\b|if so\b)"
    r"|(?<=[^?]), and (?=(?:who|what|which|when|where) (?:is|are|was|were|did|does|has|had)\b)"
    r"|,? or (?:also )?(?=(?:is|are|was|were|do|does|did|has|have|had) "
    rf"(?!been|being|not\b|able\b|{_DONE_WORD}))",
    re.IGNORECASE,
)
"""As in "is the plan current, and does the family know it"; not "who was there and had asked"."""

_DONE: Final = re.compile(
    r"(?<!, )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\bfor )(?<!\bwith )(?<!\babout )"
    rf"\b(?P<first>{_DONE_WORD}(?: (?!and\b)\w{{2,5}})?)"
    rf"(?:, (?={_DONE_WORD}(?: \w{{2,5}})?,? and {_DONE_WORD})"
    rf"| and (?:then )?(?={_DONE_WORD}))",
    re.IGNORECASE,
)
"""As in "asked for and acted on", "recorded, shared and seen"; not "an agreed and dated plan"."""

_DONE_TOO: Final = re.compile(
    rf"^(?:has|have|had) [^?,]*?\b(?P<first>{_DONE_WORD}[^?,]{{0,60}}?) and (?:then )?"
    rf"(?={_DONE_WORD} {_SUBJECT}\b)",
    re.IGNORECASE,
)
"""As in "had she asked about it and recorded the answer"."""

_DOES_TOO: Final = re.compile(
    rf"^(?P<lead>(?:did|does|do) (?:{_SUBJECT} )?(?:[\w'’-]+ )+?)(?P<first>{_DO_WORD} "
    rf"(?:(?!to |that |how |what |who )[^?,])*?),? and (?:then )?(?={_DO_WORD})",
    re.IGNORECASE,
)
"""As in "did the worker visit the child and record what was said"."""

_DONE_THEN: Final = re.compile(
    rf"\b(?P<first>{_DONE_WORD}(?: (?!who\b|that\b|which\b|as\b)[\w'’-]+){{0,8}}?),? and "
    rf"(?:then (?={_DONE_WORD})|(?={_DONE_WORD}(?: (?:by|on|in|to|with|for|at|up|down)\b|\?)))",
    re.IGNORECASE,
)
"""As in "drawn on a map and photographed", "asked of health and then weighed up"."""

_AND_THAT: Final = re.compile(
    rf"\b(?P<that>that) (?P<first>[^?]+?),? and that (?={_SUBJECT}\b)", re.IGNORECASE
)
"""As in "does it say that he was seen and that she was heard"."""

_LEFT_OUT: Final = re.compile(
    rf"^(?P<verb>was|were|is|are|has|have)\b.*?\b{_DONE_WORD}(?:[^?]*?(?P<and>,? and )"
    rf"(?P<second>{_SUBJECT}\b(?: [\w'’]+){{1,4}}? {_DONE_WORD})"
    r"|(?: (?:at|on|up|out|down|for))?(?P<and_2>,? and )"
    rf"(?P<second_2>(?!(?:{_SUBJECT}|by|to|with|in|as|from)\b)"
    rf"(?:[\w'’-]+ ){{1,2}}{_DONE_WORD}))\?$",
    re.IGNORECASE,
)
"""As in "was it considered, and the decision recorded", "was it seen and parents told"."""

_QUALITIES: Final = re.compile(
    r"\b(?P<lead>(?:is|are|was|were) (?:[\w'’-]+ ){1,5}?)(?P<first>" + _QUALITY + r"),? "
    rf"(?P<and>and )?(?P<rest>(?(and)|{_QUALITY},? and )(?:{_QUALITY}|{_DONE_WORD}))"
    r"(?= (?:so|enough|for|to|in|at|by|on)\b|[?,.;]|$)",
    re.IGNORECASE,
)
"""As in "is the plan clear and up to date", "was it specific, measurable and agreed"."""

_ASKED_TWICE: Final = re.compile(r"\?\s*(?=\S.*\?)", re.DOTALL)

# Pairs the field treats as one thing, and words that only look like what was done.
_ONE_THING: Final = re.compile(
    r"\b(?:abused and neglected|looked after and accommodated|need and (?:need|red)"
    r"|(?:seen|read) and (?:agreed|approved|signed|understood))\b",
    re.IGNORECASE,
)
_MAY_ASK_TWICE: Final = re.compile(r"\b(?:and|or)\b|\?.*\?", re.IGNORECASE | re.DOTALL)
_LOOKED_AT: Final = 400
"""Characters; what is longer is noted for its length."""
_OF_ONE: Final = {"were": "was", "are": "is", "have": "has"}
_OF_MANY: Final = {one: many for many, one in _OF_ONE.items()}
_Found = re.Match[str]


def asks_twice(text: str) -> bool:
    """Return whether a wording asks two things."""
    near = text[:_LOOKED_AT]
    if not _MAY_ASK_TWICE.search(near) or _ONE_THING.search(near):
        return False
    return any(rule.search(near) for rule, _ in _RULES)


def halves(text: str) -> tuple[str, str]:
    """Return a wording that asks two things as two that ask one each."""
    for rule, second in _RULES:
        if found := rule.search(text):
            return _asked(_first_half(text, found)), _asked(second(text, found))
    return text, text


def _first_half(text: str, found: _Found) -> str:
    if found.re is _LEFT_OUT:
        return text[: found.start("and" if found["and"] else "and_2")]
    return text[: found.end("first")] if "first" in found.re.groupindex else text[: found.start()]


def _after(text: str, found: _Found) -> str:
    return text[found.end() :]


def _with_what_was_before(text: str, found: _Found) -> str:
    return text[: found.start("first")] + text[found.end() :]


def _with_its_verb(_text: str, found: _Found) -> str:
    verb = found["verb"].lower()
    second = found["second"] or found["second_2"]
    many = second.split()[-2].endswith("s")
    return f"{_OF_MANY.get(verb, verb) if many else _OF_ONE.get(verb, verb)} {second}"


def _with_its_lead(text: str, found: _Found) -> str:
    return text[: found.start("first")] + text[found.start("rest") :]


_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[str, _Found], str]], ...]] = (
    (_ASKED_TWICE, _after),
    (_JOINED, _after),
    (_AND_THAT, _with_what_was_before),
    (_DONE, _with_what_was_before),
    (_DONE_TOO, _with_what_was_before),
    (_DOES_TOO, _with_what_was_before),
    (_DONE_THEN, _with_what_was_before),
    (_LEFT_OUT, _with_its_verb),
    (_QUALITIES, _with_its_lead),
)
"""How two things are asked in one, each with how its second half is put."""


def _asked(half: str) -> str:
    bare = half.strip().rstrip("?,;. ").strip()
    return f"{bare[:1].upper()}{bare[1:]}?"
