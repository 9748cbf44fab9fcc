import { nameOf } from '../base/path.ts';
import { emitBundled } from './bundlers/bundled.ts';
import { emitAngular, emitTypescript } from './bundlers/described.ts';
import { defineExtractor } from './extractor.ts';

/** Configurations of bundlers and of the TypeScript compiler: where they write to, read without running anything. */
export default defineExtractor({
  id: 'bundlers',
  version: 1,
  emits: ['build.output'],
  handles: path => /(?<!\.d)\.(?:[cm]?[jt]s|json)$/.test(path) && (program.test(nameOf(path)) || described.test(nameOf(path))),
  extract(document, emit) {
    const name = nameOf(document.path);
    if (name === 'angular.json') emitAngular(document, emit);
    else if (name.startsWith('tsconfig')) emitTypescript(document, emit);
    else if (document.text.length < 200_000) emitBundled(program.exec(name)?.[1] ?? '', document, emit);
  },
});

/** `vite.config.ts`, `webpack.config.prod.js`, `webpack.prod.js`. */
const program = /^(vite|next|vue|astro|webpack|rspack)(?:\.config(?:\.[\w-]+)*|(?<=webpack|rspack)(?:\.[\w-]+)*)\.[cm]?[jt]s$/;
const described = /^(?:angular|tsconfig(?:[.-][\w.-]+)?)\.json$/;
