import { extensionOf, nameOf, type Path } from '../../base/path.ts';

/**
 * The beginnings of the variables that a framework binds to settings by name, so that no text says them. Sources: Spring Boot,
 * "Relaxed Binding"; viper, "Working with Environment Variables"; .NET, "Environment variable configuration provider"; Nuxt,
 * "Runtime Config"; the pages of dynaconf, click, Flask, envconfig, koanf, config, figment and envy.
 */
export function openIn(path: Path, text: string): readonly string[] {
  const prefixes = bindersOf(path).flatMap(({ word, unless, pattern, prefix }) => {
    if (!text.includes(word) || (unless !== undefined && text.includes(unless))) return [];
    return Array.from(text.matchAll(pattern), it => prefix ?? withUnderscore(it[1] ?? ''));
  });
  return [...new Set(prefixes)];
}

const withUnderscore = (written: string): string => (written === '' || written.endsWith('_') ? written : `${written}_`).toUpperCase();

interface Binder {
  /** Stands in every text that it matches. */
  readonly word: string;
  /** Stands in none. */
  readonly unless?: string;
  /** The first group is the prefix, where the program chooses one. */
  readonly pattern: RegExp;
  /** The prefix that the framework fixes. */
  readonly prefix?: string;
}

const properties: readonly Binder[] = [{ word: ':', pattern: /^(?:spring|server|management|logging|quarkus|micronaut)[.:]/gm }].flatMap(
  it => [it, { ...it, word: '=' }],
);

function bindersOf(path: Path): readonly Binder[] {
  if (isApplicationProperties(path)) return properties;
  const name = nameOf(path);
  if (name.startsWith('nuxt.config.')) return nuxt;
  // Python sources are many, and bind their settings in few of them.
  return name.endsWith('.py') && !/settings|conf|cli|main|app|init/i.test(name) ? [] : (binders.get(extensionOf(path)) ?? []);
}

/** The settings of a Spring, Quarkus or Micronaut application. */
export const isApplicationProperties = (path: Path): boolean => /^application[\w-]*\.(?:ya?ml|properties)$/.test(nameOf(path));

const nuxt: readonly Binder[] = [{ word: 'runtimeConfig', pattern: /\bruntimeConfig\s*:\s*\{/g, prefix: 'NUXT_' }];
const java: readonly Binder[] = [{ word: '@SpringBootApplication', pattern: /@SpringBootApplication/g }];

const binders: ReadonlyMap<string, readonly Binder[]> = new Map<string, readonly Binder[]>([
  [
    '.py',
    [
      { word: 'Dynaconf(', pattern: /\bDynaconf\((?:[^()]*?envvar_prefix\s*=\s*["'](\w+)["'])?/g },
      { word: 'auto_envvar_prefix', pattern: /\bauto_envvar_prefix["']?\s*[=:]\s*["'](\w+)["']/g },
      { word: 'from_prefixed_env', pattern: /\bfrom_prefixed_env\((?:\s*["'](\w+)["'])?/g },
    ],
  ],
  [
    '.go',
    [
      { word: 'SetEnvPrefix', pattern: /\bSetEnvPrefix\(\s*"(\w+)"/g },
      { word: 'AutomaticEnv', unless: 'SetEnvPrefix', pattern: /\bAutomaticEnv\(\)/g },
      { word: 'envconfig', pattern: /\benvconfig\.(?:Must)?Process\(\s*(?:"(\w*)")?/g },
      { word: 'env.Provider', pattern: /\benv\.Provider\(\s*(?:"(\w*)")?/g },
    ],
  ],
  [
    '.rs',
    [
      { word: 'Environment::', pattern: /\bEnvironment::(?:with_prefix\(\s*"(\w+)"|default\(\))/g },
      { word: 'Env::', pattern: /\bEnv::(?:prefixed\(\s*"(\w+)"|raw\(\))/g },
      { word: 'envy::', pattern: /\benvy::(?:prefixed\(\s*"(\w+)"|from_env)/g },
    ],
  ],
  [
    '.cs',
    [
      { word: 'AddEnvironmentVariables', pattern: /\bAddEnvironmentVariables\(\s*(?:(?:prefix:\s*)?"(\w+)")?/g },
      { word: 'Builder(', pattern: /\b(?:WebApplication|Host|WebHost)\.Create(?:Default|Application|Slim)?Builder\(/g },
    ],
  ],
  ['.java', java],
  ['.kt', java],
]);
