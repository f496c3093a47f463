"""The command line. It imports no Qt."""

COMMANDS = frozenset(
    (
        "classify", "inspect", "explain", "report", "models", "history", "doctor", "train", "audit",
        "evaluate", "errand", "nodes", "query", "receive", "send", "watch", "deidentify",
    )
)  # fmt: skip
