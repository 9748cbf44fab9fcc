import type { Session } from '../session.ts';

export function showOutput({ output }: Session): void {
  output.show();
}
