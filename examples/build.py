"""Make the two binary sources of the example from the readable text in this file.

``python examples/build.py`` writes ``sources/union-statement.docx`` and
``sources/inquiry-report.pdf``, byte for byte the same each time: both formats carry their dates
inside, and neither may depend on the day or the machine on which it was made.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

SOURCES = Path(__file__).parent / "sources"

UNION_STATEMENT = """
# Nine dead, one letter, no answer

Statement of the Union of Road and Bridge Workers (URBW)

Castrel, 5 May 2025

Yesterday, on 4 May 2025, 12,000 people marched through Castrel. They walked in silence from the \
Customs Gate to Chancery Square, behind nine empty chairs. We thank every one of them.

Nine people were killed when the Lindmoor Bridge collapsed on the night of 28 April 2025. The \
ministry counts seven. Two casual labourers were sleeping in the site hut under the western span. \
They were on no list, because the contractor kept none. We count them among the dead, because \
nobody else does.

## We had warned them

The ministry says that it was never warned. That is untrue. The union warned the ministry \
of the danger to the Lindmoor Bridge, in writing. On 3 March 2025 the union sent a \
warning letter to the ministry. It said that the bearings of the western span were cracked, and \
it asked for the bridge to be closed to lorries at once. The letter went by registered post. No \
answer came.

Six weeks later, on 14 April 2025, our members went on strike. They did so for their pay, and \
because four inspectors cannot look after 1,900 bridges. There were eight of them ten years ago.

## No order was given

The ministry says that it closed the bridge at midnight and that our members left the barriers \
in the depot. No order to close the bridge reached the depot. Our night shift had a strike rota \
for emergencies, and two crews were sitting by the telephone from six in the evening. It did not \
ring until the fire brigade called for lamps.

The bridge collapsed on 28 April 2025, at eight minutes to midnight. It cannot have been closed \
when it fell.

## What we demand

- The ministry must publish its register of letters for March 2025.
- The inquiry must be led by a judge, and not by an official.
- The families of all nine must be heard.

The minister, Aldous Renwick, said that those who left the barriers in the depot will have to \
answer for it. We agree that somebody will have to answer.

Hester Brandt, general secretary
"""

INQUIRY_REPORT = """
# Report of the Inquiry into the Collapse of the Lindmoor Bridge

Chair: Judge Livia Thornquist

Presented to Parliament on 12 February 2026

## 1. Summary of findings

1.1 The Lindmoor Bridge collapsed on 28 April 2025 at 11.52 pm. Seven people died and 34 were \
injured. The Inquiry heard 112 witnesses and examined 4,300 documents between 16 June 2025 and \
19 December 2025.

1.2 The Ministry of Transport has maintained that the bridge collapsed on 29 April 2025 at \
12.40 am. The Inquiry does not accept this. The clock of the traffic camera at the Customs Quay, \
the log of the fire brigade and the testimony of nine residents of Tanner's Row agree within four \
minutes. The hour given by the Ministry is that of a telephone note which was written on the \
afternoon of 29 April 2025.

## 2. The dead

2.1 Seven people died: the driver of the bus, Karl Imhoff, five of his passengers, and the driver \
of a delivery van. Two of them were children. Five died on the spot or before the evening of \
30 April 2025, and two in hospital on 2 May 2025.

2.2 The Union of Road and Bridge Workers has stated that nine people were killed. The Inquiry \
found no evidence that labourers had been sleeping in the site hut. No remains were recovered \
from it, and nobody has been reported missing.

2.3 These deaths are not to be confused with those of 9 August 2011, when three workers were \
killed by a falling scaffold on the same bridge.

## 3. The warnings

3.1 The first warning was the report of the consulting engineers Tolland & Fisk of 14 June 2019. \
The report states that the bearings of the western span "will not outlast the decade" and \
recommends their replacement at a cost of 4.2 million crowns. It was filed without comment.

3.2 The second was the letter of the Union, which is dated 3 March 2025. It was registered by \
the Ministry on 17 March 2025. The spokeswoman of the Ministry, Corinna Vale, told the Inquiry \
that the register had been kept in another building. The statement of 29 April 2025 that no \
letter had been received was therefore incorrect.

3.3 The third was the inspection of 10 March 2025, seven weeks before the collapse. An inspector, \
whose name is withheld at his request, testified that his superior had told him to change the \
rating of the bearings from "poor" to "satisfactory".

## 4. The closure order

4.1 The order to close the bridge bears the date of 28 April 2025. The Inquiry finds that it was \
written on 29 April 2025, after the collapse. The maintenance crews did not receive it. They \
cannot be blamed for the absence of barriers.

4.2 About 200 residents were taken to safety in the night. The Inquiry commends the fire brigade, \
which began to clear Tanner's Row before the gas main had been shut off.

