"""What every form for an agency says beside its questions, whatever it is written as."""

from collections.abc import Iterable

from core.model.case import Known
from core.model.draft.returns import ReturnDraft
from core.model.form import NOBODY, Form
from core.model.tool import AnswerKind
from core.words import tr


def form_title() -> str:
    """Return what heads a form."""
    return tr("{Case} audit form")


def number_of_form(form: Form) -> str:
    """Return "17 of 37"."""
    return tr("{number} of {total}", number=form.number, total=form.total)


def worry_title() -> str:
    """Return the heading of what to do with a worry."""
    return tr("If you find that somebody may be at risk now, do not wait for this audit")


def worry_words() -> str:
    """Return what to do with a worry that cannot wait."""
    return tr(
        "Follow your own safeguarding procedure and tell your manager or safeguarding lead today. "
        "Then tell the audit lead that you have done so. In an emergency call 999. "
        "Do not use this form to raise it."
    )


def how_words(form: Form) -> str:
    """Return how the form is filled in."""
    return tr(
        "Answer from your own agency's file only. Please write no names, dates of birth or NHS "
        "numbers: who {reference} is {came}. Save the form and send it back "
        "by secure mail. Only what is marked * must be there.",
        reference=form.reference,
        came=tr("stands in the council's own portal")
        if form.by_portal
        else tr("has come to you separately"),
    )


def completed_label() -> str:
    """Return what is asked before the questions: the day."""
    return tr("Completed on (dd/mm/yyyy) *")


def nil_label() -> str:
    """Return what is ticked where the agency holds nothing."""
    return tr("We hold no record of this {case}. Tick this and send the form back.")


def known_label() -> str:
    """Return what is asked of people, before the questions."""
    return tr("Whom does your agency's file know? Tick all.")


def known_choices() -> tuple[tuple[str, str], ...]:
    """Return whom an agency may have known, each as it is kept and as it is said."""
    said = {
        Known.CHILD: tr("The child or adult this form is about"),
        Known.SIBLINGS: tr("Brothers and sisters"),
        Known.PARENTS: tr("Parents or carers"),
    }
    return (*((one.value, words) for one, words in said.items()), (NOBODY, tr("Nobody")))


def role_label() -> str:
    """Return what is asked of who fills the form in, where the audit asks."""
    return tr("Your role, not your name")


def comment_label(key: str) -> str:
    """Return what stands over the place for comments."""
    return tr("Comments on question {key}", key=key)


def nil_spoken() -> str:
    """Return the same as it is spoken at its place."""
    return tr("We hold no record of this {case}")


def spoken(key: str, *words: str) -> str:
    """Return what a field is called aloud: "1c, any father: Yes"."""
    first, *rest = (" ".join(one.split()) for one in words)
    said = tr("{key}, {text}", key=key, text=first[:1].lower() + first[1:]) if first else key
    return ": ".join([said, *rest])


def first_day() -> str:
    """Return what a period begins with."""
    return tr("First day (dd/mm/yyyy)")


def last_day() -> str:
    """Return what a period ends with."""
    return tr("Last day (dd/mm/yyyy)")


def kind_hint(kind: AnswerKind, unit: str = "", limits: str = "") -> str:
    """Return how an answer is written; nothing where it is chosen among some."""
    match kind:
        case AnswerKind.SEVERAL:
            return tr("Choose as many as are so.")
        case AnswerKind.NUMBER:
            of = tr(" of {unit}", unit=unit) if unit else ""
            if limits:
                return tr("A number{of}, {limits}.", of=of, limits=limits)
            return tr("A number{of}, such as 12 or 3.5.", of=of)
        case AnswerKind.DATE:
            return tr("A day, such as 05/03/2014.")
        case AnswerKind.PERIOD:
            return tr("The first and the last day, such as 05/03/2014.")
        case AnswerKind.WORDS:
            return tr("In your own words.")
    return ""


def foot_words(form: Form) -> str:
    """Return what stands at the foot of every page beside its number."""
    return tr(
        "{reference} · {agency} · audit tool version {version}",
        reference=form.reference,
        agency=form.agency,
        version=form.version,
    )


def ending_words(form: Form) -> str:
    """Return the last words of a form."""
    where = tr(" to {name}", name=form.send_to) if form.send_to else ""
    by = tr(" by {due}", due=form.due) if form.due else ""
    return tr("Please send the form back{where}{by}. Thank you.", where=where, by=by)


def nil_among(returns: Iterable[ReturnDraft]) -> str:
    """Return how many of the returns are nil, to stand after their number; "" for none."""
    count = sum(one.nil for one in returns)
    return tr(" ({count} nil)", count=count) if count else ""
