"""What the headings of a form, or of an agency's own table, mean in the audit."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from core.intake.grid import Grid
from core.intake.matching.answers import LOOK_ALIKE
from core.intake.matching.comment_places import comments_placed
from core.intake.matching.heading_words import (
    bare_words,
    heading_form,
    is_day,
    letter_at_number,
    share_of,
    tail_of,
    with_names_spelt,
    without_answer,
)
from core.intake.matching.likeness import (
    LIKELY,
    is_worded_as,
    likeliest,
    likeness,
    shares_words,
    stem,
    words_of,
)
from core.intake.matching.names import (
    agency_meant,
    answer_and_comment,
    answer_meant,
    case_meant,
)
from core.intake.matching.own_numbers import NUMBER_ALONE, own_numbers, without_others_numbers
from core.intake.matching.telling import TellingWords, without_comment_words
from core.intake.others_words import (
    AGENCIES,
    AGENCY,
    CASE,
    CASES,
    CHOSEN,
    COMPLETED,
    COMPLETED_ON,
    DATES,
    IF_ANSWERED,
    IS_COMMENT,
    JUST_CASE,
    KNOWN,
    NIL,
    NO_TICKS,
    OF_ALL,
    OTHER_DAYS,
    OWN_TIMES,
    SAYS_KNOWN,
    SAYS_NIL,
    SAYS_WHO,
    SPEAKS_OF_COMMENT,
    TICKS,
    is_a_forms_own,
)
from core.intake.vocabulary import Choices, Vocabulary
from core.model.draft.match import COMMENTS, KEPT, Certainty, Match, MatchKind, agreed_meaning
from core.model.fault import shown
from core.model.names import normalised, seen_as_latin
from core.words import later, tr

_OTHER_NUMBER: Final = later("by its words, not by its number")
_OWN_NUMBER: Final = re.compile(
    r"^\s*(?:(?:question|cwestiwn|ques|qu|q)?[\s._-]*\d+\s*[.:)]\s*"
    r"|(?:question|ques|qu|q)[\s._-]*\d+\s+)(?=\S)",
    re.I,
)
_LONGEST_HEADING: Final = 2_000
_MOST_KNOWN: Final = 4_000
_SHORTEST_ALONE: Final = 5
_NUMBER: Final = re.compile(r"\d+\w?\b")
_MEASURE: Final = re.compile(
    r"\d+\s*[- ]?\s*(?:working |calendar |school )?(?:hour|day|week|month|year|minute)s?\b|\d+\s*%"
)
"""A number that measures something: "3 month review", "10 working days"."""
_ASKED: Final = re.compile(r"^(?:question|cwestiwn|ques|qu|q)[\s._-]*(?=\w)")
_OF_TEXT: Final = re.compile(SPEAKS_OF_COMMENT.pattern + r"|\b(?:text|specify|other)$")
_OTHER: Final = re.compile(r"[\[(_ ]*other(?:[ _]?(?:text|comment|specify))?[\])]*")
"""What stands behind a question's number where somebody wrote an answer of their own."""
_LAST_WORD: Final = re.compile(
    r"\b(?:any(?:thing)? (?:other|else|further)|"
    r"(?:other|general|overall|final|closing) comments?)\b"
)
_BETWEEN: Final = (" - ", " – ", " >> ", " > ", " | ", ": ")
"""What forms tools write between a question and its line, or its part, in one heading."""
_YES_OR_NO: Final = frozenset({"yes", "no", "y", "n"})
_SURE: Final = tuple(Certainty).index
_FIGURES: Final = frozenset({"0", "1"})
"""How forms tools write what was ticked, and what was not."""
_COUNTED: Final = re.compile(r"q?\d+[a-z]?\s")
"""How a heading begins that is a question's, whatever is asked beside it ("2 date")."""
_CUT: Final = re.compile(r"\w*(?:\.{2,}|…)$")
_SHORTEST_CUT: Final = 20
_LINK: Final = re.compile(r"\s*[a-z]{3,6}://", re.I)
_NUMBER_AT_END: Final = re.compile(r"[(\[]\s*((?:question|qu|q)?[\s._-]*\d+\w?)\s*[)\]]\s*$", re.I)
"""A question's number in brackets behind words of somebody's own."""
_IN_BRACKETS: Final = re.compile(r"(?P<outer>.*?)\s*\[(?P<inner>[^\[\]]+)\]\s*$", re.DOTALL)


