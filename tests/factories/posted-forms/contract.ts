import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { makePdf } from "../answer.ts";
import { nextNumber, type TestActor } from "../people.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager, modified } from "./scene.ts";

const contractFields = () => ({
  piid: `FA862026C${String(nextNumber()).padStart(4, "0")}`,
  agency: "Department of the Air Force",
  title: "Actuator housings",
  startsOn: "2026-01-01",
  endsOn: "2029-12-31",
  requiredStatus: "Level 2 (C3PAO)",
  clauses: ["252.204-7012", "252.204-7021"],
});

const ownTermFields = ({ on }: TestActor) => ({
  requiredStatus: "Level 2 (C3PAO)" as const,
  information: ["CUI" as const],
  from: on,
  reason: "Our own risk is higher.",
  wording: "We ask for a Level 2 (C3PAO) status.",
});

async function askedFor(manager: TestActor): Promise<string> {
  const where = { contractId: null, subcontractId: null };
  const set = await setOwnTerms(manager, where, { ...ownTermFields(manager), until: null });
  if (!set.ok) throw new Error(set.reason);
  return set.ownTermId;
}

export const CONTRACT_FORMS: readonly PostedForm[] = [
  {
    name: "record a contract",
    route: "routes/prime/contract-new.tsx",
    async ready() {
      const { browser, o } = await asManager();
      return { browser, page: paths.prime.newContract(o), form: "piid", typed: contractFields() };
    },
  },
  {
    name: "correct a contract",
    route: "routes/prime/contract-edit.tsx",
    async ready() {
      const { browser, o, contractId } = await asManager();
      const page = paths.prime.editContract(o, contractId);
      return { browser, page, form: "piid", typed: contractFields() };
    },
  },
  {
    name: "record a modification",
    route: "routes/prime/modification-new.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const query = new URLSearchParams({
        number: "P00007",
        effectiveOn: manager.on,
        requiredStatus: "Level 2 (Self)",
      });
      const page = `${paths.prime.newModification(o, contractId)}?${query}`;
      const file = new File([new Uint8Array(makePdf("Modification"))], "P00007.pdf");
      return { browser, page, form: "multipart", typed: { noCui: "on", file } };
    },
  },
  {
    name: "correct a modification",
    route: "routes/prime/modification-correct.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const modificationId = await modified(manager, contractId);
      const query = new URLSearchParams({
        number: "P00007",
        effectiveOn: addDays(manager.on, -1),
        requiredStatus: "Level 2 (Self)",
        correctionReason: "The date was misread.",
      });
      const page = `${paths.prime.correctModification(o, contractId, modificationId)}?${query}`;
      return { browser, page, form: "multipart", typed: {} };
    },
  },
  {
    name: "withdraw a modification",
    route: "routes/prime/modification-withdraw.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const modificationId = await modified(manager, contractId);
      const page = paths.prime.withdrawModification(o, contractId, modificationId);
      const typed = { correctionReason: "It belongs to another contract." };
      return { browser, page, form: "correctionReason", typed };
    },
  },
  {
    name: "ask for more than the rule",
    route: "routes/prime/own-terms-new.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.newOwnTerms(o);
      return { browser, page, form: "wording", typed: ownTermFields(manager) };
    },
  },
  {
    name: "change own terms",
    route: "routes/prime/own-terms-change.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.changeOwnTerms(o, await askedFor(manager));
      const typed = { ...ownTermFields(manager), requiredStatus: "Level 2 (Self)" };
      return { browser, page, form: "wording", typed };
    },
  },
  {
    name: "end own terms",
    route: "routes/prime/own-terms-end.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.endOwnTerms(o, await askedFor(manager));
      return { browser, page, form: 'name="reason"', typed: { reason: "No longer needed." } };
    },
  },
  {
    name: "ask for a record of a contract",
    route: "routes/prime/contract-record-list.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const page = paths.prime.contractRecords(o, contractId);
      return { browser, page, form: "asOf", typed: { asOf: manager.on, knownOn: "" } };
    },
  },
];
