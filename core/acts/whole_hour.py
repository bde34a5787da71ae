"""Going through a whole theme hour as an example gives it, step by step as a room does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from core.acts import theme_hour
from core.model.changed import Changed
from core.model.draft.day import ThemeHourDraft
from core.model.theme_hour import HourCard, HourGroup, HourStage, ThemeHour
from core.store.file import WorkshopFile

_Step = Callable[[], Changed | None]


def go_through_hour(
    file: WorkshopFile, draft: ThemeHourDraft, is_now: Callable[[datetime], None]
) -> None:
    """Do what was done in a theme hour; *is_now* is told the time of each step before it.

    The steps are spread evenly from its beginning to its end.
    """
    steps = _Steps(file, draft).every
    began, ended = datetime.fromisoformat(draft.began), datetime.fromisoformat(draft.ended)
    for at, step in enumerate(steps):
        is_now((began + (ended - began) * at / len(steps)).replace(microsecond=0))
        step()


class _Steps:
    """The acts of an hour in their order; each reads what those before it have written."""

    def __init__(self, file: WorkshopFile, draft: ThemeHourDraft) -> None:
        self._file = file
        self._draft = draft
        self.every = [*self._writing(), *self._grouping(), *self._ranking()]

    def _writing(self) -> Iterator[_Step]:
        file, draft = self._file, self._draft
        cards = [*(card for group in draft.groups for card in group.cards), *draft.alone]
        yield lambda: theme_hour.begin_hour(file, draft.question, len(draft.votes))
        yield lambda: theme_hour.change_hour(file, replace(self._hour, ranked=draft.ranked))
        yield self._to(HourStage.ROUND)
        for card in cards:
            yield partial(self._write, card)

    def _grouping(self) -> Iterator[_Step]:
        yield self._to(HourStage.GROUPING)
        for group in self._draft.groups:
            first, *others = group.cards
            yield partial(self._begin, group.title, first)
            for card in others:
                yield partial(self._put, group.title, card)

    def _ranking(self) -> Iterator[_Step]:
        yield self._to(HourStage.RANKING)
        for order in self._draft.votes:
            yield partial(self._vote, order)
        yield self._take_on

    def _to(self, stage: HourStage) -> _Step:
        return lambda: theme_hour.go_to_stage(self._file, self._hour, stage)

    def _write(self, card: str) -> Changed | None:
        return theme_hour.add_cards(self._file, self._hour.id, [card])

    def _begin(self, title: str, card: str) -> Changed | None:
        return theme_hour.add_group(self._file, self._hour.id, title, self._card(card))

    def _put(self, title: str, card: str) -> Changed | None:
        group = next(one for one in self._groups if one.title == title)
        return theme_hour.put_in_group(self._file, self._card(card), group.id)

    def _vote(self, order: tuple[int, ...]) -> Changed | None:
        groups = self._groups
        chosen = [groups[number - 1].id for number in order]
        return theme_hour.give_points(self._file, self._hour, chosen)

    def _take_on(self) -> Changed | None:
        titles = {one.title for one in self._draft.groups if one.taken}
        chosen = [one for one in self._groups if one.title in titles]
        return theme_hour.take_on(self._file, self._hour, chosen)

    @property
    def _hour(self) -> ThemeHour:
        return self._file.all(ThemeHour)[-1]

    @property
    def _groups(self) -> list[HourGroup]:
        return self._file.all(HourGroup, "hour_id = ?", (self._hour.id,))

    def _card(self, text: str) -> HourCard:
        cards = self._file.all(HourCard, "hour_id = ?", (self._hour.id,))
        return next(one for one in cards if one.text == text)
