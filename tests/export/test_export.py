"""Documents on the disk: whole or not at all, read back, and locked when asked."""

import errno
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.documents.catalogue import DOCUMENTS, compose
from core.export import atomic_files as placing
from core.export.export import export
from core.model.audit import Audit
from core.model.fault import FileProblem
from core.model.progress import Cancelled
from core.pdf.protect import protected
from core.pdf.verify import verify
from core.pdf.writer import write
from tests.documents.audits import Parts
from tests.documents.reading import pages_read

AUDIT = "Child in Need plans, 2014-04-09"
SUMMARIES_PDF = f"{AUDIT}, case summaries.pdf"
COMMENTS_PDF = f"{AUDIT}, practitioner comments.pdf"

BOTH = ("summaries", "comments")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_both_documents_are_written_as_the_preview_shows_them(tmp_path: Path) -> None:
    full = Parts().full()
    found = export(full, BOTH, tmp_path)
    assert [path.name for path in found] == [
        SUMMARIES_PDF,
        COMMENTS_PDF,
    ]
    assert files(tmp_path) == sorted(path.name for path in found)
    assert found[0].read_bytes() == write(compose("summaries", full))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("../North: 2014?", "North 2014", id="signs a disk does not take"),
        pytest.param("CON", "CON", id="a word Windows keeps for itself, with more behind it"),
        pytest.param("", "", id="none"),
        pytest.param("A" * 400, "A" * 70, id="longer than a name may be"),
        pytest.param("Words " * 60, "Words " * 10 + "Words", id="cut between words"),
        pytest.param("Zwei\nZeilen.", "Zwei Zeilen", id="two lines"),
    ],
)
def test_any_disk_takes_the_name_of_a_document(tmp_path: Path, title: str, name: str) -> None:
    (path,) = export(Parts(audit=Audit(title)).full(), ["comments"], tmp_path)
    assert path.name == ", ".join(filter(None, [name, "practitioner comments.pdf"]))
    assert files(tmp_path) == [path.name]


def test_documents_of_two_audits_do_not_meet_in_one_folder(tmp_path: Path) -> None:
    audit = Audit("Plans", partnership="North", day="2014-04-09")
    others = (replace(audit, partnership="South"), replace(audit, day="2015-04-09"))
    for one in (audit, *others):
        export(Parts(audit=one).full(), BOTH, tmp_path)
    assert len(files(tmp_path)) == 6


def test_a_password_locks_with_aes_256_revision_6(tmp_path: Path) -> None:
    (path,) = export(Parts().full(), ["summaries"], tmp_path, "correct hörse")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="correct hörse") as opened:
        assert (opened.encryption.R, opened.encryption.V) == (6, 5)
        assert opened.encryption.bits == 256
        assert opened.encryption.stream_method.name == "aesv3"
        plain = BytesIO()
        opened.save(plain)
    assert "Child D" in pages_read(plain.getvalue())[3]
    assert b"Child in Need" not in path.read_bytes()


def test_a_locked_document_opens_in_a_viewer_with_its_password() -> None:
    locked = protected(write(compose("summaries", Parts().full())), "open")
    with pypdfium2.PdfDocument(locked, password="open") as document:
        assert len(document) == 8
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(locked)


def test_progress_ends_at_a_hundred_and_never_goes_back(tmp_path: Path) -> None:
    told: list[int] = []
    export(Parts().full(), BOTH, tmp_path, progress=lambda done, _: told.append(done))
    assert told == sorted(told)
    assert told[-1] == 100
    assert len(told) > 10


