"""Groups named by what is typed, a number or a title: to put a card there, or in an order."""

from collections.abc import Sequence
from typing import Final

from core.acts import theme_hour as acts
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.names import normalised
from core.model.theme_hour import HourCard, HourGroup, ThemeHour
from core.words import tr
from ui.audit.session import Act

_MOST_DIGITS: Final = 4
_MOST_KEYS: Final = 9


def grouping(hour: ThemeHour, groups: Sequence[HourGroup], card: HourCard | None, text: str) -> Act:
    """Return the act that begins a group with the card, or puts it into one there is.

    A group is named by its title or, where there are more than a key can say, its number.
    """
    at, title = _number(text), normalised(text)
    same = next((one for one in groups if normalised(one.title) == title), None)
    found = groups[at - 1] if 0 < at <= len(groups) else same
    if at and found is None:
        return _refused(str(at))
    if found is None or card is None:
        return lambda file: acts.add_group(file, hour.id, text, card)
    return lambda file: acts.put_in_group(file, card, found.id)


def points(hour: ThemeHour, groups: Sequence[HourGroup], text: str) -> Act:
    """Return the act that keeps the numbers typed; what is no number of a group is refused.

    Where one figure says every group no blank is needed between them.
    """
    typed = text.replace(",", " ").split()
    if len(groups) <= _MOST_KEYS:
        typed = [one for word in typed for one in (word if word.isdecimal() else (word,))]
    numbers = [_number(one) for one in typed]
    for one, at in zip(typed, numbers, strict=True):
        if not 0 < at <= len(groups):
            return _refused(one)
    order = [groups[at - 1].id for at in numbers]
    return lambda file: acts.give_points(file, hour, order)


def _number(text: str) -> int:
    """Return a number as it was typed; 0 for anything else."""
    said = text.strip()
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else 0


def _refused(number: str) -> Act:
    """Return an act that is refused, so that it is said as any other refusal."""

    def act(_file: object) -> Changed | None:
        raise WorkshopError(
            tr("There is no group {number}.", number=number),
            tr("Nothing was changed."),
            tr("The numbers stand before the groups at the right."),
        )

    return act
