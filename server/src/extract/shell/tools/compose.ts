import { type Arguments, beforeAlternative, hasOption, mayBeValue, names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';
import { partOf, splitWord, type Word } from '../word.ts';

/** `docker-compose …`, and `docker compose …` by its words behind `compose`. Source: the Docker Compose command line reference. */
export function dockerCompose(call: Call): void {
  const given = readArguments(call.args, globalOptions, 'first-operand');
  const [subcommand, ...rest] = given.operands;
  const project = projectOf(call, given);
  for (const it of given.options)
    if ((it.name === '-f' || it.name === '--file') && it.value !== undefined) stateFile(call, it.value, project);
  if (subcommand === undefined || subcommand.dynamic) return;
  const shape = subcommands.get(subcommand.text);
  if (shape === undefined) return;
  const services = readArguments(beforeAlternative(rest), names(shape.options), shape.only === 'first' ? 'first-operand' : undefined);
  const stated = (word: Word): void => {
    if (word.dynamic || serviceName.test(word.text))
      call.state('command.compose-service', word, { subcommand: subcommand.text, ...project });
  };
  for (const it of services.options) {
    const isScale = it.name === '--scale' && it.value !== undefined;
    if (isScale && it.value !== undefined) stated(beforeFirst(it.value, '='));
    else if (/^--(?:attach|no-attach|exit-code-from)$/.test(it.name) && subcommand.text === 'up' && it.value !== undefined)
      stated(it.value);
    else if (it.name === '--name' && it.value !== undefined) call.state('command.container', it.value, {});
  }
  const named = services.operands.filter(it => !mayBeValue(it, rest, flags));
  // Behind the value of an option that nobody knows the service may stand, or its command.
  const first = services.operands[0] === named[0] ? named.slice(0, 1) : [];
  const operands = shape.only === 'first' ? first : named;
  if (shape.only === 'copy') for (const it of operands) stateCopy(call, it, stated);
  else if (shape.only === 'scale') for (const it of operands) stated(beforeFirst(it, '='));
  else for (const it of operands) stated(it);
  if (shape.runs && operands.length > 0) call.elsewhere().run(services.operands.slice(1));
}

interface Shape {
  /** Options that take a value. */
  readonly options: string;
  /** What operands are, where not all of them are services. */
  readonly only?: 'first' | 'copy' | 'scale';
  /** Whether the words behind the service are a command. */
  readonly runs?: boolean;
}

const globalOptions = names(
  '-f --file -p --project-name --profile --env-file --project-directory --workdir --ansi --progress --parallel -H --host -c --context --log-level --tlscacert --tlscert --tlskey',
);

const subcommands: ReadonlyMap<string, Shape> = new Map(
  Object.entries<Shape>({
    up: { options: '--attach --no-attach --exit-code-from --pull --scale -t --timeout --wait-timeout' },
    create: { options: '--pull --scale' },
    down: { options: '--rmi -t --timeout' },
    logs: { options: '-n --tail --since --until --index' },
    exec: { options: '-e --env -u --user -w --workdir --index --env-file', only: 'first', runs: true },
    run: {
      options:
        '-e --env --env-from-file -l --label --name -p --publish -u --user -v --volume -w --workdir --entrypoint --pull --cap-add --cap-drop',
      only: 'first',
      runs: true,
    },
    restart: { options: '-t --timeout' },
    build: { options: '--build-arg -m --memory --builder --ssh --progress --provenance --sbom' },
    start: { options: '--wait-timeout' },
    stop: { options: '-t --timeout' },
    rm: { options: '' },
    ps: { options: '--filter --format --status' },
    top: { options: '' },
    kill: { options: '-s --signal' },
    pull: { options: '--policy' },
    push: { options: '' },
    pause: { options: '' },
    unpause: { options: '' },
    port: { options: '--index --protocol', only: 'first' },
    images: { options: '--format' },
    events: { options: '--since --until' },
    attach: { options: '--detach-keys --index', only: 'first' },
    watch: { options: '' },
    wait: { options: '' },
    stats: { options: '--format' },
    cp: { options: '--index', only: 'copy' },
    scale: { options: '', only: 'scale' },
    export: { options: '-o --output --index', only: 'first' },
    commit: { options: '-a --author -m --message -c --change --index', only: 'first' },
    volumes: { options: '--format' },
    config: { options: '--format -o --output --hash' },
  }),
);

/** Options of any subcommand that take no value. */
const flags = names(
  '--abort-on-container-exit --abort-on-container-failure --all --all-resources --always-recreate-deps --archive --build --check --compatibility --compress --detach --down-project --dry-run --environment --follow --follow-link --force --force-recreate --force-rm --help --ignore-buildable --ignore-pull-failures --ignore-push-failures --images --include-deps --interactive --json --lock-image-digests --menu --models --networks --no-build --no-cache --no-color --no-consistency --no-deps --no-env-resolution --no-interpolate --no-log-prefix --no-normalize --no-parallel --no-path-resolution --no-recreate --no-rm --no-start --no-stdin --no-stream --no-trunc --no-TTY --no-tty --no-up --orphans --parallel --pause --print --privileged --profiles --prune --pull --push --quiet --quiet-build --quiet-pull --remove-orphans --renew-anon-volumes --resolve-image-digests --rm --service-ports --services --sig-proxy --stop --timestamps --tty --use-aliases --variables --verbose --version --volumes --wait --watch --with-dependencies --yes',
);

const serviceName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

interface Project {
  readonly files: readonly string[];
  readonly otherProject: boolean;
  readonly projectDirectory?: string;
}

function projectOf(call: Call, given: Arguments): Project {
  const written = given.options.flatMap(it =>
    (it.name === '-f' || it.name === '--file') && it.value !== undefined ? [it.value.text] : [],
  );
  const set = call.variables.get('COMPOSE_FILE');
  const files =
    written.length > 0 || set === undefined || set === '' ? written : set.split(call.variables.get('COMPOSE_PATH_SEPARATOR') ?? ':');
  const directory = given.options.findLast(it => it.name === '--project-directory' || it.name === '--workdir')?.value;
  const otherProject =
    files.length === 0 && (hasOption(given, '-p', '--project-name') || hasOption(given, '-H', '--host', '-c', '--context'));
  return { files, otherProject, ...(directory === undefined ? {} : { projectDirectory: directory.text }) };
}

function stateFile(call: Call, file: Word, { files, projectDirectory }: Project): void {
  if (!/^(?:-$|\/|~|[A-Za-z]:[\\/]|[a-z0-9+.-]+:\/\/)/.test(file.text)) {
    call.state('command.compose-file', file, { files, ...(projectDirectory === undefined ? {} : { projectDirectory }) });
  }
}

/** `SERVICE:PATH` and a path of this machine, in either order. */
function stateCopy(call: Call, operand: Word, stated: (word: Word) => void): void {
  const colon = operand.text.indexOf(':');
  if (colon > 1) stated(partOf(operand, 0, colon));
  else if (operand === call.args.at(-1) && colon < 0) call.produces(operand);
}

function beforeFirst(word: Word, separator: string): Word {
  return splitWord(word, separator)[0] ?? word;
}
