"""The command line. It imports no Qt."""

COMMANDS = frozenset(
    {"classify", "inspect", "explain", "models", "doctor", "train", "audit", "evaluate"}
)
