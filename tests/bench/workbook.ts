import postgres from "postgres";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { fieldOf } from "#app/domain/workbook/answer-form.ts";
import { paths } from "#app/paths.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { requirements } from "#catalogs/index.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { startPortal } from "./portal.ts";
import type { Waits, WorkbookResult } from "./types.ts";
import { waitsOf } from "./waits.ts";

const EDITORS = 50;
const ANSWERS_EACH = 20;
const PAGES = 60;
const STATUSES = ["met", "not-met"];

/** Somebody who fills in a workbook of their own. */
type Editor = { cookie: string; page: string; saveHref: string };

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const editors: Editor[] = [];
for (let count = 0; count < EDITORS; count += 1) editors.push(await makeEditor());
await closeDatabase();

const portal = await startPortal();
await Promise.all(editors.slice(0, 4).map((editor) => saveAnswers(editor, 10, 5)));
const page = await measurePage(editors[0] as Editor);
const start = performance.now();
const waits = (await Promise.all(editors.map((one) => saveAnswers(one, 0, ANSWERS_EACH)))).flat();
const seconds = (performance.now() - start) / 1_000;
await portal.stop();
const result: WorkbookResult = {
  editors: EDITORS,
  page,
  saving: waitsOf(waits),
  savedPerSecond: waits.length / seconds,
  insertedPerSecond: await insertPlainly(),
};
console.log(JSON.stringify(result));

async function makeEditor(): Promise<Editor> {
  const actor = await actorOf(await makeOrganization(), "subcontractor-preparer");
  const { workbookId } = await startWorkbook(actor, { systemName: "Shop network" });
  const session = await startSession(actor.personId, {
    secondFactorAt: new Date(),
    device: "bench",
    replaces: null,
  });
  const { subcontractor } = paths;
  return {
    cookie: session.split(";")[0] ?? "",
    page: subcontractor.workbookFamily(actor.organizationId, workbookId, "access-control"),
    saveHref: subcontractor.saveAnswer(actor.organizationId, workbookId),
  };
}

/** Save so many answers one after the other, as the page's script does; how long each took. */
async function saveAnswers({ cookie, saveHref }: Editor, from: number, count: number) {
  const waits: number[] = [];
  for (const [at, { id }] of requirements.slice(from, from + count).entries()) {
    const began = performance.now();
    const response = await fetch(portal.url + saveHref, {
      method: "POST",
      headers: { cookie, origin: env().appUrl, "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({
        [`${fieldOf(id)}.version`]: "0",
        [`${fieldOf(id)}.status`]: STATUSES[at % STATUSES.length] ?? "met",
        [`${fieldOf(id)}.note`]: "As of the walk through the shop.",
      }),
    });
    if (response.status !== 200) throw new Error(`Saving an answer got ${response.status}.`);
    await response.text();
    waits.push(performance.now() - began);
  }
  return waits;
}

async function measurePage({ cookie, page: path }: Editor): Promise<Waits> {
  const waits: number[] = [];
  for (let count = 0; count < PAGES; count += 1) {
    const began = performance.now();
    const response = await fetch(portal.url + path, { headers: { cookie } });
    if (response.status !== 200) throw new Error(`The page answered ${response.status}.`);
    await response.text();
    waits.push(performance.now() - began);
  }
  return waitsOf(waits);
}

/** The same number of rows as plain inserts of their own, from as many at once: what it is measured against. */
async function insertPlainly(): Promise<number> {
  const sql = postgres(env().databaseUrl, { max: 10, onnotice: () => {} });
  await sql`create table plain_answers (id bigserial primary key, workbook int, requirement text, answer jsonb)`;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: EDITORS }, async (_, workbook) => {
      for (const { id } of requirements.slice(0, ANSWERS_EACH))
        await sql`insert into plain_answers (workbook, requirement, answer)
          values (${workbook}, ${id}, ${sql.json({ status: "met", note: "As of the walk through the shop." })})`;
    }),
  );
  const perSecond = (EDITORS * ANSWERS_EACH) / ((performance.now() - began) / 1_000);
  await sql.end();
  return perSecond;
}
