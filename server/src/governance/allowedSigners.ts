/** The lines of an allowed-signers file that count here, and why the others do not. */
export interface AllowedSigners {
  /** The lines that count, as a file of their own; empty when none do. */
  readonly text: string;
  readonly refused: readonly { readonly line: number; readonly because: string }[];
}

/** What decisions are signed for, so that a signature made for something else never counts. */
export const signatureNamespace = 'groundline-approval';

/**
 * Keeps the lines of an allowed-signers file that restrict `namespaces=` to our own and name whole addresses: a key that may sign
 * anything, or for anybody, may have been listed for another purpose. Lines are 1-based. Source: ssh-keygen(1), "ALLOWED SIGNERS".
 */
export function readAllowedSigners(text: string): AllowedSigners {
  const kept: string[] = [];
  const refused: { line: number; because: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const because = defectOf(line);
    if (because === undefined) kept.push(line);
    else refused.push({ line: index + 1, because });
  }
  return { text: kept.map(it => `${it}\n`).join(''), refused };
}

function defectOf(line: string): string | undefined {
  const [, quoted, bare, rest = ''] = /^(?:"([^"]*)"|(\S+))\s+(.*)$/.exec(line) ?? [];
  const principals = quoted ?? bare;
  if (principals === undefined) return 'it names no key';
  if (/[*?!]/.test(principals)) return 'its principals are a pattern; name each address';
  const options = /^((?:[^\s"]|"[^"]*")+)\s/.exec(rest)?.[1] ?? '';
  if (/(?:^|,)cert-authority(?:,|$)/i.test(options)) return 'it is a certificate authority; name the keys themselves';
  const namespaces = /(?:^|,)namespaces="([^"]*)"/i.exec(options)?.[1];
  if (namespaces === undefined) return `it does not restrict namespaces="${signatureNamespace}"`;
  return namespaces.split(',').every(it => it === signatureNamespace)
    ? undefined
    : `its namespaces are others than "${signatureNamespace}"`;
}
