"""bring-in and new: what is likely is held back with its row, and an option takes it."""

from pathlib import Path

from core.acts.heard import add_note
from core.model.case import Case
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import CIN, Command, as_a_script
from tests.intake.workbooks import xlsx

HEAD = "Case,Agency,Completed on,1a,1b,2,2 comments,8\n"
FULL = f"{HEAD}Child A,Police,10/03/2014,Yes,Yes,Yes,A long and careful comment.,No\n"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_nearly_blank_return_does_not_wipe_out_a_full_one(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    first = written(tmp_path / "first.csv", FULL)
    second = written(tmp_path / "second.csv", f"{HEAD}Child A,Police,11/03/2014,,,,,No\n")
    assert command("bring-in", audit, first).code == 0
    said = command("bring-in", audit, second)
    assert said.code == 1
    assert "with 4 answers and 1 comment from first.csv; this one, with 1 answer" in said.out
    assert said.err.endswith(
        "bring the file in again, or with --replace if it is meant. It waits in the audit too, "
        "under Returns.\n"
    )
    with WorkshopFile.open(audit) as file:
        assert [one.source for one in snapshot(file).returns] == ["first.csv"]
    assert command("bring-in", audit, second, "--replace").code == 0
    with WorkshopFile.open(audit) as file:
        assert [one.source for one in snapshot(file).returns] == ["second.csv"]


def test_a_return_nobody_asked_for_is_held_back_until_it_is_meant(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = written(tmp_path / "r.csv", "Case,Agency,1a\nChild A,CAMHS,Yes\nChild A,School,Yes\n")
    said = command("bring-in", audit, path)
    assert said.code == 1
    assert said.out.splitlines()[0] == (
        "  Row 2 of r.csv was held back: “CAMHS” was not asked about “Child A”; "
        "the return would not be counted among the 28 of 37 returned."
    )
    assert said.err.endswith(
        "bring the file in again, or with --anyway if it is meant. It waits in the audit too, "
        "under Returns.\n"
    )
    with WorkshopFile.open(audit) as file:
        assert len(snapshot(file).returns) == 1
    assert command("bring-in", audit, path, "--anyway", "--replace").code == 0
    with WorkshopFile.open(audit) as file:
        assert len(snapshot(file).returns) == 2


def test_a_sheet_for_each_agency_comes_in_whole(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "both.xlsx"
    head = ["Case", "Agency", "1a"]
    sheets = {
        "Police": [head, ["Child G", "Police", "Yes"]],
        "School": [head, ["Child A", "School", "No"]],
    }
    path.write_bytes(xlsx(sheets))
    said = command("bring-in", audit, path)
    assert said.code == 0, said.err
    assert said.out.splitlines() == [
        "both.xlsx, sheet “Police”: 1 return and 1 answer taken in, 0 rows held back.",
        "both.xlsx, sheet “School”: 1 return and 1 answer taken in, 0 rows held back.",
    ]


def test_stars_stand_for_the_files_in_the_order_of_their_names(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    for name, case in (("b", "Child G"), ("A", "Child A")):
        written(tmp_path / f"{name}.csv", f"Case,Agency,1a\n{case},Police,Yes\n")
    written(tmp_path / "notes.doc", "")
    said = command("bring-in", audit, tmp_path / "*.csv")
    assert said.code == 0
    assert [line.partition(":")[0] for line in said.out.splitlines()] == ["A.csv", "b.csv"]
    none = command("bring-in", audit, tmp_path / "*.xlsx")
    assert none.code == 1
    assert none.err.startswith("No file there is called like “*.xlsx”. Nothing was taken in.")


def test_a_file_whose_name_holds_a_star_is_that_file(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = written(tmp_path / "[1] return.csv", "Case,Agency,1a\nChild G,Police,Yes\n")
    assert command("bring-in", audit, path).code == 0


def test_columns_of_a_form_are_no_rows_held_back(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = written(tmp_path / "r.csv", "ID,Case,Agency,1a\n7,Child G,Police,Yes\n")
    said = command("bring-in", audit, path)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == (
        "  The column “ID” says nothing of the audit and was passed over."
    )


def test_a_new_audit_is_not_made_of_an_agency_that_may_be_a_slip(
    tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "new.casewalk"
    requests = written(tmp_path / "r.csv", "case,agency\nChild A,Police\nChild B,Polcie\n")
    words = ("--tool", "children-in-need", "--cases", CIN / "cases.csv", "--requests", requests)
    said = command("new", path, *words)
    assert said.code == 1
    assert "Row 3 of r.csv was held back: “Polcie” is one letter away from “Police”." in said.err
    assert not path.exists()
    assert command("new", path, *words, "--anyway").code == 0


def test_a_list_of_cases_with_a_total_and_a_cut_end_makes_no_audit(
    tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "new.casewalk"
    cases = written(tmp_path / "c.csv", "case,age,team\nChild A,6,North\nTotal,1,\nChild B,7")
    said = command("new", path, "--tool", "children-in-need", "--cases", cases)
    assert said.code == 1
    assert "Row 3 (“Total”) looks like a total and was passed over." in said.err
    assert "Row 4 of c.csv was held back: the file ends in the middle of this row" in said.err
    assert not path.exists()


def test_open_concerns_are_named_in_the_order_of_the_cases(
    tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "new.casewalk"
    cases = written(tmp_path / "c.csv", "case\nCase 2\nCase 10\nCase 1\n")
    assert command("new", path, "--tool", "children-in-need", "--cases", cases).code == 0
    with WorkshopFile.open(path) as file:
        for case in file.all(Case):
            add_note(file, Note(NoteKind.CONCERN, "Tell the manager.", case_id=case.id))
    said = command("export", path, "--to", tmp_path / "out")
    assert "on Case 2, Case 10 and Case 1 is not yet passed on" in said.err


def test_a_workbook_that_ends_its_reader_ends_no_program(audit: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    part = f'<a><c t="str"><v>{"x" * 146_000_000}</v></c></a>'
    bomb.write_bytes(_with_sheet(part))
    good = written(tmp_path / "good.csv", "Case,Agency,1a\nChild G,Police,Yes\n")
    said = as_a_script("bring-in", audit, bomb, good)
    assert said.code == 1
    assert "1 return and 1 answer taken in" in said.out
    assert len(said.err.splitlines()) == 1


def _with_sheet(part: str) -> bytes:
    from tests.intake.workbooks import packed

    return packed({"Returns": part})


FORM = (
    "Which child?,Your organisation,1a. The child's basic details,Shoe size\n"
    "A,CSC,Yes,7\nthe younger sister,School nurse,No,4\n"
)


def test_what_was_agreed_of_a_form_is_known_of_its_next_file(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    form = FORM.replace("the younger sister", "Child D").replace(",Shoe size", "")
    path = written(tmp_path / "first.csv", form.replace("Yes,7", "Yes").replace("No,4", "No"))
    said = command("bring-in", audit, path)
    assert (said.code, "or with --accept-proposals if it is meant" in said.err) == (1, True)
    assert command("bring-in", audit, path, "--accept-proposals").code == 0
    turned = path.read_text("utf-8").replace(",Yes", ",no").replace(",No", ",yes")
    again = written(tmp_path / "second.csv", turned)
    said = command("bring-in", audit, again, "--replace")
    assert (said.code, said.err) == (0, "")
    *given_way, last = said.out.splitlines()
    assert last == "second.csv: 2 returns and 2 answers taken in, 0 rows held back."
    assert [one.startswith("  As --replace says: the return of") for one in given_way] == [True] * 2


def test_a_mapping_says_what_words_mean_and_wins(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = written(tmp_path / "form.csv", FORM)
    mapping = written(
        tmp_path / "words.toml",
        '[columns]\n"Which child?" = "case"\n"Your organisation" = "agency"\n"Shoe size" = ""\n'
        '[cases]\n"A" = "Child A"\n"the younger sister" = "Child D"\n'
        '[agencies]\n"CSC" = "Children\'s Social Care"\n"School nurse" = "School Nursing"\n',
    )
    said = command("bring-in", audit, path, "--mapping", mapping)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "  Left out, as you said: “Shoe size”.",
        "form.csv: 2 returns and 2 answers taken in, 0 rows held back.",
    ]
    with WorkshopFile.open(audit) as file:
        agencies = {one.name: one.also for one in snapshot(file).agencies}
    assert agencies["School Nursing"] == "School nurse"


def test_a_mapping_that_names_what_is_not_there_takes_nothing_in(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = written(tmp_path / "form.csv", FORM)
    for words, fault in (
        ('[columns]\n"Shoe size" = "99"\n', "“99” is no heading of this audit"),
        ('[agencies]\n"CSC" = "Housing"\n', "“Housing” is not in this audit"),
        ('[answers]\n"Not sure" = "Perhaps"\n', "“Perhaps” is no answer of this audit tool"),
        ('[answers_to.1a]\n"NK" = "Don\'t know"\n', "“Don't know” is no answer to “1a”"),
        ('[cases\n', "it is not TOML"),
    ):  # fmt: skip
        said = command("bring-in", audit, path, "--mapping", written(tmp_path / "w.toml", words))
        assert (said.code, said.out) == (1, "")
        assert f"“w.toml” cannot be used as a mapping of words: {fault}" in said.err


def test_a_dry_run_says_what_would_come_in_and_takes_nothing_in(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    path = written(tmp_path / "r.csv", "case,agency,1a,2\nChild A,School,Yes,No\nChild Z,GP,No,\n")
    said = command("bring-in", audit, path, "--dry-run")
    assert said.code == 1
    assert said.out.splitlines()[-1] == (
        "r.csv: 1 return and 2 answers would be taken in, 1 row held back."
    )
    assert "Nothing was taken in: this was a dry run." in said.err
    with WorkshopFile.open(audit) as file:
        assert snapshot(file).returns == ()
        assert "r.csv" not in [one.file_name for one in snapshot(file).brought_in]


def test_the_same_return_once_more_is_said_and_counts_once(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    row = "Child A,Police,10/03/2014,Yes,Yes,Yes,Careful.,No\n"
    path = written(tmp_path / "twice.csv", HEAD + row + row)
    said = command("bring-in", audit, path)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "  Row 3 is row 2 again: it counts once.",
        "twice.csv: 1 return and 4 answers taken in, 0 rows held back.",
    ]
    again = command("bring-in", audit, path)
    assert (again.code, again.err) == (0, "")
    assert again.out.splitlines()[0] == (
        "  Row 2 is the return of “Police” for “Child A” that is there already: it counts once."
    )
    other = written(tmp_path / "other.csv", HEAD + row.replace(",No", ",Yes"))
    assert command("bring-in", audit, other).code == 1
    with WorkshopFile.open(audit) as file:
        assert [one.source for one in snapshot(file).returns] == ["twice.csv"]
        sums = {one.sha256 for one in snapshot(file).brought_in if one.file_name == "twice.csv"}
    assert [len(one) for one in sums] == [64]
