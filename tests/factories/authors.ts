import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { NOBODY_ID, type OversightEntry, readEntry } from "#app/domain/log/entry.ts";
import { type Role, sideOf } from "#app/domain/person/roles.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What nobody does: it follows from something, or a job does it. */
const BY_ITSELF = [
  "posture.changed",
  "record.built",
  "evidence.removed",
  "reminders.sent",
  "letter.returned",
];
/** What a person does, and a cadence by itself. */
const ALSO_BY_ITSELF = ["renewal.asked"];

type Held = { personId: string; organizationId: string; role: Role; names: (string | null)[] };
type Known = {
  primeId: string;
  /** who works where, with every name under which the prime may know that organization */
  held: readonly Held[];
  grants: readonly { personId: string | null; organization: string | null }[];
};

/**
 * Go through the log of a prime entry by entry, and hold each author against what the database knows
 * of who works where.
 *
 * @returns how many entries there are, and what is wrong, one line an entry; empty when all are right.
 */
export async function findWrongAuthors(
  primeId: string,
): Promise<{ seen: number; wrong: string[] }> {
  const known = { primeId, ...(await readKnown(primeId)) };
  const entries = await asSystem((tx) =>
    tx
      .select({ seq: oversightLog.seq, actorId: oversightLog.actorId, entry: oversightLog.entry })
      .from(oversightLog)
      .where(eq(oversightLog.primeId, primeId))
      .orderBy(asc(oversightLog.seq)),
  );
  const wrong = entries.flatMap(({ seq, actorId, entry }) => {
    const read = readEntry(entry);
    const { name, role, organization } = read.actor;
    const problem = read.actor.id === actorId ? problemOf(read, known) : "the column names another";
    return problem ? [`${seq} ${read.action} ${name}/${role}/${organization}: ${problem}`] : [];
  });
  return { seen: entries.length, wrong };
}

function readKnown(primeId: string): Promise<Omit<Known, "primeId">> {
  return asSystem(async (tx) => {
    const rows = await tx
      .select({
        personId: memberships.personId,
        organizationId: memberships.organizationId,
        role: memberships.role,
        legalName: organizations.legalName,
        supplierName: suppliers.legalName,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .leftJoin(
        suppliers,
        and(eq(suppliers.organizationId, organizations.id), eq(suppliers.primeId, primeId)),
      )
      .where(isNull(memberships.endedAt));
    const grants = await tx
      .select({ personId: auditGrants.personId, organization: auditGrants.organization })
      .from(auditGrants)
      .where(and(eq(auditGrants.primeId, primeId), isNotNull(auditGrants.personId)));
    const held = rows.map(({ legalName, supplierName, ...row }) => ({
      ...row,
      names: [legalName, supplierName],
    }));
    return { held, grants };
  });
}

function problemOf({ version, action, actor }: OversightEntry, known: Known): string | null {
  if (version !== 3) return "of an older form";
  if (BY_ITSELF.includes(action))
    return isPortal(actor) ? null : "it follows by itself, and is told as somebody's";
  if (ALSO_BY_ITSELF.includes(action) && isPortal(actor)) return null;
  if (actor.role === "invited")
    return action === "invitation.declined" ? null : "whoever holds a link does not do this";
  if (actor.role === "auditor") return problemOfAuditor(actor, known);
  return problemOfMember(actor, known);
}

type Author = OversightEntry["actor"];

function isPortal({ id, name, role, organization, secondFactorAt }: Author): boolean {
  const isNamed = id === NOBODY_ID && name === "Flowdown" && role === "system";
  return isNamed && organization === null && secondFactorAt === null;
}

function problemOfAuditor({ id, organization }: Author, { grants }: Known): string | null {
  const grantsOfThem = grants.filter(({ personId }) => personId === id);
  if (grantsOfThem.length === 0) return "an auditor whom nobody let in";
  return grantsOfThem.some((grant) => grant.organization === organization)
    ? null
    : "not the auditor's organization";
}

function problemOfMember({ id, role, organization }: Author, { primeId, held }: Known) {
  const there = held.filter((one) => one.personId === id && one.role === role);
  const isOfPrime = there.length > 0 && sideOf(role as Role) === "prime";
  const fitting = there.filter((one) => (one.organizationId === primeId) === isOfPrime);
  if (fitting.length === 0) return "not what they are anywhere";
  return fitting.some(({ names }) => names.includes(organization))
    ? null
    : "of another organization than their own";
}
