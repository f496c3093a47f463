"""Python's collector of garbage, out of the way of imports.

Imports make hundreds of thousands of objects that stay, and the collector looks at all of them time
and again meanwhile: a sixth of what classifying one scan takes.
"""

from __future__ import annotations

import gc


def pause() -> None:
    """Collect nothing until `settle`; for a start, while what is made is there to stay."""
    gc.disable()


def settle() -> None:
    """Collect again, and never look at what is there by now."""
    gc.freeze()
    gc.enable()
