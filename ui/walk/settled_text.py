"""What a closed question says: what the room agreed, when, why, and what it was before."""

from dataclasses import dataclass
from datetime import date

from core.counting.layers import next_layer
from core.model.bearing import Bearing
from core.model.ids import MeetingId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind
from core.model.value import judgement_bearing
from core.wording.grades import override_words
from core.wording.judged import NO_REASON, answer_words, context_words, since_words
from core.wording.layers import LAYER_NAMES, NEXT_STEPS, earlier_words
from core.wording.meetings import meetings_called
from core.wording.values import value_at
from core.words import in_sentences, tr

HEADINGS = {
    JudgementState.AGREED: tr("The room agreed"),
    JudgementState.NOT_AGREED: tr("The room did not agree"),
    JudgementState.PARKED: tr("Parked"),
}


@dataclass(frozen=True, slots=True)
class SettledText:
    """All that is said on a closed question; `below` stands under the reason.

    It was settled at `meeting_id`, one of `meetings`; there are none where there is one day.
    """

    state: JudgementState
    answer: str
    bearing: Bearing | None
    when: str
    reason: str
    has_reason: bool
    below: str
    kept: str
    layer: str = ""
    next_layer: str = ""
    meeting_id: MeetingId | None = None
    meetings: tuple[tuple[MeetingId | None, str], ...] = ()

    @property
    def heading(self) -> str:
        """What was said, and in which layer where there are some."""
        return " · ".join(filter(None, (HEADINGS[self.state], self.layer)))

    @property
    def verdict(self) -> str:
        """What was agreed and when, in a few words."""
        answer = self.answer if self.state is JudgementState.AGREED else ""
        said = " ".join(part for part in (self.heading, answer) if part)
        return " · ".join(part for part in (said, self.when) if part)

    @property
    def spoken(self) -> str:
        """The whole as a screen reader says it."""
        answer = self.answer if self.state is JudgementState.AGREED else ""
        said = f"{self.heading} {answer}".strip()
        parts = (f"{said}, {self.when}" if self.when else said, self.reason, self.below)
        return in_sentences(parts)


def settled_text(
    now: Snapshot, held: Judgement, before: Judgement | None, today: date
) -> SettledText:
    """Return what to say of a settled or parked judgement; *before* is what it was once."""
    parked = held.state is JudgementState.PARKED
    bearing = judgement_bearing(now.tool, held)
    when = since_words(now, held, before, today)
    views = [
        f"{now.agency[view.agency_id].name}: {view.note.strip()}"
        for view in now.views_on(held)
        if view.note.strip() and view.agency_id in now.agency
    ]
    override = override_words(now, held)
    told = [value_at(now.tool, held.point, held.value)] if _needs_words(now, held) else []
    reason = "\n".join(filter(None, (*told, held.reason.strip() or NO_REASON, override, *views)))
    at = held.settled_at[11:16]
    was = "agreed" if held.state is JudgementState.AGREED else "said"
    kept = (
        tr("What was {was} at {at} stays in the history.", was=was, at=at)
        if at and not parked
        else ""
    )
    opens = "" if parked else tr("Opens it as it is, ready to be agreed anew.")
    return SettledText(
        held.state,
        answer_words(now, held),
        bearing,
        when,
        reason,
        bool(held.reason.strip()),
        "\n".join((*earlier_words(now, held), context_words(now, held))),
        " ".join(part for part in (opens, kept) if part),
        LAYER_NAMES[held.layer],
        NEXT_STEPS[next_layer(now, held)],
        held.meeting_id,
        tuple(meetings_called(now)) if now.meetings else (),
    )


def _needs_words(now: Snapshot, held: Judgement) -> bool:
    """Return whether an answer does not stand whole on its button: words, or one a person."""
    kind = now.tool.kind_at(held.point)
    return bool(held.value) and (kind is AnswerKind.WORDS or kind.for_each)
