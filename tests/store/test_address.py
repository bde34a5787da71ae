"""Where the database finds a file: on this computer, and on a drive of the network."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from core.store.cipher import address


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param(
            PurePosixPath("/audits/a b?.casewalk"),
            "file:///audits/a%20b%3F.casewalk",
            id="signs that mean something in an address",
        ),
        pytest.param(
            PureWindowsPath(r"C:\Audits\cin.casewalk"),
            "file:///C:/Audits/cin.casewalk",
            id="a disk of Windows",
        ),
        pytest.param(
            PureWindowsPath(r"\\server\audits\cin.casewalk"),
            "file:////server/audits/cin.casewalk",
            id="a drive of the network",
        ),
    ],
)
def test_a_file_is_found_wherever_it_is_kept(path: PurePath, found: str) -> None:
    assert address(path, read_only=False) == f"{found}?mode=rw"
    assert address(path, read_only=True) == f"{found}?mode=ro"
