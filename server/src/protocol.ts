/**
 * What the server and its clients say to each other beyond the Language Server Protocol, as plain data. It is the one server
 * file that `client/` imports. Positions and ranges are LSP's: lines and characters from 0, characters in UTF-16 units.
 */

/** What a client may send as `initializationOptions`; every field may be left out. */
export interface InitializationOptions {
  /** Whether the user trusts the workspace; `true` when left out. Without trust no git is run and nothing is written. */
  readonly trusted?: boolean;
  /** The folder of the rules' pages as a URI that ends in `/`: the page of a rule is `<rulePages><rule id>.md`. */
  readonly rulePages?: string;
  /** Whether checking begins paused. */
  readonly paused?: boolean;
}

/** Requests from the client to the server, by method. */
export interface Requests {
  /** The rows of a view. */
  'groundline/tree': { readonly params: TreeParams; readonly result: Tree };
  /** Reads every folder anew from disk and checks it. */
  'groundline/checkWorkspace': { readonly params: null; readonly result: CheckResult };
  /** What was read from one document, as text for people. */
  'groundline/facts': { readonly params: DocumentParams; readonly result: TextResult };
  /** A finding as text to report it with: rule, claim and fact, and nothing else of the workspace; `null` when it is gone. */
  'groundline/reportFinding': { readonly params: FindingParams; readonly result: TextResult | null };
  /** Asks what `groundline mcp` answers programs that edit, of the workspace as it is edited. */
  'groundline/agentTool': { readonly params: AgentToolParams; readonly result: AgentToolResult };
  /** What protects a file and where its content on disk stands; `null` when nothing does. */
  'groundline/protection': { readonly params: DocumentParams; readonly result: Protection | null };
  /** Every protected file that differs from the last commit. */
  'groundline/protectedChanges': { readonly params: null; readonly result: readonly ProtectedChange[] };
  /** A file as the last commit has it, empty where it has none; `null` when it is the same now, or is no text. */
  'groundline/base': { readonly params: DocumentParams; readonly result: TextResult | null };
  /** What a decision or a request would be about, and what it would be worth; nothing is written. */
  'groundline/prepareDecision': { readonly params: DecisionParams; readonly result: PreparedDecision };
  /** Records a decision or a request as one new file, if the files still have the contents that were told of. */
  'groundline/decide': {
    readonly params: DecisionParams & { readonly reason: string; readonly contents: string };
    readonly result: DecisionResult;
  };
  /** Writes what a folder is given to begin with. Nothing that exists is touched. */
  'groundline/setUp': { readonly params: SetUpParams; readonly result: SetUpResult };
  /** Stops or resumes checking; a paused server shows no diagnostics. */
  'groundline/setPaused': { readonly params: PausedParams; readonly result: null };
}

/** Notifications from the server to the client, by method. */
export interface ServerNotifications {
  /** Sent whenever the answer to "why is nothing shown?" changes. */
  'groundline/status': Status;
  /** A view's rows may have changed: ask again when it is visible. */
  'groundline/treeChanged': TreeChangedParams;
}

/** Notifications from the client to the server, by method. */
export interface ClientNotifications {
  /** The user trusts the workspace from now on. */
  'groundline/trustGranted': null;
}

export interface TreeParams {
  readonly view: 'findings' | 'protectedPaths' | 'approvals' | 'facts';
  /** Of the view `findings`; by file when left out. */
  readonly groupBy?: 'file' | 'rule' | 'cause';
  /** Words. Of the view `facts`: each must occur in a fact's kind, key or path; of `protectedPaths`: in a file's path, pattern or state. */
  readonly filter?: string;
  /** The id of a row that can be opened but came without children: the answer is these. */
  readonly within?: string;
}

export interface Tree {
  readonly nodes: readonly TreeNode[];
  /** The number on the icon of the activity bar, where the editor adds up those of all views; none is shown for 0. */
  readonly badge?: number;
  readonly badgeTooltip?: string;
  /** A few words beside the view's title. */
  readonly description?: string;
  /** Shown above the rows, or in their place when there are none. */
  readonly message?: string;
}

