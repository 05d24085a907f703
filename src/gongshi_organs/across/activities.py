"""Activities beside each other, their documents and their links (活动的跨行校验)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from gongshi import Calendar
from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by, listed_codes
from gongshi.workdays import is_working_day
from gongshi_organs.across.units import live
from gongshi_organs.codes import TALKS
from gongshi_organs.thresholds import ITEMS_MOST, LIKENESS

IN_OFFICE = ("第一议题", "中心组学习", "座谈会", "述职", *TALKS)


def _before_its_text(rows: Rows, at: Clocks) -> Iterator[Row]:
    issued = {row["code"]: row["issued_on"] for row in rows["documents"]}
    for row in rows["activities"]:
        day = issued.get(row["document"])
        if day and row["held_on"] < day:
            yield {**row, "issued": day}


def _not_a_study_text(rows: Rows, at: Clocks) -> Iterator[Row]:
    kinds = {row["code"]: row["kind"] for row in rows["documents"]}
    for row in rows["activities"]:
        if row["kind"] == "第一议题" and kinds.get(row["document"], "学习材料") != "学习材料":
            yield {**row, "found": kinds[row["document"]]}


def _unknown_organiser(rows: Rows, at: Clocks) -> Iterator[Row]:
    known = {row["code"] for row in rows["units"]}
    for row in rows["activities"]:
        missing = [c for c in (*listed_codes(row["organisers"]), *listed_codes(row["objects"])) if c not in known]
        if missing:
            yield {**row, "missing": "、".join(missing)}


def _outside_its_link(rows: Rows, at: Clocks) -> Iterator[Row]:
    links = {row["id"]: row for row in rows["links"]}
    for row in rows["activities"]:
        link = links.get(row["link"])
        if link and not (link["since"] <= row["held_on"] and (not link["until"] or row["held_on"] <= link["until"])):
            yield {**row, "since": link["since"], "until": link["until"]}


def _entered_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    """One event that two of its organisers reported: same kind and day, a common unit, titles alike.

    Each row is named once, beside the first that it doubles.
    """
    least = at.number(LIKENESS)
    for same in by(rows["activities"], "kind", "held_on").values():
        named: set[int] = set()
        for i, j in _sharing_a_unit(same):
            if j not in named and _are_alike(same[i]["title"], same[j]["title"], least):
                named.add(j)
                yield {**same[j], "other": same[i]["id"]}


def _sharing_a_unit(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Positions of two rows that have a unit or their link in common, the earlier first."""
    met: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for unit in {*listed_codes(row["organisers"]), *listed_codes(row["objects"])}:
            met["unit", unit].append(n)
        if row["link"] is not None:
            met["link", row["link"]].append(n)
    return sorted({pair for together in met.values() for pair in combinations(together, 2)})


def _are_alike(one: str, other: str, least: int) -> bool:
    """Whether the titles agree by so many hundredths; the matcher's two quick upper bounds spare most of the work."""
    match = SequenceMatcher(None, one, other, autojunk=False)
    return all(round(bound() * 100) >= least for bound in (match.real_quick_ratio, match.quick_ratio, match.ratio))


def _speaker_in_two_places(rows: Rows, at: Clocks) -> Iterator[Row]:
    spoken = (r for r in rows["activities"] if r["speaker"])
    for same in by(spoken, "speaker", "held_on").values():
        hosts = {row["organisers"] for row in same}
        if len(hosts) > 1:
            yield from ({**row, "n": len(same)} for row in same)


def _observer_of_own_unit(rows: Rows, at: Clocks) -> Iterator[Row]:
    for row in rows["activities"]:
        own = set(listed_codes(row["organisers"])) & set(listed_codes(row["objects"]))
        if row["kind"] == "列席旁听" and own:
            yield {**row, "own": "、".join(sorted(own))}


def _doubled_serial(rows: Rows, at: Clocks) -> Iterator[Row]:
    numbered = (r for r in rows["activities"] if r["kind"] in ("每日一学", "专栏") and r["serial"])
    for same in by(numbered, "kind", "serial").values():
        yield from ({**row, "other": same[0]["id"]} for row in same[1:])


