"""What is made of an audit beside its report: seven minutes, a leaflet, feedback, a statement."""

from dataclasses import replace

from core.documents.audience import for_audience
from core.documents.blocks import Aside, Document, Entries, Heading, Paragraph, Table
from core.documents.catalogue import compose
from core.documents.highlights import highlights_described
from core.documents.seven_minutes import ROOM, briefing_boxes, described
from core.documents.timeline import entries_of
from core.model.audience import Audience, AudienceKind
from core.model.audit import Audit
from core.model.household import KeyDate
from core.model.ids import ActionId, AgencyId, CaseId, QuestionId
from core.model.note import NoteKind
from core.model.parts import PartJudgement
from core.model.plan import Action
from core.model.snapshot import FullSnapshot
from core.model.voices import MeetingObserved
from core.pdf.preview import pages
from core.pdf.writer import write
from tests.documents.audits import Parts, note
from tests.golden.made import documents


def said_in(document: Document) -> str:
    found: list[str] = []
    for section in document.sections:
        found += [section.title, section.facts]
        for block in section.blocks:
            match block:
                case Aside(lead, words):
                    found += [lead, *(span.text for span in words)]
                case Heading(text):
                    found.append(text)
                case Paragraph(words):
                    found += [span.text for span in words]
                case Entries(entries):
                    found += [span.text for words in entries for span in words]
                case Table(_, rows):
                    cells = [cell for row in rows for cell in row if isinstance(cell, tuple)]
                    found += [span.text for cell in cells for span in cell]
    return "\n".join(found)


def _seen() -> FullSnapshot:
    full = Parts().full()
    pairs = ((CaseId(4), AgencyId(at)) for at in range(1, 5))
    part = PartJudgement(CaseId(4), QuestionId(1), AgencyId(2), 1, None, "Good", "good")
    other = PartJudgement(CaseId(4), QuestionId(1), AgencyId(1), 2, None, "Inadequate", "poor")
    now = replace(full.now, usable=frozenset(pairs), part_judgements=(part, other))
    return replace(full, now=now)


def test_seven_boxes_hold_what_fits_and_say_what_does_not() -> None:
    long = tuple(
        note(NoteKind.STRENGTH, f"{at} {'very long words ' * 12}", 20 + at) for at in range(4)
    )
    full = Parts(notes=long).full()
    boxes = briefing_boxes(full)
    assert len(boxes) == 7
    well = boxes[2]
    assert [sum(len(span.text) for span in words) > ROOM / 3 for words in well.texts] == [True] * 2
    assert len(well.left) == 2
    assert described(full) == f"too long: box 3 by {well.over} letters"
    assert "2 more in the report." in said_in(compose("seven-minutes", full))


def test_the_briefing_of_the_example_is_one_page_and_a_sheet() -> None:
    sections = documents("three")["seven-minutes"].sections
    headings = [block.text for block in sections[0].blocks if isinstance(block, Heading)]
    assert [text[:2] for text in headings] == [f"{at} " for at in range(1, 8)]
    assert sections[1].title == "How our team used this briefing"


def test_an_agency_is_told_its_own_and_nothing_of_any_other() -> None:
    audience = Audience(AudienceKind.AGENCY, AgencyId(2))
    document = compose("feedback", replace(_seen(), audience=audience))
    said = said_in(document)
    assert [section.title for section in document.sections] == ["School nursing"]
    assert "Good" in said
    assert "Inadequate" not in said, "how another's part was judged"
    assert "Handovers lose the history" not in said, "what somebody said"
    assert "Last discussed in November" not in said, "why the room judged so"
    assert "1 No" in said, "what it answered itself"


def test_the_highlights_are_one_page_and_what_does_not_fit_is_said() -> None:
    full = Parts().full()
    assert highlights_described(full) == "one page: done, found, next"
    many = tuple(note(NoteKind.STRENGTH, f"{at} {'very long words ' * 12}", at) for at in range(9))
    full = Parts(notes=many).full()
    assert "“What was found” by" in highlights_described(full)
    document = compose("highlights", full)
    assert "4 more in the report." in said_in(document)
    assert len(pages(write(document))) == 1


def test_the_timeline_goes_by_days_and_tells_the_board_of_no_case() -> None:
    full = Parts(audit=Audit("Plans", day="2014-04-09")).full()
    requests = tuple(replace(one, asked="2014-03-07") for one in full.now.requests)
    dated = (KeyDate(CaseId(4), "2013-12-01", "Plan made."),)
    seen = (MeetingObserved("Core group, Child D", held_on="2014-04-01"),)
    now = replace(full.now, requests=requests, key_dates=dated, meetings_observed=seen)
    full = replace(full, now=now, day="2014-05-01")
    assert [(one.day, one.what) for one in entries_of(full)][:2] == [
        ("2014-03-07", "5 returns asked for"),
        ("2014-04-01", "Meeting observed: Core group, Child D"),
    ]
    steps = (
        Action("Ring the school", ActionId(1), 0, due="2014-06-01"),
        Action("Write", ActionId(2), 1, due="2014-06-02", withdrawn="Done elsewhere"),
    )
    planned = replace(full, now=replace(now, actions=steps))
    assert [one.what for one in entries_of(planned) if "Action" in one.what] == ["Action 1 due"]
    assert "Plan made." in said_in(compose("timeline", full))
    told = said_in(compose("timeline", for_audience(full, Audience(AudienceKind.BOARD))))
    assert "Meeting observed." in told
    assert "Plan made." not in told
    assert "Child D" not in told


def test_the_statement_says_how_firm_it_is_and_how_many_differed() -> None:
    said = said_in(compose("statement", Parts().full()))
    assert "The room agreed 6 judgements; on 0 it did not agree. Somebody saw 1" in said
