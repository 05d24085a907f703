"""Contests, entries, marks and ballots beside each other (评选的跨行校验)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from gongshi import Calendar, add_working_days
from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by, listed_codes
from gongshi_organs.across.units import age
from gongshi_organs.codes import NOT_TAKING_PART
from gongshi_organs.contests.rules import named_numbers
from gongshi_organs.thresholds import JUDGES_LEAST, LIKENESS


def _session_out_of_turn(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by((r for r in rows["contests"] if r["session"]), "series").values():
        ordered = sorted(same, key=lambda row: (row["session"], row["code"]))
        for before, row in pairwise(ordered):
            if row["session"] != before["session"] + 1 or row["year"] < before["year"]:
                yield {**row, "before": before["session"]}


def _naming_without_approval(rows: Rows, at: Clocks) -> Iterator[Row]:
    approved = {row["code"] for row in rows["documents"] if row["kind"] == "批准"}
    known = {row["code"] for row in rows["documents"]}
    for row in rows["contests"]:
        if row["basis"] not in known or (row["nature"] == "经批准" and row["basis"] not in approved):
            yield row


def _over_quota(rows: Rows, at: Clocks) -> Iterator[Row]:
    quota = {row["code"]: row["unit_quota"] for row in rows["contests"] if row["unit_quota"]}
    for (contest, _unit), same in by(_taking_part(rows), "contest", "unit").items():
        if contest in quota and len(same) > quota[contest]:
            yield from ({**row, "n": len(same), "most": quota[contest]} for row in same[quota[contest] :])


def _taking_part(rows: Rows) -> Iterator[Row]:
    return (row for row in rows["entries"] if row["state"] not in NOT_TAKING_PART)


def _entered_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by((r for r in _taking_part(rows) if r["person"]), "contest", "person").values():
        yield from ({**row, "other": same[0]["id"]} for row in same[1:])


def _wrong_age(rows: Rows, at: Clocks) -> Iterator[Row]:
    """On the stated day; whose birthday is that day has completed the year."""
    rules = {row["code"]: row for row in rows["contests"] if row["age_on"]}
    born = {row["number"]: row["born_on"] for row in rows["persons"] if row["born_on"]}
    for row in _taking_part(rows):
        rule, day = rules.get(row["contest"]), born.get(row["person"])
        if rule and day:
            years = age(day, rule["age_on"])
            if not (rule["min_age"] or 0) <= years <= (rule["max_age"] or years):
                yield {**row, "age": years, "on": rule["age_on"], "low": rule["min_age"], "high": rule["max_age"]}


def _unknown_contest(rows: Rows, at: Clocks) -> Iterator[Row]:
    known = {row["code"] for row in rows["contests"]}
    return (row for row in rows["entries"] if row["contest"] not in known)


def _too_many_awards(rows: Rows, at: Clocks) -> Iterator[Row]:
    quotas = {row["code"]: named_numbers(row["awards"]) for row in rows["contests"] if row["awards"]}
    extends = {row["code"] for row in rows["contests"] if row["tie_rule"] == "并列都取"}
    awarded = (r for r in rows["entries"] if r["state"] == "授奖" and r["contest"] in quotas)
    for (contest, award), same in by(awarded, "contest", "award").items():
        most = quotas[contest].get(award)
        if most is None or (len(same) > most and contest not in extends):
            yield from ({**row, "n": len(same), "most": most or 0} for row in same[most or 0 :])


def _award_before_notice_ends(rows: Rows, at: Clocks) -> Iterator[Row]:
    calendar = Calendar.read(at.settings)
    days = {row["code"]: row["notice_days"] for row in rows["contests"] if row["notice_days"]}
    for row in rows["entries"]:
        if row["state"] != "授奖" or row["contest"] not in days:
            continue
        begun = row["notice_from"]
        last = add_working_days(begun, days[row["contest"]], calendar) if begun else None
        if last is None or row["awarded_on"] is None or row["awarded_on"] <= last:
            yield {**row, "last": last, "days": days[row["contest"]]}


_NO_MARK = ("点击", "投票", "点赞", "转发", "登录", "签到", "打卡", "时长", "阅读量", "热度")


def _marks_from_use(rows: Rows, at: Clocks) -> Iterator[Row]:
    """A criterion fed by clicks, votes on line, log-ins or minutes."""
    for row in rows["contests"]:
        found = [name for name in named_numbers(row["criteria"]) if any(word in name for word in _NO_MARK)]
        if found:
            yield {**row, "found": "、".join(found)}


def _title_of_the_dead(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Passed at a re-check though the holder was gone before it: the succession has to be settled first."""
    ends = {row["code"]: row["abolished_on"] for row in rows["units"]}
    for row in rows["entries"]:
        gone = [
            c for c in listed_codes(row["unit"]) if ends.get(c) and row["checked_on"] and ends[c] <= row["checked_on"]
        ]
        if row["check_result"] == "通过" and gone:
            yield {**row, "gone": "、".join(gone), "end": ends[gone[0]]}


