// The look of the HTML sheet, on a screen and on paper. Light only: it is a document. Wide tables scroll within themselves on a phone.
export const HTML_STYLE = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 11pt/1.45 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 200mm; margin: 0 auto; padding: 10mm 6mm; }
h1 { font-size: 1.55em; line-height: 1.2; margin: 0; color: #1f3550; }
h2 { font-size: 1.25em; margin: 1.8em 0 .5em; padding-bottom: .2em; border-bottom: 2px solid #1f3550; color: #1f3550; }
h3 { font-size: 1.1em; margin: 1.6em 0 .4em; color: #1f3550; }
p { margin: .5em 0; }
.under { margin-top: .2em; color: #444; }
.parties { display: flex; gap: 10mm; margin: 1.2em 0; }
.parties > div { flex: 1; border: 1px solid #b8c1cc; padding: .5em .8em; }
.parties p { margin: 0; }
.role { font-size: .8em; text-transform: uppercase; letter-spacing: .06em; color: #555; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1.2em; margin: .6em 0 1em; }
dt { color: #444; }
dd { margin: 0; font-weight: 600; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.2em; font-size: .8em; }
caption, .caption { text-align: left; font-size: 10pt; font-weight: 700; color: #1f3550; padding: 0 0 .3em; margin: 0; }
th, td { padding: .3em .5em; text-align: left; vertical-align: top; border-bottom: 1px solid #d5dbe2; }
thead th { background: #eef2f6; border-bottom: 1px solid #1f3550; font-weight: 600; vertical-align: bottom; }
tfoot th, tfoot td { border-top: 1px solid #1f3550; border-bottom: 1px solid #1f3550; font-weight: 700; }
.r { text-align: right; font-variant-numeric: tabular-nums; }
td { overflow-wrap: anywhere; }
td.r { white-space: nowrap; }
.strong { font-weight: 700; }
ol, ul { margin: .2em 0 1.2em; padding-left: 1.5em; }
li { margin: .25em 0; }
.fingerprint { border: 1px solid #b8c1cc; padding: .5em .8em; font-size: .86em; break-inside: avoid; }
code { font-family: Consolas, "Liberation Mono", Menlo, monospace; word-break: break-all; font-weight: 700; }
@media screen and (max-width: 40rem) {
  .wide { overflow-x: auto; }
  .wide table { min-width: 34rem; }
  .parties { flex-direction: column; }
  dl { grid-template-columns: 1fr; }
}
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: "page " counter(page) "/" counter(pages); font-size: 8pt; } }
@media print {
  body { font-size: 9.5pt; }
  caption, .caption { font-size: 9pt; }
  main { max-width: none; padding: 0; }
  h2, h3, caption, .caption { break-after: avoid; }
  h2.page { break-before: page; margin-top: 0; }
  tr, li, .parties { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
