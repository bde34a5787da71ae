"""What a cut is asked for on the command line: by what, and only where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.counting.narrowing import (
    AGENCY,
    CASE,
    MEETING,
    QUESTION,
    THEME,
    WITHOUT,
    AnsweredSo,
    Narrowing,
    Within,
    columns_of,
    dimensions,
    groups_in_order,
)
from core.model.fault import WorkshopError, shown
from core.model.ids import AnswerSetId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.model.tool import AnswerSet, Item
from core.model.value import MEASURED, NOT_PROVIDED
from core.wording.kinds import kind_words
from core.wording.labels import in_sentence
from core.wording.live_number import group_words
from core.wording.numbers import listed
from core.words import tr

_PLACE: Final = "place"


@dataclass(frozen=True, slots=True)
class CutRequest:
    """By which dimensions counts are cut, whether by theme, and what narrows them."""

    by: tuple[str, ...] = ()
    by_theme: bool = False
    narrowing: Narrowing = Narrowing()

    @property
    def of_the_room(self) -> bool:
        """Whether only what the room judged can be cut so: no return is of a meeting."""
        return MEETING in (*self.by, *(one.dimension for one in self.narrowing.within))


def cut_request(now: Snapshot, by: str, where: Sequence[str]) -> CutRequest:
    """Understand "pathway,team" and "1f=yes"; raise WorkshopError for what is not known."""
    named = [one.strip() for one in by.split(",") if one.strip()]
    held = [normalised(one) for one in named]
    found = [_dimension(now, one) for one in named if normalised(one) not in (QUESTION, THEME)]
    answered: list[AnsweredSo] = []
    within: list[Within] = []
    for one in where:
        name, so, said = one.partition("=")
        if not so or not name.strip():
            happened = tr("“{word}” is no condition.", word=shown(one))
            raise _unknown(happened, tr("a question and an answer to it, such as 1f=yes"))
        item = next((each for each in now.tool.items if each.key == name.strip()), None)
        if item is not None:
            answered.append(_answered(now, item, said))
        else:
            within.append(_within(now, _dimension(now, name.strip(), where=True), said.strip()))
    narrowing = Narrowing(tuple(answered), tuple(within))
    return CutRequest(tuple(dict.fromkeys(found)), THEME in held, narrowing)


def _dimension(now: Snapshot, name: str, *, where: bool = False) -> str:
    known = {normalised(one): one for one in dimensions(now)}
    found = known.get(normalised(name), _as_called(now).get(normalised(name)))
    if found is not None:
        return found
    if len(columns := columns_of(now, name)) > 1:
        return "+".join(columns)
    if where:
        keys = listed([now.tool.items[0].key, now.tool.items[-1].key], tr("to"))
        asked = tr("a question’s number ({keys}), or", keys=keys) if now.tool.items else ""
        happened = tr("Nothing in this audit can be narrowed by “{word}”.", word=shown(name))
        raise _unknown(happened, " ".join([asked, ", ".join(known.values())]).strip())
    happened = tr("Nothing in this audit can be counted by “{word}”.", word=shown(name))
    raise _unknown(happened, ", ".join([QUESTION, THEME, *known.values()]))


def _as_called(now: Snapshot) -> dict[str, str]:
    """Return further words to cut by: what is audited is a case; a place may not be noted yet."""
    audited = normalised(now.audit.audited_one)
    return {_PLACE: _PLACE} | ({audited: CASE} if audited else {})


def _answered(now: Snapshot, item: Item, said: str) -> AnsweredSo:
    held = now.tool.set_of(item.answer_set_id)
    if held is not None and not held.kind.one_of_some:
        return _not_provided(now, item, held, said)
    allowed = now.tool.answers_of(item.answer_set_id)
    known = {normalised(word): one for one in allowed for word in (one.key, one.label)}
    found = []
    for word in said.split(","):
        answer = known.get(normalised(word))
        if answer is None:
            happened = tr("“{word}” is no answer to {key}.", word=shown(word), key=item.key)
            raise _unknown(happened, ", ".join(one.key for one in allowed))
        found.append(answer.id)
    return AnsweredSo(item.id, tuple(dict.fromkeys(found)))


def _not_provided(now: Snapshot, item: Item, held: AnswerSet, said: str) -> AnsweredSo:
    """Understand what a question that wants a value is narrowed by: that it was not given.

    A return that says several things at once, or a value, is neither so nor not so.
    """
    measured = held.of_one.kind in MEASURED
    if measured and NOT_PROVIDED in map(normalised, said.split(",")):
        return AnsweredSo(item.id, (WITHOUT,))
    happened = tr(
        "Question {key} is not answered with one answer out of a list ({kind}), "
        "so “{word}” narrows nothing.",
        key=item.key,
        kind=in_sentence(kind_words(held)),
        word=shown(said),
    )
    each = [one.key for one in now.tool.items if one.answer_set_id not in _of_values(now)]
    own = [tr("{key}=not provided", key=item.key)] * measured
    others = [tr("an answer to {keys}", keys=listed(each, "or"))] * bool(each)
    raise _unknown(happened, ", ".join([*own, *others]))


def _of_values(now: Snapshot) -> frozenset[AnswerSetId]:
    return frozenset(one.id for one in now.tool.answer_sets if not one.kind.one_of_some)


def _within(now: Snapshot, dimension: str, said: str) -> Within:
    groups = groups_in_order(now, dimension)
    names = {normalised(group_words(now, dimension, one)): one for one in groups}
    if dimension == AGENCY:
        names |= {normalised(one.name): str(one.id) for one in now.agencies}
    found = names.get(normalised(said))
    if found is None:
        happened = tr("There is no {dimension} “{word}”.", dimension=dimension, word=shown(said))
        raise _unknown(happened, "" if dimension == CASE else ", ".join(names))
    return Within(dimension, found)


def _unknown(happened: str, can_be_said: str) -> WorkshopError:
    there = tr("What can be said: {known}.", known=can_be_said)
    return WorkshopError(
        happened,
        tr("Nothing was printed, nothing was changed."),
        there if can_be_said else tr("See under Prepare what it is called."),
    )
