import { folderOf, type Path } from '../base/path.ts';
import { isForAgents } from '../facts/roleByPath.ts';
import type { FactView } from '../index/view.ts';
import { standingOf } from './standing.ts';

/**
 * Whether the links of a document below the root may be read from the root after all: agents read their rules from there, sites their pages,
 * and the marketplace of an editor the README of an extension.
 */
export const isReadFromRoot = (facts: FactView<'package.manifest'>, path: Path): boolean =>
  standingOf(path) === 'page' ||
  isForAgents(path) ||
  facts.in(`${folderOf(path)}/package.json`, 'package.manifest').some(it => it.value.marketplace === true);
