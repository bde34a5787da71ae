"""What is sent is there once, whole; what all may see is of enough partnerships."""

from core.programme.server.answers import SendOutcome
from core.programme.server.doors import send
from core.programme.server.refreshing import refresh
from tests.programme.server.programme import Programme, released, round_of, signed_by


def test_sent_twice_is_there_once(programme: Programme) -> None:
    found = signed_by(round_of(0), 0)
    assert send(found, "north_shire") is SendOutcome.SENT
    assert send(found, "service=north_shire") is SendOutcome.ALREADY_THERE
    assert programme.run("SELECT count(*) FROM programme.publication") == [(1,)]


def test_figures_are_released_of_enough(programme: Programme) -> None:
    for who, login in enumerate(("north_shire", "south_shire", "east_shire", "west_shire")):
        send(signed_by(round_of(who), who), login)
    with programme.office() as server:
        done = refresh(server)
    assert done.cells == 2
    same = round_of(0).tool.statements[0].same
    cells = released("east_shire", [same])
    assert [(one.cube, one.part, one.partnerships, one.met) for one in cells] == [
        ("all", "", 4, 20),
        ("pathway", "early help", 4, 20),
    ]
