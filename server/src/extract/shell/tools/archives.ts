import { type Arguments, hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call, Tool } from '../call.ts';
import { partOf, type Word } from '../word.ts';

/** Programs that unpack archives. */
export const archives: Readonly<Record<string, Tool>> = { tar, bsdtar: tar, unzip, '7z': sevenZip };

/** Source: the manual of GNU tar. The first word may be letters without a dash: `tar xzf shop.tgz`. */
function tar(call: Call): void {
  const [first, ...rest] = call.args;
  const old = first !== undefined && /^[a-zA-Z]+$/.test(first.text) ? first.text : undefined;
  const given = readArguments(
    old === undefined ? call.args : rest,
    names('-C --directory -f --file --strip-components --exclude --transform -T --files-from -I --use-compress-program --owner --group'),
  );
  const operands = old?.includes('f') ? given.operands.slice(1) : given.operands;
  if (old?.includes('x') || hasOption(given, '-x', '--extract', '--get')) {
    const strip = Number(valueOf(given, '--strip-components')?.text ?? 0);
    unpack(call, valueOf(given, '-C', '--directory'), operands, it => withoutFolders(it, strip));
  } else if (old?.includes('c') || hasOption(given, '-c', '--create')) {
    const archive = old?.includes('f') ? given.operands[0] : valueOf(given, '-f', '--file');
    if (archive !== undefined && archive.text !== '-') call.produces(archive);
  }
}

/** Source: the manual of Info-ZIP's unzip. */
function unzip(call: Call): void {
  const given = readArguments(call.args, names('-d -x'));
  const flat = hasOption(given, '-j');
  unpack(call, valueOf(given, '-d'), given.operands.slice(1), it => (flat ? withoutFolders(it, Number.POSITIVE_INFINITY) : it));
}

function sevenZip(call: Call): void {
  const given: Arguments = readArguments(call.args);
  if (!/^[ex]$/.test(given.operands[0]?.text ?? '')) return;
  const folder = call.args.find(it => /^-o./.test(it.text));
  unpack(call, folder === undefined ? undefined : partOf(folder, 2), given.operands.slice(2), it => it);
}

/** States the members that are named, and otherwise that anything may lie in the folder from now on. */
function unpack(call: Call, folder: Word | undefined, members: readonly Word[], unpacked: (member: Word) => Word): void {
  if (folder !== undefined) call.produces(folder);
  const found = members.map(unpacked);
  if (folder === undefined && found.length > 0 && found.every(it => !it.dynamic && it.text !== '')) {
    for (const it of found) call.produces(it);
  } else call.fills(folder);
}

/** What of a member's path is left when its first folders are taken off, but for its name. */
function withoutFolders(member: Word, count: number): Word {
  const ends = [...member.text.matchAll(/\/+(?=[^/])/g)].map(it => it.index + it[0].length);
  const at = ends[Math.min(count, ends.length) - 1];
  return at === undefined ? member : partOf(member, at);
}
