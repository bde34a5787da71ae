"""Each campaign in a short form: nothing is wrong, and without what keeps us safe something is."""

import pytest

from tests.faults.campaigns import CAMPAIGNS, Campaign

SHORT = [campaign for campaign in CAMPAIGNS if campaign.short]
APART = [campaign for campaign in SHORT if campaign.both is None]
TOGETHER = [campaign for campaign in SHORT if campaign.both is not None]

CONTROLS = list({campaign.control: campaign for campaign in APART}.values())
"""Two campaigns may share one."""

each = pytest.mark.parametrize("campaign", APART, ids=lambda one: one.name)


def must_be_possible(campaign: Campaign) -> None:
    if campaign.why_not():
        pytest.skip(f"not tried here: {campaign.why_not()}")


@pytest.mark.parametrize("campaign", TOGETHER, ids=lambda one: one.name)
def test_nothing_is_lost_and_the_control_fails_over_the_same_days(campaign: Campaign) -> None:
    must_be_possible(campaign)
    assert campaign.both is not None
    tally, control = campaign.both(2014, campaign.short)
    assert tally.count
    assert tally.faults == {}, campaign.words
    assert control.failed


@each
def test_nothing_is_lost(campaign: Campaign) -> None:
    must_be_possible(campaign)
    tally = campaign.run(2014, campaign.short)
    assert tally.count
    assert tally.faults == {}, campaign.words


@pytest.mark.parametrize("campaign", CONTROLS, ids=lambda one: one.name)
def test_the_control_fails(campaign: Campaign) -> None:
    must_be_possible(campaign)
    assert campaign.control(2014, campaign.short_control).failed
