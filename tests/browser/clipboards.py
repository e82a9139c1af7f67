"""What Word, Google Docs and a web page put on the clipboard (written here in their manner), and the story in it."""

WORD = (
    """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><link rel=themeData href="file:///C:/clip_themedata.thmx">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @page WordSection1 {size:595.3pt 841.9pt;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->
<h1><span lang=EN-US style='font-family:"Calibri Light";color:#2F5496'><b>Chapter One</b><o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:0cm;line-height:200%'><span lang=EN-US style='font-size:12.0pt;color:red'>The
<i style='mso-bidi-font-style:normal'>fog</i> came in, <b>slow</b> and <span style='font-style:italic'>grey</span>, and
<u>under</u> it<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[A1]</a></span></span>
the bell.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US>* * *<o:p></o:p></span></p>
<p class=MsoNormal align=center style='text-align:center'>In the <s>middle</s></p>
<p class=MsoNormal style='text-align:right'>To the right</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>oar</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span>rowlock</p>
<p class=MsoNormal>---</p>
<p class=MsoNormal>After<sup>2</sup></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Is it?</p></div></div>
<!--EndFragment--></body></html>""",
    "<h2>Chapter One</h2><p>The <em>fog</em> came in, <strong>slow</strong> and <em>grey</em>, and <u>under</u> it the bell.</p>"
    '<hr><p class="centre">In the <s>middle</s></p><p class="right">To the right</p>'
    "<ul><li><p>oar</p><ul><li><p>rowlock</p></li></ul></li></ul><hr><p>After<sup>2</sup></p>",
)

DOCS = (
    """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0f1e2d3c">
<h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial;font-weight:400;">Bell</span></h2>
<p dir="ltr" style="line-height:1.38;text-align:center;"><span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;">Plain </span><span style="font-weight:700;font-style:italic;white-space:pre-wrap;">both</span><span style="font-weight:400;font-style:normal;"> and a </span><a href="https://example.org/" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">link</span></a></p>
<br /><p dir="ltr"><span>#</span></p>
<p dir="ltr" style="text-align:right"><span style="font-style:italic">R</span></p><hr />
<ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc;"><p dir="ltr" role="presentation"><span style="font-weight:700">one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>two</span></p></li></ul></ul>
<p><span style="vertical-align:super;font-size:0.6em">up</span><span style="text-decoration:line-through">out</span></p>
</b><br class="Apple-interchange-newline">""",
    '<h2>Bell</h2><p class="centre">Plain <strong><em>both</em></strong> and a '
    '<a href="https://example.org/" rel="noopener nofollow ugc">link</a></p><hr><p class="right"><em>R</em></p><hr>'
    "<ul><li><p><strong>one</strong></p><ul><li><p>two</p></li></ul></li></ul><p><sup>up</sup><s>out</s></p>",
)

WEB = (
    """<div class="userstuff site-header" style="position:fixed"><p>One<br><br>two</p><p align="center">~*~</p>
<div class="letter"><p>Dear Bram</p></div><blockquote>quoted</blockquote><table><tr><td>1<td>2</table>
<p><ruby>漢<rt>kan</rt></ruby> <a href="javascript:void(0)">no link</a></p><img alt="A map" src="data:,x">
<script>x()</script></div>""",
    '<p>One</p><p>two</p><hr><div class="letter"><p>Dear Bram</p></div><blockquote><p>quoted</p></blockquote>'
    "<table><tbody><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>"
    "<p><ruby>漢<rt>kan</rt></ruby> no link</p><p>A map</p>",
)
