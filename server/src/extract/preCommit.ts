import { defineExtractor } from './extractor.ts';
import { emitCommandClaims } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';
import { itemsOf, mappedOf, spanOf, stringOf, valueOf, yamlOf } from './yaml.ts';

/** pre-commit's configuration: hooks, and the commands of local ones. Source: pre-commit's documentation, "Adding pre-commit plugins". */
export default defineExtractor({
  id: 'preCommit',
  version: 4,
  emits: [...commandKinds, 'hook.use', 'hook.skip'],
  handles: path => /^\.pre-commit-config\.ya?ml$/.test(path),
  extract(document, emit) {
    const { roots, problems } = yamlOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    for (const entry of itemsOf(valueOf(roots[0], 'repos'))) {
      const repo = stringOf(valueOf(entry, 'repo'));
      if (repo === undefined) continue;
      for (const hook of itemsOf(valueOf(entry, 'hooks'))) {
        const id = valueOf(hook, 'id');
        const name = stringOf(id);
        if (id === undefined || name === undefined) continue;
        emit('hook.use', name, spanOf(id), { repo });
        const command = mappedOf(valueOf(hook, 'entry'), document.text);
        // What else `entry` can be: a pattern, an image, a sentence.
        if (
          repo !== 'local' ||
          command === undefined ||
          /^(?:pygrep|docker|docker_image|fail)$/.test(stringOf(valueOf(hook, 'language')) ?? '')
        )
          continue;
        emitCommandClaims(command, { cwd: { folders: [''], certain: true }, origin: 'config' }, emit);
      }
    }
    const aside = new Set([...document.text.matchAll(/^[ \t]*#[ \t]*- id:[ \t]+["']?([\w.-]+)/gm)].map(it => it[1]));
    for (const skipped of itemsOf(valueOf(valueOf(roots[0], 'ci'), 'skip'))) {
      const name = stringOf(skipped);
      if (name !== undefined) emit('hook.skip', name, spanOf(skipped), aside.has(name) ? { aside: true } : {});
    }
  },
});
