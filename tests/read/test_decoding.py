"""Bytes to text, or an error that says why not."""

import pytest

from ipkg.errors import UnreadableInput
from ipkg.read.decoding import decode


@pytest.mark.parametrize(
    "text",
    [
        "Filings rose.\n",
        "\ufeffFilings rose.\r\n\r\nThey fell.\rThey rose.",
        "2023年专利申请１２３件。\n",
        "\tindented\n\x0cnext page",
    ],
)
def test_the_text_is_what_was_encoded(text):
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"%PDF-1.7\n...", "a.txt: this is a PDF file, not text in UTF-8", "ends in .pdf"),
        (b"PK\x03\x04rest", "a.txt: this is a ZIP archive", "save it as Markdown"),
        ("Anträge".encode("utf-16"), "a.txt: this is text in UTF-16", "iconv -f UTF-16"),
        ("Anträge".encode("utf-32"), "a.txt: this is text in UTF-32", "iconv -f UTF-32"),
        (b"abc\0def", "a.txt: a NUL byte at offset 3", "text file in UTF-8"),
        ("Anträge".encode("latin-1"), "a.txt: not UTF-8: byte 0xe4 at offset 4", "iconv -f"),
        ("专利".encode("gb18030"), "a.txt: not UTF-8: byte 0xc0 at offset 2", "GB18030"),
        (b"", "a.txt: the file is empty", "holds text"),
        (b" \n\t\r\n", "a.txt: the file is empty", "holds text"),
        ("\ufeff\n".encode(), "a.txt: the file is empty", "holds text"),
    ],
)
def test_what_is_no_utf8_text_is_refused_with_a_hint(data, message, hint):
    with pytest.raises(UnreadableInput) as raised:
        decode(data, "a.txt")
    assert raised.value.message.startswith(message)
    assert hint in raised.value.hint
