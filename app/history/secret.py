"""The salt that identifiers are hashed with.

A hash without one gives a patient's number away to whoever tries all numbers. With it, whoever has
the history and not the salt cannot tell which patient a record is of; whoever has both can try.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets

from app.history.place import Place

_BYTES = 32
_HEX = 32  # characters of a hash: 128 bits


def salt(place: Place) -> bytes:
    """Return the salt, made at the first call. Raises: OSError."""
    with contextlib.suppress(FileNotFoundError):
        kept = place.salt.read_bytes()
        if len(kept) == _BYTES:
            return kept
        place.salt.unlink()  # a file of another size is no salt of ours, and hashes nothing
    beside = place.folder / f"salt-{os.getpid()}"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_bytes(_BYTES))
        stream.flush()
        os.fsync(handle)
    # Linked and not renamed: another process may have made one meanwhile, which then holds.
    with contextlib.suppress(FileExistsError):
        os.link(beside, place.salt)
    beside.unlink()
    return place.salt.read_bytes()


def hashed(identifiers: str, salt_: bytes) -> str:
    """Return the salted hash of what tells a patient apart, "" of nothing."""
    if not identifiers:
        return ""
    text = identifiers.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=salt_, digest_size=_HEX // 2).hexdigest()
