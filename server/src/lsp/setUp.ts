import { fileURLToPath } from 'node:url';
import type { SetUpParams, SetUpResult } from '../protocol.ts';
import { baselineFileName } from '../policy/baseline.ts';
import { policyFileName } from '../policy/policyFile.ts';
import { createBaseline } from '../setup/createBaseline.ts';
import { createPolicy } from '../setup/createPolicy.ts';
import { setUpCi } from '../setup/setUpCi.ts';
import { SetUpError } from '../setup/setUpError.ts';
import { diskSource } from '../workspace/disk.ts';
import { WriteError } from '../workspace/writeError.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** Writes what a folder is given to begin with, where its user trusts it. */
export async function setUp({ trusted, workspace }: Session, { uri, what }: SetUpParams): Promise<SetUpResult> {
  const folder = workspace.folders.find(it => it.uri.uri.replace(/\/$/, '') === uri.replace(/\/$/, ''));
  if (folder === undefined) return refused('The folder is not open');
  if (!trusted) return refused('Nothing is written in a folder that is not trusted');
  try {
    if (what.is === 'baseline') return await acceptFindings(folder);
    const source = await diskSource(fileURLToPath(folder.uri.uri));
    if (what.is === 'policy') {
      const adopted = await createPolicy(source);
      return wrote(folder, [policyFileName], adopted.length === 0 ? '' : `, which adopts ${adopted.join(', ')}`);
    }
    const { written, left } = await setUpCi(source, what.systems, what.source);
    const additions = left.flatMap(({ path, addition }) => (addition === undefined ? [] : [{ uri: folder.uriOf(path), text: addition }]));
    const kept = left.length === 0 ? '' : `Left ${left.map(it => it.path).join(', ')} as it is`;
    if (written.length === 0) return { message: kept, written: [], additions };
    return { ...wrote(folder, written, kept === '' ? '' : `. ${kept}`), additions };
  } catch (error) {
    if (error instanceof SetUpError || error instanceof WriteError) return refused(error.message);
    throw error;
  }
}

async function acceptFindings(folder: Folder): Promise<SetUpResult> {
  await folder.ready();
  const { engine } = folder;
  if (folder.state.is !== 'ready') return refused('The folder could not be read');
  const accepted = await createBaseline(fileURLToPath(folder.uri.uri), engine.allFindings(), new Date().toISOString().slice(0, 10));
  const message = `Accepted ${accepted === 1 ? '1 finding' : `${accepted} findings`} in ${baselineFileName}: from now on only new ones are reported. Commit it`;
  return { message, written: [folder.uriOf(baselineFileName)], additions: [] };
}

const wrote = (folder: Folder, paths: readonly string[], more: string): SetUpResult => ({
  message: `Wrote ${paths.join(', ')}${more}`,
  written: paths.map(it => folder.uriOf(it)),
  additions: [],
});

const refused = (message: string): SetUpResult => ({ message, written: [], additions: [] });
