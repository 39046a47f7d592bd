import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { IMPORT_COLUMNS, type ImportColumn } from "#app/domain/import/columns.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { asActor, asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { getSupplierImport } from "#app/queries/import/supplier-import.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { makeCage, makeUei } from "#db/seed/invented.ts";
import { copyRows } from "#db/seed/scale/copy.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";

/** What each row of a list costs until it stands, in its parts, beside COPY of the rows that it becomes. */
export type ImportResult = {
  rows: number;
  parts: { name: string; seconds: number }[];
  /** the parts of a list that is answered, together */
  wholeSeconds: number;
  /** into the same tables, with their indexes, triggers and checks of references */
  copySeconds: number;
};

const ROWS = 10_000;
const TURNS = 5;

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const turns: { read: number; shown: number; confirmed: number; copied: number }[] = [];
for (let turn = 0; turn < TURNS; turn += 1) {
  console.error(`turn ${turn + 1}`);
  turns.push({ ...(await importList(turn, true)), ...(await copyList(turn)) });
}
const unanswered = await importList(TURNS, false);
await closeDatabase();
const result: ImportResult = {
  rows: ROWS,
  parts: [
    { name: "the file read and kept", seconds: middleOf(turns.map(({ read }) => read)) },
    { name: "planned, for its page", seconds: middleOf(turns.map(({ shown }) => shown)) },
    {
      name: "planned anew and written, with a verdict and three log entries each",
      seconds: middleOf(turns.map(({ confirmed }) => confirmed)),
    },
    {
      name: "the same of a list that answers no information flow: no verdict, one entry each",
      seconds: unanswered.confirmed,
    },
  ],
  wholeSeconds: middleOf(turns.map(({ read, shown, confirmed }) => read + shown + confirmed)),
  copySeconds: middleOf(turns.map(({ copied }) => copied)),
};
console.log(JSON.stringify(result));

function middleOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { seconds: (performance.now() - start) / 1_000, value };
}

/** A prime of its own with one contract, so that every turn finds the same. */
async function makePrime(): Promise<{ actor: TestActor; contractId: string; piid: string }> {
  const actor = await actorOf(await makeOrganization(), "prime-manager");
  const contract = { id: randomUUID(), piid: "FA865026C5001" };
  await asSystem((tx) =>
    tx.insert(contracts).values({
      ...contract,
      createdBy: actor.personId,
      primeId: actor.organizationId,
      agency: "Air Force Life Cycle Management Center",
      title: "Sensor pods",
      startsOn: actor.on,
      endsOn: addDays(actor.on, 1_800),
      requiredStatus: "Level 2 (C3PAO)",
      clauses: ["52.204-21", "252.204-7012", "252.204-7021"],
    }),
  );
  return { actor, contractId: contract.id, piid: contract.piid };
}

/** One row of the list: a supplier with its contact and one subcontract. */
function rowOf(turn: number, index: number, on: TestActor["on"]) {
  const place = turn * ROWS + index;
  return {
    legalName: `Granite Pass Machine Works ${index + 1}`,
    uei: makeUei(place),
    cages: [makeCage(place)],
    tags: index % 3 === 0 ? ["tooling"] : [],
    contact: { name: "June Okafor", email: `contact-${place}@suppliers.example`, title: "Buyer" },
    number: `PO-${place}`,
    title: "Build-to-print parts",
    plannedAwardOn: addDays(on, 60),
    value: (index % 500) * 10_000,
  };
}

async function importList(turn: number, isAnswered: boolean) {
  const { actor, piid } = await makePrime();
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const row = rowOf(turn, index, actor.on);
    const cells: Record<ImportColumn, string> = {
      legal_name: row.legalName,
      uei: row.uei,
      cages: row.cages.join(" "),
      tags: row.tags.join("; "),
      contact_name: row.contact.name,
      contact_email: row.contact.email,
      contact_title: row.contact.title,
      contract_piid: piid,
      subcontract_number: row.number,
      subcontract_title: row.title,
      planned_award_on: row.plannedAwardOn,
      subcontract_value: String(row.value),
      information: isAnswered ? "CUI" : "",
      cui_categories: isAnswered ? "CTI" : "",
      commercial_off_the_shelf_only: isAnswered ? "no" : "",
    };
    return IMPORT_COLUMNS.map((column) => cells[column]);
  });
  const bytes = Buffer.from(writeCsv([[...IMPORT_COLUMNS], ...lines]));
  const read = await timed(() => uploadSuppliers(actor, { name: "list.csv", bytes }));
  if (!read.value.ok) throw new Error(`The list was not read: ${read.value.reason}.`);
  const { importId } = read.value;
  const shown = await timed(() => asActor(actor, (scope) => getSupplierImport(scope, importId)));
  const planHash = shown.value?.planHash ?? "";
  const confirmed = await timed(() =>
    confirmImport(actor, importId, { leaveOut: false, planHash }),
  );
  if (!confirmed.value.ok) throw new Error(`It was not confirmed: ${confirmed.value.reason}.`);
  const count = await asSystem((tx) =>
    tx.$count(subcontracts, eq(subcontracts.primeId, actor.organizationId)),
  );
  if (count !== ROWS) throw new Error(`${count} subcontracts were imported.`);
  return { read: read.seconds, shown: shown.seconds, confirmed: confirmed.seconds };
}

/** The rows that such a list becomes, made ready beforehand. */
async function copyList(turn: number): Promise<{ copied: number }> {
  const { actor, contractId } = await makePrime();
  const own = { primeId: actor.organizationId, createdAt: actor.at };
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const { contact, legalName, uei, cages, tags, ...subcontract } = rowOf(turn, index, actor.on);
    const supplierId = randomUUID();
    const searchText = [legalName, uei, ...cages, ...tags, contact.email].join(" ");
    return {
      supplier: {
        ...{ id: supplierId, createdBy: actor.personId, ...own },
        ...{ legalName, uei, cages, tags, searchText },
      },
      contact: { id: randomUUID(), supplierId, ...own, ...contact },
      subcontract: {
        ...{ id: randomUUID(), createdBy: actor.personId, ...own, contractId, supplierId },
        ...{ ...subcontract, information: "CUI" as const, cuiCategories: ["CTI"] },
        answeredAt: actor.at,
      },
    };
  });
  const owner = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
  const { seconds } = await timed(() =>
    owner.begin(async (tx) => {
      await copyRows(
        tx,
        suppliers,
        rows.map(({ supplier }) => supplier),
      );
      await copyRows(
        tx,
        supplierContacts,
        rows.map(({ contact }) => contact),
      );
      await copyRows(
        tx,
        subcontracts,
        rows.map(({ subcontract }) => subcontract),
      );
    }),
  );
  await owner.end();
  return { copied: seconds };
}
