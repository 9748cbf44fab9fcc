import { extensionOf, nameOf, type Path } from '../../base/path.ts';
import { type Span, span } from '../../base/span.ts';

/** What a suppression comment speaks of: its line or what follows, the whole file, or what lies between two of them. */
export type Form = '' | '-next-line' | '-file' | '-start' | '-end';

/** A comment that begins with `groundline-ignore`. */
export interface Directive {
  readonly form: Form;
  /** The comment with its marks. */
  readonly comment: Span;
  /** The keyword. */
  readonly keyword: Span;
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason?: string;
  readonly until?: string;
  /** Why it cannot be understood. */
  readonly malformed?: string;
}

/** The suppression comments of a text, in their order. */
export function directivesIn(path: Path, text: string): readonly Directive[] {
  return commentsOf(path)
    .flatMap(comment => [...text.matchAll(comment)])
    .map(match => {
      const [all, before = '', form = '', body = ''] = match;
      const start = match.index + before.length;
      const keyword = text.indexOf('groundline-ignore', start);
      const end = keyword + 'groundline-ignore'.length + form.length;
      return {
        form: form as Form,
        comment: span(start, match.index + all.length),
        keyword: span(keyword, end),
        ...readBody(body, end, form === '-end'),
      };
    })
    .sort((a, b) => a.comment.start - b.comment.start);
}

/** Whether a path's format has comments that can hold a directive. */
export const hasComments = (path: Path): boolean => commentsOf(path).length > 0;

/** Whether the comments of a path's format are those of markup, which texts may also show. */
export const isMarkup = (path: Path): boolean => commentsOf(path) === markup;

/**
 * How a format's comments that hold a directive look: what stands before it, its form, and what it says. Only formats whose
 * documents can have findings, since every file of a format named here is read.
 */
function commentsOf(path: Path): readonly RegExp[] {
  const name = nameOf(path);
  const extension = extensionOf(path);
  if (/^\.(?:md|mdx|markdown|html?)$/.test(extension)) return markup;
  if (/^\.(?:ya?ml|toml|py|sh|bash|zsh|mk|env|just)$/.test(extension)) return hash;
  if (/^\.(?:jsonc|json5)$/.test(extension)) return slashes;
  if (
    /^(?:Dockerfile|Containerfile|Makefile|GNUmakefile|makefile|justfile|Justfile|CODEOWNERS|Procfile|requirements.*\.txt)(?:\..+)?$/.test(
      name,
    )
  )
    return hash;
  return /^\.(?:env(?:\..+)?|gitignore|dockerignore|gitattributes|editorconfig)$|\.Dockerfile$/.test(name) || extension === '.dockerfile'
    ? hash
    : [];
}

const directive = 'groundline-ignore(-file|-next-line|-start|-end)?(?![\\w-])';
const hash: readonly RegExp[] = [new RegExp(`(^|[^\\S\\r\\n])#[^\\S\\r\\n]*${directive}([^\\r\\n]*)`, 'gm')];
const slashes: readonly RegExp[] = [
  new RegExp(`(^|[^\\S\\r\\n])//[^\\S\\r\\n]*${directive}([^\\r\\n]*)`, 'gm'),
  new RegExp(`(^|[^\\S\\r\\n])/\\*[^\\S\\r\\n]*${directive}((?:(?!\\*/)[^\\r\\n])*)\\*/`, 'gm'),
];
const markup: readonly RegExp[] = [new RegExp(`(^|)<!--\\s*${directive}((?:(?!-->)[^])*)-->`, 'gm')];

/** What stands behind the keyword: rules, then `--` and a reason with perhaps an end date in it. An end needs to name no rule. */
function readBody(body: string, offset: number, closes: boolean): Pick<Directive, 'rules' | 'reason' | 'until' | 'malformed'> {
  const [, named = '', said = ''] = /^([^]*?)(?:\s--\s?([^]*))?$/.exec(body) ?? [];
  const rules = [...named.matchAll(/[^\s,]+/g)]
    .filter(([it]) => !it.startsWith('until='))
    .map(it => ({ id: it[0], span: span(offset + it.index, offset + it.index + it[0].length) }));
  const until = /(?:^|\s)until=(\S*)/.exec(body)?.[1];
  const reason = said.replace(/(?:^|\s)until=\S*/, '').trim();
  const malformed =
    rules.length === 0 && !closes
      ? 'it names no rule, as in "groundline-ignore paths/dead-link -- reason"'
      : until !== undefined && !isDate(until)
        ? `"${until}" is no date, as in until=2027-01-31`
        : undefined;
  return {
    rules,
    ...(reason === '' ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(malformed === undefined ? {} : { malformed }),
  };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
