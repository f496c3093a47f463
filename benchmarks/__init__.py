"""Measured speed: repeatable, side by side with what one would otherwise run, told as ratios."""
