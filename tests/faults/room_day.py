"""The same day in two audits that differ only in what the room may not see, frame by frame.

room_day.py FOLDER SEED DAYS EVENTS HOW...: one audit beside the first for each HOW. With
`confidential` it differs in what the room may not see, with `public` in the wording of the
questions, which is shown: the control. Each day has a theme hour that writes in silence or
gives points, and breaks; on every second the returns are hidden and the table gives its first
views, so that what agencies answered and said first may not be seen either. Prints, a line for
each day and way, how many frames there were, how many differ, in how many what a screen reader
hears of the wall does, and of how many kinds they were.
"""

import json
import random
import sys
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from core.acts import first_views, theme_hour
from core.acts.prepare import set_audit
from core.examples import build_example
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.theme_hour import HourGroup, HourStage, ThemeHour
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.store.sums import write_sum
from tests.faults.kill_day import MORNING
from tests.journeys.facilitator import Facilitator, Watch, settle
from ui.program.application import collect_on_this_thread
from ui.program.jobs import wait_for_all

CONFIDENTIAL: Final[dict[str, tuple[str, ...]]] = {
    "cases": ("outline", "age", "sex", "status_at_end"),
    "answer_comments": ("text",),
    "notes": ("text", "role", "told", "did", "carried"),
    "judgements": ("reason",),
    "differing_views": ("note",),
    "participants": ("name",),
    "agencies": ("contact",),
    "requests": ("note",),
    "returns": ("source",),
    "family_voices": ("text", "said_by"),
    "meetings_observed": ("title", "text"),
    "hypotheses": ("text", "reason"),
    "findings": ("text", "detail", "challenge"),
    "recommendations": ("text",),
    "access_log": ("who", "about"),
}
"""Texts that no scene shows unless somebody asks for that very one, which nobody does here."""

WAYS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "confidential": CONFIDENTIAL,
    "public": {"questions": ("text",)},
}

_SCENES: Final = (
    *("show_room", "show_case", "show_judgement", "show_agenda", "blank_room"),
    *("day_break", "theme_hour"),
)
_KEYS: Final = ("Alt+1", "Alt+2", "Ctrl+Return", "Alt+Z", "Down", "Up", "Tab")
_REVEALS_NOTHING: Final = ("Down", "Up", "Tab", "PgDown", "Ctrl+PgDown", "Escape")
"""What is pressed on a day on which the returns stay hidden, and in the theme hour."""

_OTHER_ANSWERS: Final = """
UPDATE answers_given SET answer_id = (
    SELECT b.id FROM answers a JOIN answers b ON b.answer_set_id = a.answer_set_id
    WHERE a.id = answers_given.answer_id AND b.id <> a.id ORDER BY b.id LIMIT 1
) WHERE answer_id IN (SELECT a.id FROM answers a JOIN answers b
    ON b.answer_set_id = a.answer_set_id WHERE b.id <> a.id)
AND NOT EXISTS (SELECT 1 FROM judgements j JOIN items i ON i.question_id = j.question_id
    WHERE i.id = answers_given.item_id AND j.case_id = answers_given.case_id)
"""
"""Only where nothing was said yet: what the room settled, its returns were shown for."""
_OTHER_VIEWS: Final = """
UPDATE first_views SET (answer, answer_key) = (
    SELECT label, key FROM answers WHERE key <> first_views.answer_key
    AND answer_set_id = (SELECT answer_set_id FROM questions WHERE id = question_id) LIMIT 1
)
"""
_OTHER_POINTS: Final = """
UPDATE hour_votes SET group_id = (
    SELECT id FROM hour_groups WHERE hour_id = hour_votes.hour_id AND id <> hour_votes.group_id
)
"""


def with_other_words(path: Path, where: dict[str, tuple[str, ...]], seed: int) -> None:
    """Put other words in the place of every text in these columns."""
    chance, db = random.Random(seed), connect(path, None)
    with db.atomic():
        for table, columns in where.items():
            for column in columns:
                for (key,) in db.execute(f"SELECT id FROM {table} WHERE {column} <> ''").fetchall():
                    words = " ".join(chance.choices(("quokka", "Zebedee", "14"), k=9))
                    db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (words, key))
        if where is CONFIDENTIAL:
            if db.execute("SELECT 1 FROM audit WHERE asks_first").fetchone():
                db.execute(_OTHER_ANSWERS)
                db.execute(_OTHER_VIEWS)
            if db.execute("SELECT 1 FROM theme_hours WHERE stage = 'silent writing'").fetchone():
                db.execute("UPDATE hour_cards SET text = 'quokka ' || id")
            else:
                db.execute(_OTHER_POINTS)
        write_sum(db)
    db.close()


