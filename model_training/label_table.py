"""Where labels and patients come from when a table says so: a config's ``[labels]``."""

from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class Labels(BaseModel):
    """A CSV beside the scans, and how to read it.

    Names of files and columns may be several: the first that is there counts, since publishers
    rename them from version to version. Case and blanks at the ends of cells do not matter.

    Attributes:
        files: names of the table in the data folder.
        scan: column that names the file: a path below the data folder, or a file's name alone.
        findings: column that lists what is present, separated by ``separator``. An empty cell
            says that nothing is known of the scan; so does one of which no word is a class's or
            one of ``nothing``.
        nothing: words in it that say that no finding of the config is present.
        columns: every class has a column of its own instead (`ClassRule.label`), with one of
            ``present`` or ``absent``; anything else, and an empty cell, is not known.
        patient: column of the patient's key.
        view, views: column of the view, and the views to keep; empty for all.
        age, age_years: column of the age (57, 057Y, 18M), and (youngest, oldest) to keep. A scan
            whose age is not stated is kept.
        train_list, test_list: text files in the data folder with a scan's file name a line; one
            that is named must be there.
            Without a test list, what lies below a folder ``test`` is the test set.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: tuple[str, ...] = ("labels.csv",)
    scan: tuple[str, ...] = ("path", "file", "filename", "image", "scan")
    findings: tuple[str, ...] = ()
    separator: str = "|"
    nothing: tuple[str, ...] = ("No Finding",)
    columns: bool = False
    present: tuple[str, ...] = ("1", "1.0", "true", "yes")
    absent: tuple[str, ...] = ("0", "0.0", "false", "no")
    patient: tuple[str, ...] = ("patient", "patient_id", "patient id")
    view: tuple[str, ...] = ("view",)
    views: tuple[str, ...] = ()
    age: tuple[str, ...] = ("age",)
    age_years: tuple[float, float] | None = None
    train_list: str = ""
    test_list: str = ""

    @property
    def give_classes(self) -> bool:
        """Whether the table gives the classes; else it only names patients."""
        return bool(self.findings) or self.columns

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.findings and self.columns:
            raise ValueError("findings and columns exclude one another")
        if not self.separator:
            raise ValueError("separator must not be empty")
        return self


PATIENTS = Labels()
"""What is looked for in a folder without a config: ``labels.csv`` with a path and a patient."""
