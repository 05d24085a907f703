"""Counting searches for cycles seldom, and leaves the collector as it found it, also when it fails."""

from __future__ import annotations

import gc

import pytest

from gongshi.collecting import seldom_collected


def test_the_collector_is_as_it_was_after_a_block_that_fails():
    usual = gc.get_threshold()
    with pytest.raises(ValueError), seldom_collected():
        assert gc.get_threshold()[0] > usual[0]
        raise ValueError
    assert gc.get_threshold() == usual


def test_of_two_blocks_the_one_left_last_puts_it_back_whichever_began_first():
    usual = gc.get_threshold()
    first, second = seldom_collected(), seldom_collected()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] > usual[0]
    second.__exit__(None, None, None)
    assert gc.get_threshold() == usual
