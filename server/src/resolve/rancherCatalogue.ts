import { folderOf, type Path, resolvePath } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/**
 * Whether a compose file is a template of a catalogue that Rancher 1 installs stacks from, and no project of Docker's; question: its path.
 * Such a folder holds its other half beside it. Source: Rancher 1.6, "Creating Private Catalogs".
 */
export const isOfCatalogue = defineResolution({
  id: 'of-catalogue',
  reads: ['tree.file'],
  answer: (facts, composeFile: Path): boolean =>
    ['rancher-compose.yml', 'rancher-compose.yaml'].some(
      it => facts.get('tree.file', resolvePath(folderOf(composeFile), it) ?? it).length > 0,
    ),
});
