"""``analyse(scan, bundle)``: the one function that carries the product."""

from __future__ import annotations

from app.domain.analysis import Analysis
from app.domain.finding import Finding, FindingSpec
from app.domain.gate import GateResult
from app.domain.scan import Scan
from app.inference.activation import activation_maps
from app.inference.calibration import prediction_set, probabilities
from app.inference.gate import check_facts, check_picture
from app.inference.looks import looks_of
from app.inference.opening import OpenBundle
from app.preprocessing import apply
from app.services.shortcomings import doubts, shortcomings


def analyse(
    scan: Scan, opened: OpenBundle, operating_point: str | None = None, *, maps: bool = True
) -> Analysis:
    """Say everything one bundle has to say of one scan.

    The window, the command line and every batch call this function; they differ only in who
    schedules it. It has no side effects: the same scan and bundle give the same analysis.

    Args:
        scan: as read.
        opened: a bundle with its engine.
        operating_point: name of the one to decide at; the bundle's default where None or unknown.
        maps: False leaves out the activation maps, where nobody is to see them.

    Returns:
        "classified", or "refused" with the gate's reason.
    """
    manifest = opened.bundle.manifest
    by_facts = check_facts(manifest.scope, scan.facts)
    if by_facts.decision == "refused":
        return _refused(scan, opened, by_facts)
    picture = apply(manifest.recipe, scan)
    output = opened.engine.run(picture[None])
    seen = looks_of(output, opened.reference)[0]
    gate = check_picture(manifest, opened.reference, picture, seen, by_facts)
    if gate.decision == "refused":
        return _refused(scan, opened, gate)
    p = probabilities(output.logits[0], manifest.calibration)
    by_class = dict(zip(manifest.classes, p.tolist(), strict=True))
    return Analysis(
        status="classified",
        reason=None,
        model=opened.bundle.ref,
        gate=gate,
        findings=tuple(
            _finding(
                spec, by_class, operating_point, calibrated=manifest.outputs == "probabilities"
            )
            for spec in manifest.findings
        ),
        prediction_set=prediction_set(p, manifest.classes, manifest.conformal),
        warnings=doubts(manifest) + scan.warnings + gate.warnings + shortcomings(manifest),
        maps=()
        if not (maps and manifest.maps)
        else activation_maps(
            output.feature_maps[0],
            opened.reference.head_weights,
            p,
            manifest.classes,
            manifest.findings,
            exclusive=manifest.calibration.output == "softmax",
        ),
        model_input=picture,
    )


def _refused(scan: Scan, opened: OpenBundle, gate: GateResult) -> Analysis:
    return Analysis("refused", gate.reason, opened.bundle.ref, gate, warnings=scan.warnings)


def _finding(
    spec: FindingSpec, by_class: dict[str, float], operating_point: str | None, *, calibrated: bool
) -> Finding:
    probability = min(1.0, sum(by_class[name] for name in spec.classes))
    point = spec.operating_point(operating_point)
    positive = None if point is None else probability >= point.threshold
    return Finding(spec.name, probability, point, positive, spec.part_of, calibrated)
