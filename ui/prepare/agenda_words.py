"""Which kind of time the usual words of an agenda mean: Welcome opens, Lunch is a break."""

import re
from typing import Final

from core.model.agenda import AgendaKind
from core.words import tr
from ui.prepare.words import typed_choice
from ui.widgets.table.shape import Misfit

_WORDS: Final = {
    AgendaKind.CASES: ("case", "cases", "child", "children"),
    AgendaKind.BREAK: ("break", "lunch", "coffee", "tea", "dinner", "refreshments", "pause"),
    AgendaKind.OPENING: (
        *("opening", "welcome", "introduction", "introductions", "arrival", "registration"),
        "housekeeping",
    ),
    AgendaKind.THEMES: ("theme", "themes", "plenary", "learning", "reflection"),
    AgendaKind.CLOSE: ("close", "closing", "finish", "end", "evaluation"),
}
_KIND_OF: Final = {word: kind for kind, words in _WORDS.items() for word in words}


def kind_meant(title: str) -> AgendaKind | None:
    """Return the kind of time a title such as “Welcome and apologies” means, where it says.

    The first word that is known decides: “Cases after lunch” are cases.
    """
    words = re.findall(r"\w+", title.casefold())
    return next((_KIND_OF[word] for word in words if word in _KIND_OF), None)


def typed_kind(text: str) -> AgendaKind:
    """Return the kind typed or begun, or meant by a usual word for it. Raises Misfit."""
    try:
        return typed_choice(text, AgendaKind, tr("a kind of time"))
    except Misfit:
        meant = kind_meant(text)
        if meant is None:
            raise
        return meant
