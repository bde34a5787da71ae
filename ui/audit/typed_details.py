"""What is said at a field whose words may say who somebody is; what is typed stays as it is."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from core.model.draft.returns import AnyDraft
from core.model.progress import Progress
from core.model.snapshot import Snapshot
from core.words import later, tr

if TYPE_CHECKING:
    from core.review.as_typed import TypedDetails


AFTER_ALL: Final = later(
    "It comes in as it is. Put it right in the file and bring it in anew, or put it right here "
    "afterwards: a role, a reference or an age says enough."
)
"""What can be done about what a file would bring in; nothing is left out for it."""


class DetailsWords:
    """Finds the words for a text by an audit's own words; None once the audit is closed."""

    def __init__(self, now: Callable[[], Snapshot | None]) -> None:
        self._now = now
        self._known: TypedDetails | None = None

    def __call__(self, typed: str, names: bool) -> str:
        """Return what to say of it; nothing where it is harmless."""
        from core.review.as_typed import TypedDetails  # a list of words: not before it is needed

        now = self._now()
        if now is None:
            return ""
        if self._known is None or not self._known.knows(now):
            self._known = TypedDetails(now)
        found = list(self._known.found_in(typed, names=names))
        if not found:
            return ""
        return " ".join(
            [*found, tr("It is kept as you typed it. A role, a reference or an age says enough.")]
        )


def details_in_files(
    now: Snapshot, drafts: Sequence[AnyDraft], progress: Progress
) -> tuple[tuple[str, ...], ...]:
    """Return for each draft what in it may say who somebody is; for a thread of its own."""
    from core.review.brought_in import details_in_draft

    found = []
    for at, draft in enumerate(drafts):
        progress(at, len(drafts))
        found.append(details_in_draft(now, draft))
    return tuple(found)
