"""Draws the pictures of this folder again: `python tests/scans/make_scans.py`.

Pages of invented people are set with ReportLab, drawn by PDFium, and then treated as a scanner or a telephone treats
paper: turned a little, grey, noisy, unevenly lit, saved as JPEG. Needs the fonts WenQuanYi Zen Hei (Debian:
fonts-wqy-zenhei) and, for the second page, none; the pictures are kept here since not every machine has the first.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
WIDTH, HEIGHT = A4
CHINESE = "WenQuanYi"


class Paper:
    """A page to write on, measured from its top left."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.height = height
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=(width, height))

    def write(self, x: float, y: float, text: str, size: float = 10.5, font: str = CHINESE) -> None:
        self.canvas.setFillGray(0)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.7)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float) -> None:
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def picture(self, dpi: int) -> Image.Image:
        self.canvas.save()
        page = pypdfium2.PdfDocument(self._out.getvalue())[0]
        return page.render(scale=dpi / 72).to_pil().convert("L")


def scanned(image: Image.Image, turn: float, seed: int, *, blur: float = 0.6, noise: float = 6.0) -> Image.Image:
    """As a scanner sees it: `turn` degrees counter-clockwise, grey paper, grain."""
    image = image.rotate(turn, Image.Resampling.BICUBIC, fillcolor=250)
    pixels = np.asarray(image).astype(float) * 0.9 + 12
    pixels += np.random.default_rng(seed).normal(0, noise, pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(blur))


def lit_from_the_left(image: Image.Image) -> Image.Image:
    """As a telephone sees it under a lamp: dark towards the right."""
    pixels = np.asarray(image).astype(float)
    light = np.linspace(1.0, 0.62, pixels.shape[1])[None, :] * np.linspace(1.0, 0.85, pixels.shape[0])[:, None]
    return Image.fromarray((pixels * light).clip(0, 255).astype(np.uint8))


def two_columns() -> Image.Image:
    """A side bar at the left, posts with their dates at the right edge."""
    paper = Paper()
    paper.fill(0, 0, 175, HEIGHT, 0.88)
    side = (
        "邵若溪//联系方式/电话：136 0000 4417/shaorx@example.com/杭州市滨江区//个人信息/女 | 1990年4月/汉族 | 已婚//"
        "技能特长/生意参谋/直通车/达人分销/会员运营/供应链协同//语言能力/英语六级/日语入门//证书/电子商务师二级//兴趣爱好/攀岩、烘焙"
    )
    for index, text in enumerate(side.split("/")):
        paper.write(28, 90 + 22 * index, text, 20 if index == 0 else 10)
    y = 92.0
    posts = [
        ("2020.08 - 至今", "杭州拾光里家纺有限公司", "电商总监",
         ["统管天猫、京东、抖音三个平台，团队36人，年销售1.9亿元。", "搭建会员分层和老客复购计划，复购率由21%升到34%。",
          "牵头换仓，发货时效由48小时缩短到20小时。"]),
        ("2016.05 - 2020.07", "宁波栖木生活用品有限公司", "天猫运营经理",
         ["负责旗舰店的活动、投放和商品企划，双11单日成交760万元。", "带8人，推广费占比从22%压到15%。"]),
        ("2012.07 - 2016.04", "绍兴越绣坊丝绸有限公司", "外贸业务员", ["跟单、报价、参加广交会。"]),
    ]  # fmt: skip
    paper.write(205, y, "工作经历", 14)
    for dates, company, title, duties in posts:
        y += 30
        paper.write(205, y, company)
        paper.write(470, y, dates)
        y += 19
        paper.write(205, y, title)
        for duty in duties:
            y += 19
            paper.write(205, y, duty, 10)
    y += 40
    paper.write(205, y, "教育背景", 14)
    y += 26
    paper.write(205, y, "浙东理工学院　　服装设计　　本科")
    paper.write(470, y, "2008.09 - 2012.06")
    y += 40
    paper.write(205, y, "自我评价", 14)
    for text in ("做家纺十二年，懂面料也懂流量，习惯用数据说话。", "不怕从零开始，也不怕接烂摊子。"):
        y += 22
        paper.write(205, y, text, 10)
    return scanned(paper.picture(180), 1.1, 7)


