import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Results } from "#app/domain/sprs/points.ts";
import { annexA2022, type IsoGapArea, isoRelations, requirements } from "#catalogs/index.ts";
import { type CertificateStanding, findIsoGap, type IsoGapRow } from "./gap.ts";

/** The four themes of the controls of the 2022 edition, by the beginning of their numbers. */
export const CONTROL_THEMES = [
  { id: "5", title: "Organization (A.5)" },
  { id: "6", title: "People (A.6)" },
  { id: "7", title: "Premises (A.7)" },
  { id: "8", title: "Technology (A.8)" },
] as const;
export type ControlTheme = (typeof CONTROL_THEMES)[number]["id"];

/** The controls of a theme, in the order of the standard. */
export function controlsOf(theme: ControlTheme): string[] {
  return annexA2022()
    .map(({ id }) => id)
    .filter((id) => id.startsWith(`A.${theme}.`));
}

/** What an organization says of its certificate and its Statement of Applicability. */
export type IsoStatement = {
  scopeIncludesCuiSystem: boolean;
  /** last day of validity; null when it was not stated */
  expiresOn: CalendarDate | null;
  /** the controls that apply and are in place; of the edition of 2022 */
  controls: readonly string[];
};

/** How much of a start a requirement has; never that it is met. */
export const COVERAGES = ["covered", "partly", "left"] as const;
export type Coverage = (typeof COVERAGES)[number];

export type BridgeRow = Pick<IsoGapRow, "id" | "title" | "result" | "pointsAtStake"> & {
  family: string;
  coverage: Coverage;
  /** the controls that NIST relates to it, and whether each is in the statement */
  controls: { id: string; isIncluded: boolean }[];
};

export type BridgeFamily = Record<Coverage, number> & { family: string; pointsAtStake: number };

export type IsoBridge = {
  standing: CertificateStanding;
  rows: BridgeRow[];
  families: BridgeFamily[];
  totals: Record<Coverage, { count: number; pointsAtStake: number }>;
  gapAreas: IsoGapArea[];
};

/**
 * Requirement by requirement, what a certificate with its Statement of Applicability covers, partly
 * covers and leaves. Covered: every related control is in the statement, and NIST does not mark them as
 * falling short. Partly: some are, or all and NIST marks them. Left: none is, or none is related. It
 * never makes a requirement met: the points stay at stake until its own result says so.
 *
 * @param results by requirement id, as the workbook has them; an absent id counts as not met.
 * @throws never
 * @see NIST SP 800-171 R2 Appendix D
 */
export function bridgeIso(
  { scopeIncludesCuiSystem, expiresOn, controls }: IsoStatement,
  results: Results,
  on: CalendarDate,
): IsoBridge {
  const gap = findIsoGap({ edition: "2022", scopeIncludesCuiSystem, expiresOn }, results, on);
  const included = new Set(gap.standing === "counts" ? controls : []);
  const relations = new Map(isoRelations().map((relation) => [relation.requirement, relation]));
  const found = new Map(
    [gap.addressed, gap.partlyAddressed, gap.notAddressed]
      .flatMap((group) => group.requirements)
      .map((row) => [row.id, row]),
  );
  const rows = requirements.flatMap(({ id, family }): BridgeRow[] => {
    const row = found.get(id);
    const relation = relations.get(id);
    if (!row) return [];
    const { title, result, pointsAtStake } = row;
    const related = relation?.controls2022 ?? [];
    return [
      {
        id,
        title,
        result,
        pointsAtStake,
        family,
        coverage: coverageOf(relation?.relation ?? "none", related, included),
        controls: related.map((control) => ({ id: control, isIncluded: included.has(control) })),
      },
    ];
  });
  return {
    standing: gap.standing,
    rows,
    families: familiesOf(rows),
    totals: {
      covered: totalOf(rows, "covered"),
      partly: totalOf(rows, "partly"),
      left: totalOf(rows, "left"),
    },
    gapAreas: gap.gapAreas,
  };
}

function coverageOf(
  relation: ReturnType<typeof isoRelations>[number]["relation"],
  related: readonly string[],
  included: ReadonlySet<string>,
): Coverage {
  const there = related.filter((control) => included.has(control)).length;
  if (relation === "none" || there === 0) return "left";
  return relation === "addressed" && there === related.length ? "covered" : "partly";
}

function familiesOf(rows: readonly BridgeRow[]): BridgeFamily[] {
  const names = [...new Set(rows.map(({ family }) => family))];
  return names.map((family) => {
    const own = rows.filter((row) => row.family === family);
    const count = (coverage: Coverage) => own.filter((row) => row.coverage === coverage).length;
    return {
      family,
      covered: count("covered"),
      partly: count("partly"),
      left: count("left"),
      pointsAtStake: sumOf(own),
    };
  });
}

function totalOf(rows: readonly BridgeRow[], coverage: Coverage) {
  const own = rows.filter((row) => row.coverage === coverage);
  return { count: own.length, pointsAtStake: sumOf(own) };
}

function sumOf(rows: readonly BridgeRow[]): number {
  return rows.reduce((sum, { pointsAtStake }) => sum + pointsAtStake, 0);
}
