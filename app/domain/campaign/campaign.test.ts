import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { campaignForm } from "./campaign-form.ts";
import { CAMPAIGN_COLUMNS, campaignLine } from "./export.ts";
import {
  allSubcontractsQuery,
  allSuppliersQuery,
  campaignQuery,
  readCampaignAddress,
  readCampaignChoice,
} from "./list-address.ts";
import { skipOfContacts } from "./skip.ts";
import { type CampaignCourse, isStuck, stageOf } from "./stage.ts";
import { campaignStateOf } from "./state.ts";

const sentOn = calendarDate("2026-12-01");
const dueOn = calendarDate("2026-12-22");
const course = (change: Partial<CampaignCourse> = {}): CampaignCourse => ({
  sentOn,
  deliveredOn: sentOn,
  openedOn: null,
  startedOn: null,
  submittedOn: null,
  isAccepted: false,
  returnedOn: null,
  toldDueOn: null,
  isUndelivered: false,
  isWithdrawn: false,
  ...change,
});

test.each<[string, Partial<CampaignCourse>, string]>([
  ["no letter went out", { deliveredOn: null }, "sent"],
  ["the letter arrived", {}, "delivered"],
  ["it was opened", { openedOn: sentOn }, "opened"],
  ["an answer was begun without the letter", { deliveredOn: null, startedOn: sentOn }, "started"],
  ["it was signed", { submittedOn: sentOn }, "submitted"],
  ["all of it was accepted", { submittedOn: sentOn, isAccepted: true }, "accepted"],
])("%s: %j is %s", (_, change, stage) => {
  expect(stageOf(course(change))).toBe(stage);
});

const returned = (on: string): Partial<CampaignCourse> => ({
  submittedOn: calendarDate("2026-12-05"),
  returnedOn: calendarDate(on),
});

test.each<[string, Partial<CampaignCourse>, string, boolean]>([
  ["six days without a step", {}, "2026-12-07", false],
  ["seven", {}, "2026-12-08", true],
  ["a step yesterday", { startedOn: calendarDate("2026-12-07") }, "2026-12-08", false],
  ["the day to answer", { startedOn: calendarDate("2026-12-20") }, "2026-12-22", false],
  ["the day after it", { startedOn: calendarDate("2026-12-20") }, "2026-12-23", true],
  ["a letter that came back", { isUndelivered: true }, "2026-12-01", true],
  ["signed, and the day is past", { submittedOn: sentOn }, "2026-12-30", false],
  ["sent back, six days ago", returned("2026-12-10"), "2026-12-16", false],
  ["sent back, seven days ago", returned("2026-12-09"), "2026-12-16", true],
  ["sent back, and the day is past", returned("2026-12-20"), "2026-12-23", true],
  [
    "sent back with a later day, which is to come",
    { ...returned("2026-12-20"), toldDueOn: calendarDate("2027-01-03") },
    "2026-12-23",
    false,
  ],
  [
    "a later day of its own, which is past",
    { startedOn: calendarDate("2026-12-29"), toldDueOn: calendarDate("2026-12-30") },
    "2026-12-31",
    true,
  ],
  [
    "an earlier day of its own",
    { startedOn: calendarDate("2026-12-20"), toldDueOn: calendarDate("2026-12-02") },
    "2026-12-22",
    false,
  ],
  [
    "sent back, and then withdrawn",
    { ...returned("2026-12-09"), isWithdrawn: true },
    "2026-12-30",
    false,
  ],
  ["taken back, and the day is past", { isWithdrawn: true }, "2026-12-30", false],
])("%s (%j on %s): stuck is %s", (_, change, on, stuck) => {
  expect(isStuck(course(change), dueOn, calendarDate(on))).toBe(stuck);
});

test("why nobody is reached is named by what is known of the contacts", () => {
  expect(skipOfContacts([])).toBe("no-contact");
  expect(skipOfContacts(["wrong-person", "wrong-person"])).toBe("wrong-person");
  expect(skipOfContacts(["wrong-person", "opened"])).toBe("invited");
  expect(skipOfContacts(["wrong-person", "not-invited"])).toBe("not-joined");
});

test("a campaign is where its last step left it", () => {
  const at = new Date();
  const none = { preparedAt: null, confirmedAt: null, sentAt: null, closedAt: null };
  expect(campaignStateOf(none)).toBe("preparing");
  expect(campaignStateOf({ ...none, preparedAt: at })).toBe("ready");
  expect(campaignStateOf({ ...none, preparedAt: at, confirmedAt: at })).toBe("sending");
  expect(campaignStateOf({ ...none, confirmedAt: at, sentAt: at })).toBe("running");
  expect(campaignStateOf({ ...none, sentAt: at, closedAt: at })).toBe("closed");
});

test("addresses carry whom a list holds, and what is shown of it, and nothing else", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const all = allSuppliersQuery({ search: "gear", isMine: true });
  expect(readCampaignChoice(new URLSearchParams(all))).toMatchObject({
    of: "suppliers",
    chosen: { all: { search: "gear", isMine: true } },
  });
  const open = allSubcontractsQuery({ standing: "to-issue" });
  expect(readCampaignChoice(new URLSearchParams(open))).toMatchObject({
    of: "subcontracts",
    chosen: { all: { standing: "to-issue" } },
  });
  const some = new URLSearchParams(`supplierId=${id}&supplierId=x`);
  expect(readCampaignChoice(some)).toEqual({ of: "suppliers", chosen: { ids: [id] } });
  const filter = { show: "stuck" as const, owner: "me" as const };
  const after = { id, name: "Ōtsuka 大塚 & Söhne" };
  const query = new URLSearchParams(campaignQuery(filter, after));
  expect(readCampaignAddress(query)).toEqual({ ...filter, after });
  expect(readCampaignAddress(new URLSearchParams("show=all&owner=x&after=y"))).toEqual({
    show: undefined,
    owner: "everybody",
    after: null,
  });
});

test("a form names what is missing", () => {
  const form = campaignForm({ on: sentOn });
  const given = { name: "Q4", kind: "questionnaire", dueOn: sentOn };
  const paths = form.safeParse(given).error?.issues.map(({ path }) => path.join("."));
  expect(paths).toContain("dueOn");
  const later = form.safeParse({ ...given, dueOn: addDays(sentOn, 1) });
  expect(later.error?.issues.map(({ path }) => path.join("."))).toEqual(["questionnaire"]);
});

test("a file says why somebody was left out, and how far the others came", () => {
  const one = {
    supplier: { legalName: "Harrow Castings" },
    subcontract: null,
    ownerName: null,
    nudgedOn: null,
  };
  const told = (line: string[]) =>
    Object.fromEntries(CAMPAIGN_COLUMNS.map(({ header }, index) => [header, line[index]]));
  expect(told(campaignLine({ ...one, skip: "no-contact", course: null }))).toMatchObject({
    how_far: "Left out",
    left_out_because: "No contact is recorded: add one.",
  });
  const asked = { ...course(), stage: stageOf(course()), isStuck: true };
  expect(told(campaignLine({ ...one, skip: null, course: asked }))).toMatchObject({
    how_far: "Delivered",
    sent_on: "2026-12-01",
    stuck: "yes",
  });
});
