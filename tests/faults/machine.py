"""Random days of acts, undos, redos and reopenings, each equal to a model kept beside the file."""

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from tests.faults.tally import Tally
from tests.store.test_day_at_random import DayAtRandom


class ForgetfulDay(DayAtRandom):
    """A day on which something is changed that nobody did: what the model has to notice."""

    @invariant()
    def something_is_forgotten(self) -> None:
        """Change the audit's title past everything, once in a while."""
        if hasattr(self, "file") and len(self.past) == 4:
            self.file.query("UPDATE audit SET title = title || '!'")

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            self.folder.cleanup()


def run(number: int, count: int) -> Tally:
    """Live *count* days of up to 30 acts."""
    return _lived(DayAtRandom, number, count)


def forgetful(number: int, count: int) -> Tally:
    """Live days in which the file forgets: the control."""
    return _lived(ForgetfulDay, number, count)


def _lived(day: type[DayAtRandom], number: int, count: int) -> Tally:
    tally = Tally(count)
    kept = settings(
        max_examples=count,
        stateful_step_count=30,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    seeded = seed(number)(type("Day", (day,), {}))
    try:
        run_state_machine_as_test(seeded, settings=kept)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
        tally.faults[type(error).__name__] += 1
    return tally
