import { nameOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';

/**
 * Files by which version managers choose Node and Python. Sources: the pages of nvm, pyenv, asdf and mise. Names of release
 * lines (`lts/*`), paths and other interpreters (`pypy3.10`) are no version that can be compared.
 */
export default defineExtractor({
  id: 'toolchainFile',
  version: 1,
  emits: ['toolchain.version'],
  handles: path => formats.has(nameOf(path)) && [undefined, 'living'].includes(roleByPath(path)),
  extract({ path, text }, emit) {
    const pattern = formats.get(nameOf(path));
    if (pattern === undefined) return;
    for (const match of text.slice(0, longest).matchAll(pattern)) {
      const { tool = nameOf(path) === '.python-version' ? 'python' : 'node', version = '' } = match.groups ?? {};
      const end = match.index + match[0].length;
      emit('toolchain.version', tool === 'nodejs' ? 'node' : tool, span(end - version.length, end), { written: version, by: 'file' });
    }
  },
});

/** No such file is longer than a page. */
const longest = 10_000;

const alone = /^\s*(?:node-)?v?(?<version>\d+(?:\.\d+){0,2})(?=\s*(?:#.*)?$)/g;
const formats: ReadonlyMap<string, RegExp> = new Map([
  ['.nvmrc', alone],
  ['.node-version', alone],
  ['.python-version', alone],
  ['.tool-versions', /^(?<tool>nodejs|node|python)[ \t]+v?(?<version>\d+(?:\.\d+){0,2})(?=\s|$)/gm],
  ['mise.toml', /^(?<tool>node|python)[ \t]*=[ \t]*["']v?(?<version>\d+(?:\.\d+){0,2})(?=["'])/gm],
  ['.mise.toml', /^(?<tool>node|python)[ \t]*=[ \t]*["']v?(?<version>\d+(?:\.\d+){0,2})(?=["'])/gm],
]);
