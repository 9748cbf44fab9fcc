import type { Settings } from '../server/profile.ts';
import type { Workbench } from '../workbench/workbench.ts';
import type { Files } from '../workspaces.ts';

/**
 * One story told through the window of an editor that has the packaged extension.
 * Each has a folder and a browser context of its own; the server and the installed extension are shared.
 */
export interface UiTest {
  /** What the user gets, as a sentence. */
  readonly name: string;
  readonly files: Files;
  /** Makes the folder more than its files before it is opened: a git repository, say. */
  readonly prepare?: (folder: string) => void;
  /** The user's settings, on top of the quiet ones. */
  readonly settings?: Settings;
  /** Whether the folder opens in Restricted Mode; trusted unless said otherwise. */
  readonly untrusted?: boolean;
  /** The `*.code-workspace` file among the files to open, when not the folder itself. */
  readonly workspace?: string;
  readonly run: (workbench: Workbench) => Promise<void>;
}

/** What a `*.ui.ts` file exports as `tests`. */
export type UiTests = readonly UiTest[];
