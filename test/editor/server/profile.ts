import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** A user's VS Code: settings and installed extensions. Each run has a fresh one. */
export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

export type Settings = Readonly<Record<string, unknown>>;

/** Nothing that talks to a network, opens on its own, asks a question or covers what a test looks at. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.hotExit': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'groundline.offerFirstSteps': false, // its notification would lie over what others look at
  'remote.autoForwardPorts': false,
  'security.workspace.trust.startupPrompt': 'never', // an untrusted folder opens in Restricted Mode without a question
  'security.workspace.trust.untrustedFiles': 'open',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on', // pictures must not catch a colour half-way
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A profile below `folder`, quiet unless it already has settings. */
export function profileIn(folder: string): Profile {
  const profile = { userData: path.join(folder, 'user'), extensions: path.join(folder, 'extensions') };
  if (!existsSync(settingsFile(profile))) writeSettings(profile, {});
  mkdirSync(profile.extensions, { recursive: true });
  return profile;
}

/** Makes the quiet settings and `settings` the user's only ones, for windows that open from now on. */
export function writeSettings(profile: Profile, settings: Settings): void {
  mkdirSync(path.dirname(settingsFile(profile)), { recursive: true });
  writeFileSync(settingsFile(profile), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
}

function settingsFile(profile: Profile): string {
  return path.join(profile.userData, 'User', 'settings.json');
}
