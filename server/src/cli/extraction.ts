import { extractors } from '../extract/extractors.ts';
import { serveExtraction } from '../workspace/extractionWorker.ts';

/** What a thread of the command line runs: it reads documents, and needs a part of the code for that which loads in half the time. */
serveExtraction(extractors);
