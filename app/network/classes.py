"""Which kinds of objects, in which encodings, are proposed to a node that is to give them."""

from __future__ import annotations

_CLASS = "1.2.840.10008.5.1.4.1.1."
_SYNTAX = "1.2.840.10008.1.2"

# What Lightbox may read: CR, DX, MG, CT, US, MR, SC, XA, RF, NM, PT and visible light.
_IMAGES = (
    "1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "3.1", "6.1", "4", "4.1", "7", "7.2", "7.3",
    "7.4", "12.1", "12.2", "20", "128", "77.1.1", "77.1.2", "77.1.4",
)  # fmt: skip
# What lies beside it in a study: reports, key objects, PDF, presentation states, segmentations.
_OTHERS = ("88.11", "88.22", "88.33", "88.34", "88.59", "104.1", "11.1", "66.4")

_PLAIN = ("1.2.840.10008.1.2.1", _SYNTAX)
# A node picks one of each group, so those that are found beside one another stand apart.
_PACKED = (
    (f"{_SYNTAX}.4.70", f"{_SYNTAX}.4.57", f"{_SYNTAX}.4.80"),  # JPEG lossless, JPEG-LS
    (f"{_SYNTAX}.4.90", f"{_SYNTAX}.4.91", f"{_SYNTAX}.5"),  # JPEG 2000, RLE
    (f"{_SYNTAX}.4.50", f"{_SYNTAX}.4.51", f"{_SYNTAX}.4.81"),  # JPEG, JPEG-LS near-lossless
)


def for_getting() -> list[tuple[str, tuple[str, ...]]]:
    """Return presentation contexts, 96 of the 128 that an association may have."""
    return [
        *((_CLASS + image, group) for image in _IMAGES for group in (_PLAIN, *_PACKED)),
        *((_CLASS + other, _PLAIN) for other in _OTHERS),
    ]
