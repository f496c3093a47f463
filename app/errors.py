"""What can go wrong with what we are given, said so that a clinician can act on it.

Two families of error exist. Those below describe the *environment* (a damaged file, a bundle
somebody changed): they carry a stable code for programs and a sentence for people, and they are
shown, never logged as a traceback. Every other exception is a fault of ours and stays one.
"""

from __future__ import annotations


class LightboxError(Exception):
    """Something the user can do something about.

    Attributes:
        code: stable, lower-case, for programs (``"not_a_scan"``).
        message: one or two sentences: what is wrong, and what would help.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[LightboxError], tuple[str, str]]:
        # Workers send these across a process boundary; the default would lose the code.
        return type(self), (self.code, self.message)


class ScanError(LightboxError):
    """A file could not be read as a scan."""


class BundleError(LightboxError):
    """A bundle is missing, damaged, changed, or asks for something Lightbox will not do."""


class UsageError(LightboxError):
    """The request itself makes no sense (an unknown model, a path that does not exist)."""


class HistoryError(LightboxError):
    """The history is damaged, locked, read-only, full, or from a newer program."""


class NetworkError(LightboxError):
    """Another computer cannot be reached, refuses, or does not do what it was asked."""
