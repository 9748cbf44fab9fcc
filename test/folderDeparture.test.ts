import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FolderDeparture } from '../server/src/workspace/folderDeparture.ts';

const on = (date: string, commit = date) => ({ commit, date });

describe('how the files of a folder left it', () => {
  it('was a move when most of the files that were left went to one place', () => {
    const departure = new FolderDeparture();
    for (const _ of [1, 2, 3, 4]) departure.add(on('2024-01-01', 'tidied'), undefined, false);
    for (const _ of [1, 2]) departure.add(on('2025-03-01', 'moved'), 'src/relay', false);
    departure.add(on('2025-04-01', 'left behind'), undefined, false);
    assert.deepEqual(departure.outcome(), { to: 'src/relay', edited: false, last: on('2025-03-01', 'moved') });
  });
  it('was none when as many of them went elsewhere', () => {
    const departure = new FolderDeparture();
    departure.add(on('2025-03-01'), 'a', false);
    departure.add(on('2025-03-02'), 'b', false);
    assert.deepEqual(departure.outcome(), { edited: false, last: on('2025-03-02') });
  });
  it('was a move with edits when most of what is there is another now', () => {
    const departure = new FolderDeparture();
    departure.add(on('2025-03-01'), 'a', true);
    departure.add(on('2025-03-01'), 'a', true);
    departure.add(on('2025-03-01'), 'a', false);
    assert.equal(departure.outcome().edited, true);
  });
  it('is asked for once a file has left', () => {
    assert.throws(() => new FolderDeparture().outcome(), RangeError);
  });
});
