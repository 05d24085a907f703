"""Documents with their numbers, and the outside numbers that stand in them (文件、文件数据)."""

from gongshi import Check, Column, Date, Level, Number, Register, Text
from gongshi_organs.codes import DOCUMENT_KIND, ISSUER_LEVEL, SECRECY

documents = Register(
    name="documents", label="文件台账", row="一份文件", aliases=("文件",), usual="changes",
    note="本系统不存放秘密及以上的文件。",
    named_by="title",
    columns=(
        Column("code", Text, "文件编号", key=True, level=Level.UNITS, example="WJ2022001", note="本台账内的编号"),
        Column("number", Text, "文号", level=Level.UNITS, example="示直工发〔2022〕1号"),
        Column("title", Text, "文件标题", required=True, level=Level.UNITS, example="关于推进深度融合的实施意见"),
        Column("issuer", Text, "制发机关", required=True, level=Level.UNITS, example="示例市委市直机关工委"),
        Column("issuer_level", Text, "制发机关层级", required=True, level=Level.UNITS, codes=ISSUER_LEVEL, example="市级"),
        Column("issued_on", Date, "成文日期", required=True, level=Level.UNITS, example="2022-03-01"),
        Column("kind", Text, "文件类别", required=True, level=Level.UNITS, codes=DOCUMENT_KIND, example="制度"),
        Column("secrecy", Text, "密级", required=True, level=Level.UNITS, codes=SECRECY, example="公开",
               note="只收“公开”“内部”；秘密及以上的不得录入"),
        Column("sha256", Text, "文件校验值", level=Level.UNITS, pattern="[0-9a-f]{64}", note="可不填"),
        Column("replaces", Text, "替代的文件", refers="documents", level=Level.UNITS, note="填被替代文件的编号"),
    ),
    checks=(
        Check("D01", "批准文件出自市级以上", "issuer_level",
              lambda c: (c.kind == "批准") & c.issuer_level.isin(["县级", "本机关", "各单位"]),
              "“批准”文件的制发机关层级是“{issuer_level}”。",
              "命名、示范、授牌须由市级以上党委政府批准；请核对文件类别或层级。",
              source="创建示范活动管理办法（试行）（2022年）"),
    ),
)  # fmt: skip

document_values = Register(
    name="document_values", label="文件数据台账", row="文件里的一个外部数据", aliases=("外部数据",), usual="changes",
    expected="never",
    named_by="measure",
    columns=(
        Column("document", Text, "文件编号", refers="documents", key=True, level=Level.UNITS, example="WJ2022009"),
        Column("measure", Text, "数据名称", key=True, level=Level.PUBLIC, example="全国参评案例数"),
        Column("value", Number, "数值", required=True, level=Level.PUBLIC, example=103),
        Column("unit", Text, "数据单位", required=True, level=Level.PUBLIC, example="个"),
        Column("place", Text, "页码或条款", required=True, level=Level.PUBLIC, example="第2页", note="没有出处的外部数据不收"),
        Column("as_of", Date, "数据截至", level=Level.PUBLIC, example="2022-09-22"),
        Column("chosen", Text, "采用", level=Level.UNITS, pattern="是|否", example="是", note="多个来源不一致时，采用的填“是”，其余填“否”"),
        Column("reason", Text, "采用理由", level=Level.UNITS),
    ),
)  # fmt: skip
