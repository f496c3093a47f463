"""What to keep in mind of a DICOM image that was read: coded sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.display import DisplayTransform, Lut, Window
from app.domain.notice import Notice
from app.domain.scan import Overlay
from app.imaging import kinds, values
from app.imaging.layout import Layout

_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"  # and its multi-frame kinds below (PS3.6)


def of_dicom(
    meta: Any,
    ds: Any,
    layout: Layout,
    display: DisplayTransform,
    frame: int,
    *,
    grey: bool,
    lossy: bool,
) -> tuple[Notice, ...]:
    """Collect the notices of a DICOM image.

    Args:
        meta: file meta information.
        ds: the data set.
        layout: of the frame.
        display: of the scan.
        frame: counted from 1.
        grey: False for colour, which has no window.
        lossy: True where the frame's own coding loses.
    """
    return (
        *_about_the_object(meta, ds, layout, frame),
        *_about_the_pixels(ds, lossy=lossy),
        *(_about_the_display(ds, layout, display) if grey else ()),
    )


def of_overlays(overlays: tuple[Overlay, ...], unread: int) -> Iterator[Notice]:
    """Say that drawings lie over the picture, which are shown and kept from models.

    Args:
        overlays: that were read.
        unread: how many could not be.
    """
    if overlays:
        names = ", ".join(f"“{overlay.label}”" for overlay in overlays if overlay.label)
        said = "an overlay" if len(overlays) == 1 else f"{len(overlays)} overlays"
        yield Notice(
            "overlay",
            f"The file holds {said} drawn over the image{f' ({names})' if names else ''}; "
            "no model sees what is drawn.",
        )
    if unread:
        said = "An overlay" if unread == 1 else f"{unread} overlays"
        yield Notice(
            "overlay_unread", f"{said} drawn over the image could not be read; the image could."
        )


def _about_the_object(meta: Any, ds: Any, layout: Layout, frame: int) -> Iterator[Notice]:
    derived = kinds.derived(kinds.sop_class(meta, ds))
    if derived is not None:
        yield Notice("derived_object", f"This is {derived}, not a picture of the patient.")
    if layout.frames > 1:
        yield Notice(
            "multi_frame",
            f"This is frame {frame} of {layout.frames}; an answer is to this frame alone.",
        )
    if "SYNTHETIC" in values.code(ds, "ImageComments"):
        yield Notice("synthetic", "This is a synthetic image, made by a program: no patient.")
    if values.code(ds, "PresentationIntentType") == "FOR PROCESSING":
        yield Notice(
            "for_processing",
            "This is a raw image meant for processing, not for reading. "
            "Use the version the manufacturer made for presentation.",
        )


def _about_the_pixels(ds: Any, *, lossy: bool) -> Iterator[Notice]:
    if values.code(ds, "BurnedInAnnotation") == "YES":
        yield Notice(
            "burned_in_annotation",
            "Text is burned into the image; it may name the patient, and it may mislead a model.",
        )
    if _is_export(ds):
        yield Notice(
            "export_8bit",
            "This is an 8-bit secondary capture: the grey levels of the original may be lost. "
            "Read the original image where there is one.",
        )
    if lossy or values.code(ds, "LossyImageCompression") == "01":
        ratio = values.number(ds, "LossyImageCompressionRatio")
        by = f" ({ratio:g} to 1)" if ratio and ratio > 1 else ""
        yield Notice("lossy_compression", f"The image was compressed with loss{by}.")


def _is_export(ds: Any) -> bool:
    """Tell whether a Secondary Capture (PS3.3 A.8) was made of deeper images.

    Photographs and films of colour have eight bits from the start; what was grey had more.
    """
    return (
        values.text(ds, "SOPClassUID").startswith(_SECONDARY_CAPTURE)
        and values.code(ds, "PhotometricInterpretation").startswith("MONOCHROME")
        and values.integer(ds, "BitsStored", 8) == 8
    )


def _about_the_display(ds: Any, layout: Layout, display: DisplayTransform) -> Iterator[Notice]:
    if len(display.voi) > 1:
        label = f" ({display.voi[0].label})" if display.voi[0].label else ""
        kind = "look-up table" if isinstance(display.voi[0], Lut) else "window"
        yield Notice(
            "several_windows",
            f"The file offers {len(display.voi)} ways to show it; the first {kind} is used{label}.",
        )
    shape = values.code(ds, "PresentationLUTShape")
    if layout.photometric == "MONOCHROME1" and shape == "IDENTITY":
        yield Notice(
            "contradictory_inversion",
            "The file contradicts itself about black and white; low values are shown white, "
            "as its pixel format (MONOCHROME1) asks.",
        )
    elif layout.photometric == "MONOCHROME2" and shape == "INVERSE":
        yield Notice(
            "inverse_presentation",
            "The file asks to be shown inverted, and is; low values are white.",
        )
    if "WindowWidth" in ds and not any(isinstance(voi, Window) for voi in display.voi):
        yield Notice(
            "invalid_window",
            "The file's window is invalid and is not used; the image may look flat.",
        )
