"""Audit tools without an audit: which come along, what one asks, and what is worth a look in it."""

import argparse
from collections.abc import Iterator
from typing import Final

from core.cli.tool_shown import tool_shown
from core.intake.shipped import find_tool, shipped_tools
from core.model.draft.tool import ToolDraft
from core.wording.tool_notes import NoteAbout, every_part, tool_notes
from core.words import plural, tr

KEYS: Final = tr("""\
key            what the tool is called in files; small letters, digits, - and _
title          what the tool is called on screen and on paper
themes         its headings, in order: each a key and a title, and asked_where and
               asked_only_of as below where they hold for all its questions, and texts
[answer_sets]  the answers questions allow, by a name of your own; each answer has
  key          its lasting name: small letters, digits and _
  label        the word people see
  bearing      met, partly met, not met, not applicable, or unknown (for don't know)
  band         on a grade scale: what this grade and every better one are called together,
               such as "Good or better"
  points       what the answer earns; of a grade worked out from points, how many it takes
[answer_kinds] where answers are not one of some: the name of the set, then
  kind         grades (the set's answers are a scale, in order), several (any of the set's
               answers at once), each person (one of the set's answers for each child,
               parent or other person listed), number, date, period (from a day to a day) or
               words; a grade, a number, a date, a period for each person, or words for each
               person; a set of what is measured or told has no answers of its own
  unit         what a number counts, such as "visits"; for each person, about whom it is
               asked: "everybody", "children" (brothers, sisters and unborn too), "brothers
               and sisters", "parents" or "adults"
  least, most  what a number is not below, and not above, such as 0 and 10
  target       the days a period may take
  working_days true where those are working days
[[standards]]  standards and thresholds that questions cite: each a number, a text and, where
               you like, its source; those of the audit itself stay as they are
[[questions]]  one for each question, in order:
  key          its number, such as 5
  theme        the key of its theme
  text         the question as agencies read it
  short        a few words for tables and charts; the text where it is left out
  answers      the name of its answer set
  guidance     what to look for, or how to answer
  items        the lines of a checklist: each a key (1a), a text, a short wording,
               and answers of its own where they differ from the question's
  items_judged true where the room judges each line by itself
  means        {{ good = "few aims, each with who and when" }}: what each grade means here
  grades       "theme" or "whole": the question is the grade of its theme or of them all,
               given by those who judge
  working      how that grade is worked out, where it is: "worst" (of what it sums up),
               "all met" or "points"; another may still be given, with a reason
  texts        up to four headings of what the room writes beside the question, such as
               ["Good practice", "To develop", "Recommendation"]
  layers       ["own", "moderated"]: it is judged once in each, one after the other; of "own",
               "moderated", "second reader" and "chair"; each is kept and the last counts
  each_agency  true where the own part of each agency is judged before the one for all
  cites        ["3.2"]: the standards or thresholds it rests on, by number; Walk and forms
               show them small below the guidance
  always_discussed true where the room talks it through every time, however alike the
               returns are: it is never adopted together with others
  takes_comments   false where the question takes no comments
  asked_where  a condition, on a theme, a question or a line; where it does not hold the
               question is not asked, and an answer given all the same is counted apart.
               A number, a sign and an answer's key: "1f = yes"; "4 != no"; "3 >= 5" for a
               number, a date or the days of a period. Of what is audited: "its age >= 12",
               'its team = "North"', or any attribute of the audit's own. Several with
               "and" and "or"; "and" binds closer
  asked_only_of  ["Police", "Health"]: the agencies it is for, by name or short name
  room_only    true where only the room answers it, and no return
  comment_on   ["no"]: the answers that ask for a comment
  only_where   {{ item = "1f", answer = "yes" }}: asked of all, and counted once more
               where that line was answered so; on a question or on a line""")


def tool(wanted: argparse.Namespace) -> int:
    """Do one of the calls; `check` returns 1 where something is worth a look."""
    if wanted.call == "list":
        for name, title in shipped_tools().items():
            draft = find_tool(name)
            print(f"{name}  {title}, {plural(len(draft.questions), 'question')}")
        return 0
    found = find_tool(wanted.tool)
    if wanted.call == "show":
        print("\n".join(tool_shown(found)))
        return 0
    if wanted.keys:
        print(f"{KEYS}\n")
    print("\n".join(_checked(found)))
    return 1 if tool_notes(found) else 0


def _checked(found: ToolDraft) -> Iterator[str]:
    items = sum(len(question.items) or 1 for question in found.questions)
    yield (
        tr(
            "{found}: {count} with {count_2} to answer. It can be used.",
            found=found.title,
            count=plural(len(found.questions), "question"),
            count_2=plural(items, "line"),
        )
    )
    notes = tool_notes(found)
    if not notes:
        yield tr("Nothing to mend. {count} things were looked for.", count=len(NoteAbout))
        return
    yield tr("{count} worth a look; none of them stops it.", count=plural(len(notes), "thing"))
    texts = {part.key: part.text for part in every_part(found)}
    for note in notes:
        yield f"\n{note.about.title}: {note.where}"
        if not note.answer_set:
            yield f"    {texts[note.at]}"
        yield f"    {note.about.why}"
        yield f"    {note.mend}"
