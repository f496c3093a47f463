"""The gate: is this scan what the bundle was made for?

Facts decide first, since they need no network: a fact that contradicts the bundle's scope refuses
the scan, a fact the file does not state warns. Then the picture itself must look like the scans the
bundle learnt from.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.bundle import Manifest, Reference
from app.domain.gate import GateResult, Scope
from app.domain.notice import Notice
from app.domain.scan import Facts
from app.inference.looks import mahalanobis, relief, router_probability

_MODALITY_WORDS = {
    "CR": "computed radiography",
    "CT": "computed tomography",
    "DX": "digital radiography",
    "ES": "endoscopy",
    "MG": "mammography",
    "MR": "magnetic resonance",
    "NM": "nuclear medicine",
    "OP": "ophthalmic photography",
    "OT": "of another kind",
    "PT": "positron emission tomography",
    "RF": "fluoroscopy",
    "SC": "secondary capture",
    "US": "ultrasound",
    "XA": "angiography",
    "XC": "photography",
}

# Of 6,000 public scans of the brain and chest the flattest has 0.044, and 0.027 in mild views.
_LEAST_RELIEF = 0.02


def check_facts(scope: Scope, facts: Facts) -> GateResult:
    """Judge by what the file says.

    Returns:
        A refusal with code ``modality``, ``body_part``, ``view``, ``age``, ``for_processing`` or
        ``colour``; else an acceptance, with a warning per fact that is missing or at the margin.
    """
    warnings: list[Notice] = []
    missing: list[str] = []
    for check in (_intent, _modality, _body_part, _view, _age, _colour):
        verdict = check(scope, facts)
        if isinstance(verdict, _Refuse):
            return GateResult("refused", reason=verdict.notice)
        if isinstance(verdict, _Missing):
            missing.append(verdict.what)
        elif verdict is not None:
            warnings.append(verdict)
    if missing:
        warnings.append(_not_stated(missing))
    return GateResult("accepted with warnings" if warnings else "accepted", None, tuple(warnings))


def check_picture(
    manifest: Manifest,
    reference: Reference,
    picture: NDArray[np.float32],
    seen: NDArray[np.float32],
    facts: GateResult,
) -> GateResult:
    """Judge by what the picture looks like, after its facts were accepted.

    Args:
        manifest: of the bundle; without a picture gate, ``facts`` is returned as it is.
        reference: its arrays.
        picture: as prepared for the network, float32 ``(rows, columns, channels)``.
        seen: the scan's `app.inference.looks.looks`, float32 ``(L,)``.
        facts: the result of `check_facts`, whose warnings are kept.

    Returns:
        A refusal with code ``blank``, ``not_this_kind`` (the router) or ``unlike_training`` (the
        distance), or an acceptance; all but the first with the picture's figures.
    """
    limits = manifest.gate
    if limits is None:
        return facts
    if not relief(picture) >= _LEAST_RELIEF:
        reason = Notice(
            "blank",
            "There are no shapes in this picture: it is empty, or holds noise or an even pattern. "
            "If it is a scan, it was exported wrongly: load the original DICOM file.",
        )
        return GateResult("refused", reason)
    distance = mahalanobis(seen, reference)
    kind = router_probability(seen, reference)
    # Written so that a figure that is no number refuses.
    if limits.kind_limit is not None and not (kind is not None and kind >= limits.kind_limit):
        reason = Notice(
            "not_this_kind",
            f"This picture does not look like {_made_for(manifest)}. If it is one, check that it "
            "is upright, not inverted and not cropped, and load the original DICOM file.",
        )
        return GateResult("refused", reason, distance=distance, kind=kind)
    if not (distance is not None and distance <= limits.distance_limit):
        reason = Notice(
            "unlike_training",
            f"This picture is too unlike the scans that “{manifest.title}” was trained on, so its "
            "answer would mean nothing. Read it without the model, or choose another model.",
        )
        return GateResult("refused", reason, distance=distance, kind=kind)
    return GateResult(facts.decision, None, facts.warnings, distance, kind)


def _made_for(manifest: Manifest) -> str:
    return f"what “{manifest.title}” was made for"


@dataclass(frozen=True, slots=True)
class _Refuse:
    notice: Notice


@dataclass(frozen=True, slots=True)
class _Missing:
    what: str


_Check = _Refuse | _Missing | Notice | None  # a Notice warns; None is fine


def _modality(scope: Scope, facts: Facts) -> _Check:
    if not scope.modalities or facts.modality in scope.modalities:
        return None
    if facts.modality is None:
        return _Missing("the modality")
    words = _MODALITY_WORDS.get(facts.modality)
    named = f"{facts.modality} scan ({words})" if words else f"{facts.modality} scan"
    return _refuse(
        "modality",
        f"{named}; the model is made for {_either(scope.modalities)}. "
        "Choose a model made for it, or read it without one.",
    )


def _body_part(scope: Scope, facts: Facts) -> _Check:
    if not scope.body_parts or facts.body_part in scope.body_parts:
        return None
    if facts.body_part is None:
        return _Missing("the body part")
    return _refuse(
        "body_part",
        f"The file says that this is a scan of “{facts.body_part.lower()}”; the model is made for "
        f"{_either(scope.body_parts).lower()}.",
    )


def _view(scope: Scope, facts: Facts) -> _Check:
    if not scope.views or facts.view_position in scope.views:
        return None
    if facts.view_position is None:
        return _Missing("the view")
    return _refuse(
        "view",
        f"The view is {facts.view_position}; the model is made for {_either(scope.views)} views.",
    )


def _age(scope: Scope, facts: Facts) -> _Check:
    made_for, tolerated = scope.age_years, scope.age_years_tolerated
    if made_for is None:
        return None
    if facts.age_years is None:
        return _Missing("the patient's age")
    # A child of "5 years" is anything up to its sixth birthday.
    if made_for[0] <= facts.age_years < made_for[1] + 1:
        return None
    said = f"The patient is {_years(facts.age_years)} old; the model was trained on patients of "
    said += f"{made_for[0]:g} to {made_for[1]:g} years"
    if tolerated is not None and tolerated[0] <= facts.age_years < tolerated[1] + 1:
        return Notice("age_margin", said + ", so trust its answer less.")
    return _refuse("age", said + ", and is not reliable at this age.")


def _intent(scope: Scope, facts: Facts) -> _Check:
    if facts.presentation_intent == "FOR PROCESSING":
        return _refuse(
            "for_processing",
            "This is the raw image of the detector (FOR PROCESSING), which is not meant for "
            "reading. Load the processed image (FOR PRESENTATION) of the same exposure.",
        )
    return None


def _colour(scope: Scope, facts: Facts) -> _Check:
    if facts.colour and not scope.colour:
        return _refuse(
            "colour",
            "The picture holds colour; the model is made for grey-scale scans. If it is a grey "
            "scan with coloured marks on it, load the original without them.",
        )
    return None


def _refuse(code: str, message: str) -> _Refuse:
    return _Refuse(Notice(code, message))


def _not_stated(missing: list[str]) -> Notice:
    return Notice(
        "fact_missing",
        f"The file does not state {_either(tuple(missing))}: check yourself that the model is "
        "made for this scan.",
    )


def _either(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else ", ".join(values[:-1]) + " or " + values[-1]


def _years(age: float) -> str:
    if age < 2:
        return f"{round(age * 12)} months"
    return f"{int(age)} years"
