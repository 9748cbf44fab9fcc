/** Set by the build: a digest of all code that turns bytes into facts, the libraries included. */
declare const EXTRACTION_BUILD: string | undefined;

/** What code reads the facts of this program; `undefined` when it runs from source, where it changes at any time. */
export const extractionBuild: string | undefined = typeof EXTRACTION_BUILD === 'string' ? EXTRACTION_BUILD : undefined;
