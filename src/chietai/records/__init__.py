"""Session documents on disk."""
