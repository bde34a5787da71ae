"""The bases of an audit are those its counts have, as a whole and by agency, team and pathway."""

from itertools import starmap
from pathlib import Path

from core.counting.cuts import AnswersGrouped
from core.examples import build_example
from core.queries.cuts import answers_grouped
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.careful_reader.audit import audit_bases
from core.wording.numbers import Unit


def test_the_audit_of_2014_has_its_printed_bases(tmp_path: Path) -> None:
    path = tmp_path / "audit.casewalk"
    build_example("cin", path)
    with WorkshopFile.open(path) as file:
        by_agency = starmap(AnswersGrouped, answers_grouped(file, by_case=False, by_agency=True))
        by_case = starmap(AnswersGrouped, answers_grouped(file, by_case=True, by_agency=False))
        found = audit_bases(snapshot(file), by_agency, by_case)
    assert {24, 23, 22, 21, 20, 19} <= found.bases[Unit.RETURNS]
    assert found.most(Unit.RETURNS) == 24
    assert found.most(Unit.CASES) == 8
    assert {37, 28} <= found.bases[Unit.REQUESTS]
    assert {"yes", "don't know"} <= found.answers
    assert max(found.others["families"]) == 8
    assert found.others["participants"] == {15}
    assert 0 not in {base for bases in found.bases.values() for base in bases}
