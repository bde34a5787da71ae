"""What a removal takes with it, in words: asked about before, said after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.model.case import Agency, Case, Request
from core.model.household import CasePerson
from core.model.ids import AgencyId, CaseId, MeetingId
from core.model.meeting import Meeting
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.model.value import each_keys
from core.wording.numbers import listed
from core.words import plural, tr

BACK: Final = "Alt+Z takes it back."


@dataclass(frozen=True, slots=True)
class Loss:
    """What rests on rows that are to go.

    `gone` goes with them; `stays` are the sentences on what loses its tie to
    them. `weighs` where returns, judgements, views or notes are touched: then
    one is asked first.
    """

    gone: str = ""
    stays: tuple[str, ...] = ()
    weighs: bool = False

    def question(self, named: str, keys: str) -> str:
        """Return what is asked before *named* goes; *keys* do it when pressed again."""
        gone = tr(" with {gone}", gone=self.gone) if self.gone else ""
        return tr(
            "{named} would go{gone}{what_follows}. {keys} once more does it.",
            named=named,
            gone=gone,
            what_follows=self._what_follows,
            keys=keys,
        )

    def loss_words(self, named: str) -> str:
        """Return what is said when *named* is gone."""
        gone = tr(" with {gone}", gone=self.gone) if self.gone else ""
        return tr(
            "{named} removed{gone}{what_follows}. {back}",
            named=named,
            gone=gone,
            what_follows=self._what_follows,
            back=BACK,
        )

    @property
    def _what_follows(self) -> str:
        return "".join(f"; {one}" for one in self.stays)


def loss_of(now: Snapshot, rows: Iterable[object]) -> Loss:
    """Return what rests on cases, agencies, meetings, requests or themes; on other rows nothing."""
    found = list(rows)
    cases = {row.id for row in found if isinstance(row, Case)}
    agencies = {row.id for row in found if isinstance(row, Agency)}
    themes = {row.id for row in found if isinstance(row, Theme)}
    meetings = {row.id for row in found if isinstance(row, Meeting)}
    if meetings:
        return _with_meetings(now, meetings)
    if cases:
        return _with_cases(now, cases)
    if agencies:
        return _with_agencies(now, agencies)
    people = {row.id for row in found if isinstance(row, CasePerson)}
    if people:
        return _with_people(now, people)
    if themes:
        notes = sum(note.theme_id in themes for note in now.notes)
        texts = sum(one.theme_id in themes for one in now.headed_texts)
        stays = _staying(notes, "note", tr("under no theme of its own"))
        return Loss(_listed(((texts, "text"),)), stays, bool(notes or texts))
    return _with_requests(now, [row for row in found if isinstance(row, Request)])


def _with_people(now: Snapshot, people: set[int]) -> Loss:
    """Say what was judged of them one by one: it stays, without their being listed."""
    judged = sum(
        now.tool.kind_at(one.point).for_each and not people.isdisjoint(each_keys(one.value))
        for one in now.judgements
        if one.question_id in now.tool.question
    )
    stays = _staying(judged, tr("judgement"), tr("about somebody no longer listed"))
    return Loss("", tuple(stays), bool(judged))


def _with_cases(now: Snapshot, cases: set[CaseId]) -> Loss:
    returns = sum(one.case_id in cases for one in now.returns)
    judged = {one.id for one in now.judgements if one.case_id in cases}
    heard = sum(one.case_id in cases and cases >= {*now.also_of(one)} for one in now.notes)
    asked = sum(one.case_id in cases for one in now.families_asked)
    families = sum(one.case_id in cases for one in now.family_voices)
    views = sum(one.judgement_id in judged for one in now.views)
    first = sum(one.case_id in cases for one in now.first_views)
    texts = sum(one.case_id in cases for one in now.headed_texts)
    people = sum(one.case_id in cases for one in now.case_people)
    dates = sum(one.case_id in cases for one in now.key_dates)
    for_them = [one for one in now.participants if now.comes_for(one.id)]
    left = sum(cases >= {*now.comes_for(one.id)} for one in for_them)
    gone = _listed(
        ((sum(one.case_id in cases for one in now.requests), "request"), (returns, "return")),
        ((len(judged), "judgement"), (views, tr("differing view")), (texts, "text")),
        ((first, tr("first view")), (people, tr("household member")), (dates, tr("key date"))),
    )
    stays = (
        *_staying(heard, "note", tr("without {a case}")),
        *_staying(families, tr("family voice"), tr("without {a case}")),
        *_staying(asked, tr("family asked"), tr("without {a case}"), tr("families asked")),
        *_staying(left, tr("person"), tr("on the list for no {case}"), tr("people")),
    )
    return Loss(gone, stays, bool(returns or judged or first or texts or dates or stays))


def _with_agencies(now: Snapshot, agencies: set[AgencyId]) -> Loss:
    returns = sum(one.agency_id in agencies for one in now.returns)
    views = sum(one.agency_id in agencies for one in now.views)
    first = sum(one.agency_id in agencies for one in now.first_views)
    heard = sum(one.agency_id in agencies for one in now.notes)
    parts = sum(one.agency_id in agencies for one in now.part_judgements)
    changed = sum(one.agency_id in agencies for one in now.changed_answers)
    people = sum(one.agency_id in agencies for one in now.participants)
    gone = _listed(
        ((sum(one.agency_id in agencies for one in now.requests), "request"), (returns, "return")),
        ((views, tr("differing view")), (first, tr("first view"))),
        ((parts, tr("judgement")), (changed, tr("changed answer"))),
    )
    stays = (
        *_staying(heard, "note", tr("without the agency that said it")),
        *_staying(people, "person", tr("on the list without an agency"), "people"),
    )
    return Loss(gone, stays, bool(returns or views or first or parts or changed or heard))


def _with_meetings(now: Snapshot, meetings: set[MeetingId]) -> Loss:
    lines = sum(one.meeting_id in meetings for one in now.agenda)
    people = sum(one.meeting_id in meetings for one in now.participants)
    agenda = (lines, tr("line of its agenda"), tr("lines of its agenda"))
    listed_people = (people, tr("person"), tr("people"))
    gone = [plural(*one) for one in (agenda, listed_people) if one[0]]
    settled = sum(one.meeting_id in meetings for one in now.judgements)
    heard = sum(one.meeting_id in meetings for one in now.notes)
    texts = sum(one.meeting_id in meetings for one in now.headed_texts)
    day = tr("as of “{day}”", day=now.audit.day_title.strip() or tr("The day"))
    stays = (
        *_staying(settled, "judgement", day),
        *_staying(heard, "note", day),
        *_staying(texts, "text", day),
    )
    return Loss(listed(gone) if gone else "", stays, bool(stays))


def _with_requests(now: Snapshot, requests: Sequence[Request]) -> Loss:
    """A return outlives its request: it is then one that nobody asked for."""
    pairs = {(one.case_id, one.agency_id) for one in requests}
    returns = sum((one.case_id, one.agency_id) in pairs for one in now.returns)
    return Loss("", _staying(returns, "return", tr("as unasked for")), bool(returns))


def _staying(count: int, one: str, how: str, many: str = "") -> tuple[str, ...]:
    """Return "3 notes stay, without a case", or nothing for none."""
    if not count:
        return ()
    return (f"{plural(count, one, many)} {'stays' if count == 1 else 'stay'}, {how}",)


def _listed(*groups: Sequence[tuple[int, str]]) -> str:
    """Return "8 requests and 7 returns, and with 1 judgement"; what is none is left out."""
    found = [[plural(count, one) for count, one in group if count] for group in groups]
    return tr(", and with ").join(listed(group) for group in found if group)
