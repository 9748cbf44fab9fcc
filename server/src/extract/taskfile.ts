import { nameOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { commandKinds } from './shell/kinds.ts';
import { emitTaskCommands } from './taskfile/commands.ts';
import { entriesOf, itemsOf, spanOf, textOf, valueOf, yamlOf } from './yaml.ts';

/** Taskfiles: tasks, what their commands claim, their aliases and included namespaces. Source: Task's "Taskfile Schema Reference". */
export default defineExtractor({
  id: 'taskfile',
  version: 7,
  emits: ['make.file', 'make.target', 'make.open', ...commandKinds],
  handles: path => /^[Tt]askfile(?:\.dist)?\.ya?ml$/.test(nameOf(path)),
  extract(document, emit) {
    const { roots, problems, complete } = yamlOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    emit('make.file', document.path, nowhere, { tool: 'task' });
    if (!complete) emit('make.open', '%', nowhere, { tool: 'task', because: 'computed' });
    for (const { key, keyNode, value } of entriesOf(valueOf(roots[0], 'tasks'))) {
      if (key.includes('*')) emit('make.open', key.replaceAll('*', '%'), spanOf(keyNode), { tool: 'task', because: 'pattern' });
      else emit('make.target', key, spanOf(keyNode), { tool: 'task', phony: true });
      emitTaskCommands(document, value, emit);
      for (const alias of itemsOf(valueOf(value, 'aliases'))) {
        emit('make.target', textOf(alias) ?? '', spanOf(alias), { tool: 'task', phony: true });
      }
    }
    for (const { keyNode, key, value } of entriesOf(valueOf(roots[0], 'includes'))) {
      const flat = textOf(valueOf(value, 'flatten')) === 'true';
      // A namespace alone runs the task `default` of its file, where that has one.
      for (const it of flat ? ['%'] : [`${key}:%`, key]) emit('make.open', it, spanOf(keyNode), { tool: 'task', because: 'pattern' });
    }
  },
});