def _item_not_running(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Tagged with an item that no ledger has, or that did not hold on the day."""
    items = {f"{r['programme']}/{r['path']}": r for r in rows["items"]}
    for row in rows["activities"]:
        wrong = [c for c in listed_codes(row["items"]) if c not in items or not live(items[c], row["held_on"])]
        if wrong:
            yield {**row, "wrong": "、".join(wrong)}


def _many_items(rows: Rows, at: Clocks) -> Iterator[Row]:
    most = at.number(ITEMS_MOST)
    for row in rows["activities"]:
        n = len(set(listed_codes(row["items"])))
        if n > most:
            yield {**row, "n": n}


def _speaker_not_in_post(rows: Rows, at: Clocks) -> Iterator[Row]:
    """A talk of the lecturers' team by somebody who was no lecturer on the day."""
    posts = by((r for r in rows["posts"] if r["role"] == "宣讲员"), "person")
    for row in rows["activities"]:
        if row["kind"] == "宣讲" and row["speaker"]:
            held = posts.get((row["speaker"],), [])
            if not any(live(post, row["held_on"]) for post in held):
                yield row


def _lecture_without_school(rows: Rows, at: Clocks) -> Iterator[Row]:
    schools = {r["code"] for r in rows["units"] if r["kind"] == "学堂"}
    for row in rows["activities"]:
        if row["kind"] == "学堂课程" and not schools & set(listed_codes(row["organisers"])):
            yield row


def _on_a_day_off(rows: Rows, at: Clocks) -> Iterator[Row]:
    calendar = Calendar.read(at.settings)
    for row in rows["activities"]:
        day = row["held_on"]
        if row["kind"] in IN_OFFICE and day <= calendar.last and not is_working_day(day, calendar):
            yield row


ACTIVITY_RULES = (
    AcrossCheck(
        "V10", "活动不早于所学文件", "activities", "held_on", _before_its_text,
        "活动在 {held_on}，所学文件“{document}”{issued} 才成文。", "请核对活动日期和文件编号；不得先填后学。",
        reads=("documents",), beside=(),
    ),
    AcrossCheck(
        "V17c", "第一议题学的是学习材料", "activities", "document", _not_a_study_text,
        "“第一议题”的文件“{document}”类别是“{found}”，不是学习材料。", "请改填学习材料的文件编号。", reads=("documents",), beside=(),
    ),
    AcrossCheck(
        "A04", "单位在台账里", "activities", "organisers", _unknown_organiser,
        "活动里的“{missing}”不在单位台账里。", "请改正单位编号，或先报送该单位。", reads=("units",), beside=(),
    ),
    AcrossCheck(
        "V19", "活动在结对期内", "activities", "held_on", _outside_its_link,
        "活动在 {held_on}，所属结对“{link}”自 {since} 起、至 {until} 止。", "请核对活动日期或结对编号。", reads=("links",), beside=(),
    ),
    AcrossCheck(
        "A05", "同一活动只报一行", "activities", "title", _entered_twice,
        "与活动“{other}”同类同日、单位相同、名称相近，可能是同一次活动。",
        "确是同一次的，请只留一行、主办单位写齐；不是的不必处理。", blocking=False, beside=("kind", "held_on"),
    ),
    AcrossCheck(
        "V15", "一人同日不在两处", "activities", "speaker", _speaker_in_two_places,
        "人员“{speaker}”{held_on} 在 {n} 处主讲或主谈。", "请核对日期；确有其事的不必处理。", blocking=False, beside=("speaker", "held_on"),
    ),
    AcrossCheck(
        "Y02", "不列席本单位", "activities", "objects", _observer_of_own_unit,
        "“{own}”列席旁听了本单位。", "请由其他单位的人列席，改正主办单位或对象单位。", beside=(),
    ),
    AcrossCheck(
        "Y05", "期号不重复", "activities", "serial", _doubled_serial,
        "第 {serial} 期与活动“{other}”重号。", "请改正期号。", beside=("kind", "serial"),
    ),
    AcrossCheck(
        "Y03", "所属条目当日有效", "activities", "items", _item_not_running,
        "活动标注的条目“{wrong}”不在工作条目台账里，或 {held_on} 不在期内。", "请改正条目编号，或先报送该条目。",
        reads=("items",), beside=(),
    ),
    AcrossCheck(
        "Y03b", "标注条目不宜过多", "activities", "items", _many_items,
        "一次活动标注了 {n} 个条目。", "标注几个都只计一次；确与各条目有关的不必处理。", blocking=False, beside=(),
    ),
    AcrossCheck(
        "Y07", "宣讲由在任宣讲员主讲", "activities", "speaker", _speaker_not_in_post,
        "人员“{speaker}”{held_on} 不是在任宣讲员。", "请核对人员编号和日期，或先报送任职。", reads=("posts",), beside=(),
    ),
    AcrossCheck(
        "Y42", "学堂课程由学堂主办", "activities", "organisers", _lecture_without_school,
        "“学堂课程”的主办单位“{organisers}”里没有学堂。", "请填学堂的单位编号；单位自办的请改为培训班。", reads=("units",), beside=(),
    ),
    AcrossCheck(
        "V14", "机关内的活动在工作日", "activities", "held_on", _on_a_day_off,
        "“{kind}”在 {held_on} 举行，这一天不上班。", "请核对日期；确在休息日举行的不必处理。", blocking=False, beside=(),
    ),
)  # fmt: skip
