"""Several files at once: read in the order that makes sense, each fault beside the others."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.batch import Batch, read_batch
from core.intake.file_reader import FileReader
from core.intake.vocabulary import EarlierReturn, Vocabulary
from core.model.case import RequestStatus
from core.model.draft.returns import CaseDraft, DoubtKind, RequestDraft, ReturnDraft
from core.model.progress import Cancelled
from tests.intake.files import batch_of, cin, text_file, workbook

RETURN = "case,agency,3\nChild A,School,yes\n"


def quiet(done: int, of: int) -> None:
    assert 0 <= done <= of


def empty() -> Vocabulary:
    """The words of the children in need audit before any case or agency is in it."""
    return replace(cin(agencies=()), cases=())


def happened(batch: Batch) -> list[str]:
    return [fault.happened for fault in batch.unread]


def test_what_one_file_adds_the_next_ones_know(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, "case,agency,3\nchild a,SCHOOL,yes\nChild B,GP,no\n", "1.csv"),
        text_file(tmp_path, "case,agency,status\nCHILD A,School,returned\n", "2.csv"),
        text_file(tmp_path, "case,age\nChild A,6\nChild B,7\n", "3.csv"),
    ]
    cases, requests, returns = batch_of(paths, empty(), quiet).drafts
    assert cases.rows == (CaseDraft("Child A", "6"), CaseDraft("Child B", "7"))
    assert requests.rows == (RequestDraft("Child A", "School", status=RequestStatus.RETURNED),)
    assert returns.rows == (ReturnDraft("Child A", "School", answers={"3": "yes"}),)
    assert [problem.what for problem in returns.problems] == [
        "“GP” is not an agency of this audit."
    ]


def test_a_second_list_of_cases_keeps_the_spelling_of_the_first(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, "case\nChild A\n", "first.csv"),
        text_file(tmp_path, "case\nCHILD  A\nChild B\n", "second.csv"),
    ]
    batch = batch_of(paths, empty(), quiet)
    assert [draft.rows for draft in batch.drafts] == [
        (CaseDraft("Child A"),),
        (CaseDraft("Child A"), CaseDraft("Child B")),
    ]


def test_what_the_audit_has_already_stays_known(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, "case\nChild Z\n", "cases.csv"),
        text_file(tmp_path, "case,agency\nChild Z,Library\nChild B,Police\n", "requests.csv"),
        text_file(
            tmp_path, "case,agency,3\nChild B,Police,no\nChild Z,Library,no\n", "returns.csv"
        ),
    ]
    returns = batch_of(paths, cin(), quiet).drafts[-1]
    assert (len(returns.rows), returns.problems) == (2, ())


def test_agencies_that_send_a_file_each_all_come_in_where_none_is_known(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, f"case,agency,3\nChild A,{agency},yes\n", f"{agency}.csv")
        for agency in ("School", "Police")
    ]
    batch = batch_of(paths, cin(agencies=()), quiet)
    assert [draft.rows for draft in batch.drafts] == [
        (ReturnDraft("Child A", "School", answers={"3": "yes"}),),
        (ReturnDraft("Child A", "Police", answers={"3": "yes"}),),
    ]


@pytest.mark.parametrize("answer", ["yes", "no"], ids=["the same", "another"])
def test_a_return_that_waits_for_a_word_counts_as_none_that_is_in(
    tmp_path: Path, answer: str
) -> None:
    paths = [
        text_file(tmp_path, "case,agency,completed on,3\nChild A,School,1914-03-05,yes\n", "1.csv"),
        text_file(tmp_path, f"case,agency,3\nChild A,School,{answer}\n", "2.csv"),
    ]
    first, second = batch_of(paths, cin(), quiet).drafts
    assert [doubt.kinds for doubt in first.doubts] == [{DoubtKind.DATE}]
    assert [*second.rows, *second.remarks, *second.problems] == []
    (doubt,) = second.doubts
    assert doubt.kinds == {DoubtKind.REPLACES}
    assert "waits for your word in 1.csv" in doubt.what


def test_what_is_in_the_audit_is_named_and_not_what_waits(tmp_path: Path) -> None:
    held = EarlierReturn("held.csv", 15, 2)
    vocabulary = replace(cin(), returned={("child a", "school"): held})
    paths = [
        text_file(tmp_path, "case,agency,3\nChild A,School,yes\n", "1.csv"),
        text_file(tmp_path, "case,agency,3\nChild A,School,no\n", "2.csv"),
    ]
    for draft in batch_of(paths, vocabulary, quiet).drafts:
        (doubt,) = draft.doubts
        assert "15 answers and 2 comments from held.csv" in doubt.what


def test_what_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, "name,age\nx,1\n", "letter.csv"),
        tmp_path / "gone.csv",
        text_file(tmp_path, RETURN),
        text_file(tmp_path, "case,agency,Q1\nChild A,School,yes\n", "other audit.csv"),
    ]
    batch = batch_of(paths, cin(), quiet)
    assert [draft.source for draft in batch.drafts] == ["camhs.csv"]
    assert happened(batch) == [
        "There is no file “gone.csv” there.",
        "None of the columns of “other audit.csv” is a question of this audit tool.",
        "“letter.csv” has no column “case”.",
    ]
    assert all(fault.safe and fault.remedy for fault in batch.unread)


def test_a_lone_file_that_fits_nothing_is_told_and_nothing_else(tmp_path: Path) -> None:
    batch = batch_of([text_file(tmp_path, "name\nx\n", "names.csv")], cin(), quiet)
    assert (batch.drafts, batch.left) == ((), ())
    assert happened(batch) == ["“names.csv” has no column “case”."]


def test_every_file_is_told_before_it_is_read_and_then_the_end(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    paths = [text_file(tmp_path, RETURN), tmp_path / "gone.csv"]
    batch_of(paths, cin(), lambda done, of: steps.append((done, of)))
    assert list(dict.fromkeys(steps)) == [(0, 2), (1, 2), (2, 2)]


def test_a_file_named_twice_and_found_in_its_folder_is_read_once(tmp_path: Path) -> None:
    path = text_file(tmp_path, RETURN)
    batch = batch_of([path, path, tmp_path], cin(), quiet)
    assert [draft.source for draft in batch.drafts] == ["camhs.csv"]


def test_folders_within_folders_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["d/gp.csv", "b/school.csv", "c/1.csv", "a/z.csv", "c/0.csv", "b/police.csv"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text_file(tmp_path, RETURN, name)
    batch = batch_of([tmp_path], cin(), quiet)
    assert [draft.source for draft in batch.drafts] == [Path(name).name for name in sorted(names)]


def test_what_a_program_keeps_beside_an_open_file_is_not_read(tmp_path: Path) -> None:
    text_file(tmp_path, RETURN)
    for aside in ("~$camhs.xlsx", "._camhs.csv", ".DS_Store"):
        (tmp_path / aside).write_bytes(b"\x00\x05")
    batch = batch_of([tmp_path], cin(), quiet)
    assert [draft.source for draft in batch.drafts] == ["camhs.csv"]
    assert batch.unread == ()
    assert not {".DS_Store", "._camhs.csv"} & set(batch.left)


def test_capitals_in_an_ending_make_no_other_kind_of_file(tmp_path: Path) -> None:
    text_file(tmp_path, RETURN, "SCHOOL.CSV")
    workbook(tmp_path, [["case", "agency", 3], ["Child A", "Police", "No"]], "Police.XLSX")
    text_file(tmp_path, "%PDF-1.7", "FORM.PDF")
    batch = batch_of([tmp_path], cin(), quiet)
    assert [draft.source for draft in batch.drafts] == ["Police.XLSX", "SCHOOL.CSV"]
    assert happened(batch) == ["“FORM.PDF” is a PDF that cannot be read."]
    assert batch.left == ()


def test_a_folder_that_is_called_like_a_list_is_still_a_folder(tmp_path: Path) -> None:
    inside = tmp_path / "returns.csv"
    inside.mkdir()
    text_file(inside, RETURN)
    batch = batch_of([tmp_path], cin(), quiet)
    assert [draft.source for draft in batch.drafts] == ["camhs.csv"]
    assert batch.unread == ()


def test_a_file_chosen_by_hand_is_read_whatever_its_ending(tmp_path: Path) -> None:
    chosen = text_file(tmp_path, RETURN, "camhs.dat")
    assert [draft.source for draft in batch_of([chosen], cin(), quiet).drafts] == ["camhs.dat"]
    in_a_folder = batch_of([tmp_path], cin(), quiet)
    assert (in_a_folder.drafts, in_a_folder.left) == ((), ("camhs.dat",))


def test_looking_through_a_folder_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "inside" / "deeper").mkdir(parents=True)
    looked: list[int] = []

    def stop_at_the_third(_done: int, _of: int) -> None:
        looked.append(len(looked))
        if len(looked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        batch_of([tmp_path], cin(), stop_at_the_third)


def zip_file(folder: Path, parts: dict[str, bytes], name: str = "returns.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, data in parts.items():
            archive.writestr(inside, data)
    return path


def test_a_zip_is_read_as_the_files_in_it(tmp_path: Path) -> None:
    table = "case,agency,3\n{},School,yes\n"
    parts = {
        "March/a.csv": table.format("Child A").encode(),
        "March/b.csv": table.format("Child B").encode(),
        "March/broken.xlsx": b"PK\x03\x04 nothing",
        "March/photo.jpg": b"\xff\xd8\xff",
        "inner.zip": b"PK\x03\x04",
        "__MACOSX/._a.csv": b"\x00",
    }
    batch = batch_of([zip_file(tmp_path, parts)], cin(), quiet)
    assert [(one.source, len(one.rows)) for one in batch.drafts] == [("a.csv", 1), ("b.csv", 1)]
    assert happened(batch) == ["“broken.xlsx” is not an Excel workbook that can be read."]
    assert batch.left == ("photo.jpg", "inner.zip")


def test_a_group_in_a_file_of_its_own_comes_in_with_what_its_form_says(tmp_path: Path) -> None:
    parts = {
        "return.csv": b"SubmissionDate,agency,KEY\n2014-03-12T10:00:00Z,School,uuid:1\n",
        "return-children.csv": b"case,q3,PARENT_KEY,KEY\nChild A,yes,uuid:1,uuid:1/c[1]\n"
        b"Child B,no,uuid:1,uuid:1/c[2]\n",
        "media/169.jpg": b"\xff\xd8\xff",
    }
    batch = batch_of([zip_file(tmp_path, parts)], cin(), quiet)
    (draft,) = batch.drafts
    assert [
        (row.case, row.agency, row.answers)
        for row in draft.accepting({DoubtKind.PROPOSED}).rows
        if isinstance(row, ReturnDraft)
    ] == [("Child A", "School", {"3": "yes"}), ("Child B", "School", {"3": "no"})]
    assert batch.left == ("169.jpg",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not a zip that can be opened"),
        (b"PK\x03\x04" + b"\x00" * 200, "is not a zip that can be opened"),
        (b"PK\x05\x06" + bytes(18), "There is no file in"),
        (None, "is far larger inside than a return would be"),
    ],
)
def test_a_zip_that_is_none_or_a_bomb_is_refused(
    tmp_path: Path, data: bytes | None, words: str
) -> None:
    path = tmp_path / "returns.zip"
    if data is None:
        zip_file(tmp_path, {f"{at}.csv": bytes(10_000_000) for at in range(20)})
    else:
        path.write_bytes(data)
    (fault,) = happened(batch_of([path], cin(), quiet))
    assert words in fault


def test_a_pasted_table_is_read_like_a_file() -> None:
    with FileReader() as reader:
        batch = read_batch([], cin(), reader, quiet, ["case\tagency\t3\nChild A\tSchool\tyes\n"])
    (draft,) = batch.drafts
    assert draft.rows == (ReturnDraft("Child A", "School", answers={"3": "yes"}),)
    assert draft.source == "Pasted table"
