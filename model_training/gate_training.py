"""What the gate learns from: right scans in mild views, and everything it must refuse."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from model_training import grouping, outliers
from model_training.augment import MILD, resampled
from model_training.config import Config
from model_training.features import look
from model_training.gate_folders import chosen, kind_of, prepared
from model_training.gating import Gate, fit_gate
from model_training.job import Job, Split
from model_training.looking import Eyes, open_eyes

Floats = NDArray[np.float32]
_MOST = 2000  # right scans to learn from: every one of them in three views
_PER_KIND = 300  # or as many as there are scans to learn from
_TURNED = 1500
_FEW_TURNED = 120  # where the gate is to cost little: every picture costs one pass of the network
FEW_MEASURED = 60
_FEW_HELD = 600
_TWIN = 24  # of 256 bits: turned brains of the public set match right ones so, or none within 40
_MILD_VIEWS = 2
# Pictures of each wrong kind to find directions in, and as many right ones as of all kinds.
_FOR_DIRECTIONS, _FEW_DIRECTIONS = 30, 10


@dataclass(frozen=True, slots=True)
class Lesson:
    """Looks of all that a gate is fitted on.

    Attributes:
        eyes: what they were seen through.
        right, held: (views, scans, L) of right scans to learn from, and to set the limits on.
        wrong: (pictures, L) by kind.
        embedding: how many of the L are the network's embedding.
        refusals: share of right scans that may be refused.
    """

    eyes: Eyes
    right: Floats
    held: Floats
    wrong: Mapping[str, Floats]
    embedding: int
    refusals: float
    seed: int

    def gate(self, without: Iterable[str] = (), every: int = 1) -> Gate:
        """Fit a gate; ``without`` are kinds that it is not to know of.

        With ``every`` it learns from every so manieth picture only, in so much less time.
        """
        left_out = set(without)
        known = {k: rows[::every] for k, rows in self.wrong.items() if k not in left_out}
        right = self.right[:, ::every]
        return fit_gate(right, self.held, known, self.refusals, self.embedding, self.seed)


def gate_lesson(job: Job, split: Split, model: Any) -> Lesson:
    """Look at training scans, held-out scans and outliers to learn from, through ``model``.

    A right scan may come from another resampler or exposure than the training export, and must
    pass all the same: a gate fitted on the scans as they are refuses their own full-size originals.
    """
    config, values = job.config, split.pictures.values
    rng = np.random.default_rng([config.seed, 1])
    effort, thrifty = config.gate_effort, is_thrifty(config)
    learn = np.sort(rng.permutation(split.learn)[: round(_MOST * effort)])
    some = np.sort(rng.permutation(learn)[: _FEW_TURNED if thrifty else _TURNED])
    count = min(len(learn), round(_PER_KIND * effort))
    wrong: dict[str, Sequence[Floats]] = dict(generated(config.recipe.shape, count, rng))
    scans = [np.asarray(values[i]) for i in some]
    turned = dict(shown_wrong(scans, split, job))
    wrong |= {kind: turned[kind] for kind in config.gate_turned if turned[kind]}
    own = folder_half(job, 0)
    wrong |= own
    views, of_right = _MILD_VIEWS + 1, 2 if thrifty else _MILD_VIEWS + 1
    kept = spread(split.kept, _FEW_HELD) if thrifty else split.kept
    everything = of_right * len(learn) + views * len(kept)
    everything += sum(len(rows) * (views if kind in own else 1) for kind, rows in wrong.items())
    job.reporter.stage("Looking at scans and outliers for the gate", everything)
    each = _FEW_DIRECTIONS if thrifty else _FOR_DIRECTIONS
    shown = [picture for rows in wrong.values() for picture in rows[:each]]
    shown += [np.asarray(values[i]) for i in learn[: len(shown)]]
    eyes, told = open_eyes(model, shown), job.reporter.advance
    right = _views(eyes, values, learn, config.seed, told, of_right)
    held = _views(eyes, values, kept, config.seed, told)
    looks = {kind: eyes.see(rows, told) for kind, rows in wrong.items() if kind not in own}
    for kind, rows in own.items():
        seen = _views(eyes, np.stack(rows), np.arange(len(rows)), config.seed, told)
        looks[kind] = seen.reshape(-1, seen.shape[-1])
    width = int(model.output["embedding"].shape[-1])
    return Lesson(eyes, right, held, looks, width, config.gate_refusals, config.seed)


def spread(rows: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """At most so many of the rows, from the first to the last."""
    places = np.linspace(0, len(rows) - 1, min(most, len(rows)))
    return np.asarray(rows[np.unique(places.round().astype(np.int64))])


def is_thrifty(config: Config) -> bool:
    """Whether the gate is to cost little: it learns from fewer pictures, and fewer measure it."""
    return config.gate_effort < 1


class Turned(Sequence[Floats]):
    """Scans shown wrong, each made when it is asked for: thousands would fill the memory."""

    def __init__(self, scans: Sequence[Floats], turn: Callable[[Floats], Floats]) -> None:
        self._scans, self._turn = scans, turn

    def __len__(self) -> int:
        return len(self._scans)

    @overload
    def __getitem__(self, place: int) -> Floats: ...
    @overload
    def __getitem__(self, place: slice) -> "Turned": ...
    def __getitem__(self, place: int | slice) -> "Floats | Turned":
        if isinstance(place, slice):
            return Turned(self._scans[place], self._turn)
        return self._turn(self._scans[place])


def shown_wrong(scans: Sequence[Floats], split: Split, job: Job) -> Iterator[tuple[str, Turned]]:
    """Scans turned and inverted; not those that then look like another training scan.

    Data sets hold scans both ways up: of the public brain slices without a tumour, more than half
    have a copy upside down among them. What is right data cannot be taught to be wrong; how much
    was left out is said.
    """
    for kind, turn in outliers.TURNED.items():
        rows = Turned(scans, turn)
        # As they are: upside down, every scan is a mirror image of itself.
        twins = grouping.touching(split.prints, grouping.prints_of(rows), _TWIN, mirrored=False)
        if twins.any():
            job.reporter.say(f"{kind}: {twins.sum()} of {len(rows)} look like a training scan")
        yield kind, Turned([scan for scan, t in zip(scans, twins, strict=True) if not t], turn)


def generated(
    shape: tuple[int, int, int], scans: int, rng: np.random.Generator
) -> Iterator[tuple[str, list[Floats]]]:
    """Drawn pictures of each kind, and crops of photographs: at most as many as ``scans``."""
    count = min(_PER_KIND, scans)
    for kind in outliers.DRAWN:
        yield kind, [outliers.drawn(kind, rng, shape) for _ in range(count)]
    photographs = outliers.photographs()
    if photographs:
        crops = [islice(outliers.crops(p, rng, shape), max(1, count // 2)) for p in photographs]
        yield "photographs", [crop for some in crops for crop in some]


def folder_half(job: Job, half: int) -> dict[str, list[Floats]]:
    """Prepared pictures of one half of each outlier folder: 0 to learn from, 1 to measure on."""
    config, found = job.config, {}
    for folder in job.outliers:
        paths = chosen(folder, config.seed)[half]
        rows = prepared(paths, config.recipe, config.scope.modalities, job.reporter.say)
        if rows:
            found[kind_of(folder)] = rows
    return found


def mild(picture: Floats, row: int, number: int, seed: int) -> Floats:
    """View ``number`` of a picture: another exposure, and another resampler; 0 is the picture.

    Every source of scans went through a resampler of its own. Seen through random ones, they
    cannot be told apart by it, neither right from wrong nor export from original.
    """
    if number == 0:
        return picture
    exposed = look(picture, row, number, MILD, seed + 2)
    return resampled(exposed, np.random.default_rng([seed + 3, number, row]))


def _views(
    eyes: Eyes,
    values: Floats,
    rows: NDArray[np.int64],
    seed: int,
    progress: Callable[[int], None],
    count: int = _MILD_VIEWS + 1,
) -> Floats:
    """Looks (views, scans, L) of the scans as they are, then in mild views."""
    return np.stack(
        [
            eyes.see((mild(np.asarray(values[i]), int(i), number, seed) for i in rows), progress)
            for number in range(count)
        ]
    )
