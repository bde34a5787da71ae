"""Words of cases that must not leave: references, and what was written of one of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from core.model.names import normalised
from core.model.note import Note
from core.model.snapshot import FullSnapshot, Snapshot
from core.words import later

SO_MANY: Final = 8
"""So many words in a row, as they stand in what was written of a case, are from there."""
_WHOLE: Final = 4
"""What was written in so many words or more, and fewer than those, is found as a whole."""
_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")

OF_OUTLINE: Final = later("the outline of one {case}")
OF_COMMENT: Final = later("a comment on one {case}")
OF_NOTE: Final = later("what was heard in the room")


class WordsOfCases:
    """Finds words of one case in a text, however they are spaced, dashed or capitalised."""

    def __init__(self, full: FullSnapshot) -> None:
        self._runs: dict[tuple[str, ...], str] = {}
        for text, where in _written_of_cases(full):
            words = _words(text)
            for at in range(max(1, len(words) - SO_MANY + 1)):
                run = words[at : at + SO_MANY]
                if len(run) >= _WHOLE:
                    self._runs.setdefault(run, where)
        self._shortest = min(map(len, self._runs), default=SO_MANY)
        references = [normalised(one.reference) for one in full.now.cases if one.reference.strip()]
        self._references = _any_of(references)

    def reference_in(self, text: str) -> bool:
        """Return whether a text names a case."""
        if self._references is None:
            return False
        bare = normalised(text)
        spaced = re.sub(r"[^\w]+", " ", bare)
        return any(self._references.search(one) for one in (bare, spaced))

    def written_elsewhere(self, text: str) -> str:
        """Return where words of a text stand in what was written of a case; "" for nowhere."""
        words = _words(text)
        for length in range(self._shortest, SO_MANY + 1):
            for at in range(len(words) - length + 1):
                found = self._runs.get(words[at : at + length])
                if found is not None:
                    return found
        return ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(normalised(text)))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Match any of them, whole, with whatever stands between their words."""
    parts = [r"[\W_]*".join(map(re.escape, re.findall(r"\w+", one))) for one in names]
    held = "|".join(sorted(filter(None, parts), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{held})(?:s|'s)?(?!\w)") if held else None


def _written_of_cases(full: FullSnapshot) -> Iterator[tuple[str, str]]:
    """Yield every text that is of one case, with what to call where it stands."""
    now = full.now
    for case in now.cases:
        yield case.outline, OF_OUTLINE
        yield case.status_at_end, OF_OUTLINE
    for one in now.key_dates:
        yield one.text, OF_OUTLINE
    for comment in full.comments:
        yield comment.text, OF_COMMENT
    for value in full.values:
        yield value.value, OF_COMMENT
    for note in now.notes:
        for text in _of_note(note):
            yield text, OF_NOTE
    for voice in now.family_voices:
        yield voice.text, OF_NOTE
    yield from ((text, OF_COMMENT) for text in _of_judgements(now))


def _of_note(note: Note) -> tuple[str, ...]:
    return (note.text, note.told, note.did, note.carried)


def _of_judgements(now: Snapshot) -> Iterator[str]:
    yield from (one.reason for one in now.judgements)
    yield from (one.reason for one in now.layer_judgements)
    yield from (one.note for one in now.views)
    yield from (one.text for one in now.headed_texts)
    yield from (one.comments for one in now.returns_aside)
    yield from (one.written for one in now.waiting)
