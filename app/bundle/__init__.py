"""A bundle: a model with all it needs to be used and trusted; a folder or one ``.lightbox`` file.

``read_bundle`` checks every hash and runs no code. Writing is in `app.bundle.writing` and only the
training module does it.
"""

from app.bundle.reading import Bundle, Reference, read_bundle, read_manifest
from app.domain.manifest import Manifest

__all__ = ["Bundle", "Manifest", "Reference", "read_bundle", "read_manifest"]
