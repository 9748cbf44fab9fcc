import { type Arguments, hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call, Tool } from '../call.ts';
import { partOf, type Word } from '../word.ts';

/** Programs that load a module of Python. Sources: their command line references. */
export const moduleRunners: ReadonlyMap<string, Tool> = new Map(
  Object.entries<Tool>({
    uvicorn: call => {
      const given = readArguments(
        call.args,
        names(
          '--host --port --uds --fd --reload-dir --reload-include --reload-exclude --workers --loop --http --ws --lifespan --interface --env-file --log-config --log-level --app-dir --root-path --ssl-keyfile --ssl-certfile --limit-concurrency --backlog --limit-max-requests --timeout-keep-alive --timeout-graceful-shutdown --forwarded-allow-ips --proxy-headers-from --header -h',
        ),
      );
      const root = valueOf(given, '--app-dir');
      stateApplication(call, given.operands[0], valueOf(given, '--port'), root === undefined ? [] : [root.text]);
    },
    gunicorn: call => {
      const given = readArguments(
        call.args,
        names(
          '-c --config -b --bind -w --workers -k --worker-class --threads -t --timeout --graceful-timeout --keep-alive -n --name -u --user -g --group --chdir --pythonpath --log-level --log-file --error-logfile --access-logfile --access-logformat --max-requests --max-requests-jitter -p --pid --worker-tmp-dir --forwarded-allow-ips -e --env --umask --backlog --worker-connections --limit-request-line --keyfile --certfile --log-config --paste --statsd-host --logger-class',
        ),
      );
      const configuration = valueOf(given, '-c', '--config');
      if (configuration !== undefined && !/^(?:python|file):/.test(configuration.text)) call.file(configuration, 'input');
      const roots = [valueOf(given, '--pythonpath'), valueOf(given, '--chdir')].flatMap(it => it?.text.split(',') ?? []);
      const bind = valueOf(given, '-b', '--bind');
      stateApplication(call, given.operands[0], bind === undefined ? undefined : portOf(bind), roots);
    },
    hypercorn: call => {
      const given = readArguments(
        call.args,
        names(
          '-b --bind -c --config -w --workers -k --worker-class --access-logfile --error-logfile --root-path --keep-alive -g -m -p -u --log-level --graceful-timeout --certfile --keyfile',
        ),
      );
      const bind = valueOf(given, '-b', '--bind');
      stateApplication(call, given.operands[0], bind === undefined ? undefined : portOf(bind), []);
    },
    daphne: call => {
      const given = readArguments(
        call.args,
        names('-b --bind -p --port -u -e --endpoint -v --verbosity -t --http-timeout --access-log --root-path --proxy-headers'),
      );
      stateApplication(call, given.operands[0], valueOf(given, '-p', '--port'), []);
    },
    granian: call => {
      const given = readArguments(
        call.args,
        names(
          '--host --port --interface --workers --runtime-threads --loop --log-level --working-dir --process-name --ssl-certificate --ssl-keyfile --backlog --http',
        ),
      );
      stateApplication(call, given.operands[0], valueOf(given, '--port'), []);
    },
    'waitress-serve': call => {
      const given = readArguments(call.args, names('--host --port --listen --threads --url-prefix'));
      stateApplication(call, given.operands[0], valueOf(given, '--port'), []);
    },
    celery: call => {
      const given = readArguments(
        call.args,
        names(
          '-A --app -b --broker --result-backend --loader --config --workdir -l --loglevel -c --concurrency -Q --queues -n --hostname -P --pool -s --schedule -f --logfile --pidfile -S --scheduler --port --address',
        ),
      );
      stateApplication(call, valueOf(given, '-A', '--app'), undefined, [valueOf(given, '--workdir')?.text ?? []].flat());
    },
    flask: call => {
      const given = readArguments(call.args, names('-A --app -e --env-file -h --host -p --port'));
      const app = valueOf(given, '-A', '--app');
      if (app !== undefined && /\.py$/.test(app.text)) call.file(app, 'run');
      else stateApplication(call, app, runPort(given), []);
    },
    dramatiq: call => {
      const given = readArguments(call.args, names('-p --processes -t --threads -P --path -Q --queues -v --log-file --pid-file --watch'));
      stateApplication(call, given.operands[0], undefined, []);
    },
    pytest: call => {
      const given = readArguments(
        call.args,
        names(
          '-k -m -c -n -p -o -W --rootdir --cov --cov-report --cov-config --junitxml --maxfail --tb --timeout --ignore --deselect --durations --log-level --log-cli-level --basetemp --confcutdir --import-mode --dist',
        ),
      );
      for (const it of given.operands) {
        const colons = it.text.indexOf('::');
        const file = colons < 0 ? it : partOf(it, 0, colons);
        if (/\.py$|\//.test(file.text)) call.file(file, 'input');
      }
    },
    coverage: call => {
      const [subcommand, ...rest] = call.args;
      if (subcommand?.text !== 'run') return;
      const given = readArguments(
        rest,
        names('--source --omit --include --rcfile --data-file --context --concurrency -m'),
        'first-operand',
      );
      const module = given.options.find(it => it.name === '-m');
      if (module?.value !== undefined) call.run([{ ...call.word, text: 'python' }, ...rest.slice(rest.indexOf(module.word))]);
      else if (given.operands[0] !== undefined) call.file(given.operands[0], 'run');
    },
  }),
);

/** A dotted name of Python. */
export const moduleName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Folders that variables put on the module path. */
export function moduleRoots(call: Call): readonly string[] {
  return (call.variables.get('PYTHONPATH') ?? '').split(':').filter(it => it !== '' && !/^\$\{?PYTHONPATH/.test(it));
}

/** `pkg.module:app`, `pkg.module:create_app()`, and the port that it listens on. */
function stateApplication(call: Call, application: Word | undefined, port: Word | undefined, roots: readonly string[]): void {
  if (application === undefined) return;
  const colon = application.text.indexOf(':');
  const module = colon < 0 ? application : partOf(application, 0, colon);
  if (!module.dynamic && !moduleName.test(module.text)) return;
  const name = colon < 0 ? undefined : /^[A-Za-z_][\w.]*/.exec(application.text.slice(colon + 1))?.[0];
  const attribute =
    name === undefined ? {} : { attribute: name, attributeSpan: call.spanOf(partOf(application, colon + 1, colon + 1 + name.length)) };
  call.state('command.module', module, { program: call.program, run: false, roots: [...moduleRoots(call), ...roots], ...attribute });
  if (port !== undefined && /^\d{2,5}$/.test(port.text))
    call.state('command.port', port, { program: call.program, ...(module.dynamic ? {} : { module: module.text }) });
}

function portOf(bind: Word): Word {
  return partOf(bind, bind.text.lastIndexOf(':') + 1);
}

function runPort(given: Arguments): Word | undefined {
  return given.operands[0]?.text === 'run' && !hasOption(given, '--help') ? valueOf(given, '-p', '--port') : undefined;
}
