"""Past releases of one issuer → a proposed profile and its recurring texts, for a person to confirm."""
