"""What could not be given, of any kind and of any person, stands in every document as such."""

from itertools import product
from pathlib import Path

import pytest

from core.acts import bring_in, walk
from core.documents.audience import for_audience
from core.documents.catalogue import DOCUMENTS, compose
from core.documents.words_in_order import document_words
from core.model.audience import Audience, AudienceKind
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.value import NOT_PROVIDED
from core.queries.documents import full
from tests.kinds import kinds_audit, kinds_point

GIVEN = {"2": "7", "3": "2014-03-07", "4": "2014-03-03/2014-03-05"}


@pytest.mark.parametrize("alone", [True, False])
def test_each_document_is_made_where_a_number_a_day_and_a_period_could_not_be_given(
    tmp_path: Path, clock: Clock, alone: bool
) -> None:
    missing = dict.fromkeys(GIVEN, NOT_PROVIDED)
    rows = [ReturnDraft("Child B", "Police", answers=missing)]
    if not alone:
        rows.append(ReturnDraft("Child B", "Schools", answers=GIVEN))
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        bring_in.take_returns(file, Draft("more.csv", tuple(rows)))
        found = full(file)
        child = next(one for one in found.now.cases if one.reference == "Child B")
        for key in GIVEN:
            point = kinds_point(file, key)
            walk.give_value(file, child.id, point, NOT_PROVIDED)
            walk.agree(file, child.id, point)
        found = full(file)
        views = [found, *(for_audience(found, Audience(kind)) for kind in AudienceKind)]
        for one, view in product(DOCUMENTS, views):
            if one.concerns(view.now):
                compose(one.key, view)
        said = " ".join(document_words(compose("summaries", found)))
    assert "not provided 1" in said
