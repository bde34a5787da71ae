"""The parts of a PDF form as pieces of known height: head, questions, places to answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.forms.form import hints
from core.model.form import (
    BEGINS,
    COMPLETED,
    ENDS,
    NIL,
    ROLE,
    Form,
    FormLine,
    FormQuestion,
    answer_field,
    known_field,
)
from core.model.tool import AnswerKind
from core.model.value import MOST_WORDS
from core.pdf.canvas import PageCanvas
from core.pdf.fields import FIELD_TAG, TICKED, Field, FieldShape
from core.pdf.flowables import Flowable, draw_layout
from core.pdf.structure import Element
from core.pdf.style import ACCENT, INK, LEFT, LINE, QUIET, WARNING, WARNING_EDGE, WIDTH
from core.pdf.text.faces import Weight
from core.pdf.text.lines import TextLayout, layout_text, measure
from core.pdf.text.runs import TextStyle
from core.wording.form import (
    comment_label,
    completed_label,
    ending_words,
    first_day,
    form_title,
    how_words,
    known_choices,
    known_label,
    last_day,
    nil_label,
    nil_spoken,
    number_of_form,
    role_label,
    spoken,
    worry_title,
    worry_words,
)
from core.words import tr

_TITLE: Final = TextStyle(Weight.BOLD, 22, INK)
_THEME: Final = TextStyle(Weight.BOLD, 13, ACCENT)
_QUESTION: Final = TextStyle(Weight.BOLD, 10.5, INK)
_BODY: Final = TextStyle(Weight.REGULAR, 9.5, INK)
_STRONG: Final = TextStyle(Weight.BOLD, 9.5, INK)
_NOTE: Final = TextStyle(Weight.REGULAR, 9, QUIET)
_FACT: Final = TextStyle(Weight.BOLD, 11.5, INK)
_WORRY: Final = TextStyle(Weight.BOLD, 10.5, WARNING)
_LEAD: Final = 1.38
_SIDE: Final = 13.0
"""Of a tick or a choice."""
_FIELD: Final = 22.0
_COMMENT: Final = 44.0
_WORDS: Final = 92.0
_MOST_ACROSS: Final = 5
_ACROSS: Final = 58.0
"""The width of one answer's column beside the lines of a checklist."""
_KEY: Final = 24.0
_SOME: Final = 150.0
_FACTS: Final = (0.2, 0.4, 0.24, 0.16)


@dataclass(frozen=True, slots=True)
class FormParts:
    """Where the parts of one form belong: under its element, with its names' prefix.

    `names` are those of its fields so far, in their order.
    """

    root: Element
    prefix: str
    names: dict[str, None] = field(default_factory=dict)

    def words(self, tag: str = "P") -> Element:
        """Return an element for words to come."""
        return self.root.within(tag)

    def field(
        self,
        name: str,
        said: str,
        shape: FieldShape,
        *,
        state: str = TICKED,
        required: bool = False,
        longest: int = 0,
    ) -> Field:
        """Return a field of this form."""
        element = self.root.within(FIELD_TAG)
        self.names[name] = None
        return Field(f"{self.prefix}{name}", said, shape, element, state, required, longest)


def flowables(form: Form, parts: FormParts) -> Iterator[Flowable]:
    """Yield a whole form; the order of its first page never changes."""
    yield _text(parts, form_title(), _TITLE, tag="H1", keep=True)
    yield _ruled()
    yield _facts(form, parts)
    yield _worry(parts)
    yield _text(parts, how_words(form), _BODY, before=9)
    yield _line_field(parts, completed_label(), COMPLETED, completed_label(), required=True)
    tick = parts.field(NIL, nil_spoken(), FieldShape.TICK)
    yield _ticked(parts, [(tick, nil_label())], before=7)
    if form.asks_role:
        yield _line_field(parts, role_label(), ROLE, role_label())
    if form.asks_known:
        yield _text(parts, known_label(), _STRONG, before=8, keep=True)
        ticks = [
            (parts.field(known_field(who), f"{known_label()} {said}", FieldShape.TICK), said)
            for who, said in known_choices()
        ]
        yield from _lines_of(parts, ticks)
    for section in form.sections:
        yield _text(parts, section.title, _THEME, tag="H2", before=16, keep=True)
        yield _ruled(LINE, 0.8)
        for question in section.questions:
            yield from _question(question, parts)
    yield _text(parts, ending_words(form), _STRONG, before=16)


def _text(
    parts: FormParts,
    text: str,
    style: TextStyle,
    *,
    tag: str = "P",
    before: float = 0.0,
    keep: bool = False,
) -> Flowable:
    layout, lead = layout_text([(text, style)], WIDTH), style.size * _LEAD
    element = parts.words(tag)

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, layout, LEFT, y, WIDTH, lead, element)

    return Flowable(lead * len(layout.lines), draw, before, keep)


def _ruled(ink: str = ACCENT, weight: float = 3.0) -> Flowable:
    def draw(canvas: PageCanvas, y: float) -> None:
        canvas.rule(LEFT, y + 3, WIDTH, ink, weight)

    return Flowable(6.0, draw, keep=True)


