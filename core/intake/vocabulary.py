"""What the audit already has words for, so that a file's words can be matched, never guessed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from core.counting.asking import asked_of_some, not_asked_of
from core.intake.others_words import ALSO_WRITTEN, LIST_HEADINGS
from core.model.agreed import agreed_in
from core.model.case import Request, Return
from core.model.draft.match import Agreed
from core.model.draft.returns import ReturnDraft
from core.model.form import tool_version
from core.model.household import AskedAbout
from core.model.ids import AnswerSetId, ItemId, ReturnId
from core.model.names import NameIndex, normalised
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import AnswerKind, AnswerSet, Item, Point, Tool
from core.wording.household import member_role
from core.wording.numbers import listed
from core.words import plural, tr

_A_CHOICE: Final = AnswerSet("")
_MOST_OFFERED: Final = 8


class Choices:
    """The answers one item allows, found by label or key, and likely by a usual other spelling.

    `held` says what kind of answer it wants, `keys` are its answers in order.
    """

    def __init__(self, answers: Iterable[tuple[str, str]], held: AnswerSet = _A_CHOICE) -> None:
        pairs = list(answers)
        self.held = held
        self.keys = tuple(key for key, _ in pairs)
        self.pairs = tuple(pairs)
        self.labels = tuple(label for _, label in pairs)
        self._key = {normalised(key): key for key, _ in pairs}
        self._key |= {normalised(label): key for key, label in pairs}
        self._usual = self._other_spellings()
        self._found: dict[str, str | None] = {}

    def label(self, key: str) -> str:
        """Return what an answer is called."""
        return next((label for known, label in self.pairs if known == key), key)

    @property
    def offered(self) -> str:
        """The answers in words: "Yes, No and Not applicable"; of many the first few."""
        many = len(self.labels) > _MOST_OFFERED
        first = self.labels[: _MOST_OFFERED - 1] if many else self.labels
        if any("," in label or " and " in label for label in first):
            first = tuple(f"“{label}”" for label in first)
        return listed(
            [*first, tr("{count} more", count=len(self.labels) - len(first))] if many else first
        )

    def _other_spellings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for group in ALSO_WRITTEN:
            meant = {key for word, key in self._key.items() if word in group}
            if len(meant) == 1:
                found |= dict.fromkeys(group - self._key.keys(), next(iter(meant)))
        return found

    def usual(self, written: str) -> str:
        """Return the key of the answer that a short form such as "Y" usually is, or ""."""
        return self._usual.get(normalised(written), "")

    def find(self, written: str) -> str | None:
        """Return the answer's key, or None when it is not one of the answers."""
        if written not in self._found:
            self._found[written] = self._key.get(normalised(written))
        return self._found[written]


Pair = tuple[str, str]
"""A case and an agency, as they are compared."""


@dataclass(frozen=True, slots=True)
class EarlierReturn:
    """A return that is there already: from which file, how much it says, and what alone says it.

    One that is `waiting` stands in an earlier file of the same batch and comes in only
    when somebody says so.
    """

    source: str
    answers: int
    comments: int
    fingerprint: str = ""
    waiting: bool = False

    def is_same_as(self, fingerprint: str) -> bool:
        """Return whether it is in, and a return of that fingerprint says the same."""
        return not self.waiting and self.fingerprint == fingerprint

    @property
    def size(self) -> str:
        """How much it says: "4 answers and 1 comment"."""
        return f"{plural(self.answers, 'answer')} and {plural(self.comments, 'comment')}"


