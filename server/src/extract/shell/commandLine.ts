/**
 * Whether a string that a program prints is a command line and nothing else. Strict: a known program, words as that program
 * takes them, no sign of a sentence.
 */
export function isCommandLine(text: string): boolean {
  if (text.length < 5 || text.length > 240 || /[\n\r]/.test(text)) return false;
  const line = text
    .trim()
    .replace(/^\$ /, '')
    .replace(/\s{2,}#.*$/, '');
  if (sentence.test(line)) return false;
  return line.split(/ (?:&&|\|\||\|) /).every((part, index) => isCommand(part.trim().split(/\s+/), index));
}

/** Whether a text begins as a command line of a known program does; cheap, asked of many strings. */
export function mayBeCommandLine(text: string): boolean {
  return beginning.test(text);
}

const beginning =
  /^\s*(?:\$ )?(?:[A-Z_]+=\S+ )?(?:sudo )?(?:docker|podman|npm|npx|pnpm|yarn|bun|make|just|python3?|node|bash|sh|uvicorn|gunicorn|celery|flask|pytest|psql|cd|cp|uv|poetry|pipenv|tsx|\.{1,2}\/)[ -\w./]/;

const sentence =
  /[!?:;,.]$|[,;:.!?] |[“”‘’—]| - |[()]|(?:^| )(?:a|an|the|and|or|to|for|with|your|this|that|is|are|was|were|has|have|first|then|from|into|failed|fails|error|not|in|on|at|of|as|you|we|it|please|instead|again|before|after|when|if|found|sure|exited|returned|command|via|using|will|should|must|can)(?: |$)/i;

type Plausible = (words: readonly string[]) => boolean;

function isCommand(words: readonly string[], index: number): boolean {
  const [program = '', ...args] = words;
  if (/^[A-Z_]+=\S*$/.test(program) || program === 'sudo') return isCommand(args, index);
  if (/^\.{1,2}\/[\w./-]+\.(?:sh|py|bash)$/.test(program)) return true;
  const plausible = programs.get(program.replace(/^python3?(?:\.\d+)?$/, 'python'));
  if (plausible !== undefined) return args.length > 0 && plausible(args);
  return index > 0 && /^(?:tee|grep|head|tail|jq|less|wc|sort)$/.test(program);
}

const composeCommands =
  /^(?:up|down|logs|exec|run|restart|build|start|stop|rm|ps|top|kill|pull|push|pause|unpause|create|config|images|port|cp|scale|watch)$/;
const plainWord = /^[\w./:@=+~<>{}$%[\]"'-]+$/;

const programs: ReadonlyMap<string, Plausible> = new Map(
  Object.entries<Plausible>({
    docker: ([first = '', ...rest]) =>
      first === 'compose' ? rest.some(it => composeCommands.test(it)) : /^(?:build|run|exec|logs|ps|stop|start|cp|rm)$/.test(first),
    'docker-compose': words => words.some(it => composeCommands.test(it)),
    npm: ([first = '']) => /^(?:run|ci|test|start|install|i|exec|--prefix|-C)$/.test(first),
    pnpm: ([first = '']) => /^(?:run|test|start|install|i|exec|dev|build|lint|--filter|-F|-C|-r)$/.test(first),
    yarn: ([first = '']) => /^(?:run|install|test|start|dev|build|lint|workspace)$/.test(first),
    bun: ([first = '']) => /^(?:run|install|test|dev|build)$/.test(first),
    npx: words => words.length < 6 && words.every(it => plainWord.test(it)),
    make: words => words.length <= 2 && words.every(it => /^(?:[\w.-]+(?:=\S+)?|-C)$/.test(it)),
    just: words => words.length === 1 && /^[\w-]+$/.test(words[0] ?? '') && words[0] !== 'now',
    python: ([first = '', second = '']) => /\.py$/.test(first) || (first === '-m' && /^[\w.]+$/.test(second)),
    node: ([first = '']) => /\.[cm]?js$/.test(first),
    tsx: ([first = '']) => /\.[cm]?tsx?$/.test(first),
    bash: ([first = '']) => /\.(?:sh|bash)$/.test(first),
    sh: ([first = '']) => /\.sh$/.test(first),
    uvicorn: ([first = '']) => /^[\w.]+:\w+/.test(first),
    gunicorn: words => words.some(it => /^[\w.]+:\w+/.test(it)),
    celery: ([first = '']) => first === '-A',
    flask: words => words.some(it => it === 'run'),
    pytest: words => words.every(it => /^-|[/.]|^\w+$/.test(it)) && words.some(it => /[/.]/.test(it)),
    psql: words => words.includes('-f'),
    cd: words => words.length === 1 && plainWord.test(words[0] ?? ''),
    cp: words => words.length === 2 && words.every(it => /[./]/.test(it) && plainWord.test(it)),
    uv: ([first, ...rest]) => first === 'run' && isCommand(rest, 0),
    poetry: ([first, ...rest]) => first === 'run' && isCommand(rest, 0),
    pipenv: ([first, ...rest]) => first === 'run' && isCommand(rest, 0),
  }),
);