def _alike(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Texts of different units that are nearly the same, this year's and earlier ones'."""
    texts = [row for row in rows["entries"] if row["text"]]
    for one, other in combinations(texts, 2):
        if one["unit"] != other["unit"] and _likeness(one["text"], other["text"]) >= at.number(LIKENESS):
            yield {**other, "other": one["id"], "likeness": _likeness(one["text"], other["text"])}


def _likeness(one: str, other: str) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return round(matcher.ratio() * 100) if matcher.real_quick_ratio() > 0.5 else 0


def _over_the_maximum(rows: Rows, at: Clocks) -> Iterator[Row]:
    contest_of = {row["id"]: row["contest"] for row in rows["entries"]}
    most = {row["code"]: named_numbers(row["criteria"]) for row in rows["contests"]}
    for row in rows["scores"]:
        allowed = most.get(contest_of.get(row["entry"], ""), {}).get(row["criterion"])
        if allowed is None or row["value"] > allowed:
            yield {**row, "most": allowed}


def _judge_of_own_unit(rows: Rows, at: Clocks) -> Iterator[Row]:
    units = {row["id"]: set(listed_codes(row["unit"])) for row in rows["entries"]}
    own = {row["number"]: row["unit"] for row in rows["persons"]}
    for row in rows["scores"]:
        unit = own.get(row["judge"])
        if unit and unit in units.get(row["entry"], ()):
            yield {**row, "unit": unit}


def _too_few_judges(rows: Rows, at: Clocks) -> Iterator[Row]:
    contest_of = {row["id"]: row["contest"] for row in rows["entries"]}
    least = {row["code"]: row["judges_least"] for row in rows["contests"]}
    for (entry, _), same in by(rows["scores"], "entry", "round").items():
        wanted = least.get(contest_of.get(entry, "")) or at.number(JUDGES_LEAST)
        judges = {row["judge"] for row in same}
        if len(judges) < wanted:
            yield from ({**row, "n": len(judges), "least": wanted} for row in same)


def _ballots_do_not_add(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Votes of all candidates against valid papers times seats; one count of papers for a round."""
    seats = {row["code"]: row["seats"] or 1 for row in rows["contests"]}
    for (contest, _), same in by(rows["ballots"], "contest", "round").items():
        counts = {tuple(row[c] for c in ("electors", "present", "issued", "returned", "void")) for row in same}
        votes, most = sum(r["votes"] for r in same), (same[0]["returned"] - same[0]["void"]) * seats.get(contest, 1)
        if len(counts) > 1 or votes > most:
            yield from ({**row, "sum": votes, "most": most} for row in same)


def _too_few_candidates(rows: Rows, at: Clocks) -> Iterator[Row]:
    seats = {row["code"]: row["seats"] for row in rows["contests"] if row["seats"]}
    counted = Counter((row["contest"], row["round"]) for row in rows["ballots"])
    for row in rows["ballots"]:
        wanted = -(-seats.get(row["contest"], 0) * 105 // 100)
        if row["round"] == "首轮" and counted[row["contest"], row["round"]] < wanted:
            yield {**row, "n": counted[row["contest"], row["round"]], "wanted": wanted}


CONTEST_RULES = (
    AcrossCheck(
        "V28", "届次相连", "contests", "session", _session_out_of_turn,
        "“{series}”上一届是第 {before} 届，这里写的是第 {session} 届。", "请改正届次或年度，或补报中间的一届。",
    ),
    AcrossCheck(
        "V12b", "评选有依据", "contests", "basis", _naming_without_approval,
        "“{title}”的依据文件“{basis}”不在台账里，或不是批准文件。", "请填依据文件；“经批准”的须填批准文件。",
        reads=("documents",), source="创建示范活动管理办法（试行）（2022年）",
    ),
    AcrossCheck(
        "C04", "申报属于台账里的评选", "entries", "contest", _unknown_contest,
        "评选“{contest}”不在评选台账里。", "请先报送评选，或改正编号。", reads=("contests",),
    ),
    AcrossCheck(
        "C05", "不超每单位名额", "entries", "unit", _over_quota,
        "单位“{unit}”申报 {n} 个，名额是 {most} 个。", "请由单位自行取舍，多出的改为“退出”或删去。", reads=("contests",),
    ),
    AcrossCheck(
        "C06", "一人只报一次", "entries", "person", _entered_twice,
        "人员“{person}”在同一评选里已有申报“{other}”。", "请只留一条。",
    ),
    AcrossCheck(
        "C07", "年龄合格", "entries", "person", _wrong_age,
        "人员“{person}”在 {on} 满 {age} 周岁，应在 {low} 至 {high} 岁。", "请核对出生日期；不合格的状态改为“资格不符”。",
        reads=("contests", "persons"),
    ),
    AcrossCheck(
        "V26", "授奖不超名额", "entries", "award", _too_many_awards,
        "“{award}”授 {n} 个，名额是 {most} 个。", "请按评选的并列规则处理；奖项名称须与评选台账一致。", reads=("contests",),
    ),
    AcrossCheck(
        "V27", "公示期满才授奖", "entries", "awarded_on", _award_before_notice_ends,
        "授奖日期 {awarded_on}，公示 {days} 个工作日应到 {last} 期满。", "请在公示期满之后授奖，并填公示起始日和授奖日期。",
        reads=("contests",),
    ),
    AcrossCheck(
        "V29", "评分不看点击和投票", "contests", "criteria", _marks_from_use,
        "评分标准里有“{found}”。", "点击、网络投票、登录、时长不作评分项目，请删去。", beside=(),
        source="整治形式主义为基层减负若干规定",
    ),
    AcrossCheck(
        "Y38", "复核的集体还在", "entries", "unit", _title_of_the_dead,
        "“{award}”复核通过，持有的单位“{gone}”已于 {end} 撤销。", "请先按沿革规则把称号移交承继的单位，或填“撤销”。", reads=("units",),
    ),
    AcrossCheck(
        "V16", "文本雷同", "entries", "text", _alike,
        "正文与申报“{other}”相似 {likeness}%。", "请核对是否抄用；确为联合申报的请并为一条。", blocking=False,
    ),
    AcrossCheck(
        "V23", "分数不超满分", "scores", "value", _over_the_maximum,
        "“{criterion}”打 {value} 分，满分是 {most}。", "请核对分数和评分项目。", reads=("entries", "contests"),
    ),
    AcrossCheck(
        "V24", "评委回避本单位", "scores", "judge", _judge_of_own_unit,
        "评委“{judge}”与申报“{entry}”同属单位“{unit}”。", "请由其他评委评分。", reads=("entries", "persons"),
    ),
    AcrossCheck(
        "V25", "评委人数够", "scores", "judge", _too_few_judges,
        "申报“{entry}”在“{round}”只有 {n} 位评委评分，至少要 {least} 位。", "请补齐评分再报。", reads=("entries", "contests"),
    ),
    AcrossCheck(
        "E05", "各人得票之和不超有效票", "ballots", "votes", _ballots_do_not_add,
        "各候选人得票合计 {sum}，有效票按名额最多 {most} 票；或各行的票数统计不一致。", "请核对计票单。", reads=("contests",),
    ),
    AcrossCheck(
        "E06", "差额选举", "ballots", "entry", _too_few_candidates,
        "首轮候选人 {n} 名，按差额不少于百分之五至少要 {wanted} 名。", "请补足候选人后再选。", reads=("contests",),
        source="工会基层组织选举工作条例",
    ),
)  # fmt: skip
