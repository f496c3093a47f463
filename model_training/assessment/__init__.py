"""Measuring a bundle on labelled scans: figures with intervals, robustness, and a report.

Every scan takes the path it takes in the program: `app.imaging.read_scan`, the bundle's recipe, its
compiled network, its calibration and its gate. Nothing here chooses anything about a bundle.
"""
