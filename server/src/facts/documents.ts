/** Facts and claims of prose (Markdown) and of JSON and YAML documents that describe the workspace. */
export interface DocumentFacts {
  /** What a document's own text says it is (title, front matter, wording); key: the document's path. */
  'doc.role': { readonly role: Role; readonly why: string };
  /** The README of the root says that nobody works on the project any more; key: `''`. */
  'doc.abandoned': Record<string, never>;
  /** A sentence, or a remark in a drawn tree, puts aside what it names: archived, deprecated, no longer used; key: the path as written. */
  'doc.set-aside': { readonly said: string };
  /** A line of `.gitattributes`, or a directive in a source, that says whether documents are generated; key: its pattern as written. */
  'attributes.generated': { readonly generated: boolean };
  /** A heading; key: its anchor as GitHub makes it, without `#`. `level` from 1 to 6. */
  'doc.heading': { readonly text: string; readonly level: number; readonly sectionEnd: number };
  /**
   * An anchor that HTML (`id=`, `name=`), an attribute list (`{#id}`) or a target (`(id)=`) makes, or that only some make: of the
   * text of a block of HTML that reads like a heading. Key: the anchor.
   */
  'doc.anchor': { readonly written: 'html' | 'attribute' | 'text' };
  /** What brings text from elsewhere into a document (an include, a macro, a component), so that it has anchors of its own; key: the document's path. */
  'doc.assembled': { readonly by: string };
  /** The first page of a folder says that links of the documents in it lead nowhere here; key: the folder. */
  'doc.links-elsewhere': { readonly said: string };
  /** The front matter gives the address that the page is published at; key: the document's path. */
  'doc.published': { readonly url: string };
  /** All anchors of a document that is read for nothing else, headings first, in one fact; key: the document's path. */
  'doc.anchors': { readonly names: readonly string[] };
  /** A link or image to a place in the workspace; key: the decoded path without query and anchor, as written. */
  'doc.link': {
    readonly written: string;
    readonly image: boolean;
    readonly html: boolean;
    /** Whether an attribute list follows (`{.class}`), which generators of documentation know and GitHub shows as text. */
    readonly listed?: boolean;
    readonly anchor?: string;
    readonly anchorSpan?: { readonly start: number; readonly end: number };
  };
  /** A link to an anchor of the same document; key: the anchor without `#`. */
  'doc.anchor-link': {
    readonly written: string;
    /** Whether it stands in a table of contents that a tool keeps. */
    readonly kept?: boolean;
  };
  /** A path in a code span or in the strings of a source-of-truth document; key: as written. */
  'doc.path': {
    readonly origin: 'prose' | 'data';
    /** Folders the sentence names ("from the frontend directory"), as written. */
    readonly from?: string;
    /** Data: the JSON pointer of the string. */
    readonly pointer?: string;
    /** Data: the path is a key, not a value. */
    readonly isKey?: boolean;
    /** Whether the string is the path alone. */
    readonly whole: boolean;
  };
  /** An address of this machine with a port (`http://localhost:8000`); key: the port. */
  'doc.port': {
    readonly written: string;
    /** The words before it on its line, in lower case: a service may be among them. */
    readonly names: readonly string[];
    /** The words behind it on its line, in lower case. */
    readonly behind: readonly string[];
    /** The document itself chooses this port (`-p 8100:80`, `PORT=8100`), so that nothing else can be right about it. */
    readonly fixedHere: boolean;
  };
  /** "create `x`": the text says that the reader makes it; key: as written. */
  'doc.produces': { readonly how: string };
  /** A text that the policy forbids; key: the pattern that it matches. */
  'text.forbidden': TextMatch;
  /** A marker of work left undone in a comment; key: the pattern that it matches. */
  'text.marker': TextMatch;
  /** The whole text of a ledger of the policy. */
  'text.ledger': TextMatch;
}

/** What a document is for, which decides whether what it says is judged. */
export type Role =
  | 'living'
  | 'chronicle'
  | 'plan'
  | 'report'
  | 'prompt'
  | 'fixture'
  | 'example'
  | 'template'
  | 'vendored'
  | 'generated'
  | 'translation'
  | 'site';

/** For rules over paths, where what a file is for does not matter. */
export const everyRole: readonly Role[] = [
  'living',
  'chronicle',
  'plan',
  'report',
  'prompt',
  'fixture',
  'example',
  'template',
  'vendored',
  'generated',
  'translation',
  'site',
];

/** What a policy's pattern matched in a text. Groups that took no part are `null`. */
export interface TextMatch {
  readonly text: string;
  readonly groups: readonly (string | null)[];
  /** Where the first group matched, in UTF-16 units of the document. */
  readonly firstGroup?: { readonly start: number; readonly end: number };
}
