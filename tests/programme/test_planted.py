"""Audits full of planted names are published, and nothing that went out holds one of them."""

from pathlib import Path

from core.model.finding import Finding
from tests.programme.planted import PlantedAudit, tried
from tests.rounds import rounds


def test_no_planted_name_goes_out_whatever_an_audit_says() -> None:
    went, stayed, found = tried(rounds(3))
    assert not found
    assert went > 100
    assert stayed > 10


def test_what_is_planted_would_be_found_if_it_went_out(tmp_path: Path) -> None:
    """The control: a text that the check is not asked about is found by the search."""
    audit = PlantedAudit(tmp_path / "a.casewalk", 1)
    with audit.file as file, file.act("plant once more"):
        audit.publish(tmp_path / "out")
        assert not list(audit.found_in(tmp_path / "out"))
        path = next((tmp_path / "out").iterdir())
        outline = next(one.text for one in file.all(Finding))
        audit.planted.add(outline.split()[0].casefold())
        path.write_text(f"{path.read_text(encoding='utf-8')}{outline}", encoding="utf-8")
        assert list(audit.found_in(tmp_path / "out"))
