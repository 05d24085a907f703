"""`{% tr "…" %}`, `{% if_may %}` and small words, known to every template (模板标签).

tools/messages.py finds the sentences of `{% tr %}` in templates as it finds those of `tr` in code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gongshi.desk import may as permissions
from gongshi.i18n import tr as translated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongshi.desk.entering.choices import Choice
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


@register.simple_tag
def options(choices: Iterable[Choice], chosen: str) -> SafeString:
    """The options of a drop-down, one of them selected; ninety units are too many for a loop of the template."""
    parts = (
        f'<option value="{escape(c.code)}"{" selected" if c.code == chosen else ""}>{escape(c.label)}</option>'
        for c in choices
    )
    return mark_safe("".join(parts))


@register.simple_tag
def suggestions(choices: Iterable[Choice]) -> SafeString:
    """The options of a list that an input suggests: the code is typed, the name stands beside it."""
    return mark_safe("".join(f'<option value="{escape(c.code)}">{escape(c.name)}</option>' for c in choices))
