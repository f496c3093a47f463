"""From a prepared picture to calibrated findings: engines, calibration, gate, activation maps."""
