"""The command line. It imports no Qt."""

COMMANDS = frozenset(
    (
        "classify", "inspect", "explain", "report", "models", "history", "doctor", "train", "audit",
        "evaluate", "errand", "nodes", "query", "send", "deidentify",
    )
)  # fmt: skip
