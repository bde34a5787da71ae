"""Scenes: what the room may see, copied out field by field, so that nothing else can leak.

Outlines, what agencies wrote beside their answers and people's names have no
field here. Free text (a reason, a practitioner comment) has a scene of its own
and gets there only when the facilitator asks for that very text. One file on purpose:
whoever wants to know what can reach the wall reads this page.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from core.counting.answer_columns import (
    NO_ANSWER,
    NOT_ASKED,
    NOT_READABLE,
    AnswerColumn,
    answer_columns,
)
from core.counting.asking import is_the_rooms_alone
from core.counting.collation import Base, ItemCount
from core.counting.day_order import strengths_wait
from core.counting.divergence import AlikePoint
from core.counting.first_views import FormMove, first_table, form_moves
from core.counting.theme_hour import GroupResult, HourResult, hour_result
from core.model.agenda import AgendaEntry
from core.model.clock import minute_of, short_time
from core.model.household import asked_about
from core.model.ids import (
    AgencyId,
    CaseId,
    HourCardId,
    HourGroupId,
    HourId,
    NoteId,
    ThemeId,
)
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.snapshot import Position, Snapshot
from core.model.theme_hour import HourStage
from core.model.tool import Answer, AnswerKind, AnswerSet, Bearing, Item, Point, Tool
from core.model.value import (
    bearing_of,
    bearing_of_one,
    each_keys,
    in_order,
    is_measured,
    judgement_bearing,
)
from core.wording.first_views import (
    cards_shown_words,
    counts_in_words,
    lines_words,
    reveal_words,
    values_counted_words,
)
from core.wording.household import member_role
from core.wording.moderation import STRENGTHS_FIRST
from core.wording.read_back import read_back_words
from core.wording.theme_hour import (
    alone_words,
    cards_words,
    points_words,
    stage_words,
    voices_words,
)
from core.wording.values import (
    answer_in_short,
    column_words,
    one_in_short,
    period_dates,
    period_took,
    position_words,
    value_in_short,
)
from core.words import plural, tr

__all__ = [
    "MOST_NAMED",
    "AgendaLine",
    "AgendaScene",
    "Bearing",
    "BlankScene",
    "CaseScene",
    "ChartLine",
    "ChartScene",
    "ChecklistRow",
    "HourLine",
    "HourScene",
    "HourStage",
    "JudgementScene",
    "JudgementState",
    "MovedLine",
    "MovedScene",
    "QuestionScene",
    "ReadBackScene",
    "ReasonScene",
    "RevealLine",
    "RevealScene",
    "RoomColumn",
    "Scene",
    "ShownChart",
    "ShownComment",
    "SinceScene",
    "TableLine",
    "TableScene",
    "ThemeScene",
    "ThenNowLine",
    "ThenNowScene",
    "TogetherLine",
    "TogetherScene",
    "Verdict",
    "When",
    "agenda_scene",
    "blank_scene",
    "case_scene",
    "chart_scene",
    "comment_scene",
    "hour_scene",
    "judgement_scene",
    "question_number",
    "question_scene",
    "read_back_scene",
    "reason_scene",
    "reveal_scene",
    "table_scene",
    "theme_scene",
    "together_scene",
]

MOST_NAMED: Final = 6
"""With more agencies than this the room sees counts instead of names."""

MOST_GROUPS: Final = 5
MOST_CARDS: Final = 5
"""How many groups of the theme hour, and cards of one, stand on the wall at once."""

MOST_TOGETHER: Final = 6
"""How many questions that are read out together stand on the wall at once."""


@dataclass(frozen=True, slots=True)
class BlankScene:
    """Nothing but the audit's title."""

    title: str


@dataclass(frozen=True, slots=True)
class CaseScene:
    """Which case comes next, and how much came back for it; what it `begins` with, if told."""

    case: str
    number: str
    asked: int
    returned: int
    questions: int
    begins: str = ""


