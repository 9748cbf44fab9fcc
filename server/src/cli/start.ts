#!/usr/bin/env node
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { runCompiled } from './compiledCode.ts';
import { expectShortRun } from './shortRun.ts';

/** Starts the bundled command line, as what its own threads start too. */
expectShortRun(); // first, since V8 refuses code that was compiled under other flags
void runCompiled(join(import.meta.dirname, isMainThread ? 'program.js' : 'extraction.js'), import.meta.filename);
