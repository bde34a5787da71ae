"""The columns of the sheets of other voices: families, their words, meetings, leaders."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from core.model.voices import (
    NOT_QUOTED,
    SAID_NO,
    TO_BE_QUOTED,
    FamilyAsked,
    FamilyOutcome,
    FamilyVoice,
    LeaderTalk,
    MeetingObserved,
)
from core.words import tr, word_for
from ui.prepare.columns import field
from ui.prepare.linked_columns import (
    Reading,
    agency_column,
    case_column,
    date_column,
    theme_column,
)
from ui.prepare.words import typed_choice, typed_yes
from ui.widgets.table.shape import RowShape, TableColumn

_MEANS: Final = (tr("telephone"), tr("visit"), tr("letter"), tr("form"), tr("through a worker"))
_CONSENT: Final = (tr(TO_BE_QUOTED), tr(NOT_QUOTED), tr(SAID_NO))


def _offered(usual: Sequence[str], used: Callable[[], Sequence[str]]) -> Callable[[], list[str]]:
    """Return what a cell may be completed to: what is usual, and what stands there already."""
    return lambda: [*usual, *sorted(set(used()) - {"", *usual})]


def families_shape(now: Reading) -> RowShape[FamilyAsked]:
    """Return the sheet of who was asked; `heard` is what the families are counted by."""

    def outcome(row: FamilyAsked, text: str) -> FamilyAsked:
        found = typed_choice(
            text or FamilyOutcome.WAITING, FamilyOutcome, tr("what came of asking")
        )
        return replace(row, outcome=found)

    means = _offered(_MEANS, lambda: [one.means for one in now().families_asked])
    consent = _offered(_CONSENT, lambda: [one.consent for one in now().families_asked])
    return RowShape(
        (
            case_column(now, 10),
            field(tr("Who was asked (a role)"), "who", 20),
            field(tr("How"), "means", 12, means),
            field(tr("By whom (a role)"), "asked_by", 18),
            date_column(tr("On"), "asked_on", 13),
            field(tr("Consent"), "consent", 22, consent),
            TableColumn(
                tr("Outcome"),
                lambda row: word_for(row.outcome),
                outcome,
                13,
                lambda: list(FamilyOutcome),
            ),
        ),
        lambda: FamilyAsked(""),
        lambda row: "" if row.who else tr("who was asked"),
    )


def words_shape(now: Reading) -> RowShape[FamilyVoice]:
    """Return the sheet of what families said."""

    def own(row: FamilyVoice, text: str) -> FamilyVoice:
        return replace(row, verbatim=typed_yes(text))

    means = _offered(_MEANS, lambda: [one.means for one in now().family_voices])
    return RowShape(
        (
            case_column(now, 10),
            theme_column(now, 18),
            field(tr("What was said"), "text", 44),
            TableColumn(
                tr("Own words"),
                lambda row: "yes" if row.verbatim else "",
                own,
                9,
                lambda: ["yes", "no"],
                turns=True,
            ),
            field(tr("Who (a role)"), "said_by", 14),
            field(tr("How"), "means", 12, means),
        ),
        lambda: FamilyVoice(""),
        lambda row: "" if row.text else tr("what was said"),
    )


def meetings_shape(now: Reading) -> RowShape[MeetingObserved]:
    """Return the sheet of meetings that were watched."""

    def pathways() -> Sequence[str]:
        return sorted({case.pathway for case in now().cases} - {""})

    return RowShape(
        (
            field(tr("Meeting"), "title", 24),
            date_column(tr("On"), "held_on", 13),
            field(tr("Watched by (a role)"), "watched_by", 18),
            field(tr("Pathway"), "pathway", 16, pathways),
            theme_column(now, 18),
            field(tr("What was seen"), "text", 44),
        ),
        lambda: MeetingObserved(""),
        lambda row: "" if row.title else tr("what meeting it was"),
    )


def talks_shape(now: Reading) -> RowShape[LeaderTalk]:
    """Return the sheet of talks with leaders."""
    return RowShape(
        (
            field(tr("With whom (a role)"), "role", 22),
            agency_column(now, 18),
            date_column(tr("On"), "held_on", 13),
            theme_column(now, 18),
            field(tr("What was said"), "text", 44),
        ),
        lambda: LeaderTalk(""),
        lambda row: "" if row.role else tr("whom it was with"),
    )
