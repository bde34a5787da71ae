"""The wall in words, for a screen reader and for the live picture's description."""

from collections.abc import Sequence

from core.room import (
    AgendaScene,
    BlankScene,
    CaseScene,
    ChartScene,
    ChecklistRow,
    HourLine,
    HourScene,
    JudgementScene,
    MovedLine,
    MovedScene,
    QuestionScene,
    ReadBackScene,
    ReasonScene,
    RevealLine,
    RevealScene,
    RoomColumn,
    Scene,
    ShownComment,
    SinceScene,
    TableScene,
    ThemeScene,
    ThenNowLine,
    ThenNowScene,
    TogetherScene,
    Verdict,
    When,
)
from core.words import OWN_ENDS, in_sentences, tr
from ui.room.composer import SAID
from ui.room.reveal import FIRST_TODAY, MOVED, ON_THE_FORM, today_words
from ui.room.together import TOGETHER


def spoken(scene: Scene) -> str:
    """Return everything a scene says, in sentences."""
    match scene:
        case BlankScene():
            said = [tr("Blank"), scene.title]
        case CaseScene():
            said = [
                scene.case,
                scene.number,
                tr(
                    "{returned} of {asked} returns came back",
                    returned=scene.returned,
                    asked=scene.asked,
                ),
                scene.begins,
            ]
        case QuestionScene():
            said = [scene.case, scene.theme, scene.number, scene.question]
            said += [_row(row) for row in scene.rows]
            said += [_column(column) for column in scene.columns]
            said += _verdict(scene.verdict)
            said += [tr("Time is up")] * scene.minutes_over
        case JudgementScene():
            said = [scene.case, scene.theme, scene.number, scene.question, *_verdict(scene.verdict)]
            said += _differing(scene)
        case ReadBackScene():
            said = [scene.case, scene.number, scene.question, scene.text]
        case ReasonScene():
            said = [scene.case, scene.number, *_verdict(scene.verdict), scene.reason]
        case ThemeScene():
            said = [scene.theme, *(_comment(comment) for comment in scene.comments)]
        case ChartScene():
            said = [scene.title, scene.caption]
            said += [f"{one.label}: {_counts(one.columns)}" for one in scene.lines]
        case TableScene():
            said = [scene.title, scene.caption]
            for one in scene.lines:
                cells = zip(scene.heads, one.cells, strict=True)
                said.append(f"{one.label}: {', '.join(f'{head} {cell}' for head, cell in cells)}")
        case MovedScene():
            said = [scene.title, scene.caption, *map(_moved, scene.lines)]
        case ThenNowScene():
            said = [scene.title, scene.caption, *map(_then_now, scene.lines)]
        case SinceScene():
            said = [scene.title, scene.caption]
            for head, held in scene.columns:
                said.append(f"{head}: {'; '.join(f'{named}, {share}' for named, share in held)}")
        case RevealScene():
            said = [scene.case, scene.number, scene.question]
            said += [_reveal_line(one) for one in scene.lines]
            said += [ON_THE_FORM + f": {scene.form_counts}"] if scene.form_counts else []
            said += [f"{FIRST_TODAY}: {today_words(scene)}", scene.summary]
        case TogetherScene():
            said = [TOGETHER, scene.number]
            said += [f"{one.case}, {one.question}: {one.label}" for one in scene.lines]
        case HourScene():
            said = [scene.question, scene.stage_name, *map(_group, scene.lines), *scene.cards]
            said += [scene.counted, scene.alone]
        case AgendaScene():
            said = [scene.title, scene.time]
            said += [
                f"{line.starts} {line.title}{', now' if line.when is When.NOW else ''}"
                for line in scene.lines
            ]
    text = in_sentences(said)
    return text if text.endswith(OWN_ENDS) else f"{text}."


def _column(column: RoomColumn) -> str:
    who = f": {', '.join(column.names)}" if column.names else ""
    return f"{column.count} {column.label}{who}"


def _row(row: ChecklistRow) -> str:
    return f"{row.label}: {_counts(row.columns)}"


def _counts(columns: Sequence[RoomColumn]) -> str:
    return ", ".join(f"{column.count} {column.label}" for column in columns)


def _verdict(verdict: Verdict | None) -> list[str]:
    if verdict is None:
        return []
    return [f"{SAID[verdict.state]}: {verdict.label}" if verdict.label else SAID[verdict.state]]


def _differing(scene: JudgementScene) -> list[str]:
    if not scene.differing_count:
        return []
    return [
        tr("Seen differently by {part}", part=", ".join(scene.differing) or scene.differing_count)
    ]


def _group(line: HourLine) -> str:
    place = "" if line.rank is None else f"{line.rank}. "
    return f"{place}{line.title}: {line.counted}"


def _comment(comment: ShownComment) -> str:
    return f"{comment.who}: {comment.text}" if comment.who else comment.text


def _moved(line: MovedLine) -> str:
    return tr(
        "{label}: {before} to {after} of {every}, {moved}",
        label=line.label,
        before=line.before,
        after=line.after,
        every=line.every,
        moved=line.moved,
    )


def _then_now(line: ThenNowLine) -> str:
    if line.then is None or line.now is None:
        return f"{line.label}: {line.difference}"
    count, base = line.now
    return tr(
        "{label}: then {then} of {then_of}, now {count} of {base}, {said}",
        label=line.label,
        then=line.then[0],
        then_of=line.then[1],
        count=count,
        base=base,
        said=line.difference,
    )


def _reveal_line(line: RevealLine) -> str:
    moved = f", {MOVED}" if line.moved else ""
    return tr(
        "{who}: {form} on the form, {today} today{moved}",
        who=line.who,
        form=line.form,
        today=line.today,
        moved=moved,
    )
