"""Every action once: its words, menu, keys and hint, for menus, shortcuts and help alike."""

from enum import StrEnum
from typing import Final, NamedTuple

from core.words import later, tr
from ui.program.menu_titles import (
    EDIT,
    FILE,
    HELP,
    NEW_KEYS,
    OPEN_KEYS,
    ROOM,
    STAGE,
    VIEW,
    WALK,
    caps,
)


class Scope(StrEnum):
    """Where an action can be taken."""

    ALWAYS = "anywhere"
    AUDIT = "with an audit open"
    WALK = "in Walk"
    THEMES = "in Themes"
    CONCLUDING = "in Themes and Report"


class ActionSpec(NamedTuple):
    """One action; `keys` are alternatives, of which the first is shown.

    `group` keeps neighbours in a menu together: a line is drawn between groups.
    `inside` names the submenu it stands in.
    """

    name: str
    text: str
    menu: str
    keys: tuple[str, ...]
    hint: str
    scope: Scope = Scope.AUDIT
    group: int = 0
    checkable: bool = False
    inside: str = ""

    @property
    def words(self) -> str:
        """The text as it is shown, without its mnemonic."""
        return tr(self.text).replace("&", "")

    @property
    def caps(self) -> str:
        """The first key as a key cap shows it, "Ctrl ↵"; empty without a key."""
        return caps(self.keys[0]) if self.keys else ""


_ANY, _WALK = Scope.ALWAYS, Scope.WALK

