"""What Qt asks in the middle of its own work is always answered, whatever breaks in our answer.

An exception that leaves an override Qt called is kept by the binding until Qt is done.
Until then every other override answers nothing, a view is left half laid out, and a
painter stays open in the frames of the traceback: Qt ends the process over that. Before
Python 3.12 the binding itself ends it, where the interpreter raised the exception (a row
that is not there, a wrong argument) or one follows another. So none leaves: it is told
once Qt is done.
"""

import sys
from collections.abc import Callable
from functools import partial, wraps
from traceback import clear_frames
from types import FunctionType
from typing import Any, Final, ParamSpec, TypeVar

from PySide6.QtCore import QSize, QTimer
from shiboken6 import Shiboken

P = ParamSpec("P")
R = TypeVar("R")

ANSWERS: Final = "answers"
"""The mark of an override that always answers."""
_OVERRIDES: Final = {
    "blockBoundingRect",
    "closeEditor",
    "createEditor",
    "currentChanged",
    "doItemsLayout",
    "event",
    "eventFilter",
    "expandingDirections",
    "focusNextPrevChild",
    "hasHeightForWidth",
    "heightForWidth",
    "hitButton",
    "indexAt",
    "initStyleOption",
    "insertFromMimeData",
    "inputMethodQuery",
    "itemAt",
    "keyboardSearch",
    "minimumSize",
    "minimumSizeHint",
    "minimumTabSizeHint",
    "nextCheckState",
    "scrollContentsBy",
    "scrollTo",
    "selectionChanged",
    "setGeometry",
    "setModelData",
    "showPopup",
    "sizeHint",
    "tabSizeHint",
    "takeAt",
    "updateEditorGeometry",
    "updateGeometries",
    "visualRect",
}
"""What Qt calls, beside events; Qt's own answer stands in."""
_SHOWN: Final = {"changeEvent", "moveEvent", "resizeEvent", "showEvent"}
_DOES: Final = {
    "event",
    "eventFilter",
    "focusNextPrevChild",
    "insertFromMimeData",
    "keyboardSearch",
    "nextCheckState",
    "setModelData",
}
_DEEPEST: Final = 24
"""Nothing of ours lies so deep in others of its class, each given its size by the one around it."""
_WITHOUT: Final = {"sizeHint": QSize(), "minimumSize": QSize()}


class NotShown(Exception):
    """A mistake of ours by which something is not shown; its cause says what and where."""


def answered(
    instead: Callable[P, R], *, shows: bool = True
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make an override that answers Qt with *instead* where it breaks; that is told afterwards.

    Without *shows* it does what somebody asked for, and is told like any other mistake.
    """

    def made(override: Callable[P, R]) -> Callable[P, R]:
        @wraps(override)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return override(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - the boundary to Qt: told, never swallowed
                _tell_later(error, shows=shows)
            return instead(*args, **kwargs)

        setattr(answer, ANSWERS, True)
        return answer

    return made


def painted(override: Callable[P, None]) -> Callable[P, None]:
    """Make a `paintEvent` that leaves out what it cannot paint."""

    def left_out(*_args: P.args, **_kwargs: P.kwargs) -> None:
        return None

    return answered(left_out)(override)


def answer_everywhere() -> None:
    """Let whatever overrides something of Qt's answer it always, in every class made from now on.

    Called before the first of them is made; again is harmless. What only Python calls goes on
    passing its errors to whoever called it.
    """
    Shiboken.Object.__init_subclass__ = classmethod(_guard)  # type: ignore[assignment, method-assign]


def _guard(made: type, /, **given: Any) -> None:
    super(Shiboken.Object, made).__init_subclass__(**given)  # type: ignore[misc]
    qt = next(one for one in made.__mro__ if one.__module__.partition(".")[0] == "PySide6")
    for name, override in _bare_overrides(made, qt):
        shown = _settling(override) if name == "resizeEvent" else override
        setattr(made, name, answered(_answer_of(qt, name), shows=_shows(name))(shown))


def _settling(override: Callable[P, R]) -> Callable[P, R | None]:
    """Let sizes that never settle be a mistake that is told: it would end the process.

    What is left out or put in for a size may change the size, and Qt asks again at once.
    """
    under_way: list[bool] = []  # each says that nothing more is done until the first has ended

    @wraps(override)
    def settled(*args: P.args, **kwargs: P.kwargs) -> R | None:
        if any(under_way):
            return None
        if len(under_way) >= _DEEPEST:
            under_way[0] = True
            raise RecursionError(override.__qualname__)
        under_way.append(False)
        try:
            return override(*args, **kwargs)
        finally:
            under_way.pop()

    return settled


def _bare_overrides(made: type, qt: type) -> list[tuple[str, FunctionType]]:
    """Return what a class overrides itself, or by a class beside Qt's, and may not answer yet."""
    ours = made.__mro__[: made.__mro__.index(qt)]
    return [
        (name, override)
        for kind in ours
        if kind is made or not issubclass(kind, Shiboken.Object)
        for name, override in vars(kind).items()
        if (name.endswith("Event") or name in _OVERRIDES)
        and isinstance(override, FunctionType)
        and hasattr(qt, name)
        and not hasattr(override, ANSWERS)
        and getattr(made, name) is override
    ]


def _shows(name: str) -> bool:
    """Return whether an override only shows something, and is asked again and again."""
    return name in _SHOWN if name.endswith("Event") else name not in _DOES


def _answer_of(qt: type, name: str) -> Callable[..., Any]:
    """Return what stands in for an override: nothing is done for an event, else Qt's own answer."""
    if name.endswith("Event"):
        return nothing
    own = getattr(qt, name)

    def answer(*args: Any, **kwargs: Any) -> Any:
        try:
            return own(*args, **kwargs)
        except NotImplementedError:  # of a layout, Qt knows none
            return _WITHOUT.get(name)

    return answer


def nothing(*_args: object) -> None:
    """Be what stands in where nothing is to be done."""


def _tell_later(error: BaseException, *, shows: bool) -> None:
    """Let go of what the broken frames hold, painters above all, and tell it once Qt is done."""
    link: BaseException | None = error
    while link is not None:
        clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__
    fault = NotShown() if shows else error
    if shows:
        fault.__cause__ = error
    QTimer.singleShot(0, partial(_tell, fault))


def _tell(fault: BaseException) -> None:
    sys.excepthook(type(fault), fault, fault.__traceback__)
