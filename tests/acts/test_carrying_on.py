"""A plan runs on in another audit: what is open comes in with its number and where it came from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import plan
from core.acts.carrying_on import carry_on
from core.counting.earlier_draft import earlier_draft
from core.data import json_file
from core.documents.recommendations import action_plan
from core.earlier import read_audit, say_there
from core.model.audit import Audit
from core.model.case import Agency
from core.model.clock import Clock
from core.model.fault import FileProblem, NotYet, Unreadable
from core.model.ids import ActionId
from core.model.plan import Action, ActionEntry, ActionOwner, Recommendation, RecommendationOwner
from core.model.tool import Theme
from core.queries.documents import full
from core.queries.whole import whole
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.small import agency_id, case_id, small_audit


@pytest.fixture
def before(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An audit with three recommendations, one under another, and four actions, one closed."""
    with small_audit(tmp_path / "before.casewalk", clock) as file:
        with file.act("name it"):
            audit = file.all(Audit)[0]
            file.put(Audit("Plans, 2013", id=audit.id))
            strange = file.put(Agency("The ambulance trust"))
        theme = file.all(Theme)[1].id
        for text in ("Nothing left to do", "Write plans sooner"):
            plan.add_recommendation(file, Recommendation(text, theme_id=theme))
        done, top = file.all(Recommendation)
        plan.add_recommendation(file, Recommendation("Share them", parent_id=top.id))
        under = file.all(Recommendation)[-1]
        owner = RecommendationOwner(top.id, agency_id=agency_id(file, "Police"), leads=True)
        plan.own_recommendation(file, top.id, [owner])
        owners = [ActionOwner(ActionId(0), agency_id=strange, role="lead")]  # type: ignore[arg-type]
        plan.add_action(file, Action("Past", recommendation_id=done.id))
        plan.add_action(file, Action("Send them", recommendation_id=under.id), owners)
        plan.add_action(file, Action("See the family", case_id=case_id(file, "Child A")))
        past, send, _ = file.all(Action)
        plan.close_action(file, past, "Done", "Dip sample")
        plan.note_progress(file, send, "Template agreed", "chair")
        yield file


def test_what_is_open_comes_in_once_and_is_closed_here(
    before: WorkshopFile, file: WorkshopFile
) -> None:
    draft = earlier_draft(full(before))
    carry_on(file, draft)
    now = snapshot(file)
    top, under = now.recommendations
    assert (top.text, top.earlier, top.earlier_number) == ("Write plans sooner", "Plans, 2013", "2")
    assert (under.parent_id, under.earlier_number) == (top.id, "2.1")
    assert top.theme_id == file.all(Theme)[1].id
    assert [one.agency_id for one in now.owners_of_recommendation(top.id)] == [
        agency_id(file, "Police")
    ]
    send, family = now.actions
    assert (send.recommendation_id, send.earlier_number) == (under.id, "2")
    assert (family.recommendation_id, family.case_id) == (None, None)
    assert [one.role for one in now.owners_of_action(send.id)] == ["The ambulance trust, lead"]
    assert [(one.text, one.role) for one in now.entries_on(send.id)] == [
        ("Template agreed", "chair")
    ]
    assert "Carried on from “Plans, 2013”, number 2." in str(action_plan(full(file)))
    with pytest.raises(NotYet, match="no open action"):
        carry_on(file, draft)
    plan.close_action(file, send, "Sent", "Re-audit")
    assert not before.all(Action)[1].done
    file.undo()
    file.undo()
    assert not file.all(Action) + file.all(ActionEntry) + file.all(Recommendation)


def test_the_plan_it_came_from_says_where_it_goes_on(
    before: WorkshopFile, file: WorkshopFile
) -> None:
    draft = earlier_draft(full(before))
    carry_on(file, draft)
    path, texts, title = before.path, ["Send them", "Past"], file.all(Audit)[0].title
    with pytest.raises(FileProblem) as caught:
        say_there(path, None, texts, title)
    assert caught.value.safe == "Nothing was written there; what came in is here."
    before.close()
    say_there(path, None, texts, title)
    with WorkshopFile.open(path) as there:
        past, send, family = there.all(Action)
        assert send.withdrawn == f"It goes on in “{title}”."
        assert not past.withdrawn
        assert family.is_open
        assert [one.one.text for one in earlier_draft(full(there)).actions] == ["See the family"]
        there.undo()
        assert there.all(Action)[1].is_open


def test_a_plan_comes_from_the_json_of_an_audit_as_from_its_file(
    before: WorkshopFile, tmp_path: Path
) -> None:
    whole_of_it = replace(full(before), whole=whole(before))
    (tmp_path / "kept.json").write_bytes(json_file.write(whole_of_it))
    assert earlier_draft(read_audit(tmp_path / "kept.json")) == earlier_draft(full(before))
    (tmp_path / "kept.json").write_text("{}")
    with pytest.raises(Unreadable) as caught:
        read_audit(tmp_path / "kept.json")
    assert caught.value.safe == "Nothing came in."


def test_two_earlier_audits_of_one_title_are_two(before: WorkshopFile, file: WorkshopFile) -> None:
    draft = earlier_draft(full(before))
    carry_on(file, draft)
    others = [replace(one, one=replace(one.one, text="Another")) for one in draft.actions]
    next_year = replace(draft, audit=replace(draft.audit, day="2014-03-05"), actions=tuple(others))
    carry_on(file, next_year)
    names = {one.text: one.earlier for one in file.all(Action)}
    assert names["Send them"] == "Plans, 2013"
    assert names["Another"] == "Plans, 2013, 5 March 2014"
    with pytest.raises(NotYet, match="no open action"):
        carry_on(file, next_year)


def test_a_step_carried_on_twice_keeps_where_it_began(
    before: WorkshopFile, file: WorkshopFile, tmp_path: Path, clock: Clock
) -> None:
    plan.add_recommendation(file, Recommendation("Our own"))
    plan.add_action(file, Action("Ours", recommendation_id=file.all(Recommendation)[0].id))
    carry_on(file, earlier_draft(full(before)))
    with small_audit(tmp_path / "third.casewalk", clock) as third:
        carry_on(third, earlier_draft(full(file)))
        found = {one.text: (one.earlier, one.earlier_number) for one in third.all(Action)}
        parents = {one.text: one.parent_id for one in third.all(Recommendation)}
        assert found["Send them"] == ("Plans, 2013", "2")
        assert found["Ours"][0] == file.all(Audit)[0].title
        assert [text for text, parent in parents.items() if parent] == ["Share them"]
