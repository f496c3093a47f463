"""One encoded frame into an array, each transfer syntax by one decoder, named here.

| transfer syntax | decoder |
|---|---|
| native: implicit, explicit, big endian, deflated | pydicom (no plugin) |
| RLE Lossless | imagecodecs, ``packbits`` |
| JPEG baseline, extended (8 and 12 bit), progressive, lossless | imagecodecs, ``jpeg8`` |
| JPEG-LS lossless, near-lossless | pyjpegls |
| JPEG 2000, High-Throughput JPEG 2000 | pylibjpeg-openjpeg |
| Deflated Image Frame | zlib |

Decoders are called here and not through a registry that picks whatever is installed: a picture must
not depend on what else somebody installed, and some decoders end the process on damaged data.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging.codestreams import BadStreamError, Stream, read_jpeg, read_jpeg2000
from app.imaging.layout import Layout
from app.imaging.runlength import decode_rle

Decoded = tuple[NDArray[Any], str]
"""Array ``(rows, columns[, samples])`` and its photometric interpretation."""

_JPEG = ("50", "51", "53", "55", "57", "70")
_JPEG_LS = ("80", "81")
_JPEG_2000 = ("90", "91", "92", "93", "201", "202", "203")
_RLE = "1.2.840.10008.1.2.5"
_DEFLATED_FRAME = "1.2.840.10008.1.2.8.1"


def find(syntax: str) -> Callable[[bytes, Layout], Decoded] | None:
    """Return the decoder of an encapsulated transfer syntax, or None where there is none."""
    if syntax == _RLE:
        return _rle
    if syntax == _DEFLATED_FRAME:
        return _deflated_frame
    if is_jpeg(syntax):
        return _jpeg_ls if _family(syntax) in _JPEG_LS else _jpeg
    return _jpeg_2000 if is_jpeg_2000(syntax) else None


def is_jpeg(syntax: str) -> bool:
    """Tell whether a transfer syntax is JPEG or JPEG-LS."""
    return _family(syntax) in _JPEG + _JPEG_LS


def is_jpeg_2000(syntax: str) -> bool:
    """Tell whether a transfer syntax is JPEG 2000, high-throughput or not."""
    return _family(syntax) in _JPEG_2000


def _family(syntax: str) -> str:
    return syntax.removeprefix("1.2.840.10008.1.2.4.")


def _jpeg(data: bytes, layout: Layout) -> Decoded:
    import imagecodecs

    stream = read_jpeg(data)
    _same_size(stream, layout)
    if stream.samples == 1:
        return _signed_as(layout, imagecodecs.jpeg8_decode(data), stream), layout.photometric
    # The stream knows better than the data set; where it is silent, the data set does.
    is_rgb = (stream.colour or ("RGB" if layout.photometric == "RGB" else "YBR")) == "RGB"
    space = "RGB" if is_rgb else "YCBCR"
    array = imagecodecs.jpeg8_decode(data, colorspace=space, outcolorspace=space)
    return array, "RGB" if is_rgb else "YBR_FULL"


def _jpeg_ls(data: bytes, layout: Layout) -> Decoded:
    import jpeg_ls

    stream = read_jpeg(data)
    _same_size(stream, layout)
    buffer, info = jpeg_ls.decode_pixel_data(data)
    flat = np.frombuffer(buffer, dtype="u1" if stream.precision <= 8 else "<u2")
    planar = stream.samples > 1 and info["interleave_mode"] == 0
    array = _shaped(flat, layout, planar=planar)
    return _signed_as(layout, array, stream), layout.photometric


def _jpeg_2000(data: bytes, layout: Layout) -> Decoded:
    from openjpeg.utils import decode_pixel_data

    stream = read_jpeg2000(data)
    _same_size(stream, layout)
    buffer = decode_pixel_data(data, version=2)
    width = next(w for w in (1, 2, 4) if stream.precision <= 8 * w)
    kind = "i" if stream.signed else "u"
    array = _shaped(np.frombuffer(buffer, dtype=f"<{kind}{width}"), layout, planar=False)
    # The reversible and irreversible colour transforms belong to the codestream: undone already.
    photometric = "RGB" if layout.photometric in ("YBR_ICT", "YBR_RCT") else layout.photometric
    return _signed_as(layout, array, stream), photometric


def _rle(data: bytes, layout: Layout) -> Decoded:
    return layout.significant(decode_rle(data, layout)), layout.photometric


def _deflated_frame(data: bytes, layout: Layout) -> Decoded:
    size = layout.frame_bits // 8 + (layout.frame_bits % 8 > 0)
    raw = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, size)  # never more than a frame
    if layout.bits_allocated == 1:
        bits = np.unpackbits(np.frombuffer(raw, dtype="u1"), bitorder="little")
        return _shaped(bits[: layout.frame_bits], layout, planar=False), layout.photometric
    flat = np.frombuffer(raw, dtype=layout.dtype("<"))
    return layout.significant(_shaped(flat, layout)), layout.photometric


def native(fp: Any, index: int, layout: Layout, syntax: str, keyword: str, vr: str) -> Decoded:
    """Read one frame of native pixel data (PS3.5 section 8.1).

    Args:
        fp: positioned at the first byte of the pixel data element's value.
        index: of the frame, from 0.
        layout: of the frame.
        syntax: a native transfer syntax's UID.
        keyword: of the pixel data element.
        vr: its value representation; OW decides the byte order of 8-bit big endian data.
    """
    from pydicom.pixels import get_decoder

    array, _ = get_decoder(syntax).as_array(
        fp,
        index=index,
        validate=False,  # `Layout` has done so, and pydicom would refuse what it repairs
        raw=True,
        correct_unused_bits=False,
        rows=layout.rows,
        columns=layout.columns,
        samples_per_pixel=layout.samples,
        photometric_interpretation=layout.photometric,
        bits_allocated=layout.bits_allocated,
        bits_stored=layout.bits_stored,
        pixel_representation=int(layout.signed),
        planar_configuration=layout.planar,
        number_of_frames=index + 1,
        pixel_keyword=keyword,
        pixel_vr=vr,
    )
    array = array.astype(array.dtype.newbyteorder("="), copy=False)
    return layout.significant(array) if keyword == "PixelData" else array, layout.photometric


def _same_size(stream: Stream, layout: Layout) -> None:
    """Refuse a frame whose own size is not the data set's."""
    own = (stream.rows, stream.columns, stream.samples)
    if own != (layout.rows, layout.columns, layout.samples):
        raise BadStreamError(
            f"the frame is {own[1]} × {own[0]} with {own[2]} channels, but the header says "
            f"{layout.columns} × {layout.rows} with {layout.samples}"
        )


