import { beforeEach, expect, test } from "vitest";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asActor, asReader } from "#app/platform/db.server.ts";
import { withPost } from "#app/platform/request-context.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";

let manager: Actor;
let times: number;

beforeEach(async () => {
  manager = await actorOf(await makeOrganization(), "prime-manager");
  times = 0;
});

/** What was read, and how many times so far it had to be. */
const look = (actor: Actor, what = "a count") =>
  asReader(actor, (scope) =>
    keptWhileQuiet(scope, what, async () => {
      times += 1;
      return times;
    }),
  );

const later = (actor: Actor, seconds: number): Actor => ({
  ...actor,
  at: new Date(actor.at.getTime() + seconds * 1_000),
});

const happen = (actor: Actor) =>
  asActor(actor, (scope) => appendOversightEntry(scope, "supplier.changed", {}, {}));

test("is read once, by however many at once, and again when something happened", async () => {
  expect(await Promise.all([look(manager), look(manager), look(manager)])).toEqual([1, 1, 1]);
  expect(await look(later(manager, 59))).toBe(1);
  await happen(manager);
  expect(await look(manager)).toBe(2);
});

test("is read again after a minute, on another day, and where something else is asked for", async () => {
  await look(manager);
  expect(await look(later(manager, 61))).toBe(2);
  expect(await look({ ...manager, on: addDays(manager.on, 1) })).toBe(3);
  expect(await look(manager, "another count")).toBe(4);
});

test("nothing is kept across organizations", async () => {
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  await look(manager);
  expect(await look(stranger)).toBe(2);
  await happen(stranger);
  expect(await look(manager)).toBe(1);
});

test("nothing is kept for an auditor, of the past, or of what an action may yet undo", async () => {
  await look(manager);
  expect(await look({ ...manager, auditId: manager.personId, auditContracts: [] })).toBe(2);
  expect(await look({ ...manager, knownAt: manager.at })).toBe(3);
  const post = {
    address: "/",
    digest: null,
    fileHash: null,
    version: null,
    browser: "",
    typed: null,
    held: null,
  };
  expect(await withPost(post, () => look(manager))).toBe(4);
  expect(await look(manager)).toBe(1);
});

test("what failed for one is read anew by the next", async () => {
  const fail = () =>
    asReader(manager, (scope) =>
      keptWhileQuiet(scope, "a count", async () => Promise.reject(new Error("no luck"))),
    );
  await expect(fail()).rejects.toThrow("no luck");
  expect(await look(manager)).toBe(1);
});
