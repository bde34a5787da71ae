"""What kind of answer a question wants, in words."""

from collections.abc import Mapping
from typing import Final

from core.model.draft.tool import KindDraft
from core.model.household import AskedAbout, asked_about
from core.model.tool import AnswerKind, AnswerSet, Item, Tool
from core.model.value import limit_kept
from core.words import later, plural, tr

KIND_NAMES: Final[Mapping[AnswerKind, str]] = {
    AnswerKind.CHOICE: tr("One of these answers"),
    AnswerKind.GRADES: tr("A grade on a scale"),
    AnswerKind.SEVERAL: tr("Several of these at once"),
    AnswerKind.NUMBER: tr("A number"),
    AnswerKind.DATE: tr("A date"),
    AnswerKind.PERIOD: tr("A period between two dates"),
    AnswerKind.WORDS: tr("Words only"),
    AnswerKind.EACH: tr("One of these for each person"),
    AnswerKind.EACH_GRADE: tr("A grade for each person"),
    AnswerKind.EACH_NUMBER: tr("A number for each person"),
    AnswerKind.EACH_DATE: tr("A date for each person"),
    AnswerKind.EACH_PERIOD: tr("A period for each person"),
    AnswerKind.EACH_WORDS: tr("Words for each person"),
}


ABOUT: Final[Mapping[AskedAbout, str]] = {
    AskedAbout.EVERYBODY: later("everybody listed"),
    AskedAbout.CHILDREN: later("each child, born or not"),
    AskedAbout.SIBLINGS: later("each brother or sister"),
    AskedAbout.PARENTS: later("each parent"),
    AskedAbout.ADULTS: later("each adult"),
}


_OF_EACH: Final[Mapping[AnswerKind, str]] = {
    AnswerKind.CHOICE: tr("Answers"),
    AnswerKind.GRADES: tr("Grades"),
    AnswerKind.NUMBER: tr("Numbers"),
    AnswerKind.DATE: tr("Dates"),
    AnswerKind.PERIOD: tr("Periods"),
    AnswerKind.WORDS: tr("Words"),
}


def kind_words(held: KindDraft | AnswerSet) -> str:
    """Return "A number of visits" or "A period between two dates, at most 10 working days"."""
    called = KIND_NAMES[held.kind]
    if held.kind is AnswerKind.NUMBER:
        of = tr(" of {unit}", unit=held.unit) if held.unit else ""
        limits = limits_words(held)
        return f"{called}{of}, {limits}" if limits else f"{called}{of}"
    if held.kind.for_each:
        called = f"{called} ({tr(ABOUT[asked_about(held.unit)])})"
    if held.kind is AnswerKind.EACH_NUMBER and (limits := limits_words(held)):
        return f"{called}, {limits}"
    if held.kind.of_one is AnswerKind.PERIOD and held.target:
        return tr("{called}, at most {days}", called=called, days=days_words(held, held.target))
    return called


def kind_in_brief(held: KindDraft | AnswerSet) -> str:
    """Return the same where there is little room: "Period, at most 10 working days"."""
    if held.kind is AnswerKind.PERIOD and held.target:
        return tr("Period, at most {days}", days=days_words(held, held.target))
    if not held.kind.for_each:
        return kind_words(held)
    whom = tr(ABOUT[asked_about(held.unit)]).partition(",")[0]
    return f"{_OF_EACH[held.kind.of_one]}: {whom}"


def answers_words(tool: Tool, item: Item) -> str:
    """Return the answers an item allows, or what is to be written: "A number of visits"."""
    held = tool.set_of(item.answer_set_id)
    labels = ", ".join(one.label for one in tool.answers_of(item.answer_set_id))
    if held is None or held.kind.one_of_some:
        return labels
    return ": ".join(filter(None, (kind_words(held), labels)))


def limits_words(held: KindDraft | AnswerSet) -> str:
    """Return "from 0 to 10", "at least 1" or "at most 10"; nothing where a number has no limit."""
    least, most = (
        one if isinstance(one, str) else limit_kept(one) for one in (held.least, held.most)
    )
    if least and most:
        return tr("from {least} to {most}", least=least, most=most)
    if least:
        return tr("at least {least}", least=least)
    return tr("at most {most}", most=most) if most else ""


def days_words(held: KindDraft | AnswerSet, days: int) -> str:
    """Return "10 working days" or "1 day"."""
    return plural(days, "working day") if held.working_days else plural(days, "day")
