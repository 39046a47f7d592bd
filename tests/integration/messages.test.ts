import { expect, test } from "vitest";
import { answerSupplier } from "#app/commands/message/answer-supplier.server.ts";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { setTelephone } from "#app/commands/person/set-telephone.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listMessages } from "#app/queries/message/message.server.ts";
import { getPrimeTells } from "#app/queries/request/prime-tells.server.ts";
import { letters } from "#db/schema/letter.ts";
import { answerAll, answersOf, later, sign } from "#tests/factories/answer.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

const lettersOf = async (kind: string, organizationId: string) =>
  (await asSystem((tx) => tx.select().from(letters))).filter(
    (letter) => letter.kind === kind && letter.organizationId === organizationId,
  );

test("a question reaches who answers for it at the prime, and the answer comes back", async () => {
  const { official, manager, supplier, requestId } = await makeSupplyChain();
  expect(await askPrime(official, { requestId, text: "Which site?" })).toEqual({ ok: true });
  const [question] = await lettersOf("request-question", manager.organizationId);
  expect(question).toMatchObject({ toEmail: manager.person.email });
  expect(question?.facts).toMatchObject({
    text: "Which site?",
    link: { path: paths.prime.messages(manager.organizationId, supplier.id, requestId) },
  });
  const answer = { supplierId: supplier.id, requestId, text: "Dayton." };
  expect(await answerSupplier(later(manager), answer)).toEqual({ ok: true });
  const [answered] = await lettersOf("request-answer", manager.organizationId);
  expect(answered).toMatchObject({ toEmail: official.person.email });
  for (const actor of [official, manager])
    expect(await asActor(actor, (scope) => listMessages(scope, requestId))).toMatchObject([
      { side: "subcontractor", text: "Which site?" },
      { side: "prime", text: "Dayton." },
    ]);
});

test("another organization neither reads nor writes about a request", async () => {
  const mine = await makeSupplyChain();
  const other = await makeSupplyChain();
  const { requestId, supplier } = mine;
  await askPrime(mine.official, { requestId, text: "Which site?" });
  expect(await askPrime(other.official, { requestId, text: "Which site?" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  const answer = { supplierId: supplier.id, requestId, text: "Dayton." };
  expect(await answerSupplier(other.manager, answer)).toEqual({ ok: false, reason: "not-found" });
  for (const actor of [other.official, other.manager]) {
    expect(await asActor(actor, (scope) => listMessages(scope, requestId))).toEqual([]);
    expect(await asActor(actor, (scope) => getPrimeTells(scope, requestId))).toBeNull();
  }
});

test("what the prime knows begins the section, and is no answer until it is saved", async () => {
  const { official, manager, supplier, requestId } = await makeSupplyChain();
  await setTelephone(manager.personId, "+1 937 555 0142");
  const visitor = await Visitor.of(official.person);
  const page = paths.subcontractor.section(official.organizationId, requestId, "organization");
  const { body } = await visitor.get(page);
  expect(body).toContain(`value="${supplier.legalName}"`);
  expect(body).toContain(`From ${manager.organizationName}, check it.`);
  expect(body).toContain("+1 937 555 0142");
  const request = await visitor.get(
    paths.subcontractor.request(official.organizationId, requestId),
  );
  expect(request.body).toContain("Not started");
  const form = formsOf(body).find(({ inside }) => inside.includes("legalName"));
  await visitor.post(page, {
    ...inputsOf(form?.inside ?? ""),
    ...answersOf(supplier).organization,
    intent: "continue",
  });
  expect((await visitor.get(page)).body).not.toContain("check it.");
});

test("what is left open is signed as left open, and the prime reads it", async () => {
  const { official, manager, supplier, requestId } = await makeSupplyChain();
  await answerAll({ official, requestId, supplier });
  const visitor = await Visitor.of(official.person);
  const { organizationId } = official;
  const page = paths.subcontractor.section(organizationId, requestId, "organization");
  const { body } = await visitor.get(page);
  const form = formsOf(body).find(({ inside }) => inside.includes("legalName"));
  const { uei: _, ...known } = answersOf(supplier).organization as Record<string, string>;
  const sent = await visitor.post(page, {
    ...inputsOf(form?.inside ?? ""),
    ...known,
    uei: "",
    ueiAnswer: "unknown",
    intent: "continue",
  });
  expect(sent.status).toBe(303);
  const signPage = await visitor.get(paths.subcontractor.sign(organizationId, requestId));
  expect(signPage.body).toContain("Not known yet");
  expect(await sign({ official, requestId })).toMatchObject({ ok: true });
  const reviewer = await Visitor.of(manager.person);
  const reviews = await reviewer.get(paths.prime.supplier(manager.organizationId, supplier.id));
  expect(reviews.body).toContain("UEI left open");
  const submitted = await visitor.get(paths.subcontractor.submitted(organizationId, requestId));
  expect(submitted.body).toContain("Search your legal name at SAM.gov");
});
