"""Which answer, agency or case somebody means who writes it in a way of their own."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from core.intake.agency_words import called_likewise
from core.intake.matching.likeness import initials, likeliest, stem, words_of
from core.intake.others_words import JUST_CASE, MEANT, TAKES_BACK
from core.intake.vocabulary import Choices
from core.model.names import NameIndex, normalised

_AND: Final = re.compile(r"\s*(?:&|/|\+|\band\b)\s*", re.IGNORECASE)
_LISTED: Final = re.compile(rf"{_AND.pattern}|\s*[,;\n]\s*", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LONGEST: Final = 300
"""Letters: nothing longer is a name or an answer, and comparing it would take its time."""
_FEW: Final = 3
_LONG_WORD: Final = 4
_SHORTEST_BEGINNING: Final = 3
_GLUED: Final = re.compile(r"([a-z]+?)0*(\d{1,9})")
_LIKELY_NAME: Final = 0.8
_LIKELY_ANSWER: Final = 0.8
_BEHIND: Final = re.compile(
    r"\s+[-–—]+\s*|[-–—]+\s+|\s*[:;,(\[\n]\s*|\.\s+|\s+(?=(?:but|although|though|as|because|however)\b)",
    re.IGNORECASE,
)
"""What stands between an answer and what somebody says of it."""
_COUNTED: Final = re.compile(r"\(?(?:\d{1,2}|[a-h])(?:[.):\]]+\s*|\s+[-–—:=]\s+|\s*=\s*)")
"""What stands before an answer that a form counts: "1 - Yes", "b) No"."""
_MARKS: Final = " .;:,!*'\"()[]"
_CODE_BEHIND: Final = re.compile(r"(.+?)\s*[(\[]([a-z]{0,2}\d{0,3})[)\]]")
"""An answer with the code a forms tool has for it: "Yes (1)", "Yes [Y]"."""
_BOX: Final = re.compile(r"[☐☑☒□■✓✔✗✘]|\[ ?\]|\( ?\)|[\[(] ?[x✓✔] ?[\])]", re.IGNORECASE)
_BETWEEN_OPTIONS: Final = re.compile(r"\s*[/|,;\n]\s*|\s+or\s+")
_EMPTY_BOX: Final = re.compile(r"[☐□]|\[ ?\]|\( ?\)")
_OF_OTHERS: Final = frozenset(map(stem, ("nurse", "nurses", "nursing")))
"""Words that make another agency of a name: a school's nurse is not of the school."""
_INITIALS: Final = re.compile(r"\b(?:\w\.){2,}")
_ANY_TEAM: Final = frozenset(
    map(
        stem,
        (
            *("service", "services", "team", "teams", "support", "agency", "department", "dept"),
            *("organisation", "organization", "unit", "surgery", "practice", "centre", "office"),
            *("worker", "workers", "staff", "the", "local", "area"),
        ),
    )
)
"""What an agency's name may have beside it that does not tell it from another."""
_SHORTEST_TEAM: Final = 3


def surely(choices: Choices, written: str) -> str:
    """Return the answer meant where only what a form adds has to go (";" at the end); else ""."""
    return choices.find(written.rstrip("; ")) or "" if written.rstrip().endswith(";") else ""


@lru_cache(maxsize=4096)
def answer_meant(choices: Choices, written: str) -> str:
    """Return the key of the one answer that is likely meant, or ""."""
    if len(written) > _LONGEST:
        return ""
    boxes = _BOX.findall(written)
    if len(boxes) > 1:
        return _ticked_box(choices, written)
    if _are_options(choices, written):
        return ""
    bare = normalised(written).strip(_MARKS) or normalised(written)
    coded_behind = _CODE_BEHIND.fullmatch(normalised(written).rstrip())
    if coded_behind is not None and coded_behind[2]:
        meant, code = _answers(choices, coded_behind[1]), _answers(choices, coded_behind[2])
        return meant if code in ("", meant) else ""
    for tried in (bare, bare.replace(" ", "")):
        found = choices.find(tried) or choices.usual(tried)
        if found:
            return found
    counted = _COUNTED.match(bare)
    behind = choices.find(bare[counted.end() :]) if counted is not None else None
    if behind:
        return behind
    for usual, others in MEANT:
        if bare in others:
            keys = {key for word in usual if (key := choices.find(word) or choices.usual(word))}
            return keys.pop() if len(keys) == 1 else ""
    if bare.endswith("?"):  # somebody is not sure of it
        return ""
    if len(bare) > _too_long(choices.labels):
        return ""
    coded = [key for key, label in choices.pairs if _begins_with_code(label, bare)]
    if len(coded) == 1:
        return coded[0]
    for fits in (_is_initial, _is_shortened):
        short = [key for key, label in choices.pairs if fits(label, bare)]
        if len(short) == 1:
            return short[0]
    near = _index_of(choices.labels).near(bare) or _one_more_letter(bare, choices.labels)
    near = near or _letters_changed_over(bare, choices.labels)
    if near:
        return choices.find(near) or ""
    return likeliest(bare, {key: (label,) for key, label in choices.pairs}, _LIKELY_ANSWER)


