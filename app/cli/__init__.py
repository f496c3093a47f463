"""The command line. It imports no Qt."""

COMMANDS = {
    "classify": "classify",
    "inspect": "inspect",
    "explain": "inspect",
    "deidentify": "deidentify",
    "report": "report",
    "models": "models",
    "history": "history",
    "nodes": "nodes",
    "query": "pacs",
    "send": "pacs",
    "receive": "receiving",
    "watch": "receiving",
    "doctor": "doctor",
    "errand": "errand",
    "train": "training",
    "audit": "training",
    "evaluate": "training",
}
"""The commands, in the order of the help, and the modules here that they are in."""
