"""One thread for linear algebra: what is multiplied here is small."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_for_algebra() -> Iterator[None]:
    """Keep NumPy's and SciPy's algebra to one thread.

    More threads wait for one another by spinning. Where other programs work too, projecting one
    scan's cells for the gate took 22 ms on two threads and 0.2 ms on one. Keras has threads of its
    own.
    """
    from threadpoolctl import threadpool_limits

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for libraries that are loaded later
    with threadpool_limits(1, user_api="blas"):
        yield
