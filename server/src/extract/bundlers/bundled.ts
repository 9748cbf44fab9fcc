import { folderOf, type Path, resolvePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { Bundler } from '../../facts/builds.ts';
import type { Emit, SourceDocument } from '../extractor.ts';
import { type Setting, type Settings, settingsIn } from './settings.ts';

/** How a configuration in JavaScript says where the output goes. Sources: the configuration references of the bundlers. */
interface Format {
  readonly tool: Bundler;
  /** The setting that names the output. */
  readonly output: string;
  readonly standard: string;
  /** The setting that names the folder which the output is relative to. */
  readonly root?: string;
}

const formats: readonly Format[] = [
  { tool: 'vite', output: 'build.outDir', standard: 'dist', root: 'root' },
  { tool: 'webpack', output: 'output.path', standard: 'dist' },
  { tool: 'rspack', output: 'output.path', standard: 'dist' },
  { tool: 'next', output: 'distDir', standard: '.next' },
  { tool: 'vue', output: 'outputDir', standard: 'dist' },
  { tool: 'astro', output: 'outDir', standard: 'dist', root: 'root' },
];

/** States where the bundler writes to, and nothing where the text leaves it open. */
export function emitBundled(tool: string, document: SourceDocument, emit: Emit<'build.output'>): void {
  const format = formats.find(it => it.tool === tool);
  if (format === undefined) return;
  const { text } = document;
  if (isDeep(text)) return;
  const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  const found = settingsIn(text, [format.output, format.root ?? '', ...(tool === 'next' ? ['output'] : [])].map(last));
  const outputs = found.settings.filter(it => it.name === format.output);
  const [output] = outputs;
  const folder = outputs.length > 1 ? undefined : folderOfOutput(format, found, document.path);
  emit('build.output', output?.value?.text ?? '', output?.span ?? nowhere, {
    tool: format.tool,
    ...(folder === undefined ? {} : { folder }),
  });
}

/** Whether brackets nest deeper than any configuration does; strings are counted, too. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\](){}]/g)) if (/[[({]/.test(bracket) ? ++depth > 60 : --depth < -60) return true;
  return false;
}

function folderOfOutput(format: Format, { settings, names, open }: Settings, path: Path): Path | undefined {
  const only = (name: string): Setting | undefined => settings.find(it => it.name === name);
  const output = only(format.output);
  // Without any setting of its own a file hands over what another program makes.
  const isOwn = format.output.includes('.path') ? names.has('output') : names.size > 0;
  if (output === undefined && (open || !isOwn)) return undefined;
  const exported = format.tool === 'next' ? only('output') : undefined;
  if (exported !== undefined && exported.value === undefined) return undefined;
  const standard = exported?.value?.text === 'export' ? 'out' : format.standard;
  if (output !== undefined && output.value === undefined) return undefined;
  const own = folderOf(path);
  if (output?.value?.fromFile === true) return resolvePath(own, output.value.text);
  const root = format.root === undefined ? undefined : only(format.root);
  if (root !== undefined && root.value === undefined) return undefined;
  const base = resolvePath(own, root?.value?.text ?? '.');
  return base === undefined ? undefined : resolvePath(base, output?.value?.text ?? standard);
}
