"""How texts are shown in messages."""

_SHOWN = 60


def short(text: str, most: int = _SHOWN) -> str:
    """Return a text on one line, cut with an ellipsis where it is longer than ``most`` characters."""
    flat = text.replace("\n", " ")
    return flat if len(flat) <= most else flat[: most - 1] + "…"
