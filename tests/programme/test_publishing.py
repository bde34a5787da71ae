"""A round is shown, signed, kept and written out; again is harmless; what is withdrawn is gone."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from core.acts.findings import add_finding
from core.acts.prepare import set_audit
from core.acts.programme import (
    keep_refused,
    keep_sent,
    keep_signed,
    keep_withdrawn,
    let_wait_again,
    next_version,
)
from core.cli.programme_publish import WAITING
from core.examples import build_example
from core.model.audit import Audit
from core.model.fault import NotYet, Unreadable
from core.model.finding import Finding
from core.model.published import Published, PublishedState
from core.programme import signing
from core.programme.key_file import make_key, open_key
from core.programme.made import would_leave
from core.programme.publication import OTHERS, Publication, Withdrawal
from core.programme.queue import current_version, signed_version, to_send
from core.programme.signed import read_signed
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import Command
from tests.journeys.unconcluded import take_conclusions_out
from tests.programme.planted import KEY
from tests.small import small_audit

WORDS = "stone lamp river nine"


@pytest.fixture(scope="module")
def tier2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("publish") / "tier2.casewalk"
    build_example("tier2", path)
    take_conclusions_out(path)
    return path


@pytest.fixture
def audit(tier2: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tier2.casewalk"
    path.write_bytes(tier2.read_bytes())
    return path


@pytest.fixture
def signing_key(tmp_path: Path) -> tuple[object, ...]:
    """A partnership's signing key, as options of a command."""
    words = tmp_path / "words"
    words.write_text(WORDS)
    make_key(tmp_path / "south.casesign", WORDS, "south-shire", "South region")
    return ("--key", tmp_path / "south.casesign", "--key-passphrase-file", words)


def contents_in(folder: Path) -> dict[str, Publication | Withdrawal]:
    found = {}
    for path in sorted(folder.iterdir()):
        held = read_signed(path.read_text(encoding="utf-8"))
        found[path.name] = held.contents
    return found


def test_everything_that_would_leave_is_shown_first_and_nothing_is_kept(
    audit: Path, command: Command
) -> None:
    before = audit.read_bytes()
    said = command("programme", "publish", audit, "--dry-run")
    assert said.code == 0
    assert "  Other pathways, 9 cases: " in said.out
    assert "Folded: Family intervention projects, 3 cases." in said.out
    assert "No return came, so nothing goes by agency." in said.out
    assert "Child" not in said.out.replace("Child’s", "").replace("child", "")
    with WorkshopFile.open(audit) as file:
        assert not snapshot(file).publications
    assert len(audit.read_bytes()) == len(before)


def test_what_went_to_a_folder_goes_to_another_place_when_it_is_asked_for(
    audit: Path,
    tmp_path: Path,
    signing_key: tuple[object, ...],
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "pg_service.conf"))
    for name in ("by mail", "on a stick"):
        said = command("programme", "publish", audit, "--to", tmp_path / name, *signing_key)
        assert said.code == 0
        assert len(contents_in(tmp_path / name)) == 1
    said = command("programme", "publish", audit, "--to", "service=nowhere", *signing_key)
    assert said.code == WAITING, "it is at no server, so it is not said to be there"
    with WorkshopFile.open(audit) as file:
        (found,) = snapshot(file).publications
        assert (found.version, found.state) == (1, PublishedState.WAITING)


