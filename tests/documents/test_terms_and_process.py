"""Terms of reference, the process against the clock, other voices, and a case's household."""

from dataclasses import replace

from core.counting.earlier import item_words
from core.documents.blocks import (
    AnswerPill,
    Aside,
    Cell,
    Document,
    DrawnCell,
    Entries,
    Heading,
    Paragraph,
    Table,
)
from core.documents.catalogue import compose, documents_of
from core.model.audit import Hypothesis, Outcome, Participant
from core.model.case import Return
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.household import CasePerson, KeyDate
from core.model.ids import AgencyId, CaseId, EarlierId, MeetingId, StepId, ThemeId
from core.model.meeting import Meeting
from core.model.snapshot import FullSnapshot, ValueRow
from core.model.standard import Standard, citations_kept
from core.model.steps import ProcessStep
from core.model.tool import AnswerKind
from core.model.voices import (
    FamilyAsked,
    FamilyOutcome,
    FamilyVoice,
    LeaderTalk,
    MeetingObserved,
)
from core.wording.standards import asked_with_citations
from tests.documents.audits import Parts


def full(**more: object) -> FullSnapshot:
    plain = Parts().full()
    return replace(plain, now=replace(plain.now, **more))  # type: ignore[arg-type]


def words(cell: Cell) -> str:
    assert not isinstance(cell, DrawnCell)
    return cell.word if isinstance(cell, AnswerPill) else "".join(one.text for one in cell)


def lines(document: Document, section: int = 0) -> list[str]:
    """Everything a section says, a line each; the cells of a row between strokes."""
    said: list[str] = []
    for block in document.sections[section].blocks:
        match block:
            case Heading(text):
                said.append(f"# {text}")
            case Paragraph(spans):
                said.append("".join(one.text for one in spans))
            case Aside(lead, spans):
                said.append(f"{lead}: {words(spans)}")
            case Entries(entries):
                said += ["".join(one.text for one in spans) for spans in entries]
            case Table(_, rows):
                said += [" | ".join(map(words, row)) for row in rows]
    return said


def test_an_audit_without_them_is_offered_none_of_the_three() -> None:
    keys = {one.key for one in documents_of(full().now)}
    assert {"summaries", "comments", "response"} <= keys
    assert keys.isdisjoint({"sample", "voices", "terms", "process"})


def test_each_step_stands_against_its_day_in_working_days() -> None:
    first = ProcessStep("Requests sent", StepId(1), 0, "2014-04-16", done_on="2014-04-16")
    late = ProcessStep("Returns in", StepId(2), 1, "", StepId(1), 2, "Agencies", "2014-04-24")
    early = ProcessStep("Report", StepId(3), 2, "2014-06-06", done_on="2014-06-05")
    waits = ProcessStep("Board", StepId(4), 3, "2014-07-01")
    document = compose("process", full(steps=(first, late, early, waits)))
    assert document.sections[0].facts == "3 of 4 steps done, 2 of them in time"
    assert lines(document)[:4] == [
        "Requests sent | a day of its own | 16 April 2014 |  | 16 April 2014 | on the day",
        "Returns in | 2 working days after “Requests sent” | 22 April 2014 | Agencies"
        " | 24 April 2014 | 2 working days late",
        "Report | a day of its own | 6 June 2014 |  | 5 June 2014 | 1 working day early",
        "Board | a day of its own | 1 July 2014 |  |  | not done yet",
    ]


def test_the_terms_say_what_became_of_a_hypothesis_only_once_something_did() -> None:
    open_one = Hypothesis("Plans are shared.", 1)
    said = lines(compose("terms", full(hypotheses=(open_one,))))
    assert "Plans are shared." in said
    settled = replace(open_one, outcome=Outcome.PARTLY, reason="Held in schools")
    said = lines(compose("terms", full(hypotheses=(settled, Hypothesis("Views count", 2)))))
    at = said.index("# What it set out to test")
    assert said[at + 1 : at + 3] == [
        "Plans are shared. | Partly supported | Held in schools.",
        "Views count. | Open | ",
    ]


def test_the_terms_name_roles_scope_look_back_and_data_and_no_person() -> None:
    audit = replace(
        Parts().audit,
        terms="To learn.",
        looked_from="2013-04-01",
        looked_to="2014-03-31",
        data_holder="The partnership's business manager",
        kept_until="2020-04-01",
    )
    person = Participant("Named nurse", 1, name="Somebody Known", agency_id=AgencyId(2))
    said = lines(compose("terms", full(audit=audit, participants=(person,))))
    assert "8 cases, in Team 2 and Team 1, with 5 requests to agencies, on 7 questions." in said
    assert "Work from 1 April 2013 to 31 March 2014 is looked back at." in said
    assert (
        "The partnership's business manager holds the data. It is kept until 1 April 2020." in said
    )
    assert "School nursing | Named nurse" in said
    assert "Somebody" not in " ".join(said)


