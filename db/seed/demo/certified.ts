import { saveApplicability } from "#app/commands/iso27001/save-applicability.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { CONTROL_THEMES, controlsOf } from "#app/domain/iso27001/bridge.ts";
import { officialActor, type World } from "./world.ts";

/** What the statement of the demo's company leaves out, as a shop that writes no software would. */
const NOT_APPLIED = ["A.5.7", "A.8.4", "A.8.11", "A.8.25", "A.8.28", "A.8.30", "A.8.31", "A.8.33"];

/** The official of the demo has begun a workbook and ticked the Statement of Applicability in it. */
export async function startFromCertificate(world: World, now: Date): Promise<void> {
  for (const supplier of world.suppliers.values()) {
    if (supplier.official.id !== world.people.official.id) continue;
    const actor = officialActor(supplier, now);
    const { workbookId } = await startWorkbook(actor, {
      systemName: "Engineering and shop-floor network",
    });
    const controls = CONTROL_THEMES.flatMap(({ id }) => controlsOf(id));
    await saveApplicability(actor, workbookId, {
      coversCuiSystem: true,
      accreditation: "ANAB",
      expiresOn: null,
      controls: controls.filter((id) => !NOT_APPLIED.includes(id)),
    });
  }
}
