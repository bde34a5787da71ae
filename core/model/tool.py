"""The audit tool: themes, questions, checklist items and the answers they allow."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from core.model.asking import AskedOf, AskingRules, Clause, CommentRule
from core.model.bearing import Bearing as Bearing
from core.model.grading import GradeOf, Working
from core.model.headed import TextPlace, headings_in
from core.model.household import NOBODY, People
from core.model.ids import NEW, AnswerId, AnswerSetId, ItemId, QuestionId, ThemeId
from core.model.standard import Standard
from core.model.working_days import WorkingDays


class AnswerKind(StrEnum):
    """What an answer is: one of some, a grade, several, a value, or one of them a person."""

    CHOICE = "choice"
    GRADES = "grades"
    SEVERAL = "several"
    NUMBER = "number"
    DATE = "date"
    PERIOD = "period"
    WORDS = "words"
    EACH = "each person"
    EACH_GRADE = "a grade for each person"
    EACH_NUMBER = "a number for each person"
    EACH_DATE = "a date for each person"
    EACH_PERIOD = "a period for each person"
    EACH_WORDS = "words for each person"

    @property
    def one_of_some(self) -> bool:
        """Whether it is one of the answers of its set, with a key of its own."""
        return self in (AnswerKind.CHOICE, AnswerKind.GRADES)

    @property
    def from_some(self) -> bool:
        """Whether it is chosen out of the answers of its set: one, several, or one a person."""
        return self.of_one.one_of_some or self is AnswerKind.SEVERAL

    @property
    def for_each(self) -> bool:
        """Whether it is answered for each person of a case."""
        return self in _OF_ONE

    @property
    def of_one(self) -> "AnswerKind":
        """What is answered for one person where each is asked about; else the kind itself."""
        return _OF_ONE.get(self, self)


_OF_ONE: Final = {
    AnswerKind.EACH: AnswerKind.CHOICE,
    AnswerKind.EACH_GRADE: AnswerKind.GRADES,
    AnswerKind.EACH_NUMBER: AnswerKind.NUMBER,
    AnswerKind.EACH_DATE: AnswerKind.DATE,
    AnswerKind.EACH_PERIOD: AnswerKind.PERIOD,
    AnswerKind.EACH_WORDS: AnswerKind.WORDS,
}


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """The answers a question allows, under one name, or the kind of value that answers it.

    `unit` is what a number counts, or of which people of a case each is asked about, as
    `AskedAbout` has them; `target` the days a period may take, 0 for none, counted in
    `working_days` or in all. A number is not below `least` nor above `most`, where they
    are not empty.
    """

    key: str
    id: AnswerSetId = AnswerSetId(NEW)
    kind: AnswerKind = AnswerKind.CHOICE
    unit: str = ""
    target: int = 0
    working_days: bool = False
    least: str = ""
    most: str = ""

    @property
    def of_one(self) -> "AnswerSet":
        """The set as it is answered for one person, where each is asked about; else itself."""
        if not self.kind.for_each:
            return self
        return replace(self, kind=self.kind.of_one, unit="")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an answer set; `key` is its lasting identifier ("dont_know").

    `band` is what this grade and every better one are called together ("good or
    better"). `points` are what it earns, or as a grade worked out from points how
    many it takes; None where nothing is reckoned.
    """

    answer_set_id: AnswerSetId
    key: str
    label: str
    bearing: Bearing
    id: AnswerId = AnswerId(NEW)
    position: int = 0
    band: str = ""
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading that gathers evidence; `emerged` when it did not come with the tool.

    `texts` are the headings of what is written beside it, as `model/headed.py` keeps them.
    """

    title: str
    id: ThemeId = ThemeId(NEW)
    position: int = 0
    key: str = ""
    emerged: bool = False
    texts: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the audit tool; `answer_set_id` is what the room judges it with.

    One that `grades` a theme or the case sums up others; it is given, and only worked
    out from them where `working` says how. One for the `room_only` is on no return.
    `texts` are headings, as a theme's are; `layers` are kept as `model/layers.py` says.
    With `each_agency` the part of each is judged before the one judgement for all.
    `cites` are numbers of standards, kept as `model/standard.py` says. One that is
    `always_discussed` is never adopted together with others, however alike the returns are.
    """

    key: str
    text: str
    short: str
    theme_id: ThemeId
    answer_set_id: AnswerSetId
    id: QuestionId = QuestionId(NEW)
    position: int = 0
    checklist: bool = False
    items_judged: bool = False
    takes_comments: bool = True
    guidance: str = ""
    grades: GradeOf = GradeOf.NOTHING
    working: Working = Working.NONE
    room_only: bool = False
    texts: str = ""
    layers: str = ""
    each_agency: bool = False
    cites: str = ""
    always_discussed: bool = False


