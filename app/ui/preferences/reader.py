"""Who gives the verdicts, for the DICOM reports that are made in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UsageError
from app.export.observer import observer
from app.ui.findings.parts import label, set_tone
from app.ui.look.theme import GRID
from app.ui.sentences import spoken
from app.ui.settings import Settings

_LONGEST = 64  # characters that DICOM has room for
_WIDTH = 320  # pixels


class ReaderPage(QWidget):
    """A name and an organisation, kept as they are typed, and what they are for."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.name, self.organisation = QLineEdit(settings.reader), QLineEdit(settings.organisation)
        self.name.setPlaceholderText(self.tr("Family name, given name"))
        self._said = label(role="quiet", wrap=True)
        form = QFormLayout()
        form.setSpacing(GRID)
        for text, field in (
            (self.tr("Name"), self.name),
            (self.tr("Organisation"), self.organisation),
        ):
            about = label(text, "quiet")
            about.setBuddy(field)
            field.setAccessibleName(text)
            field.setMaxLength(_LONGEST)
            field.setFixedWidth(_WIDTH)
            form.addRow(about, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID * 2, GRID, GRID)
        column.setSpacing(GRID * 2)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addStretch()
        self._show()
        for field in (self.name, self.organisation):
            field.textEdited.connect(self._keep)

    @property
    def said(self) -> str:
        """What stands below the fields."""
        return self._said.text()

    def _keep(self) -> None:
        self._settings.reader = self.name.text()
        self._settings.organisation = self.organisation.text()
        self._show()

    def _show(self) -> None:
        try:
            named = observer(self.name.text(), self.organisation.text())
        except UsageError as error:
            set_tone(self._said, "failed")
            self._said.setText(spoken(error.message))
            return
        set_tone(self._said, "")
        self._said.setText(
            self.tr("DICOM reports stay unverified while nobody is named here.")
            if named is None
            else self.tr(
                "DICOM reports with your verdict on each decision are verified under this name."
            )
        )
