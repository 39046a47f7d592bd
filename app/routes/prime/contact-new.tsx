import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { ContactForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { ContactFormPage } from "#app/ui/supplier/contact-form-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a contact of ${data?.legalName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const supplierId = requireId(params, "supplierId");
  const namedBy = new URL(request.url).searchParams.get("named-by");
  const { supplier, contacts } = await reading(actor, async (scope) => ({
    supplier: await getSupplier(scope, supplierId),
    contacts: namedBy ? await listContacts(scope, [supplierId]) : [],
  }));
  const { legalName } = orNotFound(supplier);
  const suggested = contacts.find(({ id }) => id === namedBy)?.suggested ?? null;
  return { organizationId: actor.organizationId, supplierId, legalName, suggested };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const supplierId = requireId(params, "supplierId");
  const form = await readForm(request, ContactForm);
  if (!form.ok) return form.reply;
  const outcome = await addContact(actor, supplierId, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok)
    return form.refuse({ email: ["This address is a contact of the supplier already."] });
  const invite = paths.prime.invite(actor.organizationId, supplierId);
  return redirect(`${invite}?contact=${outcome.contactId}`, 303);
}

export default function ContactNew() {
  return (
    <ContactFormPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
