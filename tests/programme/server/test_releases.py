"""Figures are released on fixed days; nobody takes one release from another and has a round."""

import pytest

from core.programme.compare import compare, round_counts
from core.programme.faults import NotReached
from core.programme.others import fetched
from core.programme.server.doors import joined, send, state_of
from core.programme.server.joining import join_statements
from core.programme.server.refreshing import Released, refresh
from tests.programme.server.programme import (
    KEYS,
    Programme,
    asked,
    published_again,
    released,
    round_of,
    signed_by,
    taken_back,
)

LOGINS = [key.replace("-", "_") for key in KEYS]
SAME = round_of(0).tool.statements[0].same
Counts = tuple[int, int, int]


def publish(who: int, counts: Counts, *, number: int = 1, version: int = 1) -> None:
    found = round_of(who, number, (("early help", *counts),), version=version)
    send(signed_by(found, who), LOGINS[who])


def release(programme: Programme) -> Released:
    with programme.office() as server:
        return refresh(server)


def all_of(login: str = LOGINS[0]) -> Counts | None:
    found = [one for one in released(login, [SAME]) if one.cube == "all"]
    return (found[0].met, found[0].partly, found[0].not_met) if found else None


def less(one: Counts, two: Counts) -> Counts:
    return one[0] - two[0], one[1] - two[1], one[2] - two[2]


def careless(programme: Programme) -> Counts:
    """Return the sum that would be released if nobody took care: of all there is now."""
    ((met, partly, not_met),) = programme.run(
        "SELECT sum(met)::int, sum(partly)::int, sum(not_met)::int FROM programme.judged"
    )
    return met, partly, not_met


def test_one_release_taken_from_another_never_gives_a_round(programme: Programme) -> None:
    """East changes alone; North subtracts. Where figures are simply made anew, it has it."""
    for who in range(4):
        publish(who, (5, 2, 3))
    release(programme)
    first, first_careless = all_of(), careless(programme)
    publish(2, (1, 0, 9), version=2)
    programme.next_quarter()
    done = release(programme)
    second, second_careless = all_of(), careless(programme)
    assert first is not None
    assert second is not None
    east = (1 - 5, 0 - 2, 9 - 3)
    assert less(second_careless, first_careless) == east  # the control: the attack succeeds
    assert less(second, first) == (0, 0, 0)
    assert done.waiting == 1
    publish(1, (6, 2, 2), version=2)
    publish(3, (5, 4, 1), version=2)
    programme.next_quarter()
    assert release(programme).waiting == 0
    assert all_of() == careless(programme)


def test_with_three_one_knows_its_own_and_two_are_left_and_with_two_nothing_is_shown(
    programme: Programme,
) -> None:
    for who in range(2):
        publish(who, (5, 2, 3))
    release(programme)
    assert released(LOGINS[0], [SAME]) == ()
    publish(2, (5, 2, 3))
    programme.next_quarter()
    release(programme)
    cells = released(LOGINS[0], [SAME])
    assert {(one.cube, one.partnerships) for one in cells} == {("all", 3), ("pathway", 3)}


def test_whoever_is_nearly_all_of_it_hides_it_also_once_another_leaves_itself_out(
    programme: Programme,
) -> None:
    publish(0, (40, 0, 0))
    publish(1, (5, 2, 3))
    publish(2, (4, 0, 0))
    release(programme)
    assert all_of() is None  # 40 of 54 is under 80 %, 40 of 44 is not


def test_nothing_is_released_before_the_next_fixed_day(programme: Programme) -> None:
    for who in range(3):
        publish(who, (5, 2, 3))
    release(programme)
    with pytest.raises(NotReached) as found:
        release(programme)
    assert "The next release is on" in found.value.happened


