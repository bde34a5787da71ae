"""The wall's other pages: blank, a case, a judgement, a reason, a theme, the agenda."""

from PySide6.QtCore import QRectF

from core.room import (
    AgendaLine,
    AgendaScene,
    BlankScene,
    CaseScene,
    JudgementScene,
    ReadBackScene,
    ReasonScene,
    ShownComment,
    ThemeScene,
    Verdict,
    When,
)
from core.words import tr
from ui.room import look
from ui.room.composer import SAID, PageComposer
from ui.room.fit import LINE_HEIGHT, Fitted, width_of
from ui.room.page import Panel, RoomPage
from ui.theme import FontWeight


def blank_page(scene: BlankScene, sheet: PageComposer) -> RoomPage:
    """Lay out nothing but the audit's title."""
    title = sheet.fitted(scene.title, look.TITLE, FontWeight.SEMIBOLD, 2, 4)
    sheet.lines(
        title, sheet.left, sheet.middle(title.height, with_panel=False), weight=FontWeight.SEMIBOLD
    )
    return sheet.page()


def case_page(scene: CaseScene, sheet: PageComposer) -> RoomPage:
    """Lay out which case comes next."""
    sheet.header("", "", scene.number)
    name = sheet.fitted(scene.case, look.HUGE, FontWeight.SEMIBOLD, 1, 2)
    size, gap = sheet.at(look.LABEL), sheet.at(look.GAP)
    facts = [_many(scene.questions, "question")] if scene.questions else []
    if scene.asked:
        facts.append(tr("{many} asked", many=_many(scene.asked, "agency", "agencies")))
        facts.append(_many(scene.returned, "return") + tr(" came back"))
    facts += [scene.begins] if scene.begins else []
    height = name.height + gap + len(facts) * size * LINE_HEIGHT
    y = (
        sheet.lines(
            name, sheet.left, sheet.middle(height, with_panel=False), weight=FontWeight.SEMIBOLD
        )
        + gap
    )
    for fact in facts:
        sheet.line(fact, sheet.left, y, size, colour=look.QUIET)
        y += size * LINE_HEIGHT
    return sheet.page()


def judgement_page(scene: JudgementScene, sheet: PageComposer) -> RoomPage:
    """Lay out what the room said, as large as it goes."""
    sheet.header(scene.case, scene.theme, scene.number)
    question = sheet.fitted(scene.question, look.LABEL, FontWeight.SEMIBOLD, 2, 3)
    differing = _differing(scene, sheet)
    panel, gap = sheet.at(220), sheet.at(look.GAP)
    height = question.height + gap * 1.5 + panel + gap + differing.height
    y = sheet.lines(
        question, sheet.left, sheet.middle(height, with_panel=False), weight=FontWeight.SEMIBOLD
    )
    y += gap * 1.5
    _answer(scene.verdict, sheet, QRectF(sheet.left, y, sheet.width, panel))
    sheet.lines(differing, sheet.left, y + panel + gap, colour=look.QUIET)
    return sheet.page()


def _differing(scene: JudgementScene, sheet: PageComposer) -> Fitted:
    if not scene.differing_count:
        return Fitted((), sheet.at(look.SMALLEST))
    who = ", ".join(scene.differing) or _many(scene.differing_count, "agency", "agencies")
    return sheet.fitted(
        tr("Seen differently by {who}", who=who), look.SMALLEST, FontWeight.REGULAR, 2, 2
    )


def _answer(verdict: Verdict | None, sheet: PageComposer, box: QRectF) -> None:
    text = tr("Not judged yet") if verdict is None else verdict.label or SAID[verdict.state]
    bearing = verdict.bearing if verdict is not None and verdict.label else None
    ground = look.colour_of(bearing)
    sheet.marks.append(Panel(box, ground, sheet.at(look.RADIUS)))
    white, x, right = look.ON_COLOUR, box.x() + sheet.at(48), box.right() - sheet.at(48)
    if verdict is not None and verdict.label:
        small = sheet.at(look.SMALLEST)
        y = box.y() + sheet.at(22)
        sheet.line(SAID[verdict.state], x, y, small, colour=white, ground=ground, width=right - x)
        y += small * LINE_HEIGHT
    else:
        y = box.center().y() - sheet.at(look.COUNT * LINE_HEIGHT / 2)
    size = sheet.at(look.COUNT)
    while (
        size > sheet.at(look.SMALLEST)
        and width_of(text, size, FontWeight.SEMIBOLD) > (right - x) * 0.9
    ):
        size -= sheet.at(4)
    if bearing is not None:
        x = sheet.sign(x, y, size, bearing, white) + sheet.at(28)
    sheet.line(
        text, x, y, size, weight=FontWeight.SEMIBOLD, colour=white, ground=ground, width=right - x
    )


def reason_page(scene: ReasonScene, sheet: PageComposer) -> RoomPage:
    """Lay out the reason, in the room's own words."""
    sheet.header(scene.case, "", scene.number)
    text = sheet.fitted(scene.reason, look.TITLE, FontWeight.REGULAR, 5, look.MOST_LINES)
    sheet.lines(text, sheet.left, sheet.middle(text.height))
    sheet.verdict(scene.verdict)
    return sheet.page()


