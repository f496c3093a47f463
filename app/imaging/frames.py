"""One frame of a parsed file, decoded; and what to do where file and header disagree about how.

The transfer syntax a file states is believed unless the bytes prove it wrong: a codestream tells by
its first bytes what it is, and uncompressed data by having exactly the length the header asks for.
What was recovered so is said in a notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray

from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging import decoders, fragments, native, values
from app.imaging.codestreams import BadStreamError, Stream, read_stream, starts_stream, syntax_of
from app.imaging.decoders import Codec, Kind
from app.imaging.encoding import BIG_ENDIAN, EXPLICIT, NATIVE
from app.imaging.layout import Layout
from app.imaging.parse import Parsed, PixelElement, is_cut, truncated
from app.imaging.syntaxes import syntax_name

_EOC = b"\xff\xd9"  # ends JPEG, JPEG-LS and JPEG 2000 streams alike
_WRONG_SYNTAX = "wrong_transfer_syntax"
_WHOLE_CHROMA = Notice(
    "whole_chroma",
    "The file states that two pixels share their colour, but holds it for each; it was read so.",
)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One decoded frame.

    Attributes:
        values: ``(rows, columns[, samples])`` as stored.
        photometric: of ``values``.
        syntax: the transfer syntax it was decoded as.
        notices: what was recovered.
        stream: header of the codestream it came from; None for what was not coded, or by RLE.
    """

    values: NDArray[Any]
    photometric: str
    syntax: str
    notices: tuple[Notice, ...] = ()
    stream: Stream | None = None

    @property
    def lossy(self) -> bool:
        """True where its coding gives back other values than it was given."""
        return self.stream is not None and not self.stream.lossless


def read_frame(file: Parsed, pixels: PixelElement, layout: Layout, index: int) -> Frame:
    """Decode one frame.

    Args:
        file: parsed.
        pixels: its pixel data.
        layout: of its frames.
        index: from 0.

    Raises:
        ScanError: "truncated", "damaged_header", "unsupported_transfer_syntax", "decoder_missing",
            "undecodable", "too_large"; the sentence names the transfer syntax.
    """
    try:
        return _read(file, pixels, layout, index)
    except ScanError:
        raise
    except MemoryError:
        raise ScanError(
            "too_large", "There is not enough memory to decode the image. Close other programs."
        ) from None
    except (ImportError, AttributeError) as error:  # ours to mend, not the file's
        raise ScanError(
            "decoder_missing",
            "The decoder for these image data is missing from this installation "
            f"({type(error).__name__}: {error}). Install Lightbox again; “lightbox doctor” says "
            "what else is missing.",
        ) from None
    except Exception as error:  # decoders raise whatever they like
        if is_cut(file, pixels):
            raise truncated() from None
        tail = f" ({error})" if isinstance(error, BadStreamError) else ""
        raise ScanError(
            "undecodable",
            f"The image data, stored as {syntax_name(file.syntax)}, are damaged and cannot "
            f"be decoded{tail}. Copy or export the file again.",
        ) from None


def _read(file: Parsed, pixels: PixelElement, layout: Layout, index: int) -> Frame:
    if pixels.length is not None:
        return _not_encapsulated(file, pixels, pixels.length, layout, index)
    codec = decoders.find(file.syntax)
    data = _encoded_frame(file, pixels, layout, index)
    syntax, codec, notices = _recognised(data, file.syntax, codec, layout)
    if _lacks_end(data, codec, file, pixels):
        raise truncated()
    return _decoded(data, codec, layout, syntax, notices)


def _decoded(
    data: bytes, codec: Codec, layout: Layout, syntax: str, notices: tuple[Notice, ...]
) -> Frame:
    """Decode an encoded frame, and tell what its codestream and the data set disagree about."""
    array, photometric = codec.decode(data, layout)
    stream = None if codec.kind in ("raw", "deflate", "rle") else read_stream(data)
    if stream is not None:
        notices += (*_about_the_stream(stream, array, layout),)
    return Frame(array, photometric, syntax, notices, stream)


def _about_the_stream(stream: Stream, array: NDArray[Any], layout: Layout) -> Iterator[Notice]:
    if stream.boxed:
        yield Notice(
            "boxed_stream",
            "The compressed image is wrapped as in a file of its own (JP2), which DICOM does not "
            "allow; it was read anyway.",
        )
    if stream.marker or layout.samples != 1 or stream.signed == layout.signed:
        return  # JPEG and JPEG-LS have no sign to be wrong about
    if (array < 0).any() if layout.signed else (array >> (stream.precision - 1)).any():
        kind = "signed" if layout.signed else "unsigned"
        yield Notice(
            "sign_differs",
            "The file and its compressed image disagree about negative values; they were read as "
            f"{kind}, as the file's header says.",
        )


def _not_encapsulated(
    file: Parsed, pixels: PixelElement, length: int, layout: Layout, index: int
) -> Frame:
    """Read a frame of pixel data with a length: native ones, or a stream that lacks its items."""
    if file.syntax in NATIVE:
        return _native(file, pixels, length, layout, index, file.syntax)
    if layout.frames == 1:
        file.fp.seek(pixels.offset)
        if starts_stream(file.fp.read(4)):
            file.fp.seek(pixels.offset)
            data = file.fp.read(length)
            syntax, codec, notices = _recognised(
                data, file.syntax, decoders.find(file.syntax), layout
            )
            if is_cut(file, pixels):
                raise truncated()
            bare = Notice(
                "not_encapsulated",
                "The compressed image is not wrapped as DICOM asks; it was read anyway.",
            )
            return _decoded(data, codec, layout, syntax, (bare, *notices))
    if (layout.frames * layout.frame_bits + 7) // 8 in (length, length - 1):
        big = file.ds.original_encoding[1] is False
        uncompressed = Notice(
            _WRONG_SYNTAX,
            f"The file states {syntax_name(file.syntax)}, but its image is not compressed; "
            "it was read as it is.",
        )
        syntax = BIG_ENDIAN if big else EXPLICIT
        return replace(
            _native(file, pixels, length, layout, index, syntax), notices=(uncompressed,)
        )
    if decoders.find(file.syntax) is None:
        raise _unsupported(file.syntax)
    raise BadStreamError("uncompressed data under a compressed transfer syntax")


