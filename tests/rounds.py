"""How often a property is tried: a short form in the test run, a long one on request.

`CASEWALK_ROUNDS=20 python -m pytest tests/store` tries everything twenty times as often.
"""

import os
from typing import Final

TIMES: Final = max(1, int(os.environ.get("CASEWALK_ROUNDS", "1")))


def rounds(short: int) -> int:
    """Return how many examples to try where the short form tries *short*."""
    return short * TIMES
