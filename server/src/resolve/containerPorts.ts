import { folderOf, type Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactView } from '../index/view.ts';
import { interpolate, variablesIn } from './composeVariables.ts';

/**
 * The container's port that was most likely meant where another container speaks to a service by the port at which the host
 * publishes it; undefined when the port may be right.
 */
export function publishedInstead(
  facts: FactView,
  files: readonly Path[],
  service: string,
  port: string,
): { readonly key: string; readonly path: Path; readonly span: Span } | undefined {
  const ports = files.flatMap(file => {
    const valueOf = variablesIn(facts, folderOf(file));
    return facts
      .in(file, 'compose.port')
      .filter(it => it.value.service === service)
      .map(({ path, span, value }) => ({
        path,
        span,
        host: value.host === undefined ? undefined : interpolate(value.host, valueOf),
        container: interpolate(value.container, valueOf),
      }));
  });
  if (ports.some(it => it.container === undefined || it.container === port || it.container.includes('-'))) return undefined;
  const published = ports.filter(it => it.host === port);
  const [only] = published;
  if (published.length !== 1 || only?.container === undefined) return undefined;
  if (facts.get('docker.expose', port).length > 0 || facts.get('command.port', port).some(it => it.value.origin !== 'prose'))
    return undefined;
  return { key: only.container, path: only.path, span: only.span };
}
