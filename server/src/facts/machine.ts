/** Claims that a place of one machine is there on every one. */
export interface MachineFacts {
  /**
   * A path that begins at a drive or in somebody's home (`C:\dev\app`, `/home/name/app`); key: with `/` between segments and
   * its drive in upper case (`/c/dev` and `/mnt/c/dev` are `C:/dev`).
   */
  'machine.path': {
    readonly stands: MachinePathStands;
    /** Whose home it is in, as written. */
    readonly user?: string;
    /** Written as a drive in a Unix shell (`/c/dev`), which a route of a web site may be too. */
    readonly unixDrive?: boolean;
    /** Its ending is made by a program or left open (`{name}`, `%s`), so that what it names cannot be looked up. */
    readonly open: boolean;
  };
}

export type MachinePathStands =
  | 'command' // what a script runs
  | 'value' // what a configuration sets
  | 'string' // a string of a source file
  | 'comment' // a comment or a docstring
  | 'prose' // a document
  | 'image'; // what builds or runs containers and servers, whose paths are their own
