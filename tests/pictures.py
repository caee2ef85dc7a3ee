"""Pictures for the documentation, small enough for a repository: PNG with 256 colours."""

import base64
import struct
import zlib

from playwright.sync_api import Page

_INDEXED = """
async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const pixels = canvas.getImageData(0, 0, image.width, image.height).data;
  const colour = (at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    counts.set(colour(at), (counts.get(colour(at)) ?? 0) + 1);
  }
  const parts = (value) => [value >> 16, (value >> 8) & 255, value & 255];
  const apart = (a, b) => parts(a).reduce((sum, one, i) => sum + Math.abs(one - parts(b)[i]), 0);
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  const palette = [];
  for (const value of common) {
    if (palette.length < 256 && palette.every((one) => apart(one, value) > 7)) palette.push(value);
  }
  const nearest = new Map(common.map((value) => [value, palette.reduce(
    (best, one, index) => apart(one, value) < apart(palette[best], value) ? index : best, 0)]));
  let indexes = "";
  for (let at = 0; at < pixels.length; at += 4) {
    indexes += String.fromCharCode(nearest.get(colour(at)));
  }
  return { width: image.width, height: image.height, palette, indexes: btoa(indexes) };
}
"""


def small_png(page: Page, data: bytes) -> bytes:
    """The same picture in the 256 most common colours that differ, counted by any page."""
    found = page.evaluate(_INDEXED, f"data:image/png;base64,{base64.b64encode(data).decode()}")
    width, height = found["width"], found["height"]
    pixels = base64.b64decode(found["indexes"])
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    palette = b"".join(colour.to_bytes(3, "big") for colour in found["palette"])
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
