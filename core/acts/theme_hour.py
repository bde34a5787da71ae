"""What is done in a theme hour: cards written, grouped, ranked by each voice, taken on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.acts.fields import typed_field
from core.acts.findings import add_finding
from core.acts.meetings import meeting_here
from core.acts.prepare import end_of
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import NEW, FindingId, HourGroupId, HourId, ThemeId
from core.model.names import normalised
from core.model.note import Note, NoteKind
from core.model.theme_hour import HourCard, HourGroup, HourStage, HourVote, ThemeHour
from core.model.tool import Theme
from core.store.file import WorkshopFile
from core.words import tr

_BRING_BACK: Final = tr("Press Esc to leave it so, or take that back first.")


def begin_hour(file: WorkshopFile, question: str, voices: int = 0) -> Changed | None:
    """Put a question to the room, at the meeting it is. Raises NotYet without one."""
    _needs(question, tr("A theme hour needs a question."), tr("Type what the room is asked."))
    hour = ThemeHour(question.strip(), position=end_of(file, ThemeHour), voices=voices)
    with file.act(tr("begin a theme hour")) as act:
        file.put(replace(hour, meeting_id=meeting_here(file)))
    return act.news


def change_hour(file: WorkshopFile, hour: ThemeHour) -> Changed | None:
    """Keep a theme hour as it was changed; typing in its question is one step of undo."""
    typed = typed_field(file.get(ThemeHour, hour.id) or hour, hour)
    merge = f"hour {hour.id} {typed}" if typed else ""
    with file.act(tr("change a theme hour"), merge) as act:
        file.put(hour)
    return act.news


def go_to_stage(file: WorkshopFile, hour: ThemeHour, stage: HourStage) -> Changed | None:
    """Go on in a theme hour, or back."""
    with file.act(tr("go on in the theme hour")) as act:
        file.put(replace(hour, stage=stage))
    return act.news


def remove_hour(file: WorkshopFile, hour: ThemeHour) -> Changed | None:
    """Remove a theme hour with its cards, groups and points; undo brings it back."""
    with file.act(tr("remove a theme hour")) as act:
        file.remove(hour)
    return act.news


def add_cards(file: WorkshopFile, hour_id: HourId, texts: Sequence[str]) -> Changed | None:
    """Add a card for each text; empty ones are passed over. Several are one step of undo."""
    said = [text.strip() for text in texts if text.strip()]
    if not said:
        return None
    label = tr("write a card") if len(said) == 1 else tr("write {count} cards", count=len(said))
    with file.act(label) as act:
        last = end_of(file, HourCard)
        for at, text in enumerate(said, last):
            file.put(HourCard(hour_id, text, position=at))
    return act.news


def change_card(file: WorkshopFile, card: HourCard, text: str) -> Changed | None:
    """Keep a card's words as they are now; it stays where it was put meanwhile.

    Raises NotYet where no words are left, or the card was removed meanwhile.
    """
    _needs(text, tr("A card needs words."), tr("Type what was written, or remove it."))
    held = file.get(HourCard, card.id)
    if held is None:
        raise NotYet(
            tr("This card was removed meanwhile."), tr("Nothing was changed."), _BRING_BACK
        )
    with file.act(tr("change a card"), f"card {card.id}") as act:
        file.put(replace(held, text=text.strip()))
    return act.news


def remove_card(file: WorkshopFile, card: HourCard) -> Changed | None:
    """Remove a card; undo brings it back."""
    with file.act(tr("remove a card")) as act:
        file.remove(card)
    return act.news


def put_in_group(
    file: WorkshopFile, card: HourCard, group_id: HourGroupId | None
) -> Changed | None:
    """Put a card into a group, or let it stand alone."""
    label = tr("let a card stand alone") if group_id is None else tr("put a card into a group")
    with file.act(label) as act:
        file.put(replace(card, group_id=group_id))
    return act.news


def add_group(
    file: WorkshopFile, hour_id: HourId, title: str, card: HourCard | None = None
) -> Changed | None:
    """Begin a group, with the card that began it. Raises NotYet without a title."""
    _needs(title, tr("A group needs a title."), tr("Type what its cards say together."))
    with file.act(tr("begin a group of cards")) as act:
        group = HourGroup(hour_id, title.strip(), position=end_of(file, HourGroup))
        number = HourGroupId(file.put(group))
        if card is not None:
            file.put(replace(card, group_id=number))
    return act.news


def name_group(file: WorkshopFile, group: HourGroup, title: str) -> Changed | None:
    """Give a group another title. Raises NotYet without one, or where it was taken apart."""
    _needs(title, tr("A group needs a title."), tr("Type what its cards say together."))
    held = file.get(HourGroup, group.id)
    if held is None:
        raise NotYet(
            tr("This group was taken apart meanwhile."), tr("Nothing was changed."), _BRING_BACK
        )
    with file.act(tr("name a group of cards"), f"group {group.id}") as act:
        file.put(replace(held, title=title.strip()))
    return act.news


def remove_group(file: WorkshopFile, group: HourGroup) -> Changed | None:
    """Take a group apart: its cards stand alone, the points it was given go."""
    with file.act(tr("take a group of cards apart")) as act:
        file.remove(group)
    return act.news


def give_points(
    file: WorkshopFile, hour: ThemeHour, order: Sequence[HourGroupId]
) -> Changed | None:
    """Keep the order one more voice put groups in, the first its first choice.

    Raises NotYet for none, for one twice, or for more than are put in order.
    """
    if not order:
        raise NotYet(
            tr("No group was named."),
            tr("Nothing was changed."),
            tr("Type the numbers of the groups, the first choice first."),
        )
    if len(set(order)) < len(order) or len(order) > hour.ranked:
        raise NotYet(
            tr("A voice puts at most {count} groups in order, each once.", count=hour.ranked),
            tr("Nothing was changed."),
            tr("Put the numbers right and press Enter again."),
        )
    voices = file.all(HourVote, "hour_id = ?", (hour.id,))
    voice = max((one.voice for one in voices), default=0) + 1
    with file.act(tr("keep the points of a voice")) as act:
        for place, group_id in enumerate(order, 1):
            file.put(HourVote(hour.id, voice, place, group_id))
    return act.news


def take_back_points(file: WorkshopFile, hour: ThemeHour, voice: int) -> Changed | None:
    """Take the points of one voice back; the others keep theirs."""
    with file.act(tr("take the points of a voice back")) as act:
        for one in file.all(HourVote, "hour_id = ? AND voice = ?", (hour.id, voice)):
            file.remove(one)
    return act.news


def take_on(file: WorkshopFile, hour: ThemeHour, groups: Sequence[HourGroup]) -> Changed | None:
    """Make a theme and a finding of each group, resting on its cards as what was heard.

    A theme of the same title is taken. What was taken on before is not taken twice; the
    groups that were not chosen stay with their points. Raises NotYet for none.
    """
    new = [one for one in groups if not one.taken_at]
    if not new:
        raise NotYet(
            tr("No group is chosen that was not taken on already."),
            tr("Nothing was changed."),
            tr("Choose groups with the space bar, then press again."),
        )
    label = tr("take groups of the theme hour on") if len(new) > 1 else tr("take a group on")
    with file.act(label) as act:
        for group in new:
            _take_on(file, hour, group)
    return act.news


def _take_on(file: WorkshopFile, hour: ThemeHour, group: HourGroup) -> None:
    at = file.clock().isoformat(timespec="seconds")
    theme_id = _theme(file, group.title)
    cards = file.all(HourCard, "group_id = ?", (group.id,))
    evidence = []
    for card in cards:
        note = Note(NoteKind.OBSERVATION, card.text, theme_id=theme_id, said_at=at)
        row = file.put(replace(note, meeting_id=hour.meeting_id))
        evidence.append(EvidenceNamed(FindingId(NEW), EvidenceKind.NOTE, row))
    add_finding(file, Finding(group.title, theme_id=theme_id), evidence)
    file.put(replace(group, taken_at=at))


def _theme(file: WorkshopFile, title: str) -> ThemeId:
    found = [one for one in file.all(Theme) if normalised(one.title) == normalised(title)]
    if found:
        return found[0].id
    return ThemeId(file.put(Theme(title, position=end_of(file, Theme), emerged=True)))


def _needs(text: str, happened: str, remedy: str) -> None:
    if not text.strip():
        raise NotYet(happened, tr("Nothing was changed."), remedy)