class HeadingMatcher:
    """Matches the headings of tables against one audit's words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._keys = sorted(
            {*vocabulary.items, *vocabulary.comments}, key=lambda key: (-len(key), key)
        )
        self._parts = vocabulary.of_parts()
        self._telling = TellingWords(vocabulary.wordings)
        self._asked: dict[str, Match | None] = {}
        self._texts: dict[str, str] = {}
        meant = Counter(
            normalised(text) for texts in vocabulary.wordings.values() for text in {*texts}
        )
        for key, texts in vocabulary.wordings.items():
            for text in texts:
                if meant[normalised(text)] == 1:
                    self._texts[bare_words(text)] = key

    def columns(self, grid: Grid) -> list[Match]:
        """Return what every column means, in the order of the file.

        Where words say that a form has numbers of its own, its numbers say nothing.
        """
        found = self._read(grid, grid.headings)
        if any(_has_own_number(one) for one in found):
            bare = [_OWN_NUMBER.sub("", heading) for heading in grid.headings]
            found = [
                replace(one, certainty=Certainty.PROPOSED)
                if one.means and one.certainty is Certainty.CERTAIN and text != one.written
                else one
                for one, text in zip(self._read(grid, bare), bare, strict=True)
            ]
        found = without_others_numbers(own_numbers(found, self._words))
        found = comments_placed(found, self._words)
        if IS_COMMENT.fullmatch(normalised(grid.sheet)):
            found = [self._as_comment(one) for one in found]
        found = [self._if_alone(grid, one, found) for one in _of_completion(found)]
        return list(self._each_once(grid, self._with_time(grid, found)))

    def _if_alone(self, grid: Grid, match: Match, found: Sequence[Match]) -> Match:
        """Return a case's or agency's column as likely where another one names as many.

        "Lead agency" and "Agency completing the form" may both hold nothing but agencies.
        """
        named = {CASE: self._words.case_names(), AGENCY: self._words.agency_names()}
        if match.certainty is not Certainty.CERTAIN or match.means not in named:
            return match
        names, own = named[match.means], normalised(match.written) == match.means
        hint = CASES if match.means == CASE else AGENCIES
        others = [
            one
            for at, one in enumerate(found)
            if one.certainty is Certainty.UNKNOWN
            and hint.search(normalised(one.written))
            and all(names.find(cell) is not None for row in grid.rows if (cell := row.at(at)))
        ]
        if own or not others or not names:
            return match
        why = tr("though “{other}” may be it", other=shown(others[0].written))
        return replace(match, certainty=Certainty.PROPOSED, why=why)

    def _as_comment(self, match: Match) -> Match:
        """Return a question as the comment on it: it stands on a sheet called "Comments"."""
        if match.means not in self._words.items or match.certainty is Certainty.AGREED:
            return match
        why = tr("as its sheet is called")
        return replace(match, means=match.means + COMMENTS, certainty=Certainty.PROPOSED, why=why)

    def _read(self, grid: Grid, texts: Sequence[str]) -> list[Match]:
        """Return what every column means by its heading's text, which may lack its number."""
        often = Counter(grid.plain_headings)
        seen: Counter[str] = Counter()
        found: list[Match] = []
        for at, plain in enumerate(grid.plain_headings):
            seen[plain] += 1
            place = str(seen[plain]) if often[plain] > 1 else ""
            found.append(self._column(grid, at, place, found, texts[at]))
        return found

    def is_question(self, heading: str) -> bool:
        """Return whether a heading surely or likely is a question's."""
        return self._question(heading) is not None

    def question_meant(self, written: str) -> tuple[str, Certainty] | None:
        """Return the item or question that a cell of words names, and how surely."""
        found = self._question(written)
        return None if found is None else (found.means, found.certainty)

    def question_named(self, written: str) -> str:
        """Return the item or question that a cell surely names; nothing where it is only like one.

        What is like none is not looked for: that takes long over the rows of a table.
        """
        found = self._question(written) if self._may_be_sure(written) else None
        return found.means if found is not None and found.certainty is Certainty.CERTAIN else ""

    def is_a_name(self, plain: str) -> bool:
        """Return whether a heading, as compared, may be that of the case, agency or date."""
        text = with_names_spelt(tail_of(plain).replace("_", " "))
        return any(hint.search(text) for hint in (CASES, AGENCIES, DATES))

    def _column(self, grid: Grid, at: int, place: str, before: Sequence[Match], text: str) -> Match:
        heading = grid.headings[at]
        form = heading_form(grid.plain_headings)
        blank = Match(MatchKind.COLUMN, place, heading, "", Certainty.PASSED_OVER, form=form)
        cells = [row.at(at) for row in grid.rows]
        rows = tuple(row.number for row, cell in zip(grid.rows, cells, strict=True) if cell)
        blank = replace(blank, cells=len(rows), rows=rows)
        agreed = agreed_meaning(self._words.agreed, blank.key)
        plain = normalised(text)
        if agreed is not None:
            sure = Certainty.AGREED if agreed else Certainty.PASSED_OVER
            return replace(blank, means=agreed, certainty=sure)
        if plain in (CASE, AGENCY, COMPLETED) or plain in self._parts:
            return replace(blank, means=plain, certainty=Certainty.CERTAIN)
        if not heading or is_a_forms_own(plain) or is_a_forms_own(tail_of(plain)):
            return blank
        filled = [cell for cell in cells if cell]
        if SAYS_NIL.fullmatch(plain) and all(normalised(one) in TICKS | NO_TICKS for one in filled):
            why = tr("by its heading")
            return replace(blank, means=NIL, certainty=Certainty.PROPOSED, why=why)
        if filled and SAYS_KNOWN.fullmatch(plain.rstrip("?: ")) and _says_known(filled):
            why = tr("where No says that no record is held")
            return replace(blank, means=KNOWN, certainty=Certainty.PROPOSED, why=why)
        asked = self._question(text)
        found = (
            (asked if asked is not None and self._answers(asked, filled) else None)
            or self._names(plain, filled, before)
            or (
                None
                if self._is_last_word(plain, grid.headings[at + 1 :])
                else self._comment_by_place(plain, filled, before)
            )
        )
        if found is not None and found.certainty is not Certainty.UNKNOWN:
            return replace(blank, means=found.means, certainty=found.certainty, why=found.why)
        return replace(blank, certainty=Certainty.UNKNOWN) if filled else blank

    def _is_last_word(self, plain: str, behind: Sequence[str]) -> bool:
        """Return whether a heading asks for anything else, behind the last of the questions."""
        if not _LAST_WORD.search(plain) or IS_COMMENT.fullmatch(plain):
            return False
        return not any(one and self.is_question(one) for one in behind)

    def _answers(self, asked: Match, filled: Sequence[str]) -> bool:
        """Return whether what stands below what is only like a question answers it."""
        choices = self._words.items.get(asked.means)
        if asked.certainty is Certainty.UNKNOWN:
            return False
        if choices is None or not choices.held.kind.one_of_some or not filled:
            return True
        if asked.certainty is not Certainty.PROPOSED:
            return True
        return share_of(filled, partial(_reads_as_answer, choices)) >= 0.5

    # Questions: by number, by text, by likeness

    def _question(self, heading: str) -> Match | None:
        """Return what a heading asks; the same words stand in many a row of a long table."""
        if len(heading) > _LONGEST_HEADING:
            return None
        if heading not in self._asked:
            if len(self._asked) > _MOST_KNOWN:
                self._asked.clear()
            found = self._read_question(heading)
            self._asked[heading] = found or self._read_as_seen(seen_as_latin(heading))
        return self._asked[heading]

    def _may_be_sure(self, heading: str) -> bool:
        plain = without_answer(heading)
        return (
            _IN_BRACKETS.match(heading) is not None
            or self._numbered(plain) is not None
            or bare_words(plain) in self._texts
            or self._line_of_question(plain) is not None
            or self._comment_with_number(plain) is not None
        )

    def _read_as_seen(self, heading: str) -> Match | None:
        """Return what a heading asks whose letters of another script look like ours."""
        found = self._read_question(heading) if heading else None
        return found and replace(found, certainty=Certainty.PROPOSED, why=LOOK_ALIKE)

    def _read_question(self, heading: str) -> Match | None:
        inside = _IN_BRACKETS.match(heading)
        if inside is not None:
            found = self._question(inside["inner"]) or self._comment_inside(inside)
            if found is not None:
                return found
        heading = without_answer(heading)
        numbered = self._numbered(heading)
        if numbered is not None:
            return self._by_number(*numbered)
        key = self._texts.get(bare_words(heading))
        if key is not None:
            return _meaning(key, Certainty.CERTAIN, tr("by its words"))
        line = self._line_of_question(heading)
        if line is not None:
            return line
        if IS_COMMENT.fullmatch(tail_of(normalised(heading)).replace("_", " ")):
            return self._comment_with_number(heading)
        named = self._comment_with_number(heading)
        if named is not None:
            return named
        under = self._under_a_theme(heading)
        if under is not None:
            return under
        behind = self._comment_after(heading)
        if behind:
            return _meaning(behind + COMMENTS, Certainty.PROPOSED, tr("by its wording"))
        begun = self._cut_short(heading)
        if begun:
            return _meaning(begun, Certainty.PROPOSED, tr("by its wording"))
        spoken_of = without_comment_words(heading)
        told = self._telling.question(spoken_of) if spoken_of else ""
        if told:
            return _meaning(told + COMMENTS, Certainty.PROPOSED, tr("by its wording"))
        words = words_of(heading)
        key = likeliest(heading, self._words.wordings) if len(words) > 1 else ""
        if len(words) == 1 and len(words[0]) > _SHORTEST_ALONE:
            key = self._alone(stem(words[0]))
        if key:
            return _meaning(key, Certainty.PROPOSED, tr("by its wording"))
        found = self._numbered_at_end(heading)
        is_a_name = is_a_forms_own(normalised(heading)) or agency_meant(
            heading, self._words.agencies
        )
        if found is None and not is_a_name:
            key = self._telling.question(heading)
            found = _meaning(key, Certainty.PROPOSED, tr("by its wording"))
            return found if key in self._words.items else None
        return found

    def _numbered_at_end(self, heading: str) -> Match | None:
        """Return the question whose number stands in brackets at the end: "Supervision (Q2)"."""
        found = _NUMBER_AT_END.search(heading)
        numbered = self._numbered(found[1]) if found is not None else None
        if numbered is None or numbered[1]:
            return None
        return replace(self._by_key(numbered[0], Certainty.PROPOSED), why=tr("by its number"))

    def _under_a_theme(self, heading: str) -> Match | None:
        """Return the question whose number, or words, stand behind a theme: "Records: 1a"."""
        for mark in (*_BETWEEN, "/"):
            over, _, asked = heading.partition(mark)
            if not over or not asked.strip() or _NUMBER.match(normalised(over)):
                continue
            if bare_words(over) in self._texts:  # a number behind a question counts how often
                continue
            numbered = self._numbered(asked)
            text = self._texts.get(bare_words(asked))
            if numbered is not None and (not numbered[1] or IS_COMMENT.fullmatch(numbered[1])):
                found = self._by_number(*numbered)
                return replace(found, certainty=max(found.certainty, Certainty.PROPOSED, key=_SURE))
            if text is not None:
                return _meaning(text, Certainty.PROPOSED, tr("by its words"))
        return None

    def _line_of_question(self, heading: str) -> Match | None:
        """Return the line that stands behind its question's words: "Is there…? - The plan"."""
        run = self._line_run_on(heading)
        if run:
            return _meaning(run, Certainty.CERTAIN, tr("by its words"))
        for mark in (*_BETWEEN, "/", ":"):
            over, _, line = heading.rpartition(mark)
            asked = self._texts.get(bare_words(over)) if over else None
            if asked in self._words.question_of and self._texts.get(bare_words(line)):
                over, line = line, over  # the line stands before its question
                asked = self._texts.get(bare_words(over))
            if asked is None:
                continue
            if normalised(line) in CHOSEN:
                return self._by_key(asked, Certainty.CERTAIN)
            key = self._texts.get(bare_words(line), "")
            if self._words.question_of.get(key) == asked:
                return _meaning(key, Certainty.CERTAIN, tr("by its words"))
        return None

    def _line_run_on(self, heading: str) -> str:
        """Return the line whose words stand right behind those of its question."""
        bare = bare_words(heading)
        for text, key in self._texts.items():
            if not bare.startswith(text + " "):
                continue
            line = self._texts.get(bare[len(text) + 1 :], "")
            if line and line != key and self._words.question_of.get(line) == key:
                return line
        return ""

    def _comment_inside(self, inside: re.Match[str]) -> Match | None:
        """Return the comment on a question whose words stand before "[Comment]"."""
        if not IS_COMMENT.fullmatch(normalised(inside["inner"])):
            return None
        asked = self._question(inside["outer"])
        if asked is None or not asked.means or asked.means.endswith(COMMENTS):
            return None
        return replace(asked, means=asked.means + COMMENTS)

    def _cut_short(self, heading: str) -> str:
        """Return the one question whose words a heading begins with, cut where it ends."""
        begun = bare_words(_CUT.sub("", heading))
        if len(begun) < _SHORTEST_CUT:
            return ""
        found = {key for text, key in self._texts.items() if text.startswith(begun)}
        return found.pop() if len(found) == 1 else ""

    def _comment_after(self, heading: str) -> str:
        """Return the question whose words a heading begins with, and then speaks of a comment."""
        bare = bare_words(heading)
        for text, key in self._texts.items():
            rest = bare[len(text) :]
            if rest.startswith(" ") and bare.startswith(text) and _OF_TEXT.search(rest):
                return key
        return ""

    def _alone(self, word: str) -> str:
        """Return the one question with a word in its wordings; "" where several have it."""
        found = {
            self._words.question_of.get(key, key) if key not in self._words.items else key
            for key, texts in self._words.wordings.items()
            if any(word in map(stem, words_of(text)) for text in texts)
        }
        return found.pop() if len(found) == 1 else ""

    def _numbered(self, heading: str) -> tuple[str, str] | None:
        """Return the key a heading begins with, and what stands behind it."""
        text = letter_at_number(tail_of(normalised(heading)).strip(" \"'([_"))
        bare = _ASKED.sub("", text)
        if _MEASURE.match(text):
            return None
        for key in self._keys:
            plain = normalised(key)
            for tried in (text, bare):
                rest = tried[len(plain) :]
                if not tried.startswith(plain):
                    continue
                if rest[:1].isalnum() and not (
                    _OTHER.fullmatch(rest) or IS_COMMENT.fullmatch(rest)
                ):
                    continue
                if rest[:1] in ".-" and rest[1:2].isdigit():
                    continue
                return key, rest.lstrip(" .:)-]_\t")
        return None

    def _by_number(self, key: str, rest: str) -> Match:
        if self._words.question_of.get(rest) == key and rest in self._words.items:
            return self._by_key(rest, Certainty.CERTAIN)  # "q1_1a"
        own = max((likeness(rest, text) for text in self._words.wordings.get(key, ())), default=0.0)
        run_on = self._line_run_on(rest)
        if run_on and self._words.question_of.get(run_on) != key:
            return _meaning(run_on, Certainty.PROPOSED, tr(_OTHER_NUMBER))
        line = self._line_of_question(rest)
        if line is not None and self._words.question_of.get(line.means) == key:
            return line
        if IS_COMMENT.fullmatch(rest.replace("_", " ")) and own < 1:
            return _meaning(key + COMMENTS, Certainty.CERTAIN, tr("by its number"))
        if not rest:
            return self._by_key(key, Certainty.CERTAIN)
        if _OTHER.fullmatch(rest):
            return _meaning(key + COMMENTS, Certainty.PROPOSED, tr("by its number"))
        other = (
            self._texts.get(bare_words(rest))
            or likeliest(rest, self._words.wordings, 0.85)
            or self._telling.question(rest)
        )
        if other and other != key and own < LIKELY:
            return _meaning(other, Certainty.PROPOSED, tr(_OTHER_NUMBER))
        if SPEAKS_OF_COMMENT.search(rest) and own < LIKELY:
            return _meaning(key + COMMENTS, Certainty.PROPOSED, tr("by its number"))
        if own >= 0.5 and self._says_otherwise(key, rest):
            found = self._by_key(key, Certainty.PROPOSED)
            return replace(found, why=tr("though some words differ"))
        found = self._by_key(key, Certainty.CERTAIN if own >= 0.5 else Certainty.PROPOSED)
        shared = any(shares_words(rest, one) for one in self._words.wordings.get(key, ()))
        return found if shared else replace(found, why=tr(NUMBER_ALONE))

    def _says_otherwise(self, key: str, rest: str) -> bool:
        """Return whether a heading under a question's number has words that ask something else."""
        return not any(is_worded_as(rest, one) for one in self._words.wordings.get(key, ()))

    def _by_key(self, key: str, certainty: Certainty) -> Match:
        if key in self._words.items:
            return _meaning(key, certainty, tr("by its number"))
        # the number of a checklist: its lines are answered, it is only spoken of
        return _meaning(key + COMMENTS, Certainty.UNKNOWN, tr("by its number"))

    def _comment_with_number(self, heading: str) -> Match | None:
        """Return the comment on a question that is named behind the word for it."""
        words = tail_of(normalised(heading)).replace("_", " ").strip(" ?.:").split()
        if not words or not SPEAKS_OF_COMMENT.search(" ".join(words)):
            return None
        last = words[-1].strip("()[].:")
        last = last if last in map(normalised, self._keys) else _ASKED.sub("", last)
        known = {normalised(key): key for key in self._keys}
        if last in known and len(words) > 1 and not words[-1].startswith("comments"):
            return _meaning(known[last] + COMMENTS, Certainty.CERTAIN, tr("by its number"))
        return None

    # Case, agency and date: by the heading and by what stands below it

    def _names(self, plain: str, filled: Sequence[str], before: Sequence[Match]) -> Match | None:
        sure = (Certainty.CERTAIN, Certainty.AGREED)
        taken = {match.means for match in before if match.certainty in sure}
        text = with_names_spelt(tail_of(plain).replace("_", " "))
        if IF_ANSWERED.match(text):
            return None
        if SAYS_WHO.search(text) and not AGENCIES.search(text):
            return None if CASE in taken else self._whole_references(text, filled)
        found = (
            None if CASE in taken else self._case(text, filled),
            None if AGENCY in taken else self._agency(text, filled),
            None if _COUNTED.match(text) else _completed(text, filled),
        )
        return next((one for one in found if one is not None), None)

    def _whole_references(self, text: str, filled: Sequence[str]) -> Match | None:
        """Return the case where a column headed "Name of child" holds references alone."""
        cases = self._words.case_names()
        if not CASES.search(text) or share_of(filled, lambda one: cases.find(one) is not None) < 1:
            return None
        return _meaning(CASE, Certainty.PROPOSED, tr("by what stands below it"))

    def _case(self, text: str, filled: Sequence[str]) -> Match | None:
        cases = self._words.case_names()
        known = share_of(filled, lambda cell: cases.find(cell) is not None)
        likely = share_of(filled, lambda cell: case_meant(cell, self._words.cases) != "")
        own = text in self._words.audited
        if known and (own or {*text.split()} <= JUST_CASE):
            likely = 1.0  # nothing else is headed so, whatever else stands below it
        return _by_what_is_below(CASE, own or bool(CASES.search(text)), known, likely)

    def _agency(self, text: str, filled: Sequence[str]) -> Match | None:
        agencies = self._words.agency_names()
        hinted = bool(AGENCIES.search(text))
        if not agencies:
            return _meaning(AGENCY, Certainty.PROPOSED, tr("by its heading")) if hinted else None
        known = share_of(filled, lambda cell: agencies.find(cell) is not None)
        likely = share_of(filled, lambda cell: agency_meant(cell, self._words.agencies) != "")
        return _by_what_is_below(AGENCY, hinted, known, likely)

    # Comments: by where they stand

    def _comment_by_place(
        self, plain: str, filled: Sequence[str], before: Sequence[Match]
    ) -> Match | None:
        asked = next((one for one in reversed(before) if one.means), None)
        if asked is None or asked.means in (CASE, AGENCY, COMPLETED):
            return None
        if before[-1].certainty is Certainty.UNKNOWN:
            return None
        text = tail_of(plain).replace("_", " ")
        telling = (IS_COMMENT.fullmatch, SPEAKS_OF_COMMENT.search, IF_ANSWERED.match)
        told = any(tells(text) for tells in telling)
        after_question = not asked.means.endswith(COMMENTS)
        prose = any(len(words_of(cell)) > 3 and not _LINK.match(cell) for cell in filled)
        again = asked is before[-1] and _is_one_more_comment(asked, text)
        if not (after_question or again) or not (told or prose) or _NUMBER.match(text):
            return None
        # a sentence asks about the whole question, one word behind a line about the line
        key = asked.means.removesuffix(COMMENTS)
        line = IS_COMMENT.fullmatch(text) or key not in self._words.question_of
        means = key if line else self._words.question_of[key]
        why = tr("behind question {key}", key=key)
        return _meaning(means + COMMENTS, Certainty.PROPOSED, why)

    # What one table can hold once only

    def _with_time(self, grid: Grid, found: list[Match]) -> list[Match]:
        """Let a form's own time of sending be the date where no other column is."""
        if any(match.means == COMPLETED for match in found):
            return found
        plain = [tail_of(heading) for heading in grid.plain_headings]
        for name in OWN_TIMES:
            if name in plain and found[at := plain.index(name)].certainty is Certainty.PASSED_OVER:
                sure = Certainty.CERTAIN
                why = tr("the form's own time")
                found[at] = replace(found[at], means=COMPLETED, certainty=sure, why=why)
                break
        return found

    def _each_once(self, grid: Grid, found: Sequence[Match]) -> Iterator[Match]:
        """Leave an answer, a case, an agency or a date to the surest of several columns.

        A question that was asked anew stands in two columns, and a row answers in one of them.
        """
        order = list(Certainty)
        best: dict[str, int] = {}
        for at, match in enumerate(found):
            if not match.means or match.means == KEPT or match.means.endswith(COMMENTS):
                continue
            held = best.get(match.means)
            sure = order.index(match.certainty) if match.certainty is not Certainty.AGREED else -1
            if held is None or sure < order.index(found[held].certainty):
                best[match.means] = at
        for at, match in enumerate(found):
            home = best.get(match.means, at)
            if home == at:
                yield match
            elif match.means in self._words.items and _take_turns(grid, found, match.means):
                said = found[home].certainty is Certainty.AGREED
                why = tr("asked once more: no row answers both")
                yield match if said else replace(match, certainty=Certainty.PROPOSED, why=why)
            else:
                yield replace(match, means="", certainty=Certainty.UNKNOWN, why="")


