import { compileOwnersPattern } from '../../server/src/base/ownersPattern.ts';
import { folderOf, resolvePath } from '../../server/src/base/path.ts';
import { span } from '../../server/src/base/span.ts';
import { adding, type Mutator } from './mutation.ts';

/** A later line gives the files of a pattern to others. */
export const takenOver: Mutator = ({ claim }, workspace) => {
  const text = workspace.text(claim.path) ?? '';
  if (claim.kind !== 'owners.pattern' || claim.value.syntax === 'gitlab' || claim.value.owners.length === 0) return [];
  if (![...workspace.paths].some(compileOwnersPattern(claim.key, claim.value.syntax))) return [];
  const end = span(text.length, text.length);
  const newText = `${text.endsWith('\n') ? '' : '\n'}${claim.key} @somebody-else\n`;
  return [
    {
      kind: 'added',
      what: `give ${claim.key} to somebody else`,
      edits: new Map([[claim.path, [{ span: end, newText }]]]),
      gone: new Map(),
    },
  ];
};

/** Manifests of ecosystems that few repositories have; who sees to workflows alone may leave the rest to others. */
export const anotherManifest: Mutator = ({ claim }, workspace) => {
  const [ecosystem, path, text] = [
    ['cargo', 'Cargo.toml', '[package]\nname = "added"\nversion = "1.0.0"\n'] as const,
    ['composer', 'composer.json', '{ "name": "added/added", "require": { "monolog/monolog": "3.0.0" } }\n'] as const,
  ].find(it => !workspace.has(it[1])) ?? ['', '', ''];
  if (claim.kind === 'dependabot.updates' && claim.value.ecosystems.every(it => it === 'github-actions')) return [];
  if (path === '' || (claim.kind === 'dependabot.updates' && claim.value.ecosystems.includes(ecosystem))) return [];
  return [adding(`add ${path}`, path, text)];
};

/** An input asks for one more package. */
export const anotherRequirement: Mutator = ({ claim }, workspace) => {
  const input = claim.kind === 'requirements.compiled' ? claim.value.inputs.find(it => /\.(?:in|txt)$/.test(it)) : undefined;
  const path =
    input === undefined
      ? undefined
      : [resolvePath(folderOf(claim.path), input), resolvePath('', input)].find(it => it && workspace.has(it));
  const text = path === undefined ? undefined : workspace.text(path);
  if (path === undefined || text === undefined) return [];
  const newText = `${text.endsWith('\n') || text === '' ? '' : '\n'}tea-leaves\n`;
  const edits = new Map([[path, [{ span: span(text.length, text.length), newText }]]]);
  return [{ kind: 'added', what: `ask for one more package in ${path}`, edits, gone: new Map() }];
};

/** There is one more file of those that a number counts. */
export const oneMore: Mutator = ({ claim }, { engine: { snapshot } }) => {
  const [binding] = claim.kind === 'text.claim' ? snapshot.get('policy.claim', claim.key) : [];
  if (binding?.value.equals.is !== 'files') return [];
  const path = binding.value.equals.files.replace(/\*+/g, 'one_more');
  return [adding(`add ${path}`, path, '')];
};
