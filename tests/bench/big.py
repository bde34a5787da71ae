"""Builds the audit the speeds are promised for: 60 cases, 12 agencies, 60 items, all answered."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from core.acts import bring_in, prepare
from core.acts.tool import take_tool
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, RequestStatus
from core.model.draft.returns import Draft, JudgementDraft, ReturnDraft
from core.model.draft.tool import AnswerDraft, ItemDraft, QuestionDraft, ThemeDraft, ToolDraft
from core.model.note import Note, NoteKind
from core.model.tool import Bearing
from core.store.file import WorkshopFile
from tests.bench.kinds import answer_of_kind, asks_in_every_way, people_of, with_every_kind

CASES, AGENCIES, ITEMS = 60, 12, 60
LARGE_CASES, LARGE_AGENCIES = 500, 20
CHECKLISTS, INSIDE = 4, 5
ANSWERS = (
    AnswerDraft("yes", "Yes", Bearing.MET),
    AnswerDraft("no", "No", Bearing.NOT_MET),
    AnswerDraft("dont_know", "Don't know", Bearing.UNKNOWN),
    AnswerDraft("not_applicable", "Not applicable", Bearing.NOT_APPLICABLE),
)
_TEXT = (
    "plan child school health visit review family worker record meeting father mother team "
    "chronology supervision police referral nurse views daily step goal clear shared agreed"
)
WORDS = _TEXT.split()


def build_big(path: Path, passphrase: str | None = None) -> None:
    """Write that audit as a new file; 48 of its cases have judgements."""
    with WorkshopFile.create(path, passphrase) as file:
        fill(file, CASES, AGENCIES)


def fill(file: WorkshopFile, cases: int, agencies: int) -> None:
    """Fill a new file in one act, every question answered by every agency for every case."""
    tool = big_tool()
    names = [f"Child {at + 1}" for at in range(cases)]
    asked = [f"Agency {at + 1}" for at in range(agencies)]
    with file.act("a big audit"):
        prepare.set_audit(file, Audit("A big audit", day="2014-04-09"))
        take_tool(file, tool)
        for at, name in enumerate(names):
            outline = sentence(at, 40)
            file.put(Case(name, position=at, pathway=f"Pathway {at % 6}", outline=outline))
        for at, name in enumerate(asked):
            file.put(Agency(name, position=at, short=f"A{at + 1}"))
        for case in file.all(Case):
            for person in people_of(case.id) if asks_in_every_way() else ():
                file.put(person)
            for agency in file.all(Agency):
                file.put(Request(case.id, agency.id, status=RequestStatus.RETURNED))
        bring_in.take_returns(file, Draft("returns.csv", big_returns(cases, agencies)))
        bring_in.take_judgements(file, Draft("judgements.csv", _judgements(names, tool)))


def big_returns(cases: int, agencies: int) -> tuple[ReturnDraft, ...]:
    """Return what every agency sends about every case, with an answer to each of 60 items."""
    tool = big_tool()
    return tuple(
        _return(f"Child {at + 1}", f"Agency {step + 1}", tool, at * agencies + step)
        for at in range(cases)
        for step in range(agencies)
    )


def a_little_changed(rows: Sequence[ReturnDraft]) -> tuple[ReturnDraft, ...]:
    """Return returns with another answer in each, and in every third a longer comment."""
    found = []
    for at, row in enumerate(rows):
        of_some = [key for key, said in row.answers.items() if said in ("yes", "no")]
        key = of_some[at % len(of_some)]
        answers = {**row.answers, key: "no" if row.answers[key] == "yes" else "yes"}
        first = dict(list(row.comments.items())[: at % 3 == 0])
        longer = {key: f"{text} seen once more" for key, text in first.items()}
        found.append(replace(row, answers=answers, comments={**row.comments, **longer}))
    return tuple(found)


def build_large(path: Path) -> None:
    """Write an audit of 500 cases, 20 agencies, 600,000 answers and 5,000 notes; takes a minute."""
    with WorkshopFile.create(path) as file:
        fill(file, LARGE_CASES, LARGE_AGENCIES)
        with file.act("hear"):
            file.put_new(
                [
                    Note(kind, sentence(at, 12), said_at="2014-04-09T10:00:00")
                    for at, kind in zip(range(5_000), cycle(NoteKind))
                ]
            )


def big_tool() -> ToolDraft:
    """Return a tool of 60 items: 40 plain questions and four checklists of five."""
    plain = ITEMS - CHECKLISTS * INSIDE
    questions = [_question(at) for at in range(plain + CHECKLISTS)]
    themes = tuple(ThemeDraft(f"theme{at}", f"Theme {at + 1}") for at in range(5))
    tool = ToolDraft("big", "A big tool", themes, {"all": ANSWERS}, tuple(questions))
    return with_every_kind(tool) if asks_in_every_way() else tool


def sentence(seed: int, length: int) -> str:
    """Return words that differ from seed to seed and come back the same every time."""
    count = len(WORDS)
    return " ".join(WORDS[(seed * 7 + at * at + seed * at) % count] for at in range(length))


def _question(at: int) -> QuestionDraft:
    key, checklist = str(at + 1), at % 11 == 10
    inside = tuple(
        ItemDraft(f"{key}{letter}", sentence(at, 9), sentence(at, 2), "all")
        for letter in "abcde"[:INSIDE]
    )
    return QuestionDraft(
        key,
        f"{sentence(at, 14)}?",
        f"theme{at % 5}",
        "all",
        sentence(at, 3),
        items=inside if checklist else (),
    )


def _return(case: str, agency: str, tool: ToolDraft, seed: int) -> ReturnDraft:
    answers, comments = {}, {}
    for at, question in enumerate(tool.questions):
        keys = [item.key for item in question.items] or [question.key]
        own = answer_of_kind(question, seed + at, int(case.split()[-1]) - 1)
        for step, key in enumerate(keys):
            answers[key] = own or ANSWERS[(seed + at * at + step) % 7 % 4].key
        if (seed + at) % 3 == 0:
            comments[question.key] = sentence(seed + at, 12)
    return ReturnDraft(case, agency, "2014-03-05", answers, comments)


def _judgements(names: list[str], tool: ToolDraft) -> tuple[JudgementDraft, ...]:
    return tuple(
        JudgementDraft(
            name,
            question.key,
            answer_of_kind(question, at + step, at) or ANSWERS[(at + step) % 4].key,
        )
        for at, name in enumerate(names[:48])
        for step, question in enumerate(tool.questions)
    )
