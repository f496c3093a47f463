"""What the card says of how its figures came about."""

from typing import Any

from model_training.card_ablation import ablation
from model_training.card_crossvalidation import crossvalidation
from model_training.card_split import split
from model_training.config import Fit

_ROUND: dict[str, Any] = {
    "seed": 0,
    "accuracy": {"pooled": [0.9, 0.85, 0.95], "spread": 0.01},
    "findings": {
        "pneumonia": {
            "auc": {"pooled": [0.99, 0.98, None], "spread": None},
            "ece": 0.02,
            "ece_if_perfect": 0.01,
        }
    },
}


def _told(views: int, epochs: int) -> list[str]:
    found = {"folds": 5, "scans": 100, "groups": 90, "views": views, "epochs": epochs}
    return crossvalidation(Fit(views=8, epochs=10), {**found, "rounds": [_ROUND]})


def test_folds_trained_less_than_the_bundle_are_said_to_be() -> None:
    assert _told(8, 10)[0].startswith("Trained as the bundle is (8 views of each scan, 10 epochs):")
    less = _told(1, 0)[0]
    assert "with 1 instead of 8 views of each scan and 0 instead of 10 epochs" in less
    assert "the last layer alone" in less
    assert "the last layer alone" not in _told(1, 3)[0]


def test_figures_of_folds_stand_in_rows_with_a_dash_where_there_is_none() -> None:
    lines = _told(8, 10)
    assert "| 0 | all classes | likeliest class right | 0.900 | 0.850 to 0.950 | 0.010 |" in lines
    assert "| 0 | pneumonia | AUC | 0.990 | 0.980 to – | – |" in lines


def test_a_table_of_less_training_says_how_the_bundle_was_trained() -> None:
    cell = {
        "scans": 20,
        "findings": {"pneumonia": {"auc": 0.9, "balanced_accuracy": 0.8, "ece": 0}},
    }
    found = {
        "seeds": [7],
        "folds": None,
        "scans": 100,
        "subset": None,
        "groups": 90,
        "views": 2,
        "epochs": 3,
        "rows": [{"name": "as it is", "cells": [cell]}],
    }
    assert (
        "3 epochs (the bundle: 8 views and 10 epochs)"
        in ablation(found, Fit(views=8, epochs=10))[0]
    )
    assert "the bundle:" not in ablation(found, Fit(views=2, epochs=3))[0]
    assert "the bundle:" not in ablation(found)[0]


def test_no_patients_are_claimed_where_each_scan_is_taken_for_one() -> None:
    scans = {"training": 80, "held out": 20, "test": 0}
    copies = {"groups": 60, "exact duplicates": 1}
    (named,) = split({"scans": scans, "duplicates": {"patients": 70, **copies}})
    assert "100 scans of 70 patients; groups: 60, exact duplicates: 1." in named
    (unnamed,) = split({"scans": scans, "duplicates": {"patients": 100, **copies}})
    assert "100 scans, each taken for a patient of its own; groups" in unnamed
