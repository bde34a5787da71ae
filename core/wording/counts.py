"""What the counting table says: of its lines, its shares, and what lies behind each number."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from core.counting.collation import Base, ItemCount
from core.counting.count_lines import CountLine, leading_labels
from core.counting.evidence import Dependency
from core.counting.judgements import JudgementsSelection, RoomCount
from core.model.bearing import Bearing
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item
from core.wording.labels import in_sentence
from core.wording.numbers import Unit, listed, percent_text, share
from core.wording.people import differing_words
from core.wording.value_counts import answered_words, is_for_the_room, unasked_words
from core.words import tr, word_for

LEFT_BLANK: Final = tr("left it blank")
_MOST_LABELS: Final = 3
_BEARINGS: Final = {
    Bearing.MET: tr("Met"),
    Bearing.PARTLY: tr("Partly met"),
    Bearing.NOT_MET: tr("Not met"),
    Bearing.NOT_APPLICABLE: tr("Not applicable"),
    Bearing.UNKNOWN: tr("Don't know"),
}


class ShareWords(NamedTuple):
    """A share over its counts, and all of it as it is read out."""

    strong: str
    below: str
    spoken: str


def line_name(line: CountLine) -> str:
    """Return "Question 3, Clear how actions help the child"."""
    return (
        tr("Question {line}, {line_2}", line=line.key, line_2=line.short)
        if line.short
        else tr("Question {line}", line=line.key)
    )


# Over the columns


def returns_head(lines: Iterable[CountLine]) -> str:
    """Head the returns' shares with the answers they count: "Yes", "Yes or met"."""
    return _leads(lines) or tr("The answer named")


def room_head(lines: Iterable[CountLine]) -> str:
    """Head the room's shares: "Agreed yes or met"; each line names its answer where it must."""
    leads = _leads(lines)
    return (
        tr("Agreed {in_sentence}", in_sentence=in_sentence(leads))
        if leads
        else tr("Agreed as named")
    )


def names_its_answer(lines: Iterable[CountLine]) -> bool:
    """Return whether each line has to say which answer its shares count."""
    return len(leading_labels(lines)) > 1


def _leads(lines: Iterable[CountLine]) -> str:
    labels = leading_labels(lines)
    if not labels or len(labels) > _MOST_LABELS:
        return ""
    return listed([labels[0], *map(in_sentence, labels[1:])], "or")


# In a line


def returns_note(line: CountLine) -> str:
    """Say what stands in place of returns; empty where there are numbers."""
    if line.values is not None:
        return answered_words(line.values, Unit.RETURNS)
    if line.counted is not None or not line.inside:
        return ""
    return tr(
        "answered line by line, {inside} to {inside_2}",
        inside=line.inside[0].key,
        inside_2=line.inside[-1].key,
    )


def room_note(line: CountLine) -> str:
    """Say what stands in place of judgements; empty where there are numbers."""
    if line.room_values is not None:
        agreed = line.room_values.answered
        return tr("agreed for {count}", count=Unit.CASES.of(agreed)) if agreed else ""
    return (
        ""
        if line.room is not None
        else tr("judged with question {question}", question=line.question.key)
    )


def returns_share(line: CountLine, base: Base, *, named: bool, alone: bool = False) -> ShareWords:
    """Return the leading answer's share of the returns; *named* says which answer that is.

    For a line with returns. Of a case *alone* it is how many they are: a rate would be its own.
    """
    assert line.counted is not None
    counted, lead = line.counted, line.counted.lead
    count, of = counted.count(lead), counted.base(base)
    worked = percent_text(counted.percent(lead, base))
    if alone and of:
        worked = str(count)
    only = f", {dependency_words(line.depends)}" if line.narrowed and line.depends else ""
    label = f"{in_sentence(lead.label)}, " if named else ""
    return ShareWords(
        worked,
        tr("{label}{count} of {of}", label=label, count=count, of=of),
        tr(
            "{line_name}, returns: {lead} {worked}, {count} of {count_2}, {base}{only}",
            line_name=line_name(line),
            lead=lead.label,
            worked=worked,
            count=count,
            count_2=Unit.RETURNS.of(of),
            base=word_for(base),
            only=only,
        ),
    )