def _native(
    file: Parsed, pixels: PixelElement, length: int, layout: Layout, index: int, syntax: str
) -> Frame:
    """Read a native frame that the file holds in full: part of a picture is no picture."""
    notices: tuple[Notice, ...] = ()
    if layout.halved_chroma:
        # Some writers say that the chroma is shared and write it for each pixel all the same.
        whole = replace(layout, photometric=layout.photometric.removesuffix("_422"))
        if (layout.frames * whole.frame_bits + 7) // 8 in (length, length - 1):
            layout, notices = whole, (_WHOLE_CHROMA,)
    end = ((index + 1) * layout.frame_bits + 7) // 8
    if end > length:
        raise ScanError(
            "damaged_header",
            "The file holds less image data than its rows, columns and bits ask for. "
            "Its header is wrong, or it was cut when it was written; export the image again.",
        )
    if end > file.size - pixels.offset:
        raise truncated()
    decoded = native.read_native(
        file.fp,
        pixels.offset,
        index,
        layout,
        keyword=pixels.keyword,
        vr=pixels.vr,
        big=syntax == BIG_ENDIAN,
    )
    return Frame(*decoded, syntax, notices)


def _encoded_frame(file: Parsed, pixels: PixelElement, layout: Layout, index: int) -> bytes:
    """Return the codestream of one frame, however fragmented."""
    walked = fragments.walk(file.fp, pixels.offset, file.size)
    data = fragments.read_frame(file.fp, walked, index, layout.frames, _table(file))
    if not data:
        raise truncated()
    return data


def _table(file: Parsed) -> bytes:
    extended = values.element(file.ds, "ExtendedOffsetTable")
    return extended if isinstance(extended, bytes) else b""


def coded_frames(
    file: Parsed, pixels: PixelElement, layout: Layout
) -> Iterator[tuple[bytes, Kind]]:
    """Yield each encapsulated frame as it is, and the kind of codestream that it is.

    Raises:
        ScanError: "unsupported_transfer_syntax", "truncated".
        BadStreamError: no rule tells which fragments a frame is made of.
    """
    codec = decoders.find(file.syntax)
    walked = fragments.walk(file.fp, pixels.offset, file.size)
    for data in fragments.read_frames(file.fp, walked, layout.frames, _table(file)):
        if not data:
            raise truncated()
        yield data, _recognised(data, file.syntax, codec, layout)[1].kind


def _recognised(
    data: bytes, stated: str, codec: Codec | None, layout: Layout
) -> tuple[str, Codec, tuple[Notice, ...]]:
    """Return the syntax and codec of a frame: the stated ones, unless its bytes are of another."""
    if codec is not None and codec.kind in ("raw", "deflate"):
        return stated, codec, ()
    found = _by_content(data)
    seen = decoders.find(found) if found is not None else None
    if found is not None and seen is not None:
        if codec is None or seen.kind != codec.kind:
            return found, seen, (_otherwise(stated, found),)
        # One decoder for both. A lossy syntax allows a stream without loss, but in plain JPEG.
        if codec.lossless != seen.lossless and (codec.lossless or codec.kind == "jpeg"):
            return stated, codec, (_otherwise(stated, found),)
        return stated, codec, ()
    # Uncompressed frames in fragments have exactly a frame's length, but for a byte of padding.
    spare = len(data) - (layout.frame_bits + 7) // 8
    if found is None and spare in (0, 1) and not starts_stream(data[:4]):
        return EXPLICIT, decoders.RAW, (_otherwise(stated, EXPLICIT),)
    if codec is None:
        raise _unsupported(stated)
    return stated, codec, ()


def _by_content(data: bytes) -> str | None:
    try:
        return syntax_of(data)
    except BadStreamError:  # its decoder will say what is wrong with it
        return None


def _otherwise(stated: str, found: str) -> Notice:
    return Notice(
        _WRONG_SYNTAX,
        f"The file states {syntax_name(stated)}, but its image is stored as "
        f"{syntax_name(found)}; it was read by its content.",
    )


def _unsupported(syntax: str) -> ScanError:
    return ScanError(
        "unsupported_transfer_syntax",
        f"The image is compressed as {syntax_name(syntax)}, which Lightbox does "
        "not read. Export it uncompressed, or as JPEG 2000 or JPEG lossless.",
    )


def _lacks_end(data: bytes, codec: Codec, file: Parsed, pixels: PixelElement) -> bool:
    """Tell whether a frame is to be refused as incomplete, for want of its end mark.

    JPEG decoders fill what is missing with grey and say nothing, so always there. Coded samples
    cannot hold the mark (a byte or bit is stuffed behind FF), so it may stand anywhere behind the
    first scan, whatever a writer has put after it. JPEG 2000 loses detail, not area, and some
    writers leave its mark out: only where the file itself was cut. The others have no mark; their
    decoders count.
    """
    if codec.kind in ("jpeg", "jpeg_ls"):
        stream = read_stream(data)
        return data.find(_EOC, stream.scan if stream is not None else 0) < 0
    if codec.kind != "jpeg_2000" or _EOC in data.rstrip(b"\x00")[-16:]:
        return False
    return is_cut(file, pixels)
