"""Says what a finding rests on, what uses it and how it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.counting.live_number import Counted, LiveCount, LiveNumber
from core.counting.thread import BorneOut, EvidencePiece, FindingState, UsedBy
from core.model.audit import Hypothesis, Outcome
from core.model.clock import date_text
from core.model.concluded import action_numbers, finding_numbers, recommendation_numbers
from core.model.finding import EvidenceKind, EvidenceSide, FindingKind
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind, Point
from core.wording.judged import answer_words
from core.wording.labels import in_sentence, sentence
from core.wording.live_number import live_words
from core.wording.numbers import listed
from core.wording.people import said_by
from core.wording.sources import source_figure, source_title
from core.wording.values import value_at
from core.words import later, plural, tr, word_for

_KINDS: Final = {
    FindingKind.STRENGTH: later("Strength"),
    FindingKind.IMPROVEMENT: later("Improvement"),
    FindingKind.LESSON: later("Lesson"),
}
_STATES: Final = {
    FindingState.RESTS_ON_NOTHING: later("Rests on nothing yet"),
    FindingState.NUMBER_CHANGED: later("A number in it changed"),
    FindingState.NO_CHALLENGE: later("No challenge yet"),
    FindingState.WORDING: later("A wording to look at"),
    FindingState.READY: later("Ready"),
}
HEADINGS: Final[Mapping[EvidenceKind, str]] = {
    EvidenceKind.COUNT: later("Counts"),
    EvidenceKind.JUDGEMENT: later("Judgements"),
    EvidenceKind.COMMENT: later("Comments in returns"),
    EvidenceKind.NOTE: later("Heard in the room"),
    EvidenceKind.HEADED: later("Written beside questions"),
    EvidenceKind.FINDING: later("Other findings"),
    EvidenceKind.FAMILY_VOICE: later("Family voice"),
    EvidenceKind.MEETING: later("Meetings observed"),
    EvidenceKind.LEADER: later("Talks with leaders"),
    EvidenceKind.SOURCE: later("Documents and surveys"),
}
_COUNTED: Final[Mapping[EvidenceKind, tuple[str, str]]] = {
    EvidenceKind.COUNT: (later("count"), later("counts")),
    EvidenceKind.JUDGEMENT: (later("judgement"), later("judgements")),
    EvidenceKind.COMMENT: (later("comment"), later("comments")),
    EvidenceKind.NOTE: (later("remark"), later("remarks")),
    EvidenceKind.HEADED: (later("text"), later("texts")),
    EvidenceKind.FINDING: (later("finding"), later("findings")),
    EvidenceKind.FAMILY_VOICE: (later("family voice"), later("family voices")),
    EvidenceKind.MEETING: (later("meeting"), later("meetings")),
    EvidenceKind.LEADER: (later("talk"), later("talks")),
    EvidenceKind.SOURCE: (later("document or survey"), later("documents and surveys")),
}


def kind_word(kind: FindingKind) -> str:
    """Return how a kind of finding is headed."""
    return tr(_KINDS[kind])


def state_words(state: FindingState) -> str:
    """Return how a finding stands, in words."""
    return tr(_STATES[state])


def heading_of(kind: EvidenceKind) -> str:
    """Return what stands over evidence of a kind."""
    return tr(HEADINGS[kind])


def evidence_counted(kinds: Iterable[EvidenceKind]) -> str:
    """Return "3 counts · 8 judgements"; nothing for none."""
    count = Counter(kinds)
    return " · ".join(
        plural(count[kind], *map(tr, _COUNTED[kind])) for kind in EvidenceKind if count[kind]
    )


@dataclass(frozen=True, slots=True)
class PieceWords:
    """A piece of evidence in words: where it was said and by whom, and what."""

    where: str
    text: str


class EvidenceWords:
    """Says pieces of evidence; *comments* are the texts of comments in returns, by number."""

    def __init__(self, now: Snapshot, comments: Mapping[int, str]) -> None:
        self._now, self._comments = now, comments
        self._rows: dict[EvidenceKind, dict[int, Any]] = {
            EvidenceKind.JUDGEMENT: {one.id: one for one in now.judgements},
            EvidenceKind.NOTE: {one.id: one for one in now.notes},
            EvidenceKind.HEADED: {one.id: one for one in now.headed_texts},
            EvidenceKind.FINDING: {one.id: one for one in now.findings},
            EvidenceKind.FAMILY_VOICE: {one.id: one for one in now.family_voices},
            EvidenceKind.MEETING: {one.id: one for one in now.meetings_observed},
            EvidenceKind.LEADER: {one.id: one for one in now.leader_talks},
            EvidenceKind.SOURCE: {one.id: one for one in now.sources},
        }

    def of(self, piece: EvidencePiece) -> PieceWords:
        """Say one piece."""
        now = self._now
        agency = now.agency.get(piece.agency_id) if piece.agency_id is not None else None
        case = now.case.get(piece.case_id) if piece.case_id is not None else None
        question = now.tool.question.get(piece.question_id) if piece.question_id else None
        row = self._rows.get(piece.kind, {}).get(piece.row_id)
        parts = (
            self._called(piece.kind, row) or (now.short_name(agency) if agency is not None else ""),
            case.reference if case is not None else "",
            tr("question {key}", key=question.key) if question is not None else "",
        )
        text = self._comments.get(piece.row_id, "")
        if piece.kind is not EvidenceKind.COMMENT:
            text = self._words_of(piece.kind, row)
        return PieceWords(" · ".join(part for part in parts if part), " ".join(text.split()))

    def judgement(self, piece: EvidencePiece) -> Judgement | None:
        """Return the judgement a piece is; None where it is none or is gone."""
        if piece.kind is not EvidenceKind.JUDGEMENT:
            return None
        found = self._rows[EvidenceKind.JUDGEMENT].get(piece.row_id)
        return found if isinstance(found, Judgement) else None

    def _words_of(self, kind: EvidenceKind, row: Any) -> str:
        if row is None:
            return ""
        match kind:
            case EvidenceKind.JUDGEMENT:
                said = self.written(row) or answer_words(self._now, row)
                return f"{sentence(said)} {row.reason}" if row.reason.strip() else said
            case EvidenceKind.NOTE:
                return str(row.words)
            case EvidenceKind.HEADED:
                return f"{row.heading}: {row.text}"
            case EvidenceKind.MEETING | EvidenceKind.SOURCE:
                return str(row.text or row.title)
        return str(row.text)

    def written(self, row: Judgement) -> str:
        """Return what was agreed in words; "" where it is an answer, a number or a day."""
        tool, agreed = self._now.tool, row.state is JudgementState.AGREED
        in_words = agreed and tool.kind_at(row.point).of_one is AnswerKind.WORDS
        return value_at(tool, row.point, row.value) if in_words else ""

    def _called(self, kind: EvidenceKind, row: Any) -> str:
        """Return who said a piece, or what it is called and of when."""
        if row is None:
            return ""
        match kind:
            case EvidenceKind.NOTE:
                named = (row.kind.word, said_by(self._now, row))
                return " · ".join(part for part in named if part)
            case EvidenceKind.FAMILY_VOICE:
                return str(row.said_by)
            case EvidenceKind.MEETING:
                return _dated(row.title, row.held_on)
            case EvidenceKind.LEADER:
                return _dated(row.role, row.held_on)
            case EvidenceKind.SOURCE:
                return " · ".join(part for part in (source_title(row), source_figure(row)) if part)
        return ""


def _dated(title: str, iso: str) -> str:
    return f"{title}, {date_text(iso)}" if iso else title


def count_title(now: Snapshot, count: LiveCount) -> str:
    """Return what a number counts: "4 · Effect on the child reviewed", "The room on 4 · …"."""
    number = count.number
    if number.counted.is_tally and number.question_id is None:
        return _tally_title(now, count)
    question = now.tool.question.get(number.question_id) if number.question_id else None
    if question is None:
        return tr("Requests returned")
    item = now.tool.item.get(number.item_id) if number.item_id is not None else None
    key, short = (item.key, item.short) if item is not None else (question.key, question.short)
    named = f"{key} · {short or question.text}"
    if number.counted in (Counted.GIVEN_IN_TIME, Counted.GIVEN_SO):
        return _with_what_counts(now, count, named)
    if number.counted is not Counted.RETURNS:
        point = Point(question.id, number.item_id)
        named = f"{now.tool.key_at(point)} · {short}" if point in now.tool.points else named
        named = tr("The room on {named}", named=named)
        return _with_what_counts(now, count, named) if number.counted.is_tally else named
    return named


def _with_what_counts(now: Snapshot, count: LiveCount, named: str) -> str:
    """Return what a tally at a question counts: "…: in time", "…: yes, one by one", "…: yes"."""
    if count.number.counted in (Counted.IN_TIME, Counted.GIVEN_IN_TIME):
        return tr("{named}: in time", named=named)
    held = [now.tool.answer[one].label for one in count.number.answer_ids]
    said = in_sentence(listed(held, tr("or")))
    kinds = {now.tool.set_of(now.tool.answer[one].answer_set_id) for one in count.number.answer_ids}
    if not any(one is not None and one.kind.for_each for one in kinds):
        return f"{named}: {said}"
    return tr("{named}: {said}, one by one", named=named, said=said)


_TALLIES: Final = {
    Counted.AGENCIES: later("Agencies that sent a usable return"),
    Counted.PEOPLE: later("People who were there"),
    Counted.FAMILIES: later("Families heard"),
    Counted.JUDGEMENTS: later("Judgements of the room that are met"),
}


def _tally_title(now: Snapshot, count: LiveCount) -> str:
    """Return what is counted that is about no question: "Families heard", "Staff survey"."""
    number = count.number
    if number.counted is Counted.SOURCE:
        source = next((one for one in now.sources if one.id == number.source_id), None)
        return source_title(source) if source is not None else tr("A document or survey")
    said = tr(_TALLIES.get(number.counted, "Requests returned"))
    theme = now.tool.theme.get(number.theme_id) if number.theme_id is not None else None
    return f"{theme.title} · {said}" if theme is not None else said


def gone_words(now: Snapshot, number: LiveNumber | None) -> str:
    """Return why a number that evidence names can be counted no longer."""
    if number is None:
        return tr("It is not known what this counts")
    if number.counted is Counted.SOURCE:
        there = any(one.id == number.source_id for one in now.sources)
        return tr("The source gives no figure any more") if there else tr("The source was removed")
    asked = number.question_id is None or number.question_id in now.tool.question
    asked = asked and (number.item_id is None or number.item_id in now.tool.item)
    asked = asked and all(one in now.tool.answer for one in number.answer_ids)
    if asked:
        return tr("What it counts is no longer in the audit")
    return tr("The tool no longer asks this")


def weighed_words(now: Snapshot, hypothesis: Hypothesis) -> str:
    """Return "For it: 2 counts, 1 finding. Against it: 1 judgement."; nothing without any."""
    held = now.evidence_of(hypothesis.id)
    told = []
    for side, words in ((EvidenceSide.FOR, tr("For it")), (EvidenceSide.AGAINST, tr("Against it"))):
        kinds = [one.kind for one in held if one.side is side]
        if kinds:
            told.append(f"{words}: {evidence_counted(kinds).replace(' · ', ', ')}.")
    return " ".join(told)


def unborne_words(now: Snapshot, hypothesis: Hypothesis) -> str:
    """Return what an outcome does not rest on, though it says so; nothing where it does."""
    sides = {one.side for one in now.evidence_of(hypothesis.id)}
    outcome = hypothesis.outcome
    if outcome in (Outcome.SUPPORTED, Outcome.PARTLY) and EvidenceSide.FOR not in sides:
        return tr("It is called {outcome}, and nothing stands for it.", outcome=word_for(outcome))
    if outcome is Outcome.CONTRADICTED and EvidenceSide.AGAINST not in sides:
        return tr("It is called contradicted, and nothing speaks against it.")
    if outcome is Outcome.NOT_SUPPORTED and not sides:
        return tr("It is called not supported, and no evidence stands on either side.")
    unsaid = not hypothesis.reason.strip()
    if outcome is Outcome.SUPPORTED and EvidenceSide.AGAINST in sides and unsaid:
        return tr("It is called supported, and something speaks against it: partly, or say why.")
    if outcome is Outcome.SILENT and sides:
        return tr("It is called silent, and there is evidence.")
    return ""


def offered_sentence(now: Snapshot, found: BorneOut) -> str:
    """Return a first sentence for a finding the counts bear out, to be written anew."""
    question = now.tool.question[found.count.number.question_id]  # type: ignore[index]
    item = now.tool.item.get(found.count.number.item_id) if found.count.number.item_id else None
    named = (item.text if item is not None else "") or question.text or question.short
    counted = [now.tool.answer[one].label for one in found.count.number.answer_ids]
    answers = listed([in_sentence(one) for one in counted], tr("or"))
    said = tr("{answers} in {share}", answers=answers, share=live_words(now, found.count))
    return f"{named.rstrip('?.: ')}: {sentence(said)}"


def uses_lines(now: Snapshot, uses: UsedBy) -> list[tuple[str, str]]:
    """Return what uses a finding, a title and its words each: first what stands highest."""
    above, steps = recommendation_numbers(now), action_numbers(now)
    findings = finding_numbers(now)
    lines = [
        (tr("Recommendation {number}", number=above.get(one.id, "")), one.text)
        for one in uses.recommendations
    ]
    lines += [
        (tr("Action {number}", number=steps.get(one.id, "")), one.text) for one in uses.actions
    ]
    for one in uses.findings:
        number = findings.get(one.id)
        title = tr("Finding {number}", number=number) if number else tr("A draft")
        lines.append((title, one.text))
    return lines
