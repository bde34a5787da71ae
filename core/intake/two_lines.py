"""Headings in two lines: a question above, and below it its lines, its answers, or "Comments"."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from core.intake.matching.across import BETWEEN
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import ANSWERED_HERE, ANSWERS, ASKED_SHORT, IS_COMMENT
from core.intake.vocabulary import Choices, Vocabulary
from core.model.draft.match import Certainty
from core.model.names import normalised

_FEWEST_NAMES: Final = 2
_CODE: Final = re.compile(r"[Qq]\d{1,3}[a-z]?")


class TwoLines:
    """Makes one line of headings of two."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._matcher = HeadingMatcher(vocabulary)
        self._items = vocabulary.items
        self._agencies = vocabulary.agencies
        self._cases = vocabulary.cases

    def joined(self, upper: Sequence[str], lower: Sequence[str]) -> list[str]:
        """Return the headings; one of an answer names its question too: "2. Seen? [Yes]"."""
        found: list[str] = []
        over = ""
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            if normalised(other) in ANSWERED_HERE:
                found.append(one)
            elif self._is_answer(over, other):
                found.append(f"{over} [{other}]")
            elif self._is_line(other) or self._is_answer_of_line(other):
                found.append(other)
            elif one and IS_COMMENT.fullmatch(normalised(other)) and self._matcher.is_question(one):
                found.append(f"{one} [comments]")
            else:
                found.append(one or other)
        return found

    def are_answers_below(self, upper: Sequence[str], lower: Sequence[str]) -> bool:
        """Return whether the second line holds nothing but answers, each a column of its own."""
        over, below, many = "", 0, 0
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            if not other:
                continue
            if self._is_answer(over, other):
                many, below = many + 1, below + (not one)
            elif not IS_COMMENT.fullmatch(normalised(other)):
                return False
        return many > 1 and below > 0

    def with_agencies(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return questions asked again under each agency with the agency: "School - 1a".

        None where no question is there twice, or what stands above is no agency.
        """
        asked = [normalised(one) for one in lower if one and self._matcher.question_meant(one)]
        over = [one for one in upper if one]
        named = {agency_meant(one, self._agencies) for one in over}
        if len(asked) == len({*asked}) or "" in named or len(named) < len(over) or len(over) < 2:
            return None
        found: list[str] = []
        above, last = "", ""
        for one, other in zip_longest(upper, lower, fillvalue=""):
            above = one or above
            if last and IS_COMMENT.fullmatch(normalised(other)):
                other = f"{last} comments"
            elif other:
                last = other if self._matcher.question_meant(other) else ""
            found.append(f"{above}{BETWEEN}{other}" if above and other else other)
        return found

    def with_questions(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return "2. Seen? [Yes]" where the same stands under each of several questions.

        What else stands in the lower line, which names the case, stays. None for anything else.
        """
        found: list[str] = []
        over, asked = "", set[str]()
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            plain = normalised(other)
            if other and self._is_answer(over, other):
                asked.add(over)
                found.append(f"{over} [{other}]")
            elif plain in ANSWERS | ASKED_SHORT and self._matcher.is_question(over):
                asked.add(over)
                found.append(over)
            elif other and IS_COMMENT.fullmatch(plain) and over in asked:
                found.append(f"{over} [comments]")
            elif over and asked and other:
                return None
            else:
                found.append(other)
        return found if len(asked) >= _FEWEST_NAMES else None

    def under_codes(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return the questions' words where only their codes in a form stand above: "Q3".

        None where no words surely of a question stand below a code.
        """
        pairs = list(zip_longest(upper, lower, fillvalue=""))
        codes = {one: other for one, other in pairs if other and _CODE.fullmatch(one)}
        if len(codes) < _FEWEST_NAMES or not any(map(self._is_worded, codes.values())):
            return None
        if any(other and not (one in codes or _same(one, other)) for one, other in pairs):
            return None
        return [codes.get(one) or self._without_code(one, codes) for one, _ in pairs]

    def _without_code(self, heading: str, codes: Mapping[str, str]) -> str:
        """Return "Comments" of "Q4 - Comments": the code is the form's own."""
        for code in codes:
            rest = heading.removeprefix(code).strip(" -–:_.") if heading.startswith(code) else ""
            if IS_COMMENT.fullmatch(normalised(rest)):
                return rest
        return heading

    def _is_worded(self, words: str) -> bool:
        meant = self._matcher.question_meant(words)
        return meant is not None and meant[1] is Certainty.CERTAIN and len(words.split()) > 1

    def under_names(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return "School", "School comments" where both stand under each of several names.

        None where what stands above are no agencies or cases, or below is anything else.
        """
        found: list[str] = []
        over, named, commented = "", {""}, 0
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            meant = agency_meant(over, self._agencies) or case_meant(over, self._cases)
            if other and (not meant or self._matcher.question_meant(other)):
                return None
            is_comment = bool(other) and IS_COMMENT.fullmatch(normalised(other)) is not None
            commented += is_comment
            if other:
                named.add(meant)
            found.append(f"{over} {other}" if is_comment else one or (over if other else ""))
        return found if len(named) > _FEWEST_NAMES and commented else None

    def under_questions(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return "School - 1a" where agencies, or cases, stand side by side under each question.

        Where cases stand over agencies it is "Child A - School". None for anything else.
        """
        found: list[str] = []
        over, named, many = "", [], 0
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            name = self._named(other) if other else ""
            above = self._case_over(over) or (over if self._matcher.is_question(over) else "")
            if name and above:
                found.append(
                    f"{above}{BETWEEN}{other}"
                    if self._case_over(over)
                    else f"{other}{BETWEEN}{above}"
                )
                named.append(name)
                many += bool(one)
            elif one and other:
                return None
            else:
                found.append(one or other)
        return found if many >= _FEWEST_NAMES and len({*named}) < len(named) else None

    def _case_over(self, words: str) -> str:
        return words if words and case_meant(words, self._cases) else ""

    def _named(self, words: str) -> str:
        return agency_meant(words, self._agencies) or case_meant(words, self._cases)

    def answers_and_comments(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return "1a", "1a comments" where "Answer" and "Comment" stand under each question."""
        found: list[str] = []
        over, answered = "", 0
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            plain = normalised(other)
            if not other:
                found.append(one)
            elif not over or not self._matcher.is_question(over):
                return None
            elif plain in ANSWERS or plain in ASKED_SHORT:
                answered += 1
                found.append(over)
            elif IS_COMMENT.fullmatch(plain):
                found.append(f"{over} comments")
            else:
                return None
        return found if answered else None

    def under_each(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return headings where lines, answers or "Comment" stand in columns below a question.

        None where anything else stands below, or each stands below a heading of its own.
        """
        found: list[str] = []
        over, told, spread = "", 0, 0
        for one, other in zip_longest(upper, lower, fillvalue=""):
            over = one or over
            below = self._below(over, other) if other else one
            if not below and other and normalised(other) not in ANSWERED_HERE:
                return None
            found.append(below or one)
            told += bool(other)
            spread += bool(other) and not one
        return found if spread and told >= _FEWEST_NAMES else None

    def _below(self, over: str, other: str) -> str:
        """Return the heading of a column below a question; "" where it is none."""
        plain = normalised(other)
        if not over or not self._matcher.is_question(over):
            return ""
        if self._is_answer(over, other):
            return f"{over} [{other}]"
        if self._is_line(other) or self._is_answer_of_line(other):
            return other
        if plain in ANSWERS or plain in ASKED_SHORT:
            return over
        return f"{over} [comments]" if IS_COMMENT.fullmatch(plain) else ""

    def lines_below(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return the lines of a checklist in place of its question; None for anything else."""
        told = [(at, cell) for at, cell in enumerate(lower) if cell]
        blank = [at for at, _ in told if not "".join(upper[at : at + 1])]
        if not blank or len(told) < _FEWEST_NAMES:
            return None
        if not all(self._is_line(cell) for _, cell in told):
            return None
        return [other or one for one, other in zip_longest(upper, lower, fillvalue="")]

    def _is_answer_of_line(self, words: str) -> bool:
        """Return whether words are a line of a checklist with one of its answers behind it."""
        for mark in (BETWEEN, " – ", " >> ", " > ", " | ", ": "):
            line, _, answer = words.rpartition(mark)
            if line and self._is_line(line) and self._is_answer(line, answer):
                return True
        return False

    def _is_answer(self, over: str, other: str) -> bool:
        choices = self._choices(over) if over and other else None
        return choices is not None and bool(choices.find(other) or choices.usual(other))

    def _choices(self, heading: str) -> Choices | None:
        meant = self._matcher.question_meant(heading)
        return self._items.get(meant[0]) if meant is not None else None

    def _is_line(self, words: str) -> bool:
        """Return whether words are surely those of a line of a checklist."""
        meant = self._matcher.question_meant(words) if words else None
        return meant is not None and meant[0] in self._items and meant[1] is Certainty.CERTAIN


def _same(one: str, other: str) -> bool:
    return normalised(one) == normalised(other)
