"""Looking into a ``.tflite`` file before its interpreter does.

The interpreter trusts its file: an operator that reads a tensor beyond the end of its buffer reads
whatever lies there. So the tables are walked first, every offset checked, and only a plain network
of sane size passes. (The layout: FlatBuffers' internals, and TensorFlow Lite's ``schema.fbs``.)
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Sequence

from app.bundle.operators import OPERATORS, Operator
from app.errors import BundleError

_BYTES = {0: 4, 1: 2, 2: 4, 3: 1, 4: 8, 6: 1, 7: 2, 9: 1, 10: 8, 15: 4}  # of a ``TensorType``
_MOST_TENSOR = 1 << 28  # bytes of one tensor
_MOST_TENSORS = 1 << 31  # bytes of all that are not weights; ours take 40 MB
_LISTS = (17, 30)  # options that hold a list of numbers: of a reshape, of a squeeze
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
    operators = []
    for code in model.tables(1):
        older, number = code.int8(0), code.int32(3)  # newer files use the wider field
        if older not in (0, min(number, 127)) and number:
            raise _refusal("it names an operator in two ways that disagree")
        operator = OPERATORS.get(number or older)
        if operator is None or code.holds(1):
            raise _refusal("it has an operator that is not plain arithmetic")
        operators.append(operator)
    buffers = [buffer.vector(0, 1) for buffer in model.tables(4)]
    if any(buffer.holds(1) for buffer in model.tables(4)):
        raise _refusal("it keeps weights outside its tables")
    graphs = list(model.tables(2))
    if len(graphs) != 1:
        raise _refusal("it has more than one network")
    count = _check_graph(graphs[0], buffers, operators)
    for signature in model.tables(7):
        signature.vector(2, 1)
        tensors = []
        for named in (*signature.tables(0), *signature.tables(1)):
            named.vector(0, 1)
            tensors.append(named.int32(1))
        if signature.int32(4) or any(not 0 <= tensor < count for tensor in tensors):
            raise IndexError


def _check_graph(
    graph: _Table, buffers: list[tuple[int, int]], operators: Sequence[Operator]
) -> int:
    """Check the one network; return how many tensors it has."""
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
        if any(map(tensor.holds, (5, 6, 9))):
            raise _refusal("it has a tensor that is a variable, sparse or of another's kind")
        _check_levels(tensor, shape)
        tensor.vector(3, 1)
        if len(tensor.int32s(7)) not in (0, len(shape)):
            raise IndexError
        _, held = buffers[buffer]
        if held and held < size:
            raise _refusal("a tensor of it is larger than what the file holds for it")
        working += 0 if held else size
    if working > _MOST_TENSORS:
        raise _refusal("its tensors together are larger than any classifier needs")
    used = graph.int32s(1) + graph.int32s(2)
    for step in graph.tables(3):
        used += _check_step(step, operators)
    if any(not 0 <= tensor < count for tensor in used):
        raise IndexError
    return count


def _check_step(step: _Table, operators: Sequence[Operator]) -> tuple[int, ...]:
    """Check what one operator is given; return the tensors it reads and writes."""
    index = step.int32(0)
    if not 0 <= index < len(operators):
        raise IndexError
    operator, kind = operators[index], step.int8(3)
    inputs, outputs = step.int32s(1), step.int32s(2)
    counts = ((len(inputs), operator.inputs), (len(outputs), operator.outputs))
    if any(not fewest <= found <= most for found, (fewest, most) in counts):
        raise _refusal("an operator of it is given more or less than it takes")
    fewest, most = operator.inputs
    needed = fewest if fewest >= 2 and most == fewest + 1 else len(inputs)  # all but a bias
    if -1 in inputs[:needed]:
        raise _refusal("an operator of it is given more or less than it takes")
    if kind not in (0, operator.options) or any(map(step.holds, (5, 7, 8, 9, 11, 12))):
        raise _refusal("an operator of it has the options of another")
    if kind and step.holds(4):
        options = step.table(4)
        if kind in _LISTS:
            options.int32s(0)
    return tuple(tensor for tensor in inputs if tensor != -1) + outputs


def _check_levels(tensor: _Table, shape: tuple[int, ...]) -> None:
    """Check how a tensor is quantised: one scale, or one for each slice along a dimension."""
    if not tensor.holds(4):
        return
    levels = tensor.table(4)
    if levels.int8(4):
        raise _refusal("a tensor of it is quantised in a way of somebody's own")
    for field in (0, 1):
        levels.vector(field, 4)
    (_, scales), (_, zeros) = levels.vector(2, 4), levels.vector(3, 8)
    along = levels.int32(6)
    if scales > 1 and not (0 <= along < len(shape) and scales == shape[along]):
        raise IndexError
    if zeros not in (0, scales):
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
        (length,) = struct.unpack_from("<H", content, vtable + 2)
        if at + length > len(content):
            raise IndexError
        self._fields = struct.unpack_from(f"<{size // 2 - 2}H", content, vtable + 4)
        if any(field >= length for field in self._fields):
            raise IndexError

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

    def table(self, field: int) -> _Table:
        place = self._at + self._fields[field]
        return _Table(self._content, place + _u32(self._content, place))

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
