"""The theme hour: written in silence, heard in turn, grouped, ranked, taken on; all by keys."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import theme_hour as acts
from core.counting.theme_hour import HourResult, hour_result, voices_of
from core.model.changed import Changed
from core.model.ids import HourCardId, HourGroupId, HourId
from core.model.meeting import Meeting
from core.model.snapshot import Snapshot
from core.model.theme_hour import HourCard, HourGroup, HourStage, HourVote, ThemeHour
from core.queries.search import Hit, HitKind
from core.room import HourScene, hour_scene
from core.wording.theme_hour import STAGE_WORDS, alone_words, cards_words, voices_words
from core.words import tr
from ui.audit.clicker_keys import answer_clicker
from ui.audit.context import AuditContext, StagePage
from ui.audit.room_presenter import RoomPresenter
from ui.audit.session import Act
from ui.program.actions import spec_of
from ui.theme import app_theme
from ui.themes.hour.entry import Entering, HourDraft, HourField
from ui.themes.hour.groups_named import grouping, points
from ui.themes.hour.lists import HourList
from ui.themes.hour.rows import card_rows, group_rows, voice_rows
from ui.themes.hour.stage_words import ABOUT, STEPS, nothing_words
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import ElidedLabel, Text, small
from ui.widgets.segmented import Option, Segmented

_RESTS_ON: Final = {ThemeHour, HourGroup, HourCard, HourVote, Meeting}
_RANKED: Final = (3, 4, 5)
_LOW_UNDER: Final = 400
"""Height in px at usual text under which the edges are narrow."""


class ThemeHourPage(StagePage):
    """One hour at a time; the field at the top takes whatever the stage is about."""

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self._hour_id: HourId | None = None
        self._chosen: frozenset[HourGroupId] = frozenset()
        self._entering = Entering.QUESTION
        self._about: HourCard | HourGroup | None = None
        self._shown: tuple[HourId, HourStage] | None = None
        self.title = ElidedLabel("", Text.HEADING)
        self.hours = DropChip(tr("Theme hour"), look=ChipLook.OUTLINE)
        self.ranked = DropChip(tr("How many each voice puts in order"), look=ChipLook.OUTLINE)
        self.stages = Segmented(
            tr("Stage of the hour"),
            [Option(stage, tr(words)) for stage, words in STAGE_WORDS.items()],
        )
        self.field = HourField()
        self.draft = HourDraft(context.session, self.field)
        self.cards = HourList(tr("Cards"))
        self.groups = HourList(tr("Groups"), marks=True)
        self.about = small()
        self.counted = ElidedLabel("", Text.SMALL)
        self.another = Button(tr("Another question"), ButtonKind.LINK, size=Size.SMALL)
        self.all_in = Button(tr("All points are in"), ButtonKind.LINK, size=Size.SMALL)
        self.remove = Button(tr("Remove this hour"), ButtonKind.LINK, size=Size.SMALL)
        self.step = Button("", ButtonKind.PRIMARY, spec_of("agree").caps, Size.ROOM)
        self._lay_out()
        self._connect()
        self._enter_new()
        waiting = self.draft.restore()
        if waiting:
            self.field.show_text(waiting)

    # What the place is asked for

    def arrive(self) -> None:
        """Show the hour as it stands, and take the keyboard to where it goes on."""
        self._refresh()
        self._take_focus()

    def leave(self) -> None:
        """Keep what is being typed as a draft."""
        self.field.flush()

    @property
    def unkept(self) -> bool:
        """Whether something is typed that only Enter keeps."""
        return bool(self.field.toPlainText().strip()) and not self.context.session.read_only

    def run(self, name: str) -> None:
        """Take the one big step that is drawn."""
        if name == "agree":
            self._go_on()

    def show_room(self) -> bool:
        """Put the hour on the wall, as far as it is."""
        if self.hour is None:
            self.context.give_notice(tr("There is no theme hour to show yet."))
        else:
            self._showing.hour(self._scene, self._step)
        return True

    def _step(self, by: int) -> None:
        """Go on to the next card, or group once they are ranked: by a clicker."""
        shown = self.groups if self._ranks else self.cards
        shown.go_to(shown.currentIndex().row() + by, by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a clicker go through the cards, or the groups once they are ranked."""
        if self.hour is None or not answer_clicker(event, self.context, self._step):
            super().keyPressEvent(event)

    def open_found(self, hit: Hit) -> None:
        """Open the hour in which it was found, at the card or group."""
        now = self.context.session.now
        rows: list[HourCard | HourGroup] = [*now.hour_cards, *now.hour_groups]
        kind = {HitKind.HOUR_CARD: HourCard, HitKind.HOUR_GROUP: HourGroup}.get(hit.kind)
        found = next((one for one in rows if type(one) is kind and one.id == hit.row_id), None)
        self._hour_id = HourId(hit.row_id) if found is None else found.hour_id
        self._refresh()
        shown = self.groups if isinstance(found, HourGroup) else self.cards
        at = next((n for n, one in enumerate(shown.lines) if one.value == hit.row_id), 0)
        shown.go_to(at)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def hour(self) -> ThemeHour | None:
        """The hour that is shown: the one chosen, else the last of this meeting or of any."""
        hours = self.context.session.now.theme_hours
        chosen = next((one for one in hours if one.id == self._hour_id), None)
        here = [one for one in hours if one.meeting_id == self.context.session.now.here_id]
        return chosen or next(iter([*here, *hours[-1:]][-1 if here else 0 :]), None)

    # Wishes

    def _go_on(self) -> None:
        """Keep what is typed, then take the step; a question that is typed is the step itself."""
        hour, asks = self.hour, self._entering is Entering.QUESTION
        if (hour is None or self.unkept) and not self._is_entered():
            return
        if hour is None or (asks and self.hour != hour):
            return
        if hour.stage is HourStage.RANKING:
            self._take_on(hour)
        else:
            stages = list(HourStage)
            self._go_to(stages[stages.index(hour.stage) + 1])

    def _is_entered(self) -> bool:
        """Enter what stands in the field, as Enter does; return whether it was taken."""
        self._on_submitted(self.field.toPlainText())
        return not self.unkept

    def _go_to(self, stage: object) -> None:
        hour = self.hour
        if hour is not None and isinstance(stage, HourStage) and stage is not hour.stage:
            self._enter_new()
            self._do(lambda file: acts.go_to_stage(file, hour, stage))
            self._take_focus()

    def _take_on(self, hour: ThemeHour) -> None:
        groups = self.context.session.now.groups_of_hour(hour.id)
        chosen = [one for one in groups if one.id in self._chosen]
        if self._do(lambda file: acts.take_on(file, hour, chosen)):
            self._chosen = frozenset()
            self._refresh()
            said = tr("{count} taken on: a theme and a finding each.", count=len(chosen))
            self.context.give_notice(said)

    def _on_submitted(self, text: str) -> None:
        hour, about = self.hour, self._about
        if not text.strip():
            self._on_nothing_submitted()
            return
        groups = self.context.session.now.groups_of_hour(hour.id) if hour is not None else []
        act: Act
        match self._entering:
            case Entering.CHANGE if isinstance(about, HourCard):
                act = lambda file: acts.change_card(file, about, text)  # noqa: E731
            case Entering.TITLE if isinstance(about, HourGroup):
                act = lambda file: acts.name_group(file, about, text)  # noqa: E731
            case Entering.CARD if hour is not None:
                act = lambda file: acts.add_cards(file, hour.id, text.splitlines())  # noqa: E731
            case Entering.GROUP if hour is not None:
                act = grouping(hour, groups, self._card, text)
            case Entering.POINTS if hour is not None:
                act = points(hour, groups, text)
            case _:
                here = self.context.session.now.here_people
                expected = sum(one.present for one in here) or len(here)
                act = lambda file: acts.begin_hour(file, text, expected)  # noqa: E731
        began, row = self._entering, self.cards.currentIndex().row()
        if self._do(act):
            self.field.show_text("")
            self.draft.drop()
            self._after(began)
            if began is Entering.GROUP:
                self._go_on_alone(row)

    def _on_nothing_submitted(self) -> None:
        """Stay where one card or voice follows another: in a list what is typed next was lost."""
        if self._entering in (Entering.CARD, Entering.POINTS):
            self.field.show_text("")
            self.draft.drop()
        else:
            self._give_up()

    def _after(self, began: Entering) -> None:
        if began is Entering.QUESTION:
            self._hour_id = self.context.session.now.theme_hours[-1].id
        self._enter_new()
        self._refresh()
        if began in (Entering.CHANGE, Entering.GROUP):
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        elif began is Entering.TITLE:
            self.groups.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        """Let what was begun be; the keyboard goes back to the list."""
        self.field.show_text("")
        self.draft.drop()
        back = self.groups if self._entering is Entering.TITLE else self.cards
        self._enter_new()
        if back.lines:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, entering: Entering, text: str = "") -> None:
        self._entering = entering
        name, hint = entering.value
        self.field.takes_numbers = entering is Entering.POINTS
        self.field.setAccessibleName(tr(name))
        self.field.set_hint(tr(hint))
        if text:
            self.field.show_text(text)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_new(self) -> None:
        """Let the field take what the stage is about."""
        hour, self._about = self.hour, None
        if hour is None:
            self._enter(Entering.QUESTION)
        else:
            self._enter(_USUAL[hour.stage])

    # The lists

    @property
    def _card(self) -> HourCard | None:
        at = self.cards.at
        held = self.context.session.now.hour_cards
        return next((one for one in held if at is not None and one.id == at.value), None)

    @property
    def _group(self) -> HourGroup | None:
        at = self.groups.at
        held = self.context.session.now.hour_groups
        return next((one for one in held if at is not None and one.id == at.value), None)

    @property
    def _ranks(self) -> bool:
        return self.hour is not None and self.hour.stage is HourStage.RANKING

    def _on_number(self, number: int) -> None:
        """Put the card into the group with this number, and go on to the next that is alone."""
        hour, card = self.hour, self._card
        if hour is None or card is None or hour.stage is not HourStage.GROUPING:
            return
        groups = self.context.session.now.groups_of_hour(hour.id)
        if number > len(groups):
            said = tr("There is no group {number}; Insert begins one.", number=number)
            self.context.give_notice(said)
            return
        group_id = groups[number - 1].id if number else None
        if group_id == card.group_id:
            self.context.give_notice(tr("The card is there already."))
            return
        row = self.cards.currentIndex().row()
        if self._do(lambda file: acts.put_in_group(file, card, group_id)):
            self._go_on_alone(row)
            self._point_at_group(group_id)

    def _go_on_alone(self, row: int) -> None:
        """Go to the card that stands alone where one was taken from: the next there is."""
        hour = self.hour
        cards = self.context.session.now.cards_of_hour(hour.id) if hour is not None else ()
        alone = sum(one.group_id is None for one in cards)
        self.cards.go_to(min(row, alone - 1) if alone else 0)

    def _point_at_group(self, group_id: HourGroupId | None) -> None:
        at = next((n for n, one in enumerate(self.groups.lines) if one.value == group_id), None)
        if at is not None:
            self.groups.go_to(at)

    def _on_group_number(self, number: int) -> None:
        self.groups.go_to(number - 1)

    def _on_card_deleted(self) -> None:
        hour, card, at = self.hour, self._card, self.cards.at
        if self._ranks and hour is not None and at is not None and isinstance(at.value, int):
            voice = at.value
            self._do(lambda file: acts.take_back_points(file, hour, voice))
        elif card is not None:
            self._do(lambda file: acts.remove_card(file, card))

    def _on_group_deleted(self) -> None:
        group = self._group
        if group is not None:
            self._do(lambda file: acts.remove_group(file, group))

    def _on_card_entered(self) -> None:
        card = None if self._ranks else self._card
        if card is not None:
            self._about = card
            self._enter(Entering.CHANGE, card.text)

    def _on_group_entered(self) -> None:
        self._about = group = self._group
        if group is not None:
            self._enter(Entering.TITLE, group.title)

    def _on_insert(self) -> None:
        hour = self.hour
        if hour is not None and not self._ranks:
            grouping = hour.stage is HourStage.GROUPING
            self._enter(Entering.GROUP if grouping else Entering.CARD)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_marked(self, value: object) -> None:
        if isinstance(value, int):
            self._chosen ^= {HourGroupId(value)}
            self._refresh()

    def _on_hour(self, value: object) -> None:
        self._hour_id = HourId(value) if isinstance(value, int) else None
        self._enter_new()
        self._refresh()

    def _on_another(self) -> None:
        self._enter(Entering.QUESTION)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ranked(self, value: object) -> None:
        hour = self.hour
        if hour is not None and isinstance(value, int):
            self._do(lambda file: acts.change_hour(file, replace(hour, ranked=value)))

    def _on_all_in(self) -> None:
        """Expect no more voices than have given points: the room sees the points."""
        hour = self.hour
        if hour is not None:
            given = hour_result(self.context.session.now, hour).voices
            if self._do(lambda file: acts.change_hour(file, replace(hour, voices=given))):
                self.groups.setFocus(Qt.FocusReason.OtherFocusReason)  # what is chosen from next

    def _on_remove(self) -> None:
        hour = self.hour
        if hour is not None and self._do(lambda file: acts.remove_hour(file, hour)):
            self._hour_id = None
            self._enter_new()
            self._refresh()
            self._take_focus()

    def _do(self, act: Act) -> bool:
        return bool(self.context.session.do(act))

    # Showing

    def _scene(self, now: Snapshot) -> HourScene | None:
        hour = self.hour
        if hour is None:
            return None
        group, card = self.groups.at, self.cards.at
        group_id = HourGroupId(group.value) if group and isinstance(group.value, int) else None
        card_id = HourCardId(card.value) if card and isinstance(card.value, int) else None
        return hour_scene(now, hour.id, group_id, card_id)

    def _refresh(self) -> None:
        now, hour = self.context.session.now, self.hour
        self._show_frame(now, hour)
        if hour is None:
            return
        result = hour_result(now, hour)
        self._chosen &= {one.id for one in now.groups_of_hour(hour.id) if not one.taken_at}
        ranks = hour.stage is HourStage.RANKING
        rows = voice_rows(result, voices_of(now, hour)) if ranks else card_rows(result)
        self.cards.setAccessibleName(tr("Voices") if ranks else tr("Cards"))
        self.cards.show_lines(rows)
        self.groups.show_lines(group_rows(result, self._chosen))
        self._show_counts(result)
        self._showing.follow_hour()

    def _show_frame(self, now: Snapshot, hour: ThemeHour | None) -> None:
        there = hour is not None
        for part in (self.stages, self.cards, self.another, self.remove):
            part.setVisible(there)
        grouped = hour is not None and hour.stage in (HourStage.GROUPING, HourStage.RANKING)
        self.groups.setVisible(grouped)
        self.ranked.setVisible(self._ranks)
        self.title.setText(" ".join(hour.question.split()) if hour else tr("No theme hour yet"))
        shown = (hour.id, hour.stage) if hour is not None else None
        if shown != self._shown:
            self._shown = shown
            self._enter_new()
        self.about.setText(ABOUT[hour.stage]() if hour is not None else nothing_words())
        self.step.setText(STEPS[hour.stage]() if hour is not None else tr("Begin"))
        if hour is None:
            self.counted.setText("")
            self.all_in.hide()
            self.hours.hide()
            return
        self.stages.set_value(hour.stage)
        listed: list[tuple[object, str]] = [(one.id, one.question) for one in now.theme_hours]
        self.hours.set_choices(listed)
        self.hours.setVisible(len(listed) > 1)
        self.hours.set_value(hour.id)
        self.ranked.set_choices([(n, tr("Each puts {count} in order", count=n)) for n in _RANKED])
        self.ranked.set_value(hour.ranked)

    def _show_counts(self, result: HourResult) -> None:
        waits = bool(result.voices) and not result.all_in
        self.all_in.setVisible(self._ranks and waits)
        parts = [cards_words(result.cards), alone_words(result)]
        if self._ranks:
            parts.insert(1, voices_words(result))
        if result.hour.stage in (HourStage.WRITING, HourStage.ROUND):
            parts = parts[:1]
        self.counted.setText(" · ".join(part for part in parts if part))

    def _take_focus(self) -> None:
        hour = self.hour
        typed = hour is None or hour.stage in (HourStage.WRITING, HourStage.RANKING)
        goal: QWidget = self.field if typed or not self.cards.lines else self.cards
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, news: Changed) -> None:
        if news.kinds.isdisjoint(_RESTS_ON):
            return
        if self.isVisible():
            self._refresh()

    # Making

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low page to its lists."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < app_theme().px(_LOW_UNDER)
        self._column.setContentsMargins(18, 4 if low else 14, 18, 4 if low else 12)
        self._column.setSpacing(4 if low else 10)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(10)
        ways.addWidget(self.stages)
        ways.addStretch(1)
        for part in (self.ranked, self.hours, self.another):
            ways.addWidget(part)
        lists = QHBoxLayout()
        lists.setSpacing(14)
        lists.addWidget(self.cards, 3)
        lists.addWidget(self.groups, 2)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.counted, 1)
        foot.addWidget(self.all_in)
        foot.addWidget(self.remove)
        foot.addWidget(self.step)
        self._column = column = QVBoxLayout(self)
        self._fit()
        column.addWidget(self.title)
        column.addLayout(ways)
        column.addWidget(self.about)
        column.addWidget(self.field)
        column.addLayout(lists, 1)
        column.addLayout(foot)
        self.field.setEnabled(not self.context.session.read_only)

    def _connect(self) -> None:
        self.context.session.changed.connect(self._on_changed)
        self.context.session.meeting_chosen.connect(self._on_meeting)
        self.field.submitted.connect(self._on_submitted)
        self.field.escaped.connect(self._give_up)
        self.stages.chosen.connect(self._go_to)
        self.another.clicked.connect(self._on_another)
        self.hours.chosen.connect(self._on_hour)
        self.ranked.chosen.connect(self._on_ranked)
        self.all_in.clicked.connect(self._on_all_in)
        self.remove.clicked.connect(self._on_remove)
        self.step.clicked.connect(self._go_on)
        self.cards.numbered.connect(self._on_number)
        self.cards.deleted.connect(self._on_card_deleted)
        self.cards.insert_requested.connect(self._on_insert)
        self.cards.entered_line.connect(self._on_card_entered)
        self.groups.numbered.connect(self._on_group_number)
        self.groups.deleted.connect(self._on_group_deleted)
        self.groups.insert_requested.connect(self._on_insert)
        self.groups.entered_line.connect(self._on_group_entered)
        self.groups.marked.connect(self._on_marked)
        for listed in (self.cards, self.groups):
            listed.at_changed.connect(self._showing.follow_hour)

    def _on_meeting(self) -> None:
        self._hour_id = None
        if self.isVisible():
            self._refresh()


_USUAL: Final = {
    HourStage.WRITING: Entering.CARD,
    HourStage.ROUND: Entering.CARD,
    HourStage.GROUPING: Entering.CARD,
    HourStage.RANKING: Entering.POINTS,
}