def read_back_page(scene: ReadBackScene, sheet: PageComposer) -> RoomPage:
    """Lay out the question small and below it what will be printed, as large as it goes."""
    sheet.header(scene.case, "", scene.number)
    asked = sheet.fitted(scene.question, look.SMALLEST, FontWeight.REGULAR, 1, 2)
    y = sheet.lines(asked, sheet.left, sheet.top, colour=look.QUIET) + sheet.at(look.GAP)
    text = sheet.fitted(scene.text, look.TITLE, FontWeight.SEMIBOLD, 5, look.MOST_LINES)
    bottom = sheet.size.height() - sheet.at(look.MARGIN)
    top = max(y, y + (bottom - y - text.height) / 2)
    sheet.lines(text, sheet.left, top, weight=FontWeight.SEMIBOLD)
    return sheet.page()


def theme_page(scene: ThemeScene, sheet: PageComposer) -> RoomPage:
    """Lay out a theme, alone or with the comments shown."""
    if not scene.comments:
        title = sheet.fitted(scene.theme, look.HUGE, FontWeight.SEMIBOLD, 2, 3)
        sheet.lines(
            title,
            sheet.left,
            sheet.middle(title.height, with_panel=False),
            weight=FontWeight.SEMIBOLD,
        )
        return sheet.page()
    sheet.header(scene.theme, "", "")
    texts = _comments(scene.comments, sheet)
    sheet.cut |= len(texts) < len(scene.comments)
    small, gap = sheet.at(look.SMALLEST), sheet.at(look.GAP)
    attributed = sum(bool(comment.who) for comment in scene.comments[: len(texts)])
    height = sum(text.height for text in texts) + attributed * small * LINE_HEIGHT
    y = sheet.middle(height + gap * 1.5 * (len(texts) - 1), with_panel=False)
    for text, comment in zip(texts, scene.comments, strict=False):
        y = sheet.lines(text, sheet.left, y)
        if comment.who:
            x = sheet.left
            if text.leftwards:  # below where the words begin
                x = max(x, x + sheet.width - width_of(comment.who, small) - 1)
            sheet.line(comment.who, x, y, small, colour=look.QUIET)
            y += small * LINE_HEIGHT
        y += gap * 1.5
    return sheet.page()


def _comments(comments: tuple[ShownComment, ...], sheet: PageComposer) -> list[Fitted]:
    """Return the first comments that find room, each at the size that suits their number."""
    left, texts = look.MOST_LINES, []
    biggest = look.TITLE if len(comments) == 1 else look.HEADING
    for place, comment in enumerate(comments):
        after = sum(1 + bool(other.who) for other in comments[place + 1 : place + 2])
        room = left - bool(comment.who) - after
        if room < 1:
            room = left - bool(comment.who)
        if room < 1:
            break
        fitted = sheet.fitted(comment.text, biggest, FontWeight.REGULAR, min(room, 5), room)
        texts.append(fitted)
        left -= len(fitted.lines) + bool(comment.who)
    return texts


def agenda_page(scene: AgendaScene, sheet: PageComposer) -> RoomPage:
    """Lay out the day around what is now, with the time."""
    time, right = sheet.at(look.COUNT), sheet.left + sheet.width
    taken = width_of(scene.time, time, FontWeight.SEMIBOLD)
    y = sheet.at(look.HEADER_TOP)
    sheet.line(
        scene.time,
        right - taken,
        y - sheet.at(30),
        time,
        weight=FontWeight.SEMIBOLD,
        width=taken + 1,
        main=False,
    )
    room = sheet.width - taken - sheet.at(look.GAP)
    sheet.line(
        scene.title,
        sheet.left,
        y,
        sheet.at(look.HEADING),
        weight=FontWeight.SEMIBOLD,
        width=room,
        main=False,
    )
    lines = _around_now(scene.lines)
    sheet.cut |= len(lines) < len(scene.lines)
    step = sheet.at(look.LABEL * LINE_HEIGHT + 22)
    y = sheet.middle(step * len(lines), with_panel=False)
    for entry in lines:
        _entry(entry, sheet, y, step)
        y += step
    return sheet.page()


def _around_now(lines: tuple[AgendaLine, ...]) -> tuple[AgendaLine, ...]:
    """Return at most seven lines, with what is now or next second from the top."""
    at = next((place for place, line in enumerate(lines) if line.when is not When.PAST), len(lines))
    first = max(0, min(at - 1, len(lines) - look.MOST_LINES))
    return lines[first : first + look.MOST_LINES]


def _entry(entry: AgendaLine, sheet: PageComposer, y: float, step: float) -> None:
    size, now = sheet.at(look.LABEL - 6), entry.when is When.NOW
    past = entry.when is When.PAST
    weight = FontWeight.SEMIBOLD if now else FontWeight.REGULAR
    ground = look.NOW if now else look.PAPER
    pad = sheet.at(24)
    if now:
        box = QRectF(sheet.left - pad, y, sheet.width + 2 * pad, step)
        sheet.marks.append(Panel(box, ground, sheet.at(look.RADIUS)))
    y += (step - size * LINE_HEIGHT) / 2
    colour, right = look.QUIET if past else look.INK, sheet.left + sheet.width
    if now or past:
        word = tr("Now") if now else tr("Done")
        taken = width_of(word, size, weight)
        sheet.line(
            word,
            right - taken,
            y,
            size,
            weight=weight,
            colour=colour,
            ground=ground,
            width=taken + 1,
        )
        right -= taken + sheet.at(look.GAP)
    sheet.line(entry.starts, sheet.left, y, size, weight=weight, colour=colour, ground=ground)
    x = sheet.left + max(sheet.at(190), width_of("00:00", size, FontWeight.SEMIBOLD) + sheet.at(40))
    sheet.line(
        entry.title, x, y, size, weight=weight, colour=colour, ground=ground, width=right - x
    )


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
