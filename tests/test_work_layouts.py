"""Posts in exports of job sites, forms, lists and sentences: each layout with its posts."""

from __future__ import annotations

import pytest

from resumesift.document import Box, Cell, Document, Line, Word
from resumesift.extraction.draft import Draft, attach
from resumesift.extraction.pipeline import blank
from test_work import Post, draft_entries, posts_of

CHINESE: dict[str, tuple[str, list[Post]]] = {
    "a form whose dates have the label 工作时间": (
        """
工作经历
单位名称：临川衡器股份有限公司
担任职务：质量工程师
工作时间：2014年7月—2018年9月
工作内容：负责整机下线检验
离职原因：个人发展
证明人：周主任
单位名称：临川电机有限公司
担任职务：检验员
工作时间：2011年3月—2014年6月
工作内容：来料检验
""",
        [
            ("临川衡器股份有限公司", "质量工程师", "2014-07", "2018-09"),
            ("临川电机有限公司", "检验员", "2011-03", "2014-06"),
        ],
    ),
    "each field in brackets": (
        """
【工作经历】
【2019.06-2022.05】【鹭湾网络科技有限公司】【UI设计师】
工作内容：负责界面设计
【2016.07-2019.05】【榕溪电子商务有限公司】【视觉设计】
工作内容：页面设计
""",
        [
            ("鹭湾网络科技有限公司", "UI设计师", "2019-06", "2022-05"),
            ("榕溪电子商务有限公司", "视觉设计", "2016-07", "2019-05"),
        ],
    ),
    "titles with their dates under a company with its own": (
        """
工作经历
2010.07 - 2018.03  青禾人寿保险股份有限公司苏州分公司
2010.07 - 2013.12  客户经理
开发客户
2014.01 - 2018.03  营业部经理
管理30人团队
2018.04 - 至今  苏州泰和养老产业有限公司  市场总监
""",
        [
            ("青禾人寿保险股份有限公司苏州分公司", "客户经理", "2010-07", "2013-12"),
            ("青禾人寿保险股份有限公司苏州分公司", "营业部经理", "2014-01", "2018-03"),
            ("苏州泰和养老产业有限公司", "市场总监", "2018-04", None),
        ],
    ),
    "sentences of several shapes": (
        """
工作经历
从2006年5月到2009年6月在东岭电子厂任品质检验员，主要负责来料检验。
2009年7月至2015年12月在青禾银行湖北省分行工作，先后任柜员、客户经理、网点主任；
2016年1月至2020年5月，任临江银行武汉分行公司金融部总经理助理；
2020年6月至今，任武汉众森银行股份有限公司副行长。
""",
        [
            ("东岭电子厂", "品质检验员", "2006-05", "2009-06"),
            ("青禾银行湖北省分行", "柜员、客户经理、网点主任", "2009-07", "2015-12"),
            ("临江银行武汉分行公司", "金融部总经理助理", "2016-01", "2020-05"),
            ("武汉众森银行股份有限公司", "副行长", "2020-06", None),
        ],
    ),
    "one paragraph that tells of a whole life": (
        """
周明，男，1978年生，中国国籍，本科学历。1996年9月至2000年6月就读于临江大学制药工程专业。2000年7月至2005年8月，
任恒川医药股份有限公司研发员；2005年9月至2012年3月，任苏州达川生物制药有限公司项目经理。
""",
        [
            ("恒川医药股份有限公司", "研发员", "2000-07", "2005-08"),
            ("苏州达川生物制药有限公司", "项目经理", "2005-09", "2012-03"),
        ],
    ),
    "a company with its whole time over titles with their own": (
        """
工作经历
2019.05 - 至今  上海芯泊半导体有限公司
（5年2个月）
公司性质：外商独资·外企办事处 | 公司规模：100-499人
财务总监
2019.05 - 至今
所在地区：上海
下属人数：8
2012.03 - 2019.04  苏州博川精密机械有限公司
（7年1个月）
公司性质：私营·民营企业
财务经理
2015.03 - 2019.04
所在地区：苏州
工作职责：
核算、税务
会计主管
2012.03 - 2015.02
所在地区：苏州
""",
        [
            ("上海芯泊半导体有限公司", "财务总监", "2019-05", None),
            ("苏州博川精密机械有限公司", "财务经理", "2015-03", "2019-04"),
            ("苏州博川精密机械有限公司", "会计主管", "2012-03", "2015-02"),
        ],
    ),
    "offices with the title right behind them": (
        """
工作简历
1994.07—1997.03  临川县财政局科员
1997.03—2006.05  临川县白沙镇党委委员、副镇长
2006.05—2011.10  临川县政协副主席
2011.10—2016.12  临川县第二人民医院IT主管
""",
        [
            ("临川县财政局", "科员", "1994-07", "1997-03"),
            ("临川县白沙镇", "党委委员、副镇长", "1997-03", "2006-05"),
            ("临川县政协", "副主席", "2006-05", "2011-10"),
            ("临川县第二人民医院", "IT主管", "2011-10", "2016-12"),
        ],
    ),
    "sentences that name no title, or hold it in a clause": (
        """
干过的工作如下：
1. 1999年到2003年，在阜川砖瓦厂当小工。
2. 2003年9月到2009年12月，在苏州顺达搬家公司，开4米2厢货，兼搬运。
3. 2017年3月到2024年5月，苏州吴川冷链物流有限公司 冷藏车司机，市区配送，一天二十几个点。
4. 1996年9月到1999年6月，在阜川职业中学学习。
""",
        [
            ("阜川砖瓦厂", "小工", "1999", "2003"),
            ("苏州顺达搬家公司", None, "2003-09", "2009-12"),
            ("苏州吴川冷链物流有限公司", "冷藏车司机", "2017-03", "2024-05"),
        ],
    ),
    "a school with its degree among posts": (
        """
个人经历
2009.09-2013.06  临江大学  护理学  本科
2013.07-2016.08  临江市第一医院  护士
2008.07-2008.09  临江市第二医院  毕业实习护士
2016.09-至今  临江大学  教务员
""",
        [
            ("临江市第一医院", "护士", "2013-07", "2016-08"),
            ("临江市第二医院", "毕业实习护士", "2008-07", "2008-09"),
            ("临江大学", "教务员", "2016-09", None),
        ],
    ),
    "class offices at school, and the same word in a workshop": (
        """
学习及工作经历
2008.09-2011.06  临川县第一中学  班长
2011.07-2018.06  临川机械厂  班长
2018.07-至今  临川汽车零部件有限公司/班组长
""",
        [
            ("临川机械厂", "班长", "2011-07", "2018-06"),
            ("临川汽车零部件有限公司", "班组长", "2018-07", None),
        ],
    ),
    "a summary of the posts by years": (
        """
工作概况
2018-2023	泰博汽车部件（苏州）有限公司	采购工程师
2014-2018	锐孚传动技术（苏州）有限公司	采购专员
工作经历
2018/03-2023/05 泰博汽车部件（苏州）有限公司
职位：采购工程师
2014/07-2018/02 锐孚传动技术（苏州）有限公司
职位：采购专员
""",
        [
            ("泰博汽车部件(苏州)有限公司", "采购工程师", "2018-03", "2023-05"),
            ("锐孚传动技术(苏州)有限公司", "采购专员", "2014-07", "2018-02"),
        ],
    ),
    "an export with trades and sizes below the companies": (
        """
工作经验
2012/08--至今
上海韵川货运有限公司 [12年1个月]
交通/运输/物流
客服部
客服主管
负责客户投诉处理。
2009/03--2012/07
上海圆川贸易有限公司 [3年4个月]
互联网/电子商务 | 民营企业 | 150-500人
仓库主管
""",
        [
            ("上海韵川货运有限公司", "客服主管", "2012-08", None),
            ("上海圆川贸易有限公司", "仓库主管", "2009-03", "2012-07"),
        ],
    ),
    "the first and the last day on lines of their own": (
        """
工作经历
起始时间	2015.03
截止时间	2018.06
工作单位	珠川电器股份有限公司
职务	装配班长
起始时间	2018.07
截止时间	至今
工作单位	珠川压缩机有限公司
职务	生产主管
""",
        [
            ("珠川电器股份有限公司", "装配班长", "2015-03", "2018-06"),
            ("珠川压缩机有限公司", "生产主管", "2018-07", None),
        ],
    ),
    "titles that begin like a verb": (
        """
工作经历
2018.09-至今  临江市第三中学  任课教师
2015.09-2018.08  任丘市实验小学  班主任
""",
        [
            ("临江市第三中学", "任课教师", "2018-09", None),
            ("任丘市实验小学", "班主任", "2015-09", "2018-08"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "posts"), CHINESE.values(), ids=CHINESE)
def test_chinese_posts(text: str, posts: list[Post]) -> None:
    assert posts_of(text) == posts


ENGLISH: dict[str, tuple[str, list[Post]]] = {
    "titles under a company, places below their dates": (
        """
Experience
Quillon Analytics
4 years 6 months
Senior Data Analyst
January 2021 - Present (3 years 6 months)
London, England, United Kingdom
Data Analyst
January 2020 - December 2020 (1 year)
London
Bright Furrow Ltd
Junior Analyst
June 2018 - December 2019 (1 year 7 months)
Leeds
""",
        [
            ("Quillon Analytics", "Senior Data Analyst", "2021-01", None),
            ("Quillon Analytics", "Data Analyst", "2020-01", "2020-12"),
            ("Bright Furrow Ltd", "Junior Analyst", "2018-06", "2019-12"),
        ],
    ),
    "a form with numbered posts": (
        """
Employment 1
Employer: Midvale Parcels Ltd
Job title: Driver
From: 11/2021   To: 05/2024
Employment 2
Employer: Lorne Bakery Ltd
Job title: Picker
From: 06/2018   To: 10/2021
""",
        [
            ("Midvale Parcels Ltd", "Driver", "2021-11", "2024-05"),
            ("Lorne Bakery Ltd", "Picker", "2018-06", "2021-10"),
        ],
    ),
    "a paragraph about a third person": (
        """
Sarah is a buyer of cloth. From 2012 to 2016 she worked as Buyer at Norwood Home. Since 2016 she has been Head of Buying
at Linden & Co. and lives in York.
""",
        [("Norwood Home", "Buyer", "2012", "2016"), ("Linden & Co.", "Head of Buying", "2016", None)],
    ),
    "an address between the employer and the dates": (
        """
WORK EXPERIENCE
Bureau of River Charts
1100 N Hill Ave
Fairview, AR 72703 United States
06/2017 - Present
Program Analyst

Harbour Board of Ostrow
Fort Rye, OK
01/2012 - 05/2017
Office Clerk
""",
        [
            ("Bureau of River Charts", "Program Analyst", "2017-06", None),
            ("Harbour Board of Ostrow", "Office Clerk", "2012-01", "2017-05"),
        ],
    ),
    "places behind the companies": (
        """
Professional Experience
HR Administrator , 03/2014 to Current
Northmere Medical Group – Evanston , IL
Maintains employee files.
HR Assistant , 01/2011 to 02/2014
Lakeford Bakery Skokie , IL
Assisted with recruiting.
""",
        [
            ("Northmere Medical Group", "HR Administrator", "2014-03", None),
            ("Lakeford Bakery Skokie , IL", "HR Assistant", "2011-01", "2014-02"),
        ],
    ),
    "names blotted out": (
        """
Experience
01/2015 to Current
Sales Associate Company Name - City , State
Greeted customers and maintained clean shop.
Company Name June 2012 to December 2014 Receptionist
City , State
Answered phones.
""",
        [
            ("Company Name", "Sales Associate", "2015-01", None),
            ("Company Name", "Receptionist", "2012-06", "2014-12"),
        ],
    ),
    "names blotted out, a line each": (
        """
Experience
Company Name
City , State
Accounts Payable Specialist
03/2013 to 11/2016
Processed invoices.
Company Name
City , State
Office Manager
01/2009 to 02/2013
Managed the office.
""",
        [
            ("Company Name", "Accounts Payable Specialist", "2013-03", "2016-11"),
            ("Company Name", "Office Manager", "2009-01", "2013-02"),
        ],
    ),
    "an address of two lines over the title and the dates": (
        """
Work Experience:
Bureau of River Charts
1500 Meadow Ave NW
Fairview, DC 20220 US
Tax Examiner (GS-0592-07)
Dates: 03/2016 – Present
Hours per week: 40
""",
        [("Bureau of River Charts", "Tax Examiner (GS-0592-07)", "2016-03", None)],
    ),
    "a label whose value is missing": (
        """
Employment
Company Name
Position: Clerk
Duration: 03/2013 to 11/2016
""",
        [(None, "Clerk", "2013-03", "2016-11")],
    ),
    "projects with their roles below posts in sentences": (
        """
Professional Experience:
• Currently working as Software Engineer in Kaveri Technologies, Bangalore from Aug 2019 to till date.
• Worked as Associate Engineer in Palar Systems Ltd, Chennai from Jan 2017 to July 2019.

Project #1
Project Name : Claims Portal
Client : Quillon Insurance
Role : Developer
Duration : Jan 2020 to Dec 2021
Description : The portal allows customers to claim.
""",
        [
            ("Kaveri Technologies", "Software Engineer", "2019-08", None),
            ("Palar Systems Ltd", "Associate Engineer", "2017-01", "2019-07"),
        ],
    ),
    "posts whose labels name a project as well, and titles cut short": (
        """
EMPLOYMENT DETAILS
Company : Al Waha Quillon LLC, Dubai, UAE
Position : QC Inspector (Civil)
Period : 12 Mar 2017 – Present
Project : Hillside Mall
Company : Nahda & Partners Contracting Co. Ltd, KSA
Position : Asst. QC Inspector
Period : 05 Jan 2013 – 20 Feb 2017
Project : Coast Station
""",
        [
            ("Al Waha Quillon LLC", "QC Inspector (Civil)", "2017-03", None),
            ("Nahda & Partners Contracting Co. Ltd", "Asst. QC Inspector", "2013-01", "2017-02"),
        ],
    ),
    "somebody without a company": (
        """
Work History
Freelance Graphic Designer — 2019 to present
Designed logos.
Studio Tern Ltd, Junior Designer — 2016 to 2019
""",
        [
            (None, "Freelance Graphic Designer", "2019", None),
            ("Studio Tern Ltd", "Junior Designer", "2016", "2019"),
        ],
    ),
    "headings of fields of work": (
        """
MILITARY EXPERIENCE
River Navy Corps, 2008 – 2014
Electronics Technician, USS Heron
Maintained radar
CIVILIAN EXPERIENCE
Field Service Technician, Quillon Cable Inc, Norfolk, VA, 2014 – 2022
""",
        [
            ("River Navy Corps", "Electronics Technician, USS Heron", "2008", "2014"),
            ("Quillon Cable Inc", "Field Service Technician", "2014", "2022"),
        ],
    ),
    "grades behind titles, and places behind companies": (
        """
Experience
Bureau of River Charts
Civil Engineer, GS-0810-12
03/2015 - 04/2021
Clerk, Quillon Foods Ltd, Norfolk, VA, 2010 – 2014
""",
        [
            ("Bureau of River Charts", "Civil Engineer, GS-0810-12", "2015-03", "2021-04"),
            ("Quillon Foods Ltd", "Clerk", "2010", "2014"),
        ],
    ),
    "the first and the last day on lines of their own": (
        """
Employment
Employer: Quillon Foods Ltd
Position: Packer
Start date: 12/01/2018
End date: 30/06/2021
Employer: Tern Haulage Ltd
Position: Driver
Start date: 05/07/2021
End date: Present
""",
        [
            ("Quillon Foods Ltd", "Packer", "2018-01", "2021-06"),
            ("Tern Haulage Ltd", "Driver", "2021-07", None),
        ],
    ),
    "an unknown name with its whole time over titles": (
        """
Experience
Ostrow Copiers 2012 – 2016
Account Executive 06/2013 – 07/2016
Sales Development Rep 07/2012 – 05/2013
""",
        [
            ("Ostrow Copiers", "Account Executive", "2013-06", "2016-07"),
            ("Ostrow Copiers", "Sales Development Rep", "2012-07", "2013-05"),
        ],
    ),
    "a post without dates among others of its shape": (
        """
Experience
Crew Member, 06/2013 – 08/2016
Quillon Foods Ltd - Rye , NY
Opened and closed the store every day.
Receptionist (temporary)
Tern Staffing Services Ltd - Elyria , OH
Kept the switchboard of an insurance broker.
Clerk, 01/2016 – 03/2016
Ostrow Clinic - Lorain , OH
Kept files in order for three doctors.
""",
        [
            ("Quillon Foods Ltd", "Crew Member", "2013-06", "2016-08"),
            ("Ostrow Clinic", "Clerk", "2016-01", "2016-03"),
            ("Tern Staffing Services Ltd", "Receptionist (temporary)", None, None),
        ],
    ),
    "names in duties are no posts without dates": (
        """
Experience
Crew Member, Quillon Foods Ltd, 06/2013 – 08/2016
Reported to the Store Manager, Quillon Foods Ltd
- Store Manager, Tern Staffing Ltd
Clerk, Ostrow Clinic, 01/2010 – 03/2013
Worked with the Project Manager of Ostrow Holdings Ltd
""",
        [
            ("Quillon Foods Ltd", "Crew Member", "2013-06", "2016-08"),
            ("Ostrow Clinic", "Clerk", "2010-01", "2013-03"),
        ],
    ),
    "a curator in sentences, one of which is short": (
        """
Ngaire is a curator of textiles. Since March 2019 she has been Senior Curator at the Te Awa Museum, and lives there.
From October 2013 to February 2019 she worked as Assistant Curator at the Lund Museum, and before that, from 2009
to 2013, as Registrar at the Quay Gallery.
""",
        [
            ("Te Awa Museum", "Senior Curator", "2019-03", None),
            ("Lund Museum", "Assistant Curator", "2013-10", "2019-02"),
            ("Quay Gallery", "Registrar", "2009", "2013"),
        ],
    ),
    "a duty with a date between two posts": (
        """
Work History
Tallgrass Carriers - Tanker Driver
Amarillo, TX, 08/2019 - Present
- Trained four new drivers over six-week rides since January 2023.
Plains Haulage - Flatbed Driver
Lubbock, TX, 03/2015 - 07/2019
""",
        [
            ("Tallgrass Carriers", "Tanker Driver", "2019-08", None),
            ("Plains Haulage", "Flatbed Driver", "2015-03", "2019-07"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "posts"), ENGLISH.values(), ids=ENGLISH)
def test_english_posts(text: str, posts: list[Post]) -> None:
    assert posts_of(text) == posts


def test_space_between_posts_tells_which_date_is_whose() -> None:
    """Title, company and date of each post stand together; by the words alone the date could be the next post's."""
    lines, top = [], 0.0
    for block in (
        ("EXPERIENCE",),
        ("Depot Manager", "Quillon Cold Chain", "Old Harbour", "01/2018 – 03/2021"),
        ("Logistics Officer", "Tern International Ltd", "Upper Valley", "06/2015 – 12/2017"),
        ("Fleet Clerk", "Ostrow Fish Exporters", "08/2012 – 05/2015"),
    ):
        top += 16
        for text in block:
            box = Box(50, top, 50 + 6 * len(text), top + 10)
            lines.append(Line((Cell((Word(text, text, box, 10, text.isupper()),)),), page=1))
            top += 12
    document = Document("pdf", tuple(lines))
    doc = blank().make_doc(document.text)
    draft = Draft(document)
    attach(doc, draft)
    assert [(entry.company, entry.title, entry.start) for entry in draft_entries(doc, draft)] == [
        ("Quillon Cold Chain", "Depot Manager", "2018-01"),
        ("Tern International Ltd", "Logistics Officer", "2015-06"),
        ("Ostrow Fish Exporters", "Fleet Clerk", "2012-08"),
    ]
