"""What is too small to be told apart is told together, and never alone by way of the rest."""

from hypothesis import given
from hypothesis import strategies as st

from core.programme.folding import SMALLEST, folding
from core.programme.publication import EVERYTHING, OTHERS

_PARTS = st.dictionaries(st.sampled_from(["", *"abcdefgh"]), st.integers(1, 12), min_size=1)


@given(_PARTS)
def test_no_row_is_small_unless_the_whole_round_is(parts: dict[str, int]) -> None:
    found = folding(parts)
    rows: dict[str, int] = {}
    for name, count in parts.items():
        rows[found.name_of[name]] = rows.get(found.name_of[name], 0) + count
    if sum(parts.values()) >= SMALLEST:
        assert min(rows.values()) >= SMALLEST
    else:
        assert set(rows) == {EVERYTHING}
    assert sum(rows.values()) == sum(parts.values())
    assert "" not in rows


@given(_PARTS)
def test_what_is_folded_is_said_with_how_many(parts: dict[str, int]) -> None:
    found = folding(parts)
    assert all(found.name_of[name] in (OTHERS, EVERYTHING) for name, _ in found.folded)
    if set(parts) != {""}:
        assert sum(count for _, count in found.folded) == found.together


def test_the_next_smallest_goes_along_where_the_small_ones_are_too_few() -> None:
    found = folding({"North": 9, "South": 6, "East": 2})
    assert found.name_of == {"North": "North", "South": OTHERS, "East": OTHERS}
    assert found.folded == (("East", 2), ("South", 6))
    assert folding({"North": 6, "East": 2}).names == (EVERYTHING,)
    assert folding({"North": 3, "South": 3}).names == (EVERYTHING,)
    assert folding({"North": 8}).names == ("North",)
    assert folding({"": 8}).folded == ()
