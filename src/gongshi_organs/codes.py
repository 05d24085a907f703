"""Code lists of the organs pack (代码表).

Codes are the words themselves, so that a register reads without a key. Kinds that an office
may add to stand at the end of each list under 其他.
"""

from gongshi import Codes

_RULES = "中国共产党党和国家机关基层组织工作条例（2019年）"

UNIT_KIND = Codes.of(
    "单位类别",
    "部门", "直属机关党组织", "机关党委", "党总支", "党支部", "机关纪委", "工会委员会", "团组织",
    "队伍", "学习小组", "学堂", "培训班", "街道", "社区", "村", "村支部", "外部单位",
    also={"青年理论学习小组": "学习小组", "监督员队伍": "队伍", "宣讲团": "队伍"},
    source=_RULES,
)  # fmt: skip
SUCCESSION_KIND = Codes.of("沿革类别", "更名", "合并", "拆分", "撤销")
SEX = Codes.of("性别", "男", "女")
PERSON_STATE = Codes.of("人员状态", "在职", "离退休", "调出", "去世")
POST_ROLE = Codes.of(
    "职务",
    "党组书记", "机关党组织书记", "专职副书记", "机关纪委书记", "工会主席", "工会委员", "组长", "成员",
    "监督员", "宣讲员", "评委", "联络员", "代表", "学员",
    also={"党委（党组）书记": "党组书记", "机关党委书记": "机关党组织书记"},
    source=_RULES,
)  # fmt: skip
SINGLE_SEATS = ("党组书记", "机关党组织书记", "机关纪委书记", "工会主席", "组长")
DOCUMENT_KIND = Codes.of(
    "文件类别", "学习材料", "制度", "批准", "通知", "表彰", "协议", "会议文件", "外部数据", "音像", "其他"
)  # fmt: skip
SECRECY = Codes.of("密级", "公开", "内部")
ISSUER_LEVEL = Codes.of("制发机关层级", "中央", "省级", "市级", "县级", "本机关", "各单位")
PROGRAMME_KIND = Codes.of("工作类别", "制度", "机制", "工程", "行动", "措施", "学堂", "主题活动", "目录")
ITEM_DONE_BY = Codes.of("完成依据", "活动", "评选", "结对", "名册", "文件", "问题", "关怀", "无")
DUTY_RHYTHM = Codes.of("周期", "每次会议", "月", "季", "半年", "年", "事件后")
DAY_KIND = Codes.of("天数算法", "自然日", "工作日")
ACTIVITY_KIND = Codes.of(
    "活动类别",
    "第一议题", "党组会", "中心组学习", "列席旁听", "报告会", "座谈会", "研讨会", "培训班", "宣讲", "每日一学", "专栏",
    "沉浸式调研", "联系点走访", "启动仪式", "联学联建", "走访服务", "主题党日", "三会一课", "讲党课", "新党员宣誓",
    "50年纪念章颁发", "述职", "廉政谈话", "集体谈话", "任前谈话", "提醒谈话", "换届", "学习小组活动", "学堂课程",
    "职工运动会", "职业技能竞赛", "老干部门球赛", "游泳培训班", "太极拳骨干培训班", "健步走",
    "观摩", "新闻发布会", "其他",
)  # fmt: skip
SPECIAL_ACTIVITIES = ("职工运动会", "职业技能竞赛", "老干部门球赛", "游泳培训班", "太极拳骨干培训班", "健步走")
MEETINGS = ("第一议题", "党组会", "中心组学习", "报告会", "座谈会", "研讨会", "述职", "三会一课")
TALKS = ("廉政谈话", "集体谈话", "任前谈话", "提醒谈话")
TALK_KIND = Codes.of("谈话类别", *TALKS)
OPEN_ACTIVITY_KIND = Codes.of("公开的活动类别", *(word for word in ACTIVITY_KIND.words if word not in TALKS))
LINK_KIND = Codes.of(
    "结对类别", "联系点", "三级联动试点", "双联共建", "结对共建", "双报到", "一对一", "联合组建", "列席旁听"
)  # fmt: skip
LISTING_KIND = Codes.of("清单类别", "需求", "资源", "项目", "岗位", "申请", also={"求职": "申请"})
LISTING_CATEGORY = Codes.of(
    "服务类别",
    "环境整治", "法律服务", "健康义诊", "助老", "助学", "文化体育", "安全排查", "技能培训", "政策宣讲", "设施维修",
    "就业", "返家乡", "其他",
)  # fmt: skip
OPINION = Codes.of("意见", "满意", "基本满意", "不满意")
CONTEST_LEVEL = Codes.of("评选层级", "内部", "市", "省", "全国")
CONTEST_KIND = Codes.of("评选性质", "内部评选", "受委托", "经批准", "外部评选")
TIE_RULE = Codes.of("并列处理", "并列都取", "并列都不取", "加赛", "看单项")
YES_NO = Codes.of("是否", "是", "否")
ENTRY_STATE = Codes.of(
    "申报状态", "申报", "资格不符", "参赛", "入围", "公示", "异议", "授奖", "撤销", "退出",
    also={"获奖": "授奖"},
)  # fmt: skip
NOT_TAKING_PART = ("退出", "资格不符")
ISSUE_KIND = Codes.of("问题类别", "调研问题", "对标差距", "廉政风险点", "监督反映", "议定事项")
CHECK_RESULT = Codes.of("复核结果", "通过", "限期整改", "撤销")
RISK_GRADE = Codes.of("风险等级", "高", "中", "低")
COMPARABLE = Codes.of("可比", "可比", "不可比")
CARE_KIND = Codes.of(
    "关怀类别",
    "谈心谈话", "支部家访", "政治生日", "荣退仪式", "走访慰问", "困难救助", "疗休养", "50年纪念章", "一对一",
)  # fmt: skip
RELIEF = "困难救助"
FIVE_CARES = ("谈心谈话", "支部家访", "政治生日", "荣退仪式", "走访慰问")
FUND = Codes.of("资金来源", "党费", "工会", "财政", "捐助")
CAUSE = Codes.of("致困原因", "病", "残", "灾", "学", "失业", "其他")
BALLOT_ROUND = Codes.of("轮次", "首轮", "另行选举")