## 5. Recommendations

5.1 Inspectors should report to an authority that is independent of the Ministry. Their number, \
which fell from eight to four between 2015 and 2025, should be restored by the end of 2027.

5.2 Every warning about a structure should be answered in writing within fourteen days.
"""

# Where a typesetter may break the longer words of the report.
HYPHENATION = """
    after-noon au-thority bar-riers bear-ings build-ing col-lapse col-lapsed com-mends com-ment
    con-fused consult-ing deliv-ery docu-ments engi-neers eve-ning evi-dence four-teen hos-pital
    incor-rect inde-pendent in-quiry inspec-tion inspec-tor inspec-tors labour-ers main-tained
    mainte-nance min-istry miss-ing pas-sengers recom-mends recov-ered regis-ter regis-tered
    replace-ment report-ed resi-dents satis-factory scaf-fold sleep-ing spokes-woman state-ment
    struc-ture su-perior tele-phone testi-fied testi-mony there-fore warn-ing wit-nesses writ-ing
"""


def main() -> None:
    (SOURCES / "union-statement.docx").write_bytes(union_statement())
    (SOURCES / "inquiry-report.pdf").write_bytes(inquiry_report())


# ------------------------------------------------------------------------- DOCX


def union_statement() -> bytes:
    """The union's statement as a word processor leaves it, with its core properties."""
    document = docx.Document()
    for style, words in _lines(UNION_STATEMENT):
        document.add_paragraph(words, style=style)
    properties = document.core_properties
    properties.title = "Nine dead, one letter, no answer"
    properties.author = "Hester Brandt"
    properties.last_modified_by = "Hester Brandt"
    properties.category = "Statement"
    properties.language = "en"
    properties.created = properties.modified = datetime.datetime(2025, 5, 5, 9, 30)
    properties.comments = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Paragraphs of a text with the name of their Word style."""
    styles = {"# ": "Title", "## ": "Heading 1", "- ": "List Bullet"}
    for line in filter(None, map(str.strip, text.splitlines())):
        mark = next((m for m in styles if line.startswith(m)), "")
        yield styles.get(mark, "Normal"), line.removeprefix(mark)


def _with_fixed_times(archive: bytes) -> bytes:
    """The same ZIP archive with one date for all members, so that it can be compared."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (2025, 5, 5, 9, 30, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            new.writestr(member, old.read(name))
    return buffer.getvalue()


# -------------------------------------------------------------------------- PDF


def inquiry_report() -> bytes:
    """The report in two columns, with running heads, page numbers and broken words."""
    width, height = A4
    buffer = io.BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        invariant=1,
        title="Report of the Inquiry into the Collapse of the Lindmoor Bridge",
        author="Livia Thornquist",
        subject="Presented to Parliament on 12 February 2026",
        creator="Lindmoor Bridge Inquiry",
        lang="en",
    )
    columns = [Frame(x, 90, 215, height - 180, id=str(x)) for x in (60, width - 275)]
    template.addPageTemplates([PageTemplate(frames=columns, onPage=_furniture)])
    template.build(_paragraphs(INQUIRY_REPORT))
    return buffer.getvalue()


def _furniture(canvas: Any, template: Any) -> None:
    """Draw the running head and the page number, and date the file."""
    canvas.setDateFormatter(lambda *_: "D:20260212090000Z")
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(60, 790, "Lindmoor Bridge Inquiry")
    canvas.drawRightString(535, 790, "HC 214, Session 2025-26")
    canvas.drawCentredString(297, 50, str(template.page))


def _paragraphs(text: str) -> list[Paragraph]:
    body = ParagraphStyle(
        "Normal",
        fontName="Times-Roman",
        fontSize=13,
        leading=17,
        alignment=4,
        spaceAfter=8,
        embeddedHyphenation=1,
    )
    title = ParagraphStyle(
        "Title", body, fontName="Times-Bold", fontSize=17, leading=20, alignment=0
    )
    heading = ParagraphStyle(
        "Heading 1", body, fontName="Times-Bold", fontSize=14, spaceBefore=8, keepWithNext=1
    )
    styles = {style.name: style for style in (body, title, heading)}
    return [
        Paragraph(_hyphenated(words) if style == "Normal" else words, styles[style])
        for style, words in _lines(text)
    ]


def _hyphenated(words: str) -> str:
    """Mark with soft hyphens where the longer words may break."""
    breaks = {word.replace("-", ""): word.index("-") for word in HYPHENATION.split()}

    def marked(match: re.Match[str]) -> str:
        word = match.group()
        at = breaks.get(word.lower(), 0)
        return f"{word[:at]}\u00ad{word[at:]}" if at else word

    return re.sub(r"[A-Za-z]+", marked, words).replace("&", "&amp;")


if __name__ == "__main__":
    main()
