"""`{% tr "…" %}`, `{% if_may %}` and small words, known to every template (模板标签).

tools/messages.py finds the sentences of `{% tr %}` in templates as it finds those of `tr` in code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from gongshi.desk import may as permissions
from gongshi.i18n import tr as translated

if TYPE_CHECKING:
    from gongshi.desk.store.user import DeskUser
    from gongshi.lists.states import State

register = template.Library()


@register.simple_tag
def tr(sentence: str, **values: object) -> str:
    """The sentence in the reader's language, its places filled; escaped like any text."""
    return translated(sentence, **values)


@register.simple_tag
def may_in(user: DeskUser, action: str, state: State) -> bool:
    """Whether the account may do it in this state: `{% may_in user "PASS" entry.state as can %}`."""
    return permissions.may(user, permissions.Action[action], state)
