"""Reads our own forms when they come back filled in: what is in them is certain, or held back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.dates import DateColumn
from core.intake.disk import NOTHING_IN
from core.intake.doubts import Reason, doubts_on_return
from core.intake.form_changes import is_as_sent
from core.intake.form_words import is_form, typed_over, where_no_answer_belongs
from core.intake.grid import Row
from core.intake.limits import LONGEST_MESSAGE
from core.intake.matching.answers import answer_match, joined, waits_for_yes
from core.intake.returns import nil_and_more
from core.intake.sheets import Contents, SheetRow, Worksheet
from core.intake.values import AnswerColumns, AnswerReader
from core.intake.vocabulary import Choices, FormNumbers, Vocabulary
from core.model.case import Known
from core.model.draft.match import Certainty, Match
from core.model.draft.returns import (
    Doubt,
    DoubtKind,
    Draft,
    DraftKind,
    Problem,
    ReturnDraft,
    UnreadAnswer,
)
from core.model.fault import Unreadable, at_most, shown
from core.model.form import (
    BEGINS,
    ENDS,
    NOBODY,
    VALUE_COLUMN,
    VERSION,
    FieldKind,
    FieldName,
    field_name,
    person_in,
)
from core.model.names import cleaned, normalised
from core.model.tool import AnswerKind
from core.model.value import each_value
from core.wording.numbers import listed
from core.words import plural, tr

_NOT_TICKED: Final = frozenset(("", "no", "n", "false", "off", "0", "-", "\u2610"))
_TICKED: Final = frozenset(("yes", "y", "true", "on", "1", "x", "\u2713", "\u2714", "\u2612"))
_LONGEST_NUMBER: Final = 12
_MOST_NAMED: Final = 5


def holds_forms(contents: Contents) -> bool:
    """Return whether a file is one or more of our own forms."""
    return any(is_form(sheet) for sheet in contents.sheets)


def forms_in(contents: Contents, vocabulary: Vocabulary) -> Draft[ReturnDraft]:
    """Return what the forms of a file say, a return each.

    One whose answers cannot be taken at their word is held back whole. Raises Unreadable
    where a form is newer than this program.
    """
    labels = _labels(contents.sheets)
    sheets = [sheet for sheet in contents.sheets if is_form(sheet)]
    found: list[Draft[ReturnDraft]] = []
    blank: list[ReturnDraft] = []
    first: _Told = {}
    for place, sheet in enumerate(sheets, 1):
        source = contents.source
        if len(sheets) > 1:
            source = tr("{source}, “{name}”", source=source, name=shown(sheet.head.name))
        read = _Filled(source, sheet, vocabulary, labels, place)
        read.must_be_known()
        found.append(read.draft(first))
        blank += [read.row] if read.row is not None and read.is_blank else []
    beside = [
        one
        for sheet in contents.sheets
        for one in where_no_answer_belongs(contents.source, sheet, vocabulary.numbers)
    ]
    return Draft(
        contents.source,
        tuple(row for one in found for row in one.rows),
        (
            *(problem for one in found for problem in one.problems),
            *beside,
            *_blank_words(contents.source, blank, len(sheets)),
        ),
        DraftKind.RETURNS,
        tuple(dict.fromkeys(remark for one in found for remark in one.remarks)),
        tuple(doubt for one in found for doubt in one.doubts),
        joined(match for one in found for match in one.matches),
        forms=True,
    )


def _blank_words(source: str, blank: Sequence[ReturnDraft], forms: int) -> Iterator[Problem]:
    """Yield what is said of forms that are as they went out: of all of a file at once.

    *forms* is how many are in the file: where there are others, the blank one is named.
    """
    named = [
        tr("{agency} for {reference}", agency=shown(row.agency), reference=shown(row.case))
        for row in blank[:_MOST_NAMED]
    ]
    if len(blank) == 1:
        what = tr("nothing is filled in; it is as it went out. If that is what came back, ") + tr(
            "mark it in Returns as “returned, no form filled in”."
        )
        yield Problem(source, 0, f"{named[0]}: {what}" if forms > 1 else what)
    elif blank:
        more = len(blank) - len(named)
        what = tr(
            "{count} are blank, as they went out ({names}). If that is how they came back, "
            "choose them in Returns and mark them as “returned, no form filled in”.",
            count=plural(len(blank), "form"),
            names=listed([*named, tr("{more} more", more=more)] if more else named),
        )
        yield Problem(source, 0, what)


def _as_of_a_form(reason: Reason) -> Reason:
    """Say of a form that nobody asks for now that its request was withdrawn.

    Forms go out for requests only.
    """
    kind, what = reason
    if kind is not DoubtKind.UNASKED:
        return reason
    return kind, tr("its request was withdrawn since the form went out: {what}", what=what)


_Told = dict[tuple[str, str], tuple[str, str]]
"""Where in the file a form was before, and what alone says what it said, by case and agency."""


def _labels(sheets: Iterable[Worksheet]) -> dict[str, set[str]]:
    """Return which answers a label stood for when the form went out."""
    found: dict[str, set[str]] = {}
    for name, value in (pair for sheet in sheets for pair in _fields(sheet.rows)):
        if name.kind is FieldKind.LABEL:
            found.setdefault(normalised(value), set()).add(name.key)
    return found


def _fields(rows: Iterable[SheetRow]) -> Iterable[tuple[FieldName, str]]:
    for row in rows:
        name = field_name(row.cells[0]) if row.cells else None
        if name is not None:
            yield name, _cell(row)


def _cell(row: SheetRow) -> str:
    return cleaned(row.cells[VALUE_COLUMN]) if len(row.cells) > VALUE_COLUMN else ""


@dataclass(slots=True)
class _Filled:
    """One form as it came back, taken apart field by field."""

    source: str
    sheet: Worksheet
    words: Vocabulary
    labels: Mapping[str, set[str]]
    place: int = 1
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unread: list[tuple[str, str, str]] = field(default_factory=list)
    typed_over: list[str] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    comments_in_answers: dict[str, list[str]] = field(default_factory=dict)
    row: ReturnDraft | None = None

    @property
    def numbers(self) -> FormNumbers:
        """What the numbers in the fields' names stand for."""
        return self.words.numbers

    def must_be_known(self) -> None:
        """Raise Unreadable for a form whose fields are named in a way to come."""
        version = self._own(FieldKind.FORM)[0].number
        if version > VERSION:
            raise Unreadable(
                tr("“{shown}” is a form of a newer Casewalk.", shown=shown(self.source)),
                NOTHING_IN,
                tr("Bring it in with the Casewalk that made it, or a newer one."),
            )

    def draft(self, first: _Told) -> Draft[ReturnDraft]:
        """Return the form as a return that enters, waits for somebody's word or is held back."""
        row, place = self._return(), self.place
        unread = {key: written for key, written, _ in self.unread}
        self.row = row = replace(row, unread=unread, row=place)
        if self.is_blank:
            return Draft(self.source)
        pair = normalised(row.case), normalised(row.agency)
        again = "" if self.faults else self._seen_before(row, pair, first)
        if again:
            return Draft(self.source, remarks=(again,))
        problems = [Problem(self.source, 0, self._gone_words())] if self.gone else []
        if self.faults:
            why = [*filter(None, (self._other_audit(),)), *self.faults]
            what = at_most(why, LONGEST_MESSAGE)
            problems.append(Problem(self.source, place, what, form=True, entry=row))
            return Draft(self.source, (), tuple(problems), matches=tuple(self.matches))
        first[pair] = shown(self.sheet.head.name) or self.source, row.fingerprint
        alone = tuple(
            Problem(
                self.source,
                place,
                why,
                answer=UnreadAnswer(row.case, row.agency, key, written),
                form=True,
            )
            for key, written, why in self.unread
        )
        doubts = self._doubts(row)
        if doubts:
            what = at_most([why for _, why in doubts], LONGEST_MESSAGE)
            kinds = frozenset(kind for kind, _ in doubts)
            waiting = (Doubt(self.source, place, what, kinds, row, alone, form=True),)
            return replace(self._whole(row), problems=tuple(problems), doubts=waiting)
        return replace(self._whole(row), rows=(row,), problems=(*problems, *alone))

    @property
    def is_blank(self) -> bool:
        """Whether it is as it went out."""
        told = self.row is not None and self.row.says_something
        return self.row is not None and not (told or self.faults or self.gone)

    def _whole(self, row: ReturnDraft) -> Draft[ReturnDraft]:
        """Return what is known of a form that may come in, without its return."""
        remarks = self._remarks(row)
        return Draft(self.source, remarks=remarks, matches=tuple(self.matches))

    def _seen_before(self, row: ReturnDraft, pair: tuple[str, str], first: _Told) -> str:
        """Return what is said of a form that says only what is there; "" for any other.

        One that says something else than another of its file is a fault.
        """
        agency, reference = shown(row.agency), shown(row.case)
        there = self.words.returned.get(pair)
        if there is not None and there.is_same_as(row.fingerprint):
            return tr(
                "The form of “{agency}” for “{reference}” says what is there already: "
                "it counts once.",
                agency=agency,
                reference=reference,
            )
        source, told = first.get(pair, ("", ""))
        if not source:
            return ""
        if told == row.fingerprint:
            return tr(
                "The form of “{agency}” for “{reference}” is there twice: it counts once.",
                agency=agency,
                reference=reference,
            )
        self.faults.append(
            tr(
                "the form of “{agency}” for “{reference}” is in “{source}” too, "
                "and says something else there.",
                source=source,
                agency=agency,
                reference=reference,
            )
        )
        return ""

    def _remarks(self, row: ReturnDraft) -> tuple[str, ...]:
        if not row.completed:
            self.remarks.append(
                tr(
                    "The form of “{agency}” for “{reference}” does not say on which day it was "
                    "completed: it comes in without one. Ask for it if it matters.",
                    agency=shown(row.agency),
                    reference=shown(row.case),
                )
            )
        left_out = self.words.not_asked(row)
        if left_out:
            self.remarks.append(
                tr(
                    "The form of “{agency}” for “{reference}” answers {names}, which its form says "
                    "to leave blank as the rest of it stands: that comes in as it is.",
                    agency=shown(row.agency),
                    reference=shown(row.case),
                    names=listed(left_out),
                )
            )
        version = self._own(FieldKind.TOOL)[1]
        if version and version != self.numbers.version:
            self.remarks.append(
                tr(
                    "A form is of an earlier version of the audit tool ({version}). Its answers "
                    "come in by the questions they were given to.",
                    version=shown(version),
                )
            )
        return tuple(self.remarks)

    def _gone_words(self) -> str:
        more = len(self.gone) - _MOST_NAMED
        names = ", ".join(self.gone[:_MOST_NAMED]) + (
            tr(" and {more} more", more=more) if more > 0 else ""
        )
        return tr(
            "the audit tool no longer asks {names}; what was answered there was left out.",
            names=names,
        )

    def _doubts(self, row: ReturnDraft) -> list[Reason]:
        found: list[Reason] = []
        other = self._other_audit()
        if other:
            found.append((DoubtKind.OTHER_AUDIT, other))
        proposed = [one for one in self.matches if one.certainty is Certainty.PROPOSED]
        if proposed:
            found.append((DoubtKind.PROPOSED, waits_for_yes(proposed)))
        changed = [*self.typed_over, *typed_over(self.sheet, self.numbers)]
        found += ((DoubtKind.CHANGED, what) for what in changed)
        return [*found, *map(_as_of_a_form, doubts_on_return(row, self.words))]

    def _other_audit(self) -> str:
        """Return what is said of a form of another audit, by what is inside it; "" of ours."""
        name, audit = self._own(FieldKind.AUDIT)
        alike = normalised(audit) == normalised(self.numbers.title)
        if name.key and self.numbers.mark:
            if name.key == self.numbers.mark:
                return ""
            if alike:
                return tr(
                    "the form is of another audit that is called “{audit}” too.",
                    audit=shown(audit),
                )
        if alike:
            return ""
        return tr(
            "the form is of the audit “{audit}”, and this one is “{title}”.",
            audit=shown(audit),
            title=shown(self.numbers.title),
        )

    def _own(self, kind: FieldKind) -> tuple[FieldName, str]:
        """Return one of the fields that every form has."""
        return next(
            (one for one in _fields(self.sheet.rows) if one[0].kind is kind), (FieldName(kind), "")
        )

    def _return(self) -> ReturnDraft:
        case = self._named(FieldKind.CASE, self.words.cases, self.numbers.cases)
        agency = self._named(FieldKind.AGENCY, self.words.agencies, self.numbers.agencies)
        for row in self.sheet.rows:
            if VALUE_COLUMN in row.unvalued and field_name(row.cells[0] if row.cells else ""):
                self.faults.append(tr("a formula without a value stands in row {n}.", n=row.number))
        answers = self._answers()
        comments = self._with_those_in_answers(self._comments())
        known = self._known()
        nil = self._ticked(self._own(FieldKind.NIL)[1]) or known == (NOBODY,)
        completed = self._day(self._own(FieldKind.COMPLETED)[1])
        if nil and (answers or comments or self.unread):
            self.faults.append(nil_and_more(len(answers), len(comments)))
        if NOBODY in known and known != (NOBODY,):
            self.faults.append(tr("it says that nobody was known, and yet it ticks somebody."))
        elif nil and known and known != (NOBODY,):
            self.faults.append(tr("it says that no record is held, and yet somebody was known."))
        role = self._own(FieldKind.ROLE)[1]
        people = () if nil else known
        return ReturnDraft(case, agency, completed, answers, comments, nil, known=people, role=role)

    def _known(self) -> tuple[str, ...]:
        """Return whom the agency says it knew, nobody among them, in the form's order."""
        found = {
            name.part: value
            for name, value in _fields(self.sheet.rows)
            if name.kind is FieldKind.KNOWN
        }
        every = (*(one.value for one in Known), NOBODY)
        return tuple(who for who in every if who in found and self._ticked(found[who]))

    def _named(self, kind: FieldKind, names: Sequence[str], numbers: Mapping[int, str]) -> str:
        """Return a case's or agency's name here, by the form's number or by what it printed."""
        name, written = self._own(kind)
        what = tr("{case}") if kind is FieldKind.CASE else tr("agency")
        here = {normalised(one): one for one in names}
        by_words = here.get(normalised(written), "")
        by_number = numbers.get(name.number, "")
        if by_words and by_number and by_words != by_number:
            self.faults.append(
                tr(
                    "its {what} was “{written}” when the form went out, which is now another one: "
                    "it may be “{one}” or “{other}”.",
                    what=what,
                    written=shown(written),
                    one=shown(by_words),
                    other=shown(by_number),
                )
            )
        found = by_words or by_number
        if by_number and not by_words and not is_as_sent(self.sheet, kind):
            self.typed_over.append(
                tr(
                    "its {what} is “{written}” on the form, and it went out for “{other}”: it was "
                    "typed over, or is called otherwise now.",
                    what=what,
                    written=shown(written),
                    other=shown(by_number),
                )
            )
        if not found:
            self.faults.append(
                tr("“{shown}” is no {what} of this audit.", shown=shown(written), what=what)
            )
        return found or written

    def _day(self, written: str) -> str:
        return DateColumn([(0, written)]).read(written, self.faults) if written else ""

    def _ticked(self, written: str) -> bool:
        plain = normalised(written).removeprefix("/")
        if plain not in _TICKED | _NOT_TICKED:
            self.faults.append(
                tr("“{shown}” stands where only a tick belongs.", shown=shown(written))
            )
        return plain in _TICKED

    def _comments(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in _fields(self.sheet.rows):
            if name.kind is FieldKind.COMMENT and value:
                key = self.numbers.questions.get(name.number)
                if key is None:
                    self.gone.append(tr("comments on {key}", key=name.key))
                else:
                    found[key] = value
        return found

    def _with_those_in_answers(self, comments: dict[str, str]) -> dict[str, str]:
        """Return the comments with what was written beside answers before them."""
        for key, said in self.comments_in_answers.items():
            comments[key] = "\n".join(filter(None, (*said, comments.get(key, ""))))
        return comments

    def _answers(self) -> dict[str, str]:
        given: dict[tuple[int, str], dict[str, str]] = {}
        for name, value in _fields(self.sheet.rows):
            if name.kind is FieldKind.ANSWER and value:
                given.setdefault((name.number, name.key), {})[name.part] = value
        found: dict[str, str] = {}
        for (number, printed), parts in given.items():
            key = self.numbers.items.get(number)
            if key is None:
                if any(normalised(part) not in _NOT_TICKED for part in parts.values()):
                    self.gone.append(printed)
                continue
            answer = self._answer(key, self.words.items[key], parts)
            if answer:
                found[key] = answer
        order = {key: at for at, key in enumerate(self.words.items)}
        return dict(sorted(found.items(), key=lambda one: order[one[0]]))

    def _answer(self, key: str, choices: Choices, parts: Mapping[str, str]) -> str:
        if choices.held.kind.for_each:
            return self._of_each(key, choices, parts)
        if choices.held.kind is AnswerKind.PERIOD:
            at = AnswerColumns(key, choices, 0, 1, 2)
            row = Row(0, (parts.get("", ""), parts.get(BEGINS, ""), parts.get(ENDS, "")))
        else:
            at = AnswerColumns(key, choices, 0)
            row = Row(0, (self._one_cell(key, choices, parts),))
        wrong: list[str] = []
        reader = AnswerReader(at, [row])
        answer = reader.read(row, wrong)
        self.unread += ((key, reader.written(row), why) for why in wrong[:1])
        return answer

    def _of_each(self, key: str, choices: Choices, parts: Mapping[str, str]) -> str:
        """Return what is answered of each person; one that cannot be read holds all of it back."""
        given: dict[int, str] = {}
        people: dict[str, dict[str, str]] = {}
        for part, written in parts.items():
            person, end = person_in(part)
            people.setdefault(person, {})[end] = written
        for person, ends in people.items():
            found, why = self._of_one(key, choices, ends)
            if not found or not self._is_of_case(person):
                said = "; ".join(filter(None, parts.values()))
                written = " ".join(ends.values())
                self.unread += ((key, said, why or self._no_answer(key, written, choices)),)
                return ""
            given[int(person)] = found
        return each_value(given)

    def _of_one(self, key: str, choices: Choices, ends: Mapping[str, str]) -> tuple[str, str]:
        """Return what is said of one person, or why it cannot be read."""
        written = ends.get("", "")
        if choices.held.kind.from_some:
            one_of = Choices(choices.pairs)
            found = one_of.find(written) or one_of.find(self._by_label(key, written, one_of))
            return found or "", ""
        row = Row(0, (written, ends.get(BEGINS, ""), ends.get(ENDS, "")))
        single, wrong = Choices(choices.pairs, choices.held.of_one), list[str]()
        period = (1, 2) if single.held.kind is AnswerKind.PERIOD else (None, None)
        found = AnswerReader(AnswerColumns(key, single, 0, *period), [row]).read(row, wrong)
        return found, next(iter(wrong), "")

    @staticmethod
    def _no_answer(key: str, written: str, choices: Choices) -> str:
        return tr(
            "“{shown}” is not an answer to question {key}, which offers {offered}.",
            shown=shown(written),
            key=key,
            offered=choices.offered,
        )

    def _is_of_case(self, part: str) -> bool:
        """Return whether a field may be about one of the case: about nobody of another."""
        if not (part.isascii() and part.isdecimal() and len(part) < _LONGEST_NUMBER):
            return False
        own = self._own(FieldKind.CASE)[0].number
        return self.numbers.people.get(int(part), own) == own

    def _one_cell(self, key: str, choices: Choices, parts: Mapping[str, str]) -> str:
        """Return an answer as a list would have it in one cell."""
        if choices.held.kind is AnswerKind.SEVERAL and "" not in parts:
            chosen = [part for part, value in parts.items() if self._ticked(value)]
            return ";".join(chosen)
        written = parts.get("", "")
        if not choices.held.kind.one_of_some or choices.find(written) is not None:
            return written
        return self._by_label(key, written, choices)

    def _by_label(self, key: str, written: str, choices: Choices) -> str:
        """Return an answer by the label that the form itself has for it."""
        meant = self.labels.get(normalised(written), set()) & set(choices.keys)
        return next(iter(meant)) if len(meant) == 1 else self._meant(key, written, choices)

    def _meant(self, key: str, written: str, choices: Choices) -> str:
        """Return what a word that is no answer is likely meant as; as it stands where unknown."""
        match = answer_match(key, written, choices, self.words, comments_too=True)
        if match is None:
            return written
        if match.comment and match.means:
            question = self.words.question_of.get(key, key)
            said = match.comment if question == key else f"{key}: {match.comment}"
            self.comments_in_answers.setdefault(question, []).append(said)
        self.matches.append(replace(match, cells=1, rows=(self.place,)))
        return match.means or written
