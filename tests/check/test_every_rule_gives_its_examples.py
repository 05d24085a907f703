"""Each rule of consistency carries the texts that it judges, and these are run."""

from __future__ import annotations

import pytest

from gongshi.check.consistency.rule import Example, Rule
from gongshi.check.consistency.rules import RULES
from gongshi.check.draft import Draft
from gongshi.check.find import find_claims
from gongshi.check.finding import Verdict

CASES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda x: x.text if isinstance(x, Example) else x.name)
def test_a_rule_judges_its_example_as_it_says(rule: Rule, example: Example):
    draft = Draft(example.text, tuple(find_claims(example.text)))
    assert tuple(finding.verdict for finding in rule.judge(draft)) == example.gives


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_an_example_that_breaks_it_and_one_that_keeps_silent(rule: Rule):
    given = {verdict for example in rule.examples for verdict in example.gives}
    assert given & {Verdict.CONTRADICTS, Verdict.ASK} and () in {example.gives for example in rule.examples}


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda x: x.text if isinstance(x, Example) else x.name)
def test_no_other_rule_accuses_a_text_that_stands(rule: Rule, example: Example):
    draft = Draft(example.text, tuple(find_claims(example.text)))
    if set(example.gives) <= {Verdict.STANDS}:
        accused = [f.rule for r in RULES for f in r.judge(draft) if f.verdict is Verdict.CONTRADICTS]
        assert accused == []
