"""A picture with the words that stand beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from . import _native

#: Pixels of a PNG for each of the picture's, as in a report.
SCALE = 2.0


class Figure:
    """A figure as the report has it. In a notebook it shows itself."""

    __slots__ = ("_inner",)

    def __init__(self, inner: _native.Figure) -> None:
        self._inner = inner

    @property
    def id(self) -> str:
        """What its files are called in a report, without the ending."""
        return self._inner.id

    @property
    def title(self) -> str:
        """What it shows, in plain words."""
        return self._inner.title

    @property
    def caption(self) -> str:
        """Measure, numbers, intervals, in a sentence or two."""
        return self._inner.caption

    @property
    def alt(self) -> str:
        """The picture in words, for those who cannot see it."""
        return self._inner.alt

    @property
    def svg(self) -> str:
        """The picture as SVG."""
        return self._inner.svg

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height in pixels."""
        return self._inner.size

    def png(self, scale: float = SCALE) -> bytes:
        """The same picture as PNG, with ``scale`` pixels for each of the SVG's.

        Raises SlantwiseError when a character has no font, and for a scale that gives no picture.
        """
        return self._inner.png(scale)

    def save(self, path: str | os.PathLike[str], scale: float = SCALE) -> Path:
        """Writes the picture as SVG or PNG, by the file's ending."""
        place = Path(path)
        ending = place.suffix.lower()
        if ending == ".svg":
            place.write_bytes(self.svg.encode())
        elif ending == ".png":
            place.write_bytes(self.png(scale))
        else:
            raise _native.SlantwiseError(f"{place}: a figure is written as .svg or .png; end the name in one of them")
        return place

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_png_(self) -> bytes | None:
        return self.png() if self._inner.has_png() else None

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"image/svg+xml": self.svg, "text/plain": f"{self.title}\n{self.alt}"}
        if (png := self._repr_png_()) is not None:
            bundle["image/png"] = png
        return bundle

    def __repr__(self) -> str:
        return f"<slantwise.Figure {self.id}: {self.title}>"
