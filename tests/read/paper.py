"""Small PDF files for the tests: text at places, lines between places, in fixed-width letters (PDF 1.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap

WIDTH, HEIGHT = 595, 842
FONTS = {"plain": "Courier", "bold": "Courier-Bold", "italic": "Courier-Oblique"}
ADVANCE = 0.6  # a letter of Courier is so many sizes wide


@dataclass
class Paper:
    """A file that is put together page by page; places count from the top left corner."""

    pages: list[list[bytes]] = field(default_factory=lambda: [[]])
    encrypted: bool = False

    def page(self) -> None:
        """Begin a page."""
        self.pages.append([])

    def text(  # noqa: PLR0917  # a letter has that many properties
        self, x: float, y: float, text: str, size: float = 10, font: str = "plain", turn: str = "1 0 0 1"
    ) -> None:
        """Put letters on a line."""
        shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        name = f"F{list(FONTS).index(font)}"
        self.pages[-1].append(f"BT /{name} {size} Tf {turn} {x} {HEIGHT - y} Tm (".encode() + shown + b") Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.pages[-1].append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S".encode())

    def paragraph(self, x: float, y: float, text: str, columns: int, size: float = 10) -> float:
        """Set a paragraph in lines of so many letters; the place of the line below it."""
        for line in wrap(text, columns, break_on_hyphens=False):
            self.text(x, y, line, size)
            y += 1.2 * size
        return y

    def table(self, x: float, y: float, rows: list[list[str]], widths: list[float], *, ruled: bool) -> float:
        """Set a table, with lines around its cells or with nothing but the places of its words."""
        edges = [x + sum(widths[:at]) for at in range(len(widths) + 1)]
        for row in rows:
            for edge, cell in zip(edges, row, strict=False):
                self.text(edge + 3, y + 12, cell)
            if ruled:
                self.line(edges[0], y, edges[-1], y)
            y += 17
        if ruled:
            self.line(edges[0], y, edges[-1], y)
            for edge in edges:
                self.line(edge, y - 17 * len(rows), edge, y)
        return y

    def bytes(self) -> bytes:
        """The file."""
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        objects += [
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
            for name in FONTS.values()
        ]
        fonts = " ".join(f"/F{at} {at + 3} 0 R" for at in range(len(FONTS)))
        kids = []
        for page in self.pages:
            content = b"\n".join(page)
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
                f" /Resources << /Font << {fonts} >> >> >>".encode()
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
        return _file(objects, encrypted=self.encrypted)


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    text, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'0' * 64}> /U <{'0' * 64}> /P -4 >> /ID [<00> <00>]".encode()
    )
    trailer = b"<< /Size %d /Root 1 0 R %s >>" % (len(objects) + 1, locked if encrypted else b"")
    return text + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, trailer, len(text),
    )  # fmt: skip
