"""Charts as SVG text: equal input gives equal bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from app.domain.finding import FindingSpec
from model_training.assessment import statistics as st
from model_training.assessment.summary import spelt
from model_training.calibration import wilson
from model_training.reliability import bins

_BLUE, _ORANGE, _GREY, _RED = "#1f5fa8", "#b3541e", "#8a8f98", "#b3261e"
_STYLE = {
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#444b55",
    "axes.labelcolor": "#1c2128",
    "svg.hashsalt": "lightbox",
    "svg.fonttype": "path",
    "figure.facecolor": "white",
}


def roc_chart(score: st.Floats, truth: st.Bools, spec: FindingSpec, auc: Sequence[float]) -> str:
    """ROC curve with the operating points where they fall on these scans."""
    with _canvas(4.4, 4.4) as (figure, axes):
        false, true = st.roc(score, truth)
        axes.plot([0, 1], [0, 1], color=_GREY, linewidth=0.8, linestyle=":")
        axes.step(false, true, where="post", color=_BLUE, linewidth=1.8)
        for point, marker in zip(spec.operating_points, "os^vD<>p", strict=False):
            at = st.decisions(score, truth, point.threshold)
            label = f"{point.name}, at {point.threshold:.2f}"
            x, y = 1 - at["specificity"], at["sensitivity"]
            axes.plot(x, y, marker, color=_ORANGE, markersize=7, label=label, clip_on=False)
        axes.set(
            xlabel="1 − specificity",
            ylabel="sensitivity",
            xlim=(-0.02, 1.02),
            ylim=(-0.02, 1.02),
            aspect="equal",
            title=f"{spec.name}: AUC {spelt(auc)}",
        )
        axes.legend(loc="lower right", frameon=False, fontsize=9)
        return _svg(figure)


def reliability_chart(score: st.Floats, truth: st.Bools, name: str, ece: Sequence[float]) -> str:
    """Share of positives against probability in bins of equal mass, with Wilson intervals.

    Below it, how the probabilities are spread, by the truth.
    """
    with _canvas(4.4, 5.2, heights=(3.2, 1.0)) as (figure, (upper, lower)):
        upper.plot([0, 1], [0, 1], color=_GREY, linewidth=0.8, linestyle=":")
        parts = bins(score)
        x = [float(score[rows].mean()) for rows in parts]
        share = [wilson(int(truth[rows].sum()), len(rows)) for rows in parts]
        spread = [[e.value - e.low for e in share], [e.high - e.value for e in share]]
        upper.errorbar(
            x,
            [e.value for e in share],
            yerr=np.abs(spread),
            fmt="o",
            color=_BLUE,
            ecolor="#9db7d6",
            markersize=5,
            capsize=2,
        )
        upper.set(
            ylabel="share with the finding",
            xlim=(-0.02, 1.02),
            ylim=(-0.02, 1.02),
            title=f"{name}: ECE {spelt(ece)}",
        )
        edges = np.linspace(0, 1, 21)
        both = [score[truth], score[~truth]]
        lower.hist(
            both, bins=edges, stacked=True, color=[_ORANGE, _BLUE], label=["with", "without"]
        )
        lower.set(xlabel="probability", ylabel="scans", xlim=(-0.02, 1.02))
        lower.legend(frameon=False, fontsize=8, loc="upper center", ncols=2)
        return _svg(figure)


def sweep_chart(sweep: Mapping[str, Any], finding: str) -> str:
    """AUC, ECE and share refused over the strength of each distortion."""
    names = list(sweep["distortions"])
    columns = 4
    rows = -(-len(names) // columns)
    with _canvas(11.0, 2.7 * rows, grid=(rows, columns)) as (figure, grid):
        panels = np.asarray(grid).ravel()
        lines: list[Any] = []
        for axes, name in zip(panels, names, strict=False):
            kind = sweep["distortions"][name]
            neutral = {"strength": kind["neutral"], **sweep["as_it_is"]}
            steps = sorted([*kind["steps"], neutral], key=lambda step: float(step["strength"]))
            x = [step["strength"] for step in steps]
            lines = [
                *axes.plot(x, [s["findings"][finding]["auc"] for s in steps], "o-", color=_BLUE),
                *axes.plot(x, [s["findings"][finding]["ece"] for s in steps], "s-", color=_ORANGE),
                *axes.plot(x, [s["refused"] for s in steps], "^--", color=_GREY),
            ]
            for line in lines:
                line.set(markersize=3.5, linewidth=1.3)
            axes.axvline(kind["neutral"], color=_GREY, linewidth=0.6, linestyle=":")
            axes.set(ylim=(-0.03, 1.03), title=name)
            axes.set_xlabel(kind["unit"], fontsize=9)
            axes.locator_params(axis="x", nbins=5)
        for axes in panels[len(names) :]:
            axes.axis("off")
        place = panels[len(names)] if len(names) < len(panels) else panels[-1]
        place.legend(lines, [f"AUC, {finding}", "ECE", "refused by the gate"], frameon=False)
        return _svg(figure)


@contextmanager
def _canvas(
    width: float,
    height: float,
    *,
    heights: Sequence[float] = (1.0,),
    grid: tuple[int, int] | None = None,
) -> Iterator[tuple[Any, Any]]:
    """A figure in our style with its axes; touches no global state and opens no window."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        ratios = None if grid else {"height_ratios": list(heights)}
        yield figure, figure.subplots(*(grid or (len(heights), 1)), gridspec_kw=ratios)


def _svg(figure: Any) -> str:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()
