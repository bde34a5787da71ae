"""Whom of a key file an agency learns of: those it was asked about, and nobody else."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from core.counting.identities import (
    doubtful_numbers,
    is_of_another,
    sheet_for,
    strange_agencies,
    strange_references,
    with_references,
)
from core.model.case import Request
from core.model.identities import AgencySheet, Identities, Identity, KeyColumn
from core.model.made_passphrase import made_passphrase
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.small import agency_id, case_id, small_audit

WHO = Identities(
    "",
    (
        KeyColumn("Name"),
        KeyColumn("Born"),
        KeyColumn("Police number", "police"),
        KeyColumn("Ward number", "Hospital"),
    ),
    (
        Identity("child  a", ("Zebedee", "", "PNC-77", "W1")),
        Identity("Child A", ("Zora", "", "", "")),
        Identity("Child B", ("Xanthe", "", "PNC-78", "")),
        Identity("Child Q", ("Nobody", "", "", "")),
        Identity("", ("No reference", "", "", "")),
    ),
)


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Health was asked about both children, Police about A, Schools about B."""
    path: Path = tmp_path_factory.mktemp("small") / "audit.casewalk"
    with small_audit(path, lambda: datetime(2014, 4, 9, 12)) as file:
        _unasked(file, ("Police", "Child B"), ("Schools", "Child A"))
        return snapshot(file)


def _unasked(file: WorkshopFile, *pairs: tuple[str, str]) -> None:
    with file.act("ask fewer"):
        for agency, reference in pairs:
            pair = (agency_id(file, agency), case_id(file, reference))
            file.remove_all(file.all(Request, "agency_id = ? AND case_id = ?", pair))


class Seen(NamedTuple):
    """What one agency learns."""

    columns: tuple[str, ...]
    lines: list[tuple[str, tuple[str, ...]]]
    unknown: tuple[str, ...]


def seen_by(now: Snapshot, name: str, who: Identities = WHO) -> Seen:
    found = sheet(now, name, who)
    return Seen(found.columns, [(one.reference, one.cells) for one in found.lines], found.unknown)


def sheet(now: Snapshot, name: str, who: Identities = WHO) -> AgencySheet:
    return sheet_for(now, next(one for one in now.agencies if one.name == name), who)


def test_an_agency_learns_of_its_own_children_by_the_columns_that_are_for_it(
    now: Snapshot,
) -> None:
    assert seen_by(now, "Police") == Seen(
        ("Name", "Police number"),
        [("Child A", ("Zebedee", "PNC-77")), ("Child A", ("Zora", ""))],
        (),
    )
    assert seen_by(now, "Schools") == Seen(("Name",), [("Child B", ("Xanthe",))], ())
    health = sheet(now, "Health")
    assert health.count == 2
    assert {line.form for line in health.lines} == {
        one.id for one in now.requests if now.agency[one.agency_id].name == "Health"
    }
    assert "Zebedee" not in repr(health)


def test_a_child_of_whom_only_another_agencys_number_is_known_is_not_on_the_sheet(
    now: Snapshot,
) -> None:
    who = WHO.without_line(2).with_lines((Identity("Child B", ("", "", "PNC-78", "")),))
    assert seen_by(now, "Schools", who) == Seen((), [], ("Child B",))


def test_what_fits_the_audit_nowhere_is_named(now: Snapshot) -> None:
    assert strange_references(now, WHO) == ("Child Q", "")
    assert strange_agencies(now, WHO) == ("Hospital",)
    filled = with_references(now, Identities("", WHO.columns))
    assert [one.reference for one in filled.lines] == [one.reference for one in now.cases]
    assert with_references(now, WHO) == WHO


def test_an_nhs_number_that_cannot_be_one_is_told_by_its_line() -> None:
    columns = (KeyColumn("Name"), KeyColumn("NHS no."), KeyColumn("Hospital number"))
    cells = ("943 476 5919", "943 476 5918", "", "9434765919", "94347659190", "unknown")
    lines = tuple(Identity("Child A", ("Zora", cell, "12")) for cell in cells)
    assert doubtful_numbers(Identities("", columns, lines)) == (2, 5, 6)


def test_a_key_file_is_of_the_audit_whose_mark_it_bears_or_of_any_without_one(
    now: Snapshot,
) -> None:
    assert now.audit.mark
    assert not is_of_another(now, Identities(now.audit.mark))
    assert not is_of_another(now, Identities())
    assert is_of_another(now, Identities("another"))


def test_no_two_passphrases_made_are_one() -> None:
    made = [made_passphrase() for _ in range(50)]
    assert len(set(made)) == 50
    assert {len(one) for one in made} == {23}
