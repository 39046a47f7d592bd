import { and, eq } from "drizzle-orm";
import { answerNote } from "#app/commands/audit/answer-note.server.ts";
import type { Auditor } from "#app/commands/audit/as-auditor.server.ts";
import { drawAuditSample } from "#app/commands/audit/draw-sample.server.ts";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { NoteKind } from "#app/domain/audit/note.ts";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import type { Happening } from "./story.ts";
import { done, primeActor, type World } from "./world.ts";

const AUDIT_DAYS = 100;
const SAMPLE_SIZE = 5;
const OFFICERS_AGENCY = "Defense Contract Management Agency";

const NOTES: { daysAgo: number; kind: NoteKind; about: string; text: string; answer?: string }[] = [
  {
    daysAgo: 7,
    kind: "question",
    about: "W-1002",
    text: "Who confirmed that the certificate covers the site where the fittings are machined?",
    answer:
      "We compared the CAGE codes on the certificate of status with the performing site; the review of the assessment says so.",
  },
  {
    daysAgo: 6,
    kind: "finding",
    about: "W-1011",
    text: "The status lapsed after the award, and a renewal was asked for only afterwards.",
  },
  {
    daysAgo: 2,
    kind: "question",
    about: "R-2006",
    text: "Which drawings went out under the exception before the certification was final?",
  },
];

/** The contract officer enters a room of two contracts, draws a sample, finds and asks. */
export function tellAudit(world: World): Happening[] {
  let auditor: Auditor;
  const on = (daysAgo: number, run: (at: Date) => Promise<unknown>): Happening => ({
    daysAgo,
    minute: 170,
    run,
  });
  return [
    on(10, async (at) => {
      auditor = await enter(world, at);
    }),
    on(8, async (at) =>
      done(
        await drawAuditSample(then(auditor, at), { seed: "corvane-2026-4417", size: SAMPLE_SIZE }),
        "the sample drawn",
      ),
    ),
    ...NOTES.map((note) => on(note.daysAgo, (at) => write(world, then(auditor, at), note))),
  ];
}

const then = (auditor: Auditor, at: Date): Auditor => ({
  ...auditor,
  at,
  on: calendarDateOf(at, "America/New_York"),
  secondFactorAt: at,
});

/** The room is opened, and the officer takes up the access at once. */
async function enter(world: World, at: Date): Promise<Auditor> {
  const manager = primeActor(world, at);
  const { id: personId, name, email } = world.people.officer;
  const auditContracts = ["wing", "radar"].flatMap(
    (key) => world.contractIds.get(key as "wing" | "radar") ?? [],
  );
  const { auditId } = done(
    await openAudit(manager, {
      title: "Contract oversight review",
      contractIds: auditContracts,
      startsOn: manager.on,
      endsOn: addDays(manager.on, AUDIT_DAYS),
      mayMakeRecords: true,
      people: [{ name, email, organization: OFFICERS_AGENCY }],
    }),
    "the audit room opened",
  );
  const grantId = await asSystem(async (tx) => {
    const [grant] = await tx
      .update(auditGrants)
      .set({ personId })
      .where(and(eq(auditGrants.auditId, auditId), eq(auditGrants.email, email)))
      .returning({ id: auditGrants.id });
    if (!grant) throw new Error("nobody was let in");
    await tx
      .update(invitations)
      .set({ openedAt: at, acceptedAt: at, acceptedBy: personId })
      .where(eq(invitations.auditGrantId, grant.id));
    return grant.id;
  });
  const auditor: Auditor = {
    ...manager,
    personId,
    personName: name,
    role: "auditor",
    auditId,
    auditContracts,
    grantId,
    told: { organization: OFFICERS_AGENCY },
  };
  await asSystem(async (tx) => {
    for (const contractId of auditContracts)
      await appendOversightEntry(
        { tx, actor: auditor },
        "person.joined",
        { contractId },
        { name, email, organization: OFFICERS_AGENCY, role: "auditor", grantId, auditId },
      );
  });
  return auditor;
}

async function write(
  world: World,
  auditor: Auditor,
  { kind, about, text, answer }: (typeof NOTES)[number],
): Promise<void> {
  const subcontractId = world.subcontractIds.get(about) ?? "";
  const { noteId } = done(
    await writeNote(auditor, { subcontractId }, { kind, text }),
    `the ${kind} on ${about}`,
  );
  if (!answer) return;
  const answered = new Date(auditor.at.getTime() + 3_600_000);
  done(
    await answerNote(primeActor(world, answered), auditor.auditId, { noteId, text: answer }),
    `the answer on ${about}`,
  );
}
