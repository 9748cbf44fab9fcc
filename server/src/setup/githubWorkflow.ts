import type { CiFile, CiSurroundings } from './ciSystem.ts';

/**
 * A workflow that judges pull requests by the gate and checks what lies on the branch. Actions of others are named by commit, as a
 * tag can be moved; a pull request of a fork has no right to upload, and shows its findings as annotations alone.
 */
export const githubWorkflow = ({ branch, source }: CiSurroundings): readonly CiFile[] => [
  {
    path: '.github/workflows/groundline.yml',
    text: `name: Groundline

on:
  pull_request:
  push:
    branches: [${JSON.stringify(branch)}]

permissions: {}

concurrency:
  group: groundline-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  groundline:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read
      security-events: write # to upload SARIF
    env:
      GROUNDLINE: ${JSON.stringify(source)}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0 # history tells a removed path from one that never was
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
      - name: Install Groundline where nothing of the change says how
        run: |
          npm install --prefix "$RUNNER_TEMP/groundline" "$GROUNDLINE"
          echo "$RUNNER_TEMP/groundline/node_modules/.bin" >> "$GITHUB_PATH"
      - name: Judge what the pull request changes
        if: \${{ github.event_name == 'pull_request' }}
        run: groundline gate --base "origin/$GITHUB_BASE_REF" --format github --report sarif=groundline.sarif
      - name: Check the branch
        if: \${{ github.event_name == 'push' }}
        run: groundline check --format github --report sarif=groundline.sarif
      - uses: github/codeql-action/upload-sarif@ff2f1c621b7f889edc0d3c761ac2e6a3f8cdb0dd # v4.37.7
        if: \${{ !cancelled() && hashFiles('groundline.sarif') != '' && github.event.pull_request.head.repo.fork != true }}
        with:
          sarif_file: groundline.sarif
          category: groundline
`,
  },
];
