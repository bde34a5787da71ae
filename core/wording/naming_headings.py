"""Which headings stand over columns that say who somebody is."""

from typing import Final

_NAMES: Final = (
    *("name", "forename", "surname", "dob", "birth", "born", "nhs", "address", "postcode"),
)
_OF_MANY: Final = ("team", "school", "service", "ward", "locality", "area", "setting")
"""What has a name too, and is nobody: the name of the school."""


def says_who(heading: str) -> bool:
    """Return whether a heading, as it is compared, may stand over what says who somebody is."""
    of_many = not set(_OF_MANY).isdisjoint(heading.split())
    return any(word in heading for word in _NAMES) and not of_many
