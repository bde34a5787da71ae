"""Finds the tables in one sheet: their headings, their rows, and what stands around them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest
from typing import Final

from core.intake.disk import NOTHING_IN
from core.intake.flaws import flaws_in, row_words
from core.intake.grid import Grid, Row
from core.intake.headed_anew import HeadedAnew
from core.intake.matching.across import names_over
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.shapes import are_headings
from core.intake.others_words import (
    ANSWERED_HERE,
    ANSWERS,
    ASKED_SHORT,
    CASE,
    COMMENTS,
    IMPORTED,
    IN_OTHER_WORDS,
    IS_COMMENT,
    LIST_HEADINGS,
    PREVIEW_HEADINGS,
    PREVIEWS,
    REFERENCES,
)
from core.intake.row_numbers import without_numbers
from core.intake.sheets import CellNote, MergedCells, SheetRow, Worksheet
from core.intake.two_lines import TwoLines
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty
from core.model.draft.returns import Problem
from core.model.fault import Unreadable, shown
from core.model.names import NameIndex, cleaned, normalised
from core.words import tr

_LOOKED_AT: Final = 20
"""Among how many of the first rows the headings are looked for."""
_DOWN_A_SIDE: Final = 3
"""So many questions at the beginning of rows stand down the side of a table."""
_LONGEST_CASE: Final = 12
"""In letters, with what nobody sees around the word "case"."""
_CHANCE: Final = 3
"""So many cells of a row may read like a return's headings by chance."""
_TOTALS: Final = frozenset(
    ("total", "totals", "subtotal", "sum", "count", "average", "mean", "percentage", "%", "percent")
)


def heading_row(rows: Sequence[SheetRow], vocabulary: Vocabulary) -> int | None:
    """Return which of the first rows holds the headings: "case" and "agency", else "case".

    Where no row has "case", it is the one that reads most like the headings of returns.
    """
    found = _headed_case(rows)
    return _likely_headings(rows, vocabulary) if found is None else found


def _note_words(note: CellNote) -> str:
    return tr(
        "A note on {place} says “{text}”; it was not taken in. Type it as a comment if it matters.",
        place=note.place,
        text=shown(note.text),
    )


def _likely_headings(rows: Sequence[SheetRow], vocabulary: Vocabulary) -> int | None:
    if not vocabulary.wordings:
        return None
    matcher = HeadingMatcher(vocabulary)
    filled = [(at, row) for at, row in enumerate(rows) if any(row.cells)][:_LOOKED_AT]
    down = [at for at, row in filled if _begins_with_question(row, matcher)]
    aside = down if len(down) >= _DOWN_A_SIDE else []  # a row a question: none of them heads them
    best = [
        (are_headings(tuple(map(cleaned, row.cells)), vocabulary, matcher), -at)
        for at, row in filled
        if at not in aside
    ]
    most, at = max(best, default=(0, 0))
    if filled and _lists_cases(filled[0][1], vocabulary):
        known = {normalised(cell) for cell in filled[0][1].cells} & LIST_HEADINGS
        if most <= _CHANCE or len(known) > 1:
            return filled[0][0]  # an age below it is no question's number, “alone” no “Seen alone”
    if not most:
        return _row_of_names([one for one in filled if one[0] not in aside], vocabulary)
    over = next((before for before, _ in reversed(filled) if before < -at), None)
    joined = over is not None and _heads_in_two_lines(rows[over], rows[-at], vocabulary, matcher)
    return over if joined else -at


def _row_of_names(filled: Sequence[tuple[int, SheetRow]], vocabulary: Vocabulary) -> int | None:
    """Return the row that does nothing but name agencies over cases, or cases over agencies."""
    told = [(at, tuple(map(cleaned, row.cells))) for at, row in filled]
    return next(
        (
            at
            for place, (at, cells) in enumerate(told)
            if names_over(cells, [below for _, below in told[place + 1 :]], vocabulary)
        ),
        None,
    )


