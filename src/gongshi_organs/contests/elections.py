"""Ballots counted by the rules of an election (选举计票).

Two thirds present or no election; no more papers back than given out; elected is who has the
votes of more than half. Source: 工会基层组织选举工作条例; the office's own document decides
whether half is of those entitled (应到, the stricter, by default) or of those present.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongshi import Refused, tr


class ElectionVoid(Refused):
    """The election does not count: too few present, or papers that cannot be (选举无效)."""


@dataclass(frozen=True)
class Ballot:
    """One round's papers (计票单): counts only, never who voted how."""

    seats: int
    electors: int
    present: int
    issued: int
    returned: int
    void: int
    votes: Mapping[str, int]


@dataclass(frozen=True)
class Outcome:
    """Who is elected, most votes first, and who stands in a run-off for how many seats (选举结果)."""

    elected: tuple[str, ...]
    run_off: tuple[str, ...]
    seats_left: int
    why: str


def elect(ballot: Ballot, *, half_of_present: bool = False) -> Outcome:
    """The outcome of one round. Raises ElectionVoid with every reason at once.

    With more over half than seats the most votes win; a tie at the last seat, and seats left
    open, go to a run-off: of the tied, or of the next by votes, one more than the seats left.
    """
    _check(ballot)
    base = ballot.present if half_of_present else ballot.electors
    ordered = sorted(ballot.votes, key=lambda name: (-ballot.votes[name], name))
    passed = [name for name in ordered if ballot.votes[name] * 2 > base]
    if len(passed) > ballot.seats and ballot.votes[passed[ballot.seats - 1]] == ballot.votes[passed[ballot.seats]]:
        return _tied(ballot, passed)
    elected = tuple(passed[: ballot.seats])
    left = ballot.seats - len(elected)
    if not left:
        return Outcome(elected, (), 0, tr("全部名额选出。"))
    rest = _with_ties([n for n in ordered if n not in elected], ballot.votes, left + 1)
    return Outcome(
        elected, tuple(rest), left, tr("过半数的只有 {n} 人，还缺 {left} 名，另行选举。", n=len(elected), left=left)
    )


def _tied(ballot: Ballot, passed: list[str]) -> Outcome:
    line = ballot.votes[passed[ballot.seats - 1]]
    above = tuple(name for name in passed if ballot.votes[name] > line)
    tied = tuple(name for name in passed if ballot.votes[name] == line)
    left = ballot.seats - len(above)
    why = tr("{tied} 得票相同，就这几人再投一次，选 {left} 名。", tied="、".join(tied), left=left)
    return Outcome(above, tied, left, why)


def _with_ties(ordered: list[str], votes: Mapping[str, int], n: int) -> list[str]:
    """The first `n`, and whoever has as many votes as the last of them."""
    return [name for i, name in enumerate(ordered) if i < n or votes[name] == votes[ordered[n - 1]]]


def _check(ballot: Ballot) -> None:
    faults = []
    if ballot.present * 3 < ballot.electors * 2:
        faults.append(tr("实到 {p} 人，不足应到 {e} 人的三分之二", p=ballot.present, e=ballot.electors))
    if ballot.issued > ballot.present:
        faults.append(tr("发出选票 {i} 张，多于实到 {p} 人", i=ballot.issued, p=ballot.present))
    if ballot.returned > ballot.issued:
        faults.append(tr("收回选票 {r} 张，多于发出 {i} 张", r=ballot.returned, i=ballot.issued))
    if sum(ballot.votes.values()) > (ballot.returned - ballot.void) * ballot.seats:
        faults.append(tr("得票合计 {v}，多于有效票所能有的 {m}", v=sum(ballot.votes.values()),
                         m=(ballot.returned - ballot.void) * ballot.seats))  # fmt: skip
    if faults:
        raise ElectionVoid(
            tr("选举无效：{faults}。", faults="；".join(faults)),
            where=tr("计票单，应选 {seats} 名", seats=ballot.seats),
            mend=tr("请核对计票单；数字无误的，须重新召开会议选举。"),
        )