def test_a_round_is_written_into_a_folder_and_again_is_harmless(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = command("programme", "publish", audit, "--to", out, *signing_key)
    assert first.code == 0
    (path,) = out.iterdir()
    assert first.out.strip() == str(path)
    written = path.read_bytes()
    found = read_signed(path.read_text(encoding="utf-8"))
    public = open_key(tmp_path / "south.casesign", WORDS).public
    signing.check_signature(found, public)
    held = found.contents
    assert isinstance(held, Publication)
    assert (held.partnership, held.version, held.corrects) == ("south-shire", 1, "")
    assert {row.pathway for row in held.judged} >= {OTHERS, "Partnership triage"}
    assert all(row.cases >= 5 for row in held.judged)
    again = command("programme", "publish", audit, "--to", out, *signing_key)
    assert (again.code, [one.name for one in out.iterdir()]) == (0, [path.name])
    assert path.read_bytes() == written


def test_a_correction_is_a_new_version_that_names_the_one_before(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command("programme", "publish", audit, "--to", out, *signing_key)
    with WorkshopFile.open(audit) as file:
        add_finding(file, Finding("Plans are not shared in time."))
    assert command("programme", "publish", audit, "--to", out, *signing_key).code == 0
    first, second = contents_in(out).values()
    assert isinstance(second, Publication)
    assert (second.version, [one.text for one in second.texts]) == (
        2,
        ["Plans are not shared in time."],
    )
    with WorkshopFile.open(audit) as file:
        states = [(one.version, one.state) for one in snapshot(file).publications]
        sums = [one.sha256 for one in snapshot(file).publications]
    assert states == [(1, PublishedState.REPLACED), (2, PublishedState.SENT)]
    assert second.corrects == sums[0]
    assert first.round == second.round


def test_what_is_withdrawn_leaves_its_sum_the_time_and_the_reason(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command("programme", "publish", audit, "--to", out, *signing_key)
    with WorkshopFile.open(audit) as file:
        before = snapshot(file).publications[0]
    words = ("--reason", "A count was wrong.", "--to", out)
    said = command("programme", "withdraw", audit, *words, *signing_key)
    assert said.code == 0
    taken_back = [one for one in contents_in(out).values() if isinstance(one, Withdrawal)]
    assert [(one.sha256, one.reason) for one in taken_back] == [
        (before.sha256, "A count was wrong.")
    ]
    with WorkshopFile.open(audit) as file:
        (held,) = snapshot(file).publications
    assert (held.state, held.payload, held.signature, held.withdrawal) == (
        PublishedState.WITHDRAWN,
        "",
        "",
        "",
    )
    assert (held.sha256, held.reason, bool(held.withdrawn_at)) == (
        before.sha256,
        "A count was wrong.",
        True,
    )
    again = command("programme", "withdraw", audit, *words, *signing_key)
    assert (again.code, "Nothing of this audit is published." in again.err) == (1, True)
    anew = command("programme", "publish", audit, "--to", out, *signing_key)
    assert anew.code == 0
    assert max(one.version for one in contents_in(out).values()) == 2


def test_the_reason_of_a_withdrawal_is_checked_as_every_text_that_leaves(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command("programme", "publish", audit, "--to", out, *signing_key)
    with WorkshopFile.open(audit) as file:
        reference = snapshot(file).cases[0].reference
    words = ("--reason", f"{reference} can be told.", "--to", out)
    said = command("programme", "withdraw", audit, *words, *signing_key)
    assert (said.code, "The reason names a case." in said.err) == (1, True)
    assert len(contents_in(out)) == 1
    with WorkshopFile.open(audit) as file:
        assert [one.state for one in snapshot(file).publications] == [PublishedState.SENT]


def test_a_withdrawal_that_waits_is_sent_when_it_is_asked_for_again(
    audit: Path,
    command: Command,
    signing_key: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "pg_service.conf"))
    out = tmp_path / "out"
    command("programme", "publish", audit, "--to", out, *signing_key)
    words = ("--reason", "A count was wrong.", "--to")
    waits = command("programme", "withdraw", audit, *words, "service=nowhere", *signing_key)
    assert (waits.code, command("programme", "status", audit).code) == (WAITING, WAITING)
    assert command("programme", "withdraw", audit, *words, out, *signing_key).code == 0
    assert {type(one) for one in contents_in(out).values()} == {Publication, Withdrawal}
    assert command("programme", "status", audit).code == 0


def test_what_is_somewhere_stays_there_though_another_place_refuses_it(audit: Path) -> None:
    """Else nobody could withdraw it from where it is any more."""
    with WorkshopFile.open(audit) as file:
        keep_signed(file, signed_version(would_leave(full(file), "south"), KEY), "somebody")
        keep_sent(file, snapshot(file).publications[0], "region")
        let_wait_again(file, snapshot(file).publications[0])
        keep_refused(file, snapshot(file).publications[0], "The key is another’s.")
        (held,) = snapshot(file).publications
        assert (held.state, held.goes_to) == (PublishedState.SENT, "region")
        assert current_version(snapshot(file)) == held


def test_what_waited_for_a_second_place_counts_in_the_first_until_a_correction_is_sent(
    audit: Path,
) -> None:
    with WorkshopFile.open(audit) as file:
        keep_signed(file, signed_version(would_leave(full(file), "south"), KEY), "somebody")
        keep_sent(file, snapshot(file).publications[0], "region")
        let_wait_again(file, snapshot(file).publications[0])
        add_finding(file, Finding("Plans are not shared in time."))
        found = would_leave(full(file), "south", version=next_version(file))
        keep_signed(file, signed_version(found, KEY), "somebody")
        first, second = snapshot(file).publications
        assert (first.state, second.state) == (PublishedState.SENT, PublishedState.WAITING)
        keep_withdrawn(file, second, "Too early.", "")
        assert current_version(snapshot(file)) == first
        assert first.payload


def test_without_anywhere_to_go_a_version_waits_and_the_code_says_so(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    said = command("programme", "publish", audit, *signing_key)
    assert (said.code, said.out) == (WAITING, "")
    assert "Version 1 is signed and waits" in said.err
    assert command("programme", "publish", audit, *signing_key).code == WAITING
    with WorkshopFile.open(audit) as file:
        assert [one.state for one in snapshot(file).publications] == [PublishedState.WAITING]
    assert command("programme", "publish", audit, "--to", tmp_path / "out", *signing_key).code == 0


def test_a_folder_that_cannot_be_written_leaves_the_version_waiting(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    said = command("programme", "publish", audit, "--to", tmp_path / "file", *signing_key)
    assert (said.code, "the version waits as it did" in said.err) == (1, True)
    with WorkshopFile.open(audit) as file:
        assert [one.state for one in snapshot(file).publications] == [PublishedState.WAITING]


def test_what_must_be_settled_stops_it_and_may_be_left_out(
    audit: Path, command: Command, signing_key: tuple[object, ...], tmp_path: Path
) -> None:
    with WorkshopFile.open(audit) as file:
        reference = snapshot(file).cases[0].reference
        add_finding(file, Finding(f"As in {reference}, plans were late."))
    out = tmp_path / "out"
    said = command("programme", "publish", audit, "--to", out, *signing_key)
    assert (said.code, out.exists()) == (1, False)
    assert "must be settled first" in said.err
    shown = command("programme", "publish", audit, "--dry-run")
    assert shown.code == 1
    keys = [line.split("(")[1].split(")")[0] for line in shown.err.splitlines()]
    left = [word for key in keys for word in ("--leave-out", key)]
    assert command("programme", "publish", audit, "--to", out, *left, *signing_key).code == 0
    (held,) = contents_in(out).values()
    assert isinstance(held, Publication)
    assert not held.texts


def test_a_question_s_number_and_the_tool_s_key_are_read_too_where_they_are_words(
    audit: Path,
) -> None:
    with WorkshopFile.open(audit) as file:
        now = snapshot(file)
        assert not would_leave(full(file), "south").checked.left
        with file.act("number a question"):
            file.put(replace(now.audit, tool_key=now.cases[1].reference))
            for part in (now.tool.questions[0], now.tool.items[0]):
                file.put(replace(part, key=now.cases[0].reference))
        left = would_leave(full(file), "south").checked.left
    assert [one.words for one in left] == [
        "The audit tool's key names a case.",
        "Question Case 1 names a case.",
    ]


def test_a_version_is_given_once_whatever_is_undone_or_gone_back_to(audit: Path) -> None:
    with WorkshopFile.open(audit) as file:
        keep_signed(file, signed_version(would_leave(full(file), "south"), KEY), "somebody")
        label = file.undo_label
        assert "sign" not in label
        with file.act("lose it"):
            file.remove(file.all(Published)[0])
        assert next_version(file) == 2


def test_two_laptops_sign_the_same_round_and_the_same_version_alike(
    audit: Path, tmp_path: Path
) -> None:
    """A copy of the key and of the audit: what both sign is one file, so nothing comes twice."""
    make_key(tmp_path / "one.casesign", WORDS, "south-shire")
    (tmp_path / "two.casesign").write_bytes((tmp_path / "one.casesign").read_bytes())
    (tmp_path / "copy.casewalk").write_bytes(audit.read_bytes())
    signed = []
    for path, key in ((audit, "one"), (tmp_path / "copy.casewalk", "two")):
        with WorkshopFile.open(path) as file:
            found = would_leave(full(file), "south-shire")
            signed.append(signed_version(found, open_key(tmp_path / f"{key}.casesign", WORDS)))
    assert signed[0] == signed[1]


def test_a_lost_key_is_replaced_and_what_it_signed_stays_signed(
    audit: Path, tmp_path: Path
) -> None:
    old = make_key(tmp_path / "old.casesign", WORDS, "south-shire")
    new = make_key(tmp_path / "new.casesign", WORDS, "south-shire")
    assert old.line != new.line
    with WorkshopFile.open(audit) as file:
        found = would_leave(full(file), "south-shire")
    before, after = old.signed(found.publication), new.signed(found.publication)
    assert before.sha256 == after.sha256
    signing.check_signature(before, old.public)
    signing.check_signature(after, new.public)
    with pytest.raises(Unreadable):
        signing.check_signature(after, old.public)


def test_the_key_lies_locked_and_is_enrolled_by_the_line_that_is_printed(
    command: Command, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text(WORDS)
    path = tmp_path / "k.casesign"
    options = ("--key", path, "--key-passphrase-file", words)
    made = command("programme", "key", "--new", "south-shire", *options)
    assert signing.read_public_line(made.out)[0] == "south-shire"
    assert command("programme", "key", *options).out == made.out
    assert command("programme", "key", "--new", "South Shire", *options).code == 1
    assert command("programme", "key", "--new", "south-shire", *options).code == 1
    assert open_key(path, WORDS).seed.encode() not in path.read_bytes()
    assert "seed" not in repr(open_key(path, WORDS))
    words.write_text("another")
    assert command("programme", "key", *options).code == 1


def test_a_small_round_and_one_table_alone_are_not_published(audit: Path, tmp_path: Path) -> None:
    with (
        small_audit(tmp_path / "s.casewalk", lambda: datetime(2014, 5, 1)) as file,
        pytest.raises(NotYet, match="too small"),
    ):
        would_leave(full(file), "south")


def test_what_never_went_anywhere_is_withdrawn_without_a_word_to_anybody(audit: Path) -> None:
    with WorkshopFile.open(audit) as file:
        keep_signed(file, signed_version(would_leave(full(file), "south"), KEY), "somebody")
        waiting = to_send(snapshot(file))
        assert waiting is not None
        with pytest.raises(NotYet):
            keep_withdrawn(file, waiting, " ", "")
        keep_withdrawn(file, waiting, "Too early.", "")
        assert to_send(snapshot(file)) is None
        assert current_version(snapshot(file)) is None


def test_returns_that_wait_for_first_views_are_not_published_unasked(
    tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "cin.casewalk"
    build_example("cin", path)
    take_conclusions_out(path)
    with WorkshopFile.open(path) as file:
        set_audit(file, replace(file.all(Audit)[0], asks_first=True))
    said = command("programme", "publish", path, "--dry-run")
    assert (said.code, said.out) == (1, "")
    assert "add --hidden-too" in said.err
    assert command("programme", "publish", path, "--dry-run", "--hidden-too").out
