"""The labelled set says what it means: quotes, spans and arithmetic prove themselves (标注集)."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import labelled, relations

TEXTS = [text for half in labelled.PARTS for text in labelled.half(half)]
NAMES = [f"{t.path.parent.name}-{t.name}" for t in TEXTS]


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_every_mark_lies_where_its_quote_is_and_touches_no_other(text):
    assert [x.quote for x in text.labels if text.text[x.start : x.end] != x.quote] == []
    assert list(labelled.overlaps(text.labels)) == []


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_no_identity_is_given_twice(text):
    named = [x.ident for x in text.labels if x.ident]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_the_arithmetic_of_every_relation_holds_and_every_edit_breaks_it(text):
    assert relations.wrong(relations.relations(text)) == []
    assert all(seed.text != text.text for seed in relations.seeds(text))


def test_a_mark_without_a_value_is_refused():
    with pytest.raises(labelled.BadLabel):
        labelled.unmark("死亡{三人|死者}", Path("x.txt"))


def test_an_edit_that_breaks_nothing_is_refused():
    text, labels = labelled.unmark("共{a:5人}，其中男{b:2人}，女{c:3人}")
    whole = labelled.Labelled(Path("x.txt"), "", text, tuple(labels), ("sum a b c", "!sum a => 5人"))
    with pytest.raises(labelled.BadLabel):
        relations.seeds(whole)


def test_a_span_of_dates_takes_month_and_year_from_its_first_end():
    _, labels = labelled.unmark("{2023年6月13日至14日}{10月1日至7日}{1至5月|| d:XXXX-01..XXXX-05}")
    assert [x.value for x in labels] == ["2023-06-13..2023-06-14", "XXXX-10-01..XXXX-10-07", "XXXX-01..XXXX-05"]
