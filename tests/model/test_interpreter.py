"""Garbage collection and the turns of threads: paused by several at once, each for itself."""

import gc
import linecache
import sys
import weakref
from time import monotonic

import pytest

from core import interpreter
from core.interpreter import (
    collect_by_one_thread,
    collect_garbage,
    forget_sources,
    gc_paused,
    look_through_all_again,
    pass_over_the_program,
    pass_over_what_is_there,
    pause_gc,
    responsive,
    resume_gc,
)

pytestmark = pytest.mark.usefixtures("python_collects")


def test_garbage_waits_for_the_last_of_those_who_paused_it() -> None:
    first, second = gc_paused(), gc_paused()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled(), "the second is still at work"
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_long_work_that_ends_leaves_garbage_alone_while_widgets_are_dressed() -> None:
    work = responsive()
    work.__enter__()
    with gc_paused():
        work.__exit__(None, None, None)
        assert not gc.isenabled()
    assert gc.isenabled()


def test_threads_take_short_turns_until_the_last_long_work_ends() -> None:
    usual = sys.getswitchinterval()
    with responsive():
        with responsive():
            short = sys.getswitchinterval()
        assert sys.getswitchinterval() == short < usual
    assert sys.getswitchinterval() == usual


def test_a_pause_that_nobody_began_may_end() -> None:
    resume_gc()
    assert gc.isenabled()
    pause_gc()
    assert not gc.isenabled()
    resume_gc()
    assert gc.isenabled()


def test_what_lived_long_is_looked_through_when_nobody_is_at_the_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    monkeypatch.setattr("core.interpreter.gc.get_count", lambda: (701, 11, 11))
    monkeypatch.setattr("core.interpreter.gc.collect", lambda of=2: looked.append(of))
    for seconds, is_quiet in ((31, False), (31, True), (31, True), (20, True), (301, False)):
        monkeypatch.setattr(interpreter, "_looked_through", monotonic() - seconds)
        collect_garbage(is_quiet=is_quiet)
    assert looked == [1, 2, 2, 1, 2]


@pytest.mark.parametrize("is_quiet", [True, False], ids=["at rest", "at the keys"])
def test_what_an_audit_leaves_is_thrown_away_before_the_next_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, *, is_quiet: bool
) -> None:
    looked: list[int] = []
    monkeypatch.setattr("core.interpreter.gc.get_count", lambda: (0, 0, 0))
    monkeypatch.setattr("core.interpreter.gc.collect", lambda of=2: looked.append(of))
    look_through_all_again()
    collect_garbage(is_quiet=is_quiet)
    assert looked == [2] * is_quiet, "somebody would wait for it"
    assert pass_over_what_is_there()
    with gc_paused():
        assert not pass_over_what_is_there()
    assert pass_over_what_is_there()
    look_through_all_again()
    pass_over_what_is_there()
    gc.unfreeze()
    assert looked == ([2, 1, 1, 2] if is_quiet else [2, 1, 2])


def test_where_the_program_is_passed_over_what_an_audit_leaves_is_found_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(interpreter, "_is_program_apart", False)
    monkeypatch.setattr(interpreter, "_is_passed_over", False)
    before = gc.get_freeze_count()
    with gc_paused():
        pass_over_the_program()
        assert gc.get_freeze_count() == before, "what a job holds would stay for good"
    program = [[] for _ in range(1_000)]  # type: list[list[object]]
    pass_over_the_program()
    passed_over = gc.get_freeze_count()
    assert passed_over >= before + len(program)
    audit = type("Audit", (), {})()
    audit.page, gone = audit, weakref.ref(audit)
    assert pass_over_what_is_there()
    del audit
    look_through_all_again()
    collect_garbage()
    assert gone() is None
    assert gc.get_freeze_count() >= passed_over - 100, "all the program was looked through"


def test_garbage_is_collected_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter, "_by_one_thread", False)
    collect_by_one_thread()
    try:
        with gc_paused():
            pass
        assert not gc.isenabled()
        rings = [[] for _ in range(2_000)]  # type: list[list[object]]
        for ring in rings:
            ring.append(ring)
        del rings, ring
        before = gc.get_count()[0]
        with gc_paused():
            collect_garbage()
        assert gc.get_count()[0] >= before
        collect_garbage()
        assert gc.get_count()[0] < before
    finally:
        gc.enable()


def test_sources_that_were_kept_are_let_go_and_read_again_where_they_are_needed() -> None:
    path = interpreter.__file__
    linecache.getlines(path)
    forget_sources()
    assert path in linecache.cache, "another thread may be reading it"
    forget_sources()
    assert path not in linecache.cache
    assert linecache.getline(path, 1).startswith('"""')
