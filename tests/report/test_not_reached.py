"""What the room never came to is told before documents leave, and what names were looked for."""

from dataclasses import replace

from core.model.audit import Participant
from core.store.file import WorkshopFile
from core.wording.judged import not_reached_words
from core.wording.people import names_looked_for_words
from tests.documents.audits import Parts
from tests.report.conftest import Open


def test_what_was_never_judged_is_counted() -> None:
    now = Parts(judgements=()).full().now
    all_ = len(now.tool.points) * len(now.cases)
    said = f"{all_} of {all_} judgements not reached, in {len(now.cases)} cases."
    assert not_reached_words(now) == said


def test_the_page_says_what_is_not_reached_and_what_was_looked_for(
    cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    now = page.context.session.now
    said = page.remarks.not_reached
    assert said.text() == not_reached_words(now)
    assert said.isVisible() == bool(said.text())
    assert page.remarks.looked_for.text() == names_looked_for_words(now)


def test_names_are_looked_for_among_the_people_who_have_one() -> None:
    nobody = Participant("Social worker", name=" ")
    named = Participant("Social worker", name="Ann Ward")
    now = replace(Parts().full().now, participants=(named, nobody))
    assert names_looked_for_words(now).startswith("Names were looked for among 1 person on ")
    said = names_looked_for_words(replace(now, participants=(nobody,)))
    assert "Nobody on the list of people has a name" in said
