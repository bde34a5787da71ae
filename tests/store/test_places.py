"""Where an audit lies is known by the system's tables and the folder's own name."""

from pathlib import Path

import pytest

from core.places import FilePlace, PlaceKind, cloud_of, place_in, place_of
from core.wording.places import place_words

MOUNTS = [
    ("/", "ext4"),
    ("/home", "ext4"),
    ("/media/ann/STICK", "vfat"),
    ("/media/ann/BIG", "ext4"),
    ("/srv/team", "cifs"),
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        pytest.param("/home/ann/a.casewalk", PlaceKind.OWN, id="one's own disk"),
        pytest.param("/media/ann/STICK/x/a.casewalk", PlaceKind.FAT, id="a stick with FAT"),
        pytest.param("/media/ann/STICKY/a.casewalk", PlaceKind.OWN, id="a name that begins so"),
        pytest.param("/media/ann/BIG/a.casewalk", PlaceKind.OWN, id="a drive with a journal"),
        pytest.param("/srv/team/a.casewalk", PlaceKind.NETWORK, id="a network drive"),
        pytest.param("/run/user/1/gvfs/smb/a.casewalk", PlaceKind.NETWORK, id="a desktop's share"),
    ],
)
def test_the_nearest_place_of_the_table_decides(path: str, kind: PlaceKind) -> None:
    assert place_in(Path(path), MOUNTS).kind is kind


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/ann/OneDrive/Audits", "OneDrive"),
        ("/Users/ann/OneDrive - Northshire Council", "OneDrive"),
        ("/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive", "Google Drive"),
        ("/home/ann/Dropbox (Personal)", "Dropbox"),
        ("/home/ann/Nextcloud", "Nextcloud"),
        ("/home/ann/Documents", ""),
        ("/home/ann/Dropbox papers", ""),
    ],
)
def test_a_clouds_folder_is_known_by_its_name(folder: str, name: str) -> None:
    assert cloud_of(Path(folder) / "a.casewalk") == name


def test_the_folder_of_onedrive_is_known_wherever_it_was_put(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert place_of(tmp_path / "a.casewalk") == FilePlace(PlaceKind.CLOUD, "OneDrive")
    monkeypatch.delenv("OneDriveCommercial")
    assert place_of(tmp_path / "a.casewalk").kind is PlaceKind.OWN


def test_one_line_says_what_it_may_do_and_what_to_do() -> None:
    assert place_words("own", "", locked=True) == ""
    cloud = place_words("cloud", "OneDrive", locked=False)
    assert "OneDrive keeps in step" in cloud
    assert "no passphrase" in cloud
    assert "no passphrase" not in place_words("cloud", "OneDrive", locked=True)
    for kind in ("cloud", "network", "fat"):
        assert place_words(kind, "", locked=True).endswith("keep a copy there and go on in it.")
