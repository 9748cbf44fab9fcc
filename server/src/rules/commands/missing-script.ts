import { enumerate } from '../../base/enumerate.ts';
import { byNearness, nearest } from '../../base/nearest.ts';
import { folderOf } from '../../base/path.ts';
import { nearestManifest, packages, scriptsOf } from '../../resolve/packages.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-script',
  summary: 'A command runs a package.json script that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.script'],
  reads: ['package.script', 'package.script-example', 'tree.file', 'tree.folder'],
  judge({ key: script, span, path, value: { manager, explicit, workspace, cwd } }, facts) {
    const { manifests, complete } = facts.ask(packages, '');
    if (manifests.length === 0) return unknown('not-local');
    if (/^\/.*\/$|[$*{<]/.test(script)) return unknown('placeholder');
    const folders = cwd.folders.filter(it => facts.get('tree.folder', it).length > 0);
    const near = folders.map(it => facts.ask(nearestManifest, it)).find(it => it !== undefined);
    const elsewhere = facts.get('package.script', script);
    if (elsewhere.length > 0) {
      if (!cwd.certain || near === undefined || workspace !== undefined || scriptsOf(facts, near).includes(script)) return holds;
      if (manager === 'yarn' && script.includes(':')) return holds; // Yarn finds these in every workspace.
    }
    if (folders.length === 0) return unknown('working-directory');
    if (!complete) return unknown('unreadable');
    if (builtIn.has(script) || (script === 'start' && near !== undefined && facts.get('tree.file', serverBeside(near)).length > 0)) return holds;
    // These also run binaries, whose names never hold a colon.
    if ((manager === 'yarn' || manager === 'bun' || !explicit) && !script.includes(':') && !(manager !== 'yarn' && manager !== 'bun' && cwd.certain && bare.has(script))) {
      return unknown('unproven');
    }
    if (facts.in(path, 'package.script-example').some(it => it.key === script)) return unknown('produced');
    const manifest = near ?? (manifests.length === 1 ? manifests[0] : undefined);
    const names = manifest === undefined ? manifests.flatMap(it => scriptsOf(facts, it)) : scriptsOf(facts, manifest);
    const meant = nearest(script, names);
    const others = elsewhere.length === 0 && manifests.length > 1;
    const defined = elsewhere[0] ?? (manifest === undefined ? undefined : (facts.in(manifest, 'package.script').find(it => it.key === meant) ?? facts.in(manifest, 'package.script')[0]));
    return fails({
      message: `No script "${script}" in ${manifest === undefined ? 'any package.json' : `${manifest}${others ? ' or another package.json' : ''}`}${
        manifest === undefined || names.length === 0 ? '' : `; ${others ? 'it' : 'it'} defines ${enumerate(byNearness(script, names), 6)}`
      }`,
      ...(elsewhere.length > 0 ? { severity: 'info' as const } : {}),
      ...(manifest === undefined ? { confidence: 'likely' as const } : {}),
      related: defined === undefined ? [] : [{ path: defined.path, span: defined.span, message: `"${defined.key}" is defined here` }],
      fixes: meant === undefined ? [] : [{ title: `Change to "${meant}"`, kind: 'review', changes: [{ type: 'edit', path, span, newText: meant }] }],
    });
  },
});

/** `npm run` knows these without a script. */
const builtIn: ReadonlySet<string> = new Set(['env', 'restart']);

/** `npm test` runs a script without `run`. */
const bare: ReadonlySet<string> = new Set(['test', 'start', 'stop']);

const serverBeside = (manifest: string): string => (folderOf(manifest) === '' ? 'server.js' : `${folderOf(manifest)}/server.js`);
