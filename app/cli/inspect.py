"""``lightbox inspect`` and ``lightbox explain``: one scan, looked at closely."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.limits import limit_memory
from app.cli.outputs import check_outputs, replacing, shown
from app.cli.requests import refuse_special
from app.domain.display import Voi, Window
from app.domain.figures import percent
from app.domain.reading import Request
from app.domain.scan import Overlay, Scan
from app.errors import LightboxError, UsageError
from app.services.looking import Looker, recipe_of
from app.services.records import to_json

# readable=False leaves it to the reading to say what is wrong with a file.
_Scan = Annotated[Path, typer.Argument(readable=False, help="A DICOM, PNG or JPEG file.")]
_Frame = Annotated[int, typer.Option(min=1, help="Which frame, from 1.")]
_Model = Annotated[str | None, typer.Option(help="A model's id, or a bundle's file.")]


def inspect(
    path: _Scan,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    render: Annotated[
        Path | None, typer.Option(readable=False, help="Write what the viewer shows (PNG).")
    ] = None,
    model_input: Annotated[
        Path | None,
        typer.Option(readable=False, help="Write what the network sees (.npy, float32)."),
    ] = None,
    overlays: Annotated[
        bool, typer.Option(help="Draw in --render what the file draws over the image.")
    ] = True,
    frame: _Frame = 1,
    model: _Model = None,
    identifiers: Annotated[bool, typer.Option(help="Show who the scan belongs to.")] = False,
) -> int:
    """Say what a file holds, and how Lightbox reads it."""
    limit_memory()
    check_outputs([render, model_input], [path])
    refuse_special(path)
    with contextlib.closing(Looker()) as looker:  # a stranger's file has a worker's limits
        scan = looker.scan(path, frame)
        prepared = None if model_input is None else looker.model_input(path, frame, model)
    facts = {
        **asdict(scan.source),
        "path": str(scan.source.path),
        **asdict(scan.facts),
        **asdict(scan.geometry),
        "dtype": scan.pixels.dtype.name,
        "lowest": float(scan.pixels.min()),
        "highest": float(scan.pixels.max()),
        "voi": [_voi(voi) for voi in scan.display.voi],
        "shown_with": _shown_with(scan),
        "inverse": scan.display.inverse,
        "padding": scan.display.padding,
        "overlays": [_overlay(overlay) for overlay in scan.overlays],
        "warnings": [asdict(warning) for warning in scan.warnings],
    }
    if identifiers:
        facts["identity"] = {
            name: getattr(scan.identity, name) for name in type(scan.identity).__slots__
        }
    typer.echo(to_json(facts, indent=2) if as_json else _plain(facts))
    if render is not None:
        from app.services.picture import grey_levels, with_overlays

        _save_png(with_overlays(scan) if overlays else grey_levels(scan), render)
    if model_input is not None and prepared is not None:
        import numpy as np

        with replacing(model_input) as stream:
            np.save(stream, prepared)
    return 0


def explain(
    path: _Scan,
    output: Annotated[
        Path,
        typer.Option(readable=False, help="Write the picture with its heat map here (PNG)."),
    ],
    finding: Annotated[str | None, typer.Option(help="Which finding; default: the first.")] = None,
    opacity: Annotated[float, typer.Option(min=0.0, max=1.0, help="Of the heat map.")] = 0.5,
    frame: _Frame = 1,
    model: _Model = None,
) -> int:
    """Draw what in the picture drove the answer: influence, not the outline of a lesion."""
    from app.services.cores import cores
    from app.services.picture import with_heat
    from app.services.pool import ReaderPool

    limit_memory()
    check_outputs([output], [path])
    refuse_special(path)
    # A stranger's network runs in a worker, with its limits on time and memory.
    with contextlib.closing(ReaderPool(threads=cores(), fork=True)) as pool:
        reading = pool.read(Request(path, frame, model)).result()
        if reading.analysis is None or reading.status != "classified":
            reason = reading.reason
            message = reason.message if reason else "There is no answer to explain."
            if reading.status == "refused":
                typer.echo(f"No answer, hence nothing to explain. {shown(message)}")
                return 0
            raise LightboxError(reason.code if reason else "failed", message)
        scan = pool.scan(path, frame).result()
        assert reading.analysis.model is not None  # it was classified, so somebody did
        recipe = pool.look(recipe_of, model or reading.analysis.model.id).result()
    maps = {activation.name: activation for activation in reading.analysis.maps}
    wanted = finding if finding is not None else next(iter(maps))
    if wanted not in maps:
        raise UsageError("unknown_finding", f"There is no “{wanted}”; choose of {', '.join(maps)}.")
    _save_png(with_heat(scan, maps[wanted], recipe, opacity), output)
    (probability,) = [f.probability for f in reading.analysis.findings if f.name == wanted]
    typer.echo(f"{wanted} {percent(probability)}: {shown(output)} (influence, not lesion outline)")
    return 0


def _save_png(levels: Any, path: Path) -> None:
    from PIL import Image

    with replacing(path) as stream:
        Image.fromarray(levels).save(stream, "PNG")


def _voi(voi: Voi) -> dict[str, Any]:
    if isinstance(voi, Window):
        return asdict(voi)
    return {"lut": voi.label, "first": voi.first, "entries": len(voi.entries), "bits": voi.bits}


def _shown_with(scan: Scan) -> dict[str, Any] | None:
    """Describe what the viewer shows the scan with at first; None for colour, which has no window.

    ``choice`` is its place in ``voi``, from 1, and None where the file offers none that is valid.
    """
    if scan.pixels.ndim == 3:
        return None
    return {"choice": 1 if scan.display.voi else None, **_voi(scan.display.default_voi())}


def _said(chosen: dict[str, Any] | None, choices: int) -> str:
    if chosen is None:
        return "colour has no window"
    if "lut" in chosen:
        what = f"a table of {chosen['entries']} entries ({chosen['lut'] or 'no name'})"
    else:
        what = (
            f"window centre {chosen['centre']:g}, width {chosen['width']:g}, {chosen['function']}"
        )
        what += f" ({chosen['label']})" if chosen["label"] else ""
    return what if chosen["choice"] is None else f"{what}, {chosen['choice']} of {choices}"


def _overlay(overlay: Overlay) -> dict[str, Any]:
    rows, columns = overlay.mask.shape
    return {
        "label": overlay.label,
        "rows": rows,
        "columns": columns,
        "origin": overlay.origin,
        "region": overlay.region,
    }


def _plain(facts: dict[str, Any]) -> str:
    """Lines of "name: value"; what is unknown says so."""
    lines: list[str] = []
    for name, value in facts.items():
        if name == "warnings":
            lines += [f"note: {warning['message']}" for warning in value]
        elif name == "shown_with":
            lines.append(f"shown with: {_said(value, len(facts['voi']))}")
        elif isinstance(value, dict):
            lines += [f"{key.replace('_', ' ')}: {what}" for key, what in value.items() if what]
        else:
            text = "not stated" if value is None else value
            lines.append(f"{name.replace('_', ' ')}: {text}")
    return "\n".join(shown(line) for line in lines)
