"""The order of the cases of an audit, put as a meeting is to take them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from core.model.audit import Audit
from core.model.case import Case
from core.model.changed import Changed
from core.model.ids import CaseId
from core.store.file import WorkshopFile
from core.words import tr

NO_MINUTES: Final[Mapping[CaseId, int]] = MappingProxyType({})


def order_cases(
    file: WorkshopFile,
    cases: Sequence[Case],
    minutes: Mapping[CaseId, int] = NO_MINUTES,
    *,
    in_one_list: bool = False,
) -> Changed | None:
    """Put cases in the order they are given in; nothing is done where they stand so already.

    They are listed *in one list*, or under their pathways or teams. *minutes* are what each
    is to have, kept with it. Those that are not given follow, as they stand.
    """
    given = {case.id for case in cases}
    others = [case for case in file.all(Case) if case.id not in given]
    with file.act(tr("change the order of the {cases}")) as act:
        for at, case in enumerate((*cases, *others)):
            file.put(replace(case, position=at, minutes=minutes.get(case.id, case.minutes)))
        audit = file.get(Audit, 1)
        if audit is not None:
            file.put(replace(audit, in_one_list=in_one_list))
    return act.news
