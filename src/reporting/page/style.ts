// The look of every page, on a screen, by day and by night, on a telephone and on A4. Contrasts are at least 4.5 to 1 for words, 3 to 1 for shapes.
export const PAGE_STYLE = `:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #50585f; --line: #d3d9df; --band: #f1f4f7;
  --blue: #1f3f6b; --good: #1a6b3a; --warn: #8a4b00; --bad: #a3161c;
  --s1: #2f6db3; --s2: #4d9a5f; --s3: #c27c0e; --s4: #c2571a; --s5: #a3161c; --s6: #6b7580; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e8ecf0; --soft: #a9b3bd; --line: #39424c; --band: #1d232a;
  --blue: #9cc3f5; --good: #6fd08f; --warn: #f0b45c; --bad: #ff8f8a;
  --s1: #6ea8e6; --s2: #6fbf83; --s3: #e0a23e; --s4: #e8824a; --s5: #f0645f; --s6: #8f9aa5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .4rem 0 0; color: var(--blue); }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid var(--blue); color: var(--blue); }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; color: var(--blue); }
p { margin: .5rem 0; max-width: 65ch; }
a { color: var(--blue); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--s3); outline-offset: 2px; }
.under, .note, figcaption { color: var(--soft); }
.under { margin: .2rem 0 1rem; }
.note { font-size: .9rem; }
.back { margin: 0; font-size: .9rem; }
.good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
.wide { overflow-x: auto; margin: .6rem 0 1.2rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .3rem; }
th, td { padding: .3rem .55rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { background: var(--band); vertical-align: bottom; border-bottom: 1px solid var(--blue); }
tbody th { font-weight: inherit; }
tfoot th, tfoot td { font-weight: 600; border-top: 1px solid var(--blue); border-bottom: 1px solid var(--blue); }
.n { white-space: nowrap; }
.r { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem; margin: .8rem 0; padding: 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; break-inside: avoid; }
.tiles .name { display: block; font-size: .85rem; color: var(--soft); }
.tiles .value { display: block; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles .more { display: block; font-size: .85rem; color: var(--soft); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 0 2rem; align-items: start; }
figure { margin: .6rem 0 1.2rem; break-inside: avoid; }
figure svg { display: block; width: 100%; max-width: 36rem; height: auto; }
figcaption { font-size: .9rem; margin-bottom: .3rem; }
figure svg text { fill: var(--soft); font-size: 12px; font-family: inherit; }
figure svg .axis { stroke: var(--soft); } figure svg .grid { stroke: var(--line); }
.f1 { fill: var(--s1); } .f2 { fill: var(--s2); } .f3 { fill: var(--s3); } .f4 { fill: var(--s4); } .f5 { fill: var(--s5); } .f6 { fill: var(--s6); }
.l1 { stroke: var(--s1); } .l2 { stroke: var(--s2); } .l3 { stroke: var(--s3); } .whisker { stroke: var(--ink); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: .3rem 0; padding: 0; font-size: .85rem; }
.legend svg { display: inline-block; width: .8rem; height: .8rem; margin-right: .35rem; vertical-align: -.05rem; }
details { margin: .4rem 0 1rem; } summary { cursor: pointer; }
.phone { display: none; }
@media (max-width: 30rem) {
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .5rem; } .tiles .value { font-size: 1.1rem; }
  th, td { padding: .3rem .35rem; }
  .wide .x { display: none; } .phone { display: block; }
}
code { font-family: Consolas, "Liberation Mono", Menlo, monospace; font-size: .92em; overflow-wrap: anywhere; }
@page { size: A4; margin: 14mm 12mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --band: #eee; --blue: #1f3f6b; --good: #1a6b3a; --warn: #8a4b00;
    --bad: #a3161c; --s1: #2f6db3; --s2: #4d9a5f; --s3: #c27c0e; --s4: #c2571a; --s5: #a3161c; --s6: #6b7580; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  thead { display: table-header-group; } tfoot { display: table-row-group; }
  tr, .tiles li, figure { break-inside: avoid; } tbody tr:last-child { break-after: avoid; }
  h2, h3, caption, figcaption { break-after: avoid; }
  .wide .x { display: table-cell; }
  .pair { grid-template-columns: 1fr 1fr; gap: 0 1.2rem; } .pair figure svg { max-width: none; }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: .4rem; } .tiles li { padding: .3rem .5rem; } .tiles .value { font-size: 1.1rem; }
  section > .wide tbody th { min-width: 10.5rem; }
  h2 { margin-top: 1.4rem; }
  .back, .screen, .phone { display: none; }
}
`
