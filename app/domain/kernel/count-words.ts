/**
 * A number with what it counts: `1 subcontract`, `3 subcontracts`, `1,204 files`.
 *
 * @param many the plural, where it is not the singular with an s.
 */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
