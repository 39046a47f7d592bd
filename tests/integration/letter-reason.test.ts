import { and, desc, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { takeBackAssignment } from "#app/commands/assignment/take-back.server.ts";
import { reassignException } from "#app/commands/award/reassign-exception.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { resendInvitation } from "#app/commands/invitation/resend-invitation.server.ts";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import { endMembership } from "#app/commands/person/end-membership.server.ts";
import { requestPasswordReset } from "#app/commands/person/request-password-reset.server.ts";
import { remindOfQuestionnaireIn } from "#app/commands/questionnaire/remind-questionnaire.server.ts";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { letters } from "#db/schema/letter.ts";
import { giveTo, onSubject } from "#tests/factories/assignment.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import { invite } from "#tests/factories/invitation.ts";
import { actorOf } from "#tests/factories/people.ts";
import { handIn, sendTo } from "#tests/factories/questionnaire.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

const mail = await startMailSink(0);
process.env.SMTP_URL = mail.url;

afterAll(async () => {
  closeMailer();
  await mail.stop();
});

type Sought = { to: string; kind: string };

/** What became of the newest letter of a kind to somebody, once the mail server takes it. */
async function delivered({ to, kind }: Sought, at = new Date()) {
  const newest = () =>
    asSystem((tx) =>
      tx
        .select()
        .from(letters)
        .where(and(eq(letters.toEmail, to), eq(letters.kind, kind)))
        .orderBy(desc(letters.createdAt))
        .limit(1),
    ).then(([row]) => row);
  const waiting = await newest();
  if (!waiting) throw new Error(`no ${kind} to ${to}`);
  expect(waiting.sentAt).toBeNull();
  await deliverLetter({ letterId: waiting.id }, at);
  const row = await newest();
  return row?.droppedWhy ?? (row?.sentAt ? "sent" : "waiting");
}

test("a questionnaire asks nobody who handed it in, or from whom it was withdrawn", async () => {
  const chain = await makeSupplyChain();
  const { manager, official } = chain;
  const sought = { to: official.person.email, kind: "questionnaire-sent" };
  const first = await sendTo(chain);
  await asActor(manager, (scope) => remindOfQuestionnaireIn(scope, first));
  await handIn(official, first);
  expect(await delivered(sought)).toMatch(/handed in or withdrawn/);
  const second = await sendTo(chain, "basic-safeguarding");
  await withdrawQuestionnaire(manager, second);
  expect(await delivered(sought)).toMatch(/handed in or withdrawn/);
  await sendTo(chain, "cui-and-incidents");
  expect(await delivered(sought)).toBe("sent");
});

test("an invitation goes out while its link opens, and the newer of two alone", async () => {
  const { manager, supplier } = await makeSupplyChain();
  const first = await invite(manager, supplier.id);
  const sought = { to: first.email, kind: "supplier-invitation" };
  const [former] = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.toEmail, first.email)),
  );
  const again = await resendInvitation(manager, first.invitationId);
  expect(again).toMatchObject({ ok: true });
  await deliverLetter({ letterId: former?.id });
  const [dropped] = await asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(eq(letters.id, former?.id ?? "")),
  );
  expect(dropped?.droppedWhy).toMatch(/newer one took its place/);
  expect(await delivered(sought, new Date(Date.now() + 60 * 86_400_000))).toMatch(/expired/);
  const other = await invite(manager, supplier.id);
  await revokeInvitation(manager, "supplier", other.invitationId);
  expect(await delivered({ ...sought, to: other.email })).toMatch(/withdrawn/);
  const third = await invite(manager, supplier.id);
  expect(await delivered({ ...sought, to: third.email })).toBe("sent");
});

test("a link to a new password is not sent after its half hour", async () => {
  const { manager } = await makeSupplyChain();
  const { email } = manager.person;
  await requestPasswordReset({ email, browser: makeBrowser(), at: new Date() });
  const sought = { to: email, kind: "password-reset" };
  expect(await delivered(sought, new Date(Date.now() + 31 * 60_000))).toMatch(/expired/);
  await requestPasswordReset({ email, browser: makeBrowser(), at: new Date() });
  expect(await delivered(sought)).toBe("sent");
});

test("a flowdown that was taken back, and a fact that was corrected, are not written of", async () => {
  const chain = await makeSupplyChain();
  const { manager, official } = chain;
  const stated = await makeSubmission(chain, assessmentOf(chain.supplier));
  const reason = "The certificate names another day.";
  const back = { intent: "return", reason, seenReviewId: undefined } as const;
  await reviewFact(manager, stated.assessment.factId, back);
  await makeSubmission(chain, assessmentOf(chain.supplier), stated.assessment);
  const to = official.person.email;
  expect(await delivered({ to, kind: "fact-returned" })).toMatch(/corrected/);
  await reviewFact(manager, stated.affirmation.factId, back);
  expect(await delivered({ to, kind: "fact-returned" })).toBe("sent");
  expect(await delivered({ to, kind: "flowdown-issued" })).toMatch(/answered/);
  const other = await makeSupplyChain();
  await closeSubcontract(other.manager, other.subcontractId, { reason: "Bought elsewhere." });
  expect(await delivered({ to: other.official.person.email, kind: "flowdown-issued" })).toMatch(
    /withdrawn/,
  );
});

test("an exception that was given to another approver asks that one alone", async () => {
  const { prime, manager, subcontractId } = await makeSupplyChain();
  const first = await actorOf(prime, "prime-approver");
  const second = await actorOf(prime, "prime-approver");
  const reason = "The part is needed for a grounded aircraft.";
  const asked = await requestException(manager, subcontractId, {
    awardOn: manager.on,
    awardUntil: addDays(calendarDate(manager.on), 5),
    approverId: first.personId,
    reason,
  });
  if (!asked.ok) throw new Error(asked.reason);
  await reassignException(manager, asked.exceptionId, { approverId: second.personId, reason });
  const kind = "exception-requested";
  expect(await delivered({ to: first.person.email, kind })).toMatch(/somebody else/);
  expect(await delivered({ to: second.person.email, kind })).toBe("sent");
});

test("a part that was taken back is not written of, and nobody who left is written to", async () => {
  const chain = await makeSupplyChain();
  const { official, subcontractor, requestId, prime, manager } = chain;
  const helper = await actorOf(subcontractor, "subcontractor-preparer");
  const subject = { kind: "request", id: requestId } as const;
  await giveTo(official, helper, subject, ["organization"]);
  const [given] = await onSubject(official, subject);
  await takeBackAssignment(official, given?.id ?? "");
  const kind = "assignment-given";
  expect(await delivered({ to: helper.person.email, kind })).toMatch(/taken back/);
  const administrator = await actorOf(prime, "prime-admin");
  const colleague = await actorOf(prime, "prime-approver");
  await requestException(manager, chain.subcontractId, {
    awardOn: manager.on,
    awardUntil: addDays(calendarDate(manager.on), 5),
    approverId: colleague.personId,
    reason: "The part is needed for a grounded aircraft.",
  });
  const members = await asActor(administrator, listColleagues);
  const left = members.find(({ personId }) => personId === colleague.personId);
  expect(await endMembership(administrator, left?.membershipId ?? "")).toEqual({ ok: true });
  expect(await delivered({ to: colleague.person.email, kind: "exception-requested" })).toMatch(
    /does not work there any more/,
  );
});
