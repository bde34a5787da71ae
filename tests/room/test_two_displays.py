"""With a projector beside the laptop: the wall fills the projector and leaves when it leaves.

Programs of their own run what the tests write, one for each order of displays, for the
offscreen platform reads which displays there are only once. Each test has windows of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900}
PROJECTOR = {"name": "projector", "x": 1440, "y": 0, "width": 1920, "height": 1080}
MIRROR = {"name": "mirror", "x": 0, "y": 0, "width": 1440, "height": 900}
THIRD = {"name": "third", "x": 3360, "y": 0, "width": 800, "height": 600}
ALIKE = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}

PROGRAM = """
import contextlib, io, json, sys, traceback
import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from core.room import BlankScene
from tests.room.examples import PICTURE
from tests.room.test_awake import Recorded
from ui.room.control import RoomControl

app = QApplication([])

def run(then):
    home = QWidget()
    home.setGeometry(100, 100, 800, 600)
    home.show()
    awake = Recorded()
    control = RoomControl(app, home, BlankScene("Audit"), awake)
    told, asked = [], []
    control.blanked_itself.connect(told.append)
    control.asked.connect(lambda decision: asked.append(decision.place.name))
    screens = {screen.name(): screen for screen in app.screens()}
    shown = control.show_scene(PICTURE)
    app.processEvents()
    def say(*values):
        print(*values, sep="\\n")
    try:
        exec(then, {**globals(), **locals()})
    finally:
        for one in (control.window, control, home):
            if shiboken6.isValid(one):
                shiboken6.delete(one)
        assert not app.topLevelWidgets()

for line in sys.stdin:
    said, fault = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            run(json.loads(line))
    except BaseException:
        fault = traceback.format_exc()
    print(json.dumps([said.getvalue(), fault]), flush=True)
"""

PATIENCE = 60.0
"""Seconds a program may take to answer: it is ended then, as one that hangs."""

Displays = list[dict[str, object]]
Run = Callable[[Displays, str], list[str]]


def started(config: Path, displays: Displays) -> subprocess.Popen[str]:
    """Start a program that has these displays."""
    config.write_text(json.dumps({"screens": [{**display, **ALIKE} for display in displays]}))
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Have lines run where there are these displays; returned is what they said."""
    programs: dict[str, subprocess.Popen[str]] = {}

    def run(displays: Displays, then: str) -> list[str]:
        key = json.dumps(displays)
        if key not in programs:
            programs[key] = started(tmp_path_factory.mktemp("room") / "screens.json", displays)
        program = programs[key]
        assert program.stdin is not None
        assert program.stdout is not None
        print(json.dumps(then), file=program.stdin, flush=True)
        patience = Timer(PATIENCE, program.kill)
        patience.start()
        answer = program.stdout.readline()
        patience.cancel()
        assert answer, "the program crashed, or gave no answer"
        said, fault = json.loads(answer)
        assert not fault, fault
        return str(said).splitlines()

    yield run
    for program in programs.values():
        program.communicate(timeout=PATIENCE)
        assert program.returncode == 0


def test_the_wall_fills_the_projector_and_the_facilitator_stays(run: Run) -> None:
    said = run(
        [LAPTOP, PROJECTOR],
        "say(shown, control.window.screen().name(), control.window.geometry().getRect(),"
        " control.window.isFullScreen(), home.screen().name(), asked)",
    )
    assert said == ["True", "projector", "(1440, 0, 1920, 1080)", "True", "laptop", "[]"]


def test_the_facilitator_on_the_projector_sends_the_wall_to_the_laptop(run: Run) -> None:
    said = run(
        [PROJECTOR, LAPTOP],
        "control.close()\n"
        "home.move(1500, 100); app.processEvents()\n"
        "control.show_scene(PICTURE)\n"
        "say(home.screen().name(), control.window.screen().name())",
    )
    assert said == ["projector", "laptop"]


def test_a_mirrored_projector_is_asked_about(run: Run) -> None:
    said = run([LAPTOP, MIRROR], "say(shown, asked, control.window.isVisible(), awake.asked)")
    assert said == ["False", "['MIRRORED']", "False", "[]"]


def test_pulling_the_projector_out_takes_the_wall_down(run: Run) -> None:
    said = run(
        [LAPTOP, PROJECTOR],
        "app.screenRemoved.emit(screens['projector'])\n"
        "say(control.visible, control.window.isVisible(), control.window.scene, awake.asked,"
        " home.screen().name(), home.isMinimized(), len(told), told[0])",
    )
    assert said[:7] == [
        "False", "False", "BlankScene(title='Audit')", "['hold', 'release']",
        "laptop", "False", "1",
    ]  # fmt: skip
    assert said[7].startswith("A display was disconnected. The room screen was taken down.")


def test_losing_the_laptop_never_puts_the_facilitator_on_the_wall(run: Run) -> None:
    said = run(
        [LAPTOP, PROJECTOR],
        "app.screenRemoved.emit(screens['laptop'])\nsay(home.isMinimized(), control.window.scene)",
    )
    assert said == ["True", "BlankScene(title='Audit')"]


