import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { FORM_NAMES } from "#app/domain/kernel/form-names.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { sendWhileLogsAreHeld } from "#tests/factories/held-log.ts";
import type { PostedForm, ReadyForm } from "#tests/factories/posted-forms/posted-form.ts";
import { NOT_TRIED, POSTED_FORMS, TWO_WITHOUT_KEY } from "#tests/factories/posted-forms.ts";
import { type Fields, formsOf, inputsOf, type Sent } from "#tests/factories/visitor.ts";
import { MAPPED_ROUTES } from "#tests/setup/request-handler.ts";

/** Rows that only count tries, or hold the key of a form itself. */
const NOT_AN_EFFECT = ["form_posts", "rate_limits", "sessions", "kept_forms"];

/** One statement that counts all: asked for every form several times, one for each table is too many. */
const countAll = await asSystem(async (tx) => {
  const tables = await tx.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and has_table_privilege(oid, 'select') order by relname`);
  const counted = tables.filter(({ name }) => !NOT_AN_EFFECT.includes(name));
  return sql.join(
    counted.map(
      ({ name }) => sql`select ${name} as name, count(*)::int as n from ${sql.identifier(name)}`,
    ),
    sql` union all `,
  );
});

/** How many rows every table has, and how many letters and jobs wait. */
async function countRows(): Promise<Record<string, number>> {
  const rows = await asSystem(async (tx) => {
    // Of so many tables PostgreSQL would count some in processes of their own, which take longer to start.
    await tx.execute(sql`set local max_parallel_workers_per_gather = 0`);
    return tx.execute<{ name: string; n: number }>(countAll);
  });
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** The rows that came to be or went away. */
async function effectOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countRows();
  await work();
  const after = await countRows();
  return Object.fromEntries(
    Object.entries(after).flatMap(([table, n]) => {
      const change = n - (before[table] ?? 0);
      return change === 0 ? [] : [[table, change]];
    }),
  );
}

/** The form as the page shows it, filled in: where it goes to, and everything it sends. */
async function fillIn({ browser, page, form, typed }: ReadyForm) {
  const { body, status, location } = await browser.get(page);
  expect(status, `${page} leads to ${location}`).toBe(200);
  const forms = formsOf(body).filter(({ tag }) => tag.includes('method="post"'));
  for (const { tag, inside } of forms)
    expect(inside, `${tag} carries no key`).toContain(`name="${FORM_NAMES.key}"`);
  const found = forms.find(({ tag, inside }) => `${tag}${inside}`.includes(form));
  if (!found) throw new Error(`no form with ${form} on ${page}`);
  const action = /\baction="([^"]*)"/.exec(found.tag)?.[1]?.replaceAll("&amp;", "&") ?? page;
  const address = action.startsWith("?") ? `${page.split("?")[0]}${action}` : action;
  const fields: Fields = { ...inputsOf(found.inside), ...typed };
  const isMultipart = found.tag.includes("multipart/form-data");
  const { [FORM_NAMES.key]: _, [FORM_NAMES.version]: __, ...keyless } = fields;
  return {
    requestOf: ({ isKeyless = false } = {}) =>
      browser.requestOf(address, isKeyless ? keyless : fields, page, isMultipart),
  };
}

/** Rows that are removed, to which nothing refers. */
const REMOVED = ["campaign_recipients", "sessions"];

/** Rows that others change with the log in hand: held before it, two would wait for each other. */
const HELD_AFTER_THE_LOG = ["contracts", "shares", "subcontracts", "suppliers"];

/** What a form does when it is sent once, and was found out before. */
const effectOfOne = new Map<string, Record<string, number>>();

const placeOf = (sent: Sent | undefined) => ({ status: sent?.status, location: sent?.location });

test.each(POSTED_FORMS.map((form) => [form.name, form] as const))(
  "%s, sent twice at once and once more",
  async (_, form: PostedForm) => {
    const alone = await form.ready();
    const one = await fillIn(alone);
    const single = await effectOf(async () => {
      const { sent, forReferences, forChanges } = await sendWhileLogsAreHeld(() =>
        alone.browser.send(one.requestOf()),
      );
      expect(sent.status, `${sent.status} ${sent.body.slice(0, 2_000)}`).toBe(303);
      const referred = Object.keys(forReferences).filter((one) => !REMOVED.includes(one));
      expect(referred, "held before the log, so that who refers to it waits").toEqual([]);
      const tooEarly = Object.keys(forChanges).filter((one) => HELD_AFTER_THE_LOG.includes(one));
      expect(tooEarly, "held before the log").toEqual([]);
    });
    if (!form.leavesNoRow) expect(Object.keys(single)).not.toEqual([]);
    effectOfOne.set(form.name, single);

    const ready = await form.ready();
    const two = await fillIn(ready);
    const answers: Sent[] = [];
    const double = await effectOf(async () => {
      const requests = [two.requestOf(), two.requestOf()];
      answers.push(...(await Promise.all(requests.map((one) => ready.browser.send(one)))));
    });
    expect(double).toEqual(single);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(placeOf(answers[1])).toEqual(placeOf(answers[0]));

    const again = two.requestOf();
    const after = await effectOf(async () => answers.push(await ready.browser.send(again)));
    expect(after).toEqual({});
    expect(placeOf(answers[2])).toEqual(placeOf(answers[0]));
  },
);

/** What it does when it comes once without a key: where that test runs by itself. */
async function sendAlone(form: PostedForm): Promise<Record<string, number>> {
  const alone = await form.ready();
  const one = await fillIn(alone);
  return effectOf(() => alone.browser.send(one.requestOf({ isKeyless: true })));
}

const NATURALLY_ONCE = POSTED_FORMS.filter(({ name }) => !(name in TWO_WITHOUT_KEY));

test.each(NATURALLY_ONCE.map((form) => [form.name, form] as const))(
  "%s, sent twice at once without a key",
  async (_, form: PostedForm) => {
    const single = effectOfOne.get(form.name) ?? (await sendAlone(form));
    const ready = await form.ready();
    const two = await fillIn(ready);
    const answers: Sent[] = [];
    const double = await effectOf(async () => {
      const requests = [0, 1].map(() => two.requestOf({ isKeyless: true }));
      answers.push(...(await Promise.all(requests.map((one) => ready.browser.send(one)))));
    });
    // Who came and went twice is told twice.
    expect({ ...double, security_events: 0 }).toEqual({ ...single, security_events: 0 });
    for (const { status } of answers) expect(status).toBeLessThan(500);
  },
);

test("every action of the site map was tried", () => {
  const tried = new Set(POSTED_FORMS.map(({ route }) => route));
  const untried = MAPPED_ROUTES.filter(({ hasAction, file }) => hasAction && !tried.has(file));
  expect(untried.map(({ file }) => file).filter((file) => !(file in NOT_TRIED))).toEqual([]);
  expect(tried.size).toBeGreaterThan(48);
});
