/** The hooks of pre-commit's own repository, those of earlier versions included. Source: the README of pre-commit-hooks. */
export const officialHooks: readonly string[] = (
  'autopep8-wrapper check-added-large-files check-ast check-builtin-literals check-byte-order-marker check-case-conflict ' +
  'check-docstring-first check-executables-have-shebangs check-illegal-windows-names check-json check-merge-conflict ' +
  'check-shebang-scripts-are-executable check-symlinks check-toml check-vcs-permalinks check-xml check-yaml debug-statements ' +
  'destroyed-symlinks detect-aws-credentials detect-private-key double-quote-string-fixer end-of-file-fixer ' +
  'file-contents-sorter fix-byte-order-marker fix-encoding-pragma flake8 forbid-new-submodules forbid-submodules ' +
  'mixed-line-ending name-tests-test no-commit-to-branch pretty-format-json pyflakes requirements-txt-fixer sort-simple-yaml ' +
  'tests-should-end-in-test.py trailing-whitespace'
).split(' ');
