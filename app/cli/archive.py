"""``lightbox classify --scheduler``: records for an archive, read by a Dask cluster."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import typer

from app.cli.outputs import check_outputs, shown
from app.cli.piped import PIPED, piped_names, standard_input
from app.cli.recording import (
    LASTING,
    Format,
    check_form,
    done_before,
    form_of,
    record_file,
    say_failed_before,
)
from app.cli.requests import say_passed
from app.domain.reading import Reading, Request
from app.errors import LightboxError, UsageError
from app.imaging.places import kind_of
from app.inference.engine import EngineName
from app.services.cluster.items import ADDRESS, Item
from app.services.cluster.listing import Listing
from app.services.cluster.shipping import pack
from app.services.done import Done
from app.services.library import Library, open_library
from app.services.looking import Looker
from app.services.record_files import RecordFile
from app.services.records import to_record
from app.services.starting import FOR_ARCHIVES

if TYPE_CHECKING:
    from app.network.nodes import WebNode
    from app.services.cluster.readers import Order
    from app.services.cluster.scheduling import Standing

_SAY_S = 1.0  # to a terminal
_SAY_ELSEWHERE_S = 60.0  # to a log


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read, and where to: the options of the command.

    Attributes:
        paths: files and folders.
        lists: texts that name files, `PIPED` for what is piped in.
        null: NUL ends a name in them, not the line.
        dicomweb: a node's name or address, a query behind it.
        frame: from 1; None for all.
    """

    scheduler: str
    paths: Sequence[Path]
    lists: Sequence[Path]
    null: bool
    dicomweb: str | None
    frame: int | None
    model: str | None
    operating_point: str | None
    engine: EngineName
    form: Format | None
    output: Path | None
    resume: bool


def classify_on_cluster(wanted: Wanted) -> int:
    """Read on a cluster; the exit status is that of `classify`."""
    need_dask()
    form = form_of(wanted.form, wanted.output, Format.JSONL)
    if form not in LASTING:
        raise UsageError(
            "form_of_archive",
            "With --scheduler, records come as they are read: as --format jsonl or parquet.",
        )
    check_form(form, wanted.output, wanted.resume)
    for path in wanted.lists:
        if path != PIPED and kind_of(path) != "file":
            raise UsageError("no_list", f"There is no list “{shown(path)}”.")
    library = open_library()
    for fault in library.faults:
        typer.echo(f"lightbox: {shown(fault.message)}", err=True)
    node, query = web_node(wanted.dicomweb)
    with contextlib.closing(Looker()) as looker:
        order = _order(wanted, library, looker, node)
        check_outputs([wanted.output], [*wanted.paths, *wanted.lists])
        bundles = [bundle.sha256 for bundle in order.bundles]
        done = done_before(form, wanted.output, wanted.resume, bundles)
        with record_file(form, wanted.output, wanted.resume) as file:
            return _Run(wanted, Listing(looker), query, done, file).read(order)


