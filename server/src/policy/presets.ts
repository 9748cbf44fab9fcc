/** What `extends` can name beside files: each is a policy of its own, and a preset may extend another one. */
export const presets: Readonly<Record<string, string>> = {
  'groundline:recommended': `layout:
  require:
    - { match: '{README,readme,Readme}*', why: readers begin there }
    - { match: '{.github/,,docs/}CONTRIBUTING.md', why: how a change is made and checked }
    - { match: '{.github/,,docs/}SECURITY.md', why: where a vulnerability is told }
    - { match: '{.github/,,docs/}CODEOWNERS', why: who reviews what }
    - match: '{.github/dependabot.yml,.github/dependabot.yaml,{,.github/,.gitlab/}renovate.{json,json5,jsonc},.renovaterc{,.json,.json5}}'
      why: updates come by themselves
rules:
  layout/missing-file: info
`,
  'groundline:strict': `extends: [groundline:recommended]
layout:
  require:
    - { match: '{README,readme,Readme}*', why: readers begin there }
    - { match: '{.github/,,docs/}CONTRIBUTING.md', why: how a change is made and checked }
    - { match: '{.github/,,docs/}SECURITY.md', why: where a vulnerability is told }
    - { match: '{.github/,,docs/}CODEOWNERS', why: who reviews what }
    - match: '{.github/dependabot.yml,.github/dependabot.yaml,{,.github/,.gitlab/}renovate.{json,json5,jsonc},.renovaterc{,.json,.json5}}'
      why: updates come by themselves
    - { match: .pre-commit-config.yaml, why: what can be checked before a commit is }
    - { match: '{.github/,,docs/}{pull_request_template.md,PULL_REQUEST_TEMPLATE.md,PULL_REQUEST_TEMPLATE/*}', why: what a change has to say }
    - { match: '{.github/ISSUE_TEMPLATE/bug_report.md,.github/ISSUE_TEMPLATE/*}', why: what a report has to say }
pinning: { images: tag, actions: sha }
rules:
  layout/missing-file: warning
`,
};
