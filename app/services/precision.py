"""A twin of lower precision: made, measured, and offered only within what the manifest allows.

Its answers are compared with those of the Keras model on the golden scans, and on others where
some are given. What a bundle allows is not widened here: beyond it there is no such twin.
"""

from __future__ import annotations

import contextlib
import importlib.util
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from app.errors import BundleError, UsageError
from app.services.library import Entry

if TYPE_CHECKING:
    from app.bundle import Bundle, Reference
    from app.inference.engine import NetworkOutput
    from app.services.reading import Reader

Lower = Literal["fp16", "int8"]

_SECONDS = 600.0
_ROUNDS = 3
_SECTION = "## Speed and accuracy"


@dataclass(frozen=True, slots=True)
class Measured:
    """A twin beside the Keras model.

    Attributes:
        difference: of any probability, at most, over all scans.
        same_class: on how many scans the likeliest class is the Keras model's.
        same_gate: on how many scans the picture gate decides as with the Keras model.
        milliseconds: of one processor core for one scan, the median of a few rounds.
        size: of ``model.tflite``, in bytes.
    """

    difference: float
    same_class: int
    same_gate: int
    milliseconds: float
    size: int


@dataclass(frozen=True, slots=True)
class Lowered:
    """What came of it.

    Attributes:
        id, version: of the bundle that was written.
        golden, scans: pictures it was measured on: the bundle's own, and those given beside.
        unread: scans that could not be read.
        before: the twin of float32, compiled from the same Keras model.
        after: the one of lower precision.
    """

    id: str
    version: str
    golden: int
    scans: int
    unread: int
    before: Measured
    after: Measured


def lower(
    entry: Entry,
    precision: Lower,
    target: Path,
    version: str | None = None,
    scans: Sequence[Path] = (),
) -> Lowered:
    """Write a bundle like this one, whose twin has weights of lower precision.

    Args:
        entry: of the library.
        precision: "int8" computes in whole numbers, whose ranges the golden scans and ``scans``
            set.
        target: a ``.lightbox`` file or a folder; what is there is not replaced.
        version: of the new bundle; by default the next one.
        scans: files to measure on beside the golden scans.

    Raises:
        BundleError: codes ``twin_differs`` where its answers are further from the Keras model's
            than the manifest allows, ``twin_not_made``, ``engine_missing``, and those of opening.
        UsageError: codes ``output_exists``, ``wrong_description``.
        OSError: it cannot be written.
    """
    if target.exists():
        raise UsageError(
            "output_exists", f"“{target}” is there already. Remove it, or name another file."
        )
    if importlib.util.find_spec("tensorflow") is None:
        raise BundleError(
            "engine_missing",
            f"An {precision} twin is made by TensorFlow, which this installation leaves out. "
            "Install the full edition, or keep the twin that the model has.",
        )
    from app.services.pool import ReaderPool

    version = version or next_version(entry.manifest.version)
    with contextlib.closing(ReaderPool(engine="keras")) as pool:
        job = pool.look(
            lower_here, entry.origin, precision, target, version, scans, seconds=_SECONDS
        )
        done: Lowered = job.result()
    return done


def next_version(version: str) -> str:
    """Return the version after this one: "0.2.5" for "0.2.4"."""
    *rest, last = version.split(".")
    return ".".join([*rest, str(int(last) + 1)])


# --- In the worker ----------------------------------------------------------------------------


def lower_here(
    _reader: Reader,
    origin: Path,
    precision: Lower,
    target: Path,
    version: str,
    scans: Sequence[Path],
) -> Lowered:
    """Do the work of `lower`."""
    from pydantic import ValidationError

    from app.bundle import read_bundle
    from app.bundle.compiled_twin import check_compiled_twin
    from app.bundle.manifest import CARD_NAME, KERAS_NAME, TFLITE_NAME, described
    from app.bundle.writing import write_bundle
    from app.domain.manifest import Parity
    from app.inference.keras_compiler import compile_twin
    from app.inference.opening import open_bundle
    from app.services.compiling import prepared

    bundle = read_bundle(origin)
    manifest = bundle.manifest
    opened = open_bundle(bundle, "keras", verify=True)
    golden = opened.reference.golden_inputs
    others, unread = prepared(scans, manifest.recipe)
    pictures = np.concatenate([golden, *([np.stack(others)] if others else [])])
    truth = opened.engine.run(pictures)
    model = bundle.files[KERAS_NAME]
    twin = compile_twin(model, precision, pictures)
    check_compiled_twin(twin)
    before = _measured(bundle, opened.reference, compile_twin(model), pictures, truth)
    after = _measured(bundle, opened.reference, twin, pictures, truth)
    allowed = (manifest.parity or Parity(largest_difference=0.0, scans=1)).allowed
    done = Lowered(manifest.id, version, len(golden), len(others), unread, before, after)
    if not after.difference <= allowed or after.same_gate < len(pictures):
        raise _differs(precision, done, allowed)
    parity = Parity(largest_difference=after.difference, allowed=allowed, scans=len(golden))
    told = replace(manifest, version=version, parity=parity)
    card = _card(bundle.files[CARD_NAME].decode(), manifest.version, precision, done, allowed)
    files = {**bundle.files, TFLITE_NAME: twin, CARD_NAME: card.encode()}
    try:
        write_bundle(target, described(told), files)
    except ValidationError as error:
        raise UsageError(
            "wrong_description", f"“{version}” is no version: three numbers, such as 0.2.5."
        ) from error
    return done


