/** A distribution's name as Python compares names (PEP 503): lower case, runs of `-`, `_` and `.` as one `-`. */
export const normalisePythonName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();