@dataclass(frozen=True, slots=True)
class FormNumbers:
    """What the numbers in the fields of our own forms stand for in this audit.

    `title` and `mark` are the audit's and `version` that of its tool; empty where no audit
    is open. `people` are those listed, each with the case it belongs to.
    """

    title: str = ""
    version: str = ""
    mark: str = ""
    cases: Mapping[int, str] = field(default_factory=dict)
    agencies: Mapping[int, str] = field(default_factory=dict)
    items: Mapping[int, str] = field(default_factory=dict)
    questions: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownList:
    """The list of all eligible the audit has, or had: its length and what to know it by.

    `headings` are those the sample is, or was, balanced by, as they are compared.
    """

    lines: int
    fingerprint: str
    headings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the audit a file is read against, and what of it is there already.

    `asked` are the requests with the date they were made on, `counted` how
    many of them count as returned; `day` and `today` are ISO dates or empty.
    `points` are the keys of what the room judges, `point_names` every wording a
    point is found by; `wordings` are those of every item and question by its key, and
    `question_of` the question each item stands under. `agreed` is what somebody said of
    other people's words, `also` the agencies by what else they are called; `numbers` are
    for forms of our own, `people` whom each case's questions can be asked about, by what
    they are called, and `not_asked` says what a return answers and was not asked. `audited` is
    what the audit calls what it audits, as it is compared: over a column it heads the references.
    `eligible` is the list its sample is drawn from, None where there is none.
    Without `agencies` any agency is taken, in the spelling first met; without `cases` no
    case is known.
    """

    items: dict[str, Choices] = field(default_factory=dict)
    comments: frozenset[str] = frozenset()
    points: dict[str, Choices] = field(default_factory=dict)
    point_names: dict[str, str] = field(default_factory=dict)
    cases: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    asked: Mapping[Pair, str] = field(default_factory=dict)
    counted: int = 0
    returned: Mapping[Pair, EarlierReturn] = field(default_factory=dict)
    day: str = ""
    today: str = ""
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    question_of: Mapping[str, str] = field(default_factory=dict)
    agreed: Agreed = field(default_factory=dict)
    numbers: FormNumbers = FormNumbers()
    also: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    not_asked: Callable[[ReturnDraft], tuple[str, ...]] = lambda _: ()
    audited: frozenset[str] = frozenset()
    eligible: KnownList | None = None

    def headings(self) -> frozenset[str]:
        """Return every heading that means something here, as it is compared."""
        comments = (normalised(f"{key} comments") for key in self.comments)
        return LIST_HEADINGS | {*map(normalised, self.items), *self.of_parts(), *comments}

    def of_parts(self) -> frozenset[str]:
        """Return what may stand over the columns of a period, or of each person, as compared."""
        asked = (key for key, found in self.items.items() if found.held.kind is AnswerKind.PERIOD)
        periods = frozenset(heading for key in asked for heading in period_headings(key))
        each = {key: one.held.kind for key, one in self.items.items() if one.held.kind.for_each}
        called = {name for names in self.people.values() for name in names}
        people = {(f"{key} {name}", kind) for key, kind in each.items() for name in called}
        days = (one for one, kind in people if kind is AnswerKind.EACH_PERIOD)
        ends = {heading for one in days for heading in period_headings(one)}
        return periods | ends | {normalised(one) for one, _ in people}

    def case_names(self) -> NameIndex:
        """Return the known cases for matching."""
        return NameIndex(self.cases)

    def agency_names(self) -> NameIndex:
        """Return the known agencies for matching."""
        return NameIndex(self.agencies, self.also)


def vocabulary_of(
    now: Snapshot, sizes: Mapping[ReturnId, tuple[int, int]], today: date
) -> Vocabulary:
    """Return the words of an open audit; *sizes* are the answers and comments of each return."""

    def pair(row: Request | Return) -> Pair:
        return normalised(now.case[row.case_id].reference), normalised(
            now.agency[row.agency_id].name
        )

    return replace(
        vocabulary_of_tool(
            now.tool,
            cases=(case.reference for case in now.cases),
            agencies=(agency.name for agency in now.agencies),
        ),
        asked={pair(request): request.asked for request in now.requests},
        counted=sum(map(now.counts_as_returned, now.requests)),
        returned={
            pair(one): EarlierReturn(one.source, *sizes.get(one.id, (0, 0)), one.fingerprint)
            for one in now.returns
        },
        day=now.audit.day,
        today=today.isoformat(),
        numbers=_numbers(now),
        agreed=agreed_in(now.agreed, now.tool, now.cases),
        also=_other_names(now),
        people=_people(now),
        not_asked=partial(_not_asked, now),
        audited=audited_words(now),
        eligible=_known_list(now),
    )


def _known_list(now: Snapshot) -> KnownList | None:
    listed = now.sample_list
    if listed is None:
        return None
    last = max((one.draw_id for one in now.drawn_strata), default=0)
    drawn = [one for one in now.drawn_strata if one.draw_id == last]
    columns = [one.heading for one in (now.sample_columns or drawn)]
    headings = frozenset(map(normalised, columns))
    return KnownList(listed.listed, listed.fingerprint, headings)


def _not_asked(now: Snapshot, row: ReturnDraft) -> tuple[str, ...]:
    """Return the keys of what a return answers though its form says to leave that blank."""
    items = {item.key: item for item in now.tool.items}
    apart = _apart(now, row, items)
    return tuple(
        key
        for key in row.answers
        if items[key].id in apart or _is_elsewhere(now.tool, items[key], row)
    )


def _is_elsewhere(tool: Tool, item: Item, row: ReturnDraft) -> bool:
    """Return whether an item rests on an answer, and another one was given."""
    rests_on, wanted = item.only_where_item_id, item.only_where_answer_id
    on = tool.item.get(rests_on) if rests_on is not None else None
    said = row.answers.get(on.key, "") if on is not None else ""
    return bool(said) and wanted is not None and said != tool.answer[wanted].key


def _apart(now: Snapshot, row: ReturnDraft, items: Mapping[str, Item]) -> frozenset[ItemId]:
    """Return what a return answers though its conditions, or its agency, leave it out."""
    tool = now.tool
    cases = {normalised(one.reference): one.id for one in now.cases}
    agencies = {normalised(one.name): one.id for one in now.agencies}
    case, agency = cases.get(normalised(row.case)), agencies.get(normalised(row.agency))
    if not asked_of_some(tool) or case is None or agency is None:
        return frozenset()
    answer_at = {(one.answer_set_id, one.key): one.id for one in tool.answers}
    answers: list[AnswerRow] = []
    values: list[ValueRow] = []
    for key, said in row.answers.items():
        item = items[key]
        if tool.kind_of_item(item).one_of_some:
            answer = answer_at[item.answer_set_id, said]
            answers.append(AnswerRow(case, agency, item.id, answer))
        else:
            values.append(ValueRow(case, agency, item.id, said))
    found = not_asked_of(now, [(case, agency)], answers, values)
    return frozenset(item for item, pairs in found.anyway.items() if pairs)


def _numbers(now: Snapshot) -> FormNumbers:
    tool = now.tool
    return FormNumbers(
        now.audit.title,
        tool_version(tool),
        now.audit.mark,
        {one.id: one.reference for one in now.cases},
        {one.id: one.name for one in now.agencies},
        {one.id: one.key for one in tool.items},
        {one.id: one.key for one in tool.questions if one.takes_comments},
        {one.id: one.case_id for one in now.case_people},
    )


def _people(now: Snapshot) -> dict[str, dict[str, int]]:
    """Return by case whom questions can be asked about, by every word that means only one."""
    if not now.tool.asks_about_each:
        return {}
    found: dict[str, dict[str, int]] = {}
    for case in now.cases:
        called: dict[str, set[int]] = {}
        for one in now.tool.people.members(case.id, AskedAbout.EVERYBODY):
            for name in (one.called, member_role(one), member_role(one).removeprefix("The ")):
                called.setdefault(normalised(name), set()).add(one.id)
        called.pop("", None)
        surely = {name: next(iter(ids)) for name, ids in called.items() if len(ids) == 1}
        found[normalised(case.reference)] = surely
    return found


def _other_names(now: Snapshot) -> dict[str, str]:
    """Return what else agencies are called, where it is no name of two."""
    called: dict[str, set[str]] = {}
    for agency in now.agencies:
        for name in filter(None, (agency.short, *agency.other_names)):
            called.setdefault(normalised(name), set()).add(agency.name)
    return {name: agencies.pop() for name, agencies in called.items() if len(agencies) == 1}


def audited_words(now: Snapshot) -> frozenset[str]:
    """Return the audit's own word for what it audits, one and many, as it is compared."""
    words = (now.audit.audited_one, now.audit.audited_many)
    return frozenset(word for one in words if (word := normalised(one)))