def begin_day(path: Path, *, hides: bool, writes: bool) -> None:
    """Have a theme hour, and where returns are to be *hidden* a first view that was given."""
    with WorkshopFile.open(path, clock=lambda: MORNING) as file:
        audit, tool = file.all(Audit)[0], read_tool(file)
        set_audit(file, replace(audit, has_theme_hour=True, asks_first=hides))
        theme_hour.begin_hour(file, "What should change first?", 3)
        hour = file.all(ThemeHour)[0]
        theme_hour.add_cards(file, hour.id, ("One chronology", "Shorter minutes", "Earlier calls"))
        if not writes:
            for title in ("Plans", "Meetings"):
                theme_hour.add_group(file, hour.id, title)
            theme_hour.go_to_stage(file, hour, HourStage.RANKING)
            hour = file.all(ThemeHour)[0]
            theme_hour.give_points(file, hour, [file.all(HourGroup)[0].id])
        agencies = file.all(Agency)
        if hides and agencies:
            point = next(one for one in tool.points if tool.answers_at(one))
            answer = tool.answers_at(point)[0].id
            case_id, agency_id = file.all(Case)[0].id, agencies[0].id
            first_views.give_first_view(file, case_id, point, agency_id, answer)


def _frames(
    folder: Path, audit: Path, seed: int, events: int, *, hides: bool
) -> list[tuple[str, str]]:
    """Live the day; return each frame of the wall, and what is heard of it."""
    folder.mkdir()
    keys = _REVEALS_NOTHING if hides else _KEYS
    facilitator, chance = Facilitator(folder, Watch(MORNING)), random.Random(seed)
    facilitator.open(audit)
    facilitator.await_(lambda: bool(facilitator.question))
    page = facilitator.page
    facilitator.press("F5")
    facilitator.press_button("Show it in a window anyway")
    facilitator.window.setUpdatesEnabled(False)  # nobody looks at it: it is the wall that counts
    found = []
    for _ in range(events):
        now = page.session.now
        if chance.random() < 0.6:
            case, point = chance.choice(now.cases), chance.choice(now.tool.points)
            page.context.cursor.go(case.id, point)
            page.workspace.run(chance.choice(_SCENES))
        else:
            facilitator.keep_keyboard()
            in_walk = page.workspace.stages.front == "walk"  # a theme hour is taken no step on
            facilitator.press(chance.choice(keys if in_walk else _REVEALS_NOTHING))
        if chance.random() < 0.2:
            facilitator.wait(timedelta(minutes=1))
        settle()
        window = page.room.window
        heard = (window.windowTitle(), window.accessibleName(), window.accessibleDescription())
        found.append((picture(window), " | ".join((*heard, window.toolTip()))))
    facilitator.go_home()
    wait_for_all()
    return found


def picture(window: QWidget) -> str:
    """Return what tells one picture of a window from another."""
    image = window.grab().toImage()
    told = sha256(repr((image.format(), image.width(), image.height())).encode())
    told.update(image.constBits())
    return told.hexdigest()


def _day(folder: Path, example: Path, seed: int, events: int, ways: list[str]) -> None:
    """Live one day in the audit as it is, and in one for each of the ways."""
    days, hides = [], bool(seed // 2 % 2)
    for number, way in enumerate(("", *ways)):
        audit = folder / str(number) / "a.casewalk"
        audit.parent.mkdir(parents=True)
        audit.write_bytes(example.read_bytes())
        begin_day(audit, hides=hides, writes=bool(seed // 4 % 2))
        if way:
            with_other_words(audit, WAYS[way], seed + number)
        days.append(_frames(folder / f"at {number}", audit, seed, events, hides=hides))
    kinds = len({frame for frame, _ in days[0]})
    for day in days[1:]:
        pairs = list(zip(days[0], day, strict=True))
        seen = sum(a[0] != b[0] for a, b in pairs)
        heard = sum(a[1] != b[1] for a, b in pairs)
        sys.stdout.write(json.dumps([len(pairs), seen, heard, kinds]) + "\n")


def _main(folder: Path, seed: int, days: int, events: int, ways: list[str]) -> None:
    collect_on_this_thread(QApplication([]))
    chance = random.Random(seed)
    for day in range(days):
        number = chance.randrange(1 << 30)
        name = "cin" if number % 2 else "tier2"
        example = folder / f"{name}.casewalk"
        if not example.exists():
            build_example(name, example, clock=lambda: MORNING, today=True)
        _day(folder / str(day), example, number, events, ways)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