_FILE: Final = (
    ActionSpec(
        "new", later("New aud&it…"), FILE, (NEW_KEYS,), later("Start an audit in a new file"), _ANY
    ),
    ActionSpec(
        "open", later("Op&en…"), FILE, (OPEN_KEYS,), later("Open an audit from its file"), _ANY
    ),
    ActionSpec(
        "close", later("&Close the audit"), FILE, ("Ctrl+W",), later("Go back to the start screen")
    ),
    ActionSpec(
        "bring_in", later("&Bring files in…"), FILE, ("Ctrl+I",), later("Take in returns"), group=1
    ),
    ActionSpec(
        "type_return",
        later("T&ype a return in"),
        FILE,
        ("Ctrl+Shift+T",),
        later("From paper, the first that is still out; one key an answer"),
        group=1,
    ),
    ActionSpec(
        "export", later("E&xport…"), FILE, ("Ctrl+E",), later("Write the chosen documents"), group=1
    ),
    ActionSpec(
        "keep_copy",
        later("&Keep a copy…"),
        FILE,
        (),
        later("Copy the whole audit elsewhere"),
        group=1,
    ),
    ActionSpec(
        "rehearse",
        later("Play the last day in a copy…"),
        FILE,
        (),
        later("For training: what was done comes again, up to 60 times as fast"),
        group=1,
    ),
    ActionSpec(
        "go_back",
        later("&Go back to how it was…"),
        FILE,
        (),
        later("See the audit as it was at any time, and put it back"),
        group=1,
    ),
    ActionSpec(
        "safekeeping",
        later("Safekeeping…"),
        FILE,
        (),
        later("Who can read the audit: passphrase and recovery sheet"),
        group=1,
    ),
    ActionSpec(
        "key_file",
        later("Key &file…"),
        FILE,
        (),
        later("Who is behind the references, kept apart from the audit"),
        group=1,
    ),
    ActionSpec(
        "rounds",
        later("Compare with earlier rounds…"),
        FILE,
        (),
        later("Each statement over your own rounds, kept counted in a locked file"),
        group=1,
    ),
    ActionSpec(
        "lock",
        later("Lock no&w"),
        FILE,
        ("Ctrl+Shift+L",),
        later("Out of sight, until the passphrase is typed"),
        group=1,
    ),
    ActionSpec(
        "clear_recent",
        later("Clear the &recent list"),
        FILE,
        (),
        later("Forget past files"),
        _ANY,
        2,
    ),
    ActionSpec(
        "quit", later("&Quit"), FILE, ("Ctrl+Q",), later("Leave Casewalk; all is saved"), _ANY, 3
    ),
)
_EDIT: Final = (
    ActionSpec("undo", later("Undo"), EDIT, ("Alt+Z",), later("Take back what was last recorded")),
    ActionSpec(
        "redo", later("&Redo"), EDIT, ("Alt+Shift+Z",), later("Record again what was taken back")
    ),
    ActionSpec(
        "search",
        later("S&earch…"),
        EDIT,
        ("Ctrl+F",),
        later("Find {cases}, comments, notes"),
        group=1,
    ),
)
_STAGE: Final = (
    ActionSpec(
        "prepare", later("P&repare"), STAGE, ("Ctrl+1",), later("{Cases}, requests and returns")
    ),
    ActionSpec(
        "walk", later("&Walk"), STAGE, ("Ctrl+2",), later("Walk the room through the {cases}")
    ),
    ActionSpec(
        "themes", later("Themes"), STAGE, ("Ctrl+3",), later("What the returns and the room say")
    ),
    ActionSpec(
        "report", later("R&eport"), STAGE, ("Ctrl+4",), later("The documents to leave with")
    ),
)
_PARTS: Final = tuple(
    ActionSpec(
        f"prepare_{part}",
        words,
        STAGE,
        (f"Ctrl+Shift+{n % 10}",),
        later("This part of Prepare"),
        group=1,
    )
    for n, (part, words) in enumerate(
        (
            ("audit", later("The audit")),
            ("tool", later("Audit tool")),
            ("sample", later("Sample")),
            ("cases", later("{Cases}")),
            ("agencies", later("Agencies")),
            ("forms", later("Forms")),
            ("returns", later("Returns")),
            ("agenda", later("People and agenda")),
            ("voices", later("Other voices")),
            ("steps", later("Steps")),
        ),
        start=1,
    )
)
_TABLES: Final = (
    ActionSpec(
        "prepare_tables",
        later("Tables"),
        STAGE,
        ("Ctrl+Shift+B",),
        later("Hand {cases} out to tables, and take them back"),
        group=1,
    ),
)
_FINDINGS: Final = (
    ActionSpec(
        "new_finding", later("New f&inding"), STAGE, ("Alt+N",), later("Under this theme"), group=2
    ),
    ActionSpec(
        "add_evidence",
        later("Add e&vidence"),
        STAGE,
        ("Alt+L",),
        later("What the finding rests on"),
        Scope.THEMES,
        2,
    ),
    ActionSpec(
        "thread",
        later("Thread of a finding"),
        STAGE,
        ("Alt+T",),
        later(
            "What uses it, and what it rests on; from a count, a remark or a judgement, up to it"
        ),
        Scope.THEMES,
        2,
    ),
    ActionSpec(
        "next_to_decide",
        later("Next to decide"),
        STAGE,
        ("F8",),
        later("The next thing that wants a decision"),
        Scope.CONCLUDING,
        2,
    ),
)
_CHARTS: Final = (
    ActionSpec(
        "charts",
        later("C&harts"),
        STAGE,
        ("Ctrl+Shift+C",),
        later("The counts drawn, and back"),
        Scope.THEMES,
        2,
    ),
)
_HOUR: Final = (
    ActionSpec(
        "theme_hour",
        later("Theme hour"),
        STAGE,
        ("Ctrl+Shift+H",),
        later("What the room writes in silence, groups and ranks, where the audit has it"),
        group=2,
    ),
)
_CODES: Final = (
    ActionSpec(
        "code",
        later("Code what is read"),
        STAGE,
        ("Ctrl+J",),
        later("Codes of your own for reasons, comments and remarks"),
        Scope.THEMES,
        2,
    ),
)
_READER: Final = (
    ActionSpec(
        "careful_reader",
        later("&Careful reader"),
        STAGE,
        ("F7",),
        later("Reads along with a finding, or not"),
        Scope.THEMES,
        2,
    ),
    ActionSpec(
        "use_wording",
        later("Use the wording offered"),
        STAGE,
        ("Alt+U",),
        later("Of the careful reader; undo takes it back"),
        Scope.THEMES,
        2,
    ),
)
_PLAN: Final = (
    ActionSpec(
        "new_recommendation",
        later("New recommendation"),
        STAGE,
        ("Ctrl+Shift+M",),
        later("What should change"),
        group=3,
    ),
    ActionSpec(
        "new_action",
        later("New action"),
        STAGE,
        ("Ctrl+Shift+A",),
        later("Under the recommendation you are at"),
        Scope.THEMES,
        3,
    ),
    ActionSpec(
        "note_progress",
        later("Note progress"),
        STAGE,
        ("Ctrl+Shift+K",),
        later("Of the action you are at; Ctrl Enter keeps it"),
        Scope.THEMES,
        3,
    ),
)
CONCLUDING: Final = tuple(
    spec.name for spec in (*_FINDINGS, *_READER, *_PLAN, *_CHARTS, *_CODES, *_HOUR)
)
"""What is done in Themes, from wherever one stands."""

