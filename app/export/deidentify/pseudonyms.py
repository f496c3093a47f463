"""What is the same within a run, and means nothing outside it.

All of it follows from a secret that is made for the run and kept nowhere: whoever lacks it cannot
get back from what was written, and two runs have nothing in common.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from app.export.uids import uid_of

_LEAST_DAYS, _DAYS = 30, 3650 - 30
_SECONDS_PER_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The pseudonyms of a run.

    Attributes:
        secret: 32 random bytes.
    """

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def uid(self, uid: str) -> str:
        """Return what stands for a UID wherever it occurs."""
        return uid_of(f"uid {uid}", self.secret)

    def patient(self, patient: str) -> str:
        """Return what a patient is called: 16 characters, fit for a name and a number."""
        return f"LB-{self._text('patient', patient, 13)}"

    def file(self, path: str) -> str:
        """Return what a file without a UID is called."""
        return f"picture-{self._text('file', path, 13).lower()}"

    def moved(self, patient: str) -> timedelta:
        """Return how far a patient's dates are moved: back, by 30 days to ten years.

        By a part of a second too: a fraction that stayed would still tell one scan from others.
        """
        digest = self._digest("moved", patient)
        days, seconds = divmod(int.from_bytes(digest[:8], "big"), _SECONDS_PER_DAY)
        part = int.from_bytes(digest[8:16], "big") % 1_000_000
        return -timedelta(days=_LEAST_DAYS + days % _DAYS, seconds=seconds, microseconds=part)

    def _text(self, purpose: str, text: str, length: int) -> str:
        return base64.b32encode(self._digest(purpose, text)).decode("ascii")[:length]

    def _digest(self, purpose: str, text: str) -> bytes:
        message = f"{purpose} {text}".encode("utf-8", "surrogateescape")
        return hmac.new(self.secret, message, sha256).digest()
