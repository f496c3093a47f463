"""Where the built program starts. It is Lightbox, and as an interpreter it runs its own parts.

The program starts its other processes as ``[sys.executable, "-m", MODULE, ...]``, see
`app.services.starting`. In a built program ``sys.executable`` is the program itself, so what stands
behind ``-m`` is run as Python would run it; only our own packages, nobody else's.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys

_OURS = ("app", "model_training")


def start() -> None:
    """Run a module of ours where one is named, else Lightbox."""
    from app.paths import user_data

    # Where Keras keeps its own settings, which else stay in the home folder when the program goes.
    os.environ.setdefault("KERAS_HOME", str(user_data() / "keras"))
    if len(sys.argv) > 2 and sys.argv[1] == "-m" and sys.argv[2].split(".")[0] in _OURS:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return
    from app.__main__ import main

    sys.exit(main())


if __name__ == "__main__":
    multiprocessing.freeze_support()  # the workers of the built program start here
    start()
