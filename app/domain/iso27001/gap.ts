import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { pointsLost, type Result, type Results } from "#app/domain/sprs/points.ts";
import { type IsoGapArea, isoGapAreas, isoRelations, requirements } from "#catalogs/index.ts";

export const ISO_EDITIONS = ["2013", "2022"] as const;
export type IsoEdition = (typeof ISO_EDITIONS)[number];

/** The transition from the 2013 edition ended; no certificate of it is valid after this day. */
const LAST_DAY_OF_2013 = "2025-10-31" as CalendarDate;

export type IsoCertificate = {
  edition: IsoEdition;
  /** whether the certified scope includes the system that holds CUI */
  scopeIncludesCuiSystem: boolean;
  /** last day of validity; null when it was not stated */
  expiresOn: CalendarDate | null;
};

/** Why a certificate addresses something, or nothing. */
export const CERTIFICATE_STANDINGS = [
  "counts",
  "scope-excludes-cui-system",
  "expired",
  "edition-ended",
] as const;
export type CertificateStanding = (typeof CERTIFICATE_STANDINGS)[number];

export type IsoGapRow = {
  id: string;
  title: string;
  /** Annex A controls of the certificate's edition that relate to the requirement */
  controls: string[];
  result: Result;
  /** SPRS points lost while the requirement stays as `result` says */
  pointsAtStake: number;
};
export type IsoGapGroup = {
  count: number;
  /** requirements of the group that are not met by their own result */
  openCount: number;
  pointsAtStake: number;
  requirements: IsoGapRow[];
};
export type IsoGap = {
  standing: CertificateStanding;
  /** a related control gives a start; the requirement still needs its own evidence */
  addressed: IsoGapGroup;
  /** NIST marks the related controls as not fully satisfying the intent */
  partlyAddressed: IsoGapGroup;
  notAddressed: IsoGapGroup;
  gapAreas: IsoGapArea[];
};

/**
 * What an ISO/IEC 27001 certificate addresses of the 110 requirements, partly addresses, and leaves,
 * with the points at stake. It never makes a requirement met: only `results` do.
 *
 * @param certificate one whose scope excludes the CUI system, or that is not valid on `on`, covers
 *   nothing.
 * @param on the day asked about; null takes the certificate as valid.
 * @param results by requirement id; an absent id counts as not met.
 * @throws never
 * @see NIST SP 800-171 R2 Appendix D
 */
export function findIsoGap(
  certificate: IsoCertificate,
  results: Results,
  on: CalendarDate | null,
): IsoGap {
  const standing = standingOf(certificate, on);
  const groups = { addressed: [], "partly-addressed": [], none: [] } as Record<
    Relation,
    IsoGapRow[]
  >;
  const relations = new Map(isoRelations().map((relation) => [relation.requirement, relation]));
  for (const requirement of requirements) {
    const related = standing === "counts" ? relations.get(requirement.id) : undefined;
    const result = results[requirement.id] ?? "not-met";
    groups[related?.relation ?? "none"].push({
      id: requirement.id,
      title: requirement.title,
      controls:
        (certificate.edition === "2013" ? related?.controls2013 : related?.controls2022) ?? [],
      result,
      pointsAtStake: pointsLost(requirement, result),
    });
  }
  return {
    standing,
    addressed: group(groups.addressed),
    partlyAddressed: group(groups["partly-addressed"]),
    notAddressed: group(groups.none),
    gapAreas: isoGapAreas(),
  };
}

type Relation = ReturnType<typeof isoRelations>[number]["relation"];

function standingOf(certificate: IsoCertificate, on: CalendarDate | null): CertificateStanding {
  if (!certificate.scopeIncludesCuiSystem) return "scope-excludes-cui-system";
  if (on === null) return "counts";
  if (certificate.expiresOn !== null && certificate.expiresOn < on) return "expired";
  if (certificate.edition === "2013" && on > LAST_DAY_OF_2013) return "edition-ended";
  return "counts";
}

function group(rows: IsoGapRow[]): IsoGapGroup {
  return {
    count: rows.length,
    openCount: rows.filter((row) => row.result === "not-met" || row.result === "partial").length,
    pointsAtStake: rows.reduce((sum, row) => sum + row.pointsAtStake, 0),
    requirements: rows,
  };
}
