"""The joint evaluation of one case: everything that is known about it, for the panel alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from core.counting.asking import NotAsked, not_asked
from core.counting.returns_summary import ReturnsSummary
from core.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.issues import case_issues, issues_table
from core.documents.plain import line, table
from core.documents.summaries import about_case, judged_and_heard
from core.model.case import Agency, Case
from core.model.clock import date_text
from core.model.concluded import action_numbers
from core.model.ids import AgencyId, ItemId, QuestionId
from core.model.own_document import case_part
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Item
from core.wording.labels import called, sentence
from core.wording.numbers import listed
from core.wording.people import facts
from core.wording.requests import came_words
from core.wording.values import value_words
from core.words import plural, tr


def joint_evaluation(full: FullSnapshot) -> Document:
    """Compose the joint evaluation of the case it is read for; without one, of every case."""
    now = full.now
    apart = not_asked(now, full.answers, full.values)
    returns = ReturnsSummary(now.tool, full.answers, full.values, apart)
    issues = case_issues(now)
    foot = tr("One {case}, for the panel alone. Not to be read as general practice.")
    sections = []
    for case in evaluated(full):
        said = _CaseReturns(full, case, apart)
        blocks = [*about_case(now, case, returns), *_returned(now, case), *_answered(now, said)]
        blocks += judged_and_heard(now, case)
        blocks.append(Heading(tr("Issues, and what is done about them"), "issues"))
        if issues[case.id]:
            blocks.append(issues_table(now, issues[case.id], action_numbers(now)))
        else:
            blocks.append(line(tr("No issue was noted, and no action agreed.")))
        facts_of, part = facts(now, case), case_part(case.id)
        sections.append(Section(case.reference, facts_of, tuple(blocks), foot, part))
    if not sections:
        nothing = (line(tr("This audit has no {cases} yet.")),)
        sections.append(Section(tr("Joint evaluation"), "", nothing))
    head = running_head(now.audit, tr("joint evaluation"))
    return Document("evaluation", head, head, now.audit.marking, tuple(sections))


def evaluated(full: FullSnapshot) -> tuple[Case, ...]:
    """Return the cases it is of: one, or every one."""
    if full.case_id is None:
        return full.now.every_case
    return tuple(one for one in full.now.cases if one.id == full.case_id)


def evaluation_described(full: FullSnapshot) -> str:
    """Return whose it is."""
    found = evaluated(full)
    if len(found) == 1:
        return tr("everything on {reference}", reference=found[0].reference)
    return tr("everything on {count}", count=plural(len(found), "{case}", "{cases}"))


class _CaseReturns:
    """What each agency answered and wrote about one case."""

    def __init__(self, full: FullSnapshot, case: Case, apart: NotAsked) -> None:
        self.case, self._apart, self._now = case, apart, full.now
        tool = full.now.tool
        self._given: dict[ItemId, dict[AgencyId, str]] = defaultdict(dict)
        for one in full.answers:
            if one.case_id == case.id and one.answer_id in tool.answer:
                self._given[one.item_id][one.agency_id] = tool.answer[one.answer_id].label
        for value in full.values:
            held = tool.set_of(tool.item[value.item_id].answer_set_id)
            if value.case_id == case.id and held is not None:
                allowed = tool.answers_of(held.id)
                words = value_words(held, allowed, value.value, tool.calendar, tool.people)
                self._given[value.item_id][value.agency_id] = words
        self._comments: dict[QuestionId, dict[AgencyId, str]] = defaultdict(dict)
        for comment in full.comments:
            if comment.case_id == case.id and comment.text.strip():
                self._comments[comment.question_id][comment.agency_id] = comment.text

    @property
    def any(self) -> bool:
        """Whether anything came back about the case."""
        return bool(self._given or self._comments)

    def answers(self, item: Item) -> str:
        """Return "Yes: GP and School. No: Police. Left blank: Housing."."""
        now, given = self._now, self._given.get(item.id, {})
        by_words: Mapping[str, list[str]] = defaultdict(list)
        for agency in now.agencies_on(self.case.id):
            pair = (self.case.id, agency.id)
            said = given.get(agency.id, "")
            if self._apart.holds(item.id, pair) and not said:
                said = tr("Not asked")
            elif not said and pair in now.usable:
                said = tr("Left blank")
            if said:
                by_words[said].append(now.short_name(agency))
        return " ".join(_sentence_of(words, listed(who)) for words, who in by_words.items())

    def comments(self, question_id: QuestionId) -> Words:
        """Return what agencies wrote beside a question, each after its name."""
        words: list[TextSpan] = []
        written = self._comments.get(question_id, {})
        for agency in self._now.agencies_on(self.case.id):
            if agency.id in written:
                lead = tr("{agency}: ", agency=self._now.short_name(agency))
                words.append(TextSpan(f"\n{lead}" if words else lead, TextLook.STRONG))
                words.append(TextSpan(sentence(written[agency.id])))
        return tuple(words)


def _sentence_of(words: str, who: str) -> str:
    """Return "Yes: GP and School."; who said a sentence, or one of each person, after its end."""
    if ": " in words or words != called(words):
        return f"{sentence(words)} ({who})"
    return f"{words}: {who}."


def _returned(now: Snapshot, case: Case) -> Iterator[Block]:
    """Yield what was asked of each agency, and what came of it."""
    rows = [_came(now, case, agency) for agency in now.agencies_on(case.id)]
    if rows:
        yield Heading(tr("What was asked for, and what came back"), "asked")
        columns = (
            (tr("Agency"), 150.0),
            (tr("What came of it"), 133.0),
            (tr("Filled in"), 100.0),
            (tr("Whom it knew, and by whom"), 120.0),
        )
        yield table(columns, rows)


def _came(now: Snapshot, case: Case, agency: Agency) -> tuple[str, ...]:
    request = next((one for one in now.requests_for(case.id) if one.agency_id == agency.id), None)
    found = next(
        (one for one in now.returns if (one.case_id, one.agency_id) == (case.id, agency.id)), None
    )
    status = came_words(now, request, found)
    noted = [] if found is None else [listed(list(found.known_people)), found.role.strip()]
    filled = date_text(found.completed[:10]) if found is not None else ""
    said = "; ".join(part for part in noted if part)
    return agency.name, status[:1].upper() + status[1:], filled, said[:1].upper() + said[1:]


def _answered(now: Snapshot, said: _CaseReturns) -> Iterator[Block]:
    """Yield what each agency answered to each question, and what it wrote beside it."""
    if not said.any:
        return
    yield Heading(tr("What the agencies answered"), "answered")
    columns = (
        Column(tr("Question"), 150),
        Column(tr("Answers, and by whom"), 173),
        Column(tr("What they wrote"), 180),
    )
    rows = []
    for question in now.tool.questions:
        for at, item in enumerate(now.tool.items_of(question.id)):
            comments = said.comments(question.id) if at == 0 else ()
            name = (TextSpan(f"{item.key} {item.short or item.text}"),)
            rows.append((name, (TextSpan(said.answers(item)),), comments))
    yield Table(columns, tuple(rows))
