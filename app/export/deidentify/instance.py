"""A DICOM file without who it is of, its pixels as they were, bit for bit."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from app import __version__
from app.domain.notice import Notice
from app.domain.reading import NO_IMAGE
from app.domain.record import is_uid
from app.errors import ScanError
from app.export.deidentify.burnt_in import burnt_in
from app.export.deidentify.elements import Cleaner, names_in
from app.export.deidentify.masking import Mask
from app.export.deidentify.pixels import copied_pixels
from app.export.deidentify.pseudonyms import Pseudonyms
from app.export.uids import uid_of
from app.imaging import facts, kinds, values
from app.imaging.encoding import BIG_ENDIAN, IMPLICIT, NATIVE
from app.imaging.parse import Parsed, PixelElement, is_cut, parse, truncated

METHODS = {
    "113100": "Basic Application Confidentiality Profile",
    "113107": "Retain Longitudinal Temporal Information Modified Dates Option",
    "113101": "Clean Pixel Data Option",
}
"""Codes of what is applied (PS3.16 CID 7050); the last only where there are masks."""


@dataclass(frozen=True, slots=True, repr=False)
class Copy:
    """A de-identified copy.

    Attributes:
        data: the file.
        suffix: of its name, such as ".dcm".
        name: that says nothing of the patient, without suffix.
        notices: what to look at.
        key: what stands for what, as (old, new) by name: for whoever may keep that.
    """

    data: bytes
    suffix: str
    name: str
    notices: tuple[Notice, ...] = ()
    key: tuple[tuple[str, str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Copy({self.name}{self.suffix})"


def deidentified_instance(fp: BinaryIO, run: Pseudonyms, masks: Sequence[Mask] = ()) -> Copy:
    """Return a copy of a DICOM file.

    Args:
        fp: the open file.
        run: what stands for what.
        masks: to be blacked out in every frame.

    Raises:
        ScanError: for what cannot be read, and for objects without an image: their text would have
            to be read by somebody.
        UsageError: "bad_mask".
        Exception: of any kind for damaged files; the caller translates it.
    """
    file = parse(fp)
    if file.pixels is None:
        raise _no_image(file)
    if is_cut(file, file.pixels):
        raise truncated()
    ds = file.ds
    identity = facts.identity(ds)
    # Somebody without name and number is told apart by the study.
    patient = identity.patient or f"study {identity.study_uid or identity.sop_instance_uid}"
    notice = None if masks else burnt_in(file.meta, ds)
    sop = kinds.sop_class(file.meta, ds)
    old = identity.sop_instance_uid or values.text(file.meta, "MediaStorageSOPInstanceUID")
    syntax, data, described = copied_pixels(file, file.pixels, masks)
    Cleaner(run, run.moved(patient), names_in(ds)).clean(ds)
    ds.SOPClassUID = sop if is_uid(sop) else run.uid(sop)
    ds.SOPInstanceUID = run.uid(old or patient)
    ds.PatientID = run.patient(patient)
    ds.PatientName = f"{ds.PatientID}^"  # the caret: a family name, and nothing more
    _say_what_was_done(ds, masked=bool(masks))
    for keyword, value in described.items():
        setattr(ds, keyword, value)
    _put_pixels(ds, file.pixels, syntax, data)
    key = (
        ("patient", identity.patient_id or identity.patient_name, run.patient(patient)),
        ("study", identity.study_uid, run.uid(identity.study_uid)),
        ("series", identity.series_uid, run.uid(identity.series_uid)),
        ("instance", old, str(ds.SOPInstanceUID)),
        ("moved", run.patient(patient), str(run.moved(patient))),
    )
    return Copy(
        _written(ds, syntax),
        ".dcm",
        str(ds.SOPInstanceUID),
        (notice,) if notice is not None else (),
        key,
    )


def _no_image(file: Parsed) -> ScanError:
    error = kinds.without_pixels(file.meta, file.ds)
    if error.code not in NO_IMAGE:
        return error
    return ScanError(
        error.code,
        f"{error.message} What is written in it may name the patient, so it is not copied.",
    )


def _say_what_was_done(ds: Any, *, masked: bool) -> None:
    from pydicom.dataset import Dataset

    applied = [code for code in METHODS if masked or code != "113101"]
    ds.PatientIdentityRemoved = "YES"
    ds.DeidentificationMethod = [METHODS[code][:64] for code in applied] + [
        f"Lightbox {__version__}, PS3.15 2026c"
    ]
    items = []
    for code in applied:
        item = Dataset()
        item.CodeValue, item.CodingSchemeDesignator = code, "DCM"
        item.CodeMeaning = METHODS[code]
        items.append(item)
    ds.DeidentificationMethodCodeSequence = items
    ds.LongitudinalTemporalInformationModified = "MODIFIED"
    if masked:
        ds.BurnedInAnnotation = "NO"


def _put_pixels(ds: Any, pixels: PixelElement, syntax: str, data: bytes) -> None:
    from pydicom.datadict import tag_for_keyword
    from pydicom.dataelem import DataElement

    encapsulated = syntax not in NATIVE
    vr = "OB" if encapsulated else pixels.vr
    if not encapsulated and pixels.keyword == "PixelData":
        # Under implicit VR it is OW always (PS3.5 A.1).
        wide = syntax == IMPLICIT or values.integer(ds, "BitsAllocated", 8) > 8
        vr = "OW" if wide else vr
    element = DataElement(tag_for_keyword(pixels.keyword), vr, data, already_converted=True)
    element.is_undefined_length = encapsulated
    ds[element.tag] = element


# --- Writing --------------------------------------------------------------------------------


def _written(ds: Any, syntax: str) -> bytes:
    from pydicom import config
    from pydicom.dataset import FileMetaDataset
    from pydicom.filewriter import dcmwrite

    meta = FileMetaDataset()
    meta.FileMetaInformationGroupLength = 0  # the writer counts
    meta.FileMetaInformationVersion = b"\0\1"
    meta.MediaStorageSOPClassUID = ds.SOPClassUID
    meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    meta.ImplementationClassUID = uid_of("Lightbox")
    meta.ImplementationVersionName = f"LIGHTBOX_{__version__}"[:16]
    ds.file_meta = meta
    ds.preamble = bytes(128)
    out = io.BytesIO()
    before = config.settings.writing_validation_mode
    config.settings.writing_validation_mode = config.IGNORE  # kept as it was found
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # The encoding is stated, since pydicom does not know every transfer syntax.
            dcmwrite(
                out,
                ds,
                implicit_vr=syntax == IMPLICIT,
                little_endian=syntax != BIG_ENDIAN,
                enforce_file_format=False,
                force_encoding=True,
            )
    finally:
        config.settings.writing_validation_mode = before
    return out.getvalue()