@dataclass(frozen=True, slots=True)
class GradeMeaning:
    """What one grade means under one question."""

    question_id: QuestionId
    answer_id: AnswerId
    text: str
    id: int = NEW


@dataclass(frozen=True, slots=True)
class Item:
    """What an agency answers: a checklist's line, or a plain question itself.

    A plain question has one item with the question's own key. `only_where_*`
    name the item and answer it depends on for re-cuts.
    """

    question_id: QuestionId
    key: str
    text: str
    short: str
    answer_set_id: AnswerSetId
    id: ItemId = ItemId(NEW)
    position: int = 0
    only_where_item_id: ItemId | None = None
    only_where_answer_id: AnswerId | None = None


ToolPart = Theme | Question | Item | AnswerSet | Answer
"""Whatever can be added to a tool, or taken out of it."""


@dataclass(frozen=True, slots=True)
class Point:
    """What the room judges at once: a question, or a judged item of a checklist."""

    question_id: QuestionId
    item_id: ItemId | None = None


@dataclass(frozen=True)
class Tool:
    """The whole audit tool with its look-ups; every tuple is in order of position.

    `calendar` is what the working days of its periods are counted by, `people` are whom
    it asks about where it asks about each; both are the audit's, so two tools that ask
    the same are equal whatever they are.
    """

    themes: tuple[Theme, ...] = ()
    answer_sets: tuple[AnswerSet, ...] = ()
    answers: tuple[Answer, ...] = ()
    questions: tuple[Question, ...] = ()
    items: tuple[Item, ...] = ()
    meanings: tuple[GradeMeaning, ...] = ()
    clauses: tuple[Clause, ...] = ()
    asked_of: tuple[AskedOf, ...] = ()
    comment_rules: tuple[CommentRule, ...] = ()
    standards: tuple[Standard, ...] = ()
    calendar: WorkingDays = field(default=WorkingDays(), compare=False)
    people: People = field(default=NOBODY, compare=False, repr=False)
    asking: AskingRules = field(init=False, repr=False, compare=False)
    theme: dict[ThemeId, Theme] = field(init=False, repr=False, compare=False)
    answer_set: dict[AnswerSetId, AnswerSet] = field(init=False, repr=False, compare=False)
    answer: dict[AnswerId, Answer] = field(init=False, repr=False, compare=False)
    question: dict[QuestionId, Question] = field(init=False, repr=False, compare=False)
    item: dict[ItemId, Item] = field(init=False, repr=False, compare=False)
    points: tuple[Point, ...] = field(init=False, repr=False, compare=False)
    conditional_points: tuple[Point, ...] = field(init=False, repr=False, compare=False)
    _of_set: dict[AnswerSetId, tuple[Answer, ...]] = field(init=False, repr=False, compare=False)
    _of_question: dict[QuestionId, tuple[Item, ...]] = field(init=False, repr=False, compare=False)
    _meant: dict[tuple[QuestionId, AnswerId], str] = field(init=False, repr=False, compare=False)
    _written_at: dict[Point, tuple[TextPlace, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "asking", AskingRules(self.clauses, self.asked_of, self.comment_rules))
        put(self, "theme", {theme.id: theme for theme in self.themes})
        put(self, "answer_set", {one.id: one for one in self.answer_sets})
        put(self, "answer", {answer.id: answer for answer in self.answers})
        put(self, "question", {question.id: question for question in self.questions})
        put(self, "item", {item.id: item for item in self.items})
        sets: dict[AnswerSetId, list[Answer]] = {}
        for answer in self.answers:
            sets.setdefault(answer.answer_set_id, []).append(answer)
        put(self, "_of_set", {key: tuple(found) for key, found in sets.items()})
        inside: dict[QuestionId, list[Item]] = {}
        for item in self.items:
            inside.setdefault(item.question_id, []).append(item)
        put(self, "_of_question", {key: tuple(found) for key, found in inside.items()})
        meant = {(one.question_id, one.answer_id): one.text for one in self.meanings}
        put(self, "_meant", meant)
        put(self, "points", tuple(self._all_points()))
        tied = tuple(point for point in self.points if self._is_conditional(point))
        put(self, "conditional_points", tied)
        put(self, "_written_at", self._all_text_places())

    @property
    def asks_about_each(self) -> bool:
        """Whether anything is asked about each person of a case."""
        return any(one.kind.for_each for one in self.answer_sets)

    @cached_property
    def items_of_some(self) -> tuple[Item, ...]:
        """What is not asked of every agency for every case."""
        return tuple(item for item in self.items if self._is_of_some(item))

    def _is_of_some(self, item: Item) -> bool:
        question, rules = self.question[item.question_id], self.asking
        theme_id = question.theme_id
        return (
            question.room_only
            or self.kind_of_item(item).for_each
            or bool(rules.condition(theme_id=theme_id) or rules.agencies(theme_id=theme_id))
            or bool(rules.condition(question_id=question.id))
            or bool(rules.agencies(question_id=question.id))
            or bool(rules.condition(item_id=item.id))
        )

    def _all_points(self) -> list[Point]:
        points: list[Point] = []
        for question in self.questions:
            if question.checklist and question.items_judged:
                points += [Point(question.id, item.id) for item in self.items_of(question.id)]
            else:
                points.append(Point(question.id))
        return points

    def _all_text_places(self) -> dict[Point, tuple[TextPlace, ...]]:
        """Say where headed texts are written: at a question, and at the last one of a theme."""
        last_of: dict[ThemeId, Point] = {}
        found: dict[Point, tuple[TextPlace, ...]] = {}
        for point in self.points:
            question = self.question[point.question_id]
            last_of[question.theme_id] = point
            last_line = point.item_id is None or point.item_id == self.items_of(question.id)[-1].id
            if question.texts and last_line:
                places = (TextPlace(one, question.id) for one in headings_in(question.texts))
                found[point] = tuple(places)
        for theme_id, point in last_of.items():
            theme = self.theme.get(theme_id)
            if theme is not None and theme.texts:
                headings = headings_in(theme.texts)
                places = (TextPlace(one, theme_id=theme_id) for one in headings)
                found[point] = (*found.get(point, ()), *places)
        return found

    def texts_at(self, point: Point) -> tuple[TextPlace, ...]:
        """Return the headed texts that are written where the room judges a point."""
        return self._written_at.get(point, ())

    def point_of(self, place: TextPlace) -> Point | None:
        """Return where a headed text is written; None where the tool no longer asks for it."""
        found = (point for point, places in self._written_at.items() if place in places)
        return next(found, None)

    def items_of(self, question_id: QuestionId) -> tuple[Item, ...]:
        """Return the items agencies answer under a question, in order."""
        return self._of_question.get(question_id, ())

    def answers_of(self, answer_set_id: AnswerSetId) -> tuple[Answer, ...]:
        """Return the answers a set allows, in order."""
        return self._of_set.get(answer_set_id, ())

    def meaning(self, question_id: QuestionId, answer_id: AnswerId) -> str:
        """Return what an answer means under a question; nothing where it goes without saying."""
        return self._meant.get((question_id, answer_id), "")

    def set_of(self, answer_set_id: AnswerSetId) -> AnswerSet | None:
        """Return an answer set."""
        return self.answer_set.get(answer_set_id)

    def set_at(self, point: Point) -> AnswerSet | None:
        """Return the answer set the room judges a point with: it says what kind of answer."""
        if point.item_id is not None:
            return self.set_of(self.item[point.item_id].answer_set_id)
        return self.set_of(self.question[point.question_id].answer_set_id)

    def kind_of_item(self, item: Item) -> AnswerKind:
        """Return what kind of answer an item wants; a choice where nothing is said of it."""
        held = self.set_of(item.answer_set_id)
        return held.kind if held is not None else AnswerKind.CHOICE

    def kind_at(self, point: Point) -> AnswerKind:
        """Return what kind of answer the room gives at a point."""
        held = self.set_at(point)
        return held.kind if held is not None else AnswerKind.CHOICE

    def answers_at(self, point: Point) -> tuple[Answer, ...]:
        """Return the answers the room may choose from at a point."""
        if point.item_id is not None:
            return self.answers_of(self.item[point.item_id].answer_set_id)
        return self.answers_of(self.question[point.question_id].answer_set_id)

    def items_at(self, point: Point) -> tuple[Item, ...]:
        """Return the items whose answers bear on a point."""
        if point.item_id is not None:
            return (self.item[point.item_id],)
        return self.items_of(point.question_id)

    def condition_of(self, point: Point) -> tuple[Item, Answer] | None:
        """Return the item and its answer without which a point is not asked; None if it always is.

        A checklist judged as a whole has the condition that all its lines share.
        """
        found = {
            (item.only_where_item_id, item.only_where_answer_id) for item in self.items_at(point)
        }
        item_id, answer_id = found.pop() if len(found) == 1 else (None, None)
        if item_id not in self.item or answer_id not in self.answer:
            return None
        return self.item[item_id], self.answer[answer_id]

    def _is_conditional(self, point: Point) -> bool:
        question = self.question[point.question_id]
        return (
            self.kind_at(point).for_each
            or self.condition_of(point) is not None
            or bool(self.asking.condition(theme_id=question.theme_id))
            or bool(self.asking.condition(question_id=question.id))
            or (point.item_id is not None and bool(self.asking.condition(item_id=point.item_id)))
        )

    def judged_at(self, item_id: ItemId) -> Point | None:
        """Return where the room judges an item; None for a line of a checklist judged as one."""
        question = self.question[self.item[item_id].question_id]
        if not question.checklist:
            return Point(question.id)
        return Point(question.id, item_id) if question.items_judged else None

    def key_at(self, point: Point) -> str:
        """Return the point's number as printed: "5", or "1c" for a judged item."""
        if point.item_id is not None:
            return self.item[point.item_id].key
        return self.question[point.question_id].key

    def key_of(self, question_id: QuestionId | None, item_id: ItemId | None = None) -> str:
        """Return the number of what something was said at: "5", or "1c" at a line of its own.

        Nothing where there is no question, or none any more.
        """
        question = self.question.get(question_id) if question_id is not None else None
        item = self.item.get(item_id) if item_id is not None else None
        if question is None:
            return ""
        return item.key if item is not None and item.question_id == question.id else question.key

    def text_at(self, point: Point) -> str:
        """Return the full wording at a point."""
        if point.item_id is not None:
            return self.item[point.item_id].text
        return self.question[point.question_id].text

    def short_at(self, point: Point) -> str:
        """Return the short wording at a point."""
        if point.item_id is not None:
            return self.item[point.item_id].short
        return self.question[point.question_id].short

    def theme_at(self, point: Point) -> Theme:
        """Return the theme a point belongs to."""
        return self.theme[self.question[point.question_id].theme_id]
