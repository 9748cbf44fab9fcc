/** The look of the HTML report: one column, calm, light or dark as the reader has it, and plain on paper. */
export const style = `
:root { color-scheme: light dark; --paper: #fbfaf8; --card: #fff; --ink: #22282d; --quiet: #5c666e; --line: #e2dfd9; --accent: #2f5d73;
  --error: #b3261e; --warning: #8a5a00; --info: #2f5d86; --hint: #5c666e; --true: #3d7a4e; --false: #b3261e; --unknown: #8f8a80; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191c; --card: #1e2327; --ink: #e4e6e7; --quiet: #9ba5ac; --line: #32393f; --accent: #8cc0d8;
  --error: #f28b82; --warning: #e3b95b; --info: #8fbbe6; --hint: #9ba5ac; --true: #7cc08f; --false: #f28b82; --unknown: #6e7881; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 66rem; padding: 2.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
h1 { margin: 0; font-size: 2rem; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h1 code { font-size: 0.65em; }
h2 { margin: 0 0 1rem; font-size: 1.25rem; }
code { font: 0.875em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.brand { margin: 0 0 0.25rem; color: var(--accent); font-weight: 600; letter-spacing: 0.02em; }
.summary { margin: 0.25rem 0 1.25rem; color: var(--quiet); }
.quiet, footer { color: var(--quiet); font-weight: 400; }
.note { padding-left: 0.75rem; border-left: 3px solid var(--line); color: var(--quiet); }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
.counts li { flex: 1 1 7rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: var(--quiet); }
.counts strong { display: block; font-size: 1.75rem; line-height: 1.2; }
.counts .error strong { color: var(--error); } .counts .warning strong { color: var(--warning); } .counts .info strong { color: var(--info); }
.counts .none strong { color: var(--quiet); font-weight: 400; }
nav { display: flex; gap: 1.5rem; margin: 1.5rem 0 2rem; padding-bottom: 0.75rem; border-bottom: 1px solid var(--line); }
section { margin: 0 0 3rem; }
.filter { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; margin-bottom: 1rem; }
.filter[hidden] { display: none; }
.filter fieldset { display: flex; gap: 0.9rem; margin: 0; padding: 0; border: 0; }
.filter legend { float: left; margin-right: 0.75rem; padding: 0; color: var(--quiet); }
.search { flex: 1 1 16rem; display: flex; gap: 0.5rem; align-items: center; color: var(--quiet); }
input[type=search] { flex: 1; min-width: 0; padding: 0.4rem 0.65rem; border: 1px solid var(--line); border-radius: 7px; background: var(--card); color: var(--ink); font: inherit; }
::placeholder { color: var(--quiet); opacity: 1; }
output { color: var(--quiet); }
details { margin-bottom: 0.75rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
summary { padding: 0.65rem 1rem; cursor: pointer; }
summary .name { font-weight: 600; overflow-wrap: anywhere; }
.tally { display: inline-block; min-width: 1.6em; padding: 0 0.45em; border-radius: 1em; background: var(--line); font-size: 0.85em; text-align: center; }
details ul { margin: 0; padding: 0; list-style: none; }
.finding { padding: 0.7rem 1rem; border-top: 1px solid var(--line); }
.finding .message { display: block; margin-top: 0.15rem; overflow-wrap: anywhere; }
.finding .rule { display: none; color: var(--quiet); font-size: 0.875em; }
.by-other .finding .rule { display: inline; }
.finding ul { margin-top: 0.3rem; color: var(--quiet); font-size: 0.925em; }
.fact::before { content: "→ "; color: var(--accent); } .fix::before { content: "fix: "; color: var(--true); }
.badge { display: inline-block; min-width: 4.4rem; font-size: 0.8rem; font-weight: 600; }
.badge.error { color: var(--error); } .badge.warning { color: var(--warning); } .badge.info { color: var(--info); } .badge.hint { color: var(--hint); }
.clean { font-size: 1.1rem; color: var(--true); }
.scroll { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
#trend details .scroll { border-width: 1px 0 0; border-radius: 0; }
table { width: 100%; border-collapse: collapse; font-size: 0.925rem; }
th, td { padding: 0.4rem 0.9rem; text-align: left; vertical-align: top; font-weight: 400; }
.map { min-width: 38rem; } .map code { overflow-wrap: break-word; }
thead th { color: var(--quiet); font-size: 0.85rem; white-space: nowrap; }
tbody { border-top: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
span.true, td.true { color: var(--true); } span.false, td.false { color: var(--false); font-weight: 600; } span.unknown, td.unknown { color: var(--quiet); }
.bar { display: flex; gap: 1px; width: 7rem; height: 0.6rem; margin-top: 0.45rem; border-radius: 3px; overflow: hidden; }
.bar .true { background: var(--true); } .bar .false { background: var(--false); } .bar .unknown { background: var(--unknown); }
figure { margin: 0 0 1rem; } figcaption { color: var(--quiet); font-size: 0.925rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
.axis { stroke: var(--quiet); } .grid { stroke: var(--line); stroke-dasharray: 3 4; }
.error { --fill: light-dark(#c9584f, var(--error)); } .warning { --fill: light-dark(#b57f1d, var(--warning)); } .info { --fill: light-dark(#5b8ab5, var(--info)); } .hint { --fill: var(--unknown); }
rect { fill: var(--fill); } .key { white-space: nowrap; margin-right: 1rem; } .key::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.4em; border-radius: 2px; background: var(--fill); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --accent: #234; --error: #b3261e; --warning: #8a5a00;
  --info: #2f5d86; --hint: #444; --true: #3d7a4e; --false: #b3261e; --unknown: #b9b4aa; }
  body { max-width: none; padding: 0; font-size: 10pt; } nav, .filter { display: none; } .finding, tr, figure { break-inside: avoid; } .scroll { overflow: visible; } }
`;