def test_the_terms_list_earlier_audits_standards_and_every_meeting_where_there_are_some() -> None:
    plain = full()
    standard = Standard("3.2", "Seen within ten days", 1, source="Procedures")
    first, *others = plain.now.tool.questions
    cites = replace(first, cites=citations_kept(("3.2",)))
    found = full(
        tool=replace(plain.now.tool, standards=(standard,), questions=(cites, *others)),
        earlier_audits=(EarlierAudit("Plans, 2012", looked_at="Plans"),),
        meetings=(Meeting("Feedback", MeetingId(1), day="2014-04-02", venue="Library"),),
    )
    said = lines(compose("terms", found))
    assert "Plans, 2012 |  | Plans" in said or "Plans, 2012 | Plans" in said
    assert f"3.2 | Seen within ten days. | Procedures | {first.key}" in said
    at = said.index("# Meetings of the audit")
    assert said[at + 1 : at + 3] == [
        "Feedback | 2 April 2014 |  | Library",
        "The day | 9 April 2014 | 09:30 – 16:00 | ",
    ]


def test_the_findings_end_with_what_an_earlier_audit_counted_of_the_same() -> None:
    plain = Parts().full()
    now, tool = plain.now, plain.now.tool
    item = next(one for one in tool.items if any(row.item_id == one.id for row in plain.answers))
    answers = tool.answers_of(item.answer_set_id)
    before = EarlierAudit("Plans, 2012", id=EarlierId(1), looked_at="Plans")
    counts = tuple(
        EarlierCount(
            before.id, item_words(tool, item), one.label, 3 - at, 4, item_key=item.key,
            answer_key=one.key,
        )
        for at, one in enumerate(answers)
    )  # fmt: skip
    usable = frozenset((row.case_id, row.agency_id) for row in plain.answers)
    more = replace(
        now,
        earlier_audits=(before,),
        earlier_counts=counts,
        usable=usable,
        returns=tuple(Return(*pair) for pair in usable),
    )
    (row,) = lines(compose("findings", replace(plain, now=more)), 1)[1:]
    assert f"{answers[0].label} | Plans, 2012: 75.0% (3 of 4) | " in row
    assert len(compose("findings", plain).sections) == 1


def test_other_voices_stand_by_theme_with_how_many_families_were_heard() -> None:
    heard = FamilyAsked("Parent", 1, case_id=CaseId(4), outcome=FamilyOutcome.HEARD)
    declined = FamilyAsked("Aunt", 2, case_id=CaseId(1), outcome=FamilyOutcome.DECLINED)
    voices = (
        FamilyVoice("I said it twice", 1, 0, CaseId(4), ThemeId(2), "Parent", verbatim=True),
        FamilyVoice("Meetings helped", 2, 1, None, ThemeId(1)),
    )
    meeting = MeetingObserved("Panel", 1, 0, "2014-03-05", text="Brief", watched_by="Audit lead")
    talk = LeaderTalk("Head of service", 1, 0, AgencyId(1), theme_id=ThemeId(3), text="Too thin")
    document = compose(
        "voices",
        full(
            families_asked=(heard, declined),
            family_voices=voices,
            meetings_observed=(meeting,),
            leader_talks=(talk,),
        ),
    )
    said = lines(document)
    assert said[1] == "1 of 2 families asked were heard."
    at = said.index("# What families said, by theme")
    assert said[at + 1 :] == [
        "Records | Meetings helped. | ",
        "The child's daily life | “I said it twice” (Parent) | Child D",
        "# Meetings observed",
        "Panel | 5 March 2014 | Audit lead | Brief.",
        "# Talks with leaders",
        "Head of service, Children's Social Care | The plan | Too thin.",
    ]