def room_share(line: CountLine, base: Base, *, named: bool) -> ShareWords:
    """Return how many cases the room agreed the leading answer in, over what is not agreed."""
    assert line.room is not None
    room, rest = line.room, _unsettled(line.room)
    of, lead = room.base(base), room.lead
    beside = (
        tr("{names} of the {cases}", names=", ".join(rest)) if rest else tr("every {case} settled")
    )
    head = tr("{line_name}, the room: ", line_name=line_name(line))
    if lead is None or of == 0:
        return ShareWords("–", " · ".join(rest), f"{head}{beside}")
    label = tr("{lead} in ", lead=lead.label) if named else ""
    agreed = tr(
        "agreed {in_sentence} in {agreed_lead} of {count}",
        in_sentence=in_sentence(lead.label),
        agreed_lead=room.agreed_lead,
        count=Unit.CASES.of(of),
    )
    return ShareWords(
        tr("{label}{agreed_lead} of {of}", label=label, agreed_lead=room.agreed_lead, of=of),
        " · ".join(rest),
        f"{head}{agreed}, {word_for(base)}. {beside[:1].upper()}{beside[1:]}",
    )


def _unsettled(room: RoomCount) -> list[str]:
    """Return what has no agreed answer: "1 not agreed", "5 open"."""
    counted = (
        (room.not_agreed, tr("not agreed")),
        (room.parked, "parked"),
        (room.open, "open"),
        (room.not_asked, tr("not asked")),
    )
    return [f"{count} {word}" for count, word in counted if count]


def bar_words(parts: Iterable[tuple[int, str]]) -> str:
    """Read a bar out: "14 Yes, 10 No"."""
    return ", ".join(f"{count} {text}" for count, text in parts if count) or tr("nothing counted")


# What an item depends on


def only_where(depends: Dependency) -> str:
    """Return what an item depends on in short: "Only where 1f is Yes"."""
    return tr("Only where {where}", where=_where(depends))


def dependency_words(depends: Dependency) -> str:
    """Return it in full: "only where plan on the agency's file (1f is Yes)"."""
    on = depends.on
    return tr(
        "only where {in_sentence} ({where})",
        in_sentence=in_sentence(on.short or on.text),
        where=_where(depends),
    )


def narrowed_words(depends: Dependency, counted: ItemCount) -> str:
    """Say how many returns are left of a line that is narrowed: "1f is Yes: 14 returns"."""
    return f"{_where(depends)}: {Unit.RETURNS.of(counted.answered + counted.blank)}"


def _where(depends: Dependency) -> str:
    return tr("{on} is {answer}", on=depends.on.key, answer=depends.answer.label)


# The legend


def legend_words(lines: Sequence[CountLine]) -> list[tuple[str, Bearing]]:
    """Say for each colour which answers it stands for, in the order of the bearings.

    A word that stands for different things at different questions is told apart:
    "Yes, or No at 11" for met, "No, or Yes at 11" for not met.
    """
    at: dict[Bearing, dict[str, list[str]]] = {}
    for line in lines:
        for answer in _answers(line).values():
            at.setdefault(answer.bearing, {}).setdefault(answer.label, []).append(line.key)
    return [(_legend(bearing, at), bearing) for bearing in Bearing if bearing in at]


def _answers(line: CountLine) -> dict[int, Answer]:
    counts = [one.counts for one in (line.counted, line.room) if one is not None]
    return {answer.id: answer for held in counts for answer, _ in held}


