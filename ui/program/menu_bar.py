"""The actions as the window has them: made with their keys, labelled, and put into menus."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.words import tr
from ui.program.actions import ACTIONS, spec_of
from ui.program.key_guards import FieldGuard, KeypadGuard
from ui.program.menu_titles import MENUS


def build(owner: QWidget, handlers: Mapping[str, Callable[[], object]]) -> Iterator[QAction]:
    """Yield a QAction for every spec, added to *owner* so that its keys work there.

    Raises KeyError naming the action that nobody handles.
    """
    owner.installEventFilter(KeypadGuard(owner))
    FieldGuard(owner, (keys for spec in ACTIONS for keys in spec.keys))
    for spec in ACTIONS:
        action = QAction(owner)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        _label(action)
        action.setCheckable(spec.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(_unasked(handlers[spec.name]))
        owner.addAction(action)
        yield action


def label_again(actions: Iterable[QAction]) -> None:
    """Put the words of the table on its actions again: what is audited has another word."""
    for action in actions:
        _label(action)


def _label(action: QAction) -> None:
    spec = spec_of(action.objectName())
    action.setText(tr(spec.text))
    action.setStatusTip(tr(spec.hint))


def fill_menus(bar: QMenuBar, actions: Iterable[QAction]) -> None:
    """Put every action into its menu of the bar, with lines between the groups."""
    made = {one.text(): menu for one in bar.actions() if isinstance(menu := one.menu(), QMenu)}
    made |= {title: bar.addMenu(title) for title in MENUS if title not in made}
    inner: dict[str, QMenu] = {}
    last: dict[str, int] = {}
    for action in actions:
        spec = spec_of(action.objectName())
        menu = made[spec.menu]
        if last.setdefault(spec.menu, spec.group) != spec.group:
            menu.addSeparator()
            last[spec.menu] = spec.group
        if spec.inside:
            if spec.inside not in inner:
                inner[spec.inside] = menu.addMenu(spec.inside)
            menu = inner[spec.inside]
        menu.addAction(action)


def _unasked(handler: Callable[[], object]) -> Callable[[bool], None]:
    """Return *handler* as a slot that takes no notice of `checked`."""

    def run(_checked: bool) -> None:
        handler()

    return run
