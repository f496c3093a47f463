"""What becomes of each attribute: table E.1-1 of PS3.15 as dicom-anonymizer holds it (2026c).

Where the table leaves a choice (X/Z, Z/D, X/D, X/Z/D), the one is taken that keeps a valid object
valid, whatever its kind: empty rather than gone, a dummy rather than empty.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from app.imaging.offline import import_pydicom

Action = Literal["remove", "empty", "dummy", "uid"]

TABLE = "dicomfields_2026c"

_BY_NAME: dict[str, Action] = {
    "replace": "dummy",  # D
    "empty": "empty",  # Z
    "delete": "remove",  # X
    "replace_UID": "uid",  # U
    "empty_or_replace": "empty",  # Z/D: type 2 in the modules that have them
    "delete_or_empty": "empty",  # X/Z
    "delete_or_replace": "dummy",  # X/D
    "delete_or_empty_or_replace": "dummy",  # X/Z/D
    "delete_or_empty_or_replace_UID": "uid",  # X/Z/U*
}

# Sequences of these would need items of dummies; all of them are optional in images.
_CHOICES = frozenset(("delete_or_replace", "delete_or_empty_or_replace"))

# What the table does not name and an image does without: a small picture of it, what comes behind
# the data set, and signatures, which no longer hold.
_MORE = {0x00880200, 0xFFFCFFFC, 0xFFFAFFFA, 0x04000561}


@cache
def actions() -> dict[int, Action]:
    """Return what becomes of the attributes of the table, by tag; groups that repeat left out."""
    import_pydicom()
    from dicomanonymizer.simpledicomanonymizer import initialize_actions
    from pydicom.datadict import dictionary_has_tag, dictionary_VR

    found: dict[int, Action] = {}
    for key, action in initialize_actions(TABLE).items():
        if len(key) != 2:
            continue
        tag = key[0] << 16 | key[1]
        name = action.__name__
        sequence = dictionary_has_tag(tag) and dictionary_VR(tag) == "SQ"
        found[tag] = "remove" if sequence and name in _CHOICES else _BY_NAME[name]
    return found | dict.fromkeys(_MORE, "remove")


def removed_group(group: int) -> bool:
    """Tell whether a group goes as a whole.

    Private ones do, curves (50xx) and overlays (60xx): the table names an overlay's data, and the
    rest describes nothing without them. So do commands (0000), meta information (0002),
    directories (0004), documents (0042) and waveforms (5400), which may be a voice: they have no
    place in an image. And pixels (7FE0): those of the image are put in anew, those of an item are
    looked at by nobody.
    """
    return (
        group % 2 == 1
        or 0x5000 <= group <= 0x50FF
        or 0x6000 <= group <= 0x60FF
        or group in (0x0000, 0x0002, 0x0004, 0x0042, 0x5400, 0x7FE0)
    )


# --- Dates --------------------------------------------------------------------------------------

NOT_MOVED = frozenset((0x00100030, 0x00100032))
"""Date and time of birth: the table lets no option keep them."""
