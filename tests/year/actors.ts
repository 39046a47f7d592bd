import { and, desc, eq, isNull } from "drizzle-orm";
import { recordCondition } from "#app/commands/award/record-condition.server.ts";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { snoozeReminder } from "#app/commands/reminder/snooze-reminder.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { isUnanswered } from "#app/queries/sql/due-date.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { requests } from "#db/schema/request.ts";
import { answerOf, readPlan } from "#tests/factories/remediation.ts";
import { actingAt } from "#tests/factories/reminders.ts";
import { modification } from "#tests/factories/terms.ts";
import { done, type Scene, type Staged, state } from "./scene.ts";
import type { Deed } from "./story.ts";

/** Do what the story says that somebody does now. */
export async function act(scene: Scene, deed: Deed, at: Date): Promise<void> {
  const manager = actingAt(scene.manager, at);
  if (deed.what === "exercises the option") {
    const change = modification({
      effectiveOn: manager.on,
      exercisesOption: "Option year 1",
      note: "The option is exercised.",
    });
    done(await recordModification(manager, scene.contractIds[deed.contract] ?? "", change));
    return;
  }
  const one = scene.suppliers[deed.supplier];
  if (!one) throw new RangeError("no such supplier");
  switch (deed.what) {
    case "answers":
      return answer(scene, one, at);
    case "is closed":
      done(await closeSubcontract(manager, one.subcontractId, { reason: "The work is over." }));
      return;
    case "leaves":
      return leave(deed.email, at);
    case "finishes an item":
      return finish(one, deed.item, at);
    case "records the condition": {
      const { exceptionId = "", conditionId = "" } = one.condition ?? {};
      const met = { conditionId, outcome: "met", note: "It was shown." } as const;
      done(await recordCondition(manager, exceptionId, met));
      return;
    }
    case "is asked no longer":
      done(await withdrawQuestionnaire(manager, one.questionnaireRequestId ?? ""));
      return;
    case "is snoozed": {
      const open = await findOpen(one);
      if (!open) return;
      const ending = { kind: "answer-due", id: open.id, on: open.dueOn } as const;
      const until = calendarDate(deed.until);
      done(await snoozeReminder(manager, ending, { until, reason: "It is on its way." }));
    }
  }
}

/** Answers what is asked, with a status of today; where nothing is asked, nothing is answered. */
async function answer(scene: Scene, one: Staged, at: Date): Promise<void> {
  const open = await findOpen(one);
  if (!open) return;
  const manager = actingAt(scene.manager, at);
  const now = { kind: "Final", statusDate: manager.on, affirmedOn: manager.on } as const;
  await state({ manager }, { ...one, requestId: open.id }, now);
}

async function findOpen({ supplier }: Staged) {
  const [open] = await asSystem((tx) =>
    tx
      .select({ id: requests.id, dueOn: requests.dueOn })
      .from(requests)
      .where(and(eq(requests.supplierId, supplier.id), isUnanswered()))
      .orderBy(desc(requests.createdAt))
      .limit(1),
  );
  return open;
}

async function leave(email: string, at: Date): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(memberships)
      .set({ endedAt: at })
      .where(and(eq(memberships.personEmail, email), isNull(memberships.endedAt))),
  );
}

async function finish({ official, plan }: Staged, place: number, at: Date): Promise<void> {
  const actor = actingAt(official, at);
  const planId = plan?.planId ?? "";
  const itemId = plan?.itemIds[place] ?? "";
  const item = (await readPlan(actor, planId)).items.find(({ id }) => id === itemId);
  if (!item) throw new Error("the item is not on the plan");
  const closed = { status: "done", doneOn: actor.on, evidence: "Ticket 4711" } as const;
  done(await changeItem(actor, { planId, itemId }, answerOf(item, closed)));
}
