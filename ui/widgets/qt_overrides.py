"""What leaves an override that Qt called is an exception the binding can pass on.

CPython 3.11 makes an exception raised in C, as by `int("x")`, `[][0]` or a `next` that
finds nothing, into an object only when Python catches it. The binding takes what leaves
an override for one, and ends the process. So it is caught on its way, and goes on.
"""

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, Final

import shiboken6

_BINDING: Final = "PySide6."
_ROOT: Final[Any] = shiboken6.Shiboken.Object


def pass_on_whole() -> None:
    """Have every class made from now on pass on exceptions whole from what it overrides."""
    _ROOT.__init_subclass__ = classmethod(_on_subclass)


def _on_subclass(cls: Any, /, **given: Any) -> None:
    super(_ROOT, cls).__init_subclass__(**given)
    inherited = {
        name
        for base in cls.__mro__
        if base.__module__.startswith(_BINDING)
        for name in vars(base)
        if not name.startswith("__")
    }
    for name, override in list(vars(cls).items()):
        if isinstance(override, FunctionType) and name in inherited:
            setattr(cls, name, _whole(override))


def _whole(override: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(override)
    def passed_on(*args: Any, **given: Any) -> Any:
        try:
            return override(*args, **given)
        except Exception:  # caught and raised again, it is an object
            raise

    return passed_on
