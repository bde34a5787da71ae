"""Runs the durability campaign in its long form, or as long as is asked for.

python -m tests.faults [campaign …] [--seed N] [--count N] [--hours H] [--keep]
"""

import argparse
import os
import random
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.faults.campaigns import CAMPAIGNS, NAMED, Campaign
from tests.faults.results import Result, keep
from tests.faults.tally import Tally
from tests.keys import FEW, derive_keys_in


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _tried(campaign: Campaign, seed: int, count: int, until: float) -> Tally:
    """Try in chunks, until there were enough, the time is over, or Ctrl+C ends it."""
    tally, chance = Tally(), random.Random(seed)
    while tally.count < count and monotonic() < until:
        wanted = min(campaign.chunk, count - tally.count)
        try:
            done = campaign.run(chance.randrange(1 << 30), wanted)
        except KeyboardInterrupt:  # what was tried before counts all the same
            break
        tally += done
        if done.failed or tally.count % (campaign.chunk * 4) == 0:
            _say(f"  {campaign.name}: {tally.count} tried, {dict(tally.faults)}")
        if not done.count:
            break
    return tally


def _run(campaign: Campaign, wanted: argparse.Namespace) -> bool:
    """Run one campaign and its control; return whether both came out as they must."""
    reason = campaign.why_not()
    if reason:
        _say(f"{campaign.name}: SKIPPED, {reason}")
        return True
    began = monotonic()
    count = wanted.count or campaign.long
    tally = _tried(campaign, wanted.seed, count, began + wanted.hours * 3600)
    hours = (monotonic() - began) / 3600
    control = campaign.control(wanted.seed, campaign.short_control * 4 or 100)
    _say(f"{campaign.name}: {campaign.words}.")
    _say(f"  seed {wanted.seed}, {tally.count} times in {hours:.2f} h: {tally.failed} wrong")
    _say(f"  of which {dict(tally.faults)}; beside it {dict(tally.came)}")
    _say(f"  control: {control.failed} of {control.count} wrong")
    if wanted.keep:
        keep(
            Result(
                campaign.name,
                date.today().isoformat(),
                wanted.seed,
                tally.count,
                round(hours, 2),
                tally.failed,
                dict(tally.faults),
                control.count,
                control.failed,
            )
        )
    return not tally.failed and bool(control.failed)


def _main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("campaigns", nargs="*", metavar="campaign", help=", ".join(NAMED))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0, help="0: as many as the long form has")
    parser.add_argument("--hours", type=float, default=24.0, help="stop after so long")
    parser.add_argument("--keep", action="store_true", help="write the result to results.jsonl")
    wanted = parser.parse_args(arguments)
    unknown = set(wanted.campaigns) - set(NAMED)
    if unknown:
        parser.error(f"no such campaign: {', '.join(sorted(unknown))}")
    chosen = [NAMED[name] for name in wanted.campaigns] or CAMPAIGNS
    with TemporaryDirectory(prefix="casewalk-tests-") as profile:
        os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = profile
        if Path("/dev/shm").is_dir():
            os.environ["TMPDIR"] = "/dev/shm"
        derive_keys_in(FEW)
        well = [_run(campaign, wanted) for campaign in chosen]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
