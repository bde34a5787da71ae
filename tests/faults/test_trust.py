"""What the help says of the campaigns is what came of them, and nothing else."""

from core.files import HELP
from tests.faults.campaigns import NAMED
from tests.faults.results import TRUST, Result, lines_of, quoted, read_results, since_mended


def test_the_help_quotes_the_results_as_they_are() -> None:
    assert quoted(TRUST.read_text(encoding="utf-8")) == lines_of(read_results())


def test_every_result_is_of_a_campaign_there_is_and_beside_a_control_that_failed() -> None:
    results = read_results()
    assert results
    for name in {one.campaign for one in results}:
        assert name in NAMED
        runs = since_mended([one for one in results if one.campaign == name])
        assert all(one.count for one in runs)
        assert any(one.control_failed for one in runs)


def test_runs_add_up_until_one_goes_wrong_and_those_after_it_count_anew() -> None:
    def run(seed: int, count: int, failed: int = 0) -> Result:
        faults = {"a judgement was lost": failed} if failed else {}
        return Result("kills", f"2026-11-{seed}", seed, count, 0.5, failed, faults, 4, 3)

    (line,) = lines_of([run(28, 1_000), run(29, 24), run(30, 500)])
    assert "1,524 times, none wrong. Without what keeps us safe 9 of 12 were." in line
    assert line.endswith("(Seeds 28, 29, 30; 1.50 hours; 28 November 2026 to 30 November 2026.)")
    (line,) = lines_of([run(28, 1_000), run(29, 24, 1)])
    assert "24 times, 1 wrong (a judgement was lost)." in line
    (line,) = lines_of([run(28, 1_000), run(29, 24, 1), run(30, 1)])
    assert "once, none wrong. Without what keeps us safe 3 of 4 were. (Seed 30; 0.50" in line


def test_what_nobody_can_promise_is_said() -> None:
    said = (HELP / "trust.md").read_text(encoding="utf-8").partition("## What is not protected")[2]
    for word in ("memory", "photograph", "without a passphrase"):
        assert word in said
