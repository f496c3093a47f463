"""``lightbox nodes``: the computers that Lightbox may talk to when it is asked to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.outputs import shown
from app.errors import UsageError
from app.network.nodes import (
    Tls,
    WebNode,
    load_nodes,
    make_node,
    make_tls,
    nodes_file,
    save_nodes,
)
from app.services import exchange

cli = typer.Typer(help="The nodes (PACS) that scans may come from and go to.", no_args_is_help=True)

_Name = Annotated[str, typer.Argument(help="What the node is called here.")]


@cli.command("list")
def list_nodes() -> int:
    """List the nodes, and how Lightbox calls itself. Nothing is contacted."""
    nodes = load_nodes()
    typer.echo(f"Lightbox: AE title {nodes.ae_title}, port {nodes.port}")
    for node in nodes.nodes:
        typer.echo(f"{node.name}: {shown(node.where)}")
    if not nodes.nodes:
        typer.echo("There is no node yet. Add one: lightbox nodes add --help.")
    return 0


@cli.command("add")
def add(
    name: _Name,
    ae_title: Annotated[str | None, typer.Option("--ae", help="Its AE title.")] = None,
    host: Annotated[str | None, typer.Option(help="Its name or address.")] = None,
    port: Annotated[int | None, typer.Option(help="Its DICOM port.")] = None,
    url: Annotated[str | None, typer.Option(help="Or: its DICOMweb address.")] = None,
    authorization: Annotated[
        str | None, typer.Option(help="With --url: the header's value, such as “Bearer …”.")
    ] = None,
    tls: Annotated[bool, typer.Option("--tls", help="With --ae: encrypted, by TLS.")] = False,
    ca: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Certificates to trust (https, --tls)."),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="With --tls: that Lightbox shows (PEM)."),
    ] = None,
    key: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Of the certificate (PEM).")
    ] = None,
) -> int:
    """Add a node, or change the one of this name. Nothing is contacted."""
    given = _secured(tls, None if url else ca, certificate, key)
    if url is not None and given is not None:
        raise UsageError(
            "bad_node", "--tls goes with --ae. A DICOMweb address is encrypted by https://."
        )
    node = make_node(
        name=name,
        ae_title=ae_title,
        host=host,
        port=port,
        url=url,
        authorization=authorization,
        ca=None if ca is None or given is not None else ca.absolute(),
        tls=given,
    )
    save_nodes(load_nodes().with_node(node))
    typer.echo(f"{name}: {shown(node.where)}")
    if isinstance(node, WebNode) and node.authorization is not None:
        typer.echo(
            f"The authorization lies in “{shown(nodes_file())}”, which only you may read; it is "
            "not encrypted.",
            err=True,
        )
    return 0


def _secured(tls: bool, ca: Path | None, certificate: Path | None, key: Path | None) -> Tls | None:
    """Return what goes with --tls, tried; None without.

    Raises:
        UsageError: code ``bad_certificate``, ``bad_node``.
    """
    files = {"ca": ca, "certificate": certificate, "key": key}
    if not tls:
        if certificate is not None or key is not None:
            raise UsageError("bad_node", "--certificate and --key go with --tls.")
        return None
    from app.network import secure

    made = make_tls({name: file.absolute() for name, file in files.items() if file is not None})
    secure.calling(made)
    return made


@cli.command("remove")
def remove(name: _Name) -> int:
    """Remove a node."""
    save_nodes(load_nodes().without(name))
    typer.echo(f"Removed: {name}.")
    return 0


@cli.command("self")
def set_self(
    ae_title: Annotated[str | None, typer.Option("--ae", help="Lightbox's own AE title.")] = None,
    port: Annotated[int | None, typer.Option(help="It listens at, where it is asked to.")] = None,
) -> int:
    """Set how Lightbox calls itself. Nothing is contacted and nothing listens."""
    nodes = load_nodes()
    changed = nodes.changed(ae_title, port)
    save_nodes(changed)
    typer.echo(f"Lightbox: AE title {changed.ae_title}, port {changed.port}")
    return 0


@cli.command("echo")
def echo(name: _Name) -> int:
    """Ask a node whether it is there and knows Lightbox."""
    nodes = load_nodes()
    node = nodes.find(name)
    exchange.echo(nodes, node)
    typer.echo(f"{name} answers ({shown(node.where)}).")
    return 0
