import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { contracts } from "#db/schema/contract.ts";
import { likePattern } from "./like-pattern.server.ts";

/** The number of a contract as it is kept and as people write it, with dashes between its parts. */
export const writtenPiidSql = sql`flowdown.written_piid(${contracts.piid})`;

/**
 * How much of a word, three letters at a time, must stand together in a text that comes close: the same in
 * the functions of migration 0080.
 */
const CLOSE_ENOUGH = 0.4;
/** An index of three letters at a time holds no shorter word. */
const SHORTEST_INDEXED = 3;
/** Shorter words have too few letters to be mistyped recognisably. */
const SHORTEST_NEAR = 3;

/** Whether a text holds each word of a search, anywhere and in any order. */
export function holdsWords(text: SQLWrapper, search: string): SQL | undefined {
  return and(...wordsOf(search).map((word) => sql`${text} ilike ${likePattern(word)}`));
}

/**
 * Which suppliers or subcontracts hold each word of a search as they are now, found by the index of words:
 * under a policy `ilike` never walks one.
 *
 * @param id of the supplier or the subcontract; the policies still decide which of them is seen.
 * @param shortIn where a word of one or two letters is looked for row by row: the index has no such words.
 */
export function isFoundBy(
  what: "suppliers" | "subcontracts",
  id: SQLWrapper,
  search: string,
  shortIn?: SQLWrapper,
): SQL | undefined {
  const finds = sql.raw(`flowdown.${what}_with`);
  return and(
    ...wordsOf(search).map((word) =>
      shortIn && word.length < SHORTEST_INDEXED
        ? sql`${shortIn} ilike ${likePattern(word)}`
        : sql`${id} in (select ${finds}(${likePattern(word)}))`,
    ),
  );
}

/**
 * Which suppliers or subcontracts come close to each word of a search as they are now, found by the index
 * of words.
 *
 * @param shortIn where a search of words too short to be mistyped is looked for row by row.
 */
export function isNearBy(
  what: "suppliers" | "subcontracts",
  id: SQLWrapper,
  search: string,
  shortIn: SQLWrapper,
): SQL | undefined {
  const words = nearWordsOf(search);
  if (words.some((word) => word.length < SHORTEST_NEAR)) return comesClose(shortIn, search);
  const finds = sql.raw(`flowdown.${what}_near`);
  return and(...words.map((word) => sql`${id} in (select ${finds}(${word}))`));
}

/** Whether a text comes close to each word of a search: typing errors are forgiven. */
export function comesClose(text: SQLWrapper, search: string): SQL | undefined {
  return and(
    ...nearWordsOf(search).map(
      (word) => sql`word_similarity(${word}, ${text}) >= ${sql.raw(String(CLOSE_ENOUGH))}`,
    ),
  );
}

/** How far a text is from a search, as text that sorts: the closest first. */
export function distanceSql(text: SQLWrapper, search: string): SQL<string> {
  const words = nearWordsOf(search).map((word) => sql`word_similarity(${word}, ${text})`);
  const sum = words.length > 0 ? sql.join(words, sql` + `) : sql`0`;
  return sql<string>`to_char(${sql.raw(String(words.length))} - (${sum}), 'FM000.0000')`;
}

function wordsOf(search: string): string[] {
  return search.split(/\s+/).filter(Boolean);
}

function nearWordsOf(search: string): string[] {
  const words = wordsOf(search);
  const long = words.filter((word) => word.length >= SHORTEST_NEAR);
  return long.length > 0 ? long : words;
}
