"""Compiles a folder's Python beforehand: where nobody may write, each start would do it again."""

import py_compile
import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib.util import cache_from_source
from pathlib import Path


def compile_all(folder: Path) -> None:
    """Put the compiled form of every module beside it; it counts whatever the dates say.

    The folder must be run by the same Python version as this.
    """
    modules = [str(path) for path in sorted(folder.rglob("*.py"))]
    with ProcessPoolExecutor() as pool:
        list(pool.map(_compile, (modules[start::8] for start in range(8))))


def leave_sources_out(folder: Path) -> None:
    """Leave only the compiled form of each module of a library, where Python looks for it then.

    What is installed in `site-packages` keeps its sources: some of the licences ask for them.
    """
    for compiled in sorted(folder.rglob("__pycache__/*.pyc")):
        module = compiled.parent.parent / f"{compiled.name.partition('.')[0]}.py"
        if "site-packages" not in compiled.relative_to(folder).parts:
            compiled.replace(module.with_suffix(".pyc"))
            module.unlink()
    for empty in folder.rglob("__pycache__"):
        if not any(empty.iterdir()):
            empty.rmdir()


def copy_compiled(source: Path, target: Path) -> None:
    """Put beside each module of *target* the compiled form it has in *source*, if it has one.

    The modules must have been copied from there with their dates, or it does not count.
    """
    for module in target.rglob("*.py"):
        there = Path(cache_from_source(str(source / module.relative_to(target))))
        if there.is_file():
            beside = Path(cache_from_source(str(module)))
            beside.parent.mkdir(exist_ok=True)
            shutil.copy2(there, beside)


def _compile(modules: Iterable[str]) -> None:
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for module in modules:
        try:
            py_compile.compile(module, doraise=True, invalidation_mode=unchecked)
        except (
            py_compile.PyCompileError
        ) as error:  # a template of another language's, kept by its owner
            print(error.msg, file=sys.stderr)  # noqa: T201