def vocabulary_of_tool(
    tool: Tool, cases: Iterable[str] = (), agencies: Iterable[str] = ()
) -> Vocabulary:
    """Return the words of a tool that is in an audit."""
    choices = {
        found.id: Choices(
            ((answer.key, answer.label) for answer in tool.answers_of(found.id)), found
        )
        for found in tool.answer_sets
    }
    points = {tool.key_at(point): point for point in tool.points}
    wordings = [(key, tool.short_at(at), tool.text_at(at)) for key, at in points.items()]
    return Vocabulary(
        items={item.key: choices[item.answer_set_id] for item in tool.items},
        comments=frozenset(found.key for found in tool.questions if found.takes_comments),
        points={key: choices[_set_at(tool, point)] for key, point in points.items()},
        point_names=_names_of_points(wordings),
        cases=tuple(cases),
        agencies=tuple(agencies),
        wordings={
            **{one.key: tuple({one.text, one.short} - {""}) for one in tool.questions},
            **{one.key: tuple({one.text, one.short} - {""}) for one in tool.items},
        },
        question_of={one.key: tool.question[one.question_id].key for one in tool.items},
    )


def _set_at(tool: Tool, point: Point) -> AnswerSetId:
    if point.item_id is not None:
        return tool.item[point.item_id].answer_set_id
    return tool.question[point.question_id].answer_set_id


def period_headings(key: str) -> tuple[str, str]:
    """Return the headings of a period's two columns, as they are compared."""
    return normalised(f"{key} from"), normalised(f"{key} to")


def _names_of_points(wordings: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Map every wording that means exactly one point to the point's key; keys win."""
    named = [(key, {normalised(short), normalised(text)}) for key, short, text in wordings]
    meant = Counter(name for _, names in named for name in names)
    found = {name: key for key, names in named for name in names if meant[name] == 1}
    return found | {normalised(key): key for key, _ in named}