def _reads_as_answer(choices: Choices, cell: str) -> bool:
    """Return whether a cell is an answer, or begins with one and says more."""
    found = choices.find(seen_as_latin(cell) or cell) or answer_meant(choices, cell)
    figures = cell in _FIGURES and bool(choices.find("yes") or choices.usual("yes"))
    return bool(found or figures or answer_and_comment(choices, cell)[0])


def _has_own_number(match: Match) -> bool:
    """Return whether a form counts its questions in its own way: the case may be its first."""
    counted = match.means in (CASE, AGENCY) and _OWN_NUMBER.match(match.written) is not None
    return counted or match.why == tr(_OTHER_NUMBER)


def _of_completion(found: Sequence[Match]) -> list[Match]:
    """Return matches in which a day of sending gives way to one on which the return was made."""
    days = [
        one for one in found if one.means == COMPLETED and one.certainty is not Certainty.AGREED
    ]
    made = [one for one in days if COMPLETED_ON.search(normalised(one.written))]
    if not made or len(made) == len(days):
        return [*found]
    return [
        replace(one, means="", certainty=Certainty.UNKNOWN, why="")
        if one in days and one not in made and one.certainty is Certainty.PROPOSED
        else one
        for one in found
    ]


def _is_one_more_comment(before: Match, text: str) -> bool:
    """Return whether "Comments3" stands behind a "Comments" that is one on a question."""
    if not before.means.endswith(COMMENTS) or before.certainty is Certainty.UNKNOWN:
        return False
    both = text, normalised(before.written)
    return all(IS_COMMENT.fullmatch(one) for one in both) and not OF_ALL.search(text)


