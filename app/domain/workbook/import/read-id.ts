import { cleanCode } from "#app/domain/kernel/pasted-text.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import { lettersOf } from "../answer.ts";

export type IdReading =
  /** `letter` is null for a requirement as a whole */
  { ok: true; requirement: string; letter: string | null } | { ok: false; problem: string };

const FORM =
  /^(?:[a-z]{2}\.?l[12]-)?(\d{1,2}\.\d{1,2}\.\d{1,2})(?:\[([a-z])\]|\(([a-z])\)|[.-]?([a-z]))?$/;

/**
 * Read the number of a requirement or of one of its objectives as people write it: `3.1.1`,
 * `AC.L2-3.1.1`, `3.1.1[a]`, `3.1.1.a`.
 *
 * @throws never
 */
export function readId(typed: string): IdReading {
  const code = cleanCode(typed).toLowerCase();
  const [, id = "", ...letters] = FORM.exec(code) ?? [];
  const letter = letters.find((one) => one !== undefined) ?? null;
  if (/^0\d\.\d\d\.\d\d/.test(code))
    return refuse(`${typed} is a number of Revision 3. Assessments for DoD follow Revision 2.`);
  if (!id) return refuse(`${typed} is not the number of a requirement, such as 3.1.1 or 3.1.1[a].`);
  if (!findRequirement(id)) return refuse(`NIST SP 800-171 Revision 2 has no requirement ${id}.`);
  if (letter && !lettersOf(id).includes(letter))
    return refuse(`Requirement ${id} has no objective [${letter}].`);
  return { ok: true, requirement: id, letter };
}

function refuse(problem: string): IdReading {
  return { ok: false, problem };
}
