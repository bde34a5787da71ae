"""The order of the cases of an audit, put as a meeting is to take them."""

from collections.abc import Sequence
from dataclasses import replace

from core.model.case import Case
from core.model.changed import Changed
from core.store.file import WorkshopFile
from core.words import tr


def order_cases(file: WorkshopFile, cases: Sequence[Case]) -> Changed | None:
    """Put cases in the order they are given in; nothing is done where they stand so already."""
    with file.act(tr("change the order of the {cases}")) as act:
        for at, case in enumerate(cases):
            if case.position != at:
                file.put(replace(case, position=at))
    return act.news
