"""What the gate looks at, and the two figures it takes from it.

A scan's looks are one vector: the embedding (maps of blocks that training left frozen, averaged
over quarters of the picture), and beside it the last feature maps, averaged over a grid of cells
and projected on a few directions. The first tells kinds of picture apart, even those training never
saw; the second keeps where things are, so that a scan on its side is not taken for one upright.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.bundle import Reference
from app.inference.engine import NetworkOutput
from app.inference.finite import products

GRID = 3
"""Cells along each side of the picture."""

_FIELDS = 16  # along each side, for the relief


@products()
def looks(
    embedding: NDArray[np.float32],
    feature_maps: NDArray[np.float32],
    projection: NDArray[np.float32] | None,
) -> NDArray[np.float32]:
    """Describe scans for the gate.

    Args:
        embedding: ``(N, D)``.
        feature_maps: ``(N, rows, columns, F)``.
        projection: ``(F, P)``; None for a gate that looks at the embedding alone.

    Returns:
        float32 ``(N, D + 9 P)``, the cells row by row; or ``(N, D)``.
    """
    if projection is None:
        return embedding
    found = cells(feature_maps) @ projection
    return np.concatenate([embedding, found.reshape(len(found), -1)], axis=1)


def looks_of(output: NetworkOutput, reference: Reference) -> NDArray[np.float32]:
    """`looks` of what a network gave, as the bundle's gate takes them."""
    return looks(output.embedding, output.feature_maps, reference.gate_projection)


def fits_gate(reference: Reference, output: NetworkOutput) -> bool:
    """Tell whether the gate's arrays have the sides that what the network gives asks for."""
    embedding, maps = output.embedding.shape[1], output.feature_maps.shape[3]
    projection, hidden = reference.gate_projection, reference.router_hidden
    seen = embedding + (0 if projection is None else GRID * GRID * projection.shape[1])
    under = seen if hidden is None else hidden.shape[1]
    wanted: list[tuple[NDArray[np.float32] | None, tuple[int | None, ...]]] = [
        (reference.gate_mean, (embedding,)),
        (reference.gate_whitening, (embedding, None)),
        (projection, (maps, None)),
        (hidden, (seen, None)),
        (reference.router_hidden_bias, (under,)),
        (reference.router_weights, (under,)),
        (reference.router_bias, ()),
    ]
    return all(array is None or _has_sides(array, sides) for array, sides in wanted)


def _has_sides(array: NDArray[np.float32], sides: tuple[int | None, ...]) -> bool:
    return array.ndim == len(sides) and all(
        wanted in (None, side) for side, wanted in zip(array.shape, sides, strict=True)
    )


@products()
def cells(maps: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means ``(N, GRID * GRID, F)`` of a grid of cells, which share the rows that would be cut."""
    count, rows, columns, channels = maps.shape
    means: NDArray[np.float32] = _shares(rows, columns) @ maps.reshape(count, -1, channels)
    return means


@cache
def _shares(rows: int, columns: int) -> NDArray[np.float32]:
    """What each place of a map counts in the mean of each cell: ``(GRID * GRID, places)``."""
    down, across = (
        np.array([(start <= np.arange(side)) & (np.arange(side) < end) for start, end in edges])
        for side, edges in ((rows, _edges(rows)), (columns, _edges(columns)))
    )
    inside = np.einsum("ir,jc->ijrc", down, across).reshape(GRID * GRID, -1)
    shares: NDArray[np.float32] = inside.astype(np.float32) / inside.sum(axis=1, keepdims=True)
    return shares.astype(np.float32)


def _edges(side: int) -> list[tuple[int, int]]:
    return [(i * side // GRID, -((i + 1) * side // -GRID)) for i in range(GRID)]


@products()
def relief(picture: NDArray[np.float32]) -> float:
    """How much there is to see in a prepared picture: 0 for nothing, about 0.1 for a scan.

    The standard deviation of its means over 16 x 16 fields that is left when a smooth ground (a
    polynomial of the second degree in both coordinates, by least squares) is taken away. Neither
    grain nor uneven light counts.

    Args:
        picture: float32 ``(rows, columns, channels)`` in [0, 1].
    """
    rows, columns, channels = picture.shape
    across = np.repeat(_field_shares(columns), channels, axis=0) / np.float32(channels)
    means = (_field_shares(rows).T @ picture.reshape(rows, -1) @ across).ravel()
    ground = _smooth_grounds()
    return float((means - ground @ (means @ ground)).std())


@cache
def _field_shares(side: int) -> NDArray[np.float32]:
    """What each place along a side counts in the mean of each field: ``(side, _FIELDS)``."""
    starts = np.arange(_FIELDS + 1) * side // _FIELDS
    places = np.arange(side)[:, np.newaxis]
    inside = (starts[:-1] <= places) & (places < starts[1:])
    shares: NDArray[np.float32] = (inside / np.diff(starts)).astype(np.float32)
    return shares


@cache
def _smooth_grounds() -> NDArray[np.float64]:
    """Polynomials of the second degree over the fields, each at right angles to the others."""
    y, x = np.meshgrid(*[np.linspace(-1, 1, _FIELDS)] * 2, indexing="ij")
    powers = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)
    grounds: NDArray[np.float64] = np.linalg.qr(powers.reshape(-1, 6))[0]
    return grounds


@products()
def mahalanobis(seen: NDArray[np.float32], reference: Reference) -> float | None:
    """Distance of a scan's embedding from the training scans, in standard deviations.

    Args:
        seen: its `looks`, ``(D + 9 P,)``.
        reference: the bundle's arrays; None comes back where it has no density.
    """
    if reference.gate_mean is None or reference.gate_whitening is None:
        return None
    embedding = seen[: len(reference.gate_mean)]  # all of it: see `fits_gate`
    return float(np.linalg.norm((embedding - reference.gate_mean) @ reference.gate_whitening))


@products()
def router_probability(seen: NDArray[np.float32], reference: Reference) -> float | None:
    """Score in [0, 1] of being the bundle's kind of scan, shown as it should be.

    By logistic regression on the `looks` ``(D + 9 P,)``, or on one hidden layer of them.
    """
    if reference.router_weights is None or reference.router_bias is None:
        return None
    hidden = seen
    if reference.router_hidden is not None and reference.router_hidden_bias is not None:
        hidden = np.maximum(0.0, seen @ reference.router_hidden + reference.router_hidden_bias)
    logit = float(hidden @ reference.router_weights + reference.router_bias)
    return float(1.0 / (1.0 + np.exp(-np.clip(logit, -500.0, 500.0))))
