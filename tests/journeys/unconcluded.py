"""An example as it is before anything is concluded, for journeys that conclude it themselves."""

from dataclasses import replace
from pathlib import Path

from core.model.audit import Audit
from core.model.finding import Finding, HypothesisEvidence
from core.model.plan import Action, Recommendation
from core.model.sample import DrawnLine, DrawnStratum, SampleDraw, SampleList
from core.model.theme_hour import ThemeHour
from core.store.file import WorkshopFile


def take_conclusions_out(path: Path) -> None:
    """Take findings, recommendations, actions, theme hour and sample out of an audit's file."""
    with WorkshopFile.open(path) as file:
        with file.act("before anything was concluded"):
            for kind in (ThemeHour, Action, Recommendation, Finding, HypothesisEvidence):
                for one in file.all(kind):
                    file.remove(one)
            for drawn in (DrawnLine, DrawnStratum, SampleDraw, SampleList):
                for row in file.all(drawn):
                    file.remove(row)
            for audit in file.all(Audit):
                file.put(replace(audit, has_theme_hour=False))
        file.close_history()
