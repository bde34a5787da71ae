"""Mail addresses in what was typed for one."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/^`{|}~-]{1,64}@[\w.-]{1,255}(?<![.-])")


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the addresses in a text, and nothing else that stands in it."""
    return tuple(_ADDRESS.findall(text))
