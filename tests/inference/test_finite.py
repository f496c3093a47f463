"""What counts of a product of matrices is the product, and not the flag that is left behind."""

from __future__ import annotations

import numpy as np
import pytest

from app.inference.finite import check_finite, products


def test_a_flag_is_no_fault_and_a_result_that_is_not_finite_is_one() -> None:
    endless = np.full((2, 2), np.inf)
    with pytest.warns(RuntimeWarning, match="invalid"):
        endless - endless
    with products():
        lost = endless - endless
    with pytest.raises(FloatingPointError, match="What came of it is not finite"):
        check_finite("What came of it", np.ones(3), lost)
    check_finite("What came of it", np.ones(3), np.zeros((2, 2)))


def test_a_function_of_products_warns_again_when_it_has_ended() -> None:
    @products()
    def quotient(denominator: np.ndarray) -> np.ndarray:
        return np.ones(2) / denominator

    assert np.isinf(quotient(np.zeros(2))).all()
    with pytest.warns(RuntimeWarning, match="divide"):
        np.ones(2) / np.zeros(2)
