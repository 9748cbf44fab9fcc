import type { LineStarts } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import { patternExtractors, type TextPattern } from '../extract/textPatterns.ts';
import type { TreeEntry } from '../index/tree.ts';
import { Policies } from '../policy/policies.ts';
import { isPolicyFile } from '../policy/policyFile.ts';
import { documentPaths } from '../workspace/loadFolder.ts';
import { hasOwnLines, lspLineStarts } from './convert.ts';
import type { Defects } from './defects.ts';

/** Turns the texts of one folder into facts and policy, and remembers of each what the engine does not. */
export class Reader {
  readonly policies: Policies;
  readonly #formats: readonly Extractor[];
  readonly #defects: Defects;
  #patterns: { readonly of: readonly TextPattern[]; readonly extractors: readonly Extractor[] } = { of: [], extractors: [] };
  /** Line starts of documents whose lines LSP counts otherwise than the engine, and of those the engine does not have. */
  readonly #lines = new Map<Path, LineStarts>();

  constructor(extractors: readonly Extractor[], ruleIds: readonly string[], defects: Defects) {
    this.#formats = extractors;
    this.policies = new Policies(ruleIds);
    this.#defects = defects;
  }

  /** Those of the formats, without what the policy looks for. */
  get formats(): readonly Extractor[] {
    return this.#formats;
  }

  isDocument(path: Path, entry: TreeEntry): boolean {
    return documentPaths(new Map([[path, entry]]), this.#extractors).length > 0;
  }

  /** Whether a path is a policy file, or a registry that one adopts. */
  isPolicy(path: Path): boolean {
    return isPolicyFile(path) || this.policies.registries().includes(path);
  }

  /** Takes note of a text as it stands, and gives it as the engine wants it: a byte order mark is no part of a document. */
  note(path: Path, text: string): string {
    if (hasOwnLines(text) || this.isPolicy(path)) this.#lines.set(path, lspLineStarts(text));
    else this.#lines.delete(path);
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  linesOf(path: Path): LineStarts | undefined {
    return this.#lines.get(path);
  }

  extract(path: Path, text: string): DocumentContribution {
    return extractDocument(this.#extractors, path, text, this.onDefect);
  }

  get #extractors(): readonly Extractor[] {
    const { patterns } = this.policies.policy;
    if (patterns !== this.#patterns.of) this.#patterns = { of: patterns, extractors: patternExtractors(patterns) };
    return [...this.#formats, ...this.#patterns.extractors];
  }

  /** Takes the new text of a policy file or registry, `undefined` when it is gone. */
  takePolicy(path: Path, text: string | undefined): void {
    if (isPolicyFile(path)) this.policies.update(path, text);
    else this.policies.updateRegistry(path, text);
  }

  readonly onDefect = (extractor: Extractor, path: Path, error: unknown): void => {
    this.#defects.note(`extractor ${extractor.id}`, path, error);
  };
}
