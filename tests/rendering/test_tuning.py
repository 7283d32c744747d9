"""That a tuned WeasyPrint writes what an untuned one writes, whatever stands on a page.

tests/rendering/test_shortcuts.py holds the example's ads to that; here is what ads don't have.
"""

import json
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]

WRITE = """\
import hashlib, json, sys
from generator.printing import fonts
with fonts.only_ours():
    from generator.rendering import paper, tuning
if sys.argv[1] == "plain":
    paper.tune = lambda: None
told = []
for html, css in 2 * json.load(sys.stdin):
    page = paper.Paper("pdf/ua-1", "x")
    engine = paper.press()
    told.append(hashlib.md5(engine.write(engine.lay(html, [css], page), page)).hexdigest())
print(json.dumps([told, tuning.tune() if sys.argv[1] == "tuned" else False]))
"""
PAGE = '<!DOCTYPE html><html lang="da"><head><title>T</title></head><body>{}</body></html>'
LONG = "Vi søger en medarbejder, der kan lide at tale i telefon og hjælpe kunder videre, også når det går stærkt. " * 4
SVG = "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/>"
PAGES = [
    (f"<h1>A</h1><p>{LONG}</p><ul><li>a</li><li>{LONG}</li></ul><ol>{'<li>b</li>' * 12}</ol>", "@page { size: 90mm 120mm }"),
    (f"<p>{LONG}</p>", "p { text-align: justify; hyphens: auto; letter-spacing: .1em; word-spacing: .2em }"),
    (f"<p>{LONG}</p><p>{'x' * 200}</p>", "body { width: 60mm; overflow-wrap: anywhere }"),
    ("<p>a\u00adb c</p><p>tab\tstop\nnext</p><pre>one\n\ttwo</pre>", "p { white-space: pre-line; width: 3mm }"),
    ("<p>1234 ½ ﬁ</p>", "p { font-feature-settings: 'tnum'; font-variant-numeric: oldstyle-nums; font-kerning: none }"),
    (f"<div class=a>{LONG}</div>", ".a { text-overflow: ellipsis; overflow: hidden; white-space: nowrap; width: 40mm }"),
    (f"<div class=a>{LONG}</div>", ".a { block-ellipsis: auto; max-lines: 2; continue: discard; width: 40mm }"),
    ("<p>A<sup>2</sup> <u>under</u> <s>through</s></p>", "u { text-decoration: overline } sup { vertical-align: 30% }"),
    ("<p class=a>one</p><p class=b>two</p>", "@page x { margin: 3mm } .b { page: x }"),
    ("<p class=a>abs</p>", "p { position: absolute; right: 10%; border: 1px solid red; border-radius: 20% }"),
    (f'<p>abs</p><img alt="x" src="{SVG}">', "p, img { position: absolute }"),
    ("<div class=a><p>f</p></div><p>after</p>", ".a { float: right; padding: 5%; margin: 1em; background: #eee }"),
    ("<div class=g><p>one</p><p>two</p></div>", ".g { display: grid; grid-template-columns: 1fr 20% }"),
    ("<div class=g><p>one</p><p>two</p></div>", ".g { display: flex; gap: 3% }"),
    ("<table><tr><td>a<td>b</table>", "table { border-collapse: collapse; width: 60% } td { border: 1px solid; padding: 2% }"),
    ("<p class=a>a</p><p class=b>b</p>", ".a { visibility: hidden } .b { box-shadow: 0 0 3px #000; opacity: .5 }"),
    ('<p>a <b lang="en">b</b> <i dir="rtl">שלום</i></p>', "p::first-letter { font-size: 2em } p::before { content: '→ ' }"),
]  # fmt: skip


def written(how):
    pages = json.dumps([(PAGE.format(body), css) for body, css in PAGES])
    done = subprocess.run([sys.executable, "-c", WRITE, how], input=pages, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_pages_of_every_kind_have_the_same_bytes():
    plain, _ = written("plain")
    tuned, known = written("tuned")

    assert known, "this version of WeasyPrint is not tuned: see whether it can be, and add it to tuning.KNOWN"
    assert len(tuned) == 2 * len(PAGES)
    differing = {
        PAGES[number % len(PAGES)] for number, (one, other) in enumerate(zip(tuned, plain, strict=True)) if one != other
    }
    assert differing == set()
