"""What the audit found under one theme: counted, agreed, differed over, heard, concluded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.charts.answers import answers_chart
from core.charts.before_after import before_after_chart, comparable
from core.counting.collation import Base, ItemCount
from core.counting.count_lines import CountLine
from core.counting.narrowing import Narrowing
from core.counting.value_counts import ValueCount
from core.documents.blocks import (
    Block,
    Box,
    BoxKind,
    Entries,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.plain import line, table, theme_part
from core.documents.report.chapter import Chapter
from core.documents.report.counted import ReportCounts
from core.documents.report.in_rows import alike, answers_table, moved_table
from core.documents.summaries import quoted
from core.documents.typed import differing_spans, followed, typed
from core.model.concluded import concluded, finding_numbers
from core.model.finding import Finding
from core.model.ids import ThemeId
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.counts import unasked_note
from core.wording.grades import graded_words, in_one
from core.wording.labels import called, headline, in_sentence, sentence
from core.wording.numbers import Unit, about_cases, listed, share
from core.wording.sources import source_note
from core.wording.value_counts import late_notes, line_values_with_base
from core.words import plural, tr

_AT_ONCE = 20
"""How many bars one figure has at most: a page holds no more beside its words."""

_NOTED = (
    (NoteKind.STRENGTH, tr("What was seen to go well")),
    (NoteKind.IMPROVEMENT, tr("What was seen to fall short")),
    (NoteKind.OBSERVATION, tr("What else was observed")),
)


def add_theme(
    chapter: Chapter,
    counted: ReportCounts,
    theme_id: ThemeId | None,
    own_words: Iterable[Words] = (),
) -> None:
    """Put all there is under a theme into the chapter, after the user's own words on it.

    Under none stands what has no theme.
    """
    full, now = counted.full, counted.full.now
    theme = now.tool.theme.get(theme_id) if theme_id is not None else None
    title = theme.title if theme is not None else tr("Under no theme")
    chapter.heading(title, theme_part(theme_id))
    chapter.say_all(own_words)
    if theme is not None:
        _add_counted(chapter, counted, theme.id)
        chapter.put(*_agreed(now, counted.lines_under(theme.id)))
        _add_moved(chapter, counted, theme.id)
        chapter.put(*_differed(full, theme.id))
    chapter.put(*_noted(full, theme_id), *_comments(full, theme_id))
    numbers = finding_numbers(now)
    for finding in concluded(now):
        if finding.theme_id == theme_id:
            chapter.put(finding_box(finding, numbers[finding.id]))


def finding_box(finding: Finding, number: int) -> Box:
    """Return a finding with its challenge, as it stands at the end of its theme."""
    text = tr("Finding {number}. {text}.", number=number, text=headline(finding.text)[0])
    words = [typed(finding, "text", TextLook.STRONG, text)]
    words += [replace(one, text=f" {one.text}") for one in followed(finding)]
    if finding.challenge.strip():
        words.append(TextSpan(f"\n{tr('Challenge.')} ", TextLook.STRONG))
        words.append(typed(finding, "challenge"))
    return Box(tuple(words), BoxKind.FINDING)


def _add_counted(chapter: Chapter, counted: ReportCounts, theme_id: ThemeId) -> None:
    rows = counted.rows_under(theme_id)
    now = counted.full.now
    chapter.say(extremes_words(rows))
    title = now.tool.theme[theme_id].title
    for some in (each for found in alike(rows) for each in _at_once(found)):
        chart = answers_chart(now, some, Base.APPLICABLE, Narrowing(), counted.usable)
        if not chart.empty:
            chapter.chart_in_rows(answers_table(chart, some, Base.APPLICABLE), title)
    names = counted.full.audience.names_cases and counted.full.audience.says_who
    lines = counted.lines_under(theme_id)
    chapter.say(_unanswered(lines))
    for one in lines:
        late = late_notes(one) if names else ()
        said = [*line_values_with_base(one), *late, _grades(one), _anyway(one)]
        said += map(source_note, one.sources)
        told = " ".join(sentence(part) for part in said if part)
        if told:
            chapter.say(f"{sentence(f'{one.key} {one.short}')} {told}")


def _at_once(rows: Sequence[ItemCount]) -> Iterator[Sequence[ItemCount]]:
    """Yield rows in so many at once as one figure has."""
    for at in range(0, len(rows), _AT_ONCE):
        yield rows[at : at + _AT_ONCE]


def _unanswered(lines: Sequence[CountLine]) -> str:
    """Name what every return it was asked of left blank: it has no line among the answers."""
    counts = ((one, one.counted or one.values) for one in lines)
    blank = [
        called(f"{one.key} {one.short}")
        for one, count in counts
        if count is not None and count.blank and not (count.answered or _without_value(count))
    ]
    return (
        tr("Left blank in every return that was asked: {keys}.", keys=listed(blank))
        if blank
        else ""
    )


def _without_value(count: ItemCount | ValueCount) -> int:
    """Return how many said that there is no value, or something that is none."""
    return count.not_provided + count.unreadable if isinstance(count, ValueCount) else 0


def _anyway(one: CountLine) -> str:
    """Say that answers were given by some who were not asked: they are in no column."""
    return unasked_note(one) if one.counted is not None and one.counted.anyway else ""


def _grades(one: CountLine) -> str:
    returns, room = one.graded
    graded = (
        graded_words(tr("Returns"), returns, Unit.RETURNS),
        graded_words(tr("The room"), room, Unit.CASES),
    )
    return in_one(graded)


def extremes_words(rows: Sequence[ItemCount]) -> str:
    """Say of which line most is met and of which least, each with its base and unit."""
    told = [row for row in rows if row.percent(row.lead, Base.APPLICABLE) is not None]
    if not told:
        return ""
    told.sort(key=lambda row: row.percent(row.lead, Base.APPLICABLE) or 0, reverse=True)
    first, last = told[0], told[-1]
    if len(told) == 1 or first.percent(first.lead, Base.APPLICABLE) == last.percent(
        last.lead, Base.APPLICABLE
    ):
        return tr("{line}.", line=_share_of(first))
    return tr(
        "Most often: {first}. Least often: {last}.", first=_share_of(first), last=_share_of(last)
    )


def _share_of(row: ItemCount) -> str:
    lead = row.lead
    return tr(
        "{short}, {answer} in {share}",
        short=called(f"{row.item.key} {row.item.short}"),
        answer=in_sentence(lead.label),
        share=share(row.count(lead), row.base(Base.APPLICABLE), Unit.RETURNS, Base.APPLICABLE),
    )


def _agreed(now: Snapshot, lines: Sequence[CountLine]) -> Iterator[Block]:
    """Yield what the room agreed, in the field's words with the count beside them."""
    rows: list[tuple[str, ...]] = []
    for one in lines:
        room = one.room
        if room is None or room.lead is None or not (room.agreed or room.not_agreed):
            continue
        about = ""
        if room.agreed:
            words = about_cases(room.agreed_lead, room.agreed, now.audit.ladder)
            answer = in_sentence(room.lead.label)
            about = tr("{answer} in {words}", answer=answer, words=words)
        others = ", ".join(
            f"{count} {in_sentence(answer.label)}"
            for answer, count in room.counts
            if count and answer.id != room.lead.id
        )
        beside = ((room.not_agreed, tr("not agreed")), (room.parked, tr("parked")))
        still = ((room.open, tr("not judged")), (room.not_asked, tr("not asked")))
        rest = ", ".join(f"{count} {word}" for count, word in (*beside, *still) if count)
        rows.append((f"{one.key} {one.short}", about, others, rest))
    if rows:
        columns = (
            (tr("What the room agreed"), 163.0),
            (tr("Agreed"), 160.0),
            (tr("Other answers agreed"), 100.0),
            (tr("Not settled"), 80.0),
        )
        yield table(columns, rows)


