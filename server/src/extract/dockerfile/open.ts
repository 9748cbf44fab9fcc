import type { Dockerfile, From } from 'dockerfile-ast';

/**
 * Whether a Dockerfile may have stages that cannot be read in it: a fragment that others are put in front of, a template, or a
 * file for a builder with instructions of its own, such as INCLUDE.
 */
export function isOpen(file: Dockerfile): boolean {
  const syntax = file
    .getDirectives()
    .find(it => it.getName().toLowerCase() === 'syntax')
    ?.getValue();
  if (syntax !== undefined && !/(?:^|\/)docker\/dockerfile(?:-upstream)?(?:[:@]|$)/.test(syntax)) return true;
  const instructions = file.getInstructions();
  if (!/^(?:ARG|FROM)$/.test(instructions[0]?.getKeyword() ?? '')) return true;
  return instructions.some(
    it => !known.has(it.getKeyword()) || (it.getKeyword() === 'FROM' && /[^\w.-]/.test((it as From).getBuildStage() ?? '')),
  );
}

/** Source: the Dockerfile reference. */
const known: ReadonlySet<string> = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(' '),
);
