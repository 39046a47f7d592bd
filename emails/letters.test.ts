import { expect, test } from "vitest";
import { LETTER_FACTS, type LetterFacts, type LetterKind } from "#app/domain/letter/letters.ts";
import { writeLetter } from "./index.ts";
import { LETTER_CSS } from "./letter-style.ts";

const KINDS = Object.keys(LETTER_FACTS) as LetterKind[];
const CONTEXT = {
  url: "https://flowdown.example.com/button",
  wrongPersonUrl: "https://flowdown.example.com/wrong",
  spreadsheetUrl: "https://flowdown.example.com/spreadsheet",
  toName: "Dana Whitlock",
};

/** One value under every name that any letter's facts know. */
const FACTS: Record<string, unknown> = {
  link: { path: "/somewhere" },
  expiresInMinutes: 30,
  openForHours: 72,
  expiresOn: "2026-12-10",
  accessFrom: "2026-12-01",
  accessUntil: "2027-01-31",
  contracts: ["FA8620-26-C-0042 Actuator housings"],
  what: "question",
  dueOn: "2026-12-20",
  reader: "deputy",
  isAgain: false,
  isReassigned: true,
  isReminder: false,
  parts: ["The affirmation", "ISO/IEC 27001 certificate"],
  startsOn: "2026-12-01",
  lastOn: "2027-11-30",
  endsOn: "2026-12-12",
  acceptedOn: "2026-12-11",
  endedOn: "2026-12-11",
  suppliers: 3,
  returnedOn: "2026-12-12",
  affirmationUntil: "2027-09-02",
  holdsUntil: "2027-09-01",
  missing: ["The Basic Assessment of 1 Sep 2026 is not a CMMC status."],
  required: "Level 2 (C3PAO)",
  asks: ["SC-0042 Machined housings"],
  unsettled: 2,
  leftOpen: 4,
  more: 3,
  sample: "Sample “lot 7” of 5 subcontracts",
  items: [
    {
      about: "Subcontract SC-0042",
      what: "Subcontract changed",
      key: "k",
      text: "The Final Level 2 (Self) counts until 20 Jan 2027.",
      left: "in 7 days",
      on: "2027-01-20",
      supplierName: "Harrow Castings",
    },
  ],
  lapses: ["The Final Level 2 (Self) counts until 20 Jan 2027."],
  asked: "cmmc-status",
  outcome: "approved",
  isAccepted: true,
  minutes: 20,
  questions: 17,
  asksSignature: true,
  suggested: { name: "June Okafor", email: "june@harrow.example", words: "She keeps the plan." },
  isAnswered: false,
  corrections: [],
  returned: [{ question: "Who reports a cyber incident?", message: "Name a stand-in." }],
  ownTerms: {
    required: "Level 2 (C3PAO)",
    wording: "We ask for certification in all work with CUI.",
  },
  subcontracts: [
    { number: "SC-0042", title: "Machined housings", required: "Level 2 (Self)", asked: null },
    { number: "SC-0043", title: "Covers", required: null, asked: "Level 2 (C3PAO)" },
  ],
};

function factsOf<K extends LetterKind>(kind: K): LetterFacts<K> {
  const names = Object.keys(LETTER_FACTS[kind].shape);
  const given = names.map((name) => [name, FACTS[name] ?? `the ${name}`]);
  return LETTER_FACTS[kind].parse(Object.fromEntries(given)) as LetterFacts<K>;
}

