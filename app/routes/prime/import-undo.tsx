import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { undoImport } from "#app/commands/import/undo-import.server.ts";
import { paths } from "#app/paths.ts";
import { getUndoable } from "#app/queries/import/undoable-import.server.ts";
import { UndoPage } from "#app/ui/import/undo-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Undo the import of ${data?.fileName ?? "a supplier list"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const found = orNotFound(await reading(actor, (scope) => getUndoable(scope, importId)));
  return { ...found, organizationId: actor.organizationId, importId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const form = await readForm(request, z.object({}));
  if (!form.ok) return form.reply;
  const outcome = await undoImport(actor, importId);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse({
      "": [
        "Something of it was changed since, or rests on it: an invitation, a flowdown, a contact. Nothing was taken back.",
      ],
    });
  }
  return redirect(paths.prime.importPreview(actor.organizationId, importId), 303);
}

export default function ImportUndo() {
  return (
    <UndoPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
