import { severities } from '../../rules/severity.ts';
import { plural, type TrendPoint } from '../report.ts';
import { escape } from './escape.ts';

const width = 720;
const height = 160;

/** Findings over the last commits: stacked columns, and the same numbers as a table. */
export function trendSection(trend: readonly TrendPoint[] | undefined): string {
  if (trend === undefined || trend.length === 0) return '';
  const rows = [...trend]
    .reverse()
    .map(
      it =>
        `<tr><th scope="row"><code>${escape(it.commit.slice(0, 7))}</code></th><td>${escape(it.date)}</td><td>${escape(it.subject)}</td>${severities.map(severity => `<td class="number">${it.findings[severity]}</td>`).join('')}</tr>`,
    );
  return `<section id="trend">
<h2>Trend</h2>
${chart(trend)}
<details><summary>The same as a table</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Findings by commit"><table>
<thead><tr><th scope="col">Commit</th><th scope="col">Date</th><th scope="col">Subject</th>${severities.map(it => `<th scope="col" class="number">${it}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody>
</table></div></details>
</section>`;
}

function chart(trend: readonly TrendPoint[]): string {
  const sums = trend.map(it => severities.reduce((sum, severity) => sum + it.findings[severity], 0));
  const most = Math.max(1, ...sums);
  const step = width / trend.length;
  const wide = Math.min(step * 0.8, 48);
  const columns = trend.map((point, index) => {
    let top = height;
    const parts = severities.map(severity => {
      const tall = (point.findings[severity] / most) * height;
      top -= tall;
      return tall === 0
        ? ''
        : `<rect class="${severity}" x="${number(index * step + (step - wide) / 2)}" y="${number(top)}" width="${number(wide)}" height="${number(tall)}"/>`;
    });
    return `<g><title>${escape(`${point.commit.slice(0, 7)} ${point.date}: ${plural(sums[index] ?? 0, 'finding')}. ${point.subject}`)}</title>${parts.join('')}</g>`;
  });
  const [first, last] = [sums[0] ?? 0, sums.at(-1) ?? 0];
  const label = `Findings in ${plural(trend.length, 'commit')}: ${first} in the first, ${last} in the last, ${Math.max(...sums)} at most`;
  const keys = severities.filter(it => trend.some(point => point.findings[it] > 0)).map(it => `<span class="key ${it}">${it}</span>`);
  return `<figure><svg viewBox="-36 -10 ${width + 44} ${height + 34}" role="img" aria-label="${escape(label)}">
<line class="axis" x1="0" y1="${height}" x2="${width}" y2="${height}"/><line class="grid" x1="0" y1="0" x2="${width}" y2="0"/>
<text x="-6" y="4" text-anchor="end">${most}</text><text x="-6" y="${height + 4}" text-anchor="end">0</text>
${columns.join('\n')}
<text x="0" y="${height + 18}">${escape(trend[0]?.date ?? '')}</text><text x="${width}" y="${height + 18}" text-anchor="end">${escape(trend.at(-1)?.date ?? '')}</text>
</svg><figcaption>${keys.join('')}${escape(label)}</figcaption></figure>`;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);
