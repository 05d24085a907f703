"""A heading is held against the last edition's with its number, as the page prints it."""

from __future__ import annotations

from datetime import date

from gongshi.notices.notice import Heading, Notice, Style, Text
from gongshi.notices.slot import Fixed
from gongshi.office.differences import _new_lines


def test_a_heading_is_read_with_its_number():
    words = (Fixed("终身禁驾人员"),)
    blocks = (Heading(1, "一、", words), Text(Style.BODY, (Fixed("两人被依法终身禁驾。"),)))
    notice = Notice("n", "通报", "bulletin", "通报", "示例", date(2022, 12, 1), blocks)
    assert list(_new_lines(notice)) == ["一、终身禁驾人员", "两人被依法终身禁驾。"]