def need_dask() -> None:
    """See that Dask is there. Raises: UsageError."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise UsageError(
            "no_dask",
            f"--scheduler needs dask.distributed, which is not installed: {FOR_ARCHIVES}.",
        ) from None


def web_node(written: str | None) -> tuple[WebNode | None, Mapping[str, str]]:
    """Return a DICOMweb node by its name or address, and the query behind a “?”.

    Raises:
        UsageError: there is no such node, or it speaks no DICOMweb.
    """
    if written is None:
        return None, {}
    from app.network.nodes import WebNode, load_nodes, make_node

    name, _, query = written.partition("?")
    if name.startswith(ADDRESS):
        node = make_node(name="archive", url=name)
    else:
        node = load_nodes().find(name)
    if not isinstance(node, WebNode):
        raise UsageError("no_dicomweb", f"The node “{shown(name)}” does not speak DICOMweb.")
    return node, dict(parse_qsl(query))


def _order(wanted: Wanted, library: Library, looker: Looker, node: WebNode | None) -> Order:
    from app.services.cluster.readers import Order

    entries, model = library.entries, None
    if wanted.model is not None:  # one that is unknown or damaged is said before anything is sent
        entry = library.find(wanted.model)
        looker.check_bundle(entry.origin)
        entries, model = (entry,), entry.manifest.id
    return Order(pack(entries), model, wanted.operating_point, wanted.engine, node)


@dataclass(slots=True)
class _Run:
    """One run of the command, and its counts."""

    wanted: Wanted
    listing: Listing
    query: Mapping[str, str]  # of the node
    done: Done
    file: RecordFile
    read_now: int = 0
    failed: int = 0
    before: int = 0
    begun: float = field(default_factory=time.monotonic)
    said: float = 0.0

    def read(self, order: Order) -> int:
        from app.services.cluster.scheduling import read_on

        items = self._left(order.node)
        outcomes = read_on(self.wanted.scheduler, items, order, self._tell)
        try:
            with contextlib.closing(outcomes):  # type: ignore[type-var]
                for outcome in outcomes:
                    self.file.write(outcome.records)
                    self.read_now += len(outcome.records)
                    self.failed += sum(r["status"] == "failed" for r in outcome.records)
                    for path, reason in outcome.left_out:
                        self.listing.leave_out(Path(path), reason)
            self._write_closed()
        except (LightboxError, KeyboardInterrupt):
            if self.read_now:
                self._say_end()
            raise
        self._say_end()
        return 1 if self.failed or self.done.failed else 0

    def _left(self, node: WebNode | None) -> Iterator[Item]:
        """Yield what is not in the output yet."""
        for item in self._all(node):
            if item.frame is not None:
                if self.done.has(item.path, item.frame):
                    self.before += 1
                    continue
            elif self.done.has_all(item.path):
                self.before += 1
                continue
            elif have := self.done.frames(item.path):
                yield Item(item.path, None, item.sure, have)
                continue
            yield item

    def _all(self, node: WebNode | None) -> Iterator[Item]:
        frame = self.wanted.frame
        if node is not None and not self.wanted.lists:  # a list names what is wanted of it
            from app.network.instances import instances
            from app.network.terms import Patience

            yield from (Item(each, frame) for each in instances(node, self.query, Patience()))
        yield from self.listing.files(self.wanted.paths, frame)
        for path in self.wanted.lists:
            with contextlib.ExitStack() as stack:
                read, what = standard_input(), "What comes by standard input"
                if path != PIPED:
                    read, what = stack.enter_context(path.open("rb")).read, f"“{shown(path)}”"
                names = piped_names(read, null=self.wanted.null, what=what)
                yield from self.listing.listed(names, frame)

    def _write_closed(self) -> None:
        """Write a record for each folder or file that could not even be listed."""
        for closed in self.listing.closed:
            if not self.done.has(str(closed.path), 1):
                self.file.write([to_record(Reading(Request(closed.path), reason=closed.reason))])
                self.read_now += 1
                self.failed += 1

    def _tell(self, standing: Standing) -> None:
        terminal = sys.stderr.isatty()
        now = time.monotonic()
        if now - max(self.said, self.begun) < (_SAY_S if terminal else _SAY_ELSEWHERE_S):
            return
        self.said = now
        text = (
            f"{self._count()}; {self.read_now / (now - self.begun):.1f} a second, "
            f"{standing.threads} readers, {standing.under_way} tasks under way"
        )
        if not standing.threads:
            text = f"{self._count()}; waiting for a worker"
        sys.stderr.write(f"\r\033[K{text}" if terminal else f"lightbox: {text}\n")
        sys.stderr.flush()

    def _say_end(self) -> None:
        if sys.stderr.isatty() and self.said:
            sys.stderr.write("\r\033[K")
        there = f", {self.before:,} were there before" if self.before else ""
        if self.done.failed:
            there += f"; {say_failed_before(self.done)}"
        seconds = time.monotonic() - self.begun
        typer.echo(f"lightbox: {self._count()}{there}; {seconds:.0f} s.", err=True)
        say_passed(self.listing.left_out, self.listing.more, self.listing.hidden)

    def _count(self) -> str:
        return f"{self.read_now:,} read, {self.failed:,} of them failed"
