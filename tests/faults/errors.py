"""An error at every call to the disk of what the program does with a file."""

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.shim import run_under
from tests.faults.tally import Tally


def run(seed: int, count: int, *more: str) -> Tally:
    """Let *count* calls fail, one at a time; 0 for each there is. The shim has to be possible."""
    with TemporaryDirectory(prefix="casewalk-tests-") as name:
        done = run_under("error_day", Path(name), name, str(seed), str(count), *more)
    tried, faults, came = json.loads(done)
    return Tally(tried, Counter(faults), Counter(came))
