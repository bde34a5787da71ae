"""Words of ours, which nobody who audits says: names of classes and columns, programmers' words."""

import re
from typing import Final

OUR_WORDS: Final = re.compile(
    r"\b(bearings?|snapshots?|lens(es)?|widgets?|payload|journal|sqlite|schema|boolean|parsed?"
    r"|exceptions? (was|were|raised)|traceback|null|enum|dataclass|uuid|tuple)\b",
    re.IGNORECASE,
)
SHOWN_WORDS: Final = re.compile(
    OUR_WORDS.pattern + r"|\b(scenes?|acts?|drafts? of|presenter|overlay|narrowing|intake)\b"
    r"|\{[\w ]+\}",
    re.IGNORECASE,
)
"""Also what may be said of a page in the guide, and is on no page itself; and a place for a value
that nothing was put into."""
