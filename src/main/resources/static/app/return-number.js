const MOST = 10_000_000;
const DIGITS = /^-?\d{1,18}$/;
const GROUPED = /^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}$/;
const AMBIGUOUS = /^\d{1,3}(?:[.,'’]\d{3})+$/;
const DECIMAL = /^-?\d{1,18}[.,]\d{1,18}$/;

/**
 * Reads a number of trainees as the upload of a file does: `{ value }`, or `{ problem }`, a key of `myReturnProblem`. Blanks of any
 * width may group digits; 21.607 is one number in one language and another in the next, so it is neither.
 */
export function readNumber(given) {
  const text = given.trim();
  if (DIGITS.test(text) || GROUPED.test(text)) {
    const value = Number(text.replace(/[^\d-]/g, ''));
    return value >= 0 && value <= MOST ? { value } : { problem: 'OUT_OF_RANGE' };
  }
  return { problem: AMBIGUOUS.test(text) ? 'ambiguous' : DECIMAL.test(text) ? 'decimal' : 'unreadable' };
}

/** The rows and cells of what a spreadsheet puts into the clipboard; cells with line breaks come in quotes. */
export function readCells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/g)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') {
      break;
    }
    if (end !== '\t') {
      rows.push([]);
    }
  }
  // The last row ends with a line break too.
  return rows.at(-1).every((cell) => cell === '') ? rows.slice(0, -1) : rows;
}
