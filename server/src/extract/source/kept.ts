import type { Path } from '../../base/path.ts';

/** Whether a file lies where programs write down what they did, or where tests keep what they are fed with. */
export const isRecord = (path: Path): boolean =>
  records.test(path) ||
  isOfRelease(path) ||
  /(?:[-.]lock\.(?:json|ya?ml)|\.lock|\.min\.[cm]?js|\.map|\.bundle\.js|\.snap|_pb2(?:_grpc)?\.pyi?|\.pb\.go)$/.test(path);

/** Whether a document was written for one release, by its name: `api-1.4.0.json`. It stays what it was. */
export const isOfRelease = (path: Path): boolean => /[-_.@/]v?\d+\.\d+\.\d+(?:[-+.][\w.+-]+)?\.(?:jsonc?|ya?ml)$/i.test(path);

/** Beyond this a JSON document that no name recognises was written by a program: a tree of it costs more than it can say. */
export const longestUnnamedJson = 200_000;

const records =
  /(?:^|\/)(?:tests?|specs?|e2e|__tests__|testing|cypress|playwright|testdata|mocks?|logs?|reports?|results?|runs?|outputs?|dumps?|snapshots?|coverage|baselines?|benchmarks?|locales?|i18n|dist|build|out|node_modules|public|static)\/(?!.*\.(?:sh|ps1|bat|cmd)$)|(?:^|\/)(?:tests?|specs?|e2e|__tests__|testdata|node_modules)\//;

/** Whether a file is one of tests wherever it lies: by the name that its language's runner looks for, and by holding tests. */
export const isTestFile = (path: Path, text: string): boolean =>
  /(?:[._](?:test|spec|tests|cy|stories)\.\w+|_test\.\w+|Tests?\.(?:cs|java|kt|php|swift))$/.test(path) ||
  (/(?:^|\/)(?:test_[^/]*|conftest)\.py$/.test(path) && /^\s*(?:async )?def test_|^@pytest|^class Test/m.test(text));
