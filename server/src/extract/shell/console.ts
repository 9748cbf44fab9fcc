/**
 * The commands of a console session: where lines begin with a prompt, the other ones are output. What is no command is
 * blanked, so that every offset stays.
 */
export function withoutOutput(text: string): string {
  if (!anyPrompt.test(text)) return text;
  let kept = '';
  let continues = false;
  for (const line of text.split('\n')) {
    const body = line.replace(/\r$/, '');
    const lead = prompt.exec(body)?.[0] ?? '';
    const runs: boolean = lead !== '' || (continues && !/^\s*$/.test(body));
    const blank = continues && lead === '' ? (/^\s*> /.exec(body)?.[0] ?? '') : lead;
    kept += (runs ? ' '.repeat(blank.length) + line.slice(blank.length) : ' '.repeat(line.length)) + '\n';
    continues = runs && /[\\`^]\s*$/.test(body);
  }
  return kept.slice(0, -1);
}

const prompt =
  /^\s{0,12}(?:\([\w.-]{1,40}\)\s)?(?:PS [A-Z]:[^>\n]{0,120}> ?|[A-Z]:\\[^>\n]{0,120}> ?|[\w.-]{1,40}@[\w.-]{1,60}[:\s][^$#%\n]{0,120}[$#%] |[$%❯➜] )/;
const anyPrompt = new RegExp(prompt.source, 'm');
