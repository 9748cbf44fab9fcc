/** A way to read environment variables, as a language's programs write it. */
export interface Reader {
  /** Words of which one stands in every text that it matches. */
  readonly has: readonly string[];
  /** The first group is the variable, or a list of them. */
  readonly pattern: RegExp;
  /** The variables in that list. */
  readonly list?: RegExp;
}

/** The readers of a language, by the extension of its files. */
export const readersOf = (extension: string): readonly Reader[] => readers.get(extension) ?? [];

const python: readonly Reader[] = [
  {
    // `os`, click, typer, django-environ and environs.
    has: ['env'],
    pattern: /\b(?:getenvb?\(|environb?(?:\[|\.get\(|\.pop\()|envvar\s*=|_?env(?:\.[a-z]\w*)?\()\s*["']([A-Za-z_]\w*)["']/g,
  },
  { has: [' in os.environ'], pattern: /["'](\w+)["']\s+(?:not\s+)?in\s+os\.environ\b/g },
  { has: ['from decouple'], pattern: /\bconfig\(\s*["'](\w+)["']/g },
];

const script: readonly Reader[] = [
  { has: ['.env'], pattern: /\b(?:process|meta|Bun)\.env(?:\?\.|\.|(?:\?\.)?\[\s*["'`])([A-Za-z_]\w*)/g },
  { has: ['Deno.env'], pattern: /\bDeno\.env\.get\(\s*["'`](\w+)["'`]/g },
  {
    has: ['.env'],
    pattern: /\b(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*(?:process|import\.meta|Bun)\.env\b(?!\.)/g,
    list: /(?:^|,)\s*(\w+)/g,
  },
  // Schemas that are made over the environment: t3-env, envalid, zod and their like.
  {
    has: ['process.env', 'createEnv', 'cleanEnv'],
    pattern: /^[ \t]+([A-Z][A-Z0-9_]+):\s*(?:z|str|num|bool|port|url|email|host|json|Joi|v|yup|Type|t)\b\s*[.(]/gm,
  },
  { has: ['prisma/config'], pattern: /(?<![.\w])env\(\s*["'](\w+)["']/g },
];

const prisma: readonly Reader[] = [{ has: ['env('], pattern: /\benv\(\s*"(\w+)"/g }];

const go: readonly Reader[] = [
  { has: ['env', 'Env'], pattern: /\b(?:Getenv|LookupEnv|BindEnv|MustGetenv|GetEnv|getEnv|getenv)\w*\(\s*"(\w+)"/g },
  { has: ['env:"', 'envconfig:"', 'env-default'], pattern: /\b(?:env|envconfig):"(\w+)/g },
];

const ruby: readonly Reader[] = [
  { has: ['ENV'], pattern: /\bENV(?:\[\s*|\.(?:fetch|key\?|has_key\?|include\?|dig)[( ]\s*)["'](\w+)["']/g },
];

const php: readonly Reader[] = [
  { has: ['env('], pattern: /\b(?:env|getenv)\(\s*["'](\w+)["']/g },
  { has: ['_ENV'], pattern: /\$_ENV\[\s*["'](\w+)["']/g },
  { has: ['%env('], pattern: /%env\((?:\w+:)*(\w+)\)%/g },
];

const java: readonly Reader[] = [{ has: ['getenv'], pattern: /\bgetenv\((?:\s*"|\)\s*\[\s*"|\)\.get\(\s*")(\w+)"/g }];

const rust: readonly Reader[] = [
  {
    has: ['env', 'dotenv'],
    pattern:
      /\b(?:env::var(?:_os)?|env!|option_env!|dotenvy?::var|std::env::var|env_optional|required_var\w*|var\w*_parsed|list)\(\s*"(\w+)"/g,
  },
  { has: ['env = "'], pattern: /\benv = "(\w+)"/g },
];

const csharp: readonly Reader[] = [{ has: ['EnvironmentVariable'], pattern: /\bGetEnvironmentVariable\(\s*"(\w+)"/g }];

const elixir: readonly Reader[] = [{ has: ['_env'], pattern: /\b(?:get_env|fetch_env!?)\(\s*"(\w+)"/g }];

const readers: ReadonlyMap<string, readonly Reader[]> = new Map(
  (
    [
      ['.py', python],
      ['.js .mjs .cjs .jsx .ts .mts .cts .tsx .vue .svelte .astro', script],
      ['.prisma', prisma],
      ['.go', go],
      ['.rb .rake .ru .erb', ruby],
      ['.php', php],
      ['.java .kt .kts .scala .groovy', java],
      ['.rs', rust],
      ['.cs .fs', csharp],
      ['.ex .exs', elixir],
    ] as const
  ).flatMap(([extensions, of]) => extensions.split(' ').map(it => [it, of] as const)),
);