def _measured(
    bundle: Bundle,
    reference: Reference,
    twin: bytes,
    pictures: NDArray[np.float32],
    truth: NetworkOutput,
) -> Measured:
    from app.inference.calibration import probabilities
    from app.inference.litert_engine import LiteRtEngine

    engine = LiteRtEngine(twin)
    engine.run(pictures[:1])  # which makes room
    seconds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        found = engine.run(pictures)
        seconds.append(time.process_time() - start)
    calibration = bundle.manifest.calibration
    ours, theirs = (probabilities(each.logits, calibration) for each in (found, truth))
    golden = reference.golden_probabilities
    from_golden = np.abs(ours[: len(golden)] - golden).max()
    decided = zip(
        _decisions(bundle, reference, pictures, found),
        _decisions(bundle, reference, pictures, truth),
        strict=True,
    )
    return Measured(
        float(max(np.abs(ours - theirs).max(), from_golden)),
        int((ours.argmax(1) == theirs.argmax(1)).sum()),
        sum(one == other for one, other in decided),
        1000 * float(np.median(seconds)) / len(pictures),
        len(twin),
    )


def _decisions(
    bundle: Bundle, reference: Reference, pictures: NDArray[np.float32], output: NetworkOutput
) -> list[str]:
    from app.domain.gate import GateResult
    from app.inference.gate import check_picture
    from app.inference.looks import looks_of

    seen = looks_of(output, reference)
    facts = GateResult("accepted")
    return [
        check_picture(bundle.manifest, reference, picture, each, facts).decision
        for picture, each in zip(pictures, seen, strict=True)
    ]


def _differs(precision: Lower, done: Lowered, allowed: float) -> BundleError:
    before, after, count = done.before, done.after, done.golden + done.scans
    if after.difference <= allowed:
        what = f"its gate decides otherwise on {count - after.same_gate} of {count} scans"
    else:
        what = (
            f"on {count} scans a probability is off by {after.difference:.2g}, and its manifest "
            f"allows {allowed:.2g}"
        )
    return BundleError(
        "twin_differs",
        f"No {precision} twin was made of “{done.id}”: {what}. It would take "
        f"{after.milliseconds:.1f} ms of a core for a scan instead of {before.milliseconds:.1f}, "
        f"and {after.size / 1e6:.1f} MB instead of {before.size / 1e6:.1f}. Keep the twin that "
        "the model has.",
    )


def _card(card: str, former: str, precision: Lower, done: Lowered, allowed: float) -> str:
    """Add the section, and put the new version where the card states the former one."""
    count = done.golden + done.scans
    rows = [
        f"| {name} | {of.milliseconds:.1f} ms | {of.size / 1e6:.1f} MB | {of.difference:.1e} | "
        f"{of.same_class} of {count} | {of.same_gate} of {count} |"
        for name, of in (("fp32", done.before), (precision, done.after))
    ]
    kept = card.split(f"\n{_SECTION}", maxsplit=1)[0].rstrip()
    kept = kept.replace(f"`{done.id}` {former}", f"`{done.id}` {done.version}", 1)
    lines = [
        kept,
        "",
        _SECTION,
        "",
        (
            f"This version's compiled twin is {precision}. Beside the twin of float32, on "
            f"{done.golden} golden scans and {done.scans} others; answers are compared with the "
            f"Keras model's, and {allowed:.1e} is allowed. The card's other figures are those of "
            "the Keras model."
        ),
        "",
        (
            "| twin | one core, one scan | size | largest probability difference | same likeliest "
            "class | same gate decision |"
        ),
        "|---|---|---|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"