def test_a_round_taken_back_leaves_digest_time_and_reason_and_is_in_no_later_release(
    programme: Programme,
) -> None:
    for who in range(4):
        publish(who, (5, 2, 3))
    release(programme)
    for who in range(3):
        found = round_of(who, counts=(("early help", 5, 2, 3),))
        sent = signed_by(found, who)
        send(signed_by(taken_back(found, sent.sha256), who), LOGINS[who])
    assert programme.run(
        "SELECT count(*), count(payload), count(sha256) FROM programme.publication"
        " WHERE partnership_id < 4"
    ) == [(3, 0, 3)]
    assert programme.run("SELECT reason FROM programme.withdrawal LIMIT 1") == [
        ("Consent was withdrawn.",)
    ]
    assert programme.run("SELECT count(*) FROM programme.kept WHERE met IS NOT NULL") == [(0,)]
    programme.next_quarter()
    release(programme)
    assert all_of() is None
    assert programme.run("SELECT count(*) FROM programme.kept") == [(0,)]


def test_a_publication_that_was_changed_on_the_server_is_left_out_and_named(
    programme: Programme,
) -> None:
    for who in range(4):
        publish(who, (5, 2, 3))
    programme.run(
        "UPDATE programme.publication SET payload = replace(payload, 'Spring', 'Autumn')"
        " WHERE partnership_id = 3"
    )
    done = release(programme)
    assert [one.partnership for one in done.not_sound] == ["east-shire"]
    assert all_of() == (15, 6, 9)


def test_only_what_was_touched_is_made_anew(programme: Programme) -> None:
    for who in range(3):
        publish(who, (5, 2, 3))
        earlier = round_of(who, 7, year=2021, words=("Something else?",))
        send(signed_by(earlier, who), LOGINS[who])
    assert release(programme).years == (2021, 2024)
    for who in range(3):
        publish(who, (6, 2, 3), version=2)
    programme.next_quarter()
    assert release(programme).years == (2024,)


def test_statements_are_joined_by_the_office_and_the_break_is_known(programme: Programme) -> None:
    new_words = "Is the record of good quality?"
    for who in range(3):
        publish(who, (5, 2, 3))
        later = round_of(who, 9, (("early help", 8, 1, 1),), words=(new_words,), year=2025)
        send(signed_by(later, who), LOGINS[who])
    old, new = asked("Is the record up to date?")[0], asked(new_words)[0]
    release(programme)
    assert {one.year for one in released(LOGINS[0], [new.same])} == {2025}
    with programme.office() as server:
        rows = server.ask(
            "SELECT same, left(sha256, 12) || ':1' FROM programme.statement"
            " JOIN programme.tool_version t ON t.id = tool_version_id"
        )
        tools = {str(same): str(named) for same, named in rows}
        join_statements(server, tools[old.same], tools[new.same])
    assert {one.year for one in released(LOGINS[0], [new.same])} == {2024, 2025}
    assert joined(LOGINS[0], [new.same]) == {old.same: new.same}
    others = fetched(LOGINS[0], (old.same, new.same))
    assert (others.region, others.mapped) == ("North", {old.same: new.same})
    mine = [round_of(0), round_of(0, 9, words=(new_words,), year=2025)]
    (trend,) = compare([round_counts(one) for one in mine], others.mapped).trends
    assert [one.asked.words for one in trend.spans] == [old.words, new.words]
    assert trend.mapped == {1}
    for span, year in zip(trend.spans, (2024, 2025), strict=True):
        share = others.at("all", span.asked.same, year)
        assert share is not None
        assert share.partnerships == 3


def test_a_login_is_told_how_it_is_in_the_programme(programme: Programme) -> None:
    publish(1, (5, 2, 3))
    found = state_of(LOGINS[1])
    assert (found.partnership, found.region, found.rounds) == ("south-shire", "South", 1)
    assert found.released_on == ""
    assert found.next_release


def test_a_correction_takes_the_place_of_what_was_there(programme: Programme) -> None:
    first = round_of(0)
    send(signed_by(first, 0), LOGINS[0])
    send(signed_by(published_again(first, title="Spring, corrected"), 0), LOGINS[0])
    assert programme.run("SELECT version, title FROM programme.round") == [(2, "Spring, corrected")]
    assert programme.run("SELECT count(*) FROM programme.judged") == [(1,)]
