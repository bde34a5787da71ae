"""Says that the day has come until which an audit was to be kept."""

from datetime import date

from core.model.clock import date_text
from core.words import tr


def is_past(kept_until: str, today: date) -> bool:
    """Return whether an audit was to be kept until a day before today; never without a day."""
    try:
        return date.fromisoformat(kept_until) < today
    except ValueError:
        return False


def past_keeping_words(kept_until: str) -> str:
    """Return what is said in an audit whose day is past."""
    return tr(
        "This audit was to be kept until {day}, and that day is past. Ask who answers for the "
        "file whether it is to be erased, or type another day under Prepare, The audit.",
        day=date_text(kept_until),
    )
