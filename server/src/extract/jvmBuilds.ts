import { folderOf, nameOf, resolvePath } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';

/**
 * Builds of the JVM: the folders of the repository that they are told to write to. Sources: Maven's plugins (`outputDirectory`) and
 * Gradle's DSL (`destinationDirectory`, `into`).
 */
export default defineExtractor({
  id: 'jvmBuilds',
  version: 1,
  emits: ['command.produces'],
  handles: path => nameOf(path) === 'pom.xml' || /\.gradle(?:\.kts)?$/.test(path),
  extract({ path, text }, emit) {
    const pattern = nameOf(path) === 'pom.xml' ? maven : gradle;
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

const maven = /<(?:outputDirectory|finalOutputDirectory|destinationDirectory)>([^<]{1,200})/g;
const gradle =
  /\b(?:destinationDir(?:ectory)?(?:\.set)?|outputDir(?:ectory)?(?:\.set)?|into)\b[\s=(]{0,4}(?:(?:layout\.\w+\.dir|(?:rootProject\.|project\.)?file)\()?["']([^"'\n]{1,200})/g;
