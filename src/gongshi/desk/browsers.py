"""A browser's own name for itself, as a person would say it (浏览器名)."""

from __future__ import annotations

from gongshi.i18n import tr

# Who calls itself by several names is known by the first that stands here.
_PROGRAMS = {
    "MicroMessenger": "微信", "QQBrowser": "QQ浏览器", "360SE": "360浏览器", "Edg": "Edge", "Firefox": "Firefox",
    "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
_SYSTEMS = {
    "Android": "安卓",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def browser_named(agent: str) -> str:
    """Program and system out of a User-Agent line; what can be read of it, in a word when nothing can.

    >>> browser_named("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36")
    'Chrome（Linux）'
    """
    program = next((name for word, name in _PROGRAMS.items() if word in agent), "")
    system = next((name for word, name in _SYSTEMS.items() if word in agent), "")
    if not program:
        return system or tr("认不出的浏览器")
    return f"{program}（{system}）" if system else program
