"""An audit tool as a file gives it; nothing in it is checked against the rest yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from core.model.asking import Alternatives, Clause
from core.model.draft.condition import ClauseDraft, condition_text
from core.model.grading import GradeOf, Working
from core.model.headed import headings_in
from core.model.ids import AnswerSetId
from core.model.judgement import Layer
from core.model.layers import layers_in
from core.model.standard import cited_in
from core.model.tool import AnswerKind, AnswerSet, Bearing, Item, Question, Tool
from core.model.value import limit_in


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """One answer of a set."""

    key: str
    label: str
    bearing: Bearing
    band: str = ""
    points: int | None = None


@dataclass(frozen=True, slots=True)
class KindDraft:
    """What kind of answer an answer set holds, where it is not a choice; see AnswerSet."""

    kind: AnswerKind
    unit: str = ""
    target: int = 0
    working_days: bool = False
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """A heading that comes with the tool; see QuestionDraft for whom its questions are for.

    `texts` head what is written beside it.
    """

    key: str
    title: str
    asked_where: str = ""
    asked_only_of: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyWhere:
    """The answer, by the keys of its item and itself, that something depends on."""

    item: str
    answer: str


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One line of a checklist.

    Without a short wording its text is used, without answers those of its question.
    """

    key: str
    text: str
    short: str = ""
    answers: str = ""
    only_where: OnlyWhere | None = None
    asked_where: str = ""


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """One question; with `items` it is a checklist. `answers` names an answer set.

    `means` says by the keys of its answers what each means here. It is asked only
    where the condition `asked_where` holds (see `condition`), only of the agencies
    it names, and `room_only` on no return; `comment_on` are the keys of the answers
    that ask for a comment. `only_where` asks it of all and counts it on its own.
    `texts` head what is written beside it, `layers` are those it is judged in;
    with `each_agency` the part of each is judged before the one for all. It `cites`
    standards by their numbers. One that is `always_discussed` is never read out together
    with others.
    """

    key: str
    text: str
    theme: str
    answers: str
    short: str = ""
    items: tuple[ItemDraft, ...] = ()
    items_judged: bool = False
    takes_comments: bool = True
    guidance: str = ""
    only_where: OnlyWhere | None = None
    grades: GradeOf = GradeOf.NOTHING
    working: Working = Working.NONE
    means: dict[str, str] = field(default_factory=dict)
    asked_where: str = ""
    asked_only_of: tuple[str, ...] = ()
    comment_on: tuple[str, ...] = ()
    room_only: bool = False
    texts: tuple[str, ...] = ()
    layers: tuple[Layer, ...] = ()
    each_agency: bool = False
    cites: tuple[str, ...] = ()
    always_discussed: bool = False

    def __post_init__(self) -> None:
        """Fill in what goes without saying: short wordings, and the answers of the items."""
        items = (
            replace(one, short=one.short or one.text, answers=one.answers or self.answers)
            for one in self.items
        )
        object.__setattr__(self, "short", self.short or self.text)
        object.__setattr__(self, "items", tuple(items))


@dataclass(frozen=True, slots=True)
class StandardDraft:
    """A standard or threshold that questions cite by its number."""

    number: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class ToolDraft:
    """A whole audit tool: answer sets by their keys; a kind that is not a choice beside them.

    A set without answers, such as a number, stands among the kinds only.
    """

    key: str
    title: str
    themes: tuple[ThemeDraft, ...]
    answer_sets: dict[str, tuple[AnswerDraft, ...]] = field(default_factory=dict)
    questions: tuple[QuestionDraft, ...] = ()
    answer_kinds: dict[str, KindDraft] = field(default_factory=dict)
    standards: tuple[StandardDraft, ...] = ()

    @property
    def set_names(self) -> tuple[str, ...]:
        """The names a question can ask for its answers by."""
        return tuple(dict.fromkeys((*self.answer_sets, *self.answer_kinds)))

    def answers_of(self, name: str) -> tuple[AnswerDraft, ...]:
        """Return the answers of a set; none where its kind is a value that is written."""
        return self.answer_sets.get(name, ())

    def kind_of(self, name: str) -> KindDraft:
        """Return what kind of answer a set holds."""
        return self.answer_kinds.get(name, _CHOICE)


_CHOICE: Final = KindDraft(AnswerKind.CHOICE)


