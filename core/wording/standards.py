"""What a question cites, in words, and its numbers as they are typed in one line."""

from core.model.names import cleaned, normalised
from core.model.standard import Standard, citations_kept, cited_in
from core.model.tool import Question, Tool
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.words import tr


def citations_typed(kept: str) -> str:
    """Return the numbers a question cites as they stand in a field."""
    return "; ".join(cited_in(kept))


def citations_read(typed: str) -> str:
    """Return numbers typed with semicolons between, as they are kept: each once."""
    found = {normalised(one): one for part in typed.split(";") if (one := cleaned(part))}
    return citations_kept(tuple(found.values()))


def cited_words(tool: Tool, question: Question) -> list[str]:
    """Return each standard a question cites, as "Standard 3.2: Seen within ten days."

    One that is not on the list is told by its number.
    """
    known = {normalised(one.number): one for one in tool.standards}
    found = []
    for number in cited_in(question.cites):
        held = known.get(normalised(number))
        text = " ".join(held.text.split()) if held is not None else ""
        named = tr("Standard {number}", number=number)
        found.append(sentence(f"{named}: {text}" if text else named))
    return found


def asked_with_citations(question: Question, text: str) -> str:
    """Return a question as it is printed in full, with the numbers of what it cites."""
    numbers = cited_in(question.cites)
    if not numbers:
        return text
    return tr("{text} (standard {numbers})", text=text, numbers=listed(list(numbers)))


def citing(tool: Tool, standard: Standard) -> tuple[str, ...]:
    """Return the numbers of the questions that cite a standard."""
    number = normalised(standard.number)
    return tuple(
        one.key for one in tool.questions if number in map(normalised, cited_in(one.cites))
    )


def not_listed(tool: Tool, question: Question) -> tuple[str, ...]:
    """Return the numbers a question cites that are none of the audit's standards."""
    known = {normalised(one.number) for one in tool.standards}
    return tuple(one for one in cited_in(question.cites) if normalised(one) not in known)
