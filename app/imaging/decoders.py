"""One encoded frame into an array, each transfer syntax by one decoder, named here.

Decoders are called here and not through a registry that picks whatever is installed: a picture must
not depend on what else somebody installed, and some decoders end the process on damaged data.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.imaging.codestreams import BadStreamError, Stream, read_jpeg, read_jpeg2000
from app.imaging.layout import Layout
from app.imaging.native import Decoded, from_bytes, shaped
from app.imaging.passes import check_passes
from app.imaging.runlength import decode_rle

Kind = Literal["jpeg", "jpeg_ls", "jpeg_2000", "rle", "deflate", "raw"]


@dataclass(frozen=True, slots=True)
class Codec:
    """How the frames of one transfer syntax are decoded.

    Attributes:
        kind: which codestream.
        decoder: the library, for people.
        decode: one frame's bytes into samples.
        lossless: True where the syntax allows no loss; the stream may be of another mind.
    """

    kind: Kind
    decoder: str
    decode: Callable[[bytes, Layout], Decoded]
    lossless: bool


class _Process:
    """What holds for the whole process; set by `use_threads`."""

    threads = 1


def use_threads(count: int) -> None:
    """Let one picture take this many threads from now on, where its decoder can use them.

    The picture is the same with any number.
    """
    _Process.threads = count


def find(syntax: str) -> Codec | None:
    """Return the codec of an encapsulated transfer syntax, or None where there is none."""
    return CODECS.get(syntax)


def _jpeg(data: bytes, layout: Layout) -> Decoded:
    import imagecodecs

    stream = read_jpeg(data)
    _same_size(stream, layout)
    check_passes(data)
    if stream.samples == 1:
        array = _signed_as(layout, imagecodecs.jpeg8_decode(data), stream)
        return _stored(array, layout, stream, exact=stream.lossless), layout.photometric
    # The stream knows better than the data set; where it is silent, the data set does.
    is_rgb = (stream.colour or ("RGB" if layout.photometric == "RGB" else "YBR")) == "RGB"
    space = "RGB" if is_rgb else "YCBCR"
    array = imagecodecs.jpeg8_decode(data, colorspace=space, outcolorspace=space)
    array = _stored(array, layout, stream, exact=stream.lossless)
    return array, "RGB" if is_rgb else "YBR_FULL"


def _jpeg_ls(data: bytes, layout: Layout) -> Decoded:
    import jpeg_ls

    stream = read_jpeg(data)
    _same_size(stream, layout)
    buffer, info = jpeg_ls.decode_pixel_data(data)
    flat = np.frombuffer(buffer, dtype="u1" if stream.precision <= 8 else "<u2")
    planar = stream.samples > 1 and info["interleave_mode"] == 0
    array = shaped(flat, layout, planar=planar)
    array = _signed_as(layout, array, stream)
    return _stored(array, layout, stream, exact=stream.lossless), layout.photometric


def _jpeg_2000(data: bytes, layout: Layout, *, exact: bool = False) -> Decoded:
    stream = read_jpeg2000(data)
    _same_size(stream, layout)
    plain = stream.samples == 1 and stream.precision <= 16 and not stream.boxed
    array = (_grey_jpeg_2000 if plain else _any_jpeg_2000)(data, layout, stream)
    # The reversible and irreversible colour transforms belong to the codestream: undone already.
    photometric = "RGB" if layout.photometric in ("YBR_ICT", "YBR_RCT") else layout.photometric
    array = _signed_as(layout, array, stream)
    return _stored(array, layout, stream, exact=exact and stream.lossless), photometric


def _grey_jpeg_2000(data: bytes, layout: Layout, _stream: Stream) -> NDArray[Any]:
    import imagecodecs

    array: NDArray[Any] = imagecodecs.jpeg2k_decode(data, numthreads=_Process.threads)
    if array.shape != (layout.rows, layout.columns):
        raise BadStreamError(f"the frame unfolds to {array.shape}")
    return array


def _any_jpeg_2000(data: bytes, layout: Layout, stream: Stream) -> NDArray[Any]:
    from openjpeg.utils import decode_pixel_data

    width = next(w for w in (1, 2, 4) if stream.precision <= 8 * w)
    kind = f"<{'i' if stream.signed else 'u'}{width}"
    return shaped(np.frombuffer(decode_pixel_data(data, version=2), kind), layout, planar=False)


def _jpeg_2000_lossless(data: bytes, layout: Layout) -> Decoded:
    # The reversible wavelet alone does not say that nothing was left out; the syntax does.
    return _jpeg_2000(data, layout, exact=True)


def _rle(data: bytes, layout: Layout) -> Decoded:
    return layout.significant(decode_rle(data, layout)), layout.photometric


def _raw(data: bytes, layout: Layout) -> Decoded:
    size = (layout.frame_bits + 7) // 8
    if len(data) < size:
        raise BadStreamError(f"{len(data)} bytes instead of {size}")
    return from_bytes(data[:size], layout)


def _deflated_frame(data: bytes, layout: Layout) -> Decoded:
    size = (layout.frame_bits + 7) // 8
    # Never more than a frame, whatever the data would unfold to.
    return _raw(zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, size), layout)


def _same_size(stream: Stream, layout: Layout) -> None:
    """Refuse a frame whose own size is not the data set's."""
    own = (stream.rows, stream.columns, stream.samples)
    if own != (layout.rows, layout.columns, layout.samples):
        raise BadStreamError(
            f"the frame is {own[1]} × {own[0]} with {own[2]} channels, but the header says "
            f"{layout.columns} × {layout.rows} with {layout.samples}"
        )


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