def _heads_in_two_lines(
    upper: SheetRow, lower: SheetRow, vocabulary: Vocabulary, matcher: HeadingMatcher
) -> bool:
    """Return whether headings in two lines begin with a line: below it are lines and answers."""
    above, below = (tuple(map(cleaned, row.cells)) for row in (upper, lower))
    if len(list(filter(None, above))) < 2 or not any(map(matcher.is_question, filter(None, above))):
        return False
    return TwoLines(vocabulary).under_each(above, below) is not None


def _begins_with_question(row: SheetRow, matcher: HeadingMatcher) -> bool:
    first = cleaned(row.cells[0]) if row.cells else ""
    meant = matcher.question_meant(first) if first else None
    return meant is not None and meant[1] is not Certainty.PROPOSED


def _lists_cases(row: SheetRow, vocabulary: Vocabulary) -> bool:
    """Return whether a row heads a list of what is audited by another word.

    It begins with a reference, or heads two more columns of such a list.
    """
    names = [name for cell in row.cells if (name := normalised(cell))]
    known = set(names)
    if len(names) > 1 and names[0] in {*REFERENCES, *vocabulary.audited}:
        return True
    return len(known & IN_OTHER_WORDS) == 1 and len(known & LIST_HEADINGS) > 1


def _headed_case(rows: Sequence[SheetRow]) -> int | None:
    found: int | None = None
    looked = 0
    for at, row in enumerate(rows):
        if not any(row.cells):
            continue
        names = {normalised(cell) for cell in row.cells}
        if "case" in names:
            if names & {"agency", "statement"}:
                return at
            if looked == 0 or (found is None and len(names & LIST_HEADINGS) > 1):
                found = at
        looked += 1
        if looked == _LOOKED_AT:
            break
    return found


@dataclass
class _Part:
    """One table: its headings, the rows below them, and what stands above."""

    headings: Row
    rows: list[SheetRow] = field(default_factory=list)
    above: Sequence[SheetRow] = ()

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Its headings as they are compared."""
        return tuple(map(normalised, self.headings.cells))

    @cached_property
    def previewed(self) -> tuple[int, ...]:
        """The columns in which a forms tool says that a row is nobody's answer."""
        return tuple(at for at, heading in enumerate(self.plain) if heading in PREVIEW_HEADINGS)


