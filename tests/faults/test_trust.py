"""What the help says of the campaigns is what came of them, and nothing else."""

from core.files import HELP
from tests.faults.campaigns import NAMED
from tests.faults.results import TRUST, lines_of, quoted, read_results


def test_the_help_quotes_the_results_as_they_are() -> None:
    assert quoted(TRUST.read_text(encoding="utf-8")) == lines_of(read_results())


def test_every_result_is_of_a_campaign_there_is_and_beside_a_control_that_failed() -> None:
    results = read_results()
    assert results
    for one in results.values():
        assert one.campaign in NAMED
        assert one.count
        assert one.control_failed


def test_what_nobody_can_promise_is_said() -> None:
    said = (HELP / "trust.md").read_text(encoding="utf-8").partition("## What is not protected")[2]
    for word in ("memory", "photograph", "without a passphrase"):
        assert word in said
