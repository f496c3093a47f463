"""Sentences of the layers below are recognised by their templates, and said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.language import CHINESE, speak
from app.ui.sentences import called, spoken
from tools.sentences import sentences


@pytest.fixture(autouse=True)
def _chinese(qapp: QApplication) -> Iterator[None]:
    speak(qapp, CHINESE)
    yield
    speak(qapp, "en")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The file is empty. Copy or export it again.", "文件是空的。请重新复制或导出。"),
        (
            "There is no frame 7; the file has 3 frame(s), counted from 1.",
            "没有第 7 帧；文件有 3 帧，从 1 数起。",
        ),
        (
            (
                "The patient is 8 years old; the model was trained on patients of 1 to 5 years, "
                "and is not reliable at this age."
            ),
            "患者年龄 8 岁；该模型以 1 至 5 岁的患者训练，对此年龄不可靠。",
        ),
        (
            (
                "This is a structured report (SR); it holds no image. Open it in your PACS or "
                "report viewer, and here the images it speaks of."
            ),
            (
                "这是结构化报告（SR），其中没有图像。"
                "请在 PACS 或报告查看程序中打开它；所涉及的图像可在此打开。"
            ),
        ),
        (
            (
                "CT scan; no model at hand is made for it. There are: Brain MRI slice: tumour; "
                "Breast ultrasound: lesion."
            ),
            "CT 影像；现有模型都不适用。现有：脑部 MRI 单层：肿瘤；乳腺超声：病变。",
        ),
        (
            (
                "The file does not state the modality, the view or the patient's age: check "
                "yourself that the model is made for this scan."
            ),
            "文件未注明检查设备，体位或患者年龄：请自行确认该模型适用于此影像。",
        ),
        ("No model of ours ever said this.", "No model of ours ever said this."),
        ("", ""),
    ],
)
def test_a_sentence_is_said_in_chinese_with_its_values(english: str, chinese: str) -> None:
    assert spoken(english) == chinese


def test_every_sentence_is_known_by_its_own_template() -> None:
    """With values in its fields, each is recognised, and nothing of its English is left."""
    for template in sentences():
        if sum(map(str.isalpha, re.sub(r"\{\w+\}", "", template))) < 12:
            continue  # a part of a sentence, which is looked for in fields only
        said = spoken(re.sub(r"\{\w+\}", "7", template))
        assert re.search("[一-鿿]", said), template


def test_names_of_findings_are_said_in_chinese_and_others_as_they_are() -> None:
    assert called("viral pneumonia") == "病毒性肺炎"
    assert called("a stranger's finding") == "a stranger's finding"
