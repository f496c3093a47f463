"""The nodes: other computers that were named, in ``nodes.json`` of the user's data folder."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from app.errors import UsageError
from app.paths import user_data

DIMSE_PORT = 11112
# What is said where one of its fields cannot be used.
TAKES = {
    "name": "A node's name has letters, digits, “_”, “.” and “-” only, and 64 at most.",
    "ae_title": "An AE title has 1 to 16 plain characters and no backslash.",
    "host": "A node's host is a name or an address, such as 192.0.2.10.",
    "port": "A port is a number from 1 to 65535.",
    "url": "A DICOMweb address is such as https://pacs.example/dicom-web.",
    "authorization": "The authorization has plain characters in one line.",
}
_LONGEST = 1 << 20  # bytes of the file


def plain_title(text: str) -> str:
    """Return an AE title as PS3.5 has it, without spaces at its ends. Raises: ValueError."""
    text = text.strip(" ")
    if not re.fullmatch(r"[ -\[\]-~]{1,16}", text):
        raise ValueError("no AE title")
    return text


def _name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", text):
        raise ValueError("no name")
    return text


def _host(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_.:%-]{1,253}", text):
        raise ValueError("no host")
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.port != 0
    except ValueError:
        usable = False
    if (
        not usable
        or parts.scheme not in ("http", "https")
        or not parts.hostname
        or "@" in parts.netloc
        or parts.query
        or parts.fragment
        or not re.fullmatch(r"[!-~]+", text)
    ):
        raise ValueError("no address")
    return text.rstrip("/")


def _header(text: str) -> str:
    if not re.fullmatch(r"[!-~][ -~]*", text):
        raise ValueError("no value of a header")
    return text


Title = Annotated[str, AfterValidator(plain_title)]
Name = Annotated[str, AfterValidator(_name)]
Port = Annotated[int, Field(ge=1, le=65535)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tls(_Strict):
    """That a connection is encrypted, and with what.

    Attributes:
        ca: a file of certificates to trust instead of the usual ones.
        certificate, key: files by which Lightbox proves who it is; None where it need not.
    """

    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.certificate is None) != (self.key is None):
            raise ValueError("a certificate and its key go together: give both, or neither")
        return self


class DimseNode(_Strict):
    """A node that speaks DIMSE, DICOM's own protocol.

    Attributes:
        tls: None for a connection that is not encrypted.
    """

    name: Name
    ae_title: Title
    host: Annotated[str, AfterValidator(_host)]
    port: Port
    tls: Tls | None = None

    @property
    def where(self) -> str:
        return f"{self.ae_title} ({self.host}:{self.port}{', TLS' if self.tls else ''})"


class WebNode(_Strict):
    """A node that speaks DICOMweb.

    Attributes:
        url: below which its ``/studies`` lies.
        authorization: the whole value of the header, such as "Bearer …"; None sends none.
        ca: a file of certificates to trust instead of the usual ones.
    """

    name: Name
    url: Annotated[str, AfterValidator(_url)]
    authorization: Annotated[str, AfterValidator(_header)] | None = Field(default=None, repr=False)
    ca: Path | None = None

    @property
    def where(self) -> str:
        return self.url


Node = DimseNode | WebNode


class Nodes(_Strict):
    """Everything that ``nodes.json`` holds.

    Attributes:
        ae_title: of Lightbox itself, when it calls and when it listens.
        port: it listens at, where it is asked to.
        nodes: in the order they were added.
    """

    version: Literal[1] = 1
    ae_title: Title = "LIGHTBOX"
    port: Port = DIMSE_PORT
    nodes: tuple[Node, ...] = ()

    def find(self, name: str) -> Node:
        """Return a node by its name. Raises: UsageError, code ``no_node``."""
        for node in self.nodes:
            if node.name == name:
                return node
        known = ", ".join(node.name for node in self.nodes)
        raise UsageError(
            "no_node",
            f"There is no node “{name}”. "
            + (f"There are: {known}." if known else "Add one: lightbox nodes add --help."),
        )

    def with_node(self, node: Node) -> Nodes:
        """Return these with a node added, or in the place of that of its name."""
        others = tuple(one for one in self.nodes if one.name != node.name)
        return self.model_copy(update={"nodes": (*others, node)})

    def changed(self, ae_title: str | None, port: int | None) -> Nodes:
        """Return these with another name or port for Lightbox. Raises: UsageError."""
        given = {"ae_title": ae_title, "port": port}
        fields = self.model_dump() | {key: one for key, one in given.items() if one is not None}
        try:
            return Nodes.model_validate(fields)
        except ValidationError as error:
            raise _unusable(error) from None

    def without(self, name: str) -> Nodes:
        """Return these without a node. Raises: UsageError, code ``no_node``."""
        gone = self.find(name)
        return self.model_copy(update={"nodes": tuple(n for n in self.nodes if n is not gone)})


def checked(node: Node) -> Node:
    """Refuse what would send a secret in the clear. Raises: UsageError, code ``bad_node``."""
    if (
        isinstance(node, WebNode)
        and node.authorization is not None
        and node.url.startswith("http:")
        and not is_loopback(urlsplit(node.url).hostname or "")
    ):
        raise UsageError(
            "bad_node",
            "An authorization would go over the network in the clear. Give an https:// address.",
        )
    return node


def is_loopback(host: str) -> bool:
    """Tell whether an address is this computer's own, which nobody else hears."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def make_node(**fields: object) -> Node:
    """Make a node of what somebody typed. Raises: UsageError, code ``bad_node``."""
    shape = WebNode if fields.get("url") else DimseNode
    given = {name: value for name, value in fields.items() if value is not None}
    try:
        return checked(shape.model_validate(given))
    except ValidationError as error:
        raise _unusable(error) from None