test.each(KINDS)("the letter %s says everything it knows, once with its button", async (kind) => {
  const { subject, html, text } = await writeLetter(kind, factsOf(kind), CONTEXT);
  for (const written of [subject, html, text]) {
    expect(written).not.toMatch(/undefined|null|\[object/);
    expect(written.trim()).not.toBe("");
  }
  expect(text.split(CONTEXT.url)).toHaveLength(2);
  expect(html).toContain(`href="${CONTEXT.url}"`);
  expect(html).not.toMatch(/\b2026-12-/);
});

test.each(["supplier-invitation", "auditor-invitation"] as const)(
  "the letter %s says how to tell that it reached the wrong person",
  async (kind) => {
    const { html, text } = await writeLetter(kind, factsOf(kind), CONTEXT);
    expect(html).toContain(CONTEXT.wrongPersonUrl);
    expect(text).toContain(CONTEXT.wrongPersonUrl);
  },
);

test("who gave a part reads how much of it has no whole answer", async () => {
  const facts = factsOf("assignment-finished");
  const words = async (leftOpen: number) =>
    (await writeLetter("assignment-finished", { ...facts, leftOpen }, CONTEXT)).text.replace(
      /\s+/g,
      " ",
    );
  expect(await words(4)).toContain(
    "4 things in it have no whole answer: its page names what is missing.",
  );
  expect(await words(1)).toContain(
    "1 thing in it has no whole answer: its page names what is missing.",
  );
  expect(await words(0)).not.toContain("no whole answer");
});

test("an invitation that asks something tells of the spreadsheet, in both its parts", async () => {
  const facts = factsOf("supplier-invitation");
  const { html, text } = await writeLetter("supplier-invitation", facts, CONTEXT);
  for (const part of [html, text]) {
    expect(part).toContain(CONTEXT.spreadsheetUrl);
    expect(part.replace(/<!-- -->/g, "").replace(/\s+/g, " ")).toContain(
      "No account is needed for that",
    );
  }
  const nothing = await writeLetter("supplier-invitation", { ...facts, asks: [] }, CONTEXT);
  const closed = await writeLetter("supplier-invitation", facts, {
    ...CONTEXT,
    spreadsheetUrl: null,
  });
  for (const letter of [nothing, closed]) expect(letter.html).not.toContain("spreadsheet");
});

test.each(KINDS)("the style sheet of the letter %s reaches its reader as written", async (kind) => {
  const { html } = await writeLetter(kind, factsOf(kind), CONTEXT);
  const sheet = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
  expect(sheet).toBe(LETTER_CSS);
});

test.each([
  ["cmmc-status", "to show its CMMC status", /Maturity Model Certification/],
  ["dod-assessment", "to show its NIST SP 800-171 DoD Assessment", /No CMMC status is asked for/],
  ["acceptance", "to accept what flows down", /Neither a CMMC status nor a score/],
  ["information", "nothing to show", /Nothing has to be shown/],
  ["nothing-yet", "to answer on Flowdown", /Nothing is asked yet/],
] as const)("an invitation that asks for %s says so", async (asked, subject, says) => {
  const facts = { ...factsOf("supplier-invitation"), asked };
  const letter = await writeLetter("supplier-invitation", facts, CONTEXT);
  expect(letter.subject).toContain(subject);
  expect(letter.text).toMatch(says);
  for (const written of [letter.subject, letter.text])
    if (asked !== "cmmc-status") expect(written).not.toMatch(/your CMMC status|its CMMC status/);
});

test.each(["request-reminder", "flowdown-issued"] as const)(
  "the letter %s asks for no status of whom a DoD Assessment is asked",
  async (kind) => {
    const facts = { ...factsOf(kind), asked: "dod-assessment" as const, required: null };
    const { text } = await writeLetter(kind, facts as never, CONTEXT);
    expect(text).toContain("show its NIST SP 800-171 DoD Assessment");
    expect(text).not.toMatch(/asked for your CMMC status/);
  },
);

test("a reminder of answers that were sent back names them, and asks no question anew", async () => {
  const [returned] = FACTS.returned as { question: string; message: string }[];
  const facts = LETTER_FACTS["questionnaire-sent"].parse({
    ...factsOf("questionnaire-sent"),
    isReminder: true,
    returned: [returned],
  });
  const { subject, text } = await writeLetter("questionnaire-sent", facts, CONTEXT);
  expect(subject).toContain("still waits for your changed answers");
  expect(text).toContain("sent 1 answer back");
  expect(text).toMatch(/Who reports a cyber incident\?[\s\S]*Name a stand-in\./);
  expect(text).not.toContain("17 questions");
  const asked = await writeLetter(
    "questionnaire-sent",
    { ...facts, isReminder: false, returned: [] },
    CONTEXT,
  );
  expect(asked.text).toContain("17 questions");
});

test("a reminder of what was sent back says what and why, and of no answer that is missing", async () => {
  const facts = {
    ...factsOf("request-reminder"),
    isAnswered: true,
    corrections: [
      {
        name: "CMMC status",
        says: "Final of 1 Sep 2026",
        reason: "No day.",
        returnedOn: "2026-12-02",
      },
    ],
  };
  const { subject, text } = await writeLetter("request-reminder", facts as never, CONTEXT);
  expect(subject).toContain("still waits for your correction on");
  expect(text).toMatch(/CMMC status, on 2 Dec 2026[\s\S]*Final of 1 Sep 2026[\s\S]*No day\./);
  expect(text).not.toContain("due");
  const open = await writeLetter(
    "request-reminder",
    { ...facts, isAnswered: false } as never,
    CONTEXT,
  );
  expect(open.text).toContain("itself is due 20 Dec 2026");
});

test.each([
  [1, 1, "1 notification"],
  [40, 40, "40 notifications"],
  [41, 40, "41 notifications"],
  [1_582, 40, "1,582 notifications"],
])("a digest of %i things names %i of them", async (count, named, said) => {
  const items = Array.from({ length: count }, (_, index) => ({
    text: `Thing ${index + 1} came up.`,
    on: "2026-12-20",
  }));
  const facts = { ...factsOf("notification-digest"), items };
  const { subject, text } = await writeLetter("notification-digest", facts as never, CONTEXT);
  expect(subject).toContain(said);
  expect(text.match(/Thing \d+ came up/g)).toHaveLength(named);
  const left = count - named;
  const more = left === 0 ? null : left === 1 ? "1 more notification" : "1,542 more notifications";
  if (more) expect(text).toContain(`And ${more}, newer than these.`);
  else expect(text).not.toContain("newer than these");
});

test("a letter about very many things names the first of them, and how many more there are", async () => {
  const [item] = FACTS.items as Record<string, unknown>[];
  const items = Array.from({ length: 1_582 }, (_, index) => ({ ...item, key: `k${index}` }));
  const facts = LETTER_FACTS["owner-reminders"].parse({ ...factsOf("owner-reminders"), items });
  const { html, text } = await writeLetter("owner-reminders", facts, CONTEXT);
  expect(text.match(/Harrow Castings:/g)).toHaveLength(40);
  expect(text).toContain("And 1,542 more things, due later.");
  expect(html.length).toBeLessThan(100_000);
});

test("many things that are overdue do not hide from a letter what is to come", async () => {
  const [item] = FACTS.items as Record<string, unknown>[];
  const thing = (index: number, isOverdue: boolean) => ({
    ...item,
    key: `k${index}`,
    text: `${isOverdue ? "Lapsed" : "Lapses"} ${index}.`,
    isOverdue,
  });
  const items = [
    ...Array.from({ length: 60 }, (_, index) => thing(index, true)),
    ...Array.from({ length: 2 }, (_, index) => thing(index, false)),
  ];
  const facts = LETTER_FACTS["owner-reminders"].parse({ ...factsOf("owner-reminders"), items });
  const { subject, text } = await writeLetter("owner-reminders", facts, CONTEXT);
  expect(subject).toBe("62 things in your supply chain, 60 of them overdue");
  expect(text.match(/Lapsed \d/g)).toHaveLength(38);
  expect(text).toContain("And 22 more things, overdue for longer.");
  expect(text.match(/Lapses \d/g)).toHaveLength(2);
  expect(text).toMatch(/Overdue[\s\S]+Lapsed 59[\s\S]+To come[\s\S]+Lapses 0/i);
});
