"""A passphrase that is made: easy to read out on the telephone, and nobody's to guess."""

import secrets
from typing import Final

_SIGNS: Final = "bcdfghjkmnpqrstvwxz23456789"
"""No vowels, so that no word comes about, and nothing that is taken for something else."""

_GROUPS, _EACH = 4, 5
"""20 of 27 signs: 95 bits."""


def made_passphrase() -> str:
    """Return a new one: "kd7rm-3vwq8-hx2tn-c9pjz"."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_EACH)) for _ in range(_GROUPS))
    return "-".join(groups)
