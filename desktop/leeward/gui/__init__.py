"""The window and the tray: the only place with PySide6."""
