/**
 * Whether a README is the one that a starter wrote, and nobody made it theirs since: it says where it comes from, and every section is the
 * starter's. Its commands are those of the starter's package.json, of whatever became of that here.
 */
export const isOfStarter = (text: string, headings: readonly { readonly text: string; readonly level: number }[]): boolean =>
  starters.some(
    ({ says, sections }) => says.test(text) && headings.every(it => it.level !== 2 || sections.includes(it.text.trim().toLowerCase())),
  );

interface Starter {
  readonly says: RegExp;
  /** In lower case. */
  readonly sections: readonly string[];
}

/** Sources: the README of each starter's template, over its versions. */
const starters: readonly Starter[] = [
  {
    says: /\bbootstrapped with \[Create React App\]/,
    sections: ['available scripts', 'learn more'],
  },
  {
    says: /\bbootstrapped with \[`?create-next-app`?\]/,
    sections: ['getting started', 'learn more', 'deploy on vercel'],
  },
  {
    says: /\[Nest\]\([^)]*\) framework TypeScript starter repository\b/,
    sections: [
      'description',
      'installation',
      'project setup',
      'running the app',
      'compile and run the project',
      'test',
      'run tests',
      'deployment',
      'resources',
      'support',
      'stay in touch',
      'license',
    ],
  },
  {
    says: /\bwas generated (?:with|using) \[Angular CLI\]/,
    sections: [
      'development server',
      'code scaffolding',
      'build',
      'building',
      'running unit tests',
      'running end-to-end tests',
      'further help',
      'additional resources',
    ],
  },
  {
    says: /^This template should help get you started developing with Vue 3\b/m,
    sections: [
      'recommended ide setup',
      'recommended browser setup',
      'type support for `.vue` imports in ts',
      'customize configuration',
      'project setup',
    ],
  },
];
