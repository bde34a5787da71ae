"""What kind each line of the list is, from what is kept of it."""

from core.counting.eligible_kinds import NOT_GIVEN, lines_by_kind
from core.model.sample import BETWEEN, Eligible, SampleColumn


def test_a_line_of_another_programs_file_is_in_no_band_where_none_takes_it() -> None:
    columns = [SampleColumn("Age", edges="0,5,12"), SampleColumn("Visits", place=1, edges="0,5")]
    cells = [("7m", "4"), ("9" * 5_000, "7m"), ("9999 months", "6"), ("13", "")]
    lines = [Eligible(at, f"{at}", BETWEEN.join(both)) for at, both in enumerate(cells)]
    assert [one.kind for one in lines_by_kind(lines, columns)] == [
        ("0 to 4", "0 to 4"),
        (NOT_GIVEN, NOT_GIVEN),
        (NOT_GIVEN, "5 and over"),
        ("12 and over", NOT_GIVEN),
    ]
