"""What every field shares that is kept as it is typed: what the audit has, and its own echo."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from PySide6.QtWidgets import QWidget

_PASSING: Final = "passing"
_KNOWN: Final = "known_words"
_ABOUT: Final = "about"


class TypedWords:
    """A field that is kept at each pause in typing, and follows the audit otherwise.

    Words on their way to the audit are never overwritten. Nor are those that have
    just been kept: what comes back then is their own echo, at most without the blank
    at the end of a word. All else is shown: an undo, or what was changed elsewhere.
    """

    _in_audit: str | None = ""
    _in_audit_before: str | None = None
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

    def is_in_audit(self, text: str) -> bool:
        """Return whether the audit has these words, at most without blanks around them."""
        has = self._in_audit_before if self._in_audit is None else self._in_audit
        return has is None or text.strip() == has.strip()

    @contextmanager
    def own_news(self) -> Iterator[None]:
        """What is told meanwhile was asked for here: the words stay as they were typed."""
        if self._in_audit is not None:  # until it is told, the audit has what it had
            self._in_audit_before = self._in_audit
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


def mark_passing(field: QWidget) -> None:
    """Mark a field whose words only look for something, or only confirm: nobody keeps them."""
    field.setProperty(_PASSING, True)


def is_passing(field: QWidget) -> bool:
    """Return whether a field is marked so."""
    return bool(field.property(_PASSING))


def mark_known(field: QWidget, words: str) -> None:
    """Say which words of a field are kept elsewhere already, and need no draft."""
    field.setProperty(_KNOWN, words)


def is_known(field: QWidget, words: str) -> bool:
    """Return whether these are the words that are kept elsewhere."""
    return bool(words) and field.property(_KNOWN) == words


def be_about(panel: QWidget, row: object) -> None:
    """Say which row the fields of a panel are about just now."""
    panel.setProperty(_ABOUT, f"{type(panel).__name__} {row}")


def about_of(field: QWidget) -> str:
    """Return which row a field is about; nothing where its page has one such field."""
    above: QWidget | None = field
    while above is not None:
        if about := above.property(_ABOUT):
            return str(about)
        above = above.parentWidget()
    return ""
