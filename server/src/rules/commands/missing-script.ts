import { enumerate } from '../../base/enumerate.ts';
import { byNearness } from '../../base/nearest.ts';
import { folderOf, type Path } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import { nearestManifest, packages, scriptsOf } from '../../resolve/packages.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-script',
  summary: 'A command runs a package.json script that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['command.script'],
  reads: ['package.script', 'package.script-example', 'tree.file', 'tree.folder'],
  judge(claim, facts) {
    const { key: script, path, value } = claim;
    const { manifests, complete } = facts.ask(packages, '');
    if (manifests.length === 0) return unknown('not-local');
    if (/^\/.*\/$|[$*{<]/.test(script)) return unknown('placeholder');
    const folders = value.cwd.folders.filter(it => facts.get('tree.folder', it).length > 0);
    const near = folders.map(it => facts.ask(nearestManifest, it)).find(it => it !== undefined);
    const defined = facts.get('package.script', script);
    const inReach = !value.cwd.certain || near === undefined || value.workspace !== undefined || scriptsOf(facts, near).includes(script);
    if (defined.length > 0 && (inReach || isGlobal(claim))) return holds;
    // An image or a service runs in a folder of its own, with a package.json of the workspace.
    const inImage = value.cwd.folders.length === 0 && value.origin === 'config';
    if (folders.length === 0 && !inImage) return unknown('working-directory');
    if (!complete) return unknown('unreadable');
    if (builtIn.has(script) || (script === 'start' && near !== undefined && facts.get('tree.file', serverBeside(near)).length > 0)) return holds;
    if (mayBeBinary(claim)) return unknown('unproven');
    if (facts.in(path, 'package.script-example').some(it => it.key === script)) return unknown('produced');
    const manifest = near ?? (manifests.length === 1 ? manifests[0] : undefined);
    const names = manifest === undefined ? manifests.flatMap(it => scriptsOf(facts, it)) : scriptsOf(facts, manifest);
    const shown = defined[0] ?? facts.in(manifest ?? '', 'package.script')[0];
    const others = defined.length === 0 && manifests.length > 1 ? ', nor in another package.json' : '';
    return fails({
      message: `No script "${script}" in ${manifest ?? 'any package.json'}${others}; it defines ${names.length === 0 ? 'none' : enumerate(byNearness(script, names), 6)}`,
      ...(defined.length > 0 ? { severity: 'info' } : {}),
      confidence: manifest === undefined || inImage || value.origin === 'text' ? 'likely' : 'certain',
      related: shown === undefined ? [] : [{ path: shown.path, span: shown.span, message: defined.length > 0 ? 'it is defined here' : 'scripts are defined here' }],
      fixes: nameFixes(claim, names),
    });
  },
});

/** `npm run` knows these without a script. */
const builtIn: ReadonlySet<string> = new Set(['env', 'restart']);

/** `npm test` runs a script without `run`. */
const bare: ReadonlySet<string> = new Set(['test', 'start', 'stop']);

/** Yarn finds a script with a colon in every workspace. */
const isGlobal = ({ key, value }: FactOf<'command.script'>): boolean => value.manager === 'yarn' && key.includes(':');

/** yarn, bun and bare pnpm also run binaries, whose names hold no colon. */
function mayBeBinary({ key, value: { manager, explicit, cwd } }: FactOf<'command.script'>): boolean {
  if (key.includes(':')) return false;
  if (manager === 'yarn' || manager === 'bun') return true;
  return !explicit && !(cwd.certain && bare.has(key));
}

const serverBeside = (manifest: Path): Path => (folderOf(manifest) === '' ? 'server.js' : `${folderOf(manifest)}/server.js`);
