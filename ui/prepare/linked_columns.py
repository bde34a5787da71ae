"""Columns that name a case, an agency or a theme of the audit, for the sheets of Prepare."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from core.model.case import Agency
from core.model.clock import date_text
from core.model.fault import shown
from core.model.ids import AgencyId, CaseId, ThemeId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.words import tr
from ui.prepare.words import typed_date
from ui.widgets.table.shape import Misfit, TableColumn

R = TypeVar("R")
Reading = Callable[[], Snapshot]


def case_column(now: Reading, wide: int = 12) -> Any:
    """Return the column that names a row's case, or none."""

    def put(row: R, text: str) -> R:
        case_id = case_called(now(), text) if text else None
        return replace(row, case_id=case_id)  # type: ignore[type-var]  # every row is a dataclass

    return TableColumn(
        tr("{Case}"),
        lambda row: reference_of(now(), getattr(row, "case_id", None)),
        put,
        wide,
        lambda: [one.reference for one in now().cases],
    )


def agency_column(now: Reading, wide: int = 24) -> Any:
    """Return the column that names a row's agency, or none."""

    def put(row: R, text: str) -> R:
        if not text:
            return replace(row, agency_id=None)  # type: ignore[type-var]
        found = agency_called(now(), text)
        if found is None:
            raise Misfit(
                tr("“{shown}” is not an agency of this audit.", shown=shown(text)),
                tr("Add it under Agencies first."),
            )
        return replace(row, agency_id=found.id)  # type: ignore[type-var]

    return TableColumn(
        tr("Agency"),
        lambda row: agency_name(now(), getattr(row, "agency_id", None)),
        put,
        wide,
        lambda: [one.name for one in now().agencies],
    )


def theme_column(now: Reading, wide: int = 20) -> Any:
    """Return the column that files a row under a theme, or under none."""

    def put(row: R, text: str) -> R:
        theme_id = _theme_called(now(), text) if text else None
        return replace(row, theme_id=theme_id)  # type: ignore[type-var]

    return TableColumn(
        tr("Theme"),
        lambda row: _title_of(now(), getattr(row, "theme_id", None)),
        put,
        wide,
        lambda: [one.title for one in now().tool.themes],
    )


def date_column(title: str, name: str, wide: int = 15) -> Any:
    """Return a column of dates for the field *name*."""

    def put(row: R, text: str) -> R:
        return replace(row, **{name: typed_date(text)})  # type: ignore[type-var]

    return TableColumn(title, lambda row: date_text(getattr(row, name)), put, wide)


def case_called(now: Snapshot, text: str) -> CaseId:
    """Return the case of a reference. Raises Misfit."""
    wanted = normalised(text)
    found = next((one for one in now.cases if normalised(one.reference) == wanted), None)
    if found is None:
        raise Misfit(
            tr("“{shown}” is not {a case} of this audit.", shown=shown(text)),
            tr("Write its reference."),
        )
    return found.id


def reference_of(now: Snapshot, case_id: CaseId | None) -> str:
    """Return a case's reference; nothing where it is gone and the sheet not shown since."""
    case = now.case.get(case_id) if case_id is not None else None
    return case.reference if case else ""


def agency_called(now: Snapshot, text: str) -> Agency | None:
    """Return the agency of a name; failing that, the one whose short name it is."""
    by_name = (one for one in now.agencies if normalised(one.name) == normalised(text))
    return next(by_name, next((one for one in now.agencies if is_called(one, text)), None))


def is_called(agency: Agency, text: str, also: bool = False) -> bool:
    """Return whether *text* is an agency's name or its short one, with *also* any other."""
    names = [agency.name, agency.short or agency.name, *(agency.other_names if also else ())]
    return normalised(text) in map(normalised, names)


def agency_name(now: Snapshot, agency_id: AgencyId | None) -> str:
    """Return an agency's name; nothing where it is gone and the sheet not shown since."""
    agency = now.agency.get(agency_id) if agency_id is not None else None
    return agency.name if agency else ""


def _theme_called(now: Snapshot, text: str) -> ThemeId:
    wanted = normalised(text)
    found = [one for one in now.tool.themes if normalised(one.title) == wanted]
    if not found:
        found = [one for one in now.tool.themes if normalised(one.title).startswith(wanted)]
    if len(found) != 1:
        raise Misfit(
            tr("“{shown}” is not a theme of this audit.", shown=shown(text)),
            tr("Write its title, or leave it empty. Themes are added in Audit tool or Themes."),
        )
    return found[0].id


def _title_of(now: Snapshot, theme_id: ThemeId | None) -> str:
    theme = now.tool.theme.get(theme_id) if theme_id is not None else None
    return theme.title if theme else ""
