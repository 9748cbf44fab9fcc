import { extensionOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** The file beside a path that everybody makes it from, by its name: `config.sh.sample`, `config.sample.sh`; question: the path. */
export const ownTemplate = defineResolution({
  id: 'own-template',
  reads: ['tree.file'],
  answer: (facts, path: Path): Path | undefined => namesOfTemplates(path).find(it => facts.get('tree.file', it).length > 0),
});

/**
 * Whether a program renders a document from a file beside it, so that nobody mends it by hand: `README.md.gotmpl`, `.README.md.tmpl`,
 * `README.template.md`; question: its path.
 */
export const isRendered = defineResolution({
  id: 'rendered',
  reads: ['tree.file'],
  answer(facts, path: Path): boolean {
    const extension = extensionOf(path);
    const stem = path.slice(0, path.length - extension.length);
    const hidden = path.slice(0, path.length - nameOf(path).length) + `.${nameOf(path)}`;
    const inside = ['template', 'tmpl', 'tpl'].map(it => `${stem}.${it}${extension}`);
    return [...forRendering.flatMap(it => [`${path}.${it}`, `${hidden}.${it}`]), ...inside].some(
      it => facts.get('tree.file', it).length > 0,
    );
  },
});

/** Whether a file has the name of a template for the one at another path, wherever it lies. */
export const isTemplateFor = (template: Path, path: Path): boolean => namesOfTemplates(nameOf(path)).includes(nameOf(template));

function namesOfTemplates(path: Path): readonly Path[] {
  const extension = extensionOf(path);
  const stem = path.slice(0, path.length - extension.length);
  return [
    ...['default', ...forCopying, ...forRendering].map(it => `${path}.${it}`),
    ...[...forCopying, 'tpl'].map(it => `${path}-${it}`),
    ...(extension === '' ? [] : forCopying.map(it => `${stem}.${it}${path.slice(stem.length)}`)),
  ];
}

/** Endings of what is copied and filled in by hand; behind a hyphen Django has `tpl` (django-admin, `startproject --template`). */
const forCopying = ['example', 'sample', 'template', 'dist'];

/** Endings of what programs render: Autoconf and CMake, Go, consul-template, Jinja, ERB, EJS, Handlebars and Mustache. */
const forRendering = ['in', 'tmpl', 'tpl', 'gotmpl', 'ctmpl', 'j2', 'jinja', 'jinja2', 'erb', 'ejs', 'hbs', 'mustache'];