def make_tls(files: Mapping[str, Path]) -> Tls:
    """Make it of files by their names in `Tls`. Raises: UsageError, code ``bad_node``."""
    if ("certificate" in files) != ("key" in files):
        raise UsageError(
            "bad_node", "A certificate and its key go together: give both, or neither."
        )
    return Tls.model_validate(files)


def nodes_file() -> Path:
    return user_data() / "nodes.json"


def load_nodes() -> Nodes:
    """Read the nodes; none where there is no file. Raises: UsageError, code ``bad_nodes``."""
    path = nodes_file()
    try:
        with path.open("rb") as stream:
            nodes = Nodes.model_validate(json.loads(stream.read(_LONGEST)))
    except FileNotFoundError:
        return Nodes()
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UsageError(
            "bad_nodes",
            f"“{path}” cannot be used ({place}). Mend it, or delete it and add the nodes again.",
        ) from None
    except (OSError, ValueError) as error:
        raise UsageError(
            "bad_nodes", f"“{path}” cannot be read. Mend it, or delete it and add the nodes again."
        ) from error
    for node in nodes.nodes:
        checked(node)
    return nodes


def save_nodes(nodes: Nodes) -> None:
    """Write the nodes, whole or not at all, for this user's eyes only: there may be secrets.

    Raises:
        UsageError: code ``bad_nodes``.
    """
    path = nodes_file()
    written: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".nodes-", dir=path.parent)  # mode 0600
        written = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(nodes.model_dump_json(indent=2, exclude_none=True) + "\n")
        written.replace(path)
    except OSError as error:
        if written is not None:
            with contextlib.suppress(OSError):
                written.unlink()
        raise UsageError("bad_nodes", f"“{path}” cannot be written: {error.strerror}.") from error


def _unusable(error: ValidationError) -> UsageError:
    first = error.errors()[0]
    field = str(first["loc"][-1]) if first["loc"] else ""
    if first["type"] == "extra_forbidden" or field not in TAKES:
        return UsageError(
            "bad_node",
            "A node has either an AE title, a host and a port, or a DICOMweb address.",
        )
    return UsageError("bad_node", TAKES[field])
