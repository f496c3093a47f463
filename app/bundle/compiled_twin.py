"""Looking into a ``.tflite`` file before its interpreter does.

The interpreter trusts its file: an operator that reads a tensor beyond the end of its buffer reads
whatever lies there. So the tables are walked first, every offset checked, and only a plain network
of sane size passes. (The layout: FlatBuffers' internals, and TensorFlow Lite's ``schema.fbs``.)
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator

from app.errors import BundleError

_OPERATORS = frozenset({
    0, 1, 2, 3, 4, 6, 9, 14, 17, 18, 19, 21, 22, 23, 25, 28, 34, 36, 39, 40, 41, 42, 43, 45, 47,
    49, 53, 54, 55, 57, 59, 60, 65, 67, 70, 74, 75, 76, 77, 78, 82, 83, 88, 92, 97, 98, 99, 101,
    102, 111, 114, 117, 126, 130, 150,
})  # fmt: skip
"""Operators that compute numbers from numbers: no control flow, no variables, no strings, no
custom code (``BuiltinOperator`` in the schema)."""

_BYTES = {0: 4, 1: 2, 2: 4, 3: 1, 4: 8, 6: 1, 7: 2, 9: 1, 10: 8, 15: 4}  # of a ``TensorType``
_MOST_TENSOR = 1 << 28  # bytes of one tensor
_MOST_TENSORS = 1 << 31  # bytes of all that are not weights; ours take 40 MB
_MOST_ENTRIES = 20_000  # of a list of tables; our networks have some 200 tensors


def check_compiled_twin(content: bytes) -> None:
    """Refuse a file that is anything but a plain network of sane size.

    Raises:
        BundleError: code ``bundle_damaged`` where it is no such file, else ``model_not_allowed``;
            the sentence says what was found.
    """
    try:
        if content[4:8] != b"TFL3":
            raise IndexError
        _check_model(_Table(content, _u32(content, 0)))
    except (struct.error, IndexError, OverflowError):
        raise BundleError(
            "bundle_damaged",
            "The compiled model of this bundle is damaged. Install the bundle again from its "
            "source.",
        ) from None


def _check_model(model: _Table) -> None:
    codes = []
    for code in model.tables(1):
        number = max(code.int8(0), code.int32(3))  # newer files use the wider field
        if number not in _OPERATORS or code.holds(1):
            raise _refusal("it has an operator that is not plain arithmetic")
        codes.append(number)
    buffers = [buffer.vector(0, 1) for buffer in model.tables(4)]
    if any(buffer.holds(1) for buffer in model.tables(4)):
        raise _refusal("it keeps weights outside its tables")
    graphs = list(model.tables(2))
    if len(graphs) != 1:
        raise _refusal("it has more than one network")
    _check_graph(graphs[0], buffers, len(codes))


def _check_graph(graph: _Table, buffers: list[tuple[int, int]], codes: int) -> None:
    working = count = 0
    for tensor in graph.tables(0):
        count += 1
        shape = tensor.int32s(0)
        width, buffer = _BYTES.get(tensor.int8(1)), tensor.int32(2)
        if width is None or any(side < 0 for side in shape) or not 0 <= buffer < len(buffers):
            raise _refusal("it has a tensor of no known kind")
        size = math.prod(shape) * width
        if size > _MOST_TENSOR:
            raise _refusal("a tensor of it is larger than any classifier needs")
        _, held = buffers[buffer]
        if held and held < size:
            raise _refusal("a tensor of it is larger than what the file holds for it")
        working += 0 if held else size
    if working > _MOST_TENSORS:
        raise _refusal("its tensors together are larger than any classifier needs")
    used = graph.int32s(1) + graph.int32s(2)
    for operator in graph.tables(3):
        if not 0 <= operator.int32(0) < codes:
            raise IndexError
        used += operator.int32s(2)
        used += tuple(tensor for tensor in operator.int32s(1) if tensor != -1)  # optional
    if any(not 0 <= tensor < count for tensor in used):
        raise IndexError


class _Table:
    """A FlatBuffers table; fields by their number in the schema. Raises: struct.error."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self._at = at
        vtable = at - _i32(content, at)
        if vtable < 0:
            raise IndexError
        (size,) = struct.unpack_from("<H", content, vtable)
        if size < 4 or size % 2:
            raise IndexError
        self._fields = struct.unpack_from(f"<{size // 2 - 2}H", content, vtable + 4)

    def holds(self, field: int) -> bool:
        return field < len(self._fields) and self._fields[field] != 0

    def int8(self, field: int) -> int:
        if not self.holds(field):
            return 0
        return int(struct.unpack_from("<b", self._content, self._at + self._fields[field])[0])

    def int32(self, field: int) -> int:
        return _i32(self._content, self._at + self._fields[field]) if self.holds(field) else 0

    def vector(self, field: int, width: int) -> tuple[int, int]:
        """Return where a vector's elements start and how many there are, all inside the file."""
        if not self.holds(field):
            return 0, 0
        place = self._at + self._fields[field]
        start = place + _u32(self._content, place)
        count = _u32(self._content, start)
        if start + 4 + count * width > len(self._content):
            raise IndexError
        return start + 4, count

    def int32s(self, field: int) -> tuple[int, ...]:
        start, count = self.vector(field, 4)
        if count > _MOST_ENTRIES:
            raise IndexError
        return struct.unpack_from(f"<{count}i", self._content, start)

    def tables(self, field: int) -> Iterator[_Table]:
        start, count = self.vector(field, 4)
        if count > _MOST_ENTRIES:
            raise IndexError
        for place in range(start, start + 4 * count, 4):
            yield _Table(self._content, place + _u32(self._content, place))


def _u32(content: bytes, at: int) -> int:
    return int(struct.unpack_from("<L", content, at)[0])


def _i32(content: bytes, at: int) -> int:
    return int(struct.unpack_from("<l", content, at)[0])


def _refusal(what: str) -> BundleError:
    return BundleError(
        "model_not_allowed",
        f"The compiled model will not be opened: {what}. Install the bundle again from its source.",
    )