def _facts(form: Form, parts: FormParts) -> Flowable:
    """Draw whose form it is, about whom, by when and which: four boxes in a row."""
    said = (
        (tr("Reference"), form.reference),
        (tr("Agency"), form.agency),
        (tr("Please return by"), form.due or "–"),
        (tr("Form"), number_of_form(form)),
    )
    boxes = []
    x = LEFT
    for share, (head, value) in zip(_FACTS, said, strict=True):
        wide = WIDTH * share
        layout = layout_text([(value, _FACT)], wide - 16)
        boxes.append((x, wide, head, layout, parts.words()))
        x += wide
    height = 24 + max(len(layout.lines) for _, _, _, layout, _ in boxes) * 15.5

    def draw(canvas: PageCanvas, y: float) -> None:
        canvas.frame(LEFT, y, WIDTH, height, LINE)
        for x, wide, head, layout, element in boxes:
            if x > LEFT:
                canvas.block(x, y, 0.8, height, LINE)
            small = layout_text([(head, _NOTE)], wide - 16)
            draw_layout(canvas, small, x + 8, y + 5, wide, 12, element)
            draw_layout(canvas, layout, x + 8, y + 18, wide - 16, 15.5, element)

    return Flowable(height, draw, before=6)


def _worry(parts: FormParts) -> Flowable:
    """Draw what to do with a worry: its thick edge is seen in black and white too."""
    head = layout_text([(worry_title(), _WORRY)], WIDTH - 26)
    words = layout_text([(worry_words(), _BODY)], WIDTH - 26)
    heading, said = parts.words(), parts.words()
    high = len(head.lines) * 15 + len(words.lines) * 13.2 + 14

    def draw(canvas: PageCanvas, y: float) -> None:
        canvas.frame(LEFT, y, WIDTH, high, WARNING_EDGE)
        canvas.block(LEFT, y, 4, high, WARNING_EDGE)
        draw_layout(canvas, head, LEFT + 14, y + 6, WIDTH - 26, 15, heading)
        draw_layout(canvas, words, LEFT + 14, y + 6 + 15 * len(head.lines), WIDTH - 26, 13.2, said)

    return Flowable(high, draw, before=10)


def _question(question: FormQuestion, parts: FormParts) -> Iterator[Flowable]:
    """Yield a question; its words, its first answers and its comments stay together."""
    title = f"{question.key}. {question.text}"
    yield _text(parts, title, _QUESTION, before=12, keep=True, tag="H3")
    for note in question.notes:
        yield _text(parts, note, _NOTE, before=2, keep=True)
    alone = len(question.lines) == 1 and not question.checklist
    across = not alone and _has_columns(question.lines)
    rows = list(_across(question, parts) if across else _each(question, parts, alone))
    comment = bool(question.comment)
    for at, row in enumerate(rows):
        last = at == len(rows) - 1
        bound = row.keep or (last and comment) or (at == 0 and len(rows) > 1)
        yield Flowable(row.height, row.draw, row.before, bound, row.again if at else None)
    if comment:
        label = comment_label(question.key)
        yield _box_field(parts, label, question.comment, _COMMENT, f"{label}")


def _has_columns(lines: Sequence[FormLine]) -> bool:
    """Return whether all lines have the same few answers, which then head columns."""
    first = lines[0].choices
    return len(first) <= _MOST_ACROSS and all(
        line.kind.one_of_some and line.choices == first for line in lines
    )


def _across(question: FormQuestion, parts: FormParts) -> Iterator[Flowable]:
    labels = [label for _, label in question.lines[0].choices]
    head = _column_heads(labels, parts.words())
    again = _column_heads(labels, None)
    yield head
    room = WIDTH - _KEY - len(labels) * _ACROSS - 8
    for line in question.lines:
        row = _row_across(line, parts, room)
        yield Flowable(row.height, row.draw, 0.0, again=again)


def _column_heads(labels: Sequence[str], owner: Element | None) -> Flowable:
    layouts = [layout_text([(label, _NOTE)], _ACROSS - 4) for label in labels]
    high = max(len(layout.lines) for layout in layouts) * 11.5 + 4

    def draw(canvas: PageCanvas, y: float) -> None:
        x = LEFT + WIDTH - len(layouts) * _ACROSS
        for layout in layouts:
            shift = (_ACROSS - layout.width) / 2
            draw_layout(canvas, layout, x + shift, y, layout.width, 11.5, owner)
            x += _ACROSS
        canvas.rule(LEFT, y + high, WIDTH, QUIET, 0.8)

    return Flowable(high + 1, draw, before=5, keep=True)