def _legend(bearing: Bearing, at: dict[Bearing, dict[str, list[str]]]) -> str:
    usual, others = [], []
    for label, keys in at[bearing].items():
        most = max(len(labels.get(label, ())) for labels in at.values())
        if len(keys) == most:
            usual.append(label)
        else:
            others.append(
                tr("{label} at {listed}", label=label, listed=listed(keys))
                if len(keys) <= _MOST_LABELS
                else label
            )
    if len(usual) + len(others) > _MOST_LABELS:
        return _BEARINGS[bearing]
    said = [*usual[:1], *map(in_sentence, usual[1:])]
    if said and others:
        return tr("{listed}, or {listed_2}", listed=listed(said, "or"), listed_2=listed(others))
    return listed([*said, *others], "or")


# Behind a number


def returns_title(item: Item, answer: Answer | None) -> str:
    """Head the returns behind a number: "1f · Plan on file: Yes"."""
    return f"{item.key} · {item.short}: {answer.label if answer is not None else 'left blank'}"


def returns_counted(
    counted: ItemCount,
    answer: Answer | None,
    base: Base,
    depends: Dependency | None,
    *,
    alone: bool = False,
) -> str:
    """Say the number again with its base; a blank is of all usable returns.

    Of a case *alone* without a rate: that would be its own.
    """
    only = f", {dependency_words(depends)}" if depends is not None else ""
    if answer is None:
        of = Unit.RETURNS.of(counted.answered + counted.blank)
        return tr(
            "{blank} of {of} {left_blank}{only}",
            blank=counted.blank,
            of=of,
            left_blank=LEFT_BLANK,
            only=only,
        )
    count = counted.count(answer)
    if counted.percent(answer, base) is None:
        return tr(
            "{count}, outside the base “where applicable”{only}",
            count=Unit.RETURNS.of(count),
            only=only,
        )
    whole = counted.base(base)
    if alone:
        said = tr("{count} of {of}", count=count, of=Unit.RETURNS.of(whole))
        return f"{said}, {word_for(base)}{only}"
    return f"{share(count, whole, Unit.RETURNS, base)}{only}"


def unasked_note(line: CountLine) -> str:
    """Say below a question of how many returns it was not asked: "Not asked of 3 returns"."""
    counted = line.counted or line.values
    if counted is not None and is_for_the_room(line.question, counted):
        return tr("For the room only")
    said = unasked_words(counted, Unit.RETURNS) if counted is not None else ""
    return said[:1].upper() + said[1:]


def unasked_title(item: Item) -> str:
    """Head the returns that an item was not asked of: "1f · Plan on file: not asked"."""
    return tr("{key} · {short}: not asked", key=item.key, short=item.short)


def unasked_counted(counted: ItemCount) -> str:
    """Say the number again with what it is of."""
    every = counted.answered + counted.blank + counted.not_asked
    of = tr(
        "{not_asked} of {returns} were not asked",
        not_asked=counted.not_asked,
        returns=Unit.RETURNS.of(every),
    )
    if not counted.anyway:
        return of
    return tr("{of}; {anyway} answered all the same, counted apart", of=of, anyway=counted.anyway)


def judgements_title(now: Snapshot, selection: JudgementsSelection) -> str:
    """Head the judgements behind a number: "5 · Child's views: Yes"."""
    label = word_for(selection.state)
    if selection.answer_id is not None:
        label = now.tool.answer[selection.answer_id].label
    point = selection.point
    return f"{now.tool.key_at(point)} · {now.tool.short_at(point)}: {label}"


def judgements_counted(selection: JudgementsSelection, count: int) -> str:
    """Say how many judgements they are."""
    how = word_for(selection.state) if selection.answer_id is not None else tr("by the room")
    return f"{Unit.CASES.of(count)}, {how}"


def judgement_notes(now: Snapshot, judgement: Judgement) -> str:
    """Say beside a judgement, line by line, who saw it differently and what was seen."""
    views = now.views_on(judgement)
    nobody = judgement.state is JudgementState.NOT_AGREED and not views
    parts = [
        *([] if judgement.reason.strip() else [tr("No reason was written down")]),
        *([tr("Nobody is named as seeing it differently")] if nobody else []),
        *differing_words(now, views),
        tr("Evidence seen: {evidence}", evidence=word_for(judgement.evidence)),
    ]
    return "\n".join(parts)
