"""Training on a folder of one's own, without a config: quick, or thorough.

Quick: the network stays as it comes from ImageNet, and a linear head is fitted on what several of
its blocks see; the gate learns from fewer pictures and is not measured on kinds it does not know.
Thorough: the upper blocks are trained too, which takes five to fifteen times as long.
"""

import re
from pathlib import Path

from app.domain.training import slug
from model_training.config import Config, Data, Fit

_QUICK = Fit(cut=7, levels=(7, 10, 14, 15), views=2, epochs=0, held_out=0.25, head_penalty=0.3)
_THOROUGH = Fit(cut=7, views=8, epochs=12, averaging=0.99, held_out=0.2, style_mixing=0.2)
_GATE_EFFORT = 0.2

LIMITATIONS = (
    "Trained on one folder of scans; on scans of another hospital or scanner it is untested.",
    (
        "For research: measure it on labelled scans of your own that it has never seen, before you "
        "trust it (lightbox evaluate)."
    ),
)


def own_config(
    folder: Path,
    output: Path | None,
    *,
    thorough: bool,
    title: str | None = None,
    version: str = "0.1.0",
) -> Config:
    """The config of a folder that has none.

    Args:
        folder: of labelled scans, or a table of them; its name is the data set's.
        output: of the bundle, whose name gives the id; else the folder's does.
        thorough: train the upper blocks too.
        title: what people read; else it is made of the folder's name.
        version: of the bundle.
    """
    called = folder.resolve().stem if folder.is_file() else folder.resolve().name
    name = re.sub(r"[_\s]+", " ", called).strip() or "local folder"
    return Config(
        id=slug(output.stem if output is not None else called),
        version=version,
        title=(title or f"Own model: {name}")[:200],
        summary=f"Trained on the folder “{name}”.",
        data=Data(name=name[:200]),
        fit=_THOROUGH if thorough else _QUICK,
        gate_effort=1.0 if thorough else _GATE_EFFORT,
        limitations=LIMITATIONS,
    )
