import type { Session } from '../session.ts';
import { setUp } from '../setUp.ts';

/** Writes a policy that adopts what the folder has already, and opens it. */
export const createPolicy = (session: Session): Promise<void> => setUp(session, { is: 'policy' }, { opens: true });
