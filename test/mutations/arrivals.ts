import { folderOf, nameOf, type Path } from '../../server/src/base/path.ts';
import { nowhere, span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { rules } from '../../server/src/rules/rules.ts';
import { adding, editing, type Held, type Mutation } from './mutation.ts';
import { forbidden, forbiddenText, indebted, legacy, unread } from './policyWritten.ts';
import type { MutableWorkspace } from './workspace.ts';

/** What comes to a workspace and must not, for the rules that judge what is there rather than what is said of it. */
export function arrivalsIn(workspace: MutableWorkspace): readonly { readonly held: Held; readonly mutation: Mutation }[] {
  const { snapshot } = workspace.engine;
  const paths = [...workspace.paths];
  const source = paths.find(it => /(?:^|\/)src\/[^/]+\.\w+$/.test(it));
  const cased = paths.find(it => /^[A-Z]+\.md$/.test(it));
  const readme = ['README.md', 'CONTRIBUTING.md'].find(it => isJudged(it, workspace));
  const script = paths.find(it => /^(?:scripts|bin|tools|dev|install)\/[^/]+\.sh$/.test(it));
  const budget = snapshot.all('policy.debt-budget').find(it => it.key.endsWith(indebted));
  return [
    ...coming('layout/tracked-junk', 'merge.orig', 'left over'),
    ...(cased === undefined ? [] : coming('layout/case-collision', cased.toLowerCase(), 'in other letters', cased)),
    ...(source === undefined ? [] : coming('layout/build-output-in-source', `${folderOf(source)}/node_modules/left/index.js`, 'built')),
    ...(snapshot.all('policy.allowed').length === 0 ? [] : coming('layout/stray-file', 'stray-notes.xyz', 'astray')),
    ...(snapshot.all('policy.forbidden-file').length === 0 ? [] : coming('layout/forbidden-file', forbidden, '{}')),
    ...(snapshot.all('policy.must-be-read').some(it => it.key.startsWith(unread))
      ? coming('config/unread-config', `${unread}/forgotten.yaml`, 'lamps: 3\n')
      : []),
    ...(budget === undefined
      ? []
      : [{ held: heldBy('debt/over-budget', budget), mutation: adding('leave debts', indebted, '# TODO mend it\n') }]),
    ...(script === undefined ? [] : written('paths/absolute-path', script, 'cp /Users/maria/work/shop/app.env .\n', workspace)),
    ...(readme === undefined || snapshot.all('policy.legacy').length === 0
      ? []
      : [
          ...written('paths/legacy-reference', readme, `\nSee \`${legacy}/run.py\` for the rest.\n`, workspace),
          ...written('text/forbidden-reference', readme, `\nCalled ${forbiddenText} before.\n`, workspace),
        ]),
  ];
}

/** Whether claims of a document are judged at all. */
const isJudged = (path: Path, { engine }: MutableWorkspace): boolean =>
  rules.some(rule => [...engine.verdictsIn(path, rule)].some(({ verdict }) => verdict.is !== 'unknown' || verdict.because !== 'role'));

/** Two that differ by case alone are said at the one that sorts later. */
function coming(rule: string, path: Path, text: string, other = path): readonly { readonly held: Held; readonly mutation: Mutation }[] {
  const said = [path, other].sort().at(-1) ?? path;
  const claim: FactOf = { kind: 'tree.file', key: said, value: { link: false }, path: said, span: nowhere };
  return [{ held: heldBy(rule, claim), mutation: adding(`add ${nameOf(path)}`, path, text) }];
}

/** Words at the end of a document. */
function written(
  rule: string,
  path: Path,
  words: string,
  workspace: MutableWorkspace,
): readonly { readonly held: Held; readonly mutation: Mutation }[] {
  const text = workspace.text(path) ?? '';
  const end = span(text.length, text.length);
  const claim: FactOf = { kind: 'tree.file', key: path, value: { link: false }, path, span: end };
  const line = text.endsWith('\n') ? words : `\n${words}`;
  return [{ held: heldBy(rule, claim), mutation: editing('added', `write "${words.trim()}"`, path, end, line) }];
}

function heldBy(id: string, claim: FactOf): Held {
  const rule = rules.find((it): it is Rule => it.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return { rule, claim, found: [] };
}
