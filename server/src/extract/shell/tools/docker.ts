import { type Arguments, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Word } from '../word.ts';
import { dockerCompose } from './compose.ts';

/** `docker …` and programs with the same commands. Source: the Docker command line reference. */
export function docker(call: Call): void {
  const given = readArguments(call.args, globalOptions, 'first-operand');
  const [first, second, ...rest] = given.operands;
  if (first === undefined) return;
  const behind = given.operands.slice(1);
  if (first.text === 'compose') return dockerCompose({ ...call, args: behind });
  const grouped = /^(?:container|image|buildx|builder)$/.test(first.text) && second !== undefined;
  const subcommand = grouped ? second.text : first.text;
  const words = grouped ? rest : behind;
  if (subcommand === 'build') build(call, first, words);
  else if (subcommand === 'run' || subcommand === 'create') run(call, words);
  else if (subcommand === 'exec') call.elsewhere().run(readArguments(words, execOptions, 'first-operand').operands.slice(1));
  else if (subcommand === 'cp') copy(call, readArguments(words).operands);
}

const globalOptions = names('-c --context -H --host -l --log-level --config --tlscacert --tlscert --tlskey');
const execOptions = names('-e --env -u --user -w --workdir --env-file --detach-keys');
const runOptions = names(
  '-a --attach --add-host --annotation --blkio-weight --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile --cpu-period --cpu-quota -c --cpu-shares --cpus --cpuset-cpus --cpuset-mems --device --dns --dns-search --domainname --entrypoint -e --env --env-file --expose --gpus --group-add --health-cmd --health-interval --health-retries --health-timeout -h --hostname --ip --ipc -l --label --label-file --link --log-driver --log-opt --mac-address -m --memory --memory-swap --mount --name --net --network --network-alias --pid --platform -p --publish --pull --restart --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit -u --user --userns --uts -v --volume --volume-driver --volumes-from -w --workdir',
);
const buildOptions = names(
  '--add-host --allow --annotation --attest --build-arg --build-context --builder --cache-from --cache-to --call -f --file --iidfile --isolation --label --metadata-file --network --no-cache-filter -o --output --platform --progress --provenance --sbom --secret --security-opt --shm-size --ssh -t --tag --target --ulimit --cgroup-parent --cpu-period --cpu-quota -c --cpu-shares --cpuset-cpus --cpuset-mems -m --memory --memory-swap --policy',
);

function run(call: Call, words: readonly Word[]): void {
  const name = valueOf(readArguments(words, runOptions, 'first-operand'), '--name');
  if (name !== undefined) call.state('command.container', name, {});
}

function build(call: Call, at: Word, words: readonly Word[]): void {
  const given = readArguments(words, buildOptions);
  const context = given.operands[0];
  // `-` is a context on standard input, an address one that is elsewhere.
  if (context === undefined || /^-$|:\/\/|^git@/.test(context.text)) return;
  const file = valueOf(given, '-f', '--file');
  if (file !== undefined && file.text !== '-') call.file(file, 'run');
  call.state(
    'docker.build',
    file ?? at,
    { context: context.text, ...targetOf(given), ...tagsOf(given), ...contextsOf(given) },
    file?.text ?? '',
  );
}

function targetOf(given: Arguments): { readonly target?: string } {
  const target = valueOf(given, '--target');
  return target === undefined ? {} : { target: target.text };
}

function tagsOf(given: Arguments): { readonly tags?: readonly string[] } {
  const tags = given.options.flatMap(it => ((it.name === '-t' || it.name === '--tag') && it.value !== undefined ? [it.value.text] : []));
  return tags.length === 0 ? {} : { tags };
}

function contextsOf(given: Arguments): { readonly contexts?: readonly string[] } {
  const contexts = given.options.flatMap(it =>
    it.name === '--build-context' && it.value !== undefined ? [beforeEquals(it.value.text)] : [],
  );
  return contexts.length === 0 ? {} : { contexts };
}

const beforeEquals = (text: string): string => text.split('=', 1)[0] ?? '';

/** `docker cp CONTAINER:PATH here` */
function copy(call: Call, operands: readonly Word[]): void {
  const target = operands.at(-1);
  if (operands.length < 2 || target === undefined) return;
  if (!target.text.includes(':')) call.produces(target);
  else for (const it of operands.slice(0, -1)) call.file(it, 'input');
}
