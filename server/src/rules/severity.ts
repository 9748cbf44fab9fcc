/** How grave a finding is. */
export type Severity = (typeof severities)[number];

/** All severities, the gravest first. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;

/** Whether a severity is `least` or graver. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => severities.indexOf(severity) <= severities.indexOf(least);
