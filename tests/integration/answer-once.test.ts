import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { setRetention } from "#app/commands/retention/set-retention.server.ts";
import { FORM_NAMES } from "#app/domain/kernel/form-names.ts";
import { asReader, asSystem } from "#app/platform/db.server.ts";
import { makeFormKey } from "#app/platform/form-key.server.ts";
import { sweepPosts } from "#app/platform/form-post.server.ts";
import { inRequest } from "#app/platform/request-context.server.ts";
import { getRetentionPeriod } from "#app/queries/retention/retention.server.ts";
import { answerOnce } from "#app/web/answer-once.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { formPosts } from "#db/schema/form.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { type Fields, Visitor } from "#tests/factories/visitor.ts";

const Years = z.object({ years: z.string().transform(Number) });

let manager: TestActor;
beforeEach(async () => {
  manager = await actorOf(await makeOrganization(), "prime-manager");
});

type After = (years: number) => Promise<unknown>;

/** An action that sets how long evidence is kept, and then does what a test wants. */
function actionThat(after: After) {
  return answerOnce(async ({ request }: ActionFunctionArgs) => {
    const form = await readForm(request, Years);
    if (!form.ok) return form.reply;
    const actor = { ...manager, at: new Date() };
    await setRetention(actor, form.value);
    const { years } = await asReader(actor, getRetentionPeriod);
    return after(years);
  });
}

function send(action: ReturnType<typeof actionThat>, fields: Fields) {
  const request = new Visitor().requestOf("/prime/x/retention", fields);
  return inRequest(async () => action({ request, params: {}, context: {} as never }));
}

const formOf = (years: string, key = makeFormKey(null)): Fields => ({
  years,
  [FORM_NAMES.key]: key,
});

const countEntries = () =>
  asSystem(async (tx) => {
    const rows = await tx
      .select()
      .from(oversightLog)
      .where(eq(oversightLog.primeId, manager.organizationId));
    return rows.length;
  });

const countPosts = () =>
  asSystem(async (tx) => {
    const rows = await tx
      .select()
      .from(formPosts)
      .where(eq(formPosts.organizationId, manager.organizationId));
    return rows.length;
  });

test("an action sees what its command wrote, and twenty at once get the answer of one", async () => {
  let answered = 0;
  const action = actionThat(async (years) => {
    answered += 1;
    return redirect(`/kept/${years}/${answered}`, 303);
  });
  const form = formOf("9");
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(action, form)));
  const places = answers.map((one) => (one as Response).headers.get("Location"));
  expect(new Set(places)).toEqual(new Set(["/kept/9/1"]));
  expect(answered).toBe(1);
  expect(await countEntries()).toBe(1);
});

test("the same key with other words is another form", async () => {
  const action = actionThat(async (years) => redirect(`/kept/${years}`, 303));
  const key = makeFormKey(null);
  const answers = [await send(action, formOf("9", key)), await send(action, formOf("10", key))];
  const places = answers.map((one) => (one as Response).headers.get("Location"));
  expect(places).toEqual(["/kept/9", "/kept/10"]);
  expect(await countEntries()).toBe(2);
});

test("what fails after its command undoes it, and the form can be sent again", async () => {
  let isBroken = true;
  const action = actionThat(async (years) => {
    if (isBroken) throw new Error("the power went out");
    return redirect(`/kept/${years}`, 303);
  });
  const form = formOf("9");
  await expect(send(action, form)).rejects.toThrow("the power went out");
  expect([await countEntries(), await countPosts()]).toEqual([0, 0]);
  isBroken = false;
  const sent = (await send(action, form)) as Response;
  expect(sent.headers.get("Location")).toBe("/kept/9");
  expect([await countEntries(), await countPosts()]).toEqual([1, 1]);
});

test("a refusal keeps what was written beside it, and leaves no answer behind", async () => {
  const action = actionThat(async () => new Response(null, { status: 422 }));
  const form = formOf("9");
  expect(((await send(action, form)) as Response).status).toBe(422);
  expect([await countEntries(), await countPosts()]).toEqual([1, 0]);
});

test("while one fails, the other that waited does the work", async () => {
  let tries = 0;
  const action = actionThat(async (years) => {
    tries += 1;
    if (tries === 1) throw new Error("the power went out");
    return redirect(`/kept/${years}`, 303);
  });
  const form = formOf("9");
  const both = await Promise.allSettled([send(action, form), send(action, form)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await countEntries()).toBe(1);
});

test("a key that was not made here keeps nothing", async () => {
  const action = actionThat(async (years) => redirect(`/kept/${years}`, 303));
  await send(action, formOf("9", "made up"));
  expect([await countEntries(), await countPosts()]).toEqual([1, 0]);
});

test("answers are swept after two days", async () => {
  const action = actionThat(async (years) => redirect(`/kept/${years}`, 303));
  await send(action, formOf("9"));
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600_000);
  await asSystem((tx) => sweepPosts(tx, inDays(1)));
  expect(await countPosts()).toBe(1);
  await asSystem((tx) => sweepPosts(tx, inDays(3)));
  expect(await countPosts()).toBe(0);
});