def draft_of(tool: Tool, key: str = "", title: str = "") -> ToolDraft:
    """Return the tool of an audit as a file would give it; themes that emerged stay out."""
    sets = {one.id: one.key for one in tool.answer_sets}
    return ToolDraft(
        key,
        title,
        tuple(
            ThemeDraft(
                theme.key or str(theme.id),
                theme.title,
                asked_where_text(tool, tool.asking.condition(theme_id=theme.id)),
                tool.asking.agencies(theme_id=theme.id),
                headings_in(theme.texts),
            )
            for theme in tool.themes
            if not theme.emerged
        ),
        {
            name: tuple(
                AnswerDraft(answer.key, answer.label, answer.bearing, answer.band, answer.points)
                for answer in tool.answers_of(set_id)
            )
            for set_id, name in sets.items()
            if tool.answers_of(set_id)
        },
        tuple(_question_of(tool, question, sets) for question in tool.questions),
        {one.key: _kind_of(one) for one in tool.answer_sets if one.kind is not AnswerKind.CHOICE},
        tuple(StandardDraft(one.number, one.text, one.source) for one in tool.standards),
    )


def answer_sets_at(tool: Tool, question: Question) -> tuple[AnswerSetId, ...]:
    """Return the answer sets of a question and of its lines, each once."""
    lines = (item.answer_set_id for item in tool.items_of(question.id))
    return tuple(dict.fromkeys((question.answer_set_id, *lines)))


def _kind_of(one: AnswerSet) -> KindDraft:
    limits = limit_in(one.least), limit_in(one.most)
    return KindDraft(one.kind, one.unit, one.target, one.working_days, *limits)


def _question_of(tool: Tool, question: Question, sets: Mapping[AnswerSetId, str]) -> QuestionDraft:
    items = tool.items_of(question.id)
    theme = tool.theme[question.theme_id]
    return QuestionDraft(
        question.key,
        question.text,
        theme.key or str(theme.id),
        sets[question.answer_set_id],
        question.short,
        tuple(
            ItemDraft(
                item.key,
                item.text,
                item.short,
                sets[item.answer_set_id],
                _condition(tool, item),
                asked_where_text(tool, tool.asking.condition(item_id=item.id)),
            )
            for item in items
            if question.checklist
        ),
        question.items_judged,
        question.takes_comments,
        question.guidance,
        None if question.checklist or not items else _condition(tool, items[0]),
        question.grades,
        question.working,
        {
            answer.key: text
            for answer in tool.answers_of(question.answer_set_id)
            if (text := tool.meaning(question.id, answer.id))
        },
        asked_where_text(tool, tool.asking.condition(question_id=question.id)),
        tool.asking.agencies(question_id=question.id),
        _commented(tool, question),
        question.room_only,
        headings_in(question.texts),
        layers_in(question.layers),
        question.each_agency,
        cited_in(question.cites),
        question.always_discussed,
    )


def asked_where_text(tool: Tool, condition: Alternatives) -> str:
    """Return a condition as a tool's file says it."""
    return condition_text(
        tuple(tuple(clause_draft(tool, part) for part in parts) for parts in condition)
    )


def clause_draft(tool: Tool, part: Clause) -> ClauseDraft:
    """Return a part of a condition by the keys of what it names."""
    on = tool.item.get(part.on_item_id) if part.on_item_id is not None else None
    answer = tool.answer.get(part.answer_id) if part.answer_id is not None else None
    return ClauseDraft(
        on.key if on is not None else part.attribute,
        answer.key if answer is not None else part.value,
        part.relation,
        on is None,
    )


def _commented(tool: Tool, question: Question) -> tuple[str, ...]:
    """Return the keys of the answers that ask for a comment, in the order they stand."""
    wanted = tool.asking.commented(question.id)
    return tuple(
        dict.fromkeys(
            answer.key
            for set_id in answer_sets_at(tool, question)
            for answer in tool.answers_of(set_id)
            if answer.id in wanted
        )
    )


def _condition(tool: Tool, item: Item) -> OnlyWhere | None:
    if item.only_where_item_id is None or item.only_where_answer_id is None:
        return None
    return OnlyWhere(
        tool.item[item.only_where_item_id].key, tool.answer[item.only_where_answer_id].key
    )
