"""Model and file in rows of name, value and explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui import words
from app.ui.library import words as library_words
from app.ui.sentences import called

if TYPE_CHECKING:
    from app.bundle import Manifest
    from app.bundle.acceptance import Acceptance
    from app.domain.reading import Reading

translate = QCoreApplication.translate

_HASH = 16  # characters of a hash that people compare


def detail_rows(
    reading: Reading,
    manifest: Manifest | None,
    test: Acceptance | None = None,
    *,
    named: bool = True,
) -> list[tuple[str, str, str]]:
    """Return everything a reader of the answer may ask about its origin.

    Args:
        reading: of any status.
        manifest: of the bundle that made it, if there is one.
        test: the newest acceptance test made here of that bundle, if there is one.
        named: whether the file's name, which may hold the patient's, is among it.
    """
    rows: list[tuple[str, str, str]] = []
    model = None if reading.analysis is None else reading.analysis.model
    if model is not None:
        title = model.id if manifest is None else called(manifest.title)
        hint = translate("Details", "Every file of the model is checked against this hash")
        rows += [
            (translate("Details", "Model"), title, model.id),
            (translate("Details", "Version"), model.version, ""),
            (
                translate("Details", "SHA-256"),
                model.sha256[:_HASH] + "…",
                f"{hint}\n{model.sha256}",
            ),
        ]
    if manifest is not None:
        trained = ", ".join(data.name for data in manifest.training_data)
        rows.append((translate("Details", "Trained on"), trained, ""))
        tested = library_words.tested(test, manifest)
        hint = translate("Details", "How it did on labelled scans of your own: Models …")
        rows.append((translate("Details", "On your scans"), tested, hint))
    gate = None if reading.analysis is None else reading.analysis.gate
    if gate is not None and gate.distance is not None:
        limit = None if manifest is None or manifest.gate is None else manifest.gate.distance_limit
        text = f"{gate.distance:.1f}" if limit is None else f"{gate.distance:.1f} / {limit:.1f}"
        hint = translate(
            "Details", "How unlike the training scans this picture is, and the most that is allowed"
        )
        rows.append((translate("Details", "Distance"), text, hint))
    rows.append(
        (
            translate("Details", "Time"),
            words.duration(reading.seconds),
            translate("Details", "Spent on reading, preparing and inferring"),
        )
    )
    if named:
        path = reading.request.path
        rows.append((translate("Details", "File"), path.name, str(path)))
    if reading.facts is not None and reading.source is not None:
        facts = reading.facts
        stated = [facts.modality, facts.body_part, facts.view_position]
        said = " · ".join(value for value in stated if value)
        hint = translate("Details", "What the file states: modality, body part, view")
        rows.append((translate("Details", "Kind"), said or reading.source.file_format, hint))
    return rows
