"""What a bundle says against itself, beside each of its answers and before it is put into use."""

from __future__ import annotations

from app.bundle import Manifest
from app.domain.notice import Notice


def shortcomings(manifest: Manifest) -> tuple[Notice, ...]:
    """What a bundle without a gate, or without calibration, says beside each of its answers."""
    said = []
    if manifest.gate is None:
        said.append(
            Notice(
                "no_gate",
                f"“{manifest.title}” cannot tell whether a scan is of the kind it was made for, "
                "and answers about any picture. Judge that yourself.",
            )
        )
    if manifest.outputs == "scores":
        said.append(
            Notice(
                "scores",
                f"The figures of “{manifest.title}” are scores, not probabilities: how often "
                "they are right was never measured. Compare them with one another only.",
            )
        )
    return tuple(said)


def doubts(manifest: Manifest) -> tuple[Notice, ...]:
    """Why a bundle's answers are not to be used, as its training found; mostly nothing."""
    if manifest.doubt == "nothing_learnt":
        return (
            Notice(
                "nothing_learnt",
                f"Do not use the answers of “{manifest.title}”: on the scans held out from its "
                "training it was not surely better than guessing. Check its labels, or train it "
                "with more scans.",
            ),
        )
    if manifest.doubt == "border_only":
        return (
            Notice(
                "border_only",
                f"“{manifest.title}” is not surely better than a model that sees only the border "
                "of the picture: it may know where a scan is from, and not the finding. Look its "
                "scans over, or train it with more.",
            ),
        )
    return ()
