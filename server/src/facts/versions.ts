import type { Span } from '../base/span.ts';

/** Facts and claims about versions: of the workspace's own products, and of the toolchains that they are built with. */
export interface VersionFacts {
  /** The version that a manifest gives its product; key: the product's name, as `productName` writes it. */
  'version.declared': { readonly version: string };
  /** A version that another document states of a product; key: the version as written, without a leading `v`. */
  'version.stated': {
    readonly through: VersionPlace;
    /** What the text says has this version, as `productName` writes it; none where it does not say. */
    readonly names: readonly string[];
    /** The same text elsewhere takes the version from where it is declared (`__version__`, package.json). */
    readonly besideSource: boolean;
  };
  /** The places that the policy says hold one version; key: what it is the version of. References are as `referenceOf` reads them. */
  'policy.version': { readonly source: string; readonly mirrors: readonly { readonly written: string; readonly span: Span }[] };
  /** The version at a place that the policy names; key: the reference, `docs/index.json#/version`. */
  'policy.version-place': { readonly version: string };
  /** A version of Node or Python that a document pins or asks for; key: `node` or `python`. */
  'toolchain.version': {
    /** As written, without a leading `v`. */
    readonly written: string;
    readonly by: ToolchainPlace;
  };
}

export type VersionPlace =
  | 'module' // `__version__ = "…"`, `export const VERSION = '…'`
  | 'application' // `FastAPI(version="…")`, `program.version('…')`
  | 'record' // a version beside a name, in code or data
  | 'name' // `acme_version = "…"`
  | 'readme' // a badge or a line `Version: …`
  | 'chart' // `appVersion` of a Helm chart
  | 'lock'; // the root package of package-lock.json

export type ToolchainPlace =
  | 'file' // .nvmrc, .node-version, .python-version, .tool-versions: what developers use
  | 'range' // engines, requires-python: what the product supports
  | 'image' // FROM node:…
  | 'ci' // setup-node, setup-python
  | 'prose'; // the least that a document asks for: `Python 3.11+`
