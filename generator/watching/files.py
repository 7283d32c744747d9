"""Files of the output folder as a browser asks for them."""

from pathlib import Path

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".zip": "application/zip",
}
"""The media type of each kind of file that is written."""


def kind(file: Path) -> str:
    """Return a file's media type."""
    return KINDS.get(file.suffix.lower(), "application/octet-stream")


def locate(folder: Path, address: str) -> Path | None:
    """Return the file at an address; None where there is none.

    Args:
        folder: the only folder that is served; what a link within it leads to outside is not there.
        address: the path of the address, with nothing escaped in it.
    """
    parts = address.removeprefix("/").split("/")
    # Hidden files are those that are being written.
    if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    try:
        file = folder.joinpath(*parts).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except OSError:
        return None


def inject(page: bytes, tag: bytes) -> bytes:
    """Return an HTML page with a tag at its end; the file keeps what it has."""
    at = page.lower().rfind(b"</body>")
    at = len(page) if at < 0 else at
    return page[:at] + tag + page[at:]
