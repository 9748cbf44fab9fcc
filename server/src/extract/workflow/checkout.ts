import { stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** Whether a step checks this workspace out into the runner's folder; `false` for a checkout of something else or elsewhere. */
export function isOwnCheckout(step: YamlNode): boolean | undefined {
  const uses = stringOf(valueOf(step, 'uses'));
  if (uses === undefined || !/(?:^|\/)checkout@/.test(uses)) return undefined;
  const given = valueOf(step, 'with');
  const path = textOf(valueOf(given, 'path'));
  if (path !== undefined && path !== '.' && path !== './') return false;
  if (valueOf(given, 'sparse-checkout') !== undefined) return false;
  return ['repository', 'ref'].every(key => isOwn(textOf(valueOf(given, key))));
}

/** The folder below the runner's that a checkout fills. */
export function folderOfCheckout(step: YamlNode): string | undefined {
  return textOf(valueOf(valueOf(step, 'with'), 'path'));
}

/** Expressions that mean the commit or repository that the run is about. */
function isOwn(written: string | undefined): boolean {
  return (
    written === undefined ||
    written === '' ||
    /^\$\{\{[^}]*\bgithub\.(?:event|head_ref|ref|ref_name|sha|repository|base_ref)\b[^}]*\}\}$/.test(written.trim())
  );
}
