/**
 * The absolute path of the repository's root folder, where the tests are started. Bundled tests lie elsewhere than their sources, so that
 * where a module stands tells nothing.
 */
export const repository = process.cwd();
