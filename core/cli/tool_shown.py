"""An audit tool read back in words: what it asks, of whom, and what the room does with it."""

from collections.abc import Iterator
from typing import Final

from core.model.draft.tool import AnswerDraft, ItemDraft, QuestionDraft, ThemeDraft, ToolDraft
from core.model.grading import GradeOf, Working
from core.model.judgement import Layer
from core.wording.kinds import kind_words
from core.words import later, plural, tr

_LAYERS: Final = {
    Layer.OWN: later("own"),
    Layer.MODERATED: later("moderated"),
    Layer.SECOND: later("second reader"),
    Layer.CHAIR: later("chair"),
}
_GRADE_OF: Final = {
    GradeOf.THEME: later("The grade of its theme, {how}"),
    GradeOf.CASE: later("The grade of the whole, {how}"),
}
_HOW: Final = {
    Working.NONE: later("given by those who judge"),
    Working.WORST: later("the worst of what it sums up"),
    Working.ALL_MET: later("met where all it sums up is met"),
    Working.POINTS: later("from points"),
}


def tool_shown(found: ToolDraft) -> Iterator[str]:
    """Yield the lines of a tool as somebody reads it through, and the standards it brings."""
    yield found.title
    for theme in found.themes:
        yield f"\n{theme.title}{_asked(theme)}"
        yield from _texts(theme.texts, "  ")
        for question in (one for one in found.questions if one.theme == theme.key):
            yield from _question(found, question)
    if found.standards:
        yield f"\n{tr('Standards')}"
    for one in found.standards:
        source = f" ({one.source})" if one.source else ""
        yield f"  {one.number}  {one.text}{source}"


def _question(found: ToolDraft, question: QuestionDraft) -> Iterator[str]:
    yield f"  {question.key}  {question.text}{_condition(found, question)}{_asked(question)}"
    for item in question.items:
        yield f"      {item.key}  {item.text}{_condition(found, item)}{_asked(item)}"
        if item.answers != question.answers:
            yield f"          {_allowed(found, item.answers)}"
    yield f"      {_allowed(found, question.answers)}"
    if question.guidance:
        yield f"      {question.guidance}"
    if question.cites:
        yield f"      {tr('Cites {numbers}', numbers=', '.join(question.cites))}"
    labels = {answer.key: answer.label for answer in found.answers_of(question.answers)}
    for key, text in question.means.items():
        yield f"      {labels[key]}: {text}"
    for line in (*_commenting(found, question), *_judging(question)):
        yield f"      {line}"
    yield from _texts(question.texts, "      ")


def _commenting(found: ToolDraft, question: QuestionDraft) -> Iterator[str]:
    if not question.takes_comments:
        yield tr("Takes no comments")
    names = {question.answers, *(item.answers for item in question.items)}
    labels = {one.key: one.label for name in names for one in found.answers_of(name)}
    if question.comment_on:
        asking = ", ".join(labels[key] for key in question.comment_on)
        yield tr("Asks for a comment where it is {answers}", answers=asking)


def _judging(question: QuestionDraft) -> Iterator[str]:
    """Yield what the room does with it, where that is more than to judge it once."""
    if question.items_judged:
        yield tr("The room judges each line by itself")
    if question.grades:
        yield tr(_GRADE_OF[question.grades], how=tr(_HOW[question.working]))
    if question.layers:
        layers = tr(", then ").join(tr(_LAYERS[one]) for one in question.layers)
        yield tr("Judged as {layers}", layers=layers)
    if question.each_agency:
        yield tr("Each agency's own part is judged first")
    if question.always_discussed:
        yield tr("Always talked through, never adopted together")


def _texts(headings: tuple[str, ...], before: str) -> Iterator[str]:
    if headings:
        yield f"{before}{tr('The room writes: {headings}', headings=' · '.join(headings))}"


def _allowed(found: ToolDraft, name: str) -> str:
    """Return the answers to choose from, or what is to be written."""
    held = found.kind_of(name)
    labels = " · ".join(map(_answer, found.answers_of(name)))
    if held.kind.one_of_some:
        return labels
    return ": ".join(filter(None, (kind_words(held), labels)))


def _answer(answer: AnswerDraft) -> str:
    """Return "Good (Good or better; 2 points)"."""
    points = [] if answer.points is None else [plural(answer.points, "point")]
    beside = "; ".join([*filter(None, [answer.band]), *points])
    return f"{answer.label} ({beside})" if beside else answer.label


def _condition(found: ToolDraft, part: QuestionDraft | ItemDraft) -> str:
    rest = part.only_where
    if rest is None:
        return ""
    answers = (answer for answers in found.answer_sets.values() for answer in answers)
    label = next((answer.label for answer in answers if answer.key == rest.answer), rest.answer)
    return tr(" (only where {item} is {label})", item=rest.item, label=label)


def _asked(part: ThemeDraft | QuestionDraft | ItemDraft) -> str:
    """Return where it is asked and of whom, as the file says it."""
    said: list[str] = []
    if part.asked_where:
        said.append(tr("asked where {condition}", condition=part.asked_where))
    if not isinstance(part, ItemDraft) and part.asked_only_of:
        said.append(tr("asked only of {agencies}", agencies=", ".join(part.asked_only_of)))
    if isinstance(part, QuestionDraft) and part.room_only:
        said.append(tr("asked in the room only"))
    return f" ({'; '.join(said)})" if said else ""
