"""Where an audit has several meetings, the case summaries are of the one that is chosen."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from core.documents.catalogue import spec
from core.documents.summaries import case_summaries
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit
from core.model.case import Case
from core.model.ids import MeetingId
from core.model.meeting import Meeting, MeetingCase, MeetingKind
from core.model.snapshot import FullSnapshot
from core.queries.documents import full
from core.wording.meetings import taken_words
from tests.small import small_audit


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> FullSnapshot:
    """An audit whose second meeting takes Child B only, and its third no case at all."""
    path: Path = tmp_path_factory.mktemp("meetings") / "audit.casewalk"
    with small_audit(path, lambda: datetime(2014, 4, 9, 12)) as file:
        with file.act("plan"):
            file.put(replace(file.all(Audit)[0], day="2014-04-09", day_title="Panel"))
            second = file.put(Meeting("Practitioners", day="2014-04-16"))
            third = file.put(Meeting("Feedback", kind=MeetingKind.FEEDBACK, day="2014-05-14"))
            file.put(MeetingCase(file.all(Case)[1].id, meeting_id=MeetingId(second)))
            closing = AgendaEntry("Feedback", AgendaKind.OTHER, "10:00", 60)
            file.put(replace(closing, meeting_id=MeetingId(third)))
        return full(file)


def test_of_the_audits_own_day_every_case_is_printed(several: FullSnapshot) -> None:
    document = case_summaries(several)
    assert [one.title for one in document.sections] == ["Child A", "Child B"]
    assert "9 April 2014" in document.title


def test_of_another_meeting_its_cases_are_printed_under_its_name_and_day(
    several: FullSnapshot,
) -> None:
    chosen = replace(several.now, chosen=several.now.meetings[0].id)
    seen = replace(several, now=chosen)
    document = case_summaries(seen)
    assert [one.title for one in document.sections] == ["Child B"]
    assert "16 April 2014" in document.title
    assert "Practitioners" in document.title
    assert spec("summaries").describe(seen) == "one page a case, 1 case of “Practitioners”"


def test_each_case_says_to_which_meetings_it_was_taken(several: FullSnapshot) -> None:
    first, second = several.now.cases
    assert taken_words(several.now, first.id) == "Taken to: Panel, 9 April 2014."
    assert taken_words(several.now, second.id) == (
        "Taken to: Panel, 9 April 2014; Practitioners, 16 April 2014."
    )
