"""Unique identifiers without a registered root: ``2.25.`` and a UUID as a number (PS3.5 B.2)."""

from __future__ import annotations

import hmac
import uuid
from hashlib import sha256


def new_uid() -> str:
    """Return one that nobody has used."""
    return f"2.25.{uuid.uuid4().int}"


def uid_of(text: str, secret: bytes = b"") -> str:
    """Return the one that stands for a text: always the same with the same secret."""
    digest = hmac.new(secret, text.encode("utf-8", "surrogateescape"), sha256).digest()
    return f"2.25.{uuid.UUID(bytes=digest[:16], version=4).int}"
