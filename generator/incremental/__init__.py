"""What a build remembers, so that the next one makes only what has changed: see docs/explanation/incremental.md."""
