"""An archive behind DICOMweb: listed page by page, fetched one by one, against a real Orthanc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pydicom
import pytest
from pydicom.uid import generate_uid

from app.domain.notice import Notice
from app.errors import NetworkError
from app.imaging import read_scan
from app.network.instances import instances
from app.network.nodes import WebNode, make_node
from app.network.terms import Patience
from app.services.cluster.fetching import files_of
from app.services.cluster.items import Item
from tests.network.counterparts import free_port, needs_orthanc, orthanc
from tests.network.objects import scan

pytestmark = needs_orthanc
QUICK = Patience(connect=2, reply=20, attempts=1)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Five scans of two studies, by SOP Instance UID."""
    folder = tmp_path_factory.mktemp("files")
    studies = [str(generate_uid()) for _ in range(2)]
    paths = [folder / f"{number}.dcm" for number in range(5)]
    return {
        scan(path, study=studies[number % 2], Modality=("CR", "DX")[number % 2]): path
        for number, path in enumerate(paths)
    }


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, files: dict[str, Path]) -> Iterator[WebNode]:
    with orthanc(tmp_path_factory.mktemp("orthanc")) as running:
        for path in files.values():
            running.ask("/instances", path.read_bytes())
        made = make_node(name="archive", url=running.web)
        assert isinstance(made, WebNode)
        yield made


def uids(addresses: list[str]) -> list[str]:
    return [address.rpartition("/")[2] for address in addresses]


@pytest.mark.parametrize("page", [1, 2, 200])
def test_every_instance_is_listed_once_however_long_a_page_is(
    node: WebNode, files: dict[str, Path], page: int
) -> None:
    assert sorted(uids(list(instances(node, {}, QUICK, page)))) == sorted(files)


def test_a_query_narrows_the_studies(node: WebNode, files: dict[str, Path]) -> None:
    found = uids(list(instances(node, {"ModalitiesInStudy": "DX"}, QUICK)))
    assert {pydicom.dcmread(files[uid]).Modality for uid in found} == {"DX"}
    assert len(found) == 2


def test_instances_are_there_while_they_are_read_and_gone_afterwards(
    node: WebNode, files: dict[str, Path]
) -> None:
    items = [Item(address) for address in instances(node, {}, QUICK)]
    items.insert(2, Item(items[0].path + ".999"))  # one that the node has not
    paths: list[Path] = []
    with files_of(items, node) as places:
        for number, (item, place) in enumerate(places):
            assert item == items[number]
            if number == 2:
                assert isinstance(place, Notice)
                continue
            assert isinstance(place, Path)
            paths.append(place)
            before = read_scan(files[item.path.rpartition("/")[2]])
            assert (read_scan(place).pixels == before.pixels).all()
    assert len(paths) == len(files)
    assert not any(path.exists() for path in paths)


def test_nothing_is_fetched_from_elsewhere(node: WebNode) -> None:
    with files_of([Item("http://127.0.0.1:1/studies/1/series/2/instances/3")], node) as places:
        ((_, place),) = places
    assert isinstance(place, Notice)
    assert place.code == "not_of_node"


def test_a_node_that_is_not_there_ends_the_reading_and_fails_no_scan() -> None:
    gone = make_node(name="gone", url=f"http://127.0.0.1:{free_port()}/dicom-web")
    assert isinstance(gone, WebNode)
    with pytest.raises(NetworkError):
        list(instances(gone, {}, QUICK))
    item = Item(f"{gone.url}/studies/1/series/2/instances/3")
    with pytest.raises(NetworkError), files_of([item], gone) as places:
        list(places)
