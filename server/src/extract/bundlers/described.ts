import type { Node } from 'jsonc-parser';
import { folderOf, resolvePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { Emit, SourceDocument } from '../extractor.ts';
import { insideQuotes, jsonOf, properties, property, stringOf } from '../json.ts';

/** `angular.json`: each project's output. The application builder adds a folder for the browser. Source: Angular's "Workspace configuration". */
export function emitAngular(document: SourceDocument, emit: Emit<'build.output'>): void {
  const { root } = jsonOf(document);
  for (const { name, value } of properties(property(root, 'projects'))) {
    const targets = property(value, 'architect') ?? property(value, 'targets');
    const build = property(targets, 'build');
    if (build === undefined) continue;
    const written = property(property(build, 'options'), 'outputPath');
    const base = written?.type === 'object' ? property(written, 'base') : written;
    const application = /:application$/.test(stringOf(property(build, 'builder')) ?? '');
    const browser = written?.type === 'object' ? stringOf(property(written, 'browser')) : undefined;
    const path = written === undefined ? `dist/${name}` : stringOf(base);
    const below = application ? (browser ?? 'browser') : '';
    state(document, base, path === undefined ? undefined : `${path}/${below}`, 'angular', emit);
  }
}

/** `tsconfig.json`: where the compiler writes to, unless another file says so or nothing is written. Source: the "TSConfig Reference". */
export function emitTypescript(document: SourceDocument, emit: Emit<'build.output'>): void {
  const { root } = jsonOf(document);
  const options = property(root, 'compilerOptions');
  const written = property(options, 'outDir');
  if (property(options, 'noEmit')?.value === true) return;
  if (written === undefined && property(root, 'extends') === undefined) return;
  state(document, written, written === undefined ? undefined : stringOf(written)?.replace(/^\$\{configDir\}\//, ''), 'tsc', emit);
}

function state(
  document: SourceDocument,
  node: Node | undefined,
  path: string | undefined,
  tool: 'angular' | 'tsc',
  emit: Emit<'build.output'>,
): void {
  const folder = path === undefined || path.includes('$') ? undefined : resolvePath(folderOf(document.path), path);
  const key = stringOf(node) ?? '';
  emit('build.output', key, key === '' || node === undefined ? nowhere : insideQuotes(node), {
    tool,
    ...(folder === undefined ? {} : { folder }),
  });
}
