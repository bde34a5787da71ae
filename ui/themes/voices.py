"""Other voices: what families said, what was seen at meetings, what leaders said, by theme."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from core.counting.thread import EvidencePiece
from core.counting.voices import ThemeVoices, voices_by_theme
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.finding import EvidenceKind
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.model.voices import FamilyAsked, FamilyVoice, LeaderTalk, MeetingObserved
from core.wording.voices import (
    families_words,
    meeting_about,
    meeting_words,
    talk_by,
    theme_voices_words,
    voice_by,
    voice_words,
)
from core.words import tr
from ui.audit.context import AuditContext
from ui.theme import Tone
from ui.themes.evidence import EvidenceTarget
from ui.themes.filters import Filters
from ui.themes.lines import EvidenceRow
from ui.themes.listed_view import ListedView
from ui.themes.notes import theme_title
from ui.widgets.labels import Label, Text

VOICES: frozenset[type] = frozenset({FamilyVoice, FamilyAsked, MeetingObserved, LeaderTalk})


def has_voices(now: Snapshot) -> bool:
    """Return whether the audit has any other voice: without one it has no such view."""
    said = now.family_voices or now.meetings_observed or now.leader_talks
    return bool(said or now.families_asked)


class VoicesView(ListedView):
    """Under each theme what others said; a family's line leads to its case."""

    rests_on = VOICES | {Theme, Case, Agency, Audit}

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("What other voices said"), parent)
        self.heard = Label("", Text.STRONG)
        self.lay_out(self.heard)
        self.lines.entered_line.connect(self._on_entered)

    def refresh(self, filters: Filters) -> None:
        """Show what was said as it stands."""
        self.filters = filters
        now = self.context.session.now
        groups = [one for one in voices_by_theme(now) if filters.theme_id in (None, one.theme_id)]
        self.heard.setText(families_words(now))
        self.heard.setVisible(bool(self.heard.text()))
        self.show_lines([row for group in groups for row in _rows(now, group)])
        if not groups:
            self.nothing.say(
                tr("Nothing here yet"),
                tr(
                    "What families said, meetings observed and talks with leaders are typed in "
                    "Prepare, Other voices. Choose all themes to see the others."
                ),
            )

    def piece_in_view(self) -> EvidencePiece | None:
        """Return what was said that the keyboard is at."""
        value = self.lines.at.value if self.lines.at is not None else None
        match value:
            case FamilyVoice():
                kind = EvidenceKind.FAMILY_VOICE
                return EvidencePiece(kind, value.id, value.theme_id, value.case_id)
            case MeetingObserved():
                return EvidencePiece(EvidenceKind.MEETING, value.id, value.theme_id)
            case LeaderTalk():
                return EvidencePiece(EvidenceKind.LEADER, value.id, value.theme_id)
        return None

    def _on_entered(self, value: object) -> None:
        now = self.context.session.now
        voice = next((one for one in now.family_voices if one == value), None)
        point = next(iter(now.tool.points), None)
        if voice is None or voice.case_id not in now.case or point is None:
            self.context.give_notice(tr("This was not said about one {case}."))
            return
        own = (one for one in now.tool.points if now.tool.theme_at(one).id == voice.theme_id)
        self.visit_requested.emit(EvidenceTarget(CaseId(voice.case_id), next(own, point)))


def _rows(now: Snapshot, group: ThemeVoices) -> Iterator[EvidenceRow]:
    yield EvidenceRow(
        f"{theme_title(now, group.theme_id)} · {theme_voices_words(now, group)}", heading=True
    )
    for voice in group.voices:
        case = now.case.get(voice.case_id) if voice.case_id is not None else None
        by = " · ".join(part for part in (voice_by(voice), case.reference if case else "") if part)
        small = f"{tr('Family')} · {by}" if by else tr("Family")
        yield EvidenceRow("", voice_words(voice), small, "“", Tone.ACCENT, voice)
    for meeting in group.meetings:
        about = meeting_about(meeting)
        small = f"{tr('Meeting observed')} · {about}" if about else tr("Meeting observed")
        yield EvidenceRow("", meeting_words(meeting), small, "●", Tone.PLAIN, meeting)
    for talk in group.talks:
        by = talk_by(now, talk)
        small = f"{tr('Talk with leaders')} · {by}" if by else tr("Talk with leaders")
        yield EvidenceRow("", talk.text, small, "→", Tone.PLAIN, talk)
