"""The last layer fitted anew on trained features, each question with a penalty of its own.

Two questions need not be equally hard. Normal or pneumonia can be read from many features at
once, so little holds the weights back; bacterial or viral can hardly be told, and weights held
back little learn by heart. Hence one logistic regression between the groups of classes and one
within each, put together into the one dense layer that a network ends with.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model_training.fitting import linear_head

Floats = NDArray[np.float32]


def nested_head(
    pooled: Floats,
    labels: NDArray[np.int64],
    weights: Floats,
    groups: Sequence[Sequence[int]],
    between: float,
    within: float,
) -> tuple[Floats, Floats]:
    """Kernel (D, C) and bias (C,) of a layer on ``pooled`` (scans, D).

    The logit of a class is its group's plus its own within the group, whose mean over the group
    is 0; so the difference of two classes of a group is what ``within`` fitted.

    Args:
        pooled: features of the scans (of several views, one after the other).
        labels: (scans,), class indices; every class occurs.
        weights: (scans,), for the question between groups; within a group all weigh the same.
        groups: classes of each group, which together are all classes.
        between: penalty of the regression between groups, as of `fitting.linear_head`.
        within: penalty of those within the groups.
    """
    classes = sum(len(group) for group in groups)
    kernel = np.zeros((pooled.shape[1], classes), np.float32)
    bias = np.zeros(classes, np.float32)
    group_of = np.zeros(classes, np.int64)
    for number, group in enumerate(groups):
        group_of[list(group)] = number
    if len(groups) > 1:
        outer_kernel, outer_bias = linear_head(pooled, group_of[labels], weights, between)
        kernel += outer_kernel[:, group_of]
        bias += outer_bias[group_of]
    for group in groups:
        if len(group) > 1:
            inside = np.isin(labels, group)
            own = np.searchsorted(sorted(group), labels[inside])
            equal = np.ones(int(inside.sum()), np.float32)
            inner_kernel, inner_bias = linear_head(pooled[inside], own, equal, within)
            kernel[:, sorted(group)] += inner_kernel - inner_kernel.mean(axis=1, keepdims=True)
            bias[sorted(group)] += inner_bias - inner_bias.mean()
    return kernel, bias


def all_groups(groups: Sequence[Sequence[int]], classes: int) -> list[list[int]]:
    """``groups``, and a group of its own for every class in none of them."""
    listed = {c for group in groups for c in group}
    return [list(group) for group in groups] + [[c] for c in range(classes) if c not in listed]