@pytest.mark.parametrize("stop_at", [5, 40, 65, 95])
def test_stopping_leaves_the_folder_as_it_was(tmp_path: Path, stop_at: int) -> None:
    old = tmp_path / SUMMARIES_PDF
    old.write_bytes(b"the old one")

    def stop(done: int, _: int) -> None:
        if done >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(Parts().full(), BOTH, tmp_path, progress=stop)
    assert files(tmp_path) == [SUMMARIES_PDF]
    assert old.read_bytes() == b"the old one"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as fault:
        export(Parts().full(), BOTH, tmp_path / "nowhere")
    assert fault.value.happened == "The folder “nowhere” is not there."
    assert fault.value.safe
    assert fault.value.remedy


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(FileProblem):
        export(Parts().full(), BOTH, tmp_path / "file")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_nobody_may_write_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileProblem, match="cannot be written"):
            export(Parts().full(), BOTH, tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_one_that_cannot_go_into_place_takes_the_others_back(tmp_path: Path) -> None:
    old = tmp_path / SUMMARIES_PDF
    old.write_bytes(b"the old one")
    (tmp_path / COMMENTS_PDF).mkdir()  # a folder cannot be replaced by a file
    with pytest.raises(FileProblem):
        export(Parts().full(), BOTH, tmp_path)
    assert old.read_bytes() == b"the old one"
    assert files(tmp_path) == [
        SUMMARIES_PDF,
        COMMENTS_PDF,
    ]


def test_one_that_was_new_is_gone_again_when_the_next_cannot_go(tmp_path: Path) -> None:
    (tmp_path / COMMENTS_PDF).mkdir()
    with pytest.raises(FileProblem):
        export(Parts().full(), BOTH, tmp_path)
    assert files(tmp_path) == [COMMENTS_PDF]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            errno.ENOSPC,
            f"There is no room left on the disk for “{SUMMARIES_PDF}”.",
        ),
        (
            errno.EACCES,
            f"“{SUMMARIES_PDF}” cannot be written to the folder",
        ),
        (errno.EIO, f"“{SUMMARIES_PDF}” could not be written"),
    ],
)
def test_what_the_disk_refuses_is_said_in_three_parts(
    tmp_path: Path, number: int, said: str
) -> None:
    with (
        pytest.raises(FileProblem) as fault,
        placing.faults(tmp_path / SUMMARIES_PDF),
    ):
        raise OSError(number, os.strerror(number))
    assert fault.value.happened.startswith(said)
    assert fault.value.safe.startswith("Nothing was changed")
    assert fault.value.remedy


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem, match="no room left"):
        export(Parts().full(), BOTH, tmp_path)
    assert files(tmp_path) == []


@pytest.mark.parametrize("kept", [0, 60, 4000])
def test_what_was_cut_short_does_not_count(kept: int) -> None:
    document = compose("summaries", Parts().full())
    with pytest.raises(FileProblem, match="did not come back whole"):
        verify(write(document)[:kept], document, "summaries.pdf")


def test_a_page_without_its_marking_does_not_count() -> None:
    document = compose("summaries", Parts().full())
    other = replace(document, marking="Top secret")
    with pytest.raises(FileProblem):
        verify(write(document), other, "summaries.pdf")


def test_a_marking_in_another_script_does_not_stop_the_export(tmp_path: Path) -> None:
    audit = Audit("T", marking="سري للغاية")
    assert len(export(Parts(audit=audit).full(), BOTH, tmp_path)) == 2


def test_documents_say_what_they_will_hold() -> None:
    full = Parts().full()
    said = [found.describe(full) for found in DOCUMENTS]
    assert said == [
        "one page a case, 8 cases",
        "everything on 8 cases",
        "by theme, 2 comments",
        "2 issues of 1 case, by letter",
        "nothing is coded yet",
        "8 cases",
        "the audit report in words, with nothing of one case",
        "nothing was drawn",
        "",
        "purpose, scope, data, 0 hypotheses",
        "5 requested · 4 returned (80.0% of 5 requests) · 0 usable · 4 marked as returned, "
        "answers not here yet",
        "",
        "0 lessons",
        "one page in seven boxes, and a sheet for the team",
        "by theme, 2 strengths and 0 lessons",
        "a page each, 5 agencies",
        "one page: asked, looked at, how firm, changed since",
        "one page: done, found, next",
        "0 recommendations",
        "0 actions",
        "0 actions",
        "",
        "9 April 2014",
        "letter to agencies, confidentiality statement in standard words, agenda",
        "agenda, sign-in sheet, 8 record sheets",
        "0 decisions",
        "0 files taken back",
        "every answer, comment and judgement as typed",
    ]
