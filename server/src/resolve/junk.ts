import { nameOf, type Path } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** What a program leaves behind, by its name. */
export interface Junk {
  readonly id: string;
  /** With its article: `a log`. */
  readonly what: string;
  /** Whether people keep such files on purpose, or do not mind them: where no ignore file leaves them out, or even so. */
  readonly kept?: 'unless ignored' | 'even so';
}

/** The files that programs leave behind, and those that hold a secret; question: `''`. */
export const junkFiles = defineResolution({
  id: 'junk-files',
  reads: ['tree.file', 'env.variable'],
  answer(facts): readonly Path[] {
    const left = facts
      .all('tree.file')
      .map(it => it.key)
      .filter(it => junkAt(it) !== undefined);
    return [
      ...left,
      ...new Set(
        facts
          .all('env.variable')
          .filter(isSecret)
          .map(it => it.path),
      ),
    ];
  },
});

/** The first variable of an env file whose value looks like a secret that works somewhere. */
export const secretIn = (facts: FactView<'env.variable'>, path: Path): FactOf<'env.variable'> | undefined =>
  facts.in(path, 'env.variable').find(isSecret);

const isSecret = ({ key, path, value: { value } }: FactOf<'env.variable'>): boolean =>
  /^\.env(?:\.(?:local|prod|production|staging))?$/.test(nameOf(path)) &&
  /SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|PRIVATE_?KEY|CREDENTIAL/.test(key) &&
  /^(?=.*\d)(?=.*[A-Za-z])[\w+/=.-]{20,}$/.test(value) &&
  !/change|example|your|xxx|test|dummy|local|placeholder|secret|password|default|dev|sample|insecure|12345/i.test(value);

/** What a file is when a program left it behind: tests and examples keep such files on purpose. */
export function junkAt(path: Path): Junk | undefined {
  const name = nameOf(path);
  const kind = kinds.find(it => it.name.test(name) && it.path?.test(path) !== false && (it.anywhere || !path.includes('/')));
  if (kind === undefined) return undefined;
  const role = roleByPath(path) ?? 'living';
  const kept = kind.always ? role === 'fixture' || role === 'vendored' : onPurpose.test(path) || !['living', 'template'].includes(role);
  return kept ? undefined : kind;
}

const onPurpose =
  /(?:^|\/)(?:[\w.-]*(?:tests?|specs?|samples?|demos?|mocks?|snapshots?|corpus|golden|expected|data|datasets?|assets|public|static|docs?|e2e)[\w.-]*)\//i;

/** Where programs write their logs, and not people a journal: in the root, in folders for it, or under a name for it. */
const writtenLog = /^[^/]+$|(?:^|\/)(?:[\w.-]*logs?|\.turbo|\.nx|te?mp|build|target)\/|(?:debug|error|access|output)[\w.-]*$/i;

const mergeRest = /^\..*\.orig$|\.[\w-]+\.(?:orig|rej)$/;

/** `always`: nobody keeps one on purpose but a test that is about such files. `anywhere`: not in the root only. */
const kinds: readonly (Junk & {
  readonly name: RegExp;
  readonly path?: RegExp;
  readonly anywhere: boolean;
  readonly always: boolean;
})[] = [
  {
    id: 'system',
    what: "a file of the system's file browser",
    kept: 'unless ignored',
    name: /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i,
    anywhere: true,
    always: true,
  },
  { id: 'bytecode', what: "Python's bytecode", name: /\.py[co]$/, anywhere: true, always: false },
  { id: 'swap', what: "an editor's swap file", name: /^\.[^/]+\.sw[op]$/, anywhere: true, always: true },
  // What a distribution or a framework brought is kept beside what was made of it.
  { id: 'merge', what: 'a rest of a merge', kept: 'unless ignored', name: mergeRest, anywhere: true, always: false },
  { id: 'backup', what: 'a backup copy', kept: 'unless ignored', name: /[^.](?:\.bak|~)$/, anywhere: true, always: false },
  { id: 'log', what: 'a log', kept: 'unless ignored', name: /\.log$/i, path: writtenLog, anywhere: true, always: false },
  { id: 'log', what: 'a log', kept: 'even so', name: /\.log$/i, anywhere: true, always: false },
  {
    id: 'database',
    what: 'a database',
    kept: 'unless ignored',
    name: /\.(?:db|sqlite3?|db-journal|db-wal|db-shm)$/i,
    anywhere: false,
    always: false,
  },
];
