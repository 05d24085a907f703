"""What a template may say of figures, days, terms and the office (指标与名词的写法)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.errors import NotFound, Refused, StillMissing
from gongshi.i18n import tr
from gongshi.notices.entries import ListVoice
from gongshi.notices.phrase import Phrase, joined
from gongshi.notices.slot import Slot, SlotBook
from gongshi.wording.change import write_change
from gongshi.wording.dates import write_date, write_moment, write_span
from gongshi.wording.numerals import read_number
from gongshi.wording.qualifier import write_over, write_passed
from gongshi.wording.quantity import Role, write_quantity
from gongshi.wording.rounding import round_half_up

if TYPE_CHECKING:
    from gongshi.figures.answer import Answer
    from gongshi.figures.compare import Comparison
    from gongshi.notices.facts import Facts


class NoAnswer(StillMissing):
    """A figure that the template prints has no value (指标没有数值)."""


class NoComparison(StillMissing):
    """A comparison that the template prints was not made (没有可比的上期)."""


class QualifierFails(Refused):
    """余, 突破 or another qualifier is not true of the value (限定词不成立)."""


class ItemsDiffer(Refused):
    """The things named are not as many as the figure says (所列与所说的项数不一致)."""


class NoSuchTerm(NotFound):
    """The template uses a numbered term that no pack declares (没有登记这个名词)."""


class WrongTerm(Refused):
    """A term's number word is not the number of the things it names (名词的数与所指不符)."""


class NoSuchText(StillMissing):
    """The office has not given a text that the template prints (缺少文字项)."""


PERCENT = ("%", "％")