def _row_across(line: FormLine, parts: FormParts, room: float) -> Flowable:
    words = [(line.text, _BODY)]
    layout = layout_text(words, room)
    hint = layout_text([(hints(line), _NOTE)], room) if hints(line) else TextLayout(())
    element = parts.words()
    choices = [_choice(line, parts, key, label) for key, label in line.choices]
    lead = 13.2
    high = max((len(layout.lines) + len(hint.lines)) * lead + 5, _SIDE + 6)

    def draw(canvas: PageCanvas, y: float) -> None:
        number = layout_text([(line.key, _STRONG)], _KEY)
        draw_layout(canvas, number, LEFT, y + 3, _KEY, lead, element)
        draw_layout(canvas, layout, LEFT + _KEY, y + 3, room, lead, element)
        below = y + 3 + len(layout.lines) * lead
        draw_layout(canvas, hint, LEFT + _KEY, below, room, lead, element)
        x = LEFT + WIDTH - len(choices) * _ACROSS
        for choice in choices:
            canvas.field(choice, x + (_ACROSS - _SIDE) / 2, y + (high - _SIDE) / 2, _SIDE, _SIDE)
            x += _ACROSS
        canvas.rule(LEFT, y + high, WIDTH, LINE, 0.6)

    return Flowable(high, draw)


def _choice(line: FormLine, parts: FormParts, key: str, label: str) -> Field:
    said = spoken(line.item.key, line.text, label)
    return parts.field(line.field, said, FieldShape.CHOICE, state=key)


def _each(question: FormQuestion, parts: FormParts, alone: bool) -> Iterator[Flowable]:
    for line in question.lines:
        if not alone:
            yield _text(parts, f"{line.key}  {line.text}".strip(), _BODY, before=6, keep=True)
        if hints(line):
            yield _text(parts, hints(line), _NOTE, before=2, keep=True)
        yield from _answer(line, line.text or question.text, parts)


def _answer(line: FormLine, text: str, parts: FormParts) -> Iterator[Flowable]:
    name, said = line.field, spoken(line.item.key, text)
    match line.kind:
        case AnswerKind.SEVERAL:
            ticks = [
                (
                    parts.field(
                        answer_field(line.item, key),
                        spoken(line.item.key, text, label),
                        FieldShape.TICK,
                    ),
                    label,
                )
                for key, label in line.choices
            ]
            yield from _lines_of(parts, ticks)
        case AnswerKind.NUMBER | AnswerKind.DATE:
            yield _line_field(parts, "", name, said)
        case AnswerKind.PERIOD:
            for part, label in ((BEGINS, first_day()), (ENDS, last_day())):
                said = spoken(line.item.key, text, label)
                yield _line_field(parts, label, line.field_of(part), said)
        case AnswerKind.WORDS:
            yield _box_field(parts, "", name, _WORDS, said)
        case _:
            found = [
                (
                    parts.field(
                        name,
                        spoken(line.item.key, text, label),
                        FieldShape.CHOICE,
                        state=key,
                    ),
                    label,
                )
                for key, label in line.choices
            ]
            yield from _lines_of(parts, found)


def _lines_of(parts: FormParts, found: Iterable[tuple[Field, str]]) -> Iterator[Flowable]:
    """Yield ticks or choices with their words, as many in a line as there is room for."""
    row: list[tuple[Field, str]] = []
    used = 0.0
    for tick, label in found:
        wide = _SIDE + 5 + measure(label, _BODY) + 22
        if row and used + wide > WIDTH:
            yield _ticked(parts, row, before=4)
            row, used = [], 0.0
        row.append((tick, label))
        used += wide
    if row:
        yield _ticked(parts, row, before=4)


def _ticked(parts: FormParts, row: Sequence[tuple[Field, str]], before: float) -> Flowable:
    lead = 13.2
    placed = []
    x = LEFT
    for tick, label in row:
        layout = layout_text([(label, _BODY)], LEFT + WIDTH - x - _SIDE - 5)
        placed.append((tick, x, layout, parts.words()))
        x += _SIDE + 5 + layout.width + 22
    high = max(max(len(layout.lines) for _, _, layout, _ in placed) * lead, _SIDE) + 3

    def draw(canvas: PageCanvas, y: float) -> None:
        for tick, x, layout, element in placed:
            canvas.field(tick, x, y, _SIDE, _SIDE)
            draw_layout(canvas, layout, x + _SIDE + 5, y + 0.8, WIDTH, lead, element)

    return Flowable(high, draw, before)


def _line_field(
    parts: FormParts, label: str, name: str, said: str, *, required: bool = False
) -> Flowable:
    layout = layout_text([(label, _NOTE)], WIDTH) if label else TextLayout(())
    element = parts.words() if label else None
    field = parts.field(name, said, FieldShape.LINE, required=required, longest=40)
    high = 12.5 * len(layout.lines)

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, layout, LEFT, y, WIDTH, 12.5, element)
        canvas.field(field, LEFT, y + high + 1, _SOME, _FIELD)

    return Flowable(high + 1 + _FIELD, draw, before=6)


def _box_field(parts: FormParts, label: str, name: str, high: float, said: str) -> Flowable:
    layout = layout_text([(label, _NOTE)], WIDTH) if label else TextLayout(())
    element = parts.words() if label else None
    said = tr("{said}. It scrolls as you type.", said=said.rstrip("."))
    field = parts.field(name, said, FieldShape.LINES, longest=MOST_WORDS)
    above = 12.5 * len(layout.lines)

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, layout, LEFT, y, WIDTH, 12.5, element)
        canvas.field(field, LEFT, y + above + 1, WIDTH, high)

    return Flowable(above + 1 + high, draw, before=6)
