"""Prepare: the parts of an audit before its day, between their list and what is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.hand_out import HandOut
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.queries.search import Hit, HitKind
from core.wording.drafts import RETURN
from core.wording.readiness import PreparationPart
from core.words import tr
from ui.audit.context import PASTED, AuditContext, StagePage
from ui.prepare.audit_part import AuditPart
from ui.prepare.bring_in_part import BringInPart
from ui.prepare.cases_part import CasesPart
from ui.prepare.day_part import DayPart
from ui.prepare.drop_area import paths_in
from ui.prepare.forms_part import FormsPart
from ui.prepare.navigation import Navigation
from ui.prepare.part import OF_A_MEETING, PARTS, PreparePart
from ui.prepare.plain_parts import AgenciesPart
from ui.prepare.put_off import files_put_off
from ui.prepare.returns_part import ReturnsPart
from ui.prepare.sample_part import SamplePart
from ui.prepare.steps_part import StepsPart
from ui.prepare.table_editor import TableEditor
from ui.prepare.tables.part import TablesPart
from ui.prepare.tables.two_sides import TwoSidesPart
from ui.prepare.tool_part import ToolPart
from ui.prepare.type_in_part import TypeInPart
from ui.prepare.typed_return import HalfTyped
from ui.prepare.voices_part import VoicesPart
from ui.program.files import ask_for_folder, ask_for_several
from ui.widgets.panel_side import PanelSide
from ui.widgets.scroll import bring_into_sight
from ui.widgets.side_panel import SidePanel

_BOTH_BESIDE: Final = 1340
"""A little under 1366: on such a laptop the list of parts and what is chosen have room."""
_FILES: Final = tr(
    "Files to bring in (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.pdf *.docx *.zip);;"
    "All files (*)"
)
_MADE: Final[dict[PreparationPart, type[PreparePart]]] = {
    PreparationPart.AUDIT: AuditPart,
    PreparationPart.TOOL: ToolPart,
    PreparationPart.SAMPLE: SamplePart,
    PreparationPart.CASES: CasesPart,
    PreparationPart.AGENCIES: AgenciesPart,
    PreparationPart.FORMS: FormsPart,
    PreparationPart.RETURNS: ReturnsPart,
    PreparationPart.AGENDA: DayPart,
    PreparationPart.VOICES: VoicesPart,
    PreparationPart.STEPS: StepsPart,
    PreparationPart.TABLES: TablesPart,
    PreparationPart.TWO_SIDES: TwoSidesPart,
}


_LEADS_TO: Final = {"type_return": PreparationPart.RETURNS}
"""Where an action goes that has no part of its own."""
_NOT_AT_A_TABLE: Final = NotYet(
    tr("This is a table's file: nothing is brought in here."),
    tr("Nothing was taken in."),
    tr("Bring it in at the laptop that this file was handed out from."),
)
_NO_TABLE: Final = NotYet(
    tr("What was copied is no table."),
    tr("Nothing was taken in."),
    tr("Copy the table with its line of headings, then press Ctrl V here."),
)


class PreparePage(StagePage):
    """Shows one part at a time; files can be dropped anywhere on it."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._parts: dict[PreparationPart, PreparePart] = {}
        self._ahead: dict[PreparationPart, PreparePart] = {}
        self._front: PreparePart | None = None
        self._part: PreparationPart | None = None
        self._aim: PreparationPart | None = None
        self._navigated: tuple[Snapshot, date] | None = None
        self.setAcceptDrops(True)
        self.left = SidePanel(
            tr("Prepare"), PanelSide.LEFT, width=232, parent=self, folds_under=_BOTH_BESIDE
        )
        self._lefts = QStackedWidget(self.left)
        self.navigation = Navigation(self._lefts)
        self.navigation.requested.connect(self.show_part)
        self._lefts.addWidget(self.navigation)
        self.left.hold(self._lefts)
        self.middle = _Middle(self)
        self.right = SidePanel(tr("Details"), PanelSide.RIGHT, width=312, parent=self)
        self._sides = QStackedWidget(self.right)
        self.right.hold(self._sides)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.right)
        context.session.changed.connect(self._on_changed)
        context.session.meeting_chosen.connect(self._on_meeting_chosen)
        self._show_navigation()

    def aim_at(self, name: str) -> bool:
        """Show this part when it comes to the front, and not first what was left.

        Out of sight, it is put in its place and brought to date here already.
        """
        self._aim = PreparationPart(name) if name in PARTS else None
        part = _LEADS_TO.get(name, name)
        is_there = part in set(PreparationPart) and not self.context.session.now.is_handed_out
        if is_there and not self.isVisible():
            with self.context.out_of_sight():
                if name == "type_return" and self._next_to_type() is not None:
                    self._bring_to_front(self.typing)
                else:
                    self._put_in_front(PreparationPart(part))
        return self._aim is not None

    def arrive(self) -> None:
        """Show today's state and go on where it was left."""
        self._show_navigation()
        aim, self._aim = self._aim, None
        if aim is not None:
            self.show_part(aim)
        elif self._front is None:  # made only now: who comes for one part needs no other
            self.show_part(self._first())
        else:
            self._front.stale = True
            self._front.arrive()
            self._begin(self._front)

    def make_first(self) -> None:
        """Make the part that is shown first."""
        if self._front is None and not self.context.session.now.is_handed_out:
            self.part(self._aim or self._first())

    def make_rest(self) -> Iterator[None]:
        """Make the other parts, and show in each what there is; where drafts wait, only make it."""
        session = self.context.session
        for part in _MADE:
            if session.now.is_handed_out:
                return
            if part is PreparationPart.TWO_SIDES and not session.now.hand_outs:
                continue
            if part in self._parts or part in self._ahead:
                continue
            found = self._ahead[part] = _MADE[part](self.context)
            yield
            steps = iter(()) if session.drafts.all() else found.show_ahead()
            while self._ahead.get(part) is found and next(steps, steps) is not steps:
                yield

    def forget_ahead(self) -> None:
        """Let go of parts that were made and that nobody came to."""
        for part in self._ahead.values():
            part.let_go()
        self._ahead.clear()

    def leave(self) -> None:
        """Keep what was typed anywhere here."""
        for part in self._parts.values():
            part.leave()

    @property
    def unkept(self) -> bool:
        """Whether a return, a row or a line is half typed."""
        audit = self._parts.get(PreparationPart.AUDIT)
        line = isinstance(audit, AuditPart) and audit.misfit() is not None
        sheets = (
            sheet for part in self._parts.values() for sheet in part.findChildren(TableEditor)
        )
        typed = "typing" in self.__dict__ and self.typing.unkept() is not None
        return line or typed or any(sheet.unkept for sheet in sheets)

    @property
    def undrafted(self) -> bool:
        """Whether a line of the audit holds what does not fit: there is no draft of it."""
        audit = self._parts.get(PreparationPart.AUDIT)
        return isinstance(audit, AuditPart) and audit.misfit() is not None

    @property
    def part_in_view(self) -> str:
        """The part that is shown, and which of its sheets."""
        shown = self._aim if self._part is None else self._part
        if shown is None:
            return ""
        part = self.part(shown)
        at = part.which.value if isinstance(part, DayPart) else shown
        return f"{at} {part.sheet_in_view}".strip()

    def show_again(self, part: str) -> None:
        """Bring a part to the front again; one of a page out of sight comes once that is shown."""
        found = next((one for one in PreparationPart if f"{part} ".startswith(f"{one} ")), None)
        if found is None or self.context.session.now.is_handed_out:
            return
        self.part(found).show_sheet_again(part.removeprefix(found).strip())
        if self.isVisible():
            self.show_part(found, begin=False)
        else:
            self._aim = found

    def renew(self) -> "PreparePage":
        """Return a page like this one with its words as they are now, at the same part."""
        page = PreparePage(self.context, self.parentWidget())
        if self._part is not None:
            page.show_part(self._part, begin=False)
        return page

    def ask_what_is_unkept(self) -> bool:
        """Show what is half typed: a return, which only its button keeps, a row or a line."""
        return (
            self._ask_about_return()
            or self._ask_about_row()
            or self._ask_about_line()
            or self._ask_about_table()
        )

    def _ask_about_table(self) -> bool:
        """Show a table that was pasted and is not in: nothing else has what it holds."""
        bringing = self.__dict__.get("bringing")
        if not isinstance(bringing, BringInPart) or not bringing.tables_wait:
            return False
        self.context.request("prepare")
        self.go_on_bringing_in()
        self.context.show_fault(
            NotYet(
                tr("A table that was pasted is not brought in."),
                tr("All else is in the audit."),
                tr("Bring it in, or copy it anew later; closing once more leaves it out."),
            )
        )
        return True

    def _ask_about_line(self) -> bool:
        part = self._parts.get(PreparationPart.AUDIT)
        line = part.misfit() if isinstance(part, AuditPart) else None
        if line is None:
            return False
        self.context.request("prepare")
        self.show_part(PreparationPart.AUDIT)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.show_fault(
            NotYet(
                line.misfit,
                tr("All else is in the audit."),
                tr("Closing once more leaves what is typed there out."),
            )
        )
        return True

    def _ask_about_row(self) -> bool:
        for part, shown in self._parts.items():
            for sheet in shown.findChildren(TableEditor):
                if sheet.unkept:
                    self.context.request("prepare")
                    self._show_sheet(part, sheet)
                    self.context.show_fault(
                        NotYet(
                            sheet.unkept,
                            tr("All else is in the audit."),
                            tr("Add it, or empty the row; closing once more leaves it out."),
                        )
                    )
                    return True
        return False

    def _show_sheet(self, part: PreparationPart, sheet: QWidget) -> None:
        found = self.part(part)
        if isinstance(found, ReturnsPart):
            found.show_list()
        if isinstance(found, VoicesPart | StepsPart | CasesPart):
            found.show_with(sheet)
        self.show_part(found.part_of(sheet) if isinstance(found, DayPart) else part)

    def _ask_about_return(self) -> bool:
        pair = self.typing.unkept()
        if pair is None:
            return False
        self.context.request("prepare")
        self.type_in(pair)
        self.context.show_fault(
            NotYet(
                tr("{called} is typed but not kept.", called=self.typing.called(pair)),
                tr("All else is in the audit."),
                tr("Enter the return or cancel it; closing once more leaves it for the next time."),
            )
        )
        return True

    def run(self, name: str) -> None:
        """Do "bring_in": choose files; "type_return": the next of those still out; "agree":
        what comes next; or show a part by its name."""
        front = self.front
        if name == "bring_in" and isinstance(front, TablesPart):
            front.choose_file()
        elif name == "bring_in":
            self.choose_files()
        elif name == "type_return":
            self.type_pile()
        elif name == "agree":
            if isinstance(front, BringInPart | TypeInPart | TablesPart):
                front.do_next()
        elif name.startswith("answer_") or name == "next_question":
            self._settle(name)
        elif name == PreparationPart.TWO_SIDES:
            self.show_sides(None)
        else:
            self.show_part(PreparationPart(name))

    def _settle(self, name: str) -> None:
        """Choose a side where two differ, or leave it for later."""
        if not isinstance(self.front, TwoSidesPart):
            return
        if name == "next_question":
            self.front.leave_for_later()
        else:
            self.front.press(int(name.removeprefix("answer_")))

    def show_sides(self, handed: HandOut | None) -> None:
        """Show what a table, or any, and this laptop say differently."""
        part = self.part(PreparationPart.TWO_SIDES)
        if isinstance(part, TwoSidesPart):
            part.show_of(handed)
        self.show_part(PreparationPart.TWO_SIDES)

    def open_found(self, hit: Hit) -> None:
        """Show a line of the sample, or the row of a sheet of other voices or of the cases."""
        if hit.kind is HitKind.LEFT_OUT:
            self.show_part(PreparationPart.SAMPLE)
            return
        if hit.kind in (HitKind.STANDARD, HitKind.EARLIER):
            self.show_part(PreparationPart.AUDIT)
            audit = self.part(PreparationPart.AUDIT)
            if isinstance(audit, AuditPart):
                is_standard = hit.kind is HitKind.STANDARD
                show = audit.show_standard if is_standard else audit.earlier.show_earlier
                show(hit.row_id)
            return
        if hit.kind is HitKind.OWN_MEETING:
            self.show_part(PreparationPart.MEETINGS)
            meetings = self.part(PreparationPart.MEETINGS)
            if isinstance(meetings, DayPart):
                meetings.open_found(hit)
            return
        if hit.kind in (HitKind.ASIDE, HitKind.KEPT):
            self.show_part(PreparationPart.RETURNS)
            returns = self.part(PreparationPart.RETURNS)
            if isinstance(returns, ReturnsPart):
                is_kept = hit.kind is HitKind.KEPT
                (returns.show_kept if is_kept else returns.show_aside)(hit.row_id)
            return
        in_case = hit.kind in (HitKind.PERSON, HitKind.KEY_DATE)
        at = PreparationPart.CASES if in_case else PreparationPart.VOICES
        self.show_part(at)
        part = self.part(at)
        if isinstance(part, VoicesPart | CasesPart):
            part.open_found(hit)

    @property
    def front(self) -> PreparePart | None:
        """The part that is shown."""
        return self._front

    def part(self, part: PreparationPart) -> PreparePart:
        """Return a part; it is made when first visited."""
        key = PreparationPart.AGENDA if part in OF_A_MEETING else part
        if key not in self._parts:
            made = self._ahead.pop(key, None) or _MADE[key](self.context)
            self._parts[key] = made  # dressed once, when put in
            self._adopt(self._parts[key])
        return self._parts[key]

    def show_part(self, part: PreparationPart, begin: bool = True) -> None:
        """Bring a part to the front; in a table's file there is one alone."""
        if self.context.session.now.is_handed_out:
            part = PreparationPart.TABLES
        found = self._put_in_front(part)
        self.left.conceal()
        if begin:
            self._begin(found)

    def _put_in_front(self, part: PreparationPart) -> PreparePart:
        found = self.part(part)
        if isinstance(found, DayPart):
            found.show_sheet(part)
        self._part = part
        self.navigation.show_part(part)
        self._bring_to_front(found)
        return found

    def _begin(self, part: PreparePart) -> None:
        """Take the focus where work goes on in a part, in sight; to its row where nothing can."""
        part.begin()
        at = self.window().focusWidget()
        if at is None or self.navigation.isAncestorOf(at):
            self.navigation.take_focus()
        else:
            bring_into_sight(at)

    def choose_files(self) -> None:
        """Choose files and show what they hold."""
        if self._is_refused_at_table():
            return
        self.bringing.get_ready()
        dialog = ask_for_several(self, tr("Bring files in"), self.bring_in, _FILES)
        dialog.rejected.connect(self.bringing.stop_waiting)

    def choose_folder(self) -> None:
        """Choose a folder and show what its files hold."""
        if self._is_refused_at_table():
            return
        self.bringing.get_ready()
        dialog = ask_for_folder(
            self, tr("Bring a folder in"), lambda folder: self.bring_in([folder])
        )
        dialog.rejected.connect(self.bringing.stop_waiting)

    def bring_in(self, paths: Sequence[Path], pasted: Sequence[str] = ()) -> None:
        """Read files, folders or *pasted* tables and show what they would bring in."""
        if self._is_refused_at_table():
            return
        self._bring_to_front(self.bringing)
        self.bringing.read(paths, pasted)
        self.bringing.begin()

    def _is_refused_at_table(self) -> bool:
        """Say where returns come in, if it is not here; return whether that is so."""
        if self.context.session.now.is_handed_out:
            self.context.refuse(_NOT_AT_A_TABLE)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read files or a table that were copied, where no field takes them for itself."""
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(
            self._front, (ReturnsPart, BringInPart)
        ):
            self.paste(QGuiApplication.clipboard().mimeData())
            return
        super().keyPressEvent(event)

    def paste(self, copied: QMimeData | None) -> None:
        """Read copied files, or a table that was copied in a spreadsheet.

        A clipboard that was cleared holds nothing at all on some systems.
        """
        paths, text = (paths_in(copied), copied.text()) if copied is not None else ([], "")
        if paths:
            self.bring_in(paths)
        elif len(text.strip().splitlines()) > 1:
            self.bring_in((), (text,))
        else:
            self.context.show_fault(_NO_TABLE)

    @property
    def files_on_their_way(self) -> dict[str, tuple[Path, ...]]:
        """The files from which nothing came in yet, by what reads them."""
        bringing = self.__dict__.get("bringing")
        parts = {"": bringing} if isinstance(bringing, BringInPart) else {}
        reading = {name: one.files_on_their_way for name, one in (parts | self._parts).items()}
        found = {name: paths for name, paths in reading.items() if paths}
        if isinstance(bringing, BringInPart) and bringing.tables_wait:
            found[PASTED] = ()
        return found

    def read_again(self, files: Mapping[str, tuple[Path, ...]]) -> None:
        """Read files that were on their way when the audit was locked."""
        for name, paths in files.items():
            if name == PASTED:  # nothing that was copied is kept behind a lock
                continue
            part = self.part(PreparationPart(name)) if name else self.bringing
            if not name:
                self._bring_to_front(part)
            part.read_again(paths)

    def type_in(self, pair: tuple[CaseId, AgencyId]) -> None:
        """Type one return in."""
        self._bring_to_front(self.typing)
        self.typing.open(*pair)
        self.typing.begin()

    def type_pile(self) -> None:
        """Type in what is still out, one after the other: what was begun first, then the rest."""
        pair = self._next_to_type()
        if pair is None:
            self.show_part(PreparationPart.RETURNS)
            self.context.give_notice(
                tr("No return is still to come. Choose a cell to type one in.")
            )
            return
        self._bring_to_front(self.typing)
        self.typing.open(*pair, going_on=True)
        self.typing.begin()

    def _next_to_type(self) -> tuple[CaseId, AgencyId] | None:
        return self.typing.unkept() or next(iter(self.typing.pile), None)

    @property
    def _half_typed(self) -> Sequence[HalfTyped]:
        """What is half typed; without making the page for it where nothing is."""
        drafts = self.context.session.drafts.all()
        begun = any(one.field.startswith(f"{RETURN} ") for one in drafts)
        return self.typing.half_typed if begun or "typing" in self.__dict__ else ()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from anywhere over the page."""
        if paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            if isinstance(self._front, SamplePart):
                self._front.read(paths[0])
            elif isinstance(self._front, TablesPart) or self._are_of_tables(paths):
                self.take_back(paths)
            else:
                self.bring_in(paths)

    def _are_of_tables(self, paths: Sequence[Path]) -> bool:
        """Return whether these can only be tables' files: audits, where cases were handed out."""
        ending = self.context.session.home.suffix
        return bool(self.context.session.now.hand_outs) and all(
            path.suffix == ending for path in paths
        )

    def take_back(self, paths: Sequence[Path]) -> None:
        """Look at tables' files, before they are taken back."""
        self.show_part(PreparationPart.TABLES)
        part = self.part(PreparationPart.TABLES)
        if isinstance(part, TablesPart):
            part.take(paths)

    @cached_property
    def bringing(self) -> BringInPart:
        """Where files are shown before they come in."""
        part = BringInPart(self.context, self.middle)
        part.ended.connect(self._on_back_to_returns)
        part.waiting_changed.connect(self._name_side)
        self._adopt(part)
        return part

    def _name_side(self) -> None:
        """Say on the rail of the right side what is in it."""
        bringing = self.__dict__.get("bringing")
        if self._front is bringing and isinstance(bringing, BringInPart):
            self.right.set_title(tr("Waiting for you"), bringing.waiting.count)
        else:
            self.right.set_title(tr("Details"))

    def go_on_bringing_in(self) -> None:
        """Go on with files that were read, and not brought in."""
        self._bring_to_front(self.bringing)
        self.bringing.begin()

    @cached_property
    def typing(self) -> TypeInPart:
        """Where a return is typed in."""
        part = TypeInPart(self.context, self.middle)
        part.ended.connect(self._on_back_to_returns)
        self._adopt(part)
        return part

    def _first(self) -> PreparationPart:
        """Return the part where work is waiting."""
        now = self.context.session.now
        if not now.tool.questions:
            return PreparationPart.TOOL
        if not now.cases:
            return PreparationPart.CASES
        return PreparationPart.RETURNS if now.requests or now.returns else PreparationPart.CASES

    def _adopt(self, part: PreparePart) -> None:
        self.middle.addWidget(part)
        part.part_requested.connect(self.show_part)
        part.files_requested.connect(self.choose_files)
        part.list_pasted.connect(lambda: self.paste(QGuiApplication.clipboard().mimeData()))
        part.side_requested.connect(self.right.reveal)
        if part.side is not None:
            self._sides.addWidget(part.side)
            for sheet in part.findChildren(TableEditor) if part.leads_aside else ():
                sheet.lead_to(part.side)
        if isinstance(part, TablesPart):
            part.sides_requested.connect(self.show_sides)
        if isinstance(part, TwoSidesPart):
            self._lefts.addWidget(part.left)
            part.ended.connect(self._on_back_to_tables)
        if isinstance(part, ReturnsPart):
            part.dropped.connect(self.bring_in)
            part.folder_requested.connect(self.choose_folder)
            part.typing_requested.connect(self.type_in)
            part.going_on_requested.connect(self.go_on_bringing_in)

    def _bring_to_front(self, part: PreparePart) -> None:
        if self._front is not None and self._front is not part:
            self.context.change_part()  # before: what leaving refuses is said of now
            self._front.leave()
        self._front = part
        left = part.left if isinstance(part, TwoSidesPart) else self.navigation
        self._lefts.setCurrentWidget(left)
        self._name_left()
        self.right.setVisible(part.side is not None)
        self._name_side()
        if part.side is not None:
            self._sides.setCurrentWidget(part.side)
        self.right.conceal()
        self.middle.setCurrentWidget(part)
        part.arrive()
        if isinstance(part, ReturnsPart):
            part.show_half_typed(self._half_typed)
            self._show_files_waiting(part)

    def _show_files_waiting(self, returns: ReturnsPart) -> None:
        """Offer files that wait, or that were put off when the audit was open last."""
        bringing = self.__dict__.get("bringing")
        here = isinstance(bringing, BringInPart) and bringing.files_wait
        names = bringing.files_words if here and isinstance(bringing, BringInPart) else ""
        before = () if here else files_put_off(self.context.session).names
        returns.show_files_waiting(names, before)

    def _on_back_to_returns(self) -> None:
        """Go back to where the files or the typed return were wanted from."""
        returns = self.part(PreparationPart.RETURNS)
        if isinstance(returns, ReturnsPart):
            self._show_files_waiting(returns)
        self.show_part(self._part or PreparationPart.RETURNS)

    def _on_back_to_tables(self) -> None:
        self.show_part(PreparationPart.TABLES)

    def _on_changed(self, _news: Changed) -> None:
        if self.isVisible():  # out of sight nothing is worked out until it is come back to
            self._show_navigation()

    def _on_meeting_chosen(self) -> None:
        if self.isVisible():
            self._show_navigation()

    def _show_navigation(self) -> None:
        now, today = self.context.session.now, self.context.session.clock().date()
        if self._navigated is None or self._navigated[0] is not now or self._navigated[1] != today:
            self._navigated = (now, today)
            self.navigation.show_audit(now, today)
        self._name_left()

    def _name_left(self) -> None:
        if isinstance(self._front, TwoSidesPart):
            self.left.set_title(tr("What differs"), self._front.still_open or None)
        else:
            self.left.set_title(tr("Prepare"), self.navigation.still_to_do or None)


class _Middle(QStackedWidget):
    """The parts one over the other; one out of sight claims no room."""

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else front.minimumSizeHint()
