import { expect, test } from "vitest";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { answerAll, answersOf, makePdf, sign } from "#tests/factories/answer.ts";
import { cuiAt, makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { type Fields, formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

type Visit = Awaited<ReturnType<typeof makeVisit>>;

async function makeVisit() {
  const chain = await makeSupplyChain();
  const visitor = await Visitor.of(chain.official.person);
  const organizationId = chain.official.organizationId;
  const pageOf = (section: string) =>
    paths.subcontractor.section(organizationId, chain.requestId, section);
  const send = async (page: string, typed: Fields, words: string) => {
    const { body } = await visitor.get(page);
    const form = formsOf(body).find((one) => one.inside.includes(words) || one.tag.includes(words));
    if (!form) throw new Error(`no form with ${words}`);
    return visitor.post(page, { ...inputsOf(form.inside), ...typed });
  };
  const preparation = () =>
    asActor(chain.official, async (scope) => {
      const file = await getRequestFile(scope, chain.requestId);
      if (!file) throw new Error("no such request");
      return file.preparation;
    });
  const request = paths.subcontractor.request(organizationId, chain.requestId);
  return { ...chain, visitor, pageOf, send, preparation, request };
}

test("mistakes of a section are shown by a page that is got, so that a reload sends nothing", async () => {
  const { visitor, pageOf, send, preparation } = await makeVisit();
  const page = pageOf("organization");
  const sent = await send(
    page,
    { legalName: "Acme", uei: "wrong", intent: "continue" },
    "legalName",
  );
  expect(sent).toMatchObject({ status: 303, location: `${page}?check=answers#problems` });
  const shown = await visitor.get(sent.location ?? "");
  expect(shown.status).toBe(200);
  expect(shown.body).toContain("There are");
  expect(shown.body).toContain('value="wrong"');
  expect(shown.body).toMatch(/<title>Error: /);
  // The summary stands before the notices and the form, under the heading.
  expect(shown.body.indexOf("error-summary")).toBeLessThan(shown.body.indexOf('name="legalName"'));
  expect(shown.body.match(/class="error-summary"/g)).toHaveLength(1);
  const { sections } = await preparation();
  expect(sections[0]?.state).toBe("in-progress");
  expect((await visitor.get(page)).body).not.toContain("error-summary");
});

test("what does not fit together is said once at saving, and the section is not done meanwhile", async () => {
  const { supplier, pageOf, send, preparation, visitor } = await makeVisit();
  const answers = answersOf(supplier);
  await send(pageOf("system"), { ...answers.system, intent: "continue" }, "planName");
  const values = { ...answers.assessment, cmmcStatus: "Final", cmmcScore: "87" };
  const page = pageOf("assessment");
  await send(page, { cmmcType: "Level 2 (C3PAO)", dodType: "none", intent: "kind" }, "cmmcType");
  const sent = await send(page, { ...values, intent: "continue" }, "cmmcScore");
  expect(sent).toMatchObject({ status: 303, location: page });
  const stateOf = async () =>
    (await preparation()).sections.find(({ section }) => section === "assessment")?.state;
  expect(await stateOf()).toBe("in-progress");
  expect((await visitor.get(page)).body).toContain("Something does not fit together");
  const anyway = await send(page, { intent: "anyway" }, "Continue anyway");
  expect(anyway.status).toBe(303);
  expect(await stateOf()).toBe("done");
  const again = await visitor.get(page);
  expect(again.body).not.toContain("Continue anyway");
});

test("to look at what was signed and save it as it is changes nothing; changes can be discarded", async () => {
  const chain = await makeVisit();
  const { supplier, official, requestId, pageOf, send, preparation, request, visitor } = chain;
  await answerAll({ official, requestId, supplier });
  const signed = await sign({ official, requestId });
  if (!signed.ok) throw new Error(signed.reason);
  const answers = answersOf(supplier);
  for (const [section, words] of [
    ["organization", "legalName"],
    ["system", "planName"],
    ["certification", "hasCertificate"],
    ["assessment", "cmmcScore"],
    ["affirmation", "affirmedOn"],
    ["acknowledgement", "passesOn"],
  ] as const) {
    const typed = { ...answers[section], intent: "continue" };
    const sent = await send(pageOf(section), typed, words);
    expect([section, sent.status]).toEqual([section, 303]);
    expect([section, (await preparation()).state]).toEqual([section, "signed"]);
  }
  await send(pageOf("evidence"), { intent: "continue" }, 'value="continue"');
  expect((await preparation()).state).toBe("signed");
  expect((await visitor.get(request)).body).not.toContain("Discard changes");

  await saveSection(official, {
    requestId,
    section: "organization",
    values: { ...answers.organization, address: "99 New Street" },
    isConfirmed: true,
  });
  expect((await preparation()).state).toBe("in-progress");
  const discarded = await send(request, { intent: "discard" }, "Discard changes");
  expect(discarded).toMatchObject({ status: 303, location: request });
  expect(await preparation()).toMatchObject({ state: "signed" });
});

test("a refused signature is shown by a page that is got, with what was typed but the code", async () => {
  const { supplier, official, requestId, send, visitor } = await makeVisit();
  const { organizationId } = official;
  await answerAll({ official, requestId, supplier });
  const page = paths.subcontractor.sign(organizationId, requestId);
  const typed = {
    agrees: "on",
    officialName: "Somebody Else",
    officialTitle: "President",
    code: "123456",
  };
  const sent = await send(page, typed, "officialName");
  expect(sent).toMatchObject({ status: 303, location: `${page}?check=answers#problems` });
  for (const shown of [
    await visitor.get(sent.location ?? ""),
    await visitor.get(sent.location ?? ""),
  ]) {
    expect(shown.status).toBe(200);
    expect(shown.body).toMatch(/<title>Error: /);
    expect(shown.body).toContain("Nobody can sign for another");
    expect(shown.body).toContain('value="Somebody Else"');
    expect(shown.body).not.toContain("123456");
  }
  expect((await visitor.get(page)).body).not.toContain("error-summary");
  const other = await visitor.get(
    `${paths.subcontractor.section(organizationId, requestId, "evidence")}?check=answers`,
  );
  expect(other.body).not.toContain("Nobody can sign for another");
});

test("a file that was not taken is named, and so is what else is missing", async () => {
  const { pageOf, send, visitor, preparation } = await makeVisit();
  const page = pageOf("evidence");
  const file = (name: string) =>
    new File([new Uint8Array(makePdf("CMMC status in SPRS"))], name, { type: "application/pdf" });
  const add = { intent: "add", subject: "cmmc-status" };
  const untold = await send(page, { ...add, file: file("SPRS entry.pdf") }, "noCui");
  expect(untold).toMatchObject({ status: 303, location: `${page}?check=answers#problems` });
  const shown = (await visitor.get(untold.location ?? "")).body;
  expect(shown).toContain("Choose “SPRS entry.pdf” again");
  expect(shown).toContain("Confirm that the file holds no CUI");
  const none = await send(page, { ...add, file: new File([], "") }, "noCui");
  expect((await visitor.get(none.location ?? "")).body).toContain("Choose a file to add.");
  const added = await send(page, { ...add, noCui: "on", file: file("SPRS entry.pdf") }, "noCui");
  expect(added).toMatchObject({ status: 303, location: `${page}#files` });
  const { sections } = await preparation();
  const evidence = sections.find(({ section }) => section === "evidence");
  expect(evidence?.values.files).toHaveLength(1);
});

/** A subcontract with FCI alone, of a chain that is there. */
async function makeLevel1({ manager, contractId, supplier, official }: Visit) {
  const { requestId } = await makeSubcontract(manager, {
    contractId,
    supplier,
    information: { ...cuiAt(supplier.cage), information: "FCI", cuiCategories: [] },
  });
  const { subcontractor } = paths;
  const pageOf = (section: string) =>
    subcontractor.section(official.organizationId, requestId, section);
  return { requestId, pageOf };
}

test("Level 1 asks for no system security plan, no score, and cites its own paragraphs", async () => {
  const chain = await makeVisit();
  const { visitor, send } = chain;
  const level1 = await makeLevel1(chain);
  const system = (await visitor.get(level1.pageOf("system"))).body;
  expect(system).toContain("Level 1 asks for none");
  expect(system).toContain("170.19(b)(3)");
  expect(system).toContain("32 CFR 170.15(a)(1)(i)");
  expect(system).not.toMatch(/nothing can be scored|CUI enclave”|170\.16|FedRAMP/);
  expect((await visitor.get(chain.pageOf("system"))).body).toMatch(/nothing can be scored/);

  const page = level1.pageOf("assessment");
  await send(page, { cmmcType: "Level 1 (Self)", dodType: "none", intent: "kind" }, "cmmcType");
  expect((await visitor.get(page)).body).not.toContain("count the score");
  await send(page, { cmmcType: "Level 2 (Self)", dodType: "none", intent: "kind" }, "cmmcType");
  expect((await visitor.get(page)).body).toContain("count the score");
});

test("a request names the one thing to do next at its head", async () => {
  const { supplier, official, manager, requestId, request, visitor } = await makeVisit();
  const next = async () => {
    const { body } = await visitor.get(request);
    const [, shown] = /page__action">([\s\S]*?)<\/div>/.exec(body) ?? [];
    return shown?.replace(/<[^>]*>/g, "") ?? null;
  };
  expect(await next()).toBe("Start with “Your organization”");
  await saveSection(official, {
    requestId,
    section: "organization",
    values: answersOf(supplier).organization ?? {},
    isConfirmed: true,
  });
  expect(await next()).toBe("Go on with “The system that holds the information”");
  await answerAll({ official, requestId, supplier });
  expect(await next()).toBe("Review and sign");
  const signed = await sign({ official, requestId });
  if (!signed.ok) throw new Error(signed.reason);
  expect(await next()).toBeNull();
  const file = await asActor(official, (scope) => getRequestFile(scope, requestId));
  const affirmation = file?.current.find(({ kind }) => kind === "affirmation");
  await reviewFact(manager, affirmation?.id ?? "", {
    intent: "return",
    reason: "Your print shows another day.",
    seenReviewId: undefined,
  });
  expect(await next()).toBe("Correct “The affirmation”");
});

test("what cannot be given is open to say where it is missing, and closed where it is not", async () => {
  const { send, pageOf, visitor } = await makeVisit();
  const page = pageOf("organization");
  const isOpen = (body: string) =>
    /<details[^>]* open=""[^>]*><summary[^>]*>I cannot give it: Unique/.test(body);
  expect(isOpen((await visitor.get(page)).body)).toBe(false);
  const sent = await send(page, { uei: "", intent: "continue" }, "legalName");
  expect(isOpen((await visitor.get(sent.location ?? "")).body)).toBe(true);
});

test("a later page of the requests leads back to the first, and says so", async () => {
  const { official, requestId, visitor } = await makeVisit();
  const inbox = paths.subcontractor.inbox(official.organizationId);
  const { body } = await visitor.get(`${inbox}?after=${requestId}`);
  expect(body).toContain("First page");
  expect(body).not.toContain("Previous");
  expect(body).not.toContain("Nobody asks anything of you now");
});

test("who is asked for Level 1 goes to its 15 safeguards, and never through the 110 requirements", async () => {
  const chain = await makeVisit();
  const { official, visitor } = chain;
  const level1 = await makeLevel1(chain);
  const { subcontractor } = paths;
  const { organizationId } = official;
  const list = subcontractor.workbooksOfLevel1(organizationId);
  expect((await visitor.get(level1.pageOf("assessment"))).body).toContain(`href="${list}"`);
  expect((await visitor.get(chain.pageOf("assessment"))).body).not.toContain(`href="${list}"`);
  const { body } = await visitor.get(list);
  expect(body).toContain("15 basic safeguards");
  const form = formsOf(body).find(({ inside }) => inside.includes("systemName"));
  const typed = { ...inputsOf(form?.inside ?? ""), systemName: "Office" };
  const started = await visitor.post(list, typed);
  expect(started.status).toBe(303);
  expect(started.location).toMatch(/\/workbooks\/[0-9a-f-]+\/level-1$/);
  const again = await visitor.get(list);
  expect(again.body).toContain(`href="${started.location}"`);
  expect(again.body).not.toContain("of 110 answered");
});

test("what flows down says to the subcontractor why, not of it", async () => {
  const { visitor, pageOf } = await makeVisit();
  const { body } = await visitor.get(pageOf("acknowledgement"));
  const why =
    "You will handle CUI and the prime contract requires Level 2 (C3PAO): the same for you.";
  expect(body).toContain(why);
});