@dataclass(frozen=True, slots=True)
class RoomColumn:
    """One answer and how many agencies gave it; no bearing for a missing answer.

    `names` are agencies' short names; empty when there are too many to read. What was
    *measured* or told is given whether it has a bearing or not.
    """

    count: int
    label: str
    bearing: Bearing | None
    names: tuple[str, ...] = ()
    measured: bool = False

    @property
    def missing(self) -> bool:
        """Whether it holds those who gave none."""
        return self.bearing is None and not self.measured


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One line of a checklist with a column for each answer somebody gave."""

    label: str
    columns: tuple[RoomColumn, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the room left it; `label` and `bearing` only where it agreed an answer."""

    state: JudgementState
    label: str = ""
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True)
class QuestionScene:
    """One question for one case with where the agencies stand."""

    case: str
    theme: str
    number: str
    question: str
    columns: tuple[RoomColumn, ...] = ()
    rows: tuple[ChecklistRow, ...] = ()
    verdict: Verdict | None = None
    minutes_over: bool = False


@dataclass(frozen=True, slots=True)
class JudgementScene:
    """What the room said for one question, and which agencies saw it differently."""

    case: str
    theme: str
    number: str
    question: str
    verdict: Verdict | None
    differing: tuple[str, ...] = ()
    differing_count: int = 0


@dataclass(frozen=True, slots=True)
class ReasonScene:
    """The reason for a judgement, in the room's own words."""

    case: str
    number: str
    verdict: Verdict | None
    reason: str


@dataclass(frozen=True, slots=True)
class ReadBackScene:
    """The sentence that will be printed, read back before the room agrees it."""

    case: str
    number: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A practitioner comment, attributed to a role or agency and never to a person.

    `text` has quotation marks where the words are somebody's own.
    """

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class ThemeScene:
    """A theme with those of its comments that were put on the wall on purpose."""

    theme: str
    comments: tuple[ShownComment, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One question with how many gave each answer, and its share in counts."""

    label: str
    counts: str
    columns: tuple[RoomColumn, ...]


@dataclass(frozen=True, slots=True)
class ChartScene:
    """How answers or requests divide, a bar a line: counts only, no letters."""

    title: str
    caption: str
    lines: tuple[ChartLine, ...]


