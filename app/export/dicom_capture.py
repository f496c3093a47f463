"""A heat map as a DICOM Secondary Capture: the picture as it was seen, with what it says burnt in.

Below the picture stands a caption: what the heat map is of, which model drew it, and what it may
be used for. No name of a patient is burnt in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app import __version__
from app.domain.analysis import Analysis
from app.domain.figures import percent, together
from app.domain.finding import Finding
from app.errors import UsageError
from app.export import dicom_codes as coded
from app.export.dicom_source import SourceInstance, inherit, quiet
from app.export.dicom_sr import PROGRAM
from app.export.uids import new_uid

if TYPE_CHECKING:
    from PIL import ImageFont

_SERIES_NUMBER = 9902
_LEAST_TYPE, _TYPE_SHARE = 11, 0.022  # pixels; of the picture's longer side
_INK, _GROUND = (235, 235, 235), (0, 0, 0)


def secondary_capture(
    source: SourceInstance, analysis: Analysis, finding: str, picture: NDArray[np.uint8]
) -> Any:
    """Return the capture as a pydicom data set that can be saved as it is.

    Args:
        source: the instance that was read; the capture joins its study, in a series of its own.
        analysis: of it.
        finding: whose heat map it is.
        picture: uint8 ``(rows, columns, 3)``, the scan with its heat map.

    Raises:
        UsageError: code ``unknown_finding``.
    """
    from highdicom.sc import SCImage

    model = analysis.model
    found = next((one for one in analysis.findings if one.name == finding), None)
    if found is None or model is None:
        raise UsageError("unknown_finding", f"There is no answer for “{finding}” to draw.")
    header = source.header
    answer = _answer(found, together(analysis.findings)[finding])
    lines = (
        f"{_latin(finding)}: {answer}  -  {model.id} {model.version}",
        *_of_frame(source),
        "Heat map: influence on the answer, not the outline of a lesion",
        "RESEARCH USE ONLY - NOT A MEDICAL DEVICE",
    )
    pixels = _captioned(picture, lines)
    with quiet():
        made = SCImage(
            pixel_array=pixels,
            photometric_interpretation="RGB",
            bits_allocated=8,
            coordinate_system="PATIENT",
            patient_orientation=("L", "F"),  # highdicom wants one; put right below
            study_instance_uid=header.StudyInstanceUID,
            series_instance_uid=new_uid(),
            series_number=_SERIES_NUMBER,
            sop_instance_uid=new_uid(),
            instance_number=1,
            manufacturer=PROGRAM,
            manufacturer_model_name=PROGRAM,
            software_versions=__version__,
            patient_id=header.PatientID,
            patient_name=header.PatientName,
            patient_birth_date=header.PatientBirthDate,
            patient_sex=header.PatientSex,
            study_id=header.StudyID,
            study_date=header.StudyDate,
            study_time=header.StudyTime,
            accession_number=header.AccessionNumber,
            referring_physician_name=header.ReferringPhysicianName,
            specific_character_set=header.SpecificCharacterSet,
            series_description=f"{PROGRAM} heat map (research use only)",
        )
    inherit(made, source)
    made.PatientOrientation = list(source.orientation) if source.orientation else None
    made.Laterality = source.laterality or None  # type 2C: empty where it is not known
    made.BurnedInAnnotation = "YES"
    made.DerivationDescription = (
        f"Heat map of “{finding}” by {model.id} {model.version} (SHA-256 {model.sha256}) laid over "
        "the source image as it is shown at first, with a caption below. Influence on the answer, "
        "not the outline of a lesion. Research use only."
    )[:1024]
    said = (f"{finding}: {answer}.", *_of_frame(source), "Research use only. Not a medical device.")
    made.ImageComments = " ".join(said)
    made.SourceImageSequence = [_reference(source)]
    for keyword, value in source.lossy:
        setattr(made, keyword, value)
    return made


def _answer(found: Finding, figure: str) -> str:
    """Say what the model says of a finding, with its figure as it is shown everywhere."""
    said = f"probability {figure}" if found.calibrated else f"{figure}, not calibrated"
    point = found.operating_point
    if point is None:
        return said
    side = "above" if found.positive else "below"
    threshold = percent(point.threshold) if found.calibrated else f"{point.threshold:.2f}"
    return f"{said}, {side} the threshold of {threshold}"


def _of_frame(source: SourceInstance) -> tuple[str, ...]:
    """Say of which frame it is, where there are others."""
    if source.frame is None:
        return ()
    return (f"Of frame {source.frame} of {source.frames}, not of the others.",)


def _reference(source: SourceInstance) -> Any:
    from pydicom.dataset import Dataset

    item = Dataset()
    item.ReferencedSOPClassUID = source.header.SOPClassUID
    item.ReferencedSOPInstanceUID = source.header.SOPInstanceUID
    if source.frame is not None:
        item.ReferencedFrameNumber = source.frame
    item.PurposeOfReferenceCodeSequence = [
        coded.code("121322", "DCM", "Source image for image processing operation")
    ]
    return item


def _latin(text: str) -> str:
    """Return what the built-in typeface can draw; the whole name stands in the header."""
    plain = "".join(c for c in text if " " <= c < "\u0250")
    return plain if plain.strip() else "finding"


def _captioned(picture: NDArray[np.uint8], lines: tuple[str, ...]) -> NDArray[np.uint8]:
    """Add a black strip below the picture with lines of text, wrapped to its width."""
    from PIL import Image, ImageDraw, ImageFont

    rows, columns = picture.shape[:2]
    size = max(_LEAST_TYPE, round(_TYPE_SHARE * max(rows, columns)))
    font = ImageFont.load_default(size)
    wrapped = [part for line in lines for part in _wrapped(line, columns - size, font)]
    height = round(1.4 * size)
    whole = Image.new("RGB", (columns, rows + height * len(wrapped) + size), _GROUND)
    whole.paste(Image.fromarray(picture))
    pen = ImageDraw.Draw(whole)
    for number, line in enumerate(wrapped):
        pen.text((size // 2, rows + size // 2 + number * height), line, _INK, font)
    return np.array(whole)


def _wrapped(
    line: str, width: int, font: ImageFont.FreeTypeFont | ImageFont.ImageFont
) -> list[str]:
    parts: list[str] = []
    for word in line.split():
        longer = f"{parts[-1]} {word}" if parts else word
        if parts and font.getlength(longer) <= width:
            parts[-1] = longer
        else:
            parts.append(word)
    return parts
