"""The catalogue's door: every word on screen and on paper is asked for here.

A text is written where it is used, in English, and is its own key. `tr` puts
the values in, and the audit's own word for what it audits: a child, a family,
a meeting. `python -m tests.catalogue` prints every text with its places.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

_PLURALS: Final = {"child": "children", "person": "people", "young person": "young people"}
_SPOKEN_YOU: Final = ("uni", "use", "usu", "eu", "one", "once")
OWN_ENDS: Final = ("?", "!", "…")
"""What ends a sentence without a full stop."""

_SILENT: Final = ("hour", "honour", "heir")


class Audited(NamedTuple):
    """What an audit looks at one by one, in its own word: "case" and "cases" unless it has one."""

    one: str = "case"
    many: str = ""

    @property
    def several(self) -> str:
        """The plural: *many*, or what is usual where none was given."""
        return self.many or usual_plural(self.one)


CASE: Final = Audited()

_WELSH_FORMS: Final = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}
"""The numbers that Welsh counts in a way of their own; all others are alike."""


def welsh_form(number: int) -> int:
    """Return which of six forms a number takes in Welsh: of 0, 1, 2, 3, 6, and of any other."""
    return _WELSH_FORMS.get(number, 5)


class Language(NamedTuple):
    """Another language for the window, as a draft: what nobody has put into it stays English.

    `plurals` has six forms, by `welsh_form`, for each "one|many". Only what the window asks
    for is translated: the words of `core` are printed too, and no draft leaves in a document.
    """

    texts: Mapping[str, str] = MappingProxyType({})
    plurals: Mapping[str, Sequence[str]] = MappingProxyType({})

    def translated(self, text: str, asked_by: str) -> str:
        """Return a text in this language, for a module that shows it."""
        return (self.texts.get(text) or text) if asked_by.startswith("ui.") else text

    def counted(self, number: int, one: str, many: str, asked_by: str) -> str:
        """Return what follows a number, where it is known; else nothing."""
        forms = self.plurals.get(f"{one}|{many}", ()) if asked_by.startswith("ui.") else ()
        return forms[welsh_form(number)] if forms else ""


_language: list[Language] = []


def use_language(language: Language | None) -> None:
    """Have the window speak another language; before it is loaded, as many words are kept then."""
    _language[:] = [] if language is None else [language]


_placeholders: dict[str, str] = {}


def article(noun: str) -> str:
    """Return "a" or "an", as the noun is spoken: a unit, an hour, an enquiry."""
    spoken = noun.casefold()
    if spoken.startswith(_SILENT):
        return "an"
    return "an" if spoken[:1] in tuple("aeiou") and not spoken.startswith(_SPOKEN_YOU) else "a"


def usual_plural(noun: str) -> str:
    """Return "children", "families" or "records"; a guess for who typed only the singular."""
    known = _PLURALS.get(noun.casefold())
    if known:
        return known
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def use_word(audited: Audited) -> None:
    """Have every text say *audited* from now on; a window made before keeps its words."""
    one, many = audited.one, audited.several
    _placeholders.update(
        {
            "case": one,
            "cases": many,
            "Case": one[:1].upper() + one[1:],
            "Cases": many[:1].upper() + many[1:],
            "a case": f"{article(one)} {one}",
            "A case": f"{article(one).capitalize()} {one}",
        }
    )


use_word(CASE)


def tr(text: str, /, **values: object) -> str:
    """Return a text of the catalogue with its values and the audit's own word put in.

    "{case}", "{cases}", "{a case}" and the same with a capital stand for what is
    audited. A text that is asked for while a module is imported cannot know it:
    such a text is kept with `later`, and given to `tr` when it is shown.
    """
    if _language:
        text = _language[0].translated(text, _asker())
    return text.format_map({**_placeholders, **values}) if "{" in text else text


def later(text: str) -> str:
    """Mark a text that goes through `tr` only when it is shown; return it as it is."""
    return text


def plural(number: int, one: str, many: str = "") -> str:
    """Return "1 row" or "8 rows"; *many* where it is not *one* with an s."""
    many = many or one + "s"
    if _language and (form := _language[0].counted(number, one, many, _asker())):
        return f"{number} {form.format_map(_placeholders)}"
    return f"{number} {tr(one if number == 1 else many)}"


def in_sentences(parts: Iterable[str]) -> str:
    """Return parts as they are read out, each a sentence of its own, the last without a stop.

    What ends as a question or a comment of its own does keeps that one end: "Why? 2 Yes".
    """
    text = ""
    for part in filter(None, parts):
        end = " " if text.endswith(OWN_ENDS) else ". "
        text += end * bool(text) + part.rstrip(".")
    return text


def _asker() -> str:
    """Return the module that asked for a text."""
    return str(sys._getframe(2).f_globals.get("__name__", ""))


def word_for(one: StrEnum) -> str:
    """Return what a state or kind is called; its value in the file is the text's key."""
    return tr("{cases}" if one.value == "cases" else one.value)