def _are_options(choices: Choices, written: str) -> bool:
    """Return whether a cell holds what could be answered, none of it struck out: "Yes / No"."""
    parts = [one.strip(_MARKS) for one in _BETWEEN_OPTIONS.split(normalised(written))]
    meant = {choices.find(one) or choices.usual(one) for one in parts if one}
    return len(meant) > 1 and not meant & {"", None} and choices.find(written) is None


def _answers(choices: Choices, word: str) -> str:
    return choices.find(word) or choices.usual(word)


def _ticked_box(choices: Choices, written: str) -> str:
    """Return the one answer whose box is ticked among those that stand in a cell; else ""."""
    boxes = list(_BOX.finditer(written))
    between = [
        written[one.end() : other.start() if other else len(written)]
        for one, other in zip_longest(boxes, boxes[1:])
    ]
    before = written[: boxes[0].start()]
    words = [before, *between[:-1]] if before.strip(_MARKS) else between
    keys = [_answers(choices, word.strip(f"{_MARKS}/|")) for word in words]
    ticked = [
        key for key, box in zip(keys, boxes, strict=True) if not _EMPTY_BOX.fullmatch(box.group())
    ]
    return ticked[0] if len(ticked) == 1 and all(keys) else ""


@lru_cache(maxsize=64)
def _too_long(names: tuple[str, ...]) -> int:
    """Return from how many letters on nothing is like any of these names."""
    return 2 * max(map(len, names), default=0) + 12


@lru_cache(maxsize=64)
def _index_of(names: tuple[str, ...]) -> NameIndex:
    return NameIndex(names)


def answer_and_comment(choices: Choices, written: str) -> tuple[str, str]:
    """Return the answer a cell begins with and what it says behind it ("Yes - in May")."""
    for found in _BEHIND.finditer(written[:_LONGEST]):
        head, rest = written[: found.start()], written[found.end() :].strip(" )]")
        key = choices.find(head) or answer_meant(choices, head) if head.strip() else ""
        takes_back = TAKES_BACK.fullmatch(normalised(rest))
        if key and rest and not (takes_back or answer_meant(choices, rest)):
            return key, rest
    return "", ""


def agency_meant(written: str, agencies: Sequence[str]) -> str:
    """Return the one agency that is likely meant, or ""; what stands in brackets may be beside."""
    bare = _BRACKETS.sub("", written).strip()
    found = _agency_meant(written, agencies)
    return found or (_agency_meant(bare, agencies) if bare != written else "")


def _agency_meant(written: str, agencies: Sequence[str]) -> str:
    if len(written) > _LONGEST:
        return ""
    words = words_of(_INITIALS.sub(lambda found: found[0].replace(".", ""), written))
    if not words:
        return ""
    for fits in (_same_words, _same_stems, _is_short_for, _is_part_of, _same_but_for_team):
        found = [name for name in agencies if fits(words, name)]
        if found:
            return found[0] if len(found) == 1 else _fullest(words, found)
    likewise = called_likewise(written, agencies)
    if likewise:
        return likewise
    names = tuple(agencies)
    if len(written) > _too_long(names):
        return ""
    near = _index_of(names).near(written)
    return near or likeliest(written, {name: (name,) for name in agencies}, _LIKELY_NAME)


def _fullest(words: Sequence[str], names: Sequence[str]) -> str:
    """Return the one name that holds all the others and is all there: "School Nursing"; or ""."""
    said = {*map(stem, words)}
    stems = {name: {*map(stem, words_of(name))} for name in names}
    found = [
        name for name, own in stems.items() if own <= said and all(o <= own for o in stems.values())
    ]
    return found[0] if len(found) == 1 else ""


def case_meant(written: str, cases: Sequence[str]) -> str:
    """Return the one case that is likely meant, or "": by its words, or by its letter alone."""
    words = words_of(written) if len(written) <= _LONGEST else ()
    if not words or _names_several(written, cases):
        return ""
    plain, known = _numbers_plain(words), tuple(cases)
    found = [name for name, one in zip(known, _plain_names(known), strict=True) if one == plain]
    glued = _GLUED.fullmatch(words[0]) if len(words) == 1 else None
    if glued is not None and not any(words[0] in words_of(name) for name in cases):
        words = words_of(f"{_unshortened(glued[1], cases)} {glued[2]}")
    words = _unglued(words) if written.isascii() else words
    bare = [word for word in words if word not in JUST_CASE]
    if not found and len(bare) == 1 and words[-1:] == tuple(bare):
        alone = _numbers_plain(bare)[0]
        named = zip(known, _plain_names(known), strict=True)
        found = [name for name, one in named if one[-1:] == (alone,)]
    if not found:
        found = [name for name in cases if _begins_with(words, words_of(name))]
    if not found:
        found = [name for name in cases if _misspelt(words, words_of(name))]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=8)
