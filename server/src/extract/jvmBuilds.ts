import { folderOf, nameOf, resolvePath } from '../base/path.ts';
import { defineExtractor, type Emit } from './extractor.ts';

/**
 * Builds of the JVM: the folders of the repository that they are told to write to, and the documents that they name. Sources: Maven's
 * plugins (`outputDirectory`) and Gradle's DSL (`destinationDirectory`, `into`).
 */
export default defineExtractor({
  id: 'jvmBuilds',
  version: 2,
  emits: ['command.produces', 'build.document'],
  handles: path => /(?:^|\/)(?:pom|build)\.xml$|\.(?:gradle(?:\.kts)?|sbt)$/.test(path),
  extract({ path, text }, emit) {
    if (nameOf(path) !== 'pom.xml') emitDocuments(text, emit);
    if (!/\.xml$|\.gradle/.test(path)) return;
    const pattern = path.endsWith('.xml') ? maven : gradle;
    for (const match of text.matchAll(pattern)) {
      const written = (match[1] ?? '').trim();
      const start = match.index + match[0].length - (match[1] ?? '').length;
      // A variable in front stands for the module's folder, its target or the root; without one the module's is meant.
      const [, base, rest = ''] = /^(\$\{[^}]*\}|\$\w+)?\/?(.*)$/.exec(written) ?? [];
      const folder = rest.replace(/\/+$/, '');
      if (folder === '' || /[$*{]/.test(folder)) continue;
      const named = base === undefined ? resolvePath(folderOf(path), folder) : resolvePath('', folder);
      if (named === undefined) continue;
      const cwd = { folders: base === undefined ? [''] : [], certain: false };
      emit('command.produces', named, { start, end: start + written.length }, { how: 'build', cwd, origin: 'config' });
    }
  },
});

/** States the documents that string literals of a build name. What every repository has is there to be packed. */
function emitDocuments(text: string, emit: Emit<'build.document'>): void {
  for (const match of text.matchAll(document)) {
    const [, folder = '', name = ''] = match;
    if (kept.test(name)) continue;
    const start = match.index + 1 + folder.length;
    emit('build.document', name, { start, end: start + name.length }, { written: folder + name });
  }
}

const document = /["']((?:[^"'\s]{1,200}[/\\])?)([\w-][\w.-]*\.(?:md|markdown|adoc|rst|txt|pdf|csv|svg))["']/g;
const kept = /^(?:readme|index|change-?log|changes|license|notice|contributing|security|code_of_conduct|copying|authors|robots)\./i;

const maven = /<(?:outputDirectory|finalOutputDirectory|destinationDirectory)>([^<]{1,200})/g;
const gradle =
  /\b(?:destinationDir(?:ectory)?(?:\.set)?|outputDir(?:ectory)?(?:\.set)?|into)\b[\s=(]{0,4}(?:(?:layout\.\w+\.dir|(?:rootProject\.|project\.)?file)\()?["']([^"'\n]{1,200})/g;
