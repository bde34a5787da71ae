"""What a line's numbers say: the parts of a bar, the share beside it, and how it is read out."""

from dataclasses import dataclass

from core.counting.collation import Base
from core.model.judgement import JudgementState
from core.wording.numbers import Unit, percent_text
from ui.themes.figures import CountLine, ReturnsWish, RoomWish, room_base
from ui.widgets.bars import BarSegment

Wish = ReturnsWish | RoomWish


@dataclass(frozen=True, slots=True)
class Said:
    """A bar's parts, the share beside it over its counts, and what the share opens."""

    name: str
    parts: tuple[BarSegment, ...]
    strong: str
    below: str
    spoken: str
    wish: Wish | None

    @property
    def counted(self) -> str:
        """The bar read out."""
        said = ", ".join(f"{part.count} {part.text}" for part in self.parts if part.count)
        return said or "nothing counted"


def returns_said(line: CountLine, base: Base) -> Said | None:
    """Return what the returns say; None where the line has none of its own."""
    counted, item = line.counted, line.item
    if counted is None or item is None:
        return None

    def wish(answer_id: object) -> ReturnsWish:
        found = next((one.id for one, _ in counted.counts if one.id == answer_id), None)
        return ReturnsWish(item.id, found, line.recut)

    parts = [
        BarSegment(one.label, count, one.bearing, wish(one.id)) for one, count in counted.counts
    ]
    parts.append(BarSegment("left it blank", counted.blank, None, wish(None)))
    count, of, lead = counted.count(counted.lead), counted.base(base), counted.lead.label
    share = percent_text(counted.percent(counted.lead, base))
    gate = f", {line.gate.full}" if line.recut and line.gate is not None else ""
    return Said(
        f"Returns on {line.key}",
        tuple(parts),
        share,
        f"{count} of {of}",
        f"{lead} {share}, {count} of {Unit.RETURNS.of(of)}, {base.value}{gate}",
        wish(counted.lead.id) if count else None,
    )


def room_said(line: CountLine, base: Base) -> Said | None:
    """Return what the room says; None where it judges nothing here by itself."""
    room = line.room
    if room is None:
        return None
    point, agreed = line.point, JudgementState.AGREED
    parts = [
        BarSegment(one.label, count, one.bearing, RoomWish(point, agreed, one.id))
        for one, count in room.counts
    ]
    parts.append(
        BarSegment("not agreed", room.not_agreed, None, RoomWish(point, JudgementState.NOT_AGREED))
    )
    parts.append(BarSegment("parked", room.parked, None, RoomWish(point, JudgementState.PARKED)))
    of, lead = room_base(room, base), room.lead
    if lead is None or of == 0:
        return Said(f"The room on {line.key}", tuple(parts), "–", _rest(line), _spoken(line), None)
    spoken = f"{lead.label} {room.agreed_lead} of {Unit.CASES.of(of)} agreed, {base.value}"
    return Said(
        f"The room on {line.key}",
        tuple(parts),
        f"{room.agreed_lead} of {of}",
        _rest(line),
        f"{spoken}. {_spoken(line)}",
        RoomWish(point, agreed, lead.id) if room.agreed_lead else None,
    )


def _rest(line: CountLine) -> str:
    """Return what stands below the room's number: what has no agreed answer."""
    room = line.room
    if room is None:
        return ""
    said = [
        f"{count} {word}"
        for count, word in (
            (room.not_agreed, "not agreed"),
            (room.parked, "parked"),
            (room.open, "open"),
        )
        if count
    ]
    return " · ".join(said)


def _spoken(line: CountLine) -> str:
    rest = _rest(line).replace(" · ", ", ")
    return f"{rest} of the cases" if rest else "every case settled"
