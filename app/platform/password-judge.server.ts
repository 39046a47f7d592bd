import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { findPasswordProblem } from "#app/domain/person/password-rules.ts";
import { hashPassword } from "./password.server.ts";

/** A new password, ready to be kept, or why it will not do. */
export type NewPassword = { ok: true; hash: string } | { ok: false; problem: string };

/**
 * Judge a new password and hash it: the only way from what somebody chose to what is kept. After the
 * rules of form, it is compared with lists of common and breached passwords, with names and words,
 * runs of keys, dates and the usual disguises of letters.
 *
 * @param personal words that belong to the person and the place: name, address, organizations.
 * @see NIST SP 800-63B, 3.1.1.2
 */
export async function takeNewPassword(
  password: string,
  personal: readonly string[],
): Promise<NewPassword> {
  const problem =
    findPasswordProblem(password, personal) ?? (await findListProblem(password, personal));
  return problem ? { ok: false, problem } : { ok: true, hash: await hashPassword(password) };
}

/** So many guesses a password must withstand, as a power of ten. */
const LEAST_GUESSES_LOG10 = 10;
/** What is longer is no weaker than its beginning, and takes longer to compare. */
const COMPARED_LENGTH = 32;
/** The words of this place, which whoever attacks it tries first. */
const PLACE_WORDS = ["flowdown", "cmmc", "sprs", "dfars", "nist", "800-171", "cui"];

async function findListProblem(
  password: string,
  personal: readonly string[],
): Promise<string | null> {
  const judge = await loadJudge();
  const words = [...PLACE_WORDS, ...personal.flatMap(wordsOf)];
  const { guessesLog10 } = judge.check(password.slice(0, COMPARED_LENGTH), words);
  if (guessesLog10 >= LEAST_GUESSES_LOG10) return null;
  return "This is made of a password, name or word that is on the lists that are tried first. Choose three or four unrelated words.";
}

/** A name whole, run together, and each word of it. */
function wordsOf(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3);
  return [text, words.join(""), ...words];
}

let judge: Promise<ZxcvbnFactory> | undefined;

/** The lists are large and rarely asked for: they are read at the first new password. */
function loadJudge(): Promise<ZxcvbnFactory> {
  judge ??= makeJudge();
  return judge;
}

async function makeJudge(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    // Bounds the time that a password of signs takes: a few hundredths of a second.
    l33tMaxSubstitutions: 20,
  });
}