def table_en() -> Image.Image:
    """A form in English with a ruled table of posts."""
    paper = Paper()
    plain, bold = "Times-Roman", "Times-Bold"
    paper.write(70, 80, "Rowena Castellan", 20, bold)
    paper.write(70, 102, "14 Harbour Terrace, Falmouth | rowena.castellan@example.com | 07700 900441", 10, plain)
    paper.write(70, 140, "EMPLOYMENT HISTORY", 12, bold)
    xs, y = [70, 165, 330, 445, 530], 152.0
    rows = [
        (["Dates"], ["Employer"], ["Position"], ["Place"]),
        (["03/2019 -", "present"], ["Tidewater Chandlery Ltd"], ["Head of", "E-commerce"], ["Falmouth"]),
        (["09/2015 -", "02/2019"], ["Pennycross Outdoor plc"], ["Online Trading", "Manager"], ["Plymouth"]),
        (["06/2011 -", "08/2015"], ["Mullion & Bray Books"], ["Web Shop Assistant"], ["Truro"]),
    ]
    ys = [y]
    for row in rows:
        lines = max(map(len, row))
        for x, cell in zip(xs, row, strict=False):
            for index, text in enumerate(cell):
                paper.write(x + 5, y + 15 + 13 * index, text, 10.5, bold if row is rows[0] else plain)
        y += 8 + 14 * lines
        ys.append(y)
    for x in xs:
        paper.rule(x, ys[0], x, ys[-1])
    for level in ys:
        paper.rule(xs[0], level, xs[-1], level)
    y += 34
    for heading, lines in (
        ("KEY RESULTS", ["Took the web shop from 0.8m to 4.1m pounds a year, two thirds of it repeat customers.",
                         "Opened marketplaces in Ireland and the Netherlands; returns fell from 9% to 5%.",
                         "Led a team of eleven across trading, content and customer care."]),
        ("EDUCATION", ["BA (Hons) Business Studies, University of West Cornwall, 2008 - 2011"]),
        ("SKILLS", ["Shopify Plus, Google Analytics, Amazon Seller Central, stock planning, supplier negotiation"]),
    ):  # fmt: skip
        paper.write(70, y, heading, 12, bold)
        for line in lines:
            y += 17
            paper.write(70, y, line, 10.5, plain)
        y += 32
    return scanned(paper.picture(150), -1.6, 11, noise=4)


def photo_on_its_side() -> Image.Image:
    """A page photographed with the telephone held the wrong way, under a lamp."""
    paper = Paper()
    paper.write(230, 80, "个 人 简 历", 20)
    lines = [
        ("姓名：柏远航", "性别：男", "学历：大专"),
        ("电话：137 0000 5528", "现居：成都市武侯区", "年龄：38岁"),
    ]
    for index, cells in enumerate(lines):
        for x, text in zip((70, 250, 420), cells, strict=True):
            paper.write(x, 125 + 24 * index, text)
    blocks = [
        ("求职意向", ["电商运营总监"]),
        ("工作经历", [
            "2021年3月—至今　　成都蜀味纪食品有限公司　　电商运营总监",
            "负责天猫超市、拼多多、快手小店，团队27人，2025年全渠道销售1.4亿元。",
            "2017年9月—2021年2月　　成都蜀味纪食品有限公司　　电商主管",
            "从两个人做起，开出京东自营，火锅底料类目第12名做到第3名。",
            "2010年6月—2017年8月　　重庆渝北区汇丰超市　　理货组长",
            "排班、验收、盘点。",
        ]),
        ("教育经历", ["2007年9月—2010年6月　　川东职业技术学院　　物流管理　　大专"]),
        ("专业技能", ["多多进宝、京准通、快手磁力金牛、冷链配送、食品经营许可办理"]),
    ]  # fmt: skip
    y = 200.0
    for heading, texts in blocks:
        paper.write(70, y, heading, 14)
        for text in texts:
            y += 24
            paper.write(70, y, text)
        y += 40
    page = lit_from_the_left(scanned(paper.picture(160), -0.7, 23, blur=0.8))
    return page.transpose(Image.Transpose.ROTATE_90)


def long_screenshot() -> Image.Image:
    """A picture as long as a roll, as telephones make of a page on the web."""
    paper = Paper(375, 1500)
    y = 60.0
    paper.write(24, y, "池小满", 22)
    blocks = [
        ("基本信息", ["女 · 33岁 · 厦门", "手机 135 0000 6639"]),
        ("工作经历", [
            "厦门鹭屿户外用品有限公司", "2022.04—至今", "电商运营总监",
            "抖音、天猫、得物三个平台", "直播间从零搭建，月销600万", "团队19人，投产比2.1做到3.3",
            "", "泉州溪山鞋服有限公司", "2018.06—2022.03", "店铺运营经理", "天猫旗舰店日常与大促", "双11单日破900万",
            "", "福州榕城数码商行", "2014.07—2018.05", "淘宝客服主管", "售前售后排班与培训", "好评率99.2%",
        ]),
        ("项目经历", ["春季新品首发", "2023.02—2023.05", "预售一周售罄，加单两次"]),
        ("教育背景", ["闽南商学院 市场营销 本科", "2010.09—2014.06"]),
        ("技能标签", ["千川投放 生意参谋", "直播运营 私域会员"]),
    ]  # fmt: skip
    for heading, texts in blocks:
        y += 44
        paper.write(24, y, heading, 17)
        for text in texts:
            y += 30 if text else 10
            paper.write(24, y, text, 13)
    return paper.picture(150).convert("RGB")


def main() -> None:
    """Draw all."""
    pdfmetrics.registerFont(TTFont(CHINESE, "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", subfontIndex=0))
    two_columns().save(HERE / "two-columns-zh.pdf", "PDF", resolution=180, quality=50)
    table_en().save(HERE / "table-en.jpg", quality=55)
    photo_on_its_side().save(HERE / "on-its-side-zh.pdf", "PDF", resolution=160, quality=45)
    long_screenshot().quantize(16).save(HERE / "long-screenshot-zh.png", optimize=True)


if __name__ == "__main__":
    main()
