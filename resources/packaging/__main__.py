"""`python -m resources.packaging linux --to FOLDER` or `windows --to FOLDER --python ARCHIVE`."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from resources.packaging import linux_folder, windows_folder
from resources.packaging.artefacts import write_parts, write_sums, zip_folder
from resources.packaging.program import version

_SUMS: Final = "SHA256SUMS"


def main(argv: list[str]) -> int:
    """Make what is asked for; return 1 where a tool is missing or fails."""
    wanted = _understood(argv)
    wanted.to.mkdir(parents=True, exist_ok=True)
    try:
        made = _windows(wanted) if wanted.system == "windows" else _linux(wanted)
    except (subprocess.CalledProcessError, ValueError, OSError) as error:
        print(f"Nothing was finished: {error}", file=sys.stderr)  # noqa: T201
        return 1
    print(write_sums(made, wanted.to / f"{_SUMS}-{wanted.system}"), end="")  # noqa: T201
    return 0


def _understood(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m resources.packaging")
    systems = parser.add_subparsers(dest="system", required=True)
    linux = systems.add_parser("linux", help="a folder, its tar.gz and with --deb the package")
    linux.add_argument("--deb", action="store_true")
    windows = systems.add_parser("windows", help="a folder, its zip and with --setup the setup")
    windows.add_argument("--python", type=Path, required=True, metavar="ARCHIVE")
    windows.add_argument("--setup", action="store_true")
    for one in (linux, windows):
        one.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    return parser.parse_args(argv)


def _linux(wanted: argparse.Namespace) -> list[Path]:
    if missing := list(linux_folder.missing_tools(package=wanted.deb)):
        raise ValueError(f"{', '.join(missing)} must be installed first")
    folder = _fresh(wanted.to / "casewalk")
    site = linux_folder.make_folder(folder)
    name = f"casewalk-{version()}-linux-x86_64"
    packed = wanted.to / f"{name}.tar.gz"
    subprocess.run(
        [
            "tar",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "-czf",
            packed,
            "-C",
            wanted.to,
            "casewalk",
        ],
        check=True,
    )
    parts = wanted.to / f"{name}.cdx.json"
    write_parts(site, [linux_folder.python_part()], parts)
    made = [packed, parts]
    if wanted.deb:
        made.append(wanted.to / f"casewalk_{version()}_amd64.deb")
        linux_folder.make_package(folder, made[-1])
    return made


def _windows(wanted: argparse.Namespace) -> list[Path]:
    if missing := list(windows_folder.missing_tools(setup=wanted.setup)):
        raise ValueError(f"{', '.join(missing)} must be installed first")
    folder = _fresh(wanted.to / "Casewalk")
    archive = windows_folder.make_folder(folder, wanted.python)
    print(f"{archive.digest}  {archive.path.name}")  # noqa: T201
    name = f"Casewalk-{version()}-windows-x64"
    made = [wanted.to / f"{name}.zip", wanted.to / f"{name}.cdx.json"]
    zip_folder(folder, made[0])
    write_parts(folder / "runtime" / "site", [archive.part()], made[1])
    if wanted.setup:
        made.append(wanted.to / f"Casewalk-{version()}-setup.exe")
        windows_folder.make_setup(folder, made[-1])
    return made


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