class SheetTables:
    """The tables that stand in one sheet, one below the other."""

    def __init__(self, source: str, sheet: Worksheet, vocabulary: Vocabulary) -> None:
        self._source = source
        self._head = sheet.head
        self._vocabulary = vocabulary
        self._headings = vocabulary.headings()
        self._two_lines = TwoLines(vocabulary)
        self._matcher = HeadingMatcher(vocabulary)
        self._cases = vocabulary.case_names()
        self._agencies = vocabulary.agency_names()
        self._names = self._cases, self._agencies
        self._raw = [row for row in sheet.rows if any(cleaned(cell) for cell in row.cells)]
        self._remarks: list[str] = []
        self._heads_above = False

    def grids(self, remarks: Sequence[str], left_out: tuple[Problem, ...]) -> list[Grid]:
        """Return them; the first carries what is said of the whole sheet."""
        start = heading_row(self._raw, self._vocabulary) or 0
        headed, below = self._headed(start)
        self._name_above(start - self._heads_above)
        parts = self._parts(_Part(headed, above=self._raw[:start]), self._raw[below:])
        self._name_hidden(row.number for part in parts for row in part.rows if row.hidden)
        grids = [self._grid(part) for part in parts]
        notes = map(_note_words, self._head.notes)
        whole = (*remarks, *self._remarks, *self._columns_hidden(headed), *notes)
        grids[0] = replace(grids[0], remarks=(*whole, *grids[0].remarks), left_out=left_out)
        return grids

    def _name_above(self, start: int) -> None:
        if not start:
            return
        numbers = [row.number for row in self._raw[:start]]
        words = next(cleaned(cell) for cell in self._raw[0].cells if cleaned(cell))
        self._remarks.append(
            tr(
                "{row_words} above the headings (“{shown}”{part}) {part_2} passed over.",
                row_words=row_words(numbers),
                shown=shown(words),
                part=", …" if start > 1 else "",
                part_2="was" if start == 1 else "were",
            )
        )

    def _name_hidden(self, numbers: Iterable[int]) -> None:
        hidden = list(numbers)
        if hidden:
            one = len(hidden) == 1
            self._remarks.append(
                tr(
                    "{row_words} {part} hidden in the workbook "
                    "(filtered out, perhaps); {part_2} read all the same.",
                    row_words=row_words(hidden),
                    part="is" if one else "are",
                    part_2=tr("it was") if one else tr("they were"),
                )
            )

    def _headed(self, at: int) -> tuple[Row, int]:
        """Return the headings and where the rows below them begin; they may stand in two lines."""
        row = self._raw[at]
        cells = [cleaned(cell) for cell in row.cells]
        cells = self._with_merged_above(row.number, cells, at)
        over = [cleaned(cell) for cell in self._raw[at - 1].cells] if at else []
        cells = self._two_lines.with_agencies(over, cells) or cells
        asked = self._two_lines.with_questions(over, cells)
        if asked is not None:
            self._heads_above = True
            self._remarks.append(_two_lines_words(self._raw[at - 1].number, row.number))
            return Row(row.number, tuple(asked)), at + 1
        under = self._in_two_lines(cells, at)
        if under is not None:
            return Row(row.number, tuple(under)), at + 2
        below = at + 1
        second = self._raw[below] if below < len(self._raw) else row
        lower = [cleaned(cell) for cell in second.cells]
        continues = second is not row and self._continues_headings(cells, second)
        if continues or (second is not row and self._two_lines.are_answers_below(cells, lower)):
            cells = (
                [one or other for one, other in zip_longest(lower, cells, fillvalue="")]
                if continues
                else self._two_lines.joined(cells, lower)
            )
            self._remarks.append(_two_lines_words(row.number, second.number))
            below += 1
        cells, below = self._with_a_forms_own(cells, below)
        return Row(row.number, tuple(cells)), below

    def _with_a_forms_own(self, headings: list[str], below: int) -> tuple[list[str], int]:
        """Fill in blank headings from the lines that forms tools put under them."""
        while below < len(self._raw):
            row = self._raw[below]
            lower = [cleaned(cell) for cell in row.cells]
            filled = [normalised(cell) for cell in lower if cell]
            by_column = all(cell.startswith(IMPORTED) for cell in filled)
            beside = self._only_says_comments(headings, lower)
            if not by_column and not beside and not {*filled} & ANSWERED_HERE:
                break
            if any(self._cases.find(cell) is not None for cell in lower if cell):
                break  # a return that says "Response" of itself
            if not by_column:
                headings = self._two_lines.joined(headings, lower)
            self._remarks.append(
                tr("Row {number} is a forms tool's own and was passed over.", number=row.number)
            )
            below += 1
        return headings, below

    def _in_two_lines(self, cells: Sequence[str], at: int) -> list[str] | None:
        """Return headings of two lines where names, or answers and comments, stand below."""
        lower = [cleaned(cell) for row in self._raw[at + 1 : at + 2] for cell in row.cells]
        lines = self._two_lines
        found = (
            lines.under_codes(cells, lower)
            or lines.under_names(cells, lower)
            or lines.under_questions(cells, lower)
            or lines.answers_and_comments(cells, lower)
            or lines.lines_below(cells, lower)
            or (None if lines.are_answers_below(cells, lower) else lines.under_each(cells, lower))
        )
        if found is not None:
            self._remarks.append(_two_lines_words(*(row.number for row in self._raw[at : at + 2])))
        return found

    def _only_says_comments(self, headings: Sequence[str], lower: Sequence[str]) -> bool:
        """Return whether a line only says "Comments" where the line above says nothing."""
        told = [(at, cell) for at, cell in enumerate(lower) if cell]
        return bool(told) and all(
            IS_COMMENT.fullmatch(normalised(cell)) and not "".join(headings[at : at + 1])
            for at, cell in told
        )

    def _with_merged_above(self, number: int, cells: list[str], at: int) -> list[str]:
        """Fill in a heading that is merged with one in a row above."""
        by_number = {row.number: row for row in self._raw[:at]}
        for merged in self._head.merged:
            if merged.top < number <= merged.bottom and merged.left == merged.right:
                above = by_number.get(merged.top)
                if above and merged.left < min(len(cells), len(above.cells)):
                    cells[merged.left] = cells[merged.left] or cleaned(above.cells[merged.left])
        return cells

    def _continues_headings(self, upper: Sequence[str], row: SheetRow) -> bool:
        """Return whether a row holds nothing but headings, below columns that are no question."""
        named = {normalised(cell) for cell in row.cells if cleaned(cell)}
        if not named or not named <= self._headings or "case" in named:
            return False
        over = [normalised(cell) for cell in upper]
        return all(
            not cleaned(cell) or at >= len(over) or over[at] not in self._headings
            for at, cell in enumerate(row.cells)
        )

    def _parts(self, first: "_Part", rows: Sequence[SheetRow]) -> list["_Part"]:
        """Split the rows at further rows of headings; totals and notes are passed over."""
        parts = [first]
        anew = self._anew(first)
        for row in rows:
            part = parts[-1]
            cells = tuple(map(cleaned, row.cells))
            others = None
            if self._begins_a_form(cells, part):
                parts.append(self._next_form(part, row.number))
            elif self._are_headings(cells, part.headings):
                if _same(cells, part.headings.cells) and self._has_caption(part):
                    parts.append(self._next_form(part, row.number, most=1))
                elif _same(cells, part.headings.cells):
                    self._remarks.append(_repeats_words(row.number))
                else:
                    parts.append(self._headed_otherwise(part, row.number, cells))
                    anew = self._anew(parts[-1])
            elif (others := anew.headings(cells)) is not None and anew.are_the_same(others):
                self._remarks.append(_repeats_words(row.number))
            elif others is not None:
                parts.append(self._headed_otherwise(part, row.number, others))
                anew = self._anew(parts[-1])
            elif any({*map(normalised, cells[at : at + 1])} & PREVIEWS for at in part.previewed):
                self._remarks.append(
                    tr(
                        "Row {number} is somebody's look at the form and was passed over.",
                        number=row.number,
                    )
                )
            elif not self._is_aside(row.number, cells, part):
                part.rows.append(row)
        return parts

    def _anew(self, part: "_Part") -> HeadedAnew:
        return HeadedAnew(part.headings.cells, self._vocabulary, self._matcher)

    def _headed_otherwise(self, part: "_Part", number: int, cells: tuple[str, ...]) -> "_Part":
        """Begin a table below another, under headings of its own."""
        self._remarks.append(
            tr(
                "Row {number} holds other headings; the rows below it were read under them.",
                number=number,
            )
        )
        self._pass_over_title(part)
        return _Part(Row(number, cells), above=part.above)

    def _has_caption(self, part: "_Part") -> bool:
        """Return whether the last row before headings repeated stands alone and says whose."""
        if not part.rows or "agency" in part.plain:
            return False
        filled = [cleaned(cell) for cell in part.rows[-1].cells if cleaned(cell)]
        return len(filled) == 1 and self._cases.find(filled[0]) is None

    def _pass_over_title(self, part: "_Part") -> None:
        """Pass over the line that stands alone above further headings: "Supervision"."""
        filled = (
            [cleaned(cell) for cell in part.rows[-1].cells if cleaned(cell)] if part.rows else []
        )
        if len(filled) == 1 and self._cases.find(filled[0]) is None:
            row = part.rows.pop()
            self._remarks.append(
                tr(
                    "Row {number} above the headings (“{words}”) was passed over.",
                    number=row.number,
                    words=shown(filled[0]),
                )
            )

    def _begins_a_form(self, cells: Sequence[str], part: "_Part") -> bool:
        """Return whether a row is the headings of a form that stands below another one."""
        return bool(part.rows) and "case" not in part.plain and _same(cells, part.headings.cells)

    def _next_form(self, part: "_Part", number: int, most: int = _LOOKED_AT) -> "_Part":
        """Begin a form below another; the lines over its headings, at *most* so many, are its."""
        above: list[SheetRow] = []
        while part.rows and len(above) < most and self._is_over_a_form(part.rows[-1]):
            above.insert(0, part.rows.pop())
        words = next((cleaned(cell) for row in above for cell in row.cells if cleaned(cell)), "")
        if above:
            self._remarks.append(
                tr(
                    "{rows} (“{words}”, …) {part} over the headings of a form of their own.",
                    rows=row_words(row.number for row in above),
                    words=shown(words),
                    part="stands" if len(above) == 1 else "stand",
                )
            )
        return _Part(Row(number, part.headings.cells), above=above)

    def _is_over_a_form(self, row: SheetRow) -> bool:
        """Return whether a row is a title, or says of what the form below it is."""
        filled = [cleaned(cell) for cell in row.cells if cleaned(cell)]
        if self._names_questions(filled):
            return False
        labels = filled[::2]  # "Child", "Child A", "Agency", "School"
        named = all(self._matcher.is_a_name(normalised(one)) for one in labels)
        return len(filled) == 1 or (named and len(filled) % 2 == 0)

    def _are_headings(self, cells: Sequence[str], headings: Row) -> bool:
        if not any(len(cell) <= _LONGEST_CASE and normalised(cell) == CASE for cell in cells):
            return False
        named = {normalised(cell) for cell in cells if cell}
        return named <= self._headings or _same(cells, headings.cells) or "agency" in named

    def _is_aside(self, number: int, cells: Sequence[str], part: "_Part") -> bool:
        """Return whether a row is a total or a note; it is said which were passed over."""
        filled = [(at, cell) for at, cell in enumerate(cells) if cell]
        first, headings = filled[0][1], part.headings
        if not part.rows and len(filled) > 1 and all(_in_brackets(cell) for _, cell in filled):
            self._remarks.append(
                tr("Row {number} only says what to write and was passed over.", number=number)
            )
            return True
        total = bool({*normalised(first).replace(":", " ").split()[:2]} & _TOTALS)
        section = self._heads_a_section(filled)
        if not (total or section or len(filled) == 1):
            return False
        if any(self._cases.find(cell) for _, cell in filled):
            return False
        if len(filled) == 1 and self._is_band(first, headings):
            return False
        if section:
            self._remarks.append(_repeats_words(number))
            return True
        words = normalised(first).replace(":", " ").split()
        names = part.plain
        at_agency = names.index("agency") if "agency" in names else None
        agency = cells[at_agency] if at_agency is not None and at_agency < len(cells) else ""
        if total and (not agency or agency == first):
            self._remarks.append(
                tr(
                    "Row {number} (“{shown}”) looks like a total and was passed over.",
                    number=number,
                    shown=shown(first),
                )
            )
            return True
        if len(filled) == 1 and len(named := [one for one in names if one]) > 1:
            at = filled[0][0]
            could_be_a_case = "agency" not in named and names[at : at + 1] == ("case",)
            if not _is_prose(words, first, 6 if could_be_a_case else 4):
                return False
            self._remarks.append(
                tr(
                    "Row {number} (“{shown}”) looks like a note and was passed over.",
                    number=number,
                    shown=shown(first),
                )
            )
            return True
        return False

    def _is_band(self, words: str, headings: Row) -> bool:
        """Return whether an agency or a question stands alone above the rows that are its own."""
        if self._agencies.find(words) is not None:
            return True
        meant = self._matcher.question_meant(words)
        sure = meant is not None and meant[1] is Certainty.CERTAIN
        return sure and not self._names_questions(headings.cells)

    def _heads_a_section(self, filled: Sequence[tuple[int, str]]) -> bool:
        """Return whether a row says only once more what its columns hold: "Yes/No", "Evidence"."""
        if not 1 < len(filled) - 1 < _CHANCE + 1:
            return False
        plain = [normalised(cell).strip(" .:") for _, cell in filled[1:]]
        return (
            len(plain) > 1
            and {*plain} <= ANSWERS | ASKED_SHORT | COMMENTS
            and bool({*plain} & COMMENTS)
        )

    def _grid(self, part: "_Part") -> Grid:
        headed, rows = part.headings, part.rows
        self._refuse_second_heading(headed)
        width = len(headed.cells)
        table = tuple(
            Row(row.number, _padded(tuple(map(cleaned, row.cells)), width)) for row in rows
        )
        table, numbered = without_numbers(headed.cells, table)
        headed = self._with_names_headed(headed, table)
        flaws, remarks = flaws_in(self._source, self._head, headed.cells, rows, self._origins())
        remarks = (*numbered, *remarks)
        made = Grid(self._source, headed.cells, table, headed.number, remarks, flaws)
        above = tuple(cleaned(cell) for row in part.above for cell in row.cells if cleaned(cell))
        text = self._head.text
        mark = text.delimiter if text is not None else ""
        return replace(made, sheet=self._head.name, above=above, delimiter=mark)

    def _with_names_headed(self, headed: Row, rows: Sequence[Row]) -> Row:
        """Head a column that has no heading and holds nothing but cases, or nothing but agencies.

        What it is then is proposed.
        """
        cells = list(headed.cells)
        for at, heading in enumerate(cells):
            told = {row.at(at) for row in rows} - {""}
            if not heading and told and any(self._are_all(told, index) for index in self._names):
                cells[at] = tr("Column {number}", number=at + 1)
        return replace(headed, cells=tuple(cells))

    @staticmethod
    def _are_all(told: Collection[str], names: NameIndex) -> bool:
        return all(names.find(one) is not None for one in told)

    def _refuse_second_heading(self, headings: Row) -> None:
        """Refuse two columns of one name; "Comments" may stand behind each question."""
        seen: set[str] = set()
        known = self._headings if self._names_questions(headings.cells) else None
        for heading in filter(None, headings.cells):
            plain = normalised(heading)
            comment = IS_COMMENT.fullmatch(plain) is not None
            if plain in seen and (not comment if known is None else plain in known):
                raise Unreadable(
                    tr(
                        "Two columns of “{shown}” are headed “{shown_2}” (row {number}).",
                        shown=shown(self._source),
                        shown_2=shown(heading),
                        number=headings.number,
                    ),
                    NOTHING_IN,
                    tr("Rename or remove one of them and bring the file in again."),
                )
            seen.add(plain)

    def _names_questions(self, cells: Sequence[str]) -> bool:
        if not self._vocabulary.wordings:
            return False
        return any(map(self._matcher.is_question, filter(None, map(cleaned, cells))))

    def _origins(self) -> dict[MergedCells, str]:
        """Return the text of merged cells, which stands at their first corner."""
        by_number = {row.number: row.cells for row in self._raw}
        return {
            merged: cleaned(cells[merged.left])
            for merged in self._head.merged
            if merged.left < len(cells := by_number.get(merged.top, ()))
        }

    def _columns_hidden(self, headed: Row) -> Iterable[str]:
        named = [
            f"“{shown(headed.cells[at])}”"
            for at in self._head.hidden_columns
            if at < len(headed.cells) and headed.cells[at]
        ]
        if named:
            more = tr(" and {number} more", number=len(named) - 5) if len(named) > 5 else ""
            yield tr(
                "Hidden in the workbook, and read all the same: {names}{more}.",
                names=", ".join(named[:5]),
                more=more,
            )


def _repeats_words(number: int) -> str:
    return tr("Row {number} repeats the headings and was passed over.", number=number)


def _two_lines_words(first: int, second: int) -> str:
    return tr(
        "Rows {number} and {number_2} were read as headings in two lines.",
        number=first,
        number_2=second,
    )


def _in_brackets(cell: str) -> bool:
    return (cell[0], cell[-1]) in (("(", ")"), ("[", "]"), ("<", ">"))


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _same(cells: Sequence[str], headings: Sequence[str]) -> bool:
    pairs = zip_longest(cells, headings, fillvalue="")
    return all(one == other or normalised(one) == normalised(other) for one, other in pairs)


def _is_prose(words: Sequence[str], text: str, from_words: int) -> bool:
    """Return whether a cell standing alone is a note; *from_words* are enough to be a sentence."""
    marked = text.startswith(("*", "(")) or {*words[:1]} & {"note", "notes", "source", "key"}
    closed = len(words) >= 2 and text.rstrip().endswith((".", ":"))
    return bool(marked) or closed or len(words) >= from_words
