import type { FactKind } from '../../facts/fact.ts';
import { commandKinds } from '../shell/kinds.ts';

/** Every kind of fact that Markdown states. */
export const markdownKinds = [
  'doc.role',
  'doc.abandoned',
  'doc.set-aside',
  'doc.heading',
  'doc.anchor',
  'doc.anchors',
  'doc.assembled',
  'doc.links-elsewhere',
  'doc.published',
  'doc.link',
  'doc.anchor-link',
  'doc.path',
  'doc.port',
  'doc.produces',
  'machine.path',
  ...commandKinds,
  'compose.fence-service',
  'make.fence-target',
] as const satisfies readonly FactKind[];

export type MarkdownKind = (typeof markdownKinds)[number];
