"""A page of a PDF as a picture, to be looked at beside its text.

Drawn in a process of its own, bounded in time and memory: a PDF that hangs or breaks pdfium takes
nothing with it. The picture is a PNG (ISO/IEC 15948) of eight bits a channel, made here, so that
no library for pictures is needed.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib

from quellen.errors import UnreadableError
from quellen.reading.child import alarm, bound_memory
from quellen.reading.limits import LIMITS

SECONDS = 20.0
TALLEST = 6_000  # pixels: pages as long as a roll of paper are drawn smaller


def page_image(data: bytes, page: int, width: int) -> bytes:
    """The page, from 1, so many pixels wide, as a PNG.

    Raises UnreadableError where the file has no such page or it cannot be drawn.
    """
    command = [sys.executable, "-m", "quellen.reading.page_image", str(page), str(width)]
    try:
        run = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            command, input=data, capture_output=True, timeout=SECONDS, check=False,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise UnreadableError("timeout", f"page {page} takes too long to be drawn") from error
    if run.returncode != 0 or not run.stdout:
        raise UnreadableError("malformed", f"page {page} cannot be drawn")
    return run.stdout


def _drawn(data: bytes, number: int, width: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    across, down = page.get_size()
    scale = min(width / across, TALLEST / down)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    pixels = bitmap.to_numpy()[:, :, :3].tobytes()
    return png(bitmap.width, bitmap.height, pixels)


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Pixels of three bytes each, row by row, as a PNG."""
    stride = 3 * width
    rows = b"".join(b"\0" + pixels[y * stride : (y + 1) * stride] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


if __name__ == "__main__":
    bound_memory(LIMITS.memory)
    alarm(SECONDS)
    sys.stdout.buffer.write(_drawn(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2])))
