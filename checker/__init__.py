"""prewire: checks a draft investor-relations release before it goes to the wire."""

__version__ = "0.1.0"
