import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FolderDeparture } from '../server/src/workspace/folderDeparture.ts';

const on = (date: string, commit = date) => ({ commit, date });

const gone = () => false;

describe('how the files of a folder left it', () => {
  it('was a move when most of the files that were left went to one place', () => {
    const departure = new FolderDeparture();
    for (const _ of [1, 2, 3, 4]) departure.add(on('2024-01-01', 'tidied'), undefined, false, undefined);
    for (const _ of [1, 2]) departure.add(on('2025-03-01', 'moved'), 'src/relay', false, 'src/relay');
    departure.add(on('2025-04-01', 'left behind'), undefined, false, undefined);
    assert.deepEqual(departure.outcome(gone), { to: 'src/relay', edited: false, last: on('2025-03-01', 'moved') });
  });
  it('was none when as many of them went elsewhere', () => {
    const departure = new FolderDeparture();
    departure.add(on('2025-03-01'), 'a', false, 'a');
    departure.add(on('2025-03-02'), 'b', false, 'b');
    assert.deepEqual(departure.outcome(gone), { edited: false, last: on('2025-03-02') });
  });
  it('was a move with edits when most of what is there is another now', () => {
    const departure = new FolderDeparture();
    departure.add(on('2025-03-01'), 'a', true, 'a');
    departure.add(on('2025-03-01'), 'a', true, 'a');
    departure.add(on('2025-03-01'), 'a', false, 'a');
    assert.equal(departure.outcome(gone).edited, true);
  });
  it('was a move to a folder that is there, although what was put in it has gone further', () => {
    const departure = new FolderDeparture();
    departure.add(on('2025-03-01'), 'deployments', false, 'deployments/kubernetes');
    departure.add(on('2025-03-01'), undefined, false, 'deployments/kubernetes');
    departure.add(on('2025-03-01'), undefined, false, undefined);
    assert.equal(departure.outcome(it => it === 'deployments/kubernetes').to, 'deployments/kubernetes');
    assert.equal(departure.outcome(gone).to, undefined);
  });
  it('is asked for once a file has left', () => {
    assert.throws(() => new FolderDeparture().outcome(gone), RangeError);
  });
});
