"""Sentences of a release → whether and how they look ahead: words, frames, evidence, judgement, reasons."""
