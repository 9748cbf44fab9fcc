import { extensionOf, isMarkdown } from '../base/path.ts';
import { span } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';

/** Documents that `go generate` writes, as directives in Go's sources say. Source: `go help generate`. */
export default defineExtractor({
  id: 'goGenerate',
  version: 1,
  emits: ['attributes.generated'],
  handles: path => extensionOf(path) === '.go' && [undefined, 'living'].includes(roleByPath(path)),
  extract({ text }, emit) {
    if (!text.includes('//go:generate')) return;
    for (const { index, 1: command = '' } of text.matchAll(/^\/\/go:generate[ \t]+([^\r\n]+)/gm)) {
      const document = writtenBy(
        command
          .trim()
          .replace(runner, '')
          .split(/[ \t]+/),
      );
      if (document === undefined) continue;
      const start = text.indexOf(document, index);
      // A directive runs in the folder of its file.
      emit('attributes.generated', `/${document.replace(/^\.\//, '')}`, span(start, start + document.length), { generated: true });
    }
  },
});

/** What runs a program by its package. */
const runner = /^go[ \t]+(?:run(?:[ \t]+-\S+)*|tool)[ \t]+/;

/** The document that a command names as its output, or as the last of several paths, which most programs write; none above its folder. */
function writtenBy(words: readonly string[]): string | undefined {
  const [program = ''] = words;
  if (keepsWords.test(program.replace(/@.*|.*\//g, '')) || words.some(it => /embed/i.test(it))) return undefined;
  const places: string[] = [];
  let flag = '';
  for (const word of words.slice(1)) {
    const [, name = '', value] = /^(-[^=]*)(?:=(.*))?$/.exec(word) ?? [];
    const of = name === '' ? flag : name;
    const written = name === '' ? word : (value ?? '');
    if (output.test(of) && isDocument(written)) return written;
    if (of === '' && /[./]/.test(word)) places.push(word);
    flag = name !== '' && value === undefined ? name : '';
  }
  const last = places.length > 1 ? places.at(-1) : undefined;
  return last !== undefined && isDocument(last) ? last : undefined;
}

const isDocument = (written: string): boolean => isMarkdown(written) && /^(?:\.\/)?[\w-][\w./-]*$/.test(written) && !written.includes('..');

const output = /^--?(?:o|out|output)(?:[-_]?(?:file|path))?$/i;

/** What copies a document, or fills a part of it. */
const keepsWords = /^(?:cp|mv|ln|rsync|sed|git|cat|mdsh|cog|doctoc|mdtoc|markdown-toc|terraform-docs|prettier|markdownlint\S*)$/;
