"""Own bundles: installed whole or not at all, several versions side by side, and back again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.bundle import read_bundle
from app.bundle.manifest import KERAS_NAME, MANIFEST_NAME, REFERENCE_NAME, TFLITE_NAME, described
from app.bundle.writing import pack_reference, write_bundle
from app.errors import BundleError, UsageError
from app.paths import resources
from app.services import owning
from app.services.installing import install
from app.services.library import open_library
from tests.conftest import chest_bundle_path
from tests.services.test_library import own_version

CHEST = "chest-xray-pneumonia"


def versions(home: Path) -> set[str]:
    """What lies in the user's library, by the names of its folders."""
    folder = home / "models"
    return {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return own_version(tmp_path / "newer", version="9.0.0")


def test_a_newer_version_takes_the_place_of_the_built_in_one_and_gives_it_back(
    newer: Path, tmp_path: Path
) -> None:
    built_in = open_library().find(CHEST).manifest.version
    done = install(newer)
    assert (done.new, done.compiled, done.former) == (True, False, built_in)
    assert done.tried.golden > 1
    assert done.tried.difference < 1e-4
    assert open_library().find(CHEST).manifest.version == "9.0.0"
    newest = install(own_version(tmp_path / "newest", version="9.1.0"))
    assert newest.former == "9.0.0"
    given_up, active = owning.roll_back(CHEST)
    assert (given_up.manifest.version, active.manifest.version) == ("9.1.0", "9.0.0")
    _, active = owning.roll_back(CHEST)
    assert active.built_in
    with pytest.raises(UsageError) as caught:
        owning.roll_back(CHEST)
    assert caught.value.code == "no_earlier_version"
    owning.activate(f"{CHEST}@9.1.0")
    assert open_library().find(CHEST).manifest.version == "9.1.0"


def test_what_is_installed_is_the_very_bundle(newer: Path) -> None:
    done = install(newer)
    assert read_bundle(done.entry.origin).sha256 == read_bundle(newer).sha256
    shutil.rmtree(newer)
    assert read_bundle(open_library().find(CHEST).origin).manifest.version == "9.0.0"


def test_installed_without_being_activated_it_waits(newer: Path) -> None:
    assert install(newer, activate=False).former is None
    assert open_library().find(CHEST).built_in


def test_twice_is_once(newer: Path, private_home: Path) -> None:
    install(newer)
    assert not install(newer).new
    assert versions(private_home) == {f"{CHEST}-9.0.0"}


def test_another_bundle_of_the_same_version_is_refused(newer: Path, tmp_path: Path) -> None:
    install(newer)
    other = own_version(tmp_path / "other", version="9.0.0", title="Another")
    with pytest.raises(UsageError) as caught:
        install(other)
    assert caught.value.code == "version_taken"
    built_in = open_library().versions(CHEST)[-1].manifest.version
    with pytest.raises(UsageError) as caught:
        install(own_version(tmp_path / "same", version=built_in, title="Another"))
    assert caught.value.code == "version_taken"


def changed_twin(folder: Path) -> None:
    """Other weights, with a hash that is right: only the golden answers tell."""
    bundle = read_bundle(folder)
    other = read_bundle(resources() / "models" / "chest-xray-adult").files[TFLITE_NAME]
    write_bundle(folder, described(bundle.manifest), bundle.files | {TFLITE_NAME: other})


def changed_golden(folder: Path) -> None:
    bundle = read_bundle(folder)
    reference = bundle.reference()
    arrays = {
        name: getattr(reference, name)
        for name in reference.__dataclass_fields__
        if getattr(reference, name) is not None
    }
    answers = arrays["golden_probabilities"].copy()
    answers[-1] = answers[-1][::-1]  # not the first, which every opening looks at
    packed = pack_reference(arrays | {"golden_probabilities": answers})
    write_bundle(
        folder,
        described(bundle.manifest),
        bundle.files | {REFERENCE_NAME: packed},
    )


def strange_layer(folder: Path) -> None:
    bundle = read_bundle(folder)
    strange = bundle.files | {KERAS_NAME: b"PK\x03\x04 and nothing else"}
    write_bundle(folder, described(bundle.manifest), strange)


def flipped_bit(folder: Path) -> None:
    content = bytearray((folder / KERAS_NAME).read_bytes())
    content[1000] ^= 1
    (folder / KERAS_NAME).write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (flipped_bit, "bundle_changed"),
        (strange_layer, "model_not_allowed"),
        (changed_golden, "golden_mismatch"),
        (changed_twin, None),  # another network: its sides or its answers tell
    ],
)
def test_what_does_not_stand_a_test_is_not_installed(
    harm: object, code: str | None, newer: Path, private_home: Path
) -> None:
    assert callable(harm)
    harm(newer)
    with pytest.raises(BundleError) as caught:
        install(newer)
    assert code in (None, caught.value.code)
    assert versions(private_home) == set()
    assert open_library().find(CHEST).built_in


