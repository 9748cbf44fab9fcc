import { DockerfileParser } from 'dockerfile-ast';
import type { Written } from '../../facts/compose.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, hasTag, isScalar, isSeq, itemsOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import { isRemote, placeholderIn } from './text.ts';

/** States how a service is built, and that its context, Dockerfile and target exist. */
export function emitBuild(service: string, build: YamlNode, emit: Emit<ComposeKind>): void {
  if (hasTag(build, '!reset')) return;
  const contextNode = isScalar(build) ? build : valueOf(build, 'context');
  const context = written(contextNode);
  const dockerfile = written(valueOf(build, 'dockerfile'));
  const target = written(valueOf(build, 'target'));
  const contexts = valueOf(build, 'additional_contexts');
  const inline = valueOf(build, 'dockerfile_inline');
  emit('compose.build', service, spanOf(build), {
    ...(context === undefined ? {} : { context }),
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(inline === undefined ? {} : { inlineStages: stagesOf(textOf(inline) ?? '') }),
    ...(target === undefined ? {} : { target }),
    contexts: isSeq(contexts)
      ? itemsOf(contexts).map(it => (stringOf(it) ?? '').split('=')[0] ?? '')
      : entriesOf(contexts).map(it => it.key),
  });
  const remote = context !== undefined && isRemote(context.text);
  const contextVeto = context === undefined ? undefined : placeholderIn(context.text);
  if (context !== undefined) {
    emit('compose.path', context.text, context.span, { use: 'context', service, optional: false, remote, implied: false }, contextVeto);
  }
  if (target !== undefined && target.text !== '')
    emit('compose.build-target', target.text, target.span, { service }, placeholderIn(target.text));
  if (inline !== undefined || remote) return;
  // Without a context of its own this build is a part that another file completes, so nothing follows about a default Dockerfile.
  const file = dockerfile ?? (context === undefined ? undefined : { text: 'Dockerfile', span: context.span });
  if (file === undefined) return;
  const value = {
    use: 'dockerfile',
    service,
    under: context?.text ?? '.',
    optional: false,
    remote: false,
    implied: dockerfile === undefined,
  } as const;
  emit('compose.path', file.text, file.span, value, contextVeto ?? placeholderIn(file.text));
}

/** The stages of a Dockerfile that stands in a compose file, by name or index. */
const stagesOf = (text: string): readonly string[] =>
  DockerfileParser.parse(text)
    .getFROMs()
    .map((it, index) => it.getBuildStage() ?? String(index));

function written(node: YamlNode | undefined): Written | undefined {
  const text = textOf(node);
  return node === undefined || text === undefined ? undefined : { text, span: spanOf(node) };
}
