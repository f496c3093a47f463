from __future__ import annotations

import math

import numpy as np

from app.domain.finding import Calibration, Conformal
from app.inference.calibration import prediction_set, probabilities


def test_softmax_by_hand() -> None:
    logits = np.array([[0.0, math.log(3.0)]], np.float32)
    np.testing.assert_allclose(probabilities(logits, Calibration()), [[0.25, 0.75]], atol=1e-7)


def test_temperature_divides_and_bias_adds() -> None:
    logits = np.array([0.0, 2.0 * math.log(3.0)], np.float32)
    calibration = Calibration(temperature=2.0, bias=(math.log(3.0), 0.0))
    np.testing.assert_allclose(probabilities(logits, calibration), [0.5, 0.5], atol=1e-7)


def test_sigmoid_classes_do_not_exclude_one_another() -> None:
    calibration = Calibration(output="sigmoid")
    result = probabilities(np.array([math.log(9.0), math.log(9.0)], np.float32), calibration)
    np.testing.assert_allclose(result, [0.9, 0.9], atol=1e-6)


def test_extreme_logits_stay_finite() -> None:
    logits = np.array([1e4, -1e4], np.float32)
    np.testing.assert_array_equal(probabilities(logits, Calibration()), [1.0, 0.0])
    sigmoid = probabilities(logits, Calibration(output="sigmoid"))
    assert np.isfinite(sigmoid).all()


def test_a_prediction_set_holds_what_cannot_be_ruled_out_likeliest_first() -> None:
    p = np.array([0.2, 0.7, 0.1])
    classes = ("normal", "bacterial", "viral")
    assert prediction_set(p, classes, Conformal(0.9, (0.85, 0.5, 0.85))) == ("bacterial", "normal")
    assert prediction_set(p, classes, None) == ()


def test_each_class_may_have_a_temperature_of_its_own() -> None:
    calibration = Calibration("sigmoid", (1.0, 2.0), (0.0, 1.0))
    logits = np.array([np.log(3), 2 * np.log(3) - 2], dtype=np.float32)
    np.testing.assert_allclose(probabilities(logits, calibration), [0.75, 0.75], rtol=1e-6)
