"""What is worth a look in an audit tool before it goes out, each note with its reason and a mend.

Notes are advice: none stops a tool. What makes a tool unusable is refused when it is read.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Final

from core.model.bearing import Bearing
from core.model.draft.tool import AnswerDraft, ItemDraft, QuestionDraft, ToolDraft
from core.model.grading import GradeOf, Working
from core.model.names import normalised
from core.model.tool import AnswerKind
from core.wording.answer_words import says_otherwise
from core.wording.tool_conditions import Resting
from core.wording.tool_halves import asks_twice
from core.wording.tool_wordings import asks_a_feeling, holds_for_some
from core.words import later, tr

MOST_WORDS: Final = 30
"""A wording longer than this is not read to its end, on a form or on a wall."""

Part = QuestionDraft | ItemDraft


class NoteAbout(Enum):
    """What is looked for: how it is called, and why it matters. The heaviest come first."""

    CIRCLE = (
        later("A condition that goes in a circle"),
        later("Each waits for the other, so neither would ever be asked."),
    )
    NEVER = (
        later("A condition that can never hold"),
        later("What it rests on cannot be so, or not at once: it would never be asked."),
    )
    NOBODY = (
        later("A question for nobody"),
        later("Its theme is for some agencies and it is for others: no form would have it."),
    )
    NOT_ON_ITS_FORM = (
        later("A condition on what its form does not ask"),
        later(
            "Whoever fills it in cannot tell whether it applies: what decides it stands elsewhere."
        ),
    )
    NO_MET = (
        later("No answer says it was met"),
        later("However good the practice, no count could show it."),
    )
    COUNTS_AS = (
        later("An answer that counts as something else than it says"),
        later("Its words do not say that nobody knew, or that it did not apply, and it counts so."),
    )
    REVERSED = (
        later("A scale the other way round"),
        later(
            "Its first answer is the bad news, unlike in the questions around it: "
            "whoever answers quickly gets it wrong."
        ),
    )
    ALIKE = (
        later("Two answers that look alike"),
        later("On a form or from the back of a room one is taken for the other."),
    )
    DOUBLE = (
        later("Two questions in one"),
        later("Someone who says yes to one half and no to the other has no answer to give."),
    )
    NO_WAY_OUT = (
        later("No way to say “don't know” or “not applicable”"),
        later("A blank does not say whether nobody knew, nobody looked or it did not apply."),
    )
    NOT_APPLICABLE = (
        later("No way to say “not applicable”"),
        later("It only applies to some, and the others would have to say no."),
    )
    GRADE_FIRST = (
        later("A grade before what it sums up"),
        later("The room would give it before it has heard what it rests on."),
    )
    OF_NOTHING = (
        later("A grade that nothing it sums up can lead to"),
        later("It would never be worked out: nothing that it sums up weighs for it."),
    )
    POINTS_MISFIT = (
        later("A grade whose points do not fit"),
        later("What is earned then leads to the wrong grade, or to none."),
    )
    EARNS_POINTS = (
        later("“Not applicable” that earns a point"),
        later("A total then rises with what did not apply, and says more than was done."),
    )
    SAME_BEARING = (
        later("Two answers that count as one"),
        later("Both count as the same, so no count can tell them apart."),
    )
    NOT_ON_FILE = (
        later("A question a file cannot answer"),
        later("What somebody feels or thinks is on a file only where it was written down."),
    )
    CITES_NONE = (
        later("A standard that is not on the list"),
        later("Whoever looks it up finds nothing: it was never listed, or has another number now."),
    )
    LONG = (
        later("A wording over {most} words"),
        later("It is not read to its end on a form, and is cut on the room screen."),
    )

    @property
    def title(self) -> str:
        """What the note is called."""
        return tr(str(self.value[0]), most=MOST_WORDS)

    @property
    def why(self) -> str:
        """Why it matters, in a sentence."""
        return tr(str(self.value[1]))


@dataclass(frozen=True, slots=True)
class ToolNote:
    """One note: what about, the key of the question or line it is at, and what would mend it.

    `at` is the name of an answer set where the note is about one, `answer` the label of the one
    that a button mends.
    """

    about: NoteAbout
    at: str
    mend: str
    answer_set: bool = False
    answer: str = ""

    @property
    def where(self) -> str:
        """Return "question 7" or "the answer set “grade”"."""
        return (
            tr("the answer set “{at}”", at=self.at)
            if self.answer_set
            else tr("question {at}", at=self.at)
        )


def tool_notes(tool: ToolDraft) -> tuple[ToolNote, ...]:
    """Return what is worth a look, heaviest first and then in the order of the tool.

    The tool must hold together: `core.intake.tool.first_fault` has nothing to say of it.
    """
    found = [note for look in _LOOKS for note in look(tool)]
    weight = list(NoteAbout)
    return tuple(sorted(found, key=lambda note: weight.index(note.about)))


def every_part(tool: ToolDraft) -> Iterator[Part]:
    """Yield every question and every line of a checklist, in order."""
    for question in tool.questions:
        yield question
        yield from question.items


def _answered(tool: ToolDraft) -> Iterator[tuple[QuestionDraft, Part]]:
    for question in tool.questions:
        for part in question.items or (question,):
            yield question, part


# Conditions


def _conditions(tool: ToolDraft) -> Iterator[ToolNote]:
    rests = Resting(tool)
    for _, part in _answered(tool):
        if rests.in_a_circle(part.key):
            yield ToolNote(
                NoteAbout.CIRCLE, part.key, tr("Ask one of them always, or rest it on another.")
            )
        elif rests.asked_of_nobody(part.key):
            mend = tr("Tick an agency that its theme is for too, or none.")
            yield ToolNote(NoteAbout.NOBODY, part.key, mend)
        elif (on := rests.never_holds(part.key)) is not None:
            mend = (
                tr("Rest it on an answer to question {item} that can be given.", item=on)
                if on
                else tr("Let one thing it rests on hold together with the others.")
            )
            yield ToolNote(NoteAbout.NEVER, part.key, mend)
        elif on := rests.decided_elsewhere(part.key):
            mend = tr(
                "Ask {on} of the same agencies, or rest it on something they can tell.", on=on
            )
            yield ToolNote(NoteAbout.NOT_ON_ITS_FORM, part.key, mend)


def _citations(tool: ToolDraft) -> Iterator[ToolNote]:
    known = {normalised(one.number) for one in tool.standards}
    for question in tool.questions:
        for number in question.cites:
            if normalised(number) not in known:
                mend = tr(
                    "List standard {number} under The audit, or cite another here.", number=number
                )
                yield ToolNote(NoteAbout.CITES_NONE, question.key, mend)


# Answer sets


def _answer_sets(tool: ToolDraft) -> Iterator[ToolNote]:
    used = {part.answers for _, part in _answered(tool)} | {one.answers for one in tool.questions}
    for name, answers in tool.answer_sets.items():
        if name in used:
            yield from _looking_alike(name, answers)
            kind = tool.kind_of(name).kind
            if kind.one_of_some:
                banded = any(answer.band for answer in answers)
                graded = kind is AnswerKind.GRADES
                yield from _one_set(name, answers, told_apart=banded, graded=graded)
                yield from _counting_otherwise(name, answers)
            if any(one.points and one.bearing is Bearing.NOT_APPLICABLE for one in answers):
                mend = tr("Let it earn nothing: the honest count leaves out what did not apply.")
                yield ToolNote(NoteAbout.EARNS_POINTS, name, mend, answer_set=True)


def _one_set(
    name: str, answers: Sequence[AnswerDraft], *, told_apart: bool, graded: bool
) -> Iterator[ToolNote]:
    bearings = [answer.bearing for answer in answers]
    if Bearing.MET not in bearings and _is_a_scale(answers):
        mend = tr("Under its answers, let the best one count as “met”, or add one that does.")
        weighed = [answer for answer in answers if answer.bearing in _GOOD]
        if len(weighed) == 1 and bearings.count(Bearing.NOT_APPLICABLE) > 1:  # no scale at heart
            mend = tr(
                "Where its answers only say what was so, let “{bad}” count as unknown. Else let "
                "the best one count as “met”.",
                bad=weighed[0].label,
            )
        yield ToolNote(NoteAbout.NO_MET, name, mend, answer_set=True)
    for bearing in (Bearing.MET, Bearing.PARTLY, Bearing.NOT_MET):
        same = [answer.label for answer in answers if answer.bearing is bearing]
        if len(same) > 1 and not told_apart:
            mend = tr(
                "Let “{same}” and “{same_2}” count as two things, or make them one.",
                same=same[0],
                same_2=same[1],
            )
            many = sum(answer.bearing in _GOOD for answer in answers) > len(_GOOD)
            # of the worst a band would be all grades there are
            last = same[-2] if bearing is Bearing.NOT_MET else same[-1]
            if many and not graded:
                mend = tr(
                    "Make them grades on a scale, and give “{last}” a band, such as “{last} or "
                    "better”: then they are told apart.",
                    last=last,
                )
            if graded:  # a long scale has more grades than there are bearings
                mend = tr(
                    "Give “{last}” a band, such as “{last} or better”: then they are told apart.",
                    last=last,
                )
            banded = last if graded else ""
            yield ToolNote(NoteAbout.SAME_BEARING, name, mend, answer_set=True, answer=banded)
            return


def _counting_otherwise(name: str, answers: Sequence[AnswerDraft]) -> Iterator[ToolNote]:
    """Yield answers of a scale that count as nothing by words that say something.

    So does a set of which every answer counts as unknown: nobody said what they are.
    """
    bearings = {one.bearing for one in answers}
    if bearings.isdisjoint(_GOOD) and bearings != {Bearing.UNKNOWN}:
        return
    odd = [one.label for one in answers if says_otherwise(one.label, one.bearing)]
    if not odd:
        return
    mend = tr("Under its answers, say what “{label}” counts as.", label=odd[0])
    if len(odd) > 1:
        mend = tr(
            "Under its answers, say what “{label}” and {more} more count as.",
            label=odd[0],
            more=len(odd) - 1,
        )
    yield ToolNote(NoteAbout.COUNTS_AS, name, mend, answer_set=True)


def _looking_alike(name: str, answers: Sequence[AnswerDraft]) -> Iterator[ToolNote]:
    for one, other in combinations(answers, 2):
        if _look_alike(one.label, other.label):
            mend = tr(
                "Tell “{one}” and “{other}” apart by more than a letter or a point.",
                one=one.label,
                other=other.label,
            )
            yield ToolNote(NoteAbout.ALIKE, name, mend, answer_set=True)


def _is_a_scale(answers: Sequence[AnswerDraft]) -> bool:
    return any(answer.bearing in (Bearing.PARTLY, Bearing.NOT_MET) for answer in answers)


_CONFUSED: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "|": "l"})
_OF_OTHER_SCRIPTS: Final = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορινυκχ",
    "ABEKMHOPCTYXIJSaeopcyxijshdABEZHIKMNOPTYXaopivukx",
)
"""Letters of Cyrillic and Greek that look like Latin ones."""
_POINTED: Final = re.compile(r"[\W_]+")


def _look_alike(one: str, other: str) -> bool:
    """Return whether two labels differ by letters that look the same, or by one letter of many."""
    first, second = normalised(one), normalised(other)
    if _as_seen(one) == _as_seen(other) != "":
        return True
    if min(len(first), len(second)) < 6 or any(map(str.isdecimal, first + second)):
        return False
    return _one_letter_apart(first, second)


def _as_seen(label: str) -> str:
    """Return what is seen of a label at a glance: no points, no accents, Latin letters."""
    plain = unicodedata.normalize("NFKD", normalised(label.translate(_OF_OTHER_SCRIPTS)))
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return _POINTED.sub(" ", bare).strip().translate(_CONFUSED)


def _one_letter_apart(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


# Questions


def _reversed(tool: ToolDraft) -> Iterator[ToolNote]:
    """Point out the few that turn the other way, where most turn one way."""
    ways = [(question, _way(tool, question)) for question in tool.questions]
    known = [way for _, way in ways if way is not None]
    bad_first = sum(not way for way in known)
    if not known or 2 * bad_first >= len(known):
        return
    for question, way in ways:
        if way is False and not question.guidance.strip():
            mend = tr(
                "Ask it the other way round, or say in the guidance that a yes is the bad news."
            )
            yield ToolNote(NoteAbout.REVERSED, question.key, mend)


_GOOD: Final = {Bearing.MET: 2, Bearing.PARTLY: 1, Bearing.NOT_MET: 0}


def _way(tool: ToolDraft, question: QuestionDraft) -> bool | None:
    """Return whether the better answers come first; None where there is no better or worse.

    Marks in figures, such as 1 to 10, are read by their figure whichever comes first.
    """
    weighed = [one for one in tool.answers_of(question.answers) if one.bearing in _GOOD]
    if all(one.label.strip().isdecimal() for one in weighed):
        return None
    grades = [_GOOD[one.bearing] for one in weighed]
    return None if len(set(grades)) < 2 else grades[0] > grades[-1]


def _grades_first(tool: ToolDraft) -> Iterator[ToolNote]:
    """Point out a grade that questions it sums up come after."""
    for at, question in enumerate(tool.questions):
        if not question.grades:
            continue
        of_all = question.grades is GradeOf.CASE
        after = tool.questions[at + 1 :]
        below = [one for one in after if of_all or one.theme == question.theme]
        if any(one.grades is not GradeOf.CASE and _is_summed_up(tool, one) for one in below):
            mend = tr("Move it below the last question it sums up.")
            yield ToolNote(NoteAbout.GRADE_FIRST, question.key, mend)


def _grades_of_nothing(tool: ToolDraft) -> Iterator[ToolNote]:
    """Point out a grade to be worked out where nothing below it weighs, or earns a point."""
    for question in tool.questions:
        if not question.grades or question.working is Working.NONE:
            continue
        below = [answer for name in _sets_below(tool, question) for answer in name]
        by_points = question.working is Working.POINTS
        if any(one.points if by_points else one.bearing in _GOOD for one in below):
            continue
        mend = (
            tr("Give answers below it points, or leave out how it is worked out.")
            if by_points
            else tr("Have it sum up a question with met and not met, or leave out its working.")
        )
        yield ToolNote(NoteAbout.OF_NOTHING, question.key, mend)


def _points_misfits(tool: ToolDraft) -> Iterator[ToolNote]:
    """Point out a grade from points that takes none, more than there are, or what one answer earns.

    Points of all that is summed up are added up: a grade with the answers of what it sums up
    would be the best where one of many was.
    """
    for question in tool.questions:
        if not question.grades or question.working is not Working.POINTS:
            continue
        below = [*_sets_below(tool, question)]
        possible = sum(max((one.points or 0 for one in allowed), default=0) for allowed in below)
        own = tool.answers_of(question.answers)
        takes = [one for one in own if one.points is not None]
        best = max(takes, key=lambda one: one.points or 0, default=None)
        if possible and (mend := _points_mend(best, possible, shared=below.count(own) > 1)):
            yield ToolNote(NoteAbout.POINTS_MISFIT, question.key, mend)


def _points_mend(best: AnswerDraft | None, possible: int, *, shared: bool) -> str:
    if best is None:
        return tr(
            "Say with each of its answers how many points it takes, of {possible} there are.",
            possible=possible,
        )
    takes = best.points or 0
    if takes > possible:
        return tr(
            "“{best}” takes {takes} points, and {possible} can be earned: let it take fewer.",
            best=best.label,
            takes=takes,
            possible=possible,
        )
    if shared and 2 * takes <= possible:
        return tr(
            "Give it answers of its own: “{best}” takes {takes} of the {possible} points that can "
            "be earned, as all are added up.",
            best=best.label,
            takes=takes,
            possible=possible,
        )
    return ""


def _sets_below(tool: ToolDraft, question: QuestionDraft) -> Iterator[tuple[AnswerDraft, ...]]:
    """Yield the answers of what a grade sums up: choices and grades, never what is measured."""
    by_points = question.working is Working.POINTS
    plain = [one for one in tool.questions if not one.grades]
    if question.grades is GradeOf.THEME:
        plain = [one for one in plain if one.theme == question.theme]
    elif not by_points:
        plain = [one for one in tool.questions if one.grades is GradeOf.THEME] or plain
    for one in plain:
        judged = [item.answers for item in one.items] if one.items_judged else [one.answers]
        for name in judged:
            if tool.kind_of(name).kind.one_of_some:
                yield tuple(tool.answers_of(name))


def _is_summed_up(tool: ToolDraft, question: QuestionDraft) -> bool:
    """Return whether an answer says how good something was; words about a grade may follow it."""
    allowed = tool.answers_of(question.answers)
    return tool.kind_of(question.answers).kind.one_of_some and any(
        answer.bearing in _GOOD for answer in allowed
    )


def _wordings(tool: ToolDraft) -> Iterator[ToolNote]:
    for question, part in _every_wording(tool):
        text = part.text
        if asks_twice(text) and tool.kind_of(part.answers).kind not in _TOLD:
            yield ToolNote(
                NoteAbout.DOUBLE, part.key, tr("Make two questions of it, or ask one half.")
            )
        if len(text.split()) > MOST_WORDS:
            mend = tr(
                "It has {words} words. Say it in {most_words}; what explains it goes into the "
                "guidance.",
                words=len(text.split()),
                most_words=MOST_WORDS,
            )
            yield ToolNote(NoteAbout.LONG, part.key, mend)
        if not question.room_only and asks_a_feeling(text, question.guidance):
            mend = tr("Ask what the file records of it, or keep it for the room.")
            yield ToolNote(NoteAbout.NOT_ON_FILE, part.key, mend)


def _every_wording(tool: ToolDraft) -> Iterator[tuple[QuestionDraft, Part]]:
    for question in tool.questions:
        yield question, question
        yield from ((question, item) for item in question.items)


_TOLD: Final = {AnswerKind.WORDS, AnswerKind.PERIOD, AnswerKind.EACH_WORDS, AnswerKind.EACH_PERIOD}
"""Kinds with room for two things in one answer."""


def _ways_out(tool: ToolDraft) -> Iterator[ToolNote]:
    """Point out what cannot be answered truthfully by some; lines of a checklist of records can."""
    for_few = set(Resting(tool).needs)
    for question, part in _answered(tool):
        bearings = {answer.bearing for answer in tool.answers_of(part.answers)}
        if not bearings & set(_GOOD) or _asked_where(question, part):
            continue
        if question.room_only:  # the room can leave it, park it or not agree
            continue
        whole_theme = part.key in for_few
        few = holds_for_some(part.text, whole_theme=whole_theme)
        if few and Bearing.NOT_APPLICABLE not in bearings:
            mend = tr("Add “Not applicable”, or ask it only where it applies.")
            yield ToolNote(NoteAbout.NOT_APPLICABLE, part.key, mend)
        elif not whole_theme and not question.items and bearings <= set(_GOOD):
            mend = tr("Add “Don't know”, “Not applicable” or both. No answer given is touched.")
            yield ToolNote(NoteAbout.NO_WAY_OUT, part.key, mend)


def _asked_where(question: QuestionDraft, part: Part) -> bool:
    """Return whether something is asked of some only, for itself and not with its whole theme."""
    return any(one.only_where or one.asked_where for one in (question, part))


_LOOKS: Final = (
    *(_conditions, _citations, _answer_sets, _reversed),
    *(_grades_first, _grades_of_nothing, _points_misfits, _wordings, _ways_out),
)
