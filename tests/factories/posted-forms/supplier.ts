import { nameDeputy } from "#app/commands/deputy/name-deputy.server.ts";
import { confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { sampleRows } from "#app/domain/import/columns.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getSupplierImport } from "#app/queries/import/supplier-import.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { invite, newEmail } from "../invitation.ts";
import { actorOf, nextNumber } from "../people.ts";
import { makeContract, makeSupplier } from "../supply-chain.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

/** An owner of a supplier, and whom they name to stand in. */
async function asOwnerWhoLeaves() {
  const chain = await asManager();
  const { manager } = chain;
  const colleague = await actorOf(chain.prime, "prime-manager");
  await asActor(manager, ({ tx }) => tx.update(suppliers).set({ ownerId: manager.personId }));
  const typed = {
    ownerId: manager.personId,
    deputyId: colleague.personId,
    startsOn: manager.on,
    endsOn: addDays(manager.on, 14),
    reason: "On leave for two weeks.",
  };
  return { ...chain, typed };
}

async function addedContact(manager: Parameters<typeof invite>[0], supplierId: string) {
  const added = await addContact(manager, supplierId, {
    name: "June Okafor",
    email: newEmail(),
    title: null,
  });
  if (!added.ok) throw new Error(added.reason);
  return added;
}

export const SUPPLIER_FORMS: readonly PostedForm[] = [
  {
    name: "hand over suppliers",
    route: "routes/prime/supplier-hand-over.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const colleague = await actorOf(
        { id: o, legalName: manager.organizationName },
        "prime-manager",
      );
      await asActor(manager, ({ tx }) => tx.update(suppliers).set({ ownerId: manager.personId }));
      const page = paths.prime.handOverSuppliers(o);
      const typed = {
        fromId: manager.personId,
        toId: colleague.personId,
        reason: "Moves to another program on Monday.",
      };
      return { browser, page, form: 'name="fromId"', typed };
    },
  },
  {
    name: "change several suppliers",
    route: "routes/prime/supplier-several.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      await makeSupplier(manager);
      const page = `${paths.prime.changeSeveral(o)}?all=yes`;
      const typed = {
        ownerId: manager.personId,
        addTags: "critical",
        reason: "Belongs to the new program from Monday.",
      };
      return { browser, page, form: 'name="addTags"', typed };
    },
  },
  {
    name: "name a deputy",
    route: "routes/prime/deputies.tsx",
    async ready() {
      const { browser, o, typed } = await asOwnerWhoLeaves();
      return { browser, page: paths.prime.deputies(o), form: 'value="name"', typed };
    },
  },
  {
    name: "end a deputy early",
    route: "routes/prime/deputies.tsx",
    async ready() {
      const { browser, o, manager, typed } = await asOwnerWhoLeaves();
      const named = await nameDeputy(manager, typed);
      if (!named.ok) throw new Error(named.reason);
      return { browser, page: paths.prime.deputies(o), form: 'value="end"', typed: {} };
    },
  },
  {
    name: "record a supplier",
    route: "routes/prime/supplier-new.tsx",
    async ready() {
      const { browser, o } = await asManager();
      const typed = {
        legalName: `Harrow Tools ${nextNumber()}`,
        contactName: "June Okafor",
        contactEmail: newEmail(),
      };
      return { browser, page: paths.prime.newSupplier(o), form: "legalName", typed };
    },
  },
  {
    name: "correct a supplier",
    route: "routes/prime/supplier-edit.tsx",
    async ready() {
      const { browser, o, supplier } = await asManager();
      const typed = {
        legalName: `${supplier.legalName} LLC`,
        cages: supplier.cage,
        tags: "castings",
      };
      return { browser, page: paths.prime.editSupplier(o, supplier.id), form: "legalName", typed };
    },
  },
  {
    name: "add a contact",
    route: "routes/prime/contact-new.tsx",
    async ready() {
      const { browser, o, supplier } = await asManager();
      const typed = { name: "June Okafor", email: newEmail(), title: "" };
      return { browser, page: paths.prime.newContact(o, supplier.id), form: "email", typed };
    },
  },
  {
    name: "invite a contact",
    route: "routes/prime/invite.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      const { contactId } = await addedContact(manager, supplier.id);
      const page = paths.prime.invite(o, supplier.id);
      return { browser, page, form: "contactId", typed: { contactId } };
    },
  },
  {
    name: "invite the contacts of chosen suppliers",
    route: "routes/prime/supplier-invite.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      await addedContact(manager, supplier.id);
      const page = `${paths.prime.inviteSuppliers(o)}?supplierId=${supplier.id}`;
      return { browser, page, form: 'id="invite-chosen"', typed: { supplierId: [supplier.id] } };
    },
  },
  {
    name: "send a contact's invitation again",
    route: "routes/prime/contact-resend.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      const { invitationId } = await invite(manager, supplier.id);
      const page = paths.prime.resendInvitation(o, supplier.id, invitationId);
      return { browser, page, form: 'id="resend"', typed: {} };
    },
  },
  {
    name: "withdraw a contact's invitation",
    route: "routes/prime/contact-withdraw.ts",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      const { invitationId } = await invite(manager, supplier.id);
      const form = paths.prime.withdrawInvitation(o, supplier.id, invitationId);
      return { browser, page: paths.prime.supplier(o, supplier.id), form, typed: {} };
    },
  },
  {
    name: "answer a supplier",
    route: "routes/prime/messages.tsx",
    async ready() {
      const { browser, o, supplier, requestId } = await asManager();
      const page = paths.prime.messages(o, supplier.id, requestId);
      return { browser, page, form: 'name="text"', typed: { text: "The work is done in Dayton." } };
    },
  },
  {
    name: "remind a supplier",
    route: "routes/prime/supplier-remind.ts",
    async ready() {
      const { browser, o, supplier, requestId } = await asManager();
      const form = paths.prime.remind(o, supplier.id, requestId);
      return { browser, page: paths.prime.supplier(o, supplier.id), form, typed: {} };
    },
  },
  {
    name: "remind of several requests",
    route: "routes/prime/remind-chosen.tsx",
    async ready() {
      const { browser, o, requestId } = await asManager();
      const page = `${paths.prime.remindChosen(o)}?requestId=${requestId}`;
      return { browser, page, form: "remind-chosen", typed: { requestId } };
    },
  },
  {
    name: "upload a file of suppliers",
    route: "routes/prime/import-upload.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      await makeContract(manager, { piid: "N0002426C5501" });
      const file = new File([writeCsv(sampleRows())], "suppliers.csv", { type: "text/csv" });
      return { browser, page: paths.prime.importSuppliers(o), form: "file", typed: { file } };
    },
  },
  {
    name: "confirm an import",
    route: "routes/prime/import-preview.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      await makeContract(manager, { piid: "N0002426C5501" });
      const bytes = Buffer.from(writeCsv(sampleRows()));
      const uploaded = await uploadSuppliers(manager, { name: "suppliers.csv", bytes });
      if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
      const page = paths.prime.importPreview(o, uploaded.importId);
      return { browser, page, form: "planHash", typed: {} };
    },
  },
  {
    name: "say what the columns of a list hold",
    route: "routes/prime/import-columns.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const bytes = Buffer.from("Firma,Code\nHarrow Castings,7HR01\n");
      const uploaded = await uploadSuppliers(manager, { name: "firms.csv", bytes });
      if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
      const page = paths.prime.importColumns(o, uploaded.importId);
      const typed = { "columns[0]": "legal_name", "columns[1]": "cages" };
      return { browser, page, form: 'name="headerRow"', typed };
    },
  },
  {
    name: "undo an import",
    route: "routes/prime/import-undo.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const bytes = Buffer.from("legal_name\nHarrow Castings\n");
      const uploaded = await uploadSuppliers(manager, { name: "firms.csv", bytes });
      if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
      const { importId } = uploaded;
      const found = await asActor(manager, (scope) => getSupplierImport(scope, importId));
      const planHash = found?.planHash ?? "";
      await confirmImport(manager, importId, { leaveOut: false, planHash });
      const page = paths.prime.undoImport(o, importId);
      return { browser, page, form: "Undo this import", typed: {} };
    },
  },
];
