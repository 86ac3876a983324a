"""Unpacking zstandard as a stream: little at a time, and telling a file that is cut off from one that ends."""

from __future__ import annotations

import io

_STEP = 512
"""Packed bytes unpacked at once. Four of them can be a block of up to 128 KiB (RFC 8878, 3.1.1.2), so this is at most
16 MiB."""
_WINDOW = 1 << 27
"""The largest window that a frame may ask for: the limit of the command line tool without `--long`."""


class ZstdStream(io.BufferedIOBase):
    """The plain bytes of the zstandard frames in `packed`.

    `read1` raises `EOFError` where the file ends within a frame and `OSError` where it is damaged. (The library's own
    reader takes a file that is cut off for one that ends.)
    """

    def __init__(self, packed: io.BufferedIOBase | io.BufferedReader) -> None:
        """Read from where `packed` stands; it is not closed."""
        import zstandard  # here, since few files need it

        self._fault = zstandard.ZstdError
        self._begin = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj
        self._frame = self._begin()
        self._packed, self._within = packed, False
        self._behind, self._plain = b"", memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def read1(self, size: int = -1) -> bytes:
        """Up to `size` bytes, however many there are where it is negative; none at the end."""
        while not self._plain:
            packed = self._behind or self._packed.read1(_STEP)
            if not packed:
                if self._within:
                    raise EOFError("it ends within a frame")
                return b""
            self._unpack(packed)
        count = len(self._plain) if size < 0 else size
        given, self._plain = self._plain[:count], self._plain[count:]
        return bytes(given)

    def _unpack(self, packed: bytes) -> None:
        if not self._within:
            self._frame = self._begin()
        try:
            self._plain = memoryview(self._frame.decompress(packed))
        except self._fault as error:
            raise OSError(str(error)) from error
        self._within = not self._frame.eof
        self._behind = self._frame.unused_data if self._frame.eof else b""
