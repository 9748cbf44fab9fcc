/** A written path as others look it up: `/` between segments, without `./` before it and a slash behind it. */
export function normalPath(written: string): string {
  return written
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '');
}

/** Whether a written path lies outside the workspace or is no path: absolute, in a home folder, an address, a descriptor, a quote. */
export function isElsewhere(written: string): boolean {
  return /^(?:[/\\~]|-$|[A-Za-z]:[\\/]|[a-z][a-z0-9+.-]*:\/\/|git@|[&|])|[\n"'`]/.test(written);
}

/** Whether a name is one that documents invent: `path/to/file`, `your-service`, `service-name`, `SERVICE_NAME`, `xxx`, `%s`. */
export function isInvented(text: string): boolean {
  return invented.test(text);
}

const invented =
  /(?:^|\/)path\/to(?:\/|$)|(?:^|[/_.-])(?:your|YOUR|xxx+|XXX+|NNN+|YYYY)(?:$|[/_.-])|^(?:[A-Z]+_)+[A-Z]+$|^(?:NAME|SERVICE|FILE|TARGET|SCRIPT)$|^(?:service|container|target|script|task|image|pod)[-_]?name$|^my[-_](?:app|command|image|job|script|service|target|task|tool)$|%[sdr](?!\w)/;
