"""Who belongs to a case is told by role, and its key dates the first first."""

from core.model.audit import Audit
from core.model.case import Agency
from core.model.household import CasePerson, KeyDate
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.household import chronology_words, people_words, person_words

FIRST, SECOND = CaseId(1), CaseId(2)


def test_people_are_told_by_role_and_age_with_what_is_noted() -> None:
    now = Snapshot(
        Audit("Plans"),
        case_people=(
            CasePerson(FIRST, "mother", 1),
            CasePerson(FIRST, "brother", 2, 1, "4", "lives with his father."),
            CasePerson(SECOND, "unborn child", 3, 2),
        ),
    )
    assert people_words(now, FIRST) == "mother; brother, 4 years (lives with his father)"
    assert people_words(now, CaseId(3)) == ""
    assert person_words(CasePerson(FIRST, "unborn child", age="due in May")) == (
        "unborn child, due in May"
    )


def test_key_dates_of_several_agencies_stand_in_the_order_of_their_days() -> None:
    now = Snapshot(
        Audit("Plans"),
        agencies=(Agency("Schools", AgencyId(1)),),
        key_dates=(
            KeyDate(FIRST, "2014-03-03", "Moved school", 1, AgencyId(1)),
            KeyDate(FIRST, "2013-11-20", "First referral.", 2),
            KeyDate(SECOND, "2013-01-01", "Born", 3),
        ),
    )
    assert chronology_words(now, FIRST) == (
        "20 November 2013: First referral.",
        "3 March 2014: Moved school. (Schools)",
    )
