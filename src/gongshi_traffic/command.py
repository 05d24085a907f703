"""`gongshi screen`: the command that the pack brings (排查命令).

Only what `gongshi --help` needs; the work is in `segments.screen`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome


def _run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    from gongshi_traffic.segments.screen import run

    return run(given, opened)


SCREEN = Command(
    name="screen",
    about="排查：从路网和事故找出多发点段。",
    run=_run,
    options=(
        Option("out", "成果文件夹。", Kind.PATH, "排查结果"),
        Option("roads", "路网文件：GeoPackage、GeoJSON、Shapefile 或 OSM 的 PBF；写了它就不用工作区。", Kind.PATH),
        Option("roads-layer", "路网文件的图层名。"),
        Option(
            "road-column",
            "路网的列，如 name=路名；可写 id、name、road_class、from_m、to_m、daily_traffic；可多次。",
            many=True,
        ),
        Option("crs", "换算到这个米制坐标系，如 EPSG:4547；路网为经纬度时必须写。"),
        Option("crashes", "事故文件：点图层，或有坐标或桩号的 CSV、Excel。", Kind.PATH),
        Option("crash-column", "事故的列，如 happened_at=日期；可多次。", many=True),
        Option("crash-crs", "事故坐标的坐标系，如 EPSG:4326、GCJ02、BD09，说不准的写 辨认；不写则与路网相同。"),
        Option("word", "来源的事故类别，如 死亡=Fatal；可多次。", many=True),
        Option("date-format", "日期的写法，如 %d/%m/%Y；年月日顺序的不用写。"),
        Option("traffic", "交通量表：道路、起止桩号、年份、日均交通量，CSV 或 Excel。", Kind.PATH),
        Option("traffic-column", "交通量表的列，如 daily_traffic=AADT；可多次。", many=True),
        Option("areas", "大队辖区的面图层。", Kind.PATH),
        Option("area-name", "辖区图层中名称所在的列。", default="name"),
        Option("tolerance", "事故离道路最远多少米。", Kind.NUMBER, 50.0),
        Option("junction", "离路口多少米以内算在路口。", Kind.NUMBER, 30.0),
        Option("until", "统计到哪一天，如 2018-12-31；不写则到最后一起事故。"),
        Option("set", "改一个阈值，如 segment_months=36；可多次，各项见“参考 / 交通管理·阈值”。", many=True),
        Option("clause", "一条标准，如 一类；点段；500米；36个月；死亡事故3起；可多次。", many=True),
        Option("settings", "从这个 gongshi.toml 读取标准。", Kind.PATH),
        Option("sheets", "最多给几处写登记表。", Kind.WHOLE, 20),
    ),
    help="""排查事故多发点段：按标准、密度显著性、期望事故数找出点段，写出一张可以核对的名单。

两种用法。在工作区里：gongshi screen --period 2022-11，用已报送的台账。只有文件时：gongshi screen --roads 道路.gpkg --crashes 事故.gpkg，不需要工作区。
成果写进 --out 文件夹：点段表（CSV、Excel）、地图文件（GeoPackage、GeoJSON、PMTiles）、密度图、网页、每处一页的登记表。""",
    on_workspace=True,
    locale=Path(__file__).parent / "locale",
)
