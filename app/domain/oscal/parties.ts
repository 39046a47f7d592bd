import type { RecordContent } from "#app/domain/record/content.ts";
import type { RecordAssessment, RecordSupplier } from "./assessments.ts";
import { uuidOf } from "./name-uuid.ts";
import { oneLine, some } from "./text.ts";

/** Where identifiers of organizations are issued. */
const UEI_SCHEME = "https://sam.gov/";
const CAGE_SCHEME = "https://cage.dla.mil/";

/** Who stands in a document in which role. */
const ROLES = [
  { id: "prime-contractor", title: "Prime contractor, which asked and reviewed" },
  { id: "subcontractor", title: "Subcontractor, which stated and attested" },
  { id: "assessor", title: "Assessor, as the subcontractor named it" },
] as const;
type RoleId = (typeof ROLES)[number]["id"];

type Party = { legalName: string; uei: string | null; cages: readonly string[] };

/** Roles, parties and who has which role, as metadata holds them. */
export function writeParties(content: RecordContent, assessments: readonly RecordAssessment[]) {
  const suppliers = [...new Set(assessments.map(({ supplier }) => supplier))];
  const assessors = new Map(
    assessments.flatMap((assessment) => {
      const name = assessorOf(assessment);
      return name === null ? [] : [[assessorUuid(name), name] as const];
    }),
  );
  const inRoles: [RoleId, string[]][] = [
    ["prime-contractor", [primeUuid(content)]],
    ["subcontractor", suppliers.map(supplierUuid)],
    ["assessor", [...assessors.keys()]],
  ];
  return {
    roles: ROLES,
    parties: [
      organization(primeUuid(content), content.prime),
      ...suppliers.map((supplier) => organization(supplierUuid(supplier), supplier)),
      ...[...assessors].map(([uuid, name]) => ({ uuid, type: "organization", name })),
    ],
    "responsible-parties": inRoles.flatMap(([role, uuids]) =>
      uuids.length > 0 ? [{ "role-id": role, "party-uuids": uuids }] : [],
    ),
  };
}

/** That the prime contractor made what it stands beside. */
export function byPrime(content: RecordContent) {
  return originOf(primeUuid(content), "prime-contractor");
}

/** That the subcontractor made what it stands beside. */
export function bySubcontractor({ supplier }: RecordAssessment) {
  return originOf(supplierUuid(supplier), "subcontractor");
}

/** That the assessor found it, where one was named; else the subcontractor, from whom it is known. */
export function byAssessor(assessment: RecordAssessment) {
  const name = assessorOf(assessment);
  return name === null ? bySubcontractor(assessment) : originOf(assessorUuid(name), "assessor");
}

/** The subcontractor as the subject of an observation. */
export function supplierUuid({ id }: RecordSupplier): string {
  return uuidOf("supplier", id);
}

function originOf(uuid: string, role: RoleId) {
  return { actors: [{ type: "party", "actor-uuid": uuid, "role-id": role }] };
}

function primeUuid({ prime }: RecordContent): string {
  return uuidOf("prime", prime.uei ?? prime.legalName);
}

function assessorUuid(name: string): string {
  return uuidOf("assessor", name);
}

function assessorOf({ fact }: RecordAssessment): string | null {
  return oneLine(fact.content.assessor ?? "") || null;
}

function organization(uuid: string, { legalName, uei, cages }: Party) {
  const name = oneLine(legalName);
  const ids = [
    { scheme: UEI_SCHEME, id: oneLine(uei ?? "") },
    ...cages.map((cage) => ({ scheme: CAGE_SCHEME, id: oneLine(cage) })),
  ].filter(({ id }) => id !== "");
  return { uuid, type: "organization", ...(name ? { name } : {}), ...some("external-ids", ids) };
}
