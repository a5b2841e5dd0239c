import { number } from 'app/format.js';

const DECIMALS = { COUNT: 0, PERCENT: 0, SCORE_4: 2, SCORE_100: 1, MONTHS: 0, MILLIONS: 2, BILLION: 3, TERABYTES: 2 };

/** An indicator's value as it is published. */
export const indicatorValue = (value, unit) => number(value, DECIMALS[unit]) + (value != null && unit === 'PERCENT' ? '\u00a0%' : '');

/** The mark of each assessment. */
export const marks = { MET: 'good', NOT_MET: 'bad', NOT_ASSESSED: 'none' };
