import { placeHold } from "#app/commands/retention/place-hold.server.ts";
import { addYears } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { giveEvidence } from "../kept-evidence.ts";
import type { PostedForm } from "./posted-form.ts";
import { asAdmin } from "./scene.ts";

export const RETENTION_FORMS: readonly PostedForm[] = [
  {
    name: "set how long evidence is kept",
    route: "routes/prime/retention.tsx",
    async ready() {
      const { browser, o } = await asAdmin();
      return { browser, page: paths.prime.retention(o), form: "years", typed: { years: "9" } };
    },
  },
  {
    name: "dispose of evidence",
    route: "routes/prime/dispose.tsx",
    async ready() {
      const { browser, o, ...chain } = await asAdmin();
      const statedOn = addYears(chain.manager.on, -8);
      const { evidenceId } = await giveEvidence(chain, { statedOn });
      const page = `${paths.prime.dispose(o)}?file=${evidenceId}`;
      return { browser, page, form: "understood", typed: { understood: "on" } };
    },
  },
  {
    name: "place a legal hold",
    route: "routes/prime/hold-new.tsx",
    async ready() {
      const { browser, o, contractId } = await asAdmin();
      const typed = { subject: `contract ${contractId}`, reason: "A claim is pending in court." };
      return { browser, page: paths.prime.newHold(o), form: "subject", typed };
    },
  },
  {
    name: "release a legal hold",
    route: "routes/prime/hold-release.tsx",
    async ready() {
      const { browser, o, admin } = await asAdmin();
      const placed = await placeHold(admin, {
        subject: { about: "everything" },
        reason: "A claim is pending in court.",
      });
      if (!placed.ok) throw new Error(placed.reason);
      const page = paths.prime.releaseHold(o, placed.holdId);
      return { browser, page, form: "reason", typed: { reason: "The claim was withdrawn." } };
    },
  },
];
