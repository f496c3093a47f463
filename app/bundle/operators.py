"""The operators that a compiled twin may use, and what each takes.

All compute numbers from numbers: no control flow, no variables, no strings, no custom code. The
interpreter does not count what every operator is given, and reads on where something is missing.
(``BuiltinOperator`` and ``BuiltinOptions`` in TensorFlow Lite's ``schema.fbs``; the counts are
those of its operators' documentation.)
"""

from __future__ import annotations

from dataclasses import dataclass

_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Operator:
    """What an operator takes.

    Attributes:
        options: the kind of its options' table; 0 where it has none.
        inputs: fewest and most tensors that it reads.
        outputs: fewest and most tensors that it writes.
    """

    options: int
    inputs: tuple[int, int]
    outputs: tuple[int, int] = (1, 1)


_ONE, _TWO, _THREE = (1, 1), (2, 2), (3, 3)
_WITH_BIAS = (2, 3)

OPERATORS = {
    0: Operator(11, _TWO),  # add
    1: Operator(5, _ONE),  # average pool
    2: Operator(10, (1, _MANY)),  # concatenation
    3: Operator(1, _WITH_BIAS),  # convolution
    4: Operator(2, _WITH_BIAS),  # convolution of each channel
    6: Operator(38, _ONE),  # dequantise
    9: Operator(8, _WITH_BIAS),  # fully connected
    14: Operator(0, _ONE),  # logistic
    17: Operator(5, _ONE),  # maximum pool
    18: Operator(21, _TWO),  # multiply
    19: Operator(0, _ONE),  # relu
    21: Operator(0, _ONE),  # relu6
    22: Operator(17, (1, 2)),  # reshape
    23: Operator(15, _TWO),  # resize, bilinear
    25: Operator(9, _ONE),  # softmax
    28: Operator(0, _ONE),  # tanh
    34: Operator(22, _TWO),  # pad
    36: Operator(23, _TWO),  # gather
    39: Operator(26, _TWO),  # transpose
    40: Operator(27, _TWO),  # mean
    41: Operator(28, _TWO),  # subtract
    42: Operator(29, _TWO),  # divide
    43: Operator(30, _ONE),  # squeeze
    45: Operator(32, (4, 4)),  # strided slice
    47: Operator(33, _ONE),  # exponential
    49: Operator(35, _TWO, (1, _MANY)),  # split
    53: Operator(37, _ONE),  # cast
    54: Operator(0, _TWO),  # prelu
    55: Operator(39, _TWO),  # maximum
    57: Operator(39, _TWO),  # minimum
    59: Operator(42, _ONE),  # negate
    60: Operator(43, _THREE),  # pad with a value
    65: Operator(48, _THREE),  # slice
    67: Operator(49, (3, 4)),  # transposed convolution
    70: Operator(52, _TWO),  # expand dimensions
    74: Operator(27, _TWO),  # sum
    75: Operator(0, _ONE),  # square root
    76: Operator(0, _ONE),  # reciprocal square root
    77: Operator(55, _ONE),  # shape
    78: Operator(56, _TWO),  # power
    82: Operator(27, _TWO),  # maximum along axes
    83: Operator(59, (1, _MANY)),  # pack
    88: Operator(64, _ONE, (1, _MANY)),  # unpack
    92: Operator(66, _ONE),  # square
    97: Operator(74, _TWO),  # resize, nearest neighbour
    98: Operator(75, _ONE),  # leaky relu
    99: Operator(76, _TWO),  # squared difference
    101: Operator(78, _ONE),  # absolute
    102: Operator(79, _THREE, (1, _MANY)),  # split into sizes
    111: Operator(0, _ONE),  # elu
    114: Operator(89, _ONE),  # quantise
    117: Operator(91, _ONE),  # hard swish
    126: Operator(101, _TWO),  # batches of matrix products
    130: Operator(104, _TWO),  # broadcast
    150: Operator(116, _ONE),  # gelu
}
