"""HTML → Document: one pass over the source, no tree, every character tied to its place in the source."""
