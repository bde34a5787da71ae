"""An agency's forms as a Word document: content controls to fill in, all else locked.

The controls' tags are the names of the fields. Each form begins a page of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.forms.form import hints
from core.forms.pdf import field_prefix
from core.forms.word_xml import (
    DAY,
    FIXED,
    HIDDEN,
    LINES,
    PAGE,
    PAGES,
    STRONG,
    TEXT,
    TICK,
    WORRYING,
    ParagraphLook,
    WordPart,
    control,
    document,
    one_of,
    paragraph,
    run,
    words_of_each,
)
from core.model.form import (
    BEGINS,
    COMPLETED,
    ENDS,
    NIL,
    ROLE,
    FieldKind,
    FieldName,
    Form,
    FormLine,
    FormQuestion,
    answer_field,
    field_name,
    known_field,
)
from core.model.seal import OWN, SealedLine, line_of, seal_field, sealed
from core.model.tool import AnswerKind
from core.wording.form import (
    comment_label,
    completed_label,
    ending_words,
    first_day,
    foot_words,
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


def write(forms: Sequence[Form], made: datetime) -> bytes:
    """Return a document with these forms of one agency; *made* is the day it says it is of."""
    return document(form_title(), made, [_part(form) for form in forms])


def _part(form: Form) -> WordPart:
    running = " · ".join(filter(None, (form.partnership, form.audit)))
    page = tr("Page {page} of {pages}", page=PAGE, pages=PAGES)
    ends = (running, form.marking), (foot_words(form), page)
    return WordPart(_Paragraphs(form, ends).all(), *ends)


class _Paragraphs:
    """One form, paragraph after paragraph."""

    def __init__(self, form: Form, ends: tuple[tuple[str, str], tuple[str, str]]) -> None:
        self._form = form
        self._ends = ends
        self._prefix = field_prefix(form)

    def all(self) -> tuple[str, ...]:
        """Return the whole form; its seal is hidden in the first line."""
        found = list(self._each())
        seal = sealed(self._lines_of(found))
        if seal:
            hidden = self._control(seal_field(), "", HIDDEN, seal)
            found[0] += paragraph(hidden, ParagraphLook.UNSEEN)
        return tuple(found)

    def _lines_of(self, paragraphs: Sequence[str]) -> Iterator[SealedLine]:
        for text, fields in (one for each in paragraphs for one in words_of_each(each)):
            names = [field_name(tag.removeprefix(self._prefix)) for tag, _ in fields]
            name = names[0] if names else None
            value = fields[0][1] if name is not None and name.kind in OWN else ""
            yield line_of(name, text + value)
        for number, words in enumerate(self._ends, 1):
            said = "".join(words).replace(PAGE, "").replace(PAGES, "")
            yield line_of(FieldName(FieldKind.END, number), said)

    def _each(self) -> Iterator[str]:
        form = self._form
        yield paragraph(run(form_title()), ParagraphLook.TITLE)
        own = form.own_fields
        heads = (tr("Form"), tr("Audit"), tr("Audit tool version"), tr("Reference"), tr("Agency"))
        for head, (name, value) in zip(heads, own, strict=True):
            fact = self._control(name, head, FIXED, value)
            of = number_of_form(form).removeprefix(value) if name == own[0][0] else ""
            yield paragraph(f"{run(f'{head}: ')}{fact}{run(of)}")
        if form.due:
            due = tr("Please return by {due}", due=form.due)
            yield paragraph(run(due, STRONG))
        yield paragraph(run(worry_title(), WORRYING), ParagraphLook.WORRY)
        yield paragraph(run(worry_words()), ParagraphLook.WORRY)
        yield paragraph(run(how_words(form)))
        yield self._asked(completed_label(), self._day(COMPLETED, completed_label()))
        yield paragraph(f"{self._tick(NIL, nil_spoken())}{run(f' {nil_label()}')}")
        if form.asks_role:
            yield self._asked(role_label(), self._control(ROLE, role_label(), TEXT))
        if form.asks_known:
            yield paragraph(run(known_label()), ParagraphLook.NOTE)
            for who, label in known_choices():
                tick = self._tick(known_field(who), f"{known_label()} {label}")
                yield paragraph(f"{tick}{run(f' {label}')}", ParagraphLook.ANSWER)
        for section in form.sections:
            yield paragraph(run(section.title), ParagraphLook.THEME)
            for question in section.questions:
                yield from self._question(question)
        yield paragraph(run(ending_words(form), STRONG))

    def _question(self, question: FormQuestion) -> Iterator[str]:
        yield paragraph(run(f"{question.key}. {question.text}"), ParagraphLook.QUESTION)
        for note in question.notes:
            yield paragraph(run(note), ParagraphLook.NOTE)
        alone = len(question.lines) == 1 and not question.checklist
        for line in question.lines:
            yield from self._line(line, line.text or question.text, alone)
        if question.comment:
            label = comment_label(question.key)
            yield self._asked(label, self._lines(question.comment, label))

    def _line(self, line: FormLine, text: str, alone: bool) -> Iterator[str]:
        if hints(line):
            yield paragraph(run(hints(line)), ParagraphLook.NOTE)
        said = spoken(line.item.key, text)
        before = "" if alone else run(f"{line.key}  {line.text}  ".lstrip())
        name = line.field
        match line.kind:
            case AnswerKind.SEVERAL:
                if before:
                    yield paragraph(before, ParagraphLook.NOTE)
                for key, label in line.choices:
                    tick = self._tick(answer_field(line.item, key), spoken(said, "", label))
                    yield paragraph(f"{tick}{run(f' {label}')}", ParagraphLook.ANSWER)
            case AnswerKind.PERIOD:
                if before:
                    yield paragraph(before, ParagraphLook.NOTE)
                for part, label in ((BEGINS, first_day()), (ENDS, last_day())):
                    field = self._day(line.field_of(part), f"{said}: {label}")
                    yield paragraph(f"{run(f'{label} ')}{field}", ParagraphLook.ANSWER)
            case AnswerKind.DATE:
                yield paragraph(f"{before}{self._day(name, said)}", ParagraphLook.ANSWER)
            case AnswerKind.NUMBER:
                yield paragraph(f"{before}{self._control(name, said, TEXT)}", ParagraphLook.ANSWER)
            case AnswerKind.WORDS:
                yield paragraph(f"{before}{self._lines(name, said)}", ParagraphLook.ANSWER)
            case _:
                yield paragraph(f"{before}{self._one_of(name, said, line)}", ParagraphLook.ANSWER)

    def _asked(self, label: str, control: str) -> str:
        return paragraph(run(label), ParagraphLook.NOTE) + paragraph(control, ParagraphLook.ANSWER)

    def _one_of(self, name: str, said: str, line: FormLine) -> str:
        return self._control(name, said, one_of(line.choices))

    def _day(self, name: str, said: str) -> str:
        return self._control(name, said, DAY)

    def _lines(self, name: str, said: str) -> str:
        return self._control(name, said, LINES)

    def _tick(self, name: str, said: str) -> str:
        return self._control(name, said, TICK)

    def _control(self, name: str, said: str, kind: str, value: str = "") -> str:
        return control(f"{self._prefix}{name}", said, kind, value, tr("Click here"))
