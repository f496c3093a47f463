"""What keys and menus do to the distances and angles on a view."""

from __future__ import annotations

from app.ui.viewer.scan_view import ScanView


def delete_selected(view: ScanView) -> None:
    """Delete the selected one."""
    view.cancel_drag()
    view.measures.delete_selected()
    view.update()


def delete_all(view: ScanView) -> None:
    """Delete every one on the scan that is shown."""
    view.cancel_drag()
    view.measures.delete_all()
    view.update()


def select_next(view: ScanView) -> None:
    """Select the next one on the scan that is shown."""
    view.measures.select_next()
    view.update()
