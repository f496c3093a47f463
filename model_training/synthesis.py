"""Sample scans that show nobody: drawn from a statistical model of a folder of training scans.

The model is an active appearance model (Cootes, Edwards and Taylor 2001) with dense deformations
in place of landmarks. For every class:

1. The scan that looks most like all others of its class is the first template. The scans nearest
   to it are registered to it by demons (Thirion 1998, the step bounded as in Cachier et al. 1999),
   then once more to the mean of the best registered, so that ribs lie on ribs.
2. Appearance is a Gaussian: mean and covariance of the registered scans. Shape is a Gaussian of
   the deformations. A draw is the mean plus a random mixture of *all* deviations: an exact draw
   from either Gaussian without its covariance ever being formed. With 240 scans each typically
   adds 6 % of its own deviation, with random sign; nothing of any one scan is pasted.
3. Of many draws the first that are typical of their class are taken (see `_Judge`).

Detail finer than the training scans is noise. The same seed gives the same samples, bit for bit on
one machine; between machines sums may round differently.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from app.domain.recipe import Recipe
from app.inference.finite import check_finite, products
from app.preprocessing import apply
from model_training.reading import read_scan
from model_training.sample_files import Sample, enlarge, write_dicom, write_png

Floats = NDArray[np.float32]

#: A seed whose samples the chest bundle reads as what they are.
SEED: Final = 18
_CANDIDATES: Final = 400  # scans registered per class: those nearest to the first template ...
_KEPT: Final = 240  # ... and how many of them, the best registered, make the model
_DRAWS: Final = 48  # per class, to choose from
# Shares of the standard deviation drawn. Fine detail and shape get less, because what registration
# leaves unaligned counts as variation too and would come out as ghosts of ribs; coarse shading gets
# a little more, since the scans that register well are the unremarkable ones.
_COARSE: Final = 1.15
_FINE: Final = 0.65
_SHAPE: Final = 0.7
_MARGIN: Final = 1 / 32  # cut off at each side, where deformations reach beyond the picture


#: Every file is a picture of its own. One is MONOCHROME1, to show that inversion is right.
SAMPLES: Final = (
    Sample("normal.dcm", "NORMAL", 1),
    Sample("pneumonia.dcm", "PNEUMONIA", 2, inverse=True),
    Sample("normal.png", "NORMAL", 3),
    Sample("pneumonia.png", "PNEUMONIA", 4),
)


def write_samples(train: Path, target: Path, *, seed: int = SEED, side: int = 224) -> list[Path]:
    """Learn from ``train`` and write `SAMPLES` into ``target``.

    Args:
        train: holds one folder of scans per class, ``NORMAL`` and ``PNEUMONIA``.
        target: made where it does not exist.
        seed: of every random choice.
        side: rows and columns at which the model is learned; a multiple of 8.

    Returns:
        The files, in the order of `SAMPLES`.
    """
    labels = ("NORMAL", "PNEUMONIA")
    scans = {label: load_pictures(train / label, side) for label in labels}
    judge = _Judge.learn(scans["NORMAL"], scans["PNEUMONIA"])
    draws = {}
    for index, label in enumerate(labels):
        rng = np.random.default_rng([seed, index])
        draws[label] = judge.choose(_Model.learn(scans[label]).draw(rng, _DRAWS), bool(index), 2)
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for sample in SAMPLES:
        same = [other for other in SAMPLES if other.label == sample.label]
        rng = np.random.default_rng([seed, 100 + sample.number])
        grey = enlarge(draws[sample.label][same.index(sample)], rng)
        path = target / sample.name
        if path.suffix == ".png":
            write_png(path, grey, sample)
        else:
            write_dicom(path, grey, sample, seed)
        paths.append(path)
    return paths


def load_pictures(folder: Path, side: int) -> Floats:
    """Read every scan of a folder in the order of names: ``(n, side, side)`` in [0, 1]."""
    recipe = Recipe(rows=side, columns=side, channels=1)
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    return np.stack([apply(recipe, read_scan(path))[..., 0] for path in paths])


# --- Registration ------------------------------------------------------------------------


def _shrink(pictures: Floats, factor: int) -> Floats:
    """Average blocks: ``(n, s, s)`` to ``(n, s / factor, s / factor)``."""
    n, side, _ = pictures.shape
    size = side // factor
    blocks = pictures.reshape(n, size, factor, size, factor)
    return np.asarray(blocks.mean((2, 4)), np.float32)


def local_contrast(pictures: Floats, sigma: float) -> Floats:
    """Subtract the local mean and divide by the local deviation, so that exposure drops out."""
    around = (0.0, sigma, sigma)
    detail = pictures - ndimage.gaussian_filter(pictures, around)
    spread = np.sqrt(np.maximum(ndimage.gaussian_filter(detail**2, around), 0.0))
    return np.asarray(detail / (spread + 0.03), np.float32)  # 0.03: air stays flat


def _warp(picture: Floats, flow: Floats) -> Floats:
    """Sample ``picture (s, s)`` at ``x + flow(x)``, ``flow (2, s, s)`` in pixels."""
    grid = np.indices(picture.shape, dtype=np.float32)
    warped: Floats = ndimage.map_coordinates(picture, grid + flow, order=1, mode="nearest")
    return warped


def _warp_each(pictures: Floats, flows: Floats) -> Floats:
    return np.stack([_warp(picture, flow) for picture, flow in zip(pictures, flows, strict=True)])


def _demons(fixed: Floats, moving: Floats, flows: Floats, steps: int) -> Floats:
    """Improve ``flows (n, 2, s, s)`` so that each ``moving (n, s, s)`` lies on ``fixed (s, s)``.

    Both smoothings of demons are used: of the step (viscous) and of the flow (elastic).
    """
    slope = np.asarray(np.gradient(fixed))
    for _ in range(steps):
        warped = _warp_each(moving, flows)
        missing = fixed - warped
        steep = np.moveaxis(np.asarray(np.gradient(warped, axis=(1, 2))), 0, 1)
        force = (steep + slope) / 2
        # With this denominator no step exceeds one pixel.
        bound = (force**2).sum(1) + missing**2 / 4 + 1e-3
        step = ndimage.gaussian_filter(force * (missing / bound)[:, None], (0, 0, 2.5, 2.5))
        flows = ndimage.gaussian_filter(flows + step, (0, 0, 1.5, 1.5))
    return flows


def _double(flows: Floats) -> Floats:
    """Carry flows to twice the resolution, in its pixels."""
    wider: Floats = 2 * ndimage.zoom(flows, (1, 1, 2, 2), order=1, grid_mode=True, mode="nearest")
    return wider


def _register(template: Floats, pictures: Floats) -> tuple[Floats, Floats]:
    """Register from coarse to fine; return flows ``(n, 2, s, s)`` and registered pictures."""
    n, side, _ = pictures.shape
    flows = np.zeros((n, 2, side // 8, side // 8), np.float32)
    for factor, steps in ((4, 50), (2, 40)):
        sigma = 24 / factor
        fixed = local_contrast(_shrink(template[None], factor), sigma)[0]
        flows = _demons(
            fixed, local_contrast(_shrink(pictures, factor), sigma), _double(flows), steps
        )
    flows = _double(flows)
    return flows, _warp_each(pictures, flows)


@products()
def likeness(one: Floats, others: Floats) -> Floats:
    """Correlation of local contrast: ``(m, s, s)`` with ``(n, s, s)`` gives ``(m, n)``."""
    first, second = (
        vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
        for vectors in (local_contrast(p, 5).reshape(len(p), -1) for p in (one, others))
    )
    return np.asarray(first @ second.T, np.float32)


# --- The model and its draws -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Model:
    """Gaussians of one class's appearance and shape, kept as samples.

    Attributes:
        registered: ``(n, s, s)``, ribs on ribs.
        flows: ``(n, 2, s, s)`` from the template to each scan, in pixels.
    """

    registered: Floats
    flows: Floats

    @classmethod
    def learn(cls, pictures: Floats) -> _Model:
        small = _shrink(pictures, 4)
        alike = likeness(small, small)
        hub = int(alike.mean(1).argmax())
        near = pictures[np.argsort(-alike[hub], kind="stable")[:_CANDIDATES]]
        template = pictures[hub]
        for _ in range(2):
            flows, registered = _register(template, near)
            fit = likeness(_shrink(template[None], 2), _shrink(registered, 2))[0]
            best = np.argsort(-fit, kind="stable")[:_KEPT]
            template = registered[best].mean(0)
        # Single flows are uneven where there is nothing to register, as in air. Smoothed, they
        # still carry the shape; the alignment itself has been done with the flows as they were.
        return cls(registered[best], ndimage.gaussian_filter(flows[best], (0, 0, 5.0, 5.0)))

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """Draw ``(count, s, s)`` pictures in [0, 1]."""
        n, side, _ = self.registered.shape
        appearance, shape = self.registered.mean(0), self.flows.mean(0)
        body = _body(appearance)
        # Arms, markers and collimation lie elsewhere in every scan and cannot be registered: beside
        # the body the mean is shown without its detail, and without change.
        appearance = body * appearance + (1 - body) * ndimage.gaussian_filter(appearance, 8.0)
        pictures = []
        for _ in range(count):
            mix = rng.standard_normal((2, n)).astype(np.float32) / np.float32(np.sqrt(n))
            change = np.tensordot(mix[0], self.registered - appearance, 1)
            coarse = ndimage.gaussian_filter(change, 5.0)
            picture = appearance + body * (_COARSE * coarse + _FINE * (change - coarse))
            flow = shape + _SHAPE * np.tensordot(mix[1], self.flows - shape, 1)
            pictures.append(_trim(_warp(picture.astype(np.float32), _inverse(flow)), side))
        return np.clip(np.stack(pictures), 0.0, 1.0)


def _body(appearance: Floats) -> Floats:
    """Weight ``(s, s)``: 1 on the trunk, falling to 0 in air, towards the sides and at the arms."""
    side = len(appearance)
    inside = (ndimage.gaussian_filter(appearance, 2.0) > 0.12).astype(np.float32)
    down, across = np.indices((side, side), np.float32) / (side - 1)
    reach = 0.72 + 0.23 * np.clip(down / 0.4, 0.0, 1.0)  # half widths; the arms leave at the top
    trunk = np.clip((reach - np.abs(2 * across - 1)) / 0.15, 0.0, 1.0)
    return np.asarray(ndimage.gaussian_filter(inside, 3.0) * trunk, np.float32)


def _inverse(flow: Floats) -> Floats:
    """Invert a flow by fixed point: ``inverse(y) = -flow(y + inverse(y))``."""
    inverse = -flow
    for _ in range(15):
        inverse = -np.stack([_warp(part, inverse) for part in flow])
    return inverse


def _trim(picture: Floats, side: int) -> Floats:
    margin = round(side * _MARGIN)
    inner = Image.fromarray(picture[margin : side - margin, margin : side - margin])
    return np.asarray(inner.resize((side, side), Image.Resampling.BICUBIC), np.float32)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells whether a draw is typical: a logistic regression and a distance on 40 components.

    A draw passes when its own class has a probability of at least 0.95 and its Mahalanobis distance
    is no more than that of 95 % of the training scans.
    """

    centre: Floats
    axes: Floats
    weights: Floats
    bias: float
    limit: float

    @classmethod
    @products()
    def learn(cls, normal: Floats, abnormal: Floats) -> _Judge:
        from sklearn.decomposition import PCA
        from sklearn.linear_model import LogisticRegression

        features = cls._features(np.concatenate([normal, abnormal]))
        components = min(40, len(features) // 2)
        pca = PCA(components, whiten=True, svd_solver="randomized", random_state=0).fit(features)
        axes = (pca.components_.T / np.sqrt(pca.explained_variance_)).astype(np.float32)
        codes = (features - pca.mean_) @ axes
        truth = np.arange(len(features)) >= len(normal)
        line = LogisticRegression(class_weight="balanced", max_iter=1000).fit(codes, truth)
        check_finite("What tells the drawn pictures apart", line.coef_, line.intercept_)
        limit = float(np.percentile(np.linalg.norm(codes, axis=1), 95))
        weights = line.coef_[0].astype(np.float32)
        return cls(pca.mean_, axes, weights, float(line.intercept_[0]), limit)

    @staticmethod
    def _features(pictures: Floats) -> Floats:
        small = _shrink(pictures, 4)
        return small.reshape(len(small), -1)

    @products()
    def choose(self, draws: Floats, abnormal: bool, count: int) -> Floats:
        """Return the first ``count`` typical draws, filled up with the most probable others."""
        codes = (self._features(draws) - self.centre) @ self.axes
        logits = (codes @ self.weights + self.bias) * (1.0 if abnormal else -1.0)
        typical = (logits >= np.log(19.0)) & (np.linalg.norm(codes, axis=1) <= self.limit)
        order = sorted(range(len(draws)), key=lambda i: 0.0 if typical[i] else 1e3 - logits[i])
        return draws[order[:count]]