def _shaped(flat: NDArray[Any], layout: Layout, *, planar: bool | None = None) -> NDArray[Any]:
    """Give a decoded buffer its shape, plane after plane or sample after sample."""
    if layout.samples == 1:
        return flat.reshape(layout.rows, layout.columns)
    if bool(layout.planar) if planar is None else planar:
        return flat.reshape(layout.samples, layout.rows, layout.columns).transpose(1, 2, 0)
    return flat.reshape(layout.rows, layout.columns, layout.samples)


def _signed_as(layout: Layout, array: NDArray[Any], stream: Stream) -> NDArray[Any]:
    """Reinterpret samples where stream and data set disagree about the sign.

    JPEG and JPEG-LS have no sign at all, and some writers of JPEG 2000 mark signed samples as
    unsigned. The bits are right in each case: the highest of ``precision`` bits is the sign.
    """
    if layout.samples != 1 or stream.signed == layout.signed:
        return array
    width = array.dtype.itemsize
    spare = 8 * width - stream.precision
    raw, wanted = np.dtype(f"u{width}"), np.dtype(f"{'i' if layout.signed else 'u'}{width}")
    # Up as raw bits, down in the wanted type: fills with the sign, or with zeros.
    raised = array.view(raw) << raw.type(spare)
    moved: NDArray[Any] = raised.view(wanted) >> wanted.type(spare)
    return moved
