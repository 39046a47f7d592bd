import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type PassportRefusal, takePassport } from "#app/commands/passport/take-passport.server.ts";
import { MOST_PASSPORT_BYTES } from "#app/domain/passport/package.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { listShown } from "#app/domain/record/verify/say-verification.ts";
import { paths } from "#app/paths.ts";
import { TakePassportPage } from "#app/ui/passport/take-passport-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { requireRequest } from "#app/web/request-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Take in a passport for ${data?.request.subcontractNumber ?? "a request"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked, passport } = await requireRequest(actor, params);
  if (asked.isWithdrawn)
    throw redirect(paths.subcontractor.request(actor.organizationId, asked.id), 303);
  const { id, primeName, subcontractNumber } = asked;
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    request: { id, primeName, subcontractNumber },
    isSigned: asked.signedAt !== null,
    passport,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked } = await requireRequest(actor, params);
  const { fields, file, isTooLarge } = await readUpload(request, "file", MOST_PASSPORT_BYTES);
  const form = readFormData(fields, z.object({}));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 40 MB."] });
  if (!file) return form.refuse({ file: ["Choose the passport: a ZIP file."] });
  const outcome = await takePassport(actor, asked.id, file);
  if (outcome.ok)
    return redirect(paths.subcontractor.takePassport(actor.organizationId, asked.id), 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ file: sentences(outcome) });
}

const MOST_FAILURES = 5;

/** Why a package is refused: of what was changed, the worst first. */
function sentences(refusal: PassportRefusal): string[] {
  if (refusal.reason === "failed")
    return [
      "This passport was changed since it was sealed, so nothing of it was taken in.",
      ...listShown(refusal.failures)
        .slice(0, MOST_FAILURES)
        .map(({ problem, advice }) => `${problem} ${advice}`),
    ];
  if (refusal.reason === "other-company")
    return [
      `This passport is of another company: ${refusal.legalName}, UEI ${refusal.uei}. Only your own statement can fill in your answer.`,
    ];
  return refusal.reason === "not-found" ? [] : [SENTENCES[refusal.reason]];
}

const SENTENCES = {
  "signed-already":
    "You have signed your answer to this request, and a passport fills in only what was not signed yet. Change the answer instead.",
  quota: QUOTA_SENTENCES["passport-intakes"],
  "not-zip": "This file is no passport: it is no ZIP file that can be read.",
  "no-passport":
    "This ZIP file is no passport: it holds no passport.json. Choose the ZIP that the other portal gave you under Passports.",
  "too-heavy": "This package unpacks to more than any passport does, so it was not looked into.",
} as const;

export default function PassportTake() {
  return (
    <TakePassportPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
