"""Letters: form numbers and days, never a case; drafts that a mail program can open."""

from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from core.acts.letters import note_letters, set_letter_text
from core.export.forms import write_forms
from core.forms.files import FormFormat, form_files
from core.forms.form import forms_for
from core.forms.letter import (
    Letter,
    LetterKind,
    letters,
    references_in,
    wanting,
)
from core.forms.mail_draft import mail_drafts
from core.model.case import Agency, Request
from core.model.clock import Clock
from core.model.letter import LetterPart, LetterText
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.form import how_words
from core.wording.letter import standard_words
from tests.small import small_audit

TODAY = date(2014, 3, 24)


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A small audit; two of its requests may still come back, both of them late or due."""
    path = tmp_path_factory.mktemp("letter") / "audit.casewalk"
    with small_audit(path, lambda: datetime(2014, 3, 24, 9, 0)) as file:
        held = snapshot(file)
    due = {4: "2014-03-21", 2: "2014-03-28"}
    dated = (replace(one, due=due.get(at, "")) for at, one in enumerate(held.requests))
    agencies = (
        replace(one, contact="Safeguarding lead; Deputy", mail="lead@example.invalid")
        if one.name == "Schools"
        else one
        for one in held.agencies
    )
    audit = replace(held.audit, day="2014-04-09", partnership="Northshire Partnership")
    return replace(held, audit=audit, requests=tuple(dated), agencies=tuple(agencies))


def the(now: Snapshot, kind: LetterKind, agency: str) -> tuple[Letter, ...]:
    return tuple(one for one in letters(now, kind, TODAY) if one.agency.name == agency)


def test_one_letter_goes_to_each_contact_of_an_agency_with_something_out(now: Snapshot) -> None:
    told = [
        (one.agency.name, one.contact, one.mail) for one in letters(now, LetterKind.REQUEST, TODAY)
    ]
    assert told == [
        ("Police", "", ""),
        ("Schools", "Safeguarding lead", "lead@example.invalid"),
        ("Schools", "Deputy", ""),
    ]


def test_a_request_says_which_forms_by_when_and_on_what_ground(now: Snapshot) -> None:
    (letter,) = the(now, LetterKind.REQUEST, "Police")
    assert "Form 5: was due on 21 March 2014." in letter.text
    assert standard_words(now, LetterPart.GROUND) in letter.text
    assert letter.text.endswith("Northshire Partnership")
    assert letter.subject == "Small audit: audit forms"


def test_an_audit_of_adults_asks_on_the_ground_that_is_theirs(now: Snapshot) -> None:
    assert "section 16H" in standard_words(now, LetterPart.GROUND)
    adults = replace(now, audit=replace(now.audit, audited_one="adult", audited_many="adults"))
    assert "section 45 of the Care Act 2014" in standard_words(adults, LetterPart.GROUND)


def test_letters_and_forms_say_by_which_way_it_comes_who_they_are_about(now: Snapshot) -> None:
    by_portal = replace(now, audit=replace(now.audit, by_portal=True))
    told = []
    for audit in (now, by_portal):
        (form,) = forms_for(audit, audit.requests[:1])
        letter = the(audit, LetterKind.REQUEST, "Schools")[0].text
        told.append(
            [("portal" in text, "separately" in text) for text in (letter, how_words(form))]
        )
    assert told == [[(False, True)] * 2, [(True, False)] * 2]


def test_a_letter_names_no_case_and_says_where_its_own_words_would(now: Snapshot) -> None:
    for kind in LetterKind:
        for one in letters(now, kind, TODAY):
            assert references_in(now, one.whole) == ()
    assert references_in(now, "About child  B’s form") == ("Child B",)


def test_the_audits_own_words_take_the_place_of_the_standard_ones(now: Snapshot) -> None:
    own = replace(
        now,
        letters=(
            LetterText(LetterPart.GROUND, "Under our agreement of 2013."),
            LetterText(LetterPart.FAMILIES, "Families had a letter in February."),
        ),
    )
    (letter,) = the(own, LetterKind.REQUEST, "Police")
    assert "Under our agreement of 2013.\n\nFamilies had a letter in February." in letter.text
    (reminder,) = the(own, LetterKind.REMINDER, "Police")
    assert "agreement" not in reminder.text


def test_words_are_kept_in_the_file_and_emptying_them_brings_the_standard_ones_back(
    tmp_path: Path, clock: Clock
) -> None:
    with small_audit(tmp_path / "a.casewalk", clock) as file:
        set_letter_text(file, LetterPart.GROUND, "Our own")
        news = set_letter_text(file, LetterPart.GROUND, "Our own words")
        assert news is not None
        assert news.label == "change the letters' legal ground"
        assert [one.text for one in file.all(LetterText)] == ["Our own words"]
        set_letter_text(file, LetterPart.GROUND, " ")
        assert file.all(LetterText) == []


def sent(file: WorkshopFile, reminding: bool) -> None:
    now = snapshot(file)
    wanted = [one for agency in now.agencies for one in wanting(now, agency.id)]
    note_letters(file, wanted, reminding, letters=2)


def test_letters_that_went_out_are_noted_in_one_step(tmp_path: Path, clock: Clock) -> None:
    with small_audit(tmp_path / "a.casewalk", clock) as file:
        before = file.all(Request)
        sent(file, reminding=False)
        assert [one.asked for one in file.all(Request)].count("2014-04-09") == 2
        sent(file, reminding=True)
        assert file.undo_label == "note 2 reminders as sent"
        assert [one.chased for one in file.all(Request)].count("2014-04-09") == 2
        file.undo()
        file.undo()
        assert file.all(Request) == before


def test_a_draft_opens_in_a_mail_program_with_its_agencys_forms(
    now: Snapshot, tmp_path: Path
) -> None:
    found = the(now, LetterKind.REQUEST, "Schools")
    packs = form_files(forms_for(now, now.requests), (FormFormat.PDF,), together=True)
    drafts = mail_drafts(found, packs)
    made = datetime(2014, 3, 24, 9, 0)
    paths = write_forms(drafts, tmp_path, made)
    assert [one.name for one in paths] == ["Schools, request.eml", "Schools, request 2.eml"]
    mail = message_from_bytes(paths[0].read_bytes(), policy=SMTP)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "lead@example.invalid")
    assert mail["Subject"] == "Small audit: audit forms"
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().split() == found[0].text.split()
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "Schools, forms 3 to 6.pdf"
    assert attached.get_content().startswith(b"%PDF")


@pytest.mark.parametrize(
    "mail",
    ["a@b.invalid\nBcc: c@d.invalid", "ä@b.invalid", "no address;", "<", '"', "lead@[1", "\ud800"],
)
def test_what_is_typed_as_an_address_adds_no_heading(now: Snapshot, mail: str) -> None:
    letter = replace(the(now, LetterKind.REQUEST, "Police")[0], mail=mail, agency=Agency("Police"))
    (draft,) = mail_drafts([letter])
    back = message_from_bytes(draft.written(datetime(2014, 3, 24)), policy=SMTP)
    assert set(back.keys()) == {
        *("X-Unsent", "To", "Subject", "Content-Type"),
        *("Content-Transfer-Encoding", "MIME-Version"),
    }
