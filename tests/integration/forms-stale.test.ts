import { beforeEach, expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { actorOf } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { type Fields, formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

const CHANGED = "This was changed after you opened it. Yours is not saved yet.";

let chain: Awaited<ReturnType<typeof makeSupplyChain>>;
beforeEach(async () => {
  chain = await makeSupplyChain();
});

type Edit = {
  name: string;
  page(): string;
  field: string;
  first: Fields;
  second: Fields;
  /** what the second person reads of what the first one saved */
  standing: string;
  /** what is shown of their own */
  typed: string;
  isOfSubcontractor?: true;
};

const EDITS: Edit[] = [
  {
    name: "a contract",
    page: () => paths.prime.editContract(chain.manager.organizationId, chain.contractId),
    field: "piid",
    first: { title: "Actuator housings, lot 2", clauses: ["252.204-7012", "252.204-7021"] },
    second: { title: "Housings", clauses: ["52.204-21"] },
    standing: "Actuator housings, lot 2",
    typed: 'value="Housings"',
  },
  {
    name: "a supplier",
    page: () => paths.prime.editSupplier(chain.manager.organizationId, chain.supplier.id),
    field: "legalName",
    first: { tags: "castings" },
    second: { tags: "forgings" },
    standing: "castings",
    typed: 'value="forgings"',
  },
  {
    name: "what flows to a supplier",
    page: () => paths.prime.information(chain.manager.organizationId, chain.subcontractId),
    field: "performingCages",
    first: { information: "FCI", cuiCategories: [] },
    second: { directedStatus: "Level 2 (Self)" },
    standing: "but no CUI</strong>",
    typed: "Level 2 (Self)",
  },
  {
    name: "how long evidence is kept",
    page: () => paths.prime.retention(chain.manager.organizationId),
    field: "years",
    first: { years: "8" },
    second: { years: "12" },
    standing: "8",
    typed: 'value="12"',
  },
  {
    name: "a section of a draft",
    page: () =>
      paths.subcontractor.section(chain.official.organizationId, chain.requestId, "organization"),
    field: "legalName",
    first: { address: "12 Mill Road, Dayton", intent: "later" },
    second: { address: "14 Mill Road, Dayton", intent: "later" },
    standing: "12 Mill Road, Dayton",
    typed: 'value="14 Mill Road, Dayton"',
    isOfSubcontractor: true,
  },
  {
    name: "the assessments of a draft",
    page: () =>
      `${paths.subcontractor.section(chain.official.organizationId, chain.requestId, "assessment")}?step=kind`,
    field: "cmmcType",
    first: { cmmcType: "Level 2 (Self)", dodType: "none", intent: "kind-later" },
    second: { cmmcType: "Level 2 (C3PAO)", dodType: "none", intent: "kind-later" },
    standing: "Level 2 (Self)",
    typed: "Level 2 (C3PAO)",
    isOfSubcontractor: true,
  },
];

/** Everything the form of a page sends as it is shown: what is filled in, ticked and chosen. */
async function shownIn(browser: Visitor, page: string, field: string): Promise<Fields> {
  const { body, status } = await browser.get(page);
  expect(status, page).toBe(200);
  return fieldsOf(body, field);
}

function fieldsOf(body: string, field: string): Fields {
  const form = formsOf(body).find(({ inside }) => inside.includes(`name="${field}"`));
  if (!form) throw new Error(`no form with ${field}`);
  const { inside } = form;
  const fields: Record<string, string[]> = {};
  const add = (name = "", value = "") => {
    fields[name] = [...(fields[name] ?? []), value];
  };
  for (const [input] of inside.matchAll(/<input\b[^>]*>/g)) {
    const isChoice = /type="(checkbox|radio)"/.test(input);
    if (/type="hidden"/.test(input) || (isChoice && !input.includes('checked=""'))) continue;
    add(/name="([^"]*)"/.exec(input)?.[1], /value="([^"]*)"/.exec(input)?.[1] ?? "");
  }
  for (const [, name, options = ""] of inside.matchAll(
    /<select\b[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    add(name, /<option[^>]*value="([^"]*)"[^>]*selected=""/.exec(options)?.[1] ?? "");
  for (const [, name, text] of inside.matchAll(
    /<textarea\b[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    add(name, text);
  return { ...fields, ...inputsOf(inside) };
}

async function tabs({ isOfSubcontractor }: Edit) {
  const { manager, official, prime, subcontractor } = chain;
  const colleague = isOfSubcontractor
    ? await actorOf(subcontractor, "subcontractor-preparer")
    : await actorOf(prime, "prime-manager");
  const own = isOfSubcontractor ? official : manager;
  return { mine: await Visitor.of(own.person), theirs: await Visitor.of(colleague.person) };
}

test.each(EDITS.map((edit) => [edit.name, edit] as const))(
  "%s changed meanwhile is shown beside what was typed, and nothing is saved over it unasked",
  async (_, edit) => {
    const { mine, theirs } = await tabs(edit);
    const page = edit.page();
    const opened = await shownIn(mine, page, edit.field);
    const other = await shownIn(theirs, page, edit.field);
    expect((await theirs.post(page, { ...other, ...edit.first })).status).toBe(303);

    const refused = await mine.post(page, { ...opened, ...edit.second });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain(CHANGED);
    expect(refused.body).toContain("Stands now");
    expect(refused.body).toContain(edit.standing);
    expect(refused.body).toContain(edit.typed);
    const now = fieldsOf((await theirs.get(page)).body, edit.field);
    expect(JSON.stringify(now)).toContain(Object.values(edit.first)[0]);

    const kept = await mine.post(page, { ...fieldsOf(refused.body, edit.field), ...edit.second });
    expect(kept.status, kept.body.slice(0, 500)).toBe(303);
    expect((await mine.get(page)).body).toContain(edit.typed);
  },
);

test.each(EDITS.map((edit) => [edit.name, edit] as const))(
  "of two who save %s at the same moment, one is asked",
  async (_, edit) => {
    const { mine, theirs } = await tabs(edit);
    const page = edit.page();
    const [own, other] = [
      await shownIn(mine, page, edit.field),
      await shownIn(theirs, page, edit.field),
    ];
    const sent = await Promise.all([
      mine.post(page, { ...own, ...edit.first }),
      theirs.post(page, { ...other, ...edit.second }),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
  },
);

test("saving what stands already asks nobody", async () => {
  const [edit] = EDITS;
  if (!edit) throw new Error("no edits");
  const { mine, theirs } = await tabs(edit);
  const [own, other] = [
    await shownIn(mine, edit.page(), edit.field),
    await shownIn(theirs, edit.page(), edit.field),
  ];
  expect((await mine.post(edit.page(), { ...own, ...edit.first })).status).toBe(303);
  expect((await theirs.post(edit.page(), { ...other, ...edit.first })).status).toBe(303);
});
