"""What is sent before the day is a pattern: nobody's name, no case, and the audit's own words."""

from dataclasses import replace

from core.documents.audience import why_closed
from core.documents.catalogue import documents_of
from core.documents.to_send import to_send, to_send_described
from core.documents.words_in_order import document_words
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audience import Audience, AudienceKind
from core.model.audit import Participant
from core.model.ids import AgencyId
from core.model.letter import LetterPart, LetterText
from core.model.snapshot import FullSnapshot
from core.review.leaving import leaving
from core.review.settled import Replacement, Settled
from tests.documents.audits import Parts


def _before() -> FullSnapshot:
    held = Parts().full()
    agenda = (AgendaEntry("Cases, first half", AgendaKind.CASES, "09:45", 75),)
    people = (Participant("Named GP", name="Rosalind Ferrant"),)
    audit = replace(held.now.audit, confidentiality="")
    return replace(held, now=replace(held.now, audit=audit, agenda=agenda, participants=people))


def _said(full: FullSnapshot) -> str:
    return " ".join(document_words(to_send(full)))


def test_it_is_a_letter_a_statement_to_sign_and_the_agenda() -> None:
    held = _before()
    assert [one.title for one in to_send(held).sections] == [
        "Letter to agencies",
        "Confidentiality statement",
        "Agenda",
    ]
    said = _said(held)
    assert "sections 16E to 16H" in said, "on what ground is asked"
    assert "What is said here about people stays here." in said
    assert "09:45 Cases, first half 75" in said
    assert "Named GP" in said
    assert "Ferrant" not in said
    assert not [one.reference for one in held.now.cases if one.reference in said]


def test_it_says_the_audits_own_words_where_it_has_some() -> None:
    held = _before()
    own = LetterText(LetterPart.CLOSING, "Reply to the audit mailbox.")
    audit = replace(held.now.audit, confidentiality="Nothing leaves this room.")
    said = _said(replace(held, now=replace(held.now, letters=(own,), audit=audit)))
    assert "Reply to the audit mailbox." in said
    assert "Please reply by secure mail" not in said
    assert "Nothing leaves this room." in said
    assert "stays here" not in said


def test_it_is_offered_before_anything_came_back_and_leaves_only_where_it_is_asked_for() -> None:
    held = _before()
    early = replace(held.now, returns=(), requests=(), judgements=())
    (spec,) = (one for one in documents_of(early) if one.key == "to-send")
    assert spec.asked_for


AN_AGENCY = Audience(AudienceKind.AGENCY, AgencyId(1))


def test_what_is_typed_in_it_is_looked_at_before_it_leaves_for_an_agency() -> None:
    assert why_closed("to-send", AN_AGENCY) == ""
    assert why_closed("to-send", Audience(AudienceKind.PUBLIC)) == (
        "It is sent to agencies: for one agency, or the panel"
    )
    held = _before()
    own = LetterText(LetterPart.CLOSING, "Please ring about Callum first.")
    agenda = (replace(held.now.agenda[0], title="What Maisie told us"),)
    full = replace(held, now=replace(held.now, letters=(own,), agenda=agenda))
    _, left = leaving(full, ("to-send",), AN_AGENCY, Settled())
    assert [(one.words, one.remark.place) for one in left] == [
        ("Callum", "the letter to agencies"),
        ("Maisie", "a part of the agenda"),
    ]
    otherwise = tuple(Replacement(one.words, "the child") for one in left)
    view, left = leaving(full, ("to-send",), AN_AGENCY, Settled(otherwise))
    assert left == ()
    assert "Please ring about the child first." in _said(view)
    assert "What the child told us" in _said(view)


def test_nothing_in_it_speaks_to_the_facilitator() -> None:
    held = _before()
    assert "standard words" not in _said(held)
    assert "in standard words" in to_send_described(held)