def _plain_names(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the words of names as they are compared with those of cells."""
    return tuple(_numbers_plain(words_of(name)) for name in names)


def _names_several(written: str, cases: Sequence[str]) -> bool:
    """Return whether two cases are named with an "and", or a comma, between them."""
    if not _LISTED.search(written):
        return False
    parts = [words_of(part) for part in _LISTED.split(_BRACKETS.sub("", written))]
    last = {words_of(name)[-1:] for name in cases} - {()}
    return len(parts) > 1 and sum(part[-1:] in last for part in parts) > 1


def _unshortened(letter: str, cases: Sequence[str]) -> str:
    """Return the word before the number that a letter stands for in every reference."""
    first = {words_of(name)[0] for name in cases if len(words_of(name)) > 1}
    return first.pop() if len(first) == 1 and letter == min(first)[:1] else letter


def _unglued(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return "childd" as "child d"."""
    if len(words) == 1 and words[0] not in JUST_CASE and words[0][:-1] in JUST_CASE:
        return words[0][:-1], words[0][-1]
    return words


def _begins_with(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether words begin with a name; a name without letters, such as "—", begins none."""
    return bool(name) and words[: len(name)] == name


def _misspelt(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether only a long word before the letter or number is a letter or two off."""
    if len(words) != len(name) or len(name) < 2 or words[-1] != name[-1]:
        return False
    return all(
        one == other
        or (min(len(one), len(other)) >= _LONG_WORD and sorted(one) == sorted(other))
        or NameIndex([other]).near(one) == other
        for one, other in zip(words[:-1], name[:-1], strict=True)
    )


def _one_more_letter(bare: str, labels: Sequence[str]) -> str:
    """Return the one label of few letters that a letter written twice makes of this."""
    undoubled = _undoubled(bare)
    found = [one for one in labels if undoubled == _undoubled(normalised(one))]
    return found[0] if len(found) == 1 and len(bare) > 2 else ""


def _letters_changed_over(bare: str, labels: Sequence[str]) -> str:
    """Return the one label of few letters that two of this, changed over, make ("Yse")."""
    found = [one for one in labels if len(bare) > 2 and _is_changed_over(bare, normalised(one))]
    return found[0] if len(found) == 1 else ""


def _is_changed_over(one: str, other: str) -> bool:
    return one[:1] == other[:1] and sorted(one) == sorted(other)


def _undoubled(text: str) -> str:
    return "".join(sign for at, sign in enumerate(text) if sign != text[at - 1 : at])


def _begins_with_code(label: str, bare: str) -> bool:
    words = words_of(label)
    return len(words) > 1 and words[0] == bare and (bare.isdigit() or len(bare) == 1)


def _is_initial(label: str, bare: str) -> bool:
    letters = bare.replace(".", "").replace("/", "")
    return letters in initials(label) or (
        len(words_of(label)) == 1 and letters == label[:1].lower()
    )


def _is_shortened(label: str, bare: str) -> bool:
    """Return whether every word is the beginning of the label's at its place ("Req. imp.")."""
    words, whole = words_of(bare), words_of(label)
    if len(words) != len(whole) or min(map(len, words), default=0) < _SHORTEST_BEGINNING:
        return False
    return all(full.startswith(one) for one, full in zip(words, whole, strict=True))


def _same_words(words: Sequence[str], name: str) -> bool:
    return tuple(words) == words_of(name)


def _same_stems(words: Sequence[str], name: str) -> bool:
    return [stem(one) for one in words] == [stem(one) for one in words_of(name)]


def _is_short_for(words: Sequence[str], name: str) -> bool:
    return len(words) == 1 and words[0] in initials(name)


def _is_part_of(words: Sequence[str], name: str) -> bool:
    whole = words_of(name)
    less, more = sorted((set(map(stem, words)), set(map(stem, whole))), key=len)
    named = less == set(map(stem, whole))
    most = 2 * len(less) >= len(more) or named
    long = bool(less) and (max(map(len, less)) > 3 or (named and len(more) <= _FEW))
    return long and less <= more and most and not (more - less) & _OF_OTHERS


def _same_but_for_team(words: Sequence[str], name: str) -> bool:
    """Return whether only such words as "team" or "service" tell words from a name."""
    own, other = ({*map(stem, one)} - _ANY_TEAM for one in (words, words_of(name)))
    return own == other and max(map(len, own), default=0) >= _SHORTEST_TEAM


def _numbers_plain(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(int(one)) if one.isdecimal() and len(one) < 10 else one for one in words)
