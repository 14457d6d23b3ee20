"""Mail messages → the drafts that they carry: what is attached, and the body where that is a draft itself."""
