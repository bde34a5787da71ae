"""Memory that threads have freed does not stay in a pool of each of them."""

import subprocess
import sys

import pytest

from tests.faults.shim import ROOT

POOLS = """
import ctypes, sys, threading
if sys.argv[1:]:
    from core.allocator import give_back_what_is_freed
    assert give_back_what_is_freed()
started = threading.Barrier(4)
def work():
    started.wait()
    [bytes(10_000) for _ in range(100)]
threads = [threading.Thread(target=work) for _ in range(4)]
[one.start() for one in threads]
[one.join() for one in threads]
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def pools(*told: str) -> int:
    command = [sys.executable, "-c", POOLS, *told]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return said.count("<heap nr=")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU library has pools")
def test_all_threads_share_one_pool() -> None:
    assert pools() > 1, "what looks for pools finds them"
    assert pools("told") == 1


OLDER = """
import ctypes
class Older(ctypes.CDLL):
    def __getattr__(self, name):
        if name == "mallinfo2":
            raise AttributeError(name)
        return super().__getattr__(name)
ctypes.CDLL = Older
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU library has pools")
def test_they_share_it_where_the_library_is_older_than_what_it_can_be_asked() -> None:
    said = "from core.allocator import give_back_what_lies_between as give\ngive()"
    command = [sys.executable, "-c", OLDER + POOLS + said, "told"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.count("<heap nr=") == 1


BETWEEN = """
import sys
from pathlib import Path
from core.allocator import give_back_what_is_freed, give_back_what_lies_between
from tests.bench.walked import resident
assert give_back_what_is_freed()
pieces = [bytes(10_000) for _ in range(4_000)]
kept = pieces[::8]
before = resident()
del pieces
freed = resident()
give_back_what_lies_between()
print(before, freed, resident())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU library has pools")
def test_what_lies_free_between_pieces_in_use_is_given_back() -> None:
    command = [sys.executable, "-c", BETWEEN]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    before, freed, after = (float(one) for one in said.split())
    assert before - freed < 8, "the library keeps it by itself"
    assert before - after > 24
