import { assign } from "#app/commands/assignment/assign.server.ts";
import type { Subject } from "#app/domain/assignment/assignment.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listQuestionnaireFiles } from "#app/queries/questionnaire/asked-request.server.ts";
import { findWorkbookOf } from "#app/queries/workbook/workbook.server.ts";
import { OFFICIALS_SHOP } from "./chain.ts";
import { join } from "./people.ts";
import { done, officialActor, type World } from "./world.ts";

const SYSTEM = "Inspection cell";
const FAMILY = "audit-and-accountability";
const DAYS = 9;

/** The official's shop gives a family of its workbook and a part of a questionnaire to a contributor. */
export async function giveParts(world: World, now: Date): Promise<void> {
  const shop = world.suppliers.get(OFFICIALS_SHOP);
  if (!shop?.organizationId) return;
  const { organizationId } = shop;
  const { contributor } = world.people;
  await asSystem((tx) => join(tx, contributor, organizationId, ["subcontractor-contributor"]));
  const official = officialActor(shop, now);
  const workbookId = await asActor(official, (scope) => findWorkbookOf(scope, SYSTEM));
  if (workbookId) await give({ kind: "workbook", id: workbookId }, FAMILY);
  const files = await asActor(official, listQuestionnaireFiles);
  const open = files.find(({ state }) => waitsForSupplier(state));
  const [part] = open?.request.content.sections ?? [];
  if (open && part) await give({ kind: "questionnaire", id: open.request.id }, part.id);

  async function give(subject: Subject, part: string): Promise<void> {
    const given = await assign(official, subject, {
      parts: [part],
      colleague: contributor.id,
      name: "",
      email: undefined,
      dueOn: addDays(world.on, DAYS),
      note: "You know our logs best. Say what is true today, not what is planned.",
      shown: [],
    });
    done(given, "a part is given to a colleague");
  }
}
