/** Facts and claims of nginx's configuration. Source: nginx's "Beginner's Guide" and "Alphabetical index of directives". */
export interface NginxFacts {
  /**
   * A configuration file of nginx, known by its shape; key: its path. `holder`: the block that its outermost directives belong to.
   * `template`: something other than nginx fills it in first, so that nothing in it is read.
   */
  'nginx.file': { readonly holder: NginxLevel; readonly template: boolean };
  /** `set $name value`; key: the variable without `$`. */
  'nginx.set': {
    /** The value as written, without quotes. */
    readonly value: string;
    /** The whole directive, its semicolon and, where it stands alone on its line, the line included. */
    readonly whole: { readonly start: number; readonly end: number };
  };
  /** An `upstream` block, which gives a group of servers a name; key: the name. */
  'nginx.upstream': Record<string, never>;
  /** A file or pattern that is read where groups of servers may stand; key: the pattern as written. */
  'nginx.include': Record<string, never>;
  /** A claim that a host can be reached; key: the host as written. */
  'nginx.host': {
    /** `proxy_pass`, `fastcgi_pass`, …, or `server` of an upstream. */
    readonly directive: string;
    /** As written, with its place. */
    readonly port?: { readonly text: string; readonly span: { readonly start: number; readonly end: number } };
  };
  /** `client_max_body_size`; key: the block that it stands in. */
  'nginx.body-limit': { readonly size: string };
  /** A server, or a part of one, some of whose proxied locations state no limit of a request's body; key: its name, or `''`. */
  'nginx.default-body-limit': {
    /** Hosts behind those locations. */
    readonly hosts: readonly string[];
    /** What the blocks around them include, as written. */
    readonly includes: readonly string[];
    /** Where a limit can be written, and how far it is indented; none where the file holds no block around them. */
    readonly insertion?: { readonly at: number; readonly indent: number };
  };
  /** A place of a program that takes files from requests; key: the name it uses for that. */
  'code.upload': Record<string, never>;
}

/** The blocks of nginx's configuration in which the same directive means something else. */
export type NginxLevel = 'main' | 'http' | 'server' | 'location' | 'upstream' | 'stream' | 'other';
