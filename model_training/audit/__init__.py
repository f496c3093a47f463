"""Is this folder fit to learn from? Looked at before any split, and said in sentences.

`audit` reads every scan once and keeps a few hundred numbers of each, so its memory hardly grows
with the folder; `write_report` shows what it found. Nothing here changes a file or leaves one out
of training: it says what a person has to decide.
"""

from app.domain.audited import Severity
from model_training.audit.findings import Audit, Example, Finding
from model_training.audit.report import write_report
from model_training.audit.running import audit

__all__ = ["Audit", "Example", "Finding", "Severity", "audit", "write_report"]
