import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { closeCampaign, nudgeCampaign } from "#app/commands/campaign/step-campaign.server.ts";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { type CampaignCourse, isStuck, stageOf } from "#app/domain/campaign/stage.ts";
import {
  addDays,
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { runCampaign } from "#app/jobs/run-campaign.server.ts";
import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { countFunnel, listRecipients } from "#app/queries/campaign/course.server.ts";
import { campaignRecipients, campaigns } from "#db/schema/campaign.ts";
import { drafts } from "#db/schema/draft.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { letters } from "#db/schema/letter.ts";
import {
  questionnaireDecisions,
  questionnaireRequests,
  questionnaireResponses,
} from "#db/schema/questionnaire.ts";
import { requests, submissions } from "#db/schema/request.ts";
import { reviews } from "#db/schema/review.ts";
import { attestations } from "#db/schema/statement.ts";
import { answerSection, answersOf, later } from "#tests/factories/answer.ts";
import { draft, readCampaign, sendOut } from "#tests/factories/campaign.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { answerQuestions, handIn, SHORT } from "#tests/factories/questionnaire.ts";
import { actingAt } from "#tests/factories/reminders.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;
type Recipient = typeof campaignRecipients.$inferSelect;

const RETURNED = "The certificate names another site than the one of this work.";
const dayOf = (at: Date | null | undefined) => (at ? calendarDateOf(at) : null);
const earliest = (all: readonly (Date | null)[]) =>
  all.flatMap((at) => at ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0];

async function recipientOf(campaignId: string): Promise<Recipient> {
  const [row] = await asSystem((tx) =>
    tx.select().from(campaignRecipients).where(eq(campaignRecipients.campaignId, campaignId)),
  );
  if (!row) throw new Error("nobody was chosen");
  return row;
}

/** The course as the letters, drafts, answers and reviews tell it, without what is kept of it. */
async function courseOf(recipient: Recipient): Promise<CampaignCourse> {
  const { requestId, questionnaireRequestId, letterIds, sentAt } = recipient;
  const [sent, begun, request, asked] = await asSystem((tx) =>
    Promise.all([
      tx.select().from(letters).where(inArray(letters.id, letterIds)),
      requestId ? tx.select().from(drafts).where(eq(drafts.requestId, requestId)) : [],
      requestId ? tx.select().from(requests).where(eq(requests.id, requestId)) : [],
      questionnaireRequestId
        ? tx
            .select()
            .from(questionnaireRequests)
            .where(eq(questionnaireRequests.id, questionnaireRequestId))
        : [],
    ]),
  );
  const answer = requestId
    ? await answerTo(recipient, requestId)
    : await responseTo(questionnaireRequestId ?? "");
  const isWithdrawn = Boolean(request[0]?.withdrawnAt ?? asked[0]?.withdrawnAt);
  return {
    sentOn: dayOf(sentAt) ?? calendarDateOf(new Date(0)),
    deliveredOn: dayOf(earliest(sent.map(({ sentAt: at, bouncedAt }) => (bouncedAt ? null : at)))),
    openedOn: dayOf(earliest(sent.map(({ openedAt }) => openedAt))),
    startedOn: dayOf(earliest([...begun.map((one) => one.createdAt), asked[0]?.startedAt ?? null])),
    submittedOn: dayOf(answer?.submittedAt),
    isAccepted: answer?.isAccepted ?? false,
    returnedOn: isWithdrawn ? null : dayOf(answer?.returnedAt),
    toldDueOn: calendarDateOrNull(request[0]?.dueOn ?? answer?.dueOn ?? null),
    isUndelivered: sent.every(({ bouncedAt, refusedAt }) => bouncedAt || refusedAt),
    isWithdrawn,
  };
}

type Answer = {
  submittedAt: Date;
  isAccepted: boolean;
  returnedAt: Date | null;
  dueOn?: string | null;
};

/** The latest answer to a request, accepted once each of its facts that stands is. */
async function answerTo({ primeId }: Recipient, requestId: string): Promise<Answer | null> {
  return asSystem(async (tx) => {
    const [latest] = await tx
      .select()
      .from(submissions)
      .where(eq(submissions.requestId, requestId))
      .orderBy(desc(submissions.submittedAt), desc(submissions.id));
    if (!latest) return null;
    const [attested] = await tx
      .select()
      .from(attestations)
      .where(eq(attestations.factId, latest.attestationId));
    const covered = new Set(attested?.covers.map(({ factId }) => factId));
    const shared = await tx
      .select({ fact: facts, submissionId: shares.submissionId })
      .from(shares)
      .innerJoin(facts, eq(facts.id, shares.factId))
      .where(eq(shares.primeId, primeId));
    const corrected = new Set(shared.map(({ fact }) => fact.supersedesId));
    const reviewed = await tx
      .select()
      .from(reviews)
      .where(eq(reviews.primeId, primeId))
      .orderBy(reviews.reviewedAt, reviews.id);
    const outcomes = new Map(reviewed.map(({ factId, outcome }) => [factId, outcome]));
    const isAccepted = shared
      .filter(({ fact, submissionId }) => submissionId === latest.id || covered.has(fact.id))
      .filter(({ fact }) => !corrected.has(fact.id))
      .every(({ fact }) => outcomes.get(fact.id) === "accepted");
    const standing = new Map(reviewed.map((review) => [review.factId, review]));
    const returned = shared
      .filter(({ fact }) => !corrected.has(fact.id))
      .flatMap(({ fact }) => standing.get(fact.id) ?? [])
      .filter(({ outcome }) => outcome === "returned");
    const returnedAt = returned.at(-1)?.reviewedAt ?? null;
    return { submittedAt: latest.submittedAt, isAccepted, returnedAt };
  });
}

async function responseTo(requestId: string): Promise<Answer | null> {
  return asSystem(async (tx) => {
    const [latest] = await tx
      .select()
      .from(questionnaireResponses)
      .where(eq(questionnaireResponses.requestId, requestId))
      .orderBy(desc(questionnaireResponses.round));
    if (!latest) return null;
    const decided = await tx
      .select()
      .from(questionnaireDecisions)
      .where(eq(questionnaireDecisions.responseId, latest.id));
    return {
      submittedAt: latest.submittedAt,
      isAccepted: decided.some(({ outcome }) => outcome === "accepted"),
      returnedAt: decided.find(({ outcome }) => outcome === "returned")?.decidedAt ?? null,
      dueOn: decided[0]?.dueOn ?? null,
    };
  });
}

/** What the page says is what the rule says of what was read anew, today and in eight days. */
async function expectKept(manager: TestActor, campaignId: string, stage: string, step: string) {
  const campaign = await readCampaign(manager, campaignId);
  const recipient = await recipientOf(campaignId);
  const course = await courseOf(recipient);
  const { isAccepted: _, ...shown } = course;
  for (const days of [0, 8, 30]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const [{ recipients }, funnel] = await asActor(actor, (scope) =>
      Promise.all([
        listRecipients(scope, campaign, { show: undefined, owner: "everybody" }, null),
        countFunnel(scope, campaign, "everybody"),
      ]),
    );
    const stuck = isStuck(course, campaign.dueOn, actor.on);
    expect(recipients[0]?.course, `${step}, ${days} days on`).toMatchObject({
      ...shown,
      stage: stageOf(course),
      isStuck: stuck,
    });
    expect(funnel.stuck).toBe(stuck ? 1 : 0);
  }
  expect(stageOf(course), step).toBe(stage);
  const [again] = await asSystem((tx) =>
    tx.execute<{ changed: number }>(
      sql`select flowdown.follow_recipients(array[${recipient.id}::uuid]) as changed`,
    ),
  );
  expect(again?.changed, `${step}: computed anew it is what is kept`).toBe(0);
}

const change = (table: typeof letters, { letterIds }: Recipient, values: object) =>
  asSystem((tx) => tx.update(table).set(values).where(inArray(table.id, letterIds)));

let chain: Chain;

beforeAll(async () => {
  chain = await makeSupplyChain();
}, 120_000);

test("each step of a request is kept as it is taken, and taken back where it is", async () => {
  const { manager, supplier, official, requestId } = chain;
  const campaignId = await draft(manager, [supplier.id]);
  await sendOut(manager, campaignId);
  const recipient = await recipientOf(campaignId);
  const kept = (stage: string, step: string) => expectKept(manager, campaignId, stage, step);
  const at = new Date();
  await kept("sent", "sent");
  await change(letters, recipient, { sentAt: at });
  await kept("delivered", "delivered");
  await change(letters, recipient, { bouncedAt: at, bounceStatus: "5.1.1", bounceWords: "no box" });
  await kept("sent", "came back");
  await change(letters, recipient, { openedAt: at });
  await kept("opened", "opened");
  await answerSection(chain, "organization", answersOf(supplier).organization ?? {});
  await kept("started", "begun");
  const parties = { manager, official, supplier, requestId };
  const first = await makeSubmission(parties, assessmentOf(supplier));
  await kept("submitted", "submitted");
  const accept = (factId: string) =>
    reviewFact(manager, factId, {
      intent: "accept",
      method: "statement-only",
      note: "",
      seenReviewId: undefined,
    });
  for (const one of [first.assessment, first.affirmation, first.attestation]) {
    const accepted = await accept(one.factId);
    expect(accepted).toMatchObject({ ok: true });
    await kept(one === first.attestation ? "accepted" : "submitted", "a fact was accepted");
  }
  const corrected = await makeSubmission(parties, assessmentOf(supplier), first.assessment);
  await kept("submitted", "answered anew");
  for (const one of [corrected.assessment, corrected.affirmation, corrected.attestation])
    await accept(one.factId);
  await kept("accepted", "accepted anew");
  const [seen] = await asSystem((tx) =>
    tx
      .select({ id: reviews.id })
      .from(reviews)
      .where(and(eq(reviews.factId, corrected.assessment.factId), eq(reviews.outcome, "accepted"))),
  );
  const returned = { intent: "return", reason: RETURNED, seenReviewId: seen?.id } as const;
  expect(await reviewFact(later(manager), corrected.assessment.factId, returned)).toMatchObject({
    ok: true,
  });
  await kept("submitted", "returned after it was accepted");
  await asSystem((tx) =>
    tx.update(requests).set({ withdrawnAt: at }).where(eq(requests.id, requestId)),
  );
  await kept("submitted", "withdrawn");
});

test("each step of a questionnaire is kept as it is taken", async () => {
  const { manager, supplier, official } = chain;
  const ask = async (name: string) => {
    const campaignId = await draft(manager, [supplier.id], {
      name,
      kind: "questionnaire",
      questionnaire: SHORT,
    });
    await sendOut(manager, campaignId);
    const recipient = await recipientOf(campaignId);
    return { campaignId, recipient, id: recipient.questionnaireRequestId ?? "" };
  };
  const first = await ask("First");
  const kept = (stage: string, step: string) => expectKept(manager, first.campaignId, stage, step);
  await kept("sent", "sent");
  await change(letters, first.recipient, { refusedAt: new Date() });
  await kept("sent", "refused");
  await answerQuestions(official, first.id);
  await kept("started", "begun");
  const responseId = await handIn(official, first.id);
  await kept("submitted", "handed in");
  await asSystem((tx) =>
    tx.insert(questionnaireDecisions).values({
      primeId: manager.organizationId,
      organizationId: official.organizationId,
      supplierId: supplier.id,
      requestId: first.id,
      responseId,
      outcome: "accepted",
      message: "",
      decidedBy: manager.personId,
      decidedByName: manager.personName,
    }),
  );
  await kept("accepted", "accepted");
});

test("a questionnaire that was sent back goes by the day that its supplier was told, and is reminded of", async () => {
  const other = await makeSupplyChain();
  const { manager, supplier, official } = other;
  await setQuietDays(manager, { weekends: false, days: [] });
  const campaignId = await draft(manager, [supplier.id], {
    kind: "questionnaire",
    questionnaire: SHORT,
  });
  await sendOut(manager, campaignId);
  const id = (await recipientOf(campaignId)).questionnaireRequestId ?? "";
  const responseId = await handIn(official, id);
  const { dueOn } = await readCampaign(manager, campaignId);
  const question = "looked";
  const message = "Name the sites that you looked at.";
  const sentBack = await reviewResponse(manager, id, {
    responseId,
    reviews: [{ question, outcome: "returned", message, note: "" }],
    outcome: "returned",
    message: "",
    dueOn: addDays(dueOn, 14),
  });
  expect(sentBack).toEqual({ ok: true });
  await expectKept(manager, campaignId, "submitted", "sent back");
  const stuckOn = async (on: CalendarDate) => {
    const campaign = await readCampaign(manager, campaignId);
    const actor = { ...manager, on };
    return (await asActor(actor, (scope) => countFunnel(scope, campaign, "everybody"))).stuck;
  };
  expect(await stuckOn(addDays(manager.on, 6))).toBe(0);
  expect(await stuckOn(addDays(manager.on, 7))).toBe(1);
  const later = new Date(manager.at.getTime() + 7 * 86_400_000);
  const nudged = await nudgeCampaign(actingAt(manager, later), campaignId);
  expect(nudged).toMatchObject({ ok: true });
  await runCampaign({ campaignId, primeId: manager.organizationId });
  const written = await asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(
        and(eq(letters.toEmail, official.person.email), eq(letters.kind, "questionnaire-sent")),
      ),
  );
  const reminder = written.find(({ facts: told }) => told.isReminder);
  expect(reminder?.facts).toMatchObject({
    dueOn: addDays(dueOn, 14),
    returned: [{ message }],
  });
});