def _stored(array: NDArray[Any], layout: Layout, stream: Stream, *, exact: bool) -> NDArray[Any]:
    """Drop what lies around the stored bits, where the writer encoded whole cells.

    Old writers left overlays in the unused high bits and compressed them along; an exact stream
    gives them back. After a loss those bits mean that a value overshoots, and dropping them would
    turn white into black. Such values stay as they are: cutting them at the stored range would
    make all white of a picture whose header states too few bits.
    """
    whole = stream.precision == layout.bits_allocated == 8 * array.dtype.itemsize
    return layout.significant(array) if exact and whole else array


_IMAGECODECS = "imagecodecs (libjpeg-turbo)"
_PYJPEGLS = "pyjpegls (CharLS)"
_OPENJPEG = "imagecodecs, pylibjpeg-openjpeg (OpenJPEG)"  # for grey, and for all else
_JPEG_2000_LOSSLESS = Codec("jpeg_2000", _OPENJPEG, _jpeg_2000_lossless, lossless=True)
_JPEG_2000_LOSSY = Codec("jpeg_2000", _OPENJPEG, _jpeg_2000, lossless=False)
_JPEG_LOSSY = Codec("jpeg", _IMAGECODECS, _jpeg, lossless=False)
_JPEG_LOSSLESS = Codec("jpeg", _IMAGECODECS, _jpeg, lossless=True)

RAW = Codec("raw", "Lightbox (NumPy)", _raw, lossless=True)

CODECS = {
    "1.2.840.10008.1.2.1.98": RAW,  # Encapsulated Uncompressed Explicit VR Little Endian
    "1.2.840.10008.1.2.4.50": _JPEG_LOSSY,  # baseline
    "1.2.840.10008.1.2.4.51": _JPEG_LOSSY,  # extended, 8 and 12 bits
    "1.2.840.10008.1.2.4.53": _JPEG_LOSSY,  # spectral selection (retired)
    "1.2.840.10008.1.2.4.55": _JPEG_LOSSY,  # full progression (retired)
    "1.2.840.10008.1.2.4.57": _JPEG_LOSSLESS,  # any predictor
    "1.2.840.10008.1.2.4.70": _JPEG_LOSSLESS,  # first-order prediction
    "1.2.840.10008.1.2.4.80": Codec("jpeg_ls", _PYJPEGLS, _jpeg_ls, lossless=True),
    "1.2.840.10008.1.2.4.81": Codec("jpeg_ls", _PYJPEGLS, _jpeg_ls, lossless=False),
    "1.2.840.10008.1.2.4.90": _JPEG_2000_LOSSLESS,
    "1.2.840.10008.1.2.4.91": _JPEG_2000_LOSSY,
    "1.2.840.10008.1.2.4.92": _JPEG_2000_LOSSLESS,  # part 2, multi-component
    "1.2.840.10008.1.2.4.93": _JPEG_2000_LOSSY,
    "1.2.840.10008.1.2.4.201": _JPEG_2000_LOSSLESS,  # high-throughput
    "1.2.840.10008.1.2.4.202": _JPEG_2000_LOSSLESS,  # high-throughput, RPCL
    "1.2.840.10008.1.2.4.203": _JPEG_2000_LOSSY,  # high-throughput
    "1.2.840.10008.1.2.5": Codec("rle", "imagecodecs (PackBits)", _rle, lossless=True),
    "1.2.840.10008.1.2.8.1": Codec("deflate", "zlib", _deflated_frame, lossless=True),
}
"""Every encapsulated transfer syntax that is read. The native ones need no codec."""