def _says_known(filled: Sequence[str]) -> bool:
    """Return whether cells say nothing but whether a record is held."""
    said = {normalised(one) for one in filled}
    return all(one in _YES_OR_NO or SAYS_NIL.fullmatch(one) for one in said)


def _take_turns(grid: Grid, found: Sequence[Match], means: str) -> bool:
    """Return whether no row has something in two of the columns that mean the same."""
    columns = [at for at, one in enumerate(found) if one.means == means]
    often = [sum(bool(row.at(at)) for at in columns) for row in grid.rows]
    several = sum(any(row.at(at) for row in grid.rows) for at in columns)
    return several > 1 and max(often, default=0) == 1


def _meaning(means: str, certainty: Certainty, why: str) -> Match:
    return Match(MatchKind.COLUMN, "", "", means, certainty, why)


def _by_what_is_below(means: str, hinted: bool, known: float, likely: float) -> Match | None:
    if hinted and known == 1:
        return _meaning(means, Certainty.CERTAIN, tr("by its heading and by what stands below it"))
    if known == 1 or (hinted and max(known, likely) >= 0.5):
        return _meaning(means, Certainty.PROPOSED, tr("by what stands below it"))
    return None


def _completed(text: str, filled: Sequence[str]) -> Match | None:
    if not DATES.search(text) or OTHER_DAYS.search(text) or share_of(filled, is_day) < 0.5:
        return None
    sure = Certainty.CERTAIN if "complet" in text else Certainty.PROPOSED
    return _meaning(COMPLETED, sure, tr("by its heading and by what stands below it"))