class Voice:
    """The functions of a template that speak of figures, clocks, terms and the office."""

    def __init__(self, facts: Facts, book: SlotBook) -> None:
        self._facts, self._book = facts, book

    def figure(
        self, name: str, *, by: str = "", part: str = "", unit: str = "", role: str = "TEXT", short: bool = False
    ) -> Slot:
        """A figure's value with its unit, rounded half up to the figure's places; `short` asks for 万 and 亿."""
        answer = self._answer(name, by, part)
        shown = write_quantity(printable(answer), unit or answer.figure.unit, Role[role], short=short)
        return self._slot(answer, shown)

    def items(self, name: str, *, by: str = "", part: str = "") -> Phrase:
        """The things that a figure counted, joined by 、, as many as its value. Raises ItemsDiffer."""
        answer = self._answer(name, by, part)
        things = self._facts.items.get((name, by, part), ())
        if len(things) != answer.value:
            raise ItemsDiffer(
                tr(
                    "“{label}”是 {value}，能列出的有 {n} 项。",
                    label=answer.figure.label,
                    value=answer.value,
                    n=len(things),
                ),
                where=tr("指标“{label}”{part}", label=answer.figure.label, part=f"（{part}）" if part else ""),
                mend=tr("请补齐或删去条目，使所说项数与所列各项一致。"),
            )
        label = answer.figure.label
        slots = [self._book.place(f"item:{name}[{part}]#{i}", t, t, label) for i, t in enumerate(things, 1)]
        return joined(list(slots), "、")

    def value(self, name: str, *, by: str = "", part: str = "") -> Decimal:
        """A figure's value for conditions; printing it is refused. A part that is not there is 0."""
        if part and part not in {a.part for a in self._facts.answers.parts(name, by)}:
            return Decimal(0)
        value = self._facts.answers.of(name, breakdown=by, part=part).value
        return Decimal(0) if value is None else value

    def known(self, name: str) -> bool:
        """Whether the figure was asked and has a value."""
        return any(a.figure.name == name and a.value is not None for a in self._facts.answers)

    def over(self, name: str, *, by: str = "", part: str = "") -> Slot:
        """A figure as 余 (300余次), or exactly when 余 would not be true."""
        answer = self._answer(name, by, part)
        value, unit = printable(answer), answer.figure.unit
        return self._slot(answer, write_over(value, unit) or write_quantity(value, unit))

    def passed(self, name: str, base: int, kind: str = "环比") -> Slot:
        """突破 with a round base, if the value passed it only now. Raises QualifierFails."""
        answer, older = self._answer(name), self._comparison(name, kind)
        shown = write_passed(base, printable(answer), answer.figure.unit, before=older.before.value)
        if shown is None:
            raise QualifierFails(
                tr("“{label}”不能写作突破{base}。", label=answer.figure.label, base=base),
                where=tr("指标“{label}”", label=answer.figure.label),
                mend=tr("突破要求上期未超过、本期超过该数；请改用实数。"),
            )
        return self._slot(answer, shown)

    def has_passed(self, name: str, base: int, kind: str = "环比") -> bool:
        """Whether 突破 would be true: beyond `base` now, and not beyond it before."""
        if not self.known(name) or not self.has_change(name, kind):
            return False
        before = self._facts.comparisons[(name, kind)].before.value
        answer = self._answer(name)
        return write_passed(base, printable(answer), answer.figure.unit, before=before) is not None

    def change(self, name: str, kind: str = "同比") -> Slot:
        """同比 or 环比 in words: 同比下降5.4%, 环比上升2.1个百分点."""
        answer, found = self._answer(name), self._comparison(name, kind)
        points = answer.figure.unit in PERCENT
        now, before = found.now.value, found.before.value
        assert now is not None, "has_change was asked"
        assert before is not None, "has_change was asked"
        shown = write_change(now, before, kind, points=points).text
        return self._book.figure(f"change:{name}.{kind}", found.change, shown, answer.figure.label)

    def has_change(self, name: str, kind: str = "同比") -> bool:
        """Whether both sides of the comparison are known, and the older one is not zero.

        An older zero may mean that nobody delivered rows of that time: no sentence says it.
        """
        found = self._facts.comparisons.get((name, kind))
        return found is not None and found.now.value is not None and bool(found.before.value)

    def parts(self, name: str, by: str) -> list[Phrase]:
        """Each part of a breakdown that is not zero: its word and its quantity."""
        answers = [a for a in self._facts.answers.parts(name, by) if a.value]
        return [Phrase((self._word(a), self.figure(name, by=by, part=a.part))) for a in answers]

    def breakdown(self, name: str, by: str) -> Phrase:
        """The parts of a breakdown in one phrase, joined by commas."""
        return joined(list(self.parts(name, by)), "，")

    def has_parts(self, name: str, by: str) -> bool:
        """Whether a breakdown was asked and at least two of its parts are not zero."""
        return len([a for a in self._facts.answers.parts(name, by) if a.value]) > 1

    def has_lines(self) -> bool:
        """Whether there is anything to draw a map on."""
        return any(line.wkt.strip() for line in self._facts.lines)

    def term(self, words: str) -> Slot:
        """A fixed word that holds a number (五大曝光), its number checked where declared."""
        if words not in self._facts.terms:
            raise NoSuchTerm(
                tr("名词“{words}”没有登记。", words=words),
                where=tr("模板中的 term"),
                mend=tr("请由领域包在 terms 中登记；已登记：{terms}。", terms="、".join(self._facts.terms)),
            )
        self._check_term(words)
        return self._book.figure(f"term:{words}", words, words)

    def named_by(self, words: str) -> Slot:
        """The things that a term numbers, joined: 甲、乙、丙."""
        things = _things(self._facts.terms, words)
        return self._book.figure(f"term:{words}.items", things, "、".join(things))

    def period(self) -> Slot:
        """The period of the notice, with the year."""
        period = self._facts.at.period
        return self._book.figure("period", period.code, period.label)

    def month(self) -> Slot:
        """The month alone, when the year is clear: 11月份."""
        period = self._facts.at.period
        shown = f"{period.first.month}月份" if period.kind == "month" else period.label
        return self._book.figure("period", period.code, shown)

    def this(self) -> Slot:
        """The period as one speaks of it while it is meant: 本月, 本季度, 本年, else 本期."""
        period = self._facts.at.period
        return self._book.figure("this", period.code, period.spoken)

    def year(self) -> Slot:
        """The year of the period: 2022年."""
        year = self._facts.at.period.first.year
        return self._book.figure("year", year, f"{year}年")

    def counted(self) -> Slot:
        """What the figures count: the month, or its days so far while it is not over."""
        periods = {a.at.period for a in self._facts.answers if not a.part} or {self._facts.at.period}
        period = min(periods)
        if period.kind == "month":
            return self.month()
        return self._book.figure("counted", period.code, write_span(period.first, period.last, year=False))

    def released(self, year: bool = True) -> Slot:
        """The day of publication."""
        day = self._facts.at.released
        return self._book.figure("released", day, write_date(day, year))

    def signed(self) -> Slot:
        """The day that the document is signed: that of publication, or of what was put right in it since.

        A corrected document counts what came after it was first published, and is not signed before that.
        """
        day = max(self._facts.at.released, self._facts.at.known.date())
        return self._book.figure("signed", day, write_date(day))

    def cutoff(self) -> Slot:
        """The moment up to which deliveries are counted."""
        known = self._facts.at.known
        return self._book.figure("known", known.date(), write_moment(known))

    def office(self, part: str = "name") -> Slot:
        """The office's name, short_name, mark, contact, copies or printer."""
        text = str(getattr(self._facts.office, part))
        return self._book.figure(f"office:{part}", text, text)

    def text(self, key: str) -> Slot:
        """A text that the office gives. Raises NoSuchText when it is empty."""
        if not self._facts.texts.get(key):
            raise NoSuchText(
                tr("缺少文字项“{key}”。", key=key),
                where=tr("本期文书的文字项"),
                mend=tr("请在设置的 [texts] 中补上该项，或在模板里先用 has_text 判断。"),
            )
        return self._book.figure(f"text:{key}", self._facts.texts[key], self._facts.texts[key])

    def has_text(self, key: str) -> bool:
        """Whether the office has given this text."""
        return bool(self._facts.texts.get(key))

    def corrections(self) -> list[Mapping[str, Slot]]:
        """Corrections of earlier issues, each with issue, published_on, was, now, why."""
        return [self._correction(i) for i in range(len(self._facts.corrections))]

    def _correction(self, i: int) -> Mapping[str, Slot]:
        c = self._facts.corrections[i]
        said = {"issue": c.issue, "published_on": write_date(c.published_on), "was": c.was, "now": c.now, "why": c.why}
        return {k: self._book.place(f"correction#{i + 1}.{k}", v, v) for k, v in said.items()}

    def _answer(self, name: str, by: str = "", part: str = "") -> Answer:
        answer = self._facts.answers.of(name, breakdown=by, part=part)
        if answer.value is None:
            raise NoAnswer(
                tr("指标“{label}”没有数值：{state}。", label=answer.figure.label, state=answer.state.label),
                where=tr("期间 {period}，截至 {known}", period=answer.at.period.label, known=answer.at.known),
                mend=tr("请补报相关台账，或在模板里先用 known 判断。"),
            )
        return answer

    def _comparison(self, name: str, kind: str) -> Comparison:
        if not self.has_change(name, kind):
            raise NoComparison(
                tr("指标“{name}”没有可用的{kind}。", name=name, kind=kind),
                where=tr("期间 {period}", period=self._facts.at.period.label),
                mend=tr("请补报上期台账或已公布数，或在模板里先用 has_change 判断。"),
            )
        return self._facts.comparisons[(name, kind)]

    def _check_term(self, words: str) -> None:
        things = _things(self._facts.terms, words)
        said = next((n for n in map(read_number, words) if n is not None), None)
        if things and said != len(things):
            raise WrongTerm(
                tr("名词“{words}”所指共有 {n} 项：{things}。", words=words, n=len(things), things="、".join(things)),
                where=tr("领域包登记的名词“{words}”", words=words),
                mend=tr("请使名词中的数与所列各项一致。"),
            )

    def _slot(self, answer: Answer, shown: str) -> Slot:
        part = f"[{answer.part}]" if answer.part else ""
        return self._book.figure(f"figure:{answer.figure.name}{part}", answer.value, shown, answer.figure.label)

    def _word(self, answer: Answer) -> Slot:
        return self._book.figure(f"part:{answer.figure.name}.{answer.breakdown}", answer.part, answer.part)


def rounded(answer: Answer) -> Decimal:
    """The answer's value at its figure's places, halves up."""
    assert answer.value is not None, "asked only of answers that have a value"
    return round_half_up(answer.value, answer.figure.places)


def printable(answer: Answer) -> Decimal:
    """The value to be written: a percentage exact, for its writing knows when 100% would be
    untrue; anything else at its figure's places."""
    assert answer.value is not None, "asked only of answers that have a value"
    return answer.value if answer.figure.unit in PERCENT else rounded(answer)


def _things(terms: Mapping[str, str], words: str) -> tuple[str, ...]:
    return tuple(t for t in terms.get(words, "").split("、") if t)


def functions(facts: Facts, book: SlotBook) -> dict[str, Callable[..., object]]:
    """Every function that a template may call, by name."""
    voices = (Voice(facts, book), ListVoice(facts, book))
    return {n: getattr(v, n) for v in voices for n in dir(v) if not n.startswith("_")}
