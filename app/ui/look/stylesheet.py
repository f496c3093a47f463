"""The style sheet, made from a theme's tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from app.paths import resources
from app.ui.look.theme import BODY, GRID, HEADING, RADIUS, Theme

_SHEET = Template("""
* { font-size: ${body}px; }
QMainWindow, QWidget#panel, QWidget#page { background: $ground; }
QToolTip { background: $raised; color: $text; border: 1px solid $line;
  padding: ${half}px ${grid}px; }

QLabel { color: $text; background: transparent; }
QLabel[explained="true"] { border: 1px solid transparent; margin-left: -1px; }
QLabel[explained="true"]:focus { border-color: $accent; border-radius: 3px; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="section"] { color: $quiet; font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="faint"] { color: $faint; }
QLabel[tone="positive"] { color: $positive; }
QLabel[tone="negative"] { color: $text; }
QLabel[tone="no_answer"] { color: $no_answer; }
QLabel[tone="failed"] { color: $failed; }
QLabel[tone="accent"] { color: $accent; }

QFrame#banner { border: none; border-radius: ${radius}px; background: $raised; }
QFrame#banner[tone="no_answer"] { background: $no_answer_ground; }
QFrame#banner[tone="failed"] { background: $failed_ground; }
QFrame#rule { background: $line; max-height: 1px; min-height: 1px; border: none; }

QMenuBar { background: $ground; color: $text; padding: 0 ${half}px; }
QMenuBar::item { padding: ${half}px ${grid}px; border-radius: ${half}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $ground; color: $text; border: 1px solid $line; padding: ${half}px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: ${half}px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${half}px ${grid}px; }
QMenu::icon { padding-left: ${half}px; }
QMenu::indicator { left: ${grid}px; width: 14px; height: 14px; }
QMenu::indicator:checked { image: url($tick); }

QToolBar { background: $ground; border: none; border-bottom: 1px solid $line;
  spacing: 2px; padding: ${half}px ${grid}px; }
QToolBar::separator { width: 1px; background: $line; margin: ${half}px ${half}px; }
QToolButton { color: $text; background: transparent; border: 1px solid transparent;
  border-radius: ${radius}px; padding: 5px 3px 5px 6px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $raised; }
QToolButton:checked { background: $selected; }
QToolButton:disabled { color: $faint; }
QToolButton:focus, QPushButton:focus, QComboBox:focus { border: 1px solid $accent; }
QToolButton[popupMode="2"] { padding-right: 14px; }
QToolButton::menu-indicator { image: url($chevron); width: 10px; height: 10px;
  subcontrol-position: right center; right: 4px; }

QToolButton#picture { background: $viewer; padding: 0; border-radius: 0; }
QToolButton#picture:focus { border: 1px solid $accent; }
QToolButton#choice { padding: 4px; }
QToolButton#choice[active="true"] { background: $selected; }
QToolButton#choice::menu-indicator { image: none; }
QToolButton#switch { background: $raised; border-color: $line; }
QToolButton#switch:checked { background: $selected; border-color: $accent; }
QToolBarExtension { image: url($more); width: 20px; padding: 0 2px; background: $raised; }

QPushButton { color: $text; background: $raised; border: 1px solid $line;
  border-radius: ${radius}px; padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:disabled { color: $faint; }
QPushButton#primary { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton#primary:disabled { background: $raised; color: $faint; border-color: $line; }
QPushButton#step { background: transparent; border: 1px solid transparent; text-align: left;
  padding: 7px ${grid}px; }
QPushButton#step:hover { background: $hover; }
QPushButton#step:checked { background: $selected; }
QPushButton#step:focus { border: 1px solid $accent; }
QListView#findings::item { padding: 5px 4px; border-radius: ${half}px; }
QListView#findings::item:selected { background: $selected; color: $text; }
QListView#findings::item:hover:!selected { background: $hover; }
QPushButton#flat { background: transparent; border-color: transparent; color: $quiet;
  padding: 4px 8px; }
QPushButton#flat:hover { color: $text; background: $hover; }
QPushButton#flat:focus { border: 1px solid $accent; }

QComboBox { color: $text; background: $raised; border: 1px solid $line;
  border-radius: ${radius}px; padding: 4px ${grid}px; min-height: 18px; }
QComboBox:hover { background: $hover; }
QComboBox:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $ground; color: $text; border: 1px solid $line;
  selection-background-color: $hover; selection-color: $text; outline: none; }

QLineEdit { color: $text; background: $raised; border: 1px solid $line;
  border-radius: ${radius}px; padding: 2px 4px; selection-background-color: $accent; }
QLineEdit:focus { border: 1px solid $accent; }
QLineEdit:disabled { color: $faint; }

QTextBrowser { color: $text; background: $ground; border: none;
  selection-background-color: $accent; }

QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: $raised; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
  background: $text; }
QSlider::handle:horizontal:focus { background: $accent; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $faint; }

QProgressBar { background: $raised; border: none; border-radius: 2px; max-height: 4px;
  min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QHeaderView::section { background: $ground; color: $quiet; border: none;
  border-bottom: 1px solid $line; padding: ${half}px; }
QDialog { background: $ground; }
QDialog QTreeView::item, QFrame#sheet QListView::item { padding: 2px 0; }
QDialog QTreeView::item:selected, QFrame#sheet QListView::item:selected,
  QTableView::item:selected, QDialog QListWidget::item:selected {
  background: $selected; color: $text; }
QListView, QTreeView, QTableView { background: $ground; border: none; outline: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: $ground; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $hover; border-radius: 3px; min-height: 32px;
  margin: 0 2px; }
QScrollBar[idle="true"]::handle:vertical { background: transparent; }
QScrollBar::handle:vertical:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; height: 0; width: 0; }

QCheckBox { spacing: ${grid}px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $faint; border-radius: 3px;
  background: $raised; }
QCheckBox::indicator:checked { image: url($tick); }
QCheckBox::indicator:focus { border-color: $accent; }
QRadioButton { spacing: ${grid}px; color: $text; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $faint; border-radius: 8px;
  background: $raised; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 8px; height: 8px;
  background: $on_accent; }
QRadioButton::indicator:focus { border-color: $accent; }
QTabBar::tab { color: $quiet; background: transparent; padding: 6px 14px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSpinBox { color: $text; background: $raised; border: 1px solid $line;
  border-radius: ${radius}px; padding: 4px ${grid}px; }
QSpinBox:focus { border: 1px solid $accent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QWidget#footer { background: $ground; border-top: 1px solid $line; }
QWidget#sheet, QFrame#sheet { background: $ground; border: 1px solid $line;
  border-radius: ${grid}px; }
QLabel#message { background: $raised; color: $text; border: 1px solid $line;
  border-radius: ${radius}px; padding: ${grid}px 16px; }
""")


def stylesheet(theme: Theme) -> str:
    """Fill the sheet with a theme's tokens."""
    icons = resources() / "icons"  # these have a colour that suits every theme
    return _SHEET.substitute(
        asdict(theme),
        body=BODY,
        heading=HEADING,
        grid=GRID,
        half=GRID // 2,
        radius=RADIUS,
        chevron=(icons / "chevron.svg").as_posix(),
        more=(icons / "more.svg").as_posix(),
        tick=(icons / "tick.svg").as_posix(),
    )
