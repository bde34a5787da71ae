"""Findings, recommendations and actions change their places until their numbers go out."""

import pytest

from core.acts import findings, order, plan
from core.model.concluded import in_order
from core.model.fault import WorkshopError
from core.model.finding import Finding
from core.model.plan import Action, Recommendation
from core.store.file import WorkshopFile
from core.store.reading import snapshot


def test_one_takes_the_place_of_another_and_the_others_close_up(file: WorkshopFile) -> None:
    for text in ("A", "B", "C"):
        findings.add_finding(file, Finding(text))
    first, _, last = file.all(Finding)
    order.move_finding(file, first, last)
    assert [one.text for one in file.all(Finding)] == ["B", "C", "A"]
    order.move_finding(file, file.all(Finding)[2], file.all(Finding)[0])
    assert [one.text for one in file.all(Finding)] == ["A", "B", "C"]
    file.undo()
    assert [one.text for one in file.all(Finding)] == ["B", "C", "A"]


def test_an_action_goes_along_the_plan_and_a_recommendation_with_what_is_under_it(
    file: WorkshopFile,
) -> None:
    theme = snapshot(file).tool.themes[0].id
    plan.add_recommendation(file, Recommendation("Share"))
    plan.add_recommendation(file, Recommendation("See", theme_id=theme))
    share, see = file.all(Recommendation)
    plan.add_recommendation(file, Recommendation("Weekly", parent_id=share.id))
    plan.add_action(file, Action("Send", recommendation_id=share.id))
    plan.add_action(file, Action("Visit", recommendation_id=see.id))
    send, visit = file.all(Action)
    order.move_action(file, send, visit)
    assert [(one.text, one.recommendation_id) for one in file.all(Action)] == [
        ("Visit", see.id),
        ("Send", see.id),
    ]
    order.put_action_under(file, file.all(Action)[1], share.id)
    assert file.all(Action)[1].recommendation_id == share.id
    order.move_recommendation(file, share, see)
    now = snapshot(file)
    assert [(depth, one.text) for depth, one in in_order(now)] == [
        (0, "See"),
        (0, "Share"),
        (1, "Weekly"),
    ]
    assert {one.theme_id for one in now.recommendations} == {theme}
    weekly = file.all(Recommendation)[-1]
    with pytest.raises(WorkshopError, match="stands beside"):
        order.move_recommendation(file, weekly, see)
    file_numbers = findings.give_numbers_out(file)
    assert file_numbers is not None
    with pytest.raises(WorkshopError, match="gone out"):
        order.move_action(file, *file.all(Action))
