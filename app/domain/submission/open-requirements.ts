import type { AssessmentType } from "#app/domain/cmmc/vocabulary.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { findRequirement, isLevel3Requirement } from "#app/domain/sprs/points.ts";
import { level3Requirements, requirements } from "#catalogs/index.ts";

export type OpenRequirement = { id: string; partial?: boolean };

/** What a tick on the list of requirements stands for: `3.13.11`, or `3.13.11 partial`. */
export function writeOpenRequirement({ id, partial }: OpenRequirement): string {
  return partial ? `${id} partial` : id;
}

/** Read a tick; null when it names no requirement, or a part where there is no partial credit. */
export function readOpenRequirement(mark: string): OpenRequirement | null {
  const [id = "", part] = mark.split(" ");
  if (isLevel3Requirement(id)) return part ? null : { id };
  const requirement = findRequirement(id);
  if (!requirement) return null;
  if (part === undefined) return { id };
  return part === "partial" && requirement.partialPoints !== null ? { id, partial: true } : null;
}

/** Each requirement once, in the order of the publication; a part gives way to the whole. */
export function normalizeOpen(open: readonly OpenRequirement[]): OpenRequirement[] {
  return [...requirements, ...level3Requirements].flatMap(({ id }) => {
    const marks = open.filter((one) => one.id === id);
    if (marks.length === 0) return [];
    return [marks.every(({ partial }) => partial) ? { id, partial: true } : { id }];
  });
}

export type OpenChoice = { mark: string; id: string; title: string; note: string };

/** The ticks of one family of requirements. */
export type OpenChoiceGroup = { family: string; choices: OpenChoice[] };

/** What can be open in an assessment of this type, by family, in plain titles with its points. */
export function listOpenChoices(type: AssessmentType): OpenChoiceGroup[] {
  if (type === "Level 3 (DIBCAC)")
    return group(
      level3Requirements.map(({ id, title }) => ({
        family: "Level 3",
        choice: { mark: id, id, title, note: "1 point" },
      })),
    );
  return group(
    requirements.flatMap(({ id, title, family, points, partialPoints, poam }) => {
      const may = poam === "never" ? "may not stay open under a Conditional status" : "";
      const whole = {
        mark: id,
        id,
        title,
        note: [pointsWord(points), may].filter(Boolean).join(", "),
      };
      if (partialPoints === null) return [{ family, choice: whole }];
      const part = {
        mark: writeOpenRequirement({ id, partial: true }),
        id,
        title: `${title}: in part`,
        note: `${PARTS[id] ?? "Partly in place"}; ${pointsWord(partialPoints)}`,
      };
      return [
        { family, choice: whole },
        { family, choice: part },
      ];
    }),
  );
}

/** What "in part" means where partial credit is known. @see 32 CFR 170.24(c)(2)(i) */
const PARTS: Record<string, string> = {
  "3.5.3": "Multifactor authentication for remote and privileged users, but not for all",
  "3.13.11": "Encryption is in use, but it is not FIPS-validated",
};

function pointsWord(points: number): string {
  if (points === 0) return "without it nothing can be scored";
  return countWords(points, "point");
}

function group(rows: readonly { family: string; choice: OpenChoice }[]): OpenChoiceGroup[] {
  const families = [...new Set(rows.map(({ family }) => family))];
  return families.map((family) => ({
    family,
    choices: rows.filter((row) => row.family === family).map(({ choice }) => choice),
  }));
}