_ANSWERS: Final = tuple(
    ActionSpec(
        f"answer_{n}",
        tr("Answer {n}", n=n),
        WALK,
        (f"Alt+{n}",),
        tr("Choose answer {n} of the question (top row, not the keypad)", n=n),
        _WALK,
        inside=later("Choose an answer"),
    )
    for n in range(1, 10)
)
_WALKING: Final = (
    ActionSpec(
        "not_agreed", later("Not agreed"), WALK, ("Alt+D",), later("The room differs"), _WALK
    ),
    ActionSpec(
        "park", later("Park, &come back"), WALK, ("Alt+P",), later("Leave it for later"), _WALK
    ),
    ActionSpec(
        "agree",
        later("Ag&ree and next"),
        WALK,
        ("Ctrl+Return", "Ctrl+Enter"),
        later("Agree the answer and go to the next open question"),
        _WALK,
    ),
    ActionSpec(
        "change",
        later("Chan&ge what is settled"),
        WALK,
        ("F2",),
        later("Open a settled question again, or take up a parked one"),
        _WALK,
    ),
    ActionSpec(
        "read_back",
        later("Read back what will be printed"),
        WALK,
        ("F4",),
        later("On the room screen, before it is agreed"),
        _WALK,
    ),
    ActionSpec(
        "object_to",
        later("Somebody objects"),
        WALK,
        ("F9",),
        later("Open again what was agreed last; that is kept"),
        _WALK,
    ),
    ActionSpec(
        "next_question", later("Ne&xt question"), WALK, ("Ctrl+PgDown",), later("Go on"), _WALK, 1
    ),
    ActionSpec(
        "previous_question",
        later("Pre&vious question"),
        WALK,
        ("Ctrl+PgUp",),
        later("Back"),
        _WALK,
        1,
    ),
    ActionSpec(
        "next_case",
        later("N&ext {case}"),
        WALK,
        ("Alt+PgDown",),
        later("To the next {case}"),
        _WALK,
        1,
    ),
    ActionSpec(
        "previous_case",
        later("Previous {case}"),
        WALK,
        ("Alt+PgUp",),
        later("Back {a case}"),
        _WALK,
        1,
    ),
    ActionSpec(
        "hear",
        later("&Heard in the room"),
        WALK,
        ("Ctrl+K",),
        later("Note it; Esc goes back"),
        group=2,
    ),
    ActionSpec(
        "hear_window",
        later("Heard in a window of its own"),
        WALK,
        ("Ctrl+Shift+N",),
        later("For a note-taker beside you, on this display; once more, back"),
        group=2,
    ),
    ActionSpec(
        "record_told",
        later("Record &who was told"),
        WALK,
        ("Ctrl+T",),
        later("Of an immediate concern: who, when and what they did"),
        group=2,
    ),
    ActionSpec(
        "speak",
        later("Who speaks, then its letter"),
        WALK,
        ("Alt+S",),
        later("Count that an agency has spoken, where the audit does"),
        _WALK,
        2,
    ),
    ActionSpec(
        "moderate",
        later("Who challenges whom, or says otherwise"),
        WALK,
        ("Alt+Shift+S",),
        later("The letter of an agency, then another's, or the number of what it says now"),
        _WALK,
        2,
    ),
    ActionSpec(
        "ask_first",
        later("First views on this {case}, or none"),
        WALK,
        (),
        later("Hide its returns until the table has said what it thinks, or no longer"),
        _WALK,
        2,
    ),
    ActionSpec(
        "outline", later("{Case} outl&ine"), WALK, ("Alt+O",), later("Show or hide it"), _WALK, 2
    ),
    ActionSpec(
        "day_break",
        later("Break, and go on"),
        WALK,
        ("Ctrl+Shift+P",),
        later("A break begins now; once more, it is over"),
        _WALK,
        2,
    ),
    ActionSpec(
        "from_paper",
        later("Type in from paper"),
        WALK,
        ("Ctrl+Shift+Y",),
        later("An answer is agreed with one key and the next question comes, or no longer"),
        _WALK,
        2,
    ),
    ActionSpec(
        "more_minutes",
        later("Five more minutes"),
        WALK,
        ("Ctrl+Shift+I",),
        later("For the {case} in front"),
        _WALK,
        2,
    ),
    ActionSpec(
        "map",
        later("Map o&f the audit"),
        WALK,
        ("Alt+M",),
        later("Where the agencies differ; go there, or take that order"),
        _WALK,
        2,
    ),
    ActionSpec(
        "read_together",
        later("Read out together"),
        WALK,
        ("Alt+A",),
        later("Adopt what all returns say alike, after a pause for objections"),
        _WALK,
        2,
    ),
    ActionSpec(
        "parked", later("Par&ked list"), WALK, ("Ctrl+L",), later("What to come back to"), group=2
    ),
)
_ROOM: Final = (
    ActionSpec(
        "show_room",
        later("S&how on the room screen"),
        ROOM,
        ("F5",),
        later("Put what you are at on it"),
    ),
    ActionSpec(
        "blank_room",
        later("&Blank the room screen"),
        ROOM,
        ("F6", "Ctrl+B"),
        later("Clear it at once, and bring it back"),
    ),
    ActionSpec(
        "swap_displays", later("S&wap the displays"), ROOM, ("Shift+F5",), later("You and the room")
    ),
    ActionSpec(
        "pick_display",
        later("Pic&k the room's display…"),
        ROOM,
        (),
        later("Where there are several"),
    ),
    ActionSpec(
        "show_case",
        later("Show the &{case}"),
        ROOM,
        (),
        later("Its reference and returns"),
        group=1,
    ),
    ActionSpec(
        "show_judgement",
        later("Show what was agr&eed"),
        ROOM,
        (),
        later("On this question"),
        group=1,
    ),
    ActionSpec("show_agenda", later("Show the a&genda"), ROOM, (), later("With the time"), group=1),
    ActionSpec(
        "room_window",
        later("In a window, for a call"),
        ROOM,
        (),
        later("The room screen as a window to share; its title says nothing"),
    ),
    ActionSpec(
        "close_room", later("Take the &room screen down"), ROOM, (), later("Close it"), group=2
    ),
)
_VIEW: Final = (
    ActionSpec(
        "larger",
        later("Lar&ger text"),
        VIEW,
        ("Ctrl++", "Ctrl+="),
        later("Larger everywhere"),
        _ANY,
    ),
    ActionSpec(
        "smaller", later("Small&er text"), VIEW, ("Ctrl+-",), later("Smaller everywhere"), _ANY
    ),
    ActionSpec(
        "usual_size", later("Usual te&xt size"), VIEW, ("Ctrl+0",), later("Text at 100%"), _ANY
    ),
    ActionSpec("light", later("L&ight"), VIEW, (), later("Dark words on light"), _ANY, 1, True),
    ActionSpec("dark", later("Da&rk"), VIEW, (), later("Light words on dark"), _ANY, 1, True),
    ActionSpec(
        "high_contrast", later("&High contrast"), VIEW, (), later("The strongest"), _ANY, 1, True
    ),
    ActionSpec(
        "like_system", later("Like the s&ystem"), VIEW, (), later("As the computer"), _ANY, 1, True
    ),
    ActionSpec(
        "single_letters", later("Single-letter &keys"), VIEW, (), later("On or off"), _ANY, 2, True
    ),
    ActionSpec(
        "hide_from_capture",
        later("Keep out of screen &capture"),
        VIEW,
        (),
        later("This window is in no screenshot and in no shared screen; the room screen always is"),
        _ANY,
        2,
        True,
    ),
    ActionSpec(
        "welsh",
        later("&Welsh from the next start (draft)"),
        VIEW,
        (),
        later("What of this window is in Welsh already; documents stay in English"),
        _ANY,
        2,
        True,
    ),
)
_HELP: Final = (
    ActionSpec(
        "guide",
        later("&Help with this"),
        HELP,
        ("F1",),
        later("What the guide says of where you are; once more looks for something in it"),
        _ANY,
    ),
    ActionSpec("keys", later("&Keys"), HELP, ("Ctrl+F1",), later("Every key on one page"), _ANY),
    ActionSpec(
        "trust",
        later("&What you can rely on"),
        HELP,
        (),
        later("What is promised, how it is tried, and what nobody can promise"),
        _ANY,
    ),
    ActionSpec(
        "about", later("A&bout Casewalk"), HELP, (), later("Version, licences and fonts"), _ANY
    ),
)
ACTIONS: Final[tuple[ActionSpec, ...]] = (
    *_FILE,
    *_EDIT,
    *_STAGE,
    *_PARTS,
    *_TABLES,
    *_CHARTS,
    *_CODES,
    *_HOUR,
    *_FINDINGS,
    *_READER,
    *_PLAN,
    *_ANSWERS,
    *_WALKING,
    *_ROOM,
    *_VIEW,
    *_HELP,
)
_BY_NAME: Final = {spec.name: spec for spec in ACTIONS}


def spec_of(name: str) -> ActionSpec:
    """Return the action called *name*; KeyError where the table has none."""
    return _BY_NAME[name]


class HelpRow(NamedTuple):
    """One line of the keys page."""

    words: str
    keys: str
    hint: str
    scope: Scope


def help_rows() -> tuple[HelpRow, ...]:
    """Return every action that has a key, for the keys page and the README."""
    return tuple(
        HelpRow(
            spec.words, " or ".join(caps(keys) for keys in spec.keys), tr(spec.hint), spec.scope
        )
        for spec in ACTIONS
        if spec.keys
    )
