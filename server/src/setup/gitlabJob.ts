import type { CiFile, CiSurroundings } from './ciSystem.ts';

const jobPath = '.gitlab/groundline.gitlab-ci.yml';
const include = `include:\n  - local: ${jobPath}\n`;

/** A job that judges merge requests by the gate, in a file of its own that the pipeline includes. */
export const gitlabJob = ({ source }: CiSurroundings): readonly CiFile[] => [
  {
    path: jobPath,
    text: `groundline:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "0" # history tells a removed path from one that never was
    GROUNDLINE: ${JSON.stringify(source)}
    INSTALLED: /tmp/groundline # where nothing of the change says how it is installed
    BASE: $CI_MERGE_REQUEST_TARGET_BRANCH_NAME
  script:
    - git fetch --no-tags origin "+refs/heads/$BASE:refs/remotes/origin/$BASE"
    - npm install --prefix "$INSTALLED" "$GROUNDLINE"
    - $INSTALLED/node_modules/.bin/groundline gate --base "origin/$BASE" --report junit=groundline.xml
  artifacts:
    when: always
    reports:
      junit: groundline.xml
`,
  },
  { path: '.gitlab-ci.yml', text: include, addition: { text: include, present: /groundline\.gitlab-ci\.yml/ } },
];
