"""The words for a share of few, and their limits: each a line, empty for the field's own."""

from dataclasses import replace
from typing import Any, Final

from core.model.audit import Audit
from core.model.fault import shown
from core.model.share_ladder import FIELD_LADDER
from core.words import later, tr
from ui.prepare.audit_details import Keep, Show
from ui.widgets.table.shape import Misfit

WORDS: Final = (
    (
        ("all", later("All of them")),
        ("all_but_one", later("All but one")),
        ("two_thirds", later("Two thirds, exactly")),
        ("most", later("Most")),
    ),
    (
        ("half", later("Half, exactly")),
        ("few", later("A few")),
        ("one", later("One")),
        ("none", later("None")),
    ),
)
"""The words in the order in which they are tried, in two rows."""

LIMITS: Final = (
    ("all_but_one_from", later("“All but one” from how many up")),
    ("most_over", later("“Most” over, in per cent")),
    ("few_up_to", later("“A few” up to, in per cent")),
    ("counts_up_to", later("Told as counts up to")),
)


def limit_typed(text: str) -> str:
    """Return a limit as typed; raises Misfit for what is no number up to 100."""
    if text and not (text.isdecimal() and len(text) < 4 and int(text) <= 100):
        raise Misfit(
            tr("“{shown}” is not a number up to 100.", shown=shown(text)),
            tr("Write it in figures, such as 4."),
        )
    return text


def ladder_into(name: str) -> Keep:
    """Return what puts a text into one of the words or limits; the field's own for nothing."""

    def keep(audit: Audit, text: str) -> Audit:
        own = getattr(FIELD_LADDER, name)
        value = type(own)(text) if text.strip() else own
        changed: dict[str, Any] = {name: value}
        return replace(audit, share_words=replace(audit.ladder, **changed).text)

    return keep


def ladder_showing(name: str) -> Show:
    """Return what shows one of the words or limits; nothing for the field's own."""

    def show(audit: Audit) -> str:
        value = getattr(audit.ladder, name)
        return "" if value == getattr(FIELD_LADDER, name) else str(value)

    return show