def _add_moved(chapter: Chapter, counted: ReportCounts, theme_id: ThemeId) -> None:
    now = counted.full.now
    found = []
    for point in now.tool.points:
        if now.tool.question[point.question_id].theme_id == theme_id and now.returns:
            moved = counted.moved(point)
            found += [moved] if moved is not None and comparable(moved) else []
    if found:
        letters = counted.full.audience.names_cases
        chart = before_after_chart(now, found, letters)
        table = moved_table(now, chart, found, letters=letters)
        chapter.chart_in_rows(table, now.tool.theme[theme_id].title)


def _differed(full: FullSnapshot, theme_id: ThemeId) -> Iterator[Block]:
    """Yield where the room did not agree, or somebody saw it differently."""
    now = full.now
    asked = now.tool.question
    held = [
        one
        for case in now.every_case
        for one in now.judgements_of(case.id)
        if asked[one.question_id].theme_id == theme_id
        and (one.state is JudgementState.NOT_AGREED or now.views_on(one))
    ]
    if not held:
        return
    if not full.audience.names_cases:
        count = plural(len(held), tr("judgement"), tr("judgements"))
        yield line(tr("Differing views stand against {count} here.", count=count))
        return
    yield line(tr("Where views differed:"), TextLook.QUIET)
    yield Entries(tuple(_differing(now, one) for one in held))


def _differing(now: Snapshot, one: Judgement) -> Words:
    where = f"{now.case[one.case_id].reference}, {now.tool.key_at(one.point)}"
    state = tr("not agreed") if one.state is JudgementState.NOT_AGREED else tr("agreed")
    said = [*differing_spans(now, one), typed(one, "reason")]
    told = [part for part in said if part.text]
    spaced = [replace(part, text=f"{part.text} ") for part in told[:-1]]
    return (TextSpan(f"{where}: {state}. "), *spaced, *told[-1:])


def _noted(full: FullSnapshot, theme_id: ThemeId | None) -> Iterator[Block]:
    now = full.now
    for kind, lead in _NOTED:
        found = [
            note for note in now.notes if note.kind is kind and now.theme_of_note(note) == theme_id
        ]
        if found:
            yield line(tr("{lead}:", lead=lead), TextLook.QUIET)
            yield Entries(tuple(tagged(full, note) for note in found))


def tagged(full: FullSnapshot, note: Note) -> Words:
    """Return what was noted, with its case where this reader is told it."""
    case = full.now.case.get(note.case_id) if note.case_id is not None else None
    words = typed(note, "text")
    if case is None or not full.audience.names_cases:
        return (words,)
    return (words, TextSpan(f" ({case.reference})", TextLook.QUIET))


def _comments(full: FullSnapshot, theme_id: ThemeId | None) -> Iterator[Block]:
    now = full.now
    found = [note for note in now.comments() if now.theme_of_note(note) == theme_id]
    if not found:
        return
    yield line(tr("Practitioners said:"), TextLook.QUIET)
    yield Entries(tuple(comment_spans(full, note) for note in found), bullets=False)


def comment_spans(full: FullSnapshot, note: Note) -> Words:
    """Return a comment; by which role or agency only where this reader is told it."""
    words = quoted(full.now, note)
    return words if full.audience.says_who else words[:1]


def holds_no_theme(now: Snapshot) -> bool:
    """Return whether anything noted or concluded has no theme."""
    return any(
        note.kind not in (NoteKind.CONCERN, NoteKind.CHALLENGE) and now.theme_of_note(note) is None
        for note in now.notes
    ) or any(one.theme_id is None for one in concluded(now))