@dataclass(frozen=True, slots=True)
class TableLine:
    """What a line of a table is of, and what stands in each column.

    `shares` has for each cell the count and base that it says, "17 of 20", None where it
    says none: what is drawn as a bar is never more than what is written.
    """

    label: str
    cells: tuple[str, ...]
    shares: tuple[tuple[int, int] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TableScene:
    """Groups against statements: counts and words of counts, no letters."""

    title: str
    caption: str
    heads: tuple[str, ...]
    lines: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class MovedLine:
    """In how many of `every` case most agencies said so *before*, the room agreed so *after*."""

    label: str
    before: int
    after: int
    every: int
    moved: str


@dataclass(frozen=True, slots=True)
class MovedScene:
    """What the agencies said and the room agreed, as counts of cases."""

    title: str
    caption: str
    lines: tuple[MovedLine, ...]


@dataclass(frozen=True, slots=True)
class ThenNowLine:
    """A count and its base in an earlier audit and in this one, and the `difference` in words.

    Where it is not compared there are no counts, and the words say so.
    """

    label: str
    then: tuple[int, int] | None
    now: tuple[int, int] | None
    difference: str


@dataclass(frozen=True, slots=True)
class ThenNowScene:
    """An earlier audit beside this one, question by question."""

    title: str
    caption: str
    lines: tuple[ThenNowLine, ...]


@dataclass(frozen=True, slots=True)
class SinceScene:
    """An earlier audit in three columns; each has a head over questions, each with its share."""

    title: str
    caption: str
    columns: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class TogetherLine:
    """One of those on which all returns say the same, with what they say."""

    case: str
    question: str
    label: str
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class TogetherScene:
    """Some of what is read out together; `number` says which of how many."""

    number: str
    lines: tuple[TogetherLine, ...]


@dataclass(frozen=True, slots=True)
class HourLine:
    """A group of the theme hour, with the `number` of its cards; once all are in, its points."""

    title: str
    number: int
    counted: str
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class HourScene:
    """The theme hour as far as it is: what was written is shown because it was put up.

    `at` is the group whose `cards` stand beside it; `lines` begin with the first that is
    shown, `more` groups and `more_cards` are not.
    """

    question: str
    stage: HourStage
    stage_name: str
    counted: str
    alone: str = ""
    lines: tuple[HourLine, ...] = ()
    at: int | None = None
    cards: tuple[str, ...] = ()
    more: int = 0
    more_cards: int = 0


@dataclass(frozen=True, slots=True)
class RevealLine:
    """One agency: what it wrote on its form, what it said first, and whether it moved.

    Of a checklist the form says how many of its lines are met: that is not `compared`. What
    is not one of some answers has no bearing, but for a period with a target.
    """

    who: str
    form: str
    form_bearing: Bearing | None
    today: str
    today_bearing: Bearing | None
    moved: bool
    compared: bool = True


@dataclass(frozen=True, slots=True)
class RevealScene:
    """What was on the forms laid over the table's first views; those who moved first.

    With many agencies there are no lines: `form_counts` says in words what was on the forms.
    `columns` are the first views counted; `today` says so in words where they are no answers
    of some.
    """

    case: str
    number: str
    question: str
    lines: tuple[RevealLine, ...]
    columns: tuple[RoomColumn, ...]
    summary: str
    form_counts: str = ""
    today: str = ""


class When(StrEnum):
    """Where a stretch of the day lies from now."""

    PAST = "past"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One stretch of the day; `starts` is "09:30"."""

    starts: str
    title: str
    when: When


@dataclass(frozen=True, slots=True)
class AgendaScene:
    """The day, what is now, and the time."""

    title: str
    time: str
    lines: tuple[AgendaLine, ...] = ()


Scene = (
    BlankScene
    | CaseScene
    | QuestionScene
    | JudgementScene
    | ReasonScene
    | ThemeScene
    | AgendaScene
    | ChartScene
    | TableScene
    | MovedScene
    | ThenNowScene
    | SinceScene
    | TogetherScene
    | ReadBackScene
    | RevealScene
    | HourScene
)

ShownChart = ChartScene | TableScene | MovedScene | ThenNowScene | SinceScene
"""A chart of Themes, or a part of one."""


def blank_scene(now: Snapshot) -> BlankScene:
    """Return the empty wall: the audit's title only."""
    return BlankScene(now.audit.title)


def case_scene(now: Snapshot, case_id: CaseId) -> CaseScene:
    """Return a case by its reference, never its outline."""
    requests = now.requests_for(case_id)
    return CaseScene(
        case=now.case[case_id].reference,
        number=_number(now, case_id),
        asked=len(requests),
        returned=sum(now.is_in(request) for request in requests),
        questions=len(now.tool.points),
        begins=tr(STRENGTHS_FIRST) if strengths_wait(now, case_id) else "",
    )


def question_scene(
    now: Snapshot, case_id: CaseId, point: Point, positions: Sequence[Position]
) -> QuestionScene:
    """Return a question with the agencies' positions on it; of one for the room alone none."""
    if is_the_rooms_alone(now.tool, point, positions):
        positions = ()
    checklist = point.item_id is None and now.tool.question[point.question_id].checklist
    people = _people_rows(now, case_id, point, positions)
    in_rows = checklist or bool(people)
    columns = _missing(now, positions, checklist)
    if not in_rows:
        columns = _columns(now, case_id, point, positions)
    return QuestionScene(
        case=now.case[case_id].reference,
        theme=now.tool.theme_at(point).title,
        number=question_number(now, point),
        question=now.tool.text_at(point),
        columns=columns,
        rows=_rows(now, point, positions) if checklist else people,
        verdict=_verdict(now, now.judgement(case_id, point)),
    )


def preview_scene(now: Snapshot, point: Point) -> QuestionScene:
    """Return a question as it stands before any return is in, of no case at all."""
    checklist = point.item_id is None and now.tool.question[point.question_id].checklist
    columns = (RoomColumn(0, one.label, one.bearing) for one in now.tool.answers_at(point))
    return QuestionScene(
        case=tr("{Case}"),
        theme=now.tool.theme_at(point).title,
        number=question_number(now, point),
        question=now.tool.text_at(point),
        columns=() if checklist else tuple(columns),
        rows=_empty_rows(now, point) if checklist else (),
    )


def _empty_rows(now: Snapshot, point: Point) -> tuple[ChecklistRow, ...]:
    return tuple(
        ChecklistRow(
            item.short or item.text,
            tuple(
                RoomColumn(0, one.label, one.bearing)
                for one in now.tool.answers_of(item.answer_set_id)
            ),
        )
        for item in now.tool.items_at(point)
    )


def judgement_scene(now: Snapshot, judgement: Judgement) -> JudgementScene:
    """Return what the room said, without the reason."""
    views = now.views_on(judgement)
    names = tuple(dict.fromkeys(now.short_name(now.agency[view.agency_id]) for view in views))
    return JudgementScene(
        case=now.case[judgement.case_id].reference,
        theme=now.tool.theme_at(judgement.point).title,
        number=question_number(now, judgement.point),
        question=now.tool.text_at(judgement.point),
        verdict=_verdict(now, judgement),
        differing=names if len(names) <= MOST_NAMED else (),
        differing_count=len(names),
    )


def reason_scene(now: Snapshot, judgement: Judgement) -> ReasonScene:
    """Return the reason for a judgement; only for a wish to show this very text."""
    return ReasonScene(
        case=now.case[judgement.case_id].reference,
        number=question_number(now, judgement.point),
        verdict=_verdict(now, judgement),
        reason=judgement.reason,
    )


def read_back_scene(
    now: Snapshot, judgement: Judgement, views: Sequence[DifferingView]
) -> ReadBackScene:
    """Return what will be printed of a judgement; only for a wish to read it back."""
    return ReadBackScene(
        case=now.case[judgement.case_id].reference,
        number=question_number(now, judgement.point),
        question=now.tool.text_at(judgement.point),
        text=read_back_words(now, judgement, views),
    )


def reveal_scene(
    now: Snapshot, case_id: CaseId, point: Point, positions: Sequence[Position]
) -> RevealScene | None:
    """Return the forms laid over the first views of a question; None where none were given.

    Hidden returns get nowhere: what is not revealed has no such scene.
    """
    table = first_table(now, case_id, point)
    if now.hides(case_id, point) or not (now.first_views_at(case_id, point) or table.counted):
        return None
    moves = form_moves(now, case_id, point, positions)
    today = table.cards or _counted_answers(table.answers, [one.first for one in moves])
    named = len(moves) <= MOST_NAMED and not table.counted
    compared = sorted((one for one in moves if one.laid_over), key=lambda one: not one.moved)
    forms = _counted_answers(table.answers, [one.form for one in moves])
    wrote = values_counted_words(now.tool, point, [one.form_value for one in moves])
    cards = cards_shown_words(now, moves, table.counted)
    return RevealScene(
        case=now.case[case_id].reference,
        number=question_number(now, point),
        question=now.tool.text_at(point),
        lines=tuple(_reveal_line(now, point, one) for one in compared) if named else (),
        columns=tuple(RoomColumn(count, one.label, one.bearing) for one, count in today if count),
        summary=cards if table.counted else reveal_words(now, moves, by_name=named),
        form_counts="" if named else counts_in_words(forms) or _lines_in_words(moves) or wrote,
        today=values_counted_words(now.tool, point, [one.first_value for one in moves]),
    )


def _lines_in_words(moves: Sequence[FormMove]) -> str:
    """Return "Lines met: 21 of 28" of a checklist; nothing where there is none."""
    lines, met = sum(one.lines for one in moves), sum(one.met for one in moves)
    return tr("{met} of {lines} lines met", met=met, lines=lines) if lines else ""


def _counted_answers(
    answers: Sequence[Answer], given: Sequence[Answer | None]
) -> list[tuple[Answer, int]]:
    counted = Counter(one.id for one in given if one is not None)
    return [(one, counted[one.id]) for one in answers]


def _reveal_line(now: Snapshot, point: Point, one: FormMove) -> RevealLine:
    if one.first is None:
        return _value_line(now, point, one)
    return RevealLine(
        now.short_name(one.agency),
        one.form.label if one.form is not None else lines_words(one),
        one.form.bearing if one.form is not None else None,
        one.first.label,
        one.first.bearing,
        one.moved,
        one.compared,
    )


def _value_line(now: Snapshot, point: Point, one: FormMove) -> RevealLine:
    """Return a line of what is not one of some answers; of words only that there are some."""
    tool = now.tool
    held = tool.set_at(point)
    assert held is not None
    form, today = _in_two_boxes(tool, point, one)
    return RevealLine(
        now.short_name(one.agency),
        form,
        bearing_of(held, one.form_value, tool.calendar),
        today,
        bearing_of(held, one.first_value, tool.calendar),
        one.moved,
        one.compared,
    )


_YEAR: Final = -len(" 2014")


def _in_two_boxes(tool: Tool, point: Point, one: FormMove) -> tuple[str, str]:
    """Return what was written and said: of periods how long they took, or the days that differ."""
    held, both = tool.set_at(point), (one.form_value, one.first_value)
    if held is None or not all(_is_period(held, value) for value in both):
        form, today = (value_in_short(tool, point, value) for value in both)
        return form, today
    form, today = (period_took(held, value, tool.calendar) for value in both)
    if form == today and one.moved:
        form, today = (period_dates(value) for value in both)
        if form[_YEAR:] == today[_YEAR:]:
            form, today = form[:_YEAR], today[:_YEAR]
    return form, today


def _is_period(held: AnswerSet, value: str) -> bool:
    return held.kind is AnswerKind.PERIOD and is_measured(held, value)


def theme_scene(now: Snapshot, theme_id: ThemeId, shown: Collection[NoteId] = ()) -> ThemeScene:
    """Return a theme with the comments in *shown*; without them its title only.

    Only practitioner comments chosen for the room get through that are filed under
    the theme, or were said at one of its questions, whatever *shown* holds: a concern
    or an observation never does.
    """
    comments = (
        note for note in now.comments() if note.chosen and now.theme_of_note(note) == theme_id
    )
    return ThemeScene(
        theme=now.tool.theme[theme_id].title,
        comments=tuple(_shown(now, note) for note in comments if note.id in shown),
    )


def chart_scene(title: str, caption: str, rows: Sequence[ItemCount], base: Base) -> ChartScene:
    """Return the answers to some questions as counts; who is behind them has no field here."""
    return ChartScene(title, caption, tuple(_chart_line(row, base) for row in rows))


def table_scene(
    title: str, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableScene:
    """Return a chart's table; a row begins with what it is of, which no head stands over."""
    lines = tuple(TableLine(row[0], tuple(row[1:]), tuple(map(_share_in, row[1:]))) for row in rows)
    return TableScene(title, caption, tuple(heads), lines)


_OF: Final = re.compile(r"\b(\d+) of (\d+)\b")


def _share_in(cell: str) -> tuple[int, int] | None:
    hit = _OF.search(cell)
    count, base = map(int, hit.groups()) if hit else (0, 0)
    return (count, base) if 0 <= count <= base and base else None


def together_scene(now: Snapshot, alike: Sequence[AlikePoint], at: int) -> TogetherScene:
    """Return those around *at* that fit the wall: by reference, number and the answer alone."""
    first = at - at % MOST_TOGETHER
    shown = alike[first : first + MOST_TOGETHER]
    number = tr(
        "{first} to {last} of {count}",
        first=first + 1,
        last=first + len(shown),
        count=len(alike),
    )
    whole = plural(len(alike), tr("question"))
    return TogetherScene(
        whole if len(shown) == len(alike) else number,
        tuple(_together_line(now, one) for one in shown),
    )


def _together_line(now: Snapshot, one: AlikePoint) -> TogetherLine:
    tool = now.tool
    question = f"{tool.key_at(one.point)}  {tool.short_at(one.point)}"
    reference = now.case[one.case_id].reference
    return TogetherLine(reference, question, one.answer.label, one.answer.bearing)


def hour_scene(
    now: Snapshot,
    hour_id: HourId,
    group_id: HourGroupId | None = None,
    card_id: HourCardId | None = None,
) -> HourScene | None:
    """Return a theme hour as far as it is, around one group or, in the round, one card.

    Points are shown only once all that were expected are in. None where it is there no more.
    """
    hour = next((one for one in now.theme_hours if one.id == hour_id), None)
    if hour is None:
        return None
    found = hour_result(now, hour)
    counted = cards_words(found.cards)
    if hour.stage is HourStage.RANKING and (found.voices or hour.voices):
        counted = f"{counted}, {voices_words(found)}"
    scene = HourScene(hour.question, hour.stage, stage_words(found), counted)
    match hour.stage:
        case HourStage.WRITING:
            return scene
        case HourStage.ROUND:
            cards = (card.text for card in now.cards_of_hour(hour.id) if card.id == card_id)
            return replace(scene, cards=tuple(cards))
    return _with_groups(scene, found, group_id)


def _with_groups(scene: HourScene, found: HourResult, group_id: HourGroupId | None) -> HourScene:
    ranked = found.hour.stage is HourStage.RANKING and found.all_in
    groups = found.ranked if ranked else found.groups
    if not groups:
        return scene
    at = next((n for n, one in enumerate(groups) if one.group.id == group_id), 0)
    first = max(0, min(at - MOST_GROUPS + 1, len(groups) - MOST_GROUPS))
    shown, cards = groups[first : first + MOST_GROUPS], groups[at].cards
    return replace(
        scene,
        alone=alone_words(found),
        lines=tuple(_hour_line(one, ranked=ranked) for one in shown),
        at=at - first,
        cards=tuple(card.text for card in cards[:MOST_CARDS]),
        more=len(groups) - len(shown),
        more_cards=max(0, len(cards) - MOST_CARDS),
    )


def _hour_line(one: GroupResult, *, ranked: bool) -> HourLine:
    title, cards = one.group.title, len(one.cards)
    if ranked:
        return HourLine(title, one.points, points_words(one.points), one.rank)
    return HourLine(title, cards, cards_words(cards))


def _chart_line(row: ItemCount, base: Base) -> ChartLine:
    columns = [RoomColumn(count, one.label, one.bearing) for one, count in row.counts if count]
    columns += [RoomColumn(row.blank, NO_ANSWER, None)] * bool(row.blank)
    counts = tr("{count} of {of}", count=row.count(row.lead), of=row.base(base))
    return ChartLine(f"{row.item.key}  {row.item.short}", counts, tuple(columns))


def comment_scene(now: Snapshot, note: Note) -> ThemeScene:
    """Return one practitioner comment under its theme; only for a wish to show it.

    Raises ValueError for a note of any other kind.
    """
    if note.kind is not NoteKind.COMMENT:
        raise ValueError("only a practitioner comment may be shown to the room")
    theme_id = now.theme_of_note(note)
    theme = now.tool.theme[theme_id].title if theme_id is not None else ""
    return ThemeScene(theme, (_shown(now, note),))


def agenda_scene(now: Snapshot, at: datetime) -> AgendaScene:
    """Return the day's agenda as it stands at *at*."""
    minute = at.hour * 60 + at.minute
    lines = (
        AgendaLine(entry.starts, entry.title, _when(entry, minute)) for entry in now.here_agenda
    )
    return AgendaScene(now.audit.title, short_time(at), tuple(lines))


def question_number(now: Snapshot, point: Point) -> str:
    """Return "Question 5 of 11", with the printed number where it differs."""
    points = now.tool.points
    place, key = points.index(point) + 1, now.tool.key_at(point)
    if key == str(place):
        return tr("Question {place} of {count}", place=place, count=len(points))
    return tr("Question {key} ({place} of {count})", key=key, place=place, count=len(points))


def _named(count: int, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names) if count <= MOST_NAMED else ()


def _columns(
    now: Snapshot, case_id: CaseId, point: Point, positions: Sequence[Position]
) -> tuple[RoomColumn, ...]:
    labels = {one.key: one.label for one in now.tool.answers_at(point)}
    changed = now.changed_at(case_id, point)
    moved = {one.agency_id: labels.get(one.answer_key, "") for one in changed}
    given = [
        _position_columns(now, positions, one, moved)
        for one in answer_columns(now.tool, point, positions)
        if one.given
    ]
    return (*(column for column in given if column.count), *_missing(now, positions, False))


def _position_columns(
    now: Snapshot,
    positions: Sequence[Position],
    column: AnswerColumn,
    moved: Mapping[AgencyId, str],
) -> RoomColumn:
    """Return a column with how many gave it, by name where they are few; of words no word."""
    names = [_name_with_value(now, column, at, moved) for at in column.positions]
    label, count = column_words(column), len(names)
    bearing, named = column.bearing, _named(len(positions), names)
    return RoomColumn(count, label, bearing, named, measured=bearing is None)


def _name_with_value(
    now: Snapshot, column: AnswerColumn, at: Position, moved: Mapping[AgencyId, str]
) -> str:
    """Return an agency, with the number, date or period it gave; a text is never copied.

    What it says otherwise in the room stands behind it.
    """
    answer = moved.get(at.agency.id, "")
    later = tr("(now {answer})", answer=answer) if answer else ""
    return " ".join(filter(None, (now.short_name(at.agency), position_words(column, at), later)))


def _missing(
    now: Snapshot, positions: Sequence[Position], checklist: bool
) -> tuple[RoomColumn, ...]:
    asked = [at for at in positions if at.asked]
    silent = [
        now.short_name(at.agency) for at in asked if at.returned and _is_silent(at, checklist)
    ]
    absent = [now.short_name(at.agency) for at in asked if not at.returned]
    unasked = [now.short_name(at.agency) for at in positions if not at.asked]
    missing = ((tr("No answer"), silent), (tr("No return"), absent), (NOT_ASKED, unasked))
    columns = (
        RoomColumn(len(names), label, None, _named(len(positions), names))
        for label, names in missing
    )
    return tuple(column for column in columns if column.count)


def _is_silent(position: Position, checklist: bool) -> bool:
    if checklist:
        return not position.item_values and all(one is None for _, one in position.items)
    return not position.answered


def _rows(now: Snapshot, point: Point, positions: Sequence[Position]) -> tuple[ChecklistRow, ...]:
    """Count each line among the agencies that answered any; the others have a column."""
    speaking = [
        dict(at.items) for at in positions if at.returned and at.asked and not _is_silent(at, True)
    ]
    return tuple(
        _row(now, item, [at.get(item.id) for at in speaking]) for item in now.tool.items_at(point)
    )


def _row(now: Snapshot, item: Item, given: Sequence[Answer | None]) -> ChecklistRow:
    allowed = now.tool.answers_of(item.answer_set_id)
    return _counted_row(item.short or item.text, allowed, given)


def _counted_row(
    label: str, allowed: Sequence[Answer], given: Sequence[Answer | None], spoilt: int = 0
) -> ChecklistRow:
    counted = Counter(answer.id for answer in given if answer is not None)
    columns = [RoomColumn(counted[answer.id], answer.label, answer.bearing) for answer in allowed]
    columns.append(RoomColumn(spoilt, NOT_READABLE, None))
    silent = sum(answer is None for answer in given) - spoilt
    columns.append(RoomColumn(silent, tr("No answer"), None))
    return ChecklistRow(label, tuple(col for col in columns if col.count))


def _people_rows(
    now: Snapshot, case_id: CaseId, point: Point, positions: Sequence[Position]
) -> tuple[ChecklistRow, ...]:
    """Count what is said of each person, called by what they are and never by a word typed."""
    held = now.tool.set_at(point)
    speaking = [at for at in positions if at.returned and at.asked and at.answered]
    if held is None or not held.kind.for_each or not speaking:
        return ()
    members = now.tool.people.members(case_id, asked_about(held.unit))
    by_key = {one.key: one for one in now.tool.answers_at(point)}
    given = [each_keys(at.value) for at in speaking]
    if not held.kind.from_some:
        said = [(member_role(one), [at.get(one.id, "") for at in given]) for one in members]
        return tuple(_measured_row(now, held, *one) for one in said)
    return tuple(
        _counted_row(
            member_role(member),
            tuple(by_key.values()),
            [by_key.get(at.get(member.id, "")) for at in given],
            sum(at.get(member.id, "") not in {"", *by_key} for at in given),
        )
        for member in members
    )


def _measured_row(now: Snapshot, held: AnswerSet, label: str, given: Sequence[str]) -> ChecklistRow:
    """Count who says the same number, day or length of time of one person, the least first."""
    calendar = now.tool.calendar
    order = in_order(held.of_one, filter(None, given), str, calendar)
    counted = Counter(
        (one_in_short(held, (), one, calendar), bearing_of_one(held, (), one, calendar))
        for one in order
    )
    columns = [
        RoomColumn(count, said, bearing, measured=True)
        for (said, bearing), count in counted.items()
    ]
    silent = sum(not one for one in given)
    columns += [RoomColumn(silent, tr("No answer"), None)] * bool(silent)
    return ChecklistRow(label, tuple(columns))


def _verdict(now: Snapshot, judgement: Judgement | None) -> Verdict | None:
    """Return how the room left it; a draft is still talk and stays off the wall."""
    shown = (JudgementState.AGREED, JudgementState.NOT_AGREED, JudgementState.PARKED)
    if judgement is None or judgement.state not in shown:
        return None
    if judgement.state is not JudgementState.AGREED or not judgement.answered:
        return Verdict(judgement.state)
    label = answer_in_short(now.tool, judgement)
    return Verdict(judgement.state, label, judgement_bearing(now.tool, judgement))


def _shown(now: Snapshot, note: Note) -> ShownComment:
    agency = now.short_name(now.agency[note.agency_id]) if note.agency_id is not None else ""
    who = ", ".join(part for part in (note.role, agency) if part)
    return ShownComment(note.words, who)


def _when(entry: AgendaEntry, minute: int) -> When:
    begins = minute_of(entry.starts)
    if begins is None or minute < begins:
        return When.TO_COME
    return When.NOW if minute < begins + entry.minutes else When.PAST


def _number(now: Snapshot, case_id: CaseId) -> str:
    place, count = now.number_of(case_id)
    return tr("{Case} {place} of {count}", place=place, count=count)