test("what was taken back is kept as that", async () => {
  const other = await makeSupplyChain();
  const { manager, supplier } = other;
  const campaignId = await draft(manager, [supplier.id], {
    kind: "questionnaire",
    questionnaire: SHORT,
  });
  await sendOut(manager, campaignId);
  const { questionnaireRequestId } = await recipientOf(campaignId);
  expect(await withdrawQuestionnaire(manager, questionnaireRequestId ?? "")).toMatchObject({
    ok: true,
  });
  await expectKept(manager, campaignId, "sent", "taken back");
  const row = await recipientOf(campaignId);
  expect(row.isWithdrawn).toBe(true);
});

test("what went astray is found and set right by rebuilding, but for what was closed", async () => {
  const other = await makeSupplyChain();
  const { manager, supplier } = other;
  const campaignId = await draft(manager, [supplier.id]);
  await sendOut(manager, campaignId);
  await asSystem((tx) =>
    tx
      .update(campaignRecipients)
      .set({ isAccepted: true, submittedAt: new Date() })
      .where(eq(campaignRecipients.campaignId, campaignId)),
  );
  expect((await rebuildPostures(new Date())).changed).toBeGreaterThanOrEqual(1);
  await expectKept(manager, campaignId, "sent", "rebuilt");
  const [counted] = await asActor(manager, ({ tx }) =>
    tx.select().from(campaigns).where(eq(campaigns.id, campaignId)),
  );
  expect(counted).toMatchObject({ chosen: 1, asked: 1 });
});

