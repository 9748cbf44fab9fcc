/** A product's name as names are compared: in lower case, with `-` between words. A package's scope stays. */
export const productName = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, '-');
