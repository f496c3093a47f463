"""Damaged and hostile files by the thousand, made from real ones by seed.

``python -m tests.fuzzing --count 20000 --seed 1`` runs them through the program's own pool of
workers, under its own limits, and says what came of them. The same case is made again from its seed
and number alone, so that what is found is kept as two numbers and never as somebody's scan.
"""
