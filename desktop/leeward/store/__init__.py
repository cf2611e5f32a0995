"""Our own files: the document, its sealing, the catalogue."""
