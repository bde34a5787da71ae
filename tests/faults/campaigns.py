"""Every campaign: what is done, how often in its short and its long form, and its control."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.faults import (
    cuts,
    displays,
    errors,
    events,
    ext4,
    flips,
    hours,
    kills,
    machine,
    migrations,
    recoveries,
    room,
    shim,
)
from tests.faults.tally import Tally

Trying = Callable[[int, int], Tally]
"""Something that is tried a number of times, from a seed."""


def _never() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """One kind of disaster. `control` is the same with what keeps us safe left out: it must fail.

    `chunk` is how often it is tried between two looks at the clock. One whose `short` is 0
    is tried in the test run by other means: keys at random by tests/journeys.
    """

    name: str
    words: str
    run: Trying
    control: Trying
    short: int
    short_control: int
    long: int
    chunk: int
    why_not: Callable[[], str] = _never
    both: Callable[[int, int], tuple[Tally, Tally]] | None = None
    """It and its control over the same days, where those can be shared: for the short form."""


def _cuts_at_full(seed: int, count: int) -> Tally:
    return cuts.run(seed, count, "FULL")


def _ext4_at_full(seed: int, count: int) -> Tally:
    return ext4.run(seed, count, "FULL")


def _migrations_not_synced(seed: int, count: int) -> Tally:
    return migrations.run(seed, count, "OFF")


def _careless_copies(seed: int, count: int) -> Tally:
    return errors.run(seed, count, "careless")


CAMPAIGNS: Final = (
    Campaign(
        "kills",
        "The program is killed in the middle of its work, and started again",
        *(kills.run, kills.said_too_soon),
        *(1, 1, 500, 12),
        both=kills.run_and_control,
    ),
    Campaign(
        "cuts",
        "The power goes after any write, on a disk that forgets what was not synced",
        *(cuts.run, _cuts_at_full),
        *(6, 8, 20_000, 500),
        shim.why_not,
    ),
    Campaign(
        "ext4",
        "The power goes on a real ext4 disk, and what that held is mounted again",
        *(ext4.run, _ext4_at_full),
        *(0, 0, 500, 80),
        ext4.why_not,
    ),
    Campaign(
        "errors",
        "One call to the disk fails: open, read, write, sync, rename and more",
        *(errors.run, _careless_copies),
        *(6, 6, 10_000, 1_000),
        shim.why_not,
    ),
    Campaign(
        "migrations",
        "The power goes while a file of an older version is brought up to date",
        *(migrations.run, _migrations_not_synced),
        *(5, 5, 2_100, 210),
        shim.why_not,
    ),
    Campaign(
        "flips-locked",
        "One bit of a locked audit is flipped",
        *(flips.locked, flips.believed),
        *(12, 60, 1_000, 100),
    ),
    Campaign(
        "flips-plain",
        "One bit of an audit without a passphrase is flipped",
        *(flips.plain, flips.believed),
        *(12, 60, 1_000, 100),
    ),
    Campaign(
        "recoveries",
        "An audit is damaged, and read into a new file row by row or opened from its last copy",
        *(recoveries.run, recoveries.believed),
        *(8, 8, 1_000, 96),
    ),
    Campaign(
        "events",
        "Keys are pressed and things clicked as chance has it, on every page",
        *(events.run, events.planted),
        *(0, 0, 100_000, 2_000),
    ),
    Campaign(
        "mistakes",
        "Something of ours breaks, with somebody's words in the error",
        *(events.mistakes, events.logged_as_they_are),
        *(8, 8, 1_000, 250),
        both=events.mistakes_and_control,
    ),
    Campaign(
        "room",
        "The same day in two audits that differ only in what the room may not see",
        *(room.run, room.public),
        *(1, 1, 1_000, 50),
        both=room.both,
    ),
    Campaign(
        "displays",
        "Displays come, go and change places while the room screen shows something",
        *(displays.run, displays.careless),
        *(0, 5, 200, 20),
    ),
    Campaign(
        "hours",
        "A day of eight hours in one window, looked at for memory, handles and jobs",
        *(hours.run, hours.careless),
        *(0, 1, 3, 1),
        hours.why_not,
    ),
    Campaign(
        "days",
        "A day of acts, undos, redos and reopenings, compared with a model",
        *(machine.run, machine.forgetful),
        *(1, 3, 2_000, 50),
    ),
)

NAMED: Final = {campaign.name: campaign for campaign in CAMPAIGNS}
