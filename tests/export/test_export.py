"""Documents on the disk: whole or not at all, read back, and locked when asked."""

import errno
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.documents.blocks import Document
from core.documents.catalogue import DOCUMENTS, compose
from core.export import atomic_files as placing
from core.export.export import export, pdf_bytes
from core.model.audit import Audit
from core.model.fault import FileProblem
from core.model.progress import Cancelled
from core.pdf.protect import protected
from core.pdf.verify import assure
from tests.documents.audits import Parts
from tests.documents.reading import pages_read

BOTH = ("summaries", "comments")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_both_documents_are_written_as_the_preview_shows_them(tmp_path: Path) -> None:
    full = Parts().full()
    found = export(full, BOTH, tmp_path)
    assert [path.name for path in found] == ["case-summaries.pdf", "practitioner-comments.pdf"]
    assert files(tmp_path) == sorted(path.name for path in found)
    assert found[0].read_bytes() == pdf_bytes(compose("summaries", full))


def test_no_file_is_named_after_what_was_typed(tmp_path: Path) -> None:
    export(Parts(audit=Audit("../Family Smith: 2014?")).full(), BOTH, tmp_path)
    assert files(tmp_path) == ["case-summaries.pdf", "practitioner-comments.pdf"]


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
    locked = protected(pdf_bytes(compose("summaries", Parts().full())), "open")
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
    old = tmp_path / "case-summaries.pdf"
    old.write_bytes(b"the old one")

    def stop(done: int, _: int) -> None:
        if done >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(Parts().full(), BOTH, tmp_path, progress=stop)
    assert files(tmp_path) == ["case-summaries.pdf"]
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
    old = tmp_path / "case-summaries.pdf"
    old.write_bytes(b"the old one")
    (tmp_path / "practitioner-comments.pdf").mkdir()  # a folder cannot be replaced by a file
    with pytest.raises(FileProblem):
        export(Parts().full(), BOTH, tmp_path)
    assert old.read_bytes() == b"the old one"
    assert files(tmp_path) == ["case-summaries.pdf", "practitioner-comments.pdf"]


def test_one_that_was_new_is_gone_again_when_the_next_cannot_go(tmp_path: Path) -> None:
    (tmp_path / "practitioner-comments.pdf").mkdir()
    with pytest.raises(FileProblem):
        export(Parts().full(), BOTH, tmp_path)
    assert files(tmp_path) == ["practitioner-comments.pdf"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "There is no room left on the disk for “case-summaries.pdf”."),
        (errno.EACCES, "“case-summaries.pdf” cannot be written to the folder"),
        (errno.EIO, "“case-summaries.pdf” could not be written"),
    ],
)
def test_what_the_disk_refuses_is_said_in_three_parts(
    tmp_path: Path, number: int, said: str
) -> None:
    with (
        pytest.raises(FileProblem) as fault,
        placing.faults(tmp_path / "case-summaries.pdf"),
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


def _untold(*_: int) -> None:
    """Progress nobody listens to."""


@pytest.mark.parametrize("kept", [0, 60, 4000])
def test_what_was_cut_short_does_not_count(kept: int) -> None:
    document = compose("summaries", Parts().full())
    with pytest.raises(FileProblem, match="did not come back whole"):
        assure(pdf_bytes(document)[:kept], document, 8, "case-summaries.pdf", _untold)


def test_a_page_without_its_marking_does_not_count() -> None:
    document = compose("summaries", Parts().full())
    other = replace(document, marking="Top secret")
    with pytest.raises(FileProblem):
        assure(pdf_bytes(document), other, 8, "case-summaries.pdf", _untold)


def test_one_page_too_few_does_not_count() -> None:
    document: Document = compose("summaries", Parts().full())
    with pytest.raises(FileProblem):
        assure(pdf_bytes(document), document, 9, "case-summaries.pdf", _untold)


def test_a_marking_in_another_script_does_not_stop_the_export(tmp_path: Path) -> None:
    audit = Audit("T", marking="سري للغاية")
    assert len(export(Parts(audit=audit).full(), BOTH, tmp_path)) == 2


def test_documents_say_what_they_will_hold() -> None:
    full = Parts().full()
    said = [found.describe(full) for found in DOCUMENTS]
    assert said == ["PDF · one page a case, 8 cases", "PDF · by theme, 2 comments"]
