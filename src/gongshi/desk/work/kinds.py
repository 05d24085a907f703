"""What can be done in the background, each a call of one function of the office (后台任务的种类)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gongshi.desk.work import deliver, publishing, release
from gongshi.desk.work.working import Outcome, Working
from gongshi.i18n import tr


@dataclass(frozen=True)
class Kind:
    """One kind of job (任务种类): its words, and what it does."""

    words: str
    does: Callable[[Working], Outcome] = field(repr=False)

    @property
    def label(self) -> str:
        """The Chinese words for it."""
        return tr(self.words)


KINDS: Mapping[str, Kind] = {
    "deliver": Kind("报送", deliver.deliver_file),
    "files": Kind("收来文", deliver.deliver_files),
    "run": Kind("统计本期", release.run_release),
    "render": Kind("成文", release.render_release),
    "site": Kind("生成网站", release.build_site),
    "publish": Kind("发布", publishing.publish),
    "propose": Kind("提出更正", publishing.propose),
    "correct": Kind("核准并封存更正", publishing.correct),
    "withdraw": Kind("撤下", publishing.withdraw),
    "expire": Kind("到期撤下", publishing.expire),
}
