import type { ClaimsAbout } from '../../analysis/claimsMap.ts';
import { grouped } from '../../base/grouping.ts';
import { escape } from './escape.ts';

/** Most documents in the map; those with false claims are never left out for others. */
const mostDocuments = 300;

/** The map of claims against facts: a row per document and source of truth, with how its claims stand. */
export function claimsSection(claims: readonly ClaimsAbout[] | undefined): string {
  if (claims === undefined || claims.length === 0) return '';
  const all = [...grouped(claims, it => it.document)].sort(([a, left], [b, right]) => falseIn(right) - falseIn(left) || (a < b ? -1 : 1));
  const shown = all.slice(0, mostDocuments);
  const sum = (of: 'true' | 'false' | 'unknown'): number => claims.reduce((total, it) => total + it[of], 0);
  const note =
    shown.length < all.length
      ? `<p class="note">Only ${shown.length} of ${all.length} documents are listed, those with false claims first</p>`
      : '';
  return `<section id="claims">
<h2>Claims and facts</h2>
<p>${sum('true') + sum('false') + sum('unknown')} claims: <span class="true">${sum('true')} true</span>, <span class="false">${sum('false')} false</span>, <span class="unknown">${sum('unknown')} unknown</span>. What cannot be proven either way is unknown, and never reported.</p>
${note}
<div class="scroll" tabindex="0" role="region" aria-label="Claims and facts">
<table class="map">
<thead><tr><th scope="col">Document</th><th scope="col">claims something of</th><th scope="col" class="number">true</th><th scope="col" class="number">false</th><th scope="col" class="number">unknown</th><th scope="col"><span class="hidden">Share</span></th></tr></thead>
${shown.map(([document, rows]) => body(document, rows)).join('\n')}
</table>
</div>
</section>`;
}

const falseIn = (rows: readonly ClaimsAbout[]): number => rows.reduce((sum, it) => sum + it.false, 0);

function body(document: string, rows: readonly ClaimsAbout[]): string {
  const lines = rows.map((row, index) => {
    const head = index === 0 ? `<th scope="rowgroup" rowspan="${rows.length}"><code>${escape(document)}</code></th>` : '';
    const isFile = row.source !== 'not judged' && row.source !== 'files and folders';
    const source = isFile ? `<code>${escape(row.source)}</code>` : `<span class="quiet">${escape(row.source)}</span>`;
    const numbers = (['true', 'false', 'unknown'] as const).map(it => `<td class="number ${it}">${row[it] === 0 ? '' : row[it]}</td>`);
    return `<tr>${head}<td>${source}</td>${numbers.join('')}<td>${bar(row)}</td></tr>`;
  });
  return `<tbody>${lines.join('')}</tbody>`;
}

/** The shares as a bar; the numbers beside it say the same. */
function bar(row: ClaimsAbout): string {
  const parts = (['true', 'false', 'unknown'] as const).filter(it => row[it] > 0);
  return `<span class="bar" aria-hidden="true">${parts.map(it => `<span class="${it}" style="flex:${row[it]}"></span>`).join('')}</span>`;
}
