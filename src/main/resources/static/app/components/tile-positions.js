/** Column and row of each country on the tile map. */
export const positions = {
  SE: [5, 0], FI: [6, 0], EE: [7, 1], IE: [0, 2], UK: [1, 2], DK: [4, 2], LV: [7, 2], NL: [3, 3], DE: [4, 3], PL: [5, 3],
  LT: [6, 3], BE: [2, 4], LU: [3, 4], CZ: [5, 4], SK: [6, 4], FR: [2, 5], AT: [5, 5], HU: [6, 5], RO: [7, 5], PT: [0, 6],
  ES: [1, 6], IT: [4, 6], SI: [5, 6], HR: [6, 6], RS: [7, 6], BG: [8, 6], BA: [6, 7], ME: [7, 7], MK: [8, 7], TR: [9, 7],
  MT: [3, 8], AL: [7, 8], EL: [8, 8], CY: [10, 8],
};
