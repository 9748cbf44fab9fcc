import { type Span, span } from '../../server/src/base/span.ts';
import type { FactKind, FactOf } from '../../server/src/facts/fact.ts';
import { editing, type Held, type Mutation, type Mutator, namingRules } from './mutation.ts';
import { misspelt, misspeltPath, type Random } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';

/** Mistakes in the claim's own words: a misspelt name or path, another port. */
export const claimSide: Mutator = (held, workspace, random) => {
  const mistake = (ofRule[held.rule.id] ?? (namingRules.has(held.rule.id) ? ofKind[held.claim.kind] : undefined))?.(
    held,
    workspace,
    random,
  );
  return mistake === undefined ? [] : [mistake];
};

type Mistake = (held: Held, workspace: MutableWorkspace, random: Random) => Mutation | undefined;

/** Another text in place of what the claim names. Tried again when the result names something that there is, too. */
const writing =
  (wrong: (text: string, random: Random) => string, named: (claim: FactOf) => readonly string[] = it => [it.key]): Mistake =>
  ({ claim }, workspace, random) => {
    const at = placeOf(claim, named(claim), workspace);
    if (at === undefined) return undefined;
    const right = (workspace.text(claim.path) ?? '').slice(at.start, at.end);
    for (let attempt = 0; attempt < 8; attempt++) {
      const mistaken = wrong(right, random);
      if (mistaken === right || exists(claim, right, mistaken, workspace)) continue;
      return editing(`write "${mistaken}" for "${right}"`, claim.path, at, mistaken);
    }
    return undefined;
  };

/** The first of some texts that stands within the claim's span, and where. */
function placeOf(claim: FactOf, texts: readonly string[], workspace: MutableWorkspace): Span | undefined {
  const written = (workspace.text(claim.path) ?? '').slice(claim.span.start, claim.span.end);
  for (const text of texts) {
    const at = text === '' ? -1 : written.indexOf(text);
    if (at >= 0) return span(claim.span.start + at, claim.span.start + at + text.length);
  }
  return undefined;
}

function exists(claim: FactOf, right: string, mistaken: string, { engine }: MutableWorkspace): boolean {
  const key = claim.key.replace(right, mistaken);
  if (truths.some(kind => engine.snapshot.get(kind, key).length > 0 || engine.snapshot.get(kind, mistaken).length > 0)) return true;
  const name = key.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '');
  return engine.snapshot.get('tree.name', name).length > 0 || engine.snapshot.get('tree.folder', key).length > 0;
}

const truths: readonly FactKind[] = [
  'compose.service',
  'compose.fence-service',
  'compose.resource',
  'docker.stage',
  'package.script',
  'make.target',
  'doc.heading',
  'doc.anchor',
  'env.variable',
];

/** Any other port that nothing in the workspace names. */
const otherPort = writing((_port, random) => String(20_000 + random(20_000)));

const word = writing(misspelt);
const path = writing(misspeltPath);
/** Python's names are misspelt in the last segment. */
const module = writing((text, random) => text.replace(/[^.]+$/, last => misspelt(last, random)));

/** `npm test` and `pnpm dev` misspelt are other commands, or programs; they claim no script. */
const isOwnCommand = (claim: FactOf): boolean => claim.kind === 'command.script' && !claim.value.explicit;

const ofKind: Readonly<Partial<Record<FactKind, Mistake>>> = {
  'command.compose-service': word,
  'compose.service-reference': word,
  'compose.build-target': word,
  'docker.stage-reference': word,
  'command.script': (held, workspace, random) => (isOwnCommand(held.claim) ? undefined : word(held, workspace, random)),
  'command.target': word,
  'doc.anchor-link': word,
  'compose.resource-use': writing(misspelt, it => [it.kind === 'compose.resource-use' ? it.value.name : it.key]),
  'command.module': module,
  'python.entry-point': writing(
    (text, random) => text.replace(/[^.]+$/, last => misspelt(last, random)),
    it => [it.kind === 'python.entry-point' ? it.value.module : it.key],
  ),
  'command.compose-file': path,
  'command.file': path,
  'compose.path': (held, workspace, random) => (/^[./]+$/.test(held.claim.key) ? undefined : path(held, workspace, random)),
  'docker.copy-source': path,
  'owners.pattern': path,
  // A name without a folder may be that of any file, here or elsewhere.
  'doc.path': (held, workspace, random) => (held.claim.key.includes('/') ? path(held, workspace, random) : undefined),
  'doc.link': writing(misspeltPath, it => [it.kind === 'doc.link' ? it.value.written.replace(/[#?].*$/s, '') : '', it.key]),
  'doc.port': otherPort,
  'command.port': otherPort,
};

const ofRule: Readonly<Record<string, Mistake>> = {
  'paths/dead-anchor': (held, workspace, random) => {
    const { claim } = held;
    if (claim.kind !== 'doc.link') return word(held, workspace, random);
    const { anchor, anchorSpan } = claim.value;
    if (anchor === undefined || anchorSpan === undefined || !/[a-z0-9]/i.test(anchor)) return undefined;
    const wrong = misspelt(anchor, random);
    const text = (workspace.text(claim.path) ?? '').slice(anchorSpan.start, anchorSpan.end);
    const at = text.indexOf(anchor);
    if (at < 0) return undefined;
    const place = span(anchorSpan.start + at, anchorSpan.start + at + anchor.length);
    return editing(`write "#${wrong}" for "#${anchor}"`, claim.path, place, wrong);
  },
  'compose/duplicate-host-port': ({ claim }, workspace, random) => {
    if (claim.kind !== 'compose.port' || claim.value.host === undefined || !/^\d+$/.test(claim.value.host)) return undefined;
    const others = workspace.engine.snapshot
      .in(claim.path, 'compose.port')
      .filter(it => it.value.service !== claim.value.service && /^\d+$/.test(it.value.host ?? '') && it.value.host !== claim.value.host)
      .filter(it => it.value.protocol === claim.value.protocol && it.value.ip === claim.value.ip);
    const port = others[random(Math.max(1, others.length))]?.value.host;
    const at = placeOf(claim, [claim.value.host], workspace);
    return port === undefined || at === undefined ? undefined : editing(`publish ${port} too`, claim.path, at, port);
  },
};
