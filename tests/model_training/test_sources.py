"""Answers about another source than the one learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.domain.recipe import Recipe
from app.errors import UsageError
from model_training.config import Config, Fit
from model_training.sources import first_source

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own deprecations


def test_file_names_tell_the_sources_of_the_chest_config_apart() -> None:
    from model_training.config import load_config, named_config

    path = named_config("chest-xray-pneumonia")
    assert path is not None
    config = load_config(path)
    names = {
        "IM-0115-0001.jpeg": True,
        "NORMAL2-IM-0873-0001.jpeg": False,
        "person1178_bacteria_3125.jpeg": False,
        "person1179_bacteria_3127.jpeg": True,
        "person849_virus_1485.jpeg": False,
        "person850_virus_1489.jpeg": True,
        "person99_bacteria_473.jpeg": False,
        "person1000_virus_1681.jpeg": True,
    }
    assert first_source(config.fit.sources, list(names)).tolist() == list(names.values())


def test_a_pattern_for_sources_must_be_a_regular_expression() -> None:
    with pytest.raises(ValueError, match="is not a regular expression"):
        Config(fit=Fit(sources="("))


class _Silent:
    def stage(self, title: str, total: int) -> None: ...
    def advance(self, parts: int = 1) -> None: ...
    def say(self, text: str) -> None: ...

    def detail(self, text: str) -> None: ...
    def epoch(self, number: int, of: int, loss: float, held_out: float | None) -> None: ...


def _answers(
    work: Path, brighter: int | None, sources: str = "^new"
) -> tuple[np.ndarray, np.ndarray]:
    """Logits of 24 noisy scans of two classes and two sources, one made brighter; first source."""
    from model_training.config import ClassRule
    from model_training.grouping import prints_of
    from model_training.indexing import Item
    from model_training.job import Job, Split
    from model_training.pictures import Pictures
    from model_training.sources import unseen_answers

    labels = np.arange(24) % 2
    values = np.random.default_rng(3).random((24, 64, 64, 1)).astype(np.float32) / 2
    values += labels[:, None, None, None] * 0.2
    if brighter is not None:
        values[brighter] += 0.25
    names = [f"{'new' if i < 12 else 'old'}-{i}.png" for i in range(24)]
    items = tuple(Item(Path(n), int(y), n) for n, y in zip(names, labels, strict=True))
    config = Config(
        classes=(ClassRule(name="a", folder="a"), ClassRule(name="b", folder="b")),
        recipe=Recipe(rows=64, columns=64, channels=1),
        fit=Fit(views=1, epochs=2, source_epochs=0, sources=sources),
    )
    groups = np.arange(24)
    held = np.zeros(24, dtype=np.bool_)
    split = Split(Pictures(values, items, ()), groups, held, {}, prints_of(values))
    import keras

    keras.utils.set_random_seed(0)
    found = unseen_answers(Job(config, work, work, (), _Silent()), split)
    assert found is not None
    assert found.labels.tolist() == labels.tolist()
    return found.logits, found.first


def test_a_scan_is_judged_by_a_network_that_saw_nothing_of_its_source(tmp_path: Path) -> None:
    before, first = _answers(tmp_path / "before", None)
    after, _ = _answers(tmp_path / "after", 3)
    assert first.tolist() == [True] * 12 + [False] * 12
    same = np.abs(after - before).max(axis=1) < 1e-4
    # A scan of the first source changed: its own answer does, no other's of its source, and the
    # other source's answers come from a network that learnt from it.
    assert same.tolist() == [i < 12 and i != 3 for i in range(24)]
    again, _ = _answers(tmp_path / "before", None)  # from the work folder
    assert np.array_equal(again, before)


def test_sources_that_lack_a_class_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one part has no b"):
        _answers(tmp_path, None, sources=r"[02468]\.png$")  # the labels are the numbers' parity
