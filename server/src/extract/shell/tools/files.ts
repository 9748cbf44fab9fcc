import { hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call, Tool } from '../call.ts';
import type { Word } from '../word.ts';

/** Programs that take files and make others of them. */
export const copies: Readonly<Record<string, Tool>> = { cp: copy, mv: copy, rsync: copy, scp: copy, ln: link, install: copy };

/** Programs that fetch files. */
export const downloads: Readonly<Record<string, Tool>> = {
  curl(call) {
    const given = readArguments(
      call.args,
      names(
        '-o --output -H --header -d --data -X --request -u --user -F --form -A -e -b -c -m -w --data-raw --data-binary --url --retry --output-dir',
      ),
    );
    // `-o` alone is read of every program; here it may follow other letters: `-fsSLo`.
    const output = valueOf(given, '-o');
    if (output !== undefined) call.produces(output);
    if (hasOption(given, '-O', '--remote-name')) for (const it of given.operands) call.produces(it, lastSegment(it.text));
  },
  wget(call) {
    const given = readArguments(call.args, names('-O --output-document -P --directory-prefix -o --header -T -t'));
    const output = valueOf(given, '-O', '--output-document');
    if (output !== undefined) call.produces(output);
    else for (const it of given.operands) call.produces(it, lastSegment(it.text));
  },
  'Invoke-WebRequest': fetchByPowerShell,
  'Invoke-RestMethod': fetchByPowerShell,
  iwr: fetchByPowerShell,
  irm: fetchByPowerShell,
};

/** Programs that make or remove files, and programs that only read the files they are given. */
export const makers: Readonly<Record<string, Tool>> = {
  mkdir: makeAll('-m --mode'),
  touch: makeAll('-d -r -t'),
  tee: makeAll(''),
  truncate: makeAll('-s --size'),
  virtualenv: makeAll('-p --python'),
  'ssh-keygen': call => makeValue(call, '-f'),
  cat: readAll('', 'input'),
  rm: removeAll,
  unlink: removeAll,
  chmod: call => {
    const [mode, ...files] = readArguments(call.args).operands;
    if (/\+x/.test(mode?.text ?? '')) readOperands(call, files);
  },
  dd: call => {
    for (const it of call.args) if (it.text.startsWith('of=')) call.produces(it, it.text.slice(3));
  },
};

function copy(call: Call): void {
  const given = readArguments(
    call.args,
    names('-t --target-directory -m --mode -o --owner -g --group -e --rsh --exclude --include -i -P -S --suffix'),
  );
  const directory = valueOf(given, '-t', '--target-directory');
  const target = directory ?? given.operands.at(-1);
  const sources = directory === undefined ? given.operands.slice(0, -1) : given.operands;
  if (target === undefined || sources.length === 0) return;
  if (call.program === 'cp' || call.program === 'mv') readOperands(call, sources);
  if (isRemote(target)) return;
  const [first] = sources;
  call.produces(target, undefined, call.program === 'mv' && first !== undefined ? { movedFrom: first.text } : undefined);
  for (const it of sources)
    if (!target.dynamic && !it.dynamic)
      call.produces(
        target,
        `${target.text.replace(/\/+$/, '')}/${lastSegment(it.text)}`,
        call.program === 'mv' ? { movedFrom: it.text } : undefined,
      );
}

function link(call: Call): void {
  const { operands } = readArguments(call.args, names('-t -S'));
  const [source, target] = operands;
  if (source !== undefined) call.produces(target ?? source, target === undefined ? lastSegment(source.text) : undefined);
}

function readOperands(call: Call, operands: readonly Word[]): void {
  for (const it of operands) if (!isRemote(it)) call.file(it, 'input');
}

function makeAll(options: string): Tool {
  return call => {
    for (const it of readArguments(call.args, names(options)).operands) call.produces(it);
  };
}

function removeAll(call: Call): void {
  const { operands, rest } = readArguments(call.args);
  for (const it of [...operands, ...rest]) call.removes(it);
}

function makeValue(call: Call, option: string): void {
  const value = valueOf(readArguments(call.args, names(option)), option);
  if (value !== undefined) call.produces(value);
}

function readAll(options: string, use: 'input'): Tool {
  return call => {
    for (const it of readArguments(call.args, names(options)).operands) call.file(it, use);
  };
}

/** Parameters of PowerShell have one dash and any case. Source: the reference of Invoke-WebRequest. */
function fetchByPowerShell(call: Call): void {
  const at = call.args.findIndex(it => /^-outfile$/i.test(it.text));
  const output = call.args[at + 1];
  if (at >= 0 && output !== undefined) call.produces(output);
}

const isRemote = (word: Word): boolean => /^[\w.@-]+:/.test(word.text);

function lastSegment(written: string): string {
  const path = written.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}
