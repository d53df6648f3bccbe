"""Writes sources/letter.docx: a company's annual letter with what Word files really have.

Run it in this folder; the bytes are the same each time. Nothing but the standard library is needed.
"""

import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text, bold=False, more=""):
    weight = "<w:b/>" if bold else ""
    properties = f"<w:rPr>{weight}{more}</w:rPr>" if weight or more else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style=None, level=None, align=None):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level[1]}"/><w:numId w:val="{level[0]}"/></w:numPr>'
    if align:
        properties += f'<w:jc w:val="{align}"/>'
    inner = "".join(run(piece) if not piece.startswith("<w:") else piece for piece in runs)
    return f"<w:p>{'<w:pPr>' + properties + '</w:pPr>' if properties else ''}{inner}</w:p>"


def lead(words, rest, **more):
    return paragraph(run(words, bold=True), rest, **more)


def cell(text, span=1, merge=None, width=1800):
    properties = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def table(*rows):
    grid = '<w:gridCol w:w="1800"/>' * 4
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in
                      ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="7200" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>")


def picture(identifier, name, alt, width, height):
    size = f'cx="{width * 9525}" cy="{height * 9525}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="{name}" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def png(width, height):
    """Hills in three flat colours under a pale sky."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            near = height * 3 // 4 - (x * (width - x)) // (width * 3)
            far = height // 2 + abs(x % 120 - 60) // 2
            rows += b"\x1b\x6e\x52" if y > near else b"\x7a\xb0\x92" if y > far else b"\xe8\xf1\xf5"

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def document():
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    mark = 'w:id="9" w:author="周" w:date="2025-03-01T09:00:00Z"'
    deleted = f"<w:del {mark}><w:r><w:delText>约</w:delText></w:r></w:del>"
    body = [
        paragraph("青禾集团2024年度致股东的信", style="Title"),
        paragraph("——稳住根基，向新生长", style="Subtitle", align="center"),
        paragraph("董事长　林远山", align="center"),
        paragraph(),
        paragraph("各位股东："),
        paragraph("2024年，是青禾集团成立二十周年。面对需求不足、价格下行的压力，全体同事稳住了基本盘，也打开了新空间。"
                  "现将一年的经营情况报告如下。"),
        paragraph("这一年的答卷", style="Heading1"),
        paragraph("全年实现营业收入", deleted, run("86.4亿元", bold=True), "，同比增长", run("9.2%", bold=True),
                  "；归属于上市公司股东的净利润", run("7.15亿元", bold=True), "，同比增长", run("12.6%", bold=True),
                  "；经营活动产生的现金流量净额", run("10.3亿元", bold=True), "，净资产收益率13.8%", note, "。"),
        paragraph("主要经营指标见下表。"),
        table(
            [cell("业务板块", merge="restart"), cell("2024年", span=2), cell("毛利率（%）", merge="restart")],
            [cell("", merge="continue"), cell("收入（亿元）"), cell("同比（%）"), cell("", merge="continue")],
            [cell("智能农机"), cell("41.7"), cell("14.3"), cell("28.6")],
            [cell("种业"), cell("18.9"), cell("6.8"), cell("41.2")],
            [cell("食品加工"), cell("21.5"), cell("5.1"), cell("17.4")],
            [cell("数字服务"), cell("4.3"), cell("-2.7"), cell("52.0")],
        ),
        paragraph(picture("rId6", "picture1.png", "云溪生产基地全景，远处是山", 240, 120), align="center"),
        paragraph("图1　云溪生产基地", style="Caption", align="center"),
        paragraph("我们做对了什么", style="Heading1"),
        paragraph("把研发放在第一位", style="Heading2"),
        lead("研发投入再创新高。", "全年研发费用5.62亿元，占营业收入的6.5%；新增授权发明专利87件，累计达到612件。"),
        lead("新品贡献超过三成。", "“青禾一号”无人插秧机交付1 240台，亩均用工减少62%；三年内上市的新品收入占比达到33.4%。"),
        paragraph("把客户当成伙伴", style="Heading2"),
        paragraph("服务网点增加到418个，覆盖27个省份的1 106个县；", level=(2, 0)),
        paragraph("平均报修响应时间由36小时缩短到19小时；", level=(2, 0)),
        paragraph("客户满意度92.7分，比上年提高1.9分；", level=(2, 0)),
        paragraph("海外收入9.8亿元，同比增长27.5%，首次进入3个新市场。", level=(2, 0)),
        paragraph("把责任写进报表", style="Heading2"),
        paragraph("单位产值能耗下降8.3%，光伏自发电占用电量的24%；", level=(3, 0)),
        paragraph("员工总数6 318人，人均培训46学时，研发人员占比21.7%；", level=(3, 0)),
        paragraph("公益投入1 860万元，“禾苗计划”资助学生2 300名。", level=(3, 0)),
        paragraph("也要说说没做好的", style="Heading1"),
        paragraph("数字服务板块收入下降2.7%，没有达到年初目标；存货周转天数为87天，仍比行业先进水平多11天。"
                  "这两件事，责任在管理层，我们已经列入2025年的考核。"),
        paragraph("2025年的打算", style="Heading1"),
        paragraph("2025年，我们的目标是：营业收入增长10%左右，净利润增长12%以上，研发投入不低于6亿元，"
                  "分红比例不低于当年净利润的40%。为此要办好四件事："),
        lead("聚焦主业。", "智能农机产能提高到每年3万台，关键零部件自制率达到75%。", level=(4, 0)),
        lead("加快出海。", "海外收入占比提高到15%，建成2个区域备件中心。", level=(4, 0)),
        lead("降本增效。", "存货周转天数压降到80天以内，管理费用率控制在5.8%以内。", level=(4, 0)),
        lead("以人为本。", "实施第二期员工持股计划，覆盖核心骨干480人。", level=(4, 0)),
        paragraph("二十年，我们从一间农机修理铺走到今天，靠的是土地给的耐心。感谢每一位股东的信任与陪伴！"),
        paragraph("青禾集团股份有限公司", run("", more="<w:b/>"), align="right"),
        paragraph("2025年3月28日", align="right"),
    ]
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
               '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
               "</w:sectPr>")
    return f"{HEAD}<w:document {W} {R} {DRAWING}><w:body>{''.join(body)}{section}</w:body></w:document>"


def style(identifier, name, paragraph_properties="", run_properties="", based="Normal", more=""):
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (f'<w:style w:type="paragraph" {more} w:styleId="{identifier}"><w:name w:val="{name}"/>{based}'
            f"<w:pPr>{paragraph_properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>")


def styles():
    numbered = '<w:numPr>{}<w:numId w:val="1"/></w:numPr>'
    second = '<w:ilvl w:val="1"/>'
    return f"{HEAD}<w:styles {W}>" + "".join([
        style("Normal", "Normal", based=None, more='w:default="1"'),
        style("Title", "Title", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
        style("Subtitle", "Subtitle", "", '<w:sz w:val="28"/>'),
        style("Caption", "caption", "", '<w:sz w:val="20"/>'),
        style("Heading1", "heading 1", numbered.format("") + '<w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="32"/>'),
        style("Heading2", "heading 2", numbered.format(second) + '<w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="28"/>'),
    ]) + "</w:styles>"


def level(at, numbering, text, more=""):
    return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{numbering}"/>{more}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>')


def numbering():
    kinds = [
        level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/>')
        + level(1, "chineseCountingThousand", "（%2）", '<w:pStyle w:val="Heading2"/><w:suff w:val="nothing"/>'),
        level(0, "bullet", "●"),
        level(0, "decimalEnclosedCircle", "%1", '<w:suff w:val="nothing"/>'),
        level(0, "decimal", "%1."),
    ]
    inner = "".join(f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{kind}</w:abstractNum>'
                    for at, kind in enumerate(kinds))
    inner += "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(kinds)))
    return f"{HEAD}<w:numbering {W}>{inner}</w:numbering>"


def footnotes():
    note = "净资产收益率按加权平均计算，未扣除非经常性损益。"
    line = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
    return (f"{HEAD}<w:footnotes {W}>" + line.format("separator", 0, "separator")
            + line.format("continuationSeparator", 1, "continuationSeparator")
            + f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(note)}</w:p></w:footnote></w:footnotes>')


def relations(*entries):
    inner = "".join(f'<Relationship Id="rId{at}" Type="{TYPE}{kind}" Target="{target}"/>'
                    for at, (kind, target) in enumerate(entries, 1))
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def content_types():
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
             "header1": "header"}
    inner = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{word}{kind}+xml"/>' for part, kind in parts.items())
    return (f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f"{inner}</Types>")


def main():
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"),
            ("hyperlink", "https://qinghe.example"), ("header", "header1.xml"), ("image", "media/image1.png"),
        ).replace('Target="https://qinghe.example"', 'Target="https://qinghe.example" TargetMode="External"'),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/footnotes.xml": footnotes(),
        "word/header1.xml": f'{HEAD}<w:hdr {W}><w:p>{run("青禾集团2024年年度报告")}</w:p></w:hdr>',
        "word/media/image1.png": png(240, 120),
    }
    with zipfile.ZipFile("sources/letter.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)


main()
