import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { previewReminder } from "#app/queries/letter/preview.server.ts";
import { planReminder } from "#app/queries/request/reminder-letter.server.ts";
import { ReminderPage } from "#app/ui/letter/reminder-page.tsx";
import { SUPPLIER_PROBLEMS } from "#app/ui/supplier/words.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remind ${data?.letter?.supplierName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const supplierId = requireId(params, "supplierId");
  const requestId = requireId(params, "requestId");
  const plan = await reading(actor, (scope) => planReminder(scope, { supplierId, requestId }));
  if (!plan.ok && plan.reason === "not-found") throw notFound();
  const { organizationId: o } = actor;
  const where = {
    supplierHref: paths.prime.supplier(o, supplierId),
    chaseHref: paths.prime.chase(o),
    wordsHref: paths.prime.letterWords(o, "request-reminder"),
    action: paths.prime.remind(o, supplierId, requestId),
  };
  if (!plan.ok)
    return {
      ...where,
      letter: null,
      why: SUPPLIER_PROBLEMS[plan.reason] ?? "No reminder goes out.",
    };
  const { subject, text } = await previewReminder(plan.planned);
  const { to, supplierName } = plan.planned;
  const href = paths.prime.previewReminderLetter(o, supplierId, requestId);
  return {
    ...where,
    letter: {
      subject,
      text,
      href,
      supplierName,
      to: to.map(({ name, email }) => ({ name, email })),
    },
    why: null,
  };
}

export default function Reminder() {
  return <ReminderPage {...useLoaderData<typeof loader>()} />;
}