test("who closes a campaign waits for who takes a step in it, and neither for the other", async () => {
  const { manager, supplier } = await makeSupplyChain();
  const campaignId = await draft(manager, [supplier.id]);
  await sendOut(manager, campaignId);
  const recipient = await recipientOf(campaignId);
  const step = asSystem(async (tx) => {
    await tx.execute(sql`select flowdown.hold_logs(array[${manager.organizationId}::uuid])`);
    await tx.execute(sql`select pg_sleep(0.5)`);
    await tx
      .update(letters)
      .set({ sentAt: new Date(), openedAt: new Date() })
      .where(inArray(letters.id, recipient.letterIds));
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const [closed] = await Promise.all([closeCampaign(manager, campaignId, "Done."), step]);
  expect(closed).toMatchObject({ ok: true });
  const { closedAs, openedAt } = await recipientOf(campaignId);
  expect(openedAt).toBeInstanceOf(Date);
  expect(closedAs, "what is kept of it has the step").toMatchObject({
    openedAt: expect.any(String),
  });
});

test("no one of a prime's people writes what is kept", async () => {
  const change = asActor(chain.manager, ({ tx }) =>
    tx.update(campaignRecipients).set({ isAccepted: true }),
  );
  await expect(change).rejects.toMatchObject({ cause: { code: "42501" } });
});
