"""``python -m generator`` is the same program as ``annons``."""

from generator.cli.entry import run

if __name__ == "__main__":
    run()
