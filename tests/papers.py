"""Small résumés of invented people, written by the tests that need a real file."""

from __future__ import annotations

from pathlib import Path

ABLE = (
    "周若楠",
    "电话：139 0000 0000　邮箱：zhou@example.com",
    "工作经历",
    "2019.03 - 至今　　杭州青禾电子商务有限公司　　电商运营总监",
    "负责天猫、京东旗舰店的整体运营，带领35人团队，2023年GMV 3.2亿元，同比增长45%。",
    "搭建会员体系与商品体系，负责直通车、万相台的投放和数据分析。",
    "2014.07 - 2019.02　　上海澜海电子商务有限公司　　电商运营经理",
    "负责天猫旗舰店的日常运营与活动策划。",
    "教育背景",
    "2010.09 - 2014.06　　浙江工商大学　　市场营销　　本科",
)

BEGINNER = (
    "Mia Brandt",
    "mia@example.com",
    "WORK EXPERIENCE",
    "Mar 2024 - Present    Corner Bakery    Barista",
    "Served guests and kept the till.",
    "EDUCATION",
    "2020 - 2023    City College    B.A. in History",
)


def write_docx(path: Path, lines: tuple[str, ...] = ABLE) -> Path:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def write_locked_pdf(path: Path) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 720, "Locked away")
    canvas.save()
    return path
