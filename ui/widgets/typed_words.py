"""What every field shares that is kept as it is typed: what the audit has, and its own echo."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager


class TypedWords:
    """A field that is kept at each pause in typing, and follows the audit otherwise.

    Words on their way to the audit are never overwritten. Nor are those that have
    just been kept: what comes back then is their own echo, at most without the blank
    at the end of a word. All else is shown: an undo, or what was changed elsewhere.
    """

    _in_audit: str | None = ""
    _own_news = False

    def show_text(self, text: str) -> None:
        """Show another thing's words, whatever stands here."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether words stand here that were not told yet, or could not be kept."""
        raise NotImplementedError

    def follow(self, text: str) -> None:
        """Show the same thing's words as the audit has them now."""
        if text != self._in_audit and not (self._own_news or self.unsaved):
            self.show_text(text)
        self._in_audit = text

    @contextmanager
    def own_news(self) -> Iterator[None]:
        """What is told meanwhile was asked for here: the words stay as they were typed."""
        self._own_news, self._in_audit = True, None
        try:
            yield
        finally:
            self._own_news = False


@contextmanager
def own_news_of(*fields: TypedWords) -> Iterator[None]:
    """What is told meanwhile was asked for by an editor with these fields."""
    with ExitStack() as inside:
        for field in fields:
            inside.enter_context(field.own_news())
        yield
