"""Rounds beside one another in words: as text, as rows of a table, as JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from core.counting.collation import percent
from core.programme.compare import (
    ComparedBy,
    ComparedRound,
    Comparison,
    Trend,
    TrendPoint,
    WordsSpan,
)
from core.programme.others import ALL, NOBODY_ELSE, REGION, OthersFigures
from core.words import plural, tr

_THEIRS = (REGION, ALL)
_MARKED = ("=", "+", "-", "@", "\t", "\r")


def share_words(met: int, base: int) -> str:
    """Return a share with what it is of: "62.5% (5 of 8)"; of nothing it says so."""
    share = percent(met, base)
    if share is None:
        return tr("nothing to count")
    return tr("{share}% ({met} of {base})", share=share, met=f"{met:,}", base=f"{base:,}")


def base_words(by: ComparedBy) -> str:
    """Return what the shares of a statement are of."""
    if by is ComparedBy.ROOM:
        return tr("Judged met, where applicable, of {cases}")
    return tr("Answered met, where applicable, of returns")


def round_words(at: ComparedRound, among: Sequence[ComparedRound]) -> str:
    """Return how a round is called: with its day where another has the same title."""
    twice = sum(one.title == at.title for one in among) > 1
    return tr("{title}, {day}", title=at.title, day=at.held_on) if twice else at.title


def break_words(before: WordsSpan, after: WordsSpan, *, mapped: bool = False) -> str:
    """Return what changed between two spans, and whether they may be compared."""
    if before.asked.words == after.asked.words:
        changed = tr("The answers changed.")
    else:
        changed = tr("The words changed: before, “{words}”.", words=before.asked.words)
    if mapped:
        return tr("{changed} The office compares them all the same.", changed=changed)
    return tr("{changed} Not to be compared across this line.", changed=changed)


def few_words(readings: Sequence[TrendPoint]) -> str:
    """Return how far one case moves a line that rests on few; nothing where it does not."""
    bases = [one.base for one in readings if one.base]
    if not bases or min(bases) >= 10:
        return ""
    points = percent(1, min(bases))
    return tr("Few {cases}: one more or fewer moves the line by {points} points.", points=points)


def rounds_words(trend: Trend) -> str:
    """Return what stands under a statement in a list: how many rounds, where its words changed."""
    if not trend.compares:
        return tr("not compared: no met or not met")
    rounds = plural(len(trend.readings), "round")
    if len(trend.spans) == 1:
        return rounds
    changed = trend.spans[-1].counts[0][0].year
    return tr("{rounds} · words changed {year}", rounds=rounds, year=changed)


def others_words(others: OthersFigures, who: str, span: WordsSpan, at: ComparedRound) -> str:
    """Return what was released of a statement in a round's year, or that it is hidden."""
    share = others.at(who, span.asked.same, at.year)
    if share is None:
        return tr("hidden: too few partnerships or {cases}")
    said = share_words(share.met, share.base)
    return tr("{said}, {number} partnerships", said=said, number=share.partnerships)


def whose_words(others: OthersFigures, who: str) -> str:
    """Return whose figures those are: the region's name, or all."""
    return others.region if who == REGION else tr("All partnerships")


def as_text(found: Comparison, others: OthersFigures = NOBODY_ELSE) -> str:
    """Return everything as lines of text, the newest round of each statement first."""
    lines: list[str] = []
    for trend in found.trends:
        if trend.compares:
            lines += (*_text_of(trend, found.rounds, others), "")
    if others.released_on and lines:
        lines += (tr("The others’ figures were released on {day}.", day=others.released_on), "")
    if not lines:
        lines = [tr("There are no rounds to compare yet."), ""]
    return "\n".join(lines)


def _text_of(trend: Trend, rounds: Sequence[ComparedRound], others: OthersFigures) -> Iterator[str]:
    yield tr("{key} {words}", key=trend.asked.key, words=trend.asked.words)
    yield f"  {base_words(trend.by)}"
    for at in range(len(trend.spans) - 1, -1, -1):
        span = trend.spans[at]
        for one in reversed(span.readings):
            said = share_words(one.met, one.base)
            yield f"  {one.at.held_on}  {round_words(one.at, rounds)}: {said}"
            for who in _THEIRS if others.are_there else ():
                words = others_words(others, who, span, one.at)
                yield f"    {whose_words(others, who)}: {words}"
        if at:
            before = trend.spans[at - 1]
            yield f"  -- {break_words(before, span, mapped=at in trend.mapped)}"


def as_rows(
    found: Comparison, others: OthersFigures = NOBODY_ELSE
) -> Iterator[dict[str, str | int]]:
    """Yield a row a statement and round; rows of one `span` may be compared."""
    for number, trend in enumerate(found.trends, 1):
        if not trend.compares:
            continue
        span = 0
        for at, held in enumerate(trend.spans):
            span += at not in trend.mapped
            for one in held.readings:
                share = percent(one.met, one.base)
                row: dict[str, str | int] = {
                    "statement": number,
                    "comparable": span,
                    "number": one.key,
                    "words": held.asked.words,
                    "by": trend.by.value,
                    "round": one.at.title,
                    "held_on": one.at.held_on,
                    "met": one.met,
                    "partly": one.partly,
                    "not_met": one.not_met,
                    "base": one.base,
                    "others": one.others,
                    "percent_met": "" if share is None else str(share),
                }
                for who in _THEIRS if others.are_there else ():
                    row |= _their_columns(others, who, held, one.at)
                yield row


def _their_columns(
    others: OthersFigures, who: str, span: WordsSpan, at: ComparedRound
) -> dict[str, str | int]:
    """Return a figure of others as columns; all of them empty where it is hidden."""
    share = others.at(who, span.asked.same, at.year)
    if share is None:
        return {f"{who}_met": "", f"{who}_base": "", f"{who}_partnerships": ""}
    return {
        f"{who}_met": share.met,
        f"{who}_base": share.base,
        f"{who}_partnerships": share.partnerships,
    }


def as_json(found: Comparison, others: OthersFigures = NOBODY_ELSE) -> str:
    """Return everything as JSON."""
    whole = {"kind": "comparison", "rows": list(as_rows(found, others))}
    if others.are_there:
        whole |= {"region": others.region, "released_on": others.released_on}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_csv(found: Comparison, others: OthersFigures = NOBODY_ELSE) -> str:
    """Return everything as CSV with a heading; no cell is taken for a formula."""
    out = io.StringIO()
    rows = list(as_rows(found, others))
    heads = list(rows[0]) if rows else ["statement"]
    writer = csv.DictWriter(out, heads, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _plain(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _plain(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_MARKED) else value