def test_what_a_family_did_not_agree_to_have_printed_is_only_said_to_be_heard() -> None:
    asked = (
        FamilyAsked("Parent", 1, case_id=CaseId(4), consent="To be heard,  not quoted"),
        FamilyAsked("Aunt", 2, case_id=CaseId(4), consent="to be heard and quoted"),
        FamilyAsked("Father", 3, case_id=CaseId(1), consent="said no"),
    )
    voices = (
        FamilyVoice("I said it twice", 1, 0, CaseId(4), said_by="parent", verbatim=True),
        FamilyVoice("Said twice", 2, 1, CaseId(4), said_by="Parent"),
        FamilyVoice("He is my nephew", 3, 2, CaseId(4), said_by="Aunt", verbatim=True),
        FamilyVoice("We waited", 4, 3, CaseId(4), said_by="Parents", verbatim=True),
        FamilyVoice("Nobody rang", 5, 4, CaseId(1)),
    )
    held = full(families_asked=asked, family_voices=voices)
    said = "\n".join(lines(compose("voices", held)))
    assert "I said it twice" not in said, "the same role, in other letters"
    assert "Said twice." in said, "a summary quotes nobody"
    assert "He is my nephew" in said, "each person's own consent holds"
    assert "We waited" not in said, "of several, the strictest"
    assert "Nobody rang" not in said
    assert said.count("Heard; asked not to be quoted.") == 2
    assert "Not printed: consent was refused." in said
    summaries = compose("summaries", held)
    told = "\n".join(line for at in range(len(summaries.sections)) for line in lines(summaries, at))
    assert "He is my nephew" in told
    assert "I said it twice" not in told
    assert "Nobody rang" not in told


def test_a_summary_tells_the_household_key_dates_and_what_the_family_said() -> None:
    document = compose(
        "summaries",
        full(
            case_people=(
                CasePerson(CaseId(4), "brother", 1, age="4"),
                CasePerson(CaseId(4), "aunt", 2),
            ),
            key_dates=(
                KeyDate(CaseId(4), "2014-03-03", "Moved school", 1, AgencyId(3)),
                KeyDate(CaseId(4), "2013-11-20", "First referral", 2),
            ),
            family_voices=(FamilyVoice("Meetings helped", 1, 0, CaseId(4), said_by="Parent"),),
            families_asked=(FamilyAsked("Aunt", 1, case_id=CaseId(1), means="letter"),),
        ),
    )
    said = lines(document, 3)
    assert "Family and others: brother, 4 years; aunt." in said
    at = said.index("# Key dates")
    assert said[at + 1 : at + 3] == [
        "20 November 2013 | First referral. | ",
        "3 March 2014 | Moved school. | Primary school",
    ]
    at = said.index("# Heard from the family and practitioners")
    assert said[at + 1] == "Meetings helped. (Parent)"
    assert "Of the family: Aunt, letter, asked, no answer yet." in lines(document, 0)


def test_what_came_back_and_the_process_are_held_against_standards_and_earlier_audits() -> None:
    plain = Parts().full()
    first, *rest = plain.now.tool.questions
    item = plain.now.tool.items_of(first.id)[0]
    timed = replace(
        next(one for one in plain.now.tool.answer_sets if one.id == item.answer_set_id),
        kind=AnswerKind.PERIOD,
        target=10,
    )
    others = [one for one in plain.now.tool.answer_sets if one.id != timed.id]
    tool = replace(
        plain.now.tool,
        standards=(
            Standard("3.2", "Seen within ten days", source="Local"),
            Standard("9", "Unused"),
        ),
        questions=(replace(first, cites=citations_kept(("3.2",))), *rest),
        answer_sets=(timed, *others),
    )
    earlier = (EarlierAudit("Plans, 2011", day="2011-05-02", looked_at="14 plans"),)
    case, agency = plain.now.cases[0].id, plain.now.agencies[0].id
    usable = frozenset({(case, agency)})
    values = (ValueRow(case, agency, item.id, "2014-03-03/2014-03-20"),)
    held = replace(plain, values=values, answers=())
    now = replace(held.now, tool=tool, earlier_audits=earlier, usable=usable)
    held = replace(held, now=now)
    back = lines(compose("response", held))
    assert f"3.2 | Seen within ten days. | {first.key} | 1 of 1 usable returns" in back
    assert "9 | Unused. |  | No question cites it" in back
    assert "Plans, 2011 | 2 May 2011 | 14 plans" in back
    clock = lines(compose("process", held))
    asked = f"{item.key} {item.short or item.text}"
    assert f"{asked} | 10 days | 3.2 | 0 of 1 return" in clock
    assert f"3.2 | Seen within ten days. | Local | {first.key}" in clock
    assert "Plans, 2011 | 2 May 2011 | 14 plans" in clock
    assert asked_with_citations(tool.questions[0], "Seen?") == "Seen? (standard 3.2)"
