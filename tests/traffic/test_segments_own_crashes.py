"""What is said of a place is counted on the ground that is printed, no matter what its reasons count."""

from datetime import date

from gongshi import Period
from gongshi_traffic.lists.crash_prone_segments import crash_prone_segments
from gongshi_traffic.segments.own_crashes import with_own_crashes
from gongshi_traffic.segments.place import Located, Stretch

from .picked import at, picked
from .test_list_crash_prone_segments import crashes, tables

DAY = date(2022, 10, 5)
FATAL = crashes(15100, 15200, 15250, severity="死亡", tag="D")


def facts(*rows, when=None, **more):
    (found,) = picked(crash_prone_segments, when, **tables(*rows, **more))
    return found.facts, found


def test_a_place_of_two_clauses_counts_the_crashes_of_its_own_stretch_and_no_other():
    beyond = crashes(15000, 15300, 15600, 15900, tag="S") + crashes(16000, tag="T")
    told, found = facts(FATAL, beyond, crashes(15220, tag="I"))
    assert (told["from_m"], told["to_m"]) == (15100, 15250)
    assert (told["crashes"], told["fatal_crashes"], told["months"]) == (4, 3, 12)
    assert len(found.reasons[1].records) == 9


def test_a_crash_on_the_ends_of_the_stretch_is_on_it_and_one_a_metre_beyond_is_not():
    told, _ = facts(FATAL, crashes(15099, 15251, tag="O"), crashes(15100, 15250, tag="E"))
    assert told["crashes"] == 5


def test_crashes_that_no_clause_counts_are_crashes_of_the_stretch_all_the_same():
    told, found = facts(FATAL, crashes(15150, 15160, severity="财产损失", tag="P"))
    assert told["crashes"] == 5
    assert "死亡事故3起" in found.reasons[0].text


def test_a_place_is_looked_back_on_as_long_as_the_longest_of_its_reasons():
    long_ago = crashes(15130, day="2021-10-05", tag="L") + crashes(15140, day="2020-10-05", tag="M")
    clauses = ["点段；500米；12个月；死亡事故3起", "点段；500米；24个月；死亡事故3起"]
    told, found = facts(FATAL, long_ago, when=at(segment_clauses=clauses))
    assert (told["months"], told["crashes"]) == (24, 4)
    assert "近24个月在该路段发生死亡事故3起" in found.reasons[1].text


def test_a_place_for_its_defect_alone_still_says_what_happened_there():
    put = "Y1 | S951 | 20000 | 20400 | | 临水临崖无护栏 | 一侧临水没有护栏 | | | |"
    told, _ = facts(crashes(20000, 20400, 20401, tag="H"), hazards=put)
    assert told["crashes"] == 2


def test_a_crash_at_a_named_junction_is_not_counted_again_by_the_stretch_that_passes_it():
    junction, stretch = Stretch("S951", 12300, 12300, (), "J1"), Stretch("S951", 12320, 12900, ())
    ones = [Located(f"c{m}{j}", "S951", m, DAY, "伤人", j) for m, j in ((12340, "J1"), (12340, ""), (12350, "J2"))]
    told = with_own_crashes([junction, stretch], ones, Period.parse("2022-11"), 12)
    assert [[c.id for c in place.crashes] for place in told] == [["c12340J1"], ["c12340", "c12350J2"]]
    (alone,) = with_own_crashes([stretch], ones, Period.parse("2022-11"), 12)
    assert len(alone.crashes) == 3


def test_the_side_and_the_profile_are_those_of_the_printed_stretch():
    told, _ = facts(FATAL, crashes(15000, 15300, 15600, 15900, 16000, tag="S"))
    assert told["profile"] == "时段：早高峰3起"


def test_what_the_source_does_not_tell_is_empty_and_no_nought():
    told, _ = facts(FATAL)
    assert (told["fatal_crashes"], told["deaths"], told["injured"]) == (3, None, 0)
    told, _ = facts(crashes(15000, 15100, 15200, 15300, 15400))
    assert (told["fatal_crashes"], told["deaths"], told["injured"]) == (0, 0, None)
    told, _ = facts(crashes(15000, 15100, 15200, 15300, 15400), parties="S0 | 1 | 行人 | 轻伤 |")
    assert (told["deaths"], told["injured"]) == (0, 1)