/** One row of a view, ready to be drawn. */
export interface TreeNode {
  /** Stays the same as long as the row is about the same thing. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Markdown. */
  readonly tooltip?: string;
  readonly icon?: 'file' | 'folder' | 'rule' | 'cause' | 'protected' | 'dead' | 'finding' | 'kind' | 'key' | 'fact' | 'request';
  /** Of a protected file that differs from the last commit, and of a decision: drawn in place of the icon. */
  readonly state?: ProtectionState;
  readonly severity?: Severity;
  /** Whether it begins open or closed; absent on a row that cannot be opened. */
  readonly collapsible?: 'expanded' | 'collapsed';
  /** What choosing the row opens. */
  readonly location?: Location;
  /** Opened in place of the location: what differs from the last commit in the row's `files`. */
  readonly opens?: 'difference';
  /** Absent on a row that can be opened when they are many: they are asked for with `within`. */
  readonly children?: readonly TreeNode[];
  /** What commands the row offers: `finding` rows can be reported. */
  readonly contextValue?:
    | 'finding'
    | 'file'
    | 'rule'
    | 'cause'
    | 'fact'
    | 'protectedSource'
    | 'protectedPattern'
    | 'protectedFile'
    | 'protectedChange'
    | 'protectedDeletion'
    | 'approvalRequest'
    | 'decision';
  /** On `protectedChange`, `protectedDeletion` and `approvalRequest` rows: the files, as URIs, that a decision would be about. */
  readonly files?: readonly string[];
  /** On `finding` rows: what `groundline/reportFinding` asks for. */
  readonly finding?: FindingParams;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface TreeChangedParams {
  readonly views: readonly TreeParams['view'][];
}

export interface DocumentParams {
  readonly uri: string;
}

export interface TextResult {
  readonly text: string;
}

/** Names a finding: by its fingerprint, else the first one at the position. */
export interface FindingParams {
  readonly uri: string;
  readonly fingerprint?: string;
  readonly position?: Position;
}

export interface AgentToolParams {
  /** `check`, `explain`, `facts`, `protected_status` or `request_approval`. */
  readonly name: string;
  /** Of the tool's input schema. Where several folders are open, paths begin with a folder's name. */
  readonly input: unknown;
}

export interface AgentToolResult {
  /** For a model to read. */
  readonly text: string;
  /** Whether the text says why there is no answer. */
  readonly failed: boolean;
}

/** Where the content of a protected file stands, compared with the last commit; `unknown` where git cannot be asked. */
export type ProtectionState = 'unchanged' | 'changed' | 'awaiting approval' | 'approved' | 'rejected' | 'unknown';

export interface Protection {
  readonly state: ProtectionState;
  /** Who asked or decided, or why decisions do not count. */
  readonly detail?: string;
  /** What protects it: the line of a registry, as `groundline.yaml:3 "engine/**" (the engine)`. */
  readonly by: readonly { readonly text: string; readonly location: Location }[];
}

export interface ProtectedChange {
  readonly uri: string;
  readonly state: ProtectionState;
  readonly detail?: string;
}

export interface DecisionParams {
  readonly as: 'approve' | 'reject' | 'request';
  /** Files of one folder. */
  readonly uris: readonly string[];
}

export type PreparedDecision =
  | {
      /** Paths from the folder's root. */
      readonly files: readonly string[];
      /** Whether a decision counts as far as who decides is concerned. */
      readonly counts: boolean;
      /** Sentences: who is recorded, and whether and why it counts. */
      readonly details: readonly string[];
      /** To be handed back with the decision. */
      readonly contents: string;
    }
  | NotDecided;

export type DecisionResult =
  | {
      /** What was recorded, in sentences. */
      readonly message: string;
      /** The URI of the new file. */
      readonly record: string;
    }
  | NotDecided;

export interface NotDecided {
  /** Why nothing can be decided, in sentences. */
  readonly failed: string;
  /** A command line that would do it. */
  readonly command?: string;
}

export interface SetUpParams {
  /** The workspace folder. */
  readonly uri: string;
  readonly what:
    | { readonly is: 'baseline' } // the findings that there are, accepted
    | { readonly is: 'policy' } // a policy that adopts what is there
    | { readonly is: 'ci'; readonly systems: readonly CiSystem[]; readonly source: string };
}

export type CiSystem = 'github' | 'gitlab' | 'pre-commit';

export interface SetUpResult {
  /** What was done, or why nothing was: one sentence. */
  readonly message: string;
  /** The files that were written. */
  readonly written: readonly string[];
  /** What to add by hand to files that are there already. */
  readonly additions: readonly { readonly uri: string; readonly text: string }[];
}

export interface PausedParams {
  readonly paused: boolean;
}

export interface CheckResult {
  readonly files: number;
  readonly documents: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly milliseconds: number;
  /** One sentence that sums it up. */
  readonly message: string;
}

/** The answer to "why is nothing shown?", at every moment. */
export interface Status {
  readonly state:
    | 'noFolder' // no workspace folder is open
    | 'indexing' // reading and judging for the first time, or anew
    | 'ready'
    | 'restricted' // as ready, in a workspace that is not trusted
    | 'paused'
    | 'failed'; // a folder could not be read at all
  /** A few words for the status bar. */
  readonly text: string;
  /** Sentences for the tooltip, the most important first. */
  readonly details: readonly string[];
  /** What is shown, by severity. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Progress of `indexing`. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** Rules and extractors that failed: a sentence each; the output names the document. */
  readonly defects: readonly string[];
}

/** What is attached to every diagnostic as `data`. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

/** Commands that the server executes (`workspace/executeCommand`); code actions of clients that can show documents use them. */
export const serverCommands = {
  /** Shows a place: `[Location]`. */
  showFact: 'groundline.server.showFact',
  /** Shows a rule's page: `[rule id]`. */
  openPage: 'groundline.server.openPage',
} as const;

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}
