import { nameOf } from '../../../base/path.ts';
import { hasOption, names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';

/** `go build` leaves a program behind that bears the name of the package's folder. Source: `go help build`. */
export function go(call: Call): void {
  const [subcommand, ...args] = call.args;
  if (subcommand?.text !== 'build') return;
  const given = readArguments(args, names('-o -C -p -ldflags -gcflags -asmflags -tags -mod -modfile -buildmode -compiler -pkgdir'));
  if (hasOption(given, '-o')) return;
  const packages = given.operands.map(it => nameOf(it.text.replace(/\/+$/, ''))).filter(it => /\w/.test(it));
  for (const it of packages.length > 0 ? packages : call.cwd.folders.map(nameOf)) if (it !== '') call.produces(call.word, it);
}
