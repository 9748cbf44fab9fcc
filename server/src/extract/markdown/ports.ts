import { span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/** States the ports of this machine's addresses that a document gives (`http://localhost:8000`, `127.0.0.1:8000`). */
export function emitPorts(text: string, from: number, emit: Emit<'doc.port'>): void {
  const address = /(?<![\w@.-])(?:(?:https?|wss?):\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d{2,5})(?![\d:.-]|\w)/g;
  address.lastIndex = from;
  const fixed = new Map<string, boolean>();
  for (const match of text.matchAll(address)) {
    const [written, port = ''] = match;
    const end = match.index + written.length;
    const fixedHere = fixed.get(port) ?? isFixed(text, port);
    fixed.set(port, fixedHere);
    emit('doc.port', port, span(end - port.length, end), {
      written,
      names: namesBefore(text, match.index),
      behind: namesBehind(text, end),
      fixedHere,
    });
  }
}

/** The words of the line before an address, in lower case: what the address may be said to be of. */
function namesBefore(text: string, at: number): readonly string[] {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 160), at);
  return wordsOf(line).slice(-12);
}

function namesBehind(text: string, at: number): readonly string[] {
  const newline = text.indexOf('\n', at);
  return wordsOf(text.slice(at, Math.min(newline < 0 ? text.length : newline, at + 160))).slice(0, 12);
}

const wordsOf = (line: string): readonly string[] => [...new Set(line.toLowerCase().match(/[a-z][\w-]*/g) ?? [])];

/** Whether the document itself chooses the port somewhere: a mapping, an option, a setting, a tunnel. */
const isFixed = (text: string, port: string): boolean =>
  new RegExp(
    `(?:^|[\\s"'=\`(])(?:-p\\s*|--?port[ =]|[\\w-]*port["']?\\s*[:=]\\s*["']?|-L\\s*)${port}\\b|(?<![\\w./:@-])${port}:[\\w.]+|\\d:${port}(?=[\\s"'\`])`,
    'i',
  ).test(text);
