import { sql } from "drizzle-orm";
import { listBlobKeys, type Rewrapping, rewrapBlob } from "#app/platform/blob-store.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { currentSealVersion, rewrapText, type SecretPurpose } from "#app/platform/secret.server.ts";

/** What of one kind was wrapped anew, and what no known secret or master key opens. */
export type RewrapCount = { kind: string; rewrapped: number; unopened: number };

/** Every column that holds something sealed for longer than a visit. */
const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    kind: "authenticator apps",
    purpose: "totp-secret",
    table: "persons",
    column: "totp_secret",
  },
  {
    kind: "signing keys",
    purpose: "oversight-key",
    table: "oversight_keys",
    column: "private_key_sealed",
  },
  {
    kind: "portal keys",
    purpose: "portal-key",
    table: "portal_keys",
    column: "private_key_sealed",
  },
  {
    kind: "certificates",
    purpose: "oversight-certificate",
    table: "oversight_certificates",
    column: "bundle_sealed",
  },
];
type SealedColumn = { kind: string; purpose: SecretPurpose; table: string; column: string };

const ROWS_PER_STEP = 200;
const BEFORE_ALL_IDS = "00000000-0000-0000-0000-000000000000";

/**
 * Wrap everything that stands under a former secret or master key under the one in use: secrets of
 * authenticator apps, signing keys, certificates, data keys of evidence. Every step is whole by
 * itself, so that a run that was stopped goes on where it ended.
 *
 * @returns a count for each kind; what was under the key in use already is in neither number.
 */
export async function rewrapSecrets(): Promise<RewrapCount[]> {
  const counts: RewrapCount[] = [];
  for (const sealed of SEALED_COLUMNS) counts.push(await rewrapColumn(sealed));
  return [...counts, await rewrapEvidence()];
}

async function rewrapColumn(sealed: SealedColumn): Promise<RewrapCount> {
  const count = { kind: sealed.kind, rewrapped: 0, unopened: 0 };
  let after: string | undefined = BEFORE_ALL_IDS;
  while (after !== undefined) after = await rewrapStep(sealed, after, count);
  return count;
}

/** @returns the id after which the next step begins; undefined at the end. */
async function rewrapStep(
  { purpose, table, column }: SealedColumn,
  after: string,
  count: RewrapCount,
): Promise<string | undefined> {
  const [where, what] = [sql.identifier(table), sql.identifier(column)];
  return asSystem(async (tx) => {
    const rows = await tx.execute<{ id: string; sealed: string }>(sql`
      select id, ${what} as sealed from ${where}
      where id > ${after}::uuid and ${what} is not null
        and not starts_with(${what}, ${`${currentSealVersion()}.`})
      order by id limit ${ROWS_PER_STEP} for update`);
    for (const { id, sealed } of rows) {
      const rewrapped = rewrapText(purpose, sealed);
      if (rewrapped === null) count.unopened += 1;
      else {
        await tx.execute(sql`update ${where} set ${what} = ${rewrapped} where id = ${id}::uuid`);
        count.rewrapped += 1;
      }
    }
    return rows.length === ROWS_PER_STEP ? rows.at(-1)?.id : undefined;
  });
}

async function rewrapEvidence(): Promise<RewrapCount> {
  const counts: Record<Rewrapping, number> = { rewrapped: 0, current: 0, unopened: 0 };
  for await (const blobKey of listBlobKeys()) counts[await rewrapBlob(blobKey)] += 1;
  const { rewrapped, unopened } = counts;
  return { kind: "evidence files", rewrapped, unopened };
}