@pytest.mark.parametrize(
    "happening",
    [
        pytest.param(
            "screens['projector'].geometryChanged.emit(QRect(0, 0, 1280, 720))", id="another size"
        ),
        pytest.param("app.primaryScreenChanged.emit(screens['projector'])", id="another main one"),
        pytest.param("app.screenAdded.emit(screens['third'])", id="one more"),
        pytest.param("app.screenRemoved.emit(screens['third'])", id="a third one pulled out"),
    ],
)
def test_rearranged_displays_blank_the_wall_and_it_can_be_brought_back(
    run: Run, happening: str
) -> None:
    said = run(
        [LAPTOP, PROJECTOR, THIRD],
        "control.show_on(screens['projector'])\n"
        f"{happening}\n"
        "say(control.visible, control.is_blank, control.window.screen().name(), len(told))\n"
        "control.toggle_blank()\n"
        "say(control.window.scene == PICTURE, awake.asked)",
    )
    assert said == ["True", "True", "projector", "1", "True", "['hold']"]


def test_displays_may_change_while_nothing_is_shown(run: Run) -> None:
    said = run(
        [LAPTOP, PROJECTOR],
        "control.close()\n"
        "app.screenRemoved.emit(screens['laptop'])\n"
        "say(told, home.isMinimized(), control.window.isVisible())",
    )
    assert said == ["[]", "False", "False"]


DESK = {"name": "desk", "x": 1440, "y": 0, "width": 2560, "height": 1440}
FAR = {"name": "projector", "x": 4000, "y": 0, "width": 1920, "height": 1080}


def test_of_several_displays_one_is_picked_and_kept(run: Run) -> None:
    said = run(
        [LAPTOP, DESK, FAR],
        "choices = control.choices(control._displays.decide_for(home.screen())[0])\n"
        "say(shown, asked, *(words for words, _ in choices))\n"
        "control.show_on(choices[1][1]); app.processEvents()\n"
        "say(control.window.screen().name(), control.scene == PICTURE, control.where)\n"
        "control.close(); control.show_scene(PICTURE)\n"
        "say(control.window.screen().name(), asked)",
    )
    assert said == [
        *("False", "['SEVERAL']"),
        "desk, 2560 × 1440, right of this one",
        "projector, 1920 × 1080, right of this one",
        *("projector", "True", "projector, 1920 × 1080, right of this one"),
        *("projector", "['SEVERAL']"),
    ]


def test_swapped_the_facilitator_comes_to_the_laptop_and_the_wall_to_the_projector(
    run: Run,
) -> None:
    said = run(
        [PROJECTOR, LAPTOP],
        "control.close()\n"
        "home.move(1500, 100); app.processEvents()\n"
        "control.show_scene(PICTURE)\n"
        "say(home.screen().name(), control.window.screen().name())\n"
        "control.swap(); app.processEvents()\n"
        "say(home.screen().name(), control.window.screen().name(), told)",
    )
    assert said == ["projector", "laptop", "laptop", "projector", "[]"]


def test_with_the_wall_down_the_facilitator_leaves_the_projector_first(run: Run) -> None:
    said = run(
        [PROJECTOR, LAPTOP],
        "control.close()\n"
        "home.move(1500, 100); app.processEvents()\n"
        "control.swap(); app.processEvents()\n"
        "say(home.screen().name(), control.visible)\n"
        "control.show_scene(PICTURE)\n"
        "say(control.window.screen().name())",
    )
    assert said == ["laptop", "False", "projector"]


def test_what_is_heard_has_its_window_where_the_facilitator_is_and_never_on_the_wall(
    run: Run,
) -> None:
    said = run(
        [LAPTOP, PROJECTOR],
        "from ui.walk.heard.own_window import HeardWindow\n"
        "heard = HeardWindow(home)\n"
        "control.opened.connect(heard.keep_off)\n"
        "heard.place_at(''); heard.show(); app.processEvents()\n"
        "say(heard.screen().name(), heard.frameGeometry().right() < 1440)\n"
        "heard.move(1300, 40); app.processEvents()\n"
        "say(heard.is_covered)\n"
        "heard.come_back(); app.processEvents()\n"
        "say(heard.is_covered, heard.frameGeometry().right() < 1440)\n"
        "control.swap(); app.processEvents()\n"
        "heard.come_back(); app.processEvents()\n"
        "say(home.screen().name(), heard.screen().name(), heard.is_covered)\n"
        "account = heard.account; shiboken6.delete(heard)\n"
        "again = HeardWindow(home); home.move(100, 100); app.processEvents()\n"
        "again.place_at(account); again.show(); app.processEvents()\n"
        "say(home.screen().name(), again.screen().name(), again.is_covered)",
    )
    assert said == [
        *("laptop", "True", "True", "False", "True"),
        *("projector", "projector", "False"),
        *("laptop", "laptop", "False"),
    ]
