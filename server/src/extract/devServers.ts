import { nameOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';

/**
 * The ports that people develop on: those of development servers, of what they pass requests on to, of the programs that an editor or an
 * agent launches, and of what tests in a browser wait for. Read as text, since such files are programs as often as data.
 */
export default defineExtractor({
  id: 'devServers',
  version: 1,
  emits: ['config.port'],
  handles: path => server.test(nameOf(path)) || launch.test(path),
  extract({ text }, emit) {
    if (text.length > longest) return;
    for (const match of text.matchAll(ports)) {
      const [whole, by = 'address', behind = '', before = ''] = match;
      const port = behind + before;
      const end = match.index + whole.length;
      emit('config.port', port, span(end - port.length, end), { by });
    }
  },
});

const longest = 200_000;

/** `vite.config.ts`, `proxy.conf.json`, `setupProxy.js`, `launchSettings.json`. */
const server =
  /^(?:(?:vite|next|vue|nuxt|astro|svelte|webpack|rspack|rsbuild|playwright|cypress)\.config(?:\.[\w-]+)*\.[cm]?[jt]s|proxy\.conf\.(?:json|[cm]?js)|setupProxy\.[jt]s|launchSettings\.json)$/;

const launch = /(?:^|\/)\.(?:vscode|claude)\/(?:launch|tasks)\.json$/;

/** `port: 8080`, `"--port", "8080"`, `http://localhost:8080`. */
const ports =
  /(?:\b(port)\b["']?(?:\s*[:=]|["'\s,]+)\s*["']?(\d{2,5})|(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):(\d{2,5}))(?![\w.])/gi;
