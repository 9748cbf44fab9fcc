/** Manifests by which Dependabot recognises an ecosystem in a folder, where these names are all that it takes. */
export const manifestsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm', ['package.json']],
  ['bun', ['package.json']],
  ['gomod', ['go.mod']],
  ['cargo', ['Cargo.toml']],
  ['composer', ['composer.json']],
  ['mix', ['mix.exs']],
  ['maven', ['pom.xml']],
  ['pub', ['pubspec.yaml']],
  ['elm', ['elm.json', 'elm-package.json']],
]);

/** Other manifests and the ecosystem that covers each. Source: GitHub's "Dependabot supported ecosystems and repositories". */
export const rootFiles: readonly (readonly [name: string, ecosystem: string])[] = [
  ['Gemfile', 'bundler'],
  ['go.mod', 'gomod'],
  ['Cargo.toml', 'cargo'],
  ['composer.json', 'composer'],
  ['mix.exs', 'mix'],
  ['pom.xml', 'maven'],
  ['build.gradle', 'gradle'],
  ['build.gradle.kts', 'gradle'],
  ['pubspec.yaml', 'pub'],
  ['elm.json', 'elm'],
  ['Package.swift', 'swift'],
];

export const npmLocks: readonly string[] = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'];
export const bunLocks: readonly string[] = ['bun.lock', 'bun.lockb'];
export const pythonManifests: readonly string[] = ['requirements.txt', 'requirements.in', 'pyproject.toml', 'Pipfile', 'setup.py'];
