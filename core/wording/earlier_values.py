"""What an earlier audit measured, in words beside what this one did."""

from collections.abc import Iterator

from core.counting.earlier_values import EarlierFigures, MeasuredThen, unit_then
from core.model.tool import AnswerKind
from core.model.value import plain_number
from core.wording.earlier import apart_words
from core.wording.kinds import days_words
from core.wording.numbers import Unit
from core.wording.values import number_words
from core.words import tr


def measured_then_words(one: MeasuredThen) -> str:
    """Return "median 4 visits · 1 visit to 12 visits · 9 returns"."""
    return " · ".join((*_figures(one), Unit.RETURNS.of(one.base)))


def earlier_notes(figures: EarlierFigures) -> tuple[str, ...]:
    """Return what stands below a question: of each earlier audit what it measured, or why not."""
    measured = [(one.earlier, measured_then_words(one)) for one in figures.measured]
    apart = [(one.earlier, apart_words(one)) for one in figures.apart]
    return tuple(
        tr("Earlier, “{title}”: {figures}", title=audit.title.strip(), figures=figures)
        for audit, figures in (*measured, *apart)
    )


def _figures(one: MeasuredThen) -> Iterator[str]:
    held, found = one.answer_set, one.measured
    if held.kind is AnswerKind.SEVERAL:
        yield from (f"{answer.label} {given}" for answer, given in one.several)
        return
    if held.kind is AnswerKind.PERIOD and held.target:
        late = sum(days > held.target for days in found)
        yield tr("in time {in_time}, late {late}", in_time=len(found) - late, late=late)
    least, most = found[0], found[-1]
    if len(found) > 1 and not (least == most and held.kind is AnswerKind.NUMBER):
        middle = (found[(len(found) - 1) // 2] + found[len(found) // 2]) / 2
        few = f"{plain_number(middle)} {unit_then(held)}".strip()
        yield tr("median {middle}", middle=few)
    if held.kind is AnswerKind.PERIOD:
        yield tr("longest {took}", took=days_words(held, int(most)))
        return
    words = [number_words(plain_number(each), held.unit) for each in (least, most)]
    if least < most:
        yield tr("{first} to {last}", first=words[0], last=words[1])
    else:
        yield tr("{value} each", value=words[0]) if len(found) > 1 else words[0]