def test_a_file_that_is_no_bundle_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.lightbox"
    path.write_text("no bundle")
    for origin in (path, tmp_path / "nothing.lightbox"):
        with pytest.raises(BundleError):
            install(origin)


def test_a_built_in_one_cannot_be_removed_and_an_own_one_can(
    newer: Path, private_home: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        owning.remove(CHEST)
    assert caught.value.code == "built_in"
    install(newer)
    assert owning.remove(CHEST).manifest.version == "9.0.0"
    assert open_library().find(CHEST).built_in
    assert versions(private_home) == set()
    install(newer)  # and it can come back
    assert open_library().find(CHEST).manifest.version == "9.0.0"


def test_of_several_own_versions_one_has_to_be_named(newer: Path, tmp_path: Path) -> None:
    install(newer)
    install(own_version(tmp_path / "newest", version="9.1.0"))
    with pytest.raises(UsageError, match=r"9\.1\.0") as caught:
        owning.remove(CHEST)
    assert caught.value.code == "several_versions"
    owning.remove(f"{CHEST}@9.1.0")
    assert open_library().find(CHEST).manifest.version == "9.0.0"


def test_what_is_exported_can_be_installed_elsewhere(
    newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(newer)
    packed = tmp_path / "out.lightbox"
    owning.export(CHEST, packed)
    monkeypatch.setenv("LIGHTBOX_HOME", str(tmp_path / "elsewhere"))
    assert open_library().find(CHEST).built_in
    install(packed)
    assert read_bundle(open_library().find(CHEST).origin).sha256 == read_bundle(newer).sha256
    with pytest.raises(UsageError) as caught:
        owning.export(CHEST, packed)
    assert caught.value.code == "output_exists"


DYING = """
import os, sys
from pathlib import Path
left, origin, own = int(sys.argv[1]), Path(sys.argv[2]), os.getpid()
from app.services import installing, owning
def dying(real):
    def instead(*arguments):
        global left
        left -= os.getpid() == own
        if left == 0:
            os._exit(9)  # as a kill does: nothing is tidied up
        return real(*arguments)
    return instead
Path.rename, Path.replace = dying(Path.rename), dying(Path.replace)
installing.settle_folder = dying(installing.settle_folder)
if __name__ == "__main__":
    installing.install(origin)
    owning.remove("chest-xray-pneumonia")
"""


def test_killed_at_any_moment_it_leaves_the_library_whole(
    newer: Path, tmp_path: Path, private_home: Path
) -> None:
    script = tmp_path / "dying.py"
    script.write_text(DYING)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    died = 0
    for moment in range(1, 12):
        command = [sys.executable, str(script), str(moment), str(newer)]
        ended = subprocess.run(command, env=environment, check=False, timeout=120)
        library = open_library()
        assert library.faults == ()
        for entry in library.versions(CHEST):
            read_bundle(entry.origin)
        library.find(CHEST)
        if ended.returncode == 0:
            break
        assert ended.returncode == 9
        died += 1
    assert died >= 4
    assert versions(private_home) == set()
    assert not any((private_home / "temporary").iterdir())


def test_the_file_of_choices_is_plain(newer: Path, private_home: Path) -> None:
    built_in = open_library().find(CHEST).manifest.version
    install(newer)
    told = json.loads((private_home / "models" / "active.json").read_text(encoding="utf-8"))
    assert told == {"format_version": 1, "chosen": {CHEST: [built_in, "9.0.0"]}}
    assert (private_home / "models" / f"{CHEST}-9.0.0" / MANIFEST_NAME).is_file()
    assert chest_bundle_path().is_dir()
