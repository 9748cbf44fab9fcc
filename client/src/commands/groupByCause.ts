import type { Session } from '../session.ts';
import { groupFindings } from '../views/findings.ts';

export async function groupByCause({ findings, memory }: Session): Promise<void> {
  await groupFindings(findings, memory, 'cause');
}
