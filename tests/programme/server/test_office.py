"""What an office does: files by secure mail, keys of laptops, and the commands for it."""

from pathlib import Path

import pytest

from core.cli.main import run
from core.programme.faults import Refused
from core.programme.server.answers import SendOutcome
from core.programme.server.doors import send
from core.programme.server.office import enrol_key, init, revoke_key, take_in
from core.programme.server.schema import bring_up_to_date, migrations
from core.programme.signed import file_name, written
from core.programme.signing import key_id, public_half, public_line, signed
from tests.programme.server.programme import (
    Programme,
    published_again,
    round_of,
    seed,
    signed_by,
    taken_back,
)


def put_files(folder: Path, programme: Programme) -> None:
    first = round_of(0)
    sent = signed_by(first, 0)
    second = signed_by(published_again(first), 0)
    for one in (second, sent, signed_by(taken_back(published_again(first), second.sha256), 0)):
        (folder / file_name(one.contents)).write_text(written(one), encoding="utf-8")


def test_files_are_taken_in_in_their_order_and_again_is_harmless(
    programme: Programme, tmp_path: Path
) -> None:
    put_files(tmp_path, programme)
    for outcome in ("sent", "already there"):
        with programme.office() as server:
            assert [one.outcome for one in take_in(server, tmp_path)][-1] == outcome
    assert programme.run("SELECT count(*) FROM programme.publication") == [(2,)]
    assert programme.run("SELECT count(*) FROM programme.round") == [(0,)]


def test_a_file_changed_on_its_way_or_of_an_unknown_key_is_refused_alone(
    programme: Programme, tmp_path: Path
) -> None:
    (tmp_path / "good.casepub").write_text(written(signed_by(round_of(0), 0)), encoding="utf-8")
    changed = written(signed_by(round_of(1), 1)).replace('"signature": "', '"signature": "00')
    (tmp_path / "changed.casepub").write_text(changed, encoding="utf-8")
    unknown = written(signed(round_of(2), "99" * 32))
    (tmp_path / "unknown.casepub").write_text(unknown, encoding="utf-8")
    (tmp_path / "nothing.casepub").write_bytes(b"\0")
    with programme.office() as server:
        found = {one.name: one.why is None for one in take_in(server, tmp_path)}
    assert found == {
        "good.casepub": True,
        "changed.casepub": False,
        "unknown.casepub": False,
        "nothing.casepub": False,
    }
    assert programme.run("SELECT count(*) FROM programme.round") == [(1,)]


def test_two_laptops_have_a_key_each_and_a_lost_one_is_revoked(programme: Programme) -> None:
    second = "aa" * 32
    with pytest.raises(Refused, match="does not know the key"):
        send(signed(round_of(0), second), "north_shire")
    with programme.office() as server:
        enrol_key(server, "north-shire", public_line("north-shire", public_half(second)))
        assert send(signed(round_of(0), second), "north_shire") is SendOutcome.SENT
        revoke_key(server, "north-shire", key_id(public_half(seed(0))))
    with pytest.raises(Refused, match="may not be used any more"):
        send(signed_by(round_of(0, 2), 0), "north_shire")


def test_a_key_of_another_partnership_signs_nothing_for_this_one(programme: Programme) -> None:
    with pytest.raises(Refused, match="another partnership's"):
        send(signed_by(round_of(0), 1), "north_shire")
    with pytest.raises(Refused, match="another partnership's"):
        send(signed_by(round_of(1), 1), "north_shire")


def test_a_round_of_another_partnership_is_not_written_over_or_taken_back(
    programme: Programme,
) -> None:
    found = round_of(0)
    sent = signed_by(found, 0)
    send(sent, "north_shire")
    from dataclasses import replace

    stolen = replace(found, partnership="south-shire", version=2)
    with pytest.raises(Refused, match="published by another partnership"):
        send(signed_by(stolen, 1), "south_shire")
    back = replace(taken_back(found, sent.sha256), partnership="south-shire")
    with pytest.raises(Refused, match="published by another partnership"):
        send(signed_by(back, 1), "south_shire")


def test_two_laptops_that_count_the_same_version_are_told_apart(programme: Programme) -> None:
    send(signed_by(round_of(0), 0), "north_shire")
    with pytest.raises(Refused, match="Version 1 is there already"):
        send(signed_by(round_of(0, counts=(("early help", 1, 1, 8),)), 0), "north_shire")


def test_what_was_withdrawn_does_not_come_back_but_a_new_version_does(
    programme: Programme,
) -> None:
    found = round_of(0)
    sent = signed_by(found, 0)
    send(sent, "north_shire")
    back = signed_by(taken_back(found, sent.sha256), 0)
    assert send(back, "north_shire") is SendOutcome.SENT
    assert send(back, "north_shire") is SendOutcome.ALREADY_THERE
    with pytest.raises(Refused, match="was withdrawn before"):
        send(sent, "north_shire")
    assert send(signed_by(published_again(found), 0), "north_shire") is SendOutcome.SENT


def test_set_up_twice_changes_nothing_and_other_files_are_noticed(programme: Programme) -> None:
    with programme.office() as server:
        assert bring_up_to_date(server) == 0
        assert init(server, ["02-01"]) == 0
        programme.run("UPDATE programme.migration SET sha256 = 'other'")
        with pytest.raises(Refused, match="files other than those"):
            bring_up_to_date(server)
        programme.run("INSERT INTO programme.migration VALUES (99, 'newer')")
        with pytest.raises(Refused, match="newer version"):
            bring_up_to_date(server)
    assert [one.version for one in migrations()] == list(range(1, len(migrations()) + 1))


def command(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = run(["programme", *map(str, words)])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


def test_an_office_does_its_work_by_commands(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service = "service=office"
    assert command(capsys, "init", service)[:2] == (0, "The programme is up to date.\n")
    line = public_line("fifth-shire", public_half("55" * 32))
    login = f"fifth_{programme.name}"
    words = ("--name", "Fifth", "--region", "North", "--login", login, "--key-line", line)
    code, out, _ = command(capsys, "add-partnership", service, "fifth-shire", *words)
    assert code == 0
    assert len(out.splitlines()[1]) >= 20
    assert command(capsys, "add-partnership", service, "fifth-shire", *words)[0] == 1
    put_files(tmp_path, programme)
    code, out, _ = command(capsys, "take-in", service, tmp_path)
    assert (code, len(out.splitlines())) == (0, 3)
    code, out, _ = command(capsys, "status", service)
    assert code == 0
    assert "fifth-shire\tFifth\tNorth\t0 rounds\t" in out
    code, out, _ = command(capsys, "status", "service=south_shire")
    assert (code, out.splitlines()[0]) == (0, "south-shire\tSouth\t0 rounds")
    assert command(capsys, "refresh", service)[0] == 0
    code, _, err = command(capsys, "refresh", service)
    assert code == 3
    assert "The next release is on" in err
    assert command(capsys, "map", service, "gone:1", "gone:2")[0] == 1
    assert command(capsys, "init", "service=nowhere")[0] == 3
    programme.run(f"DROP ROLE {login}")


def test_a_passwords_readable_form_never_reaches_the_server(programme: Programme) -> None:
    found = programme.run("SELECT rolpassword FROM pg_authid WHERE rolname = 'office'")
    assert found[0][0].startswith("SCRAM-SHA-256$")
