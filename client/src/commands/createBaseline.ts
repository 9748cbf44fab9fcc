import type { Session } from '../session.ts';
import { setUp } from '../setUp.ts';

/** Accepts the findings that there are, so that only new ones are reported. */
export const createBaseline = (session: Session): Promise<void> => setUp(session, { is: 'baseline' }, { opens: false });
