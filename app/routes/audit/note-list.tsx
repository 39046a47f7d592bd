import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { replyToNote } from "#app/commands/audit/reply-to-note.server.ts";
import { ReplyForm } from "#app/domain/audit/form.ts";
import { isNoteState } from "#app/domain/audit/note.ts";
import { paths } from "#app/paths.ts";
import { countNotes, listNotesToAnswer } from "#app/queries/audit/note.server.ts";
import { NoteListPage } from "#app/ui/audit/note-list-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction = () => [{ title: "Findings and questions - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { grantId, auditId } = actor;
  const query = new URL(request.url).searchParams;
  const asked = query.get("state") ?? "";
  const state = isNoteState(asked) ? asked : undefined;
  const after = z.uuid().safeParse(query.get("after")).data;
  const [page, counts] = await reading(actor, (scope) =>
    Promise.all([listNotesToAnswer(scope, { auditId, state, after }), countNotes(scope, auditId)]),
  );
  await noteView(actor, { page: "notes" });
  return { grantId, ...page, counts, state };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const form = await readForm(request, ReplyForm);
  if (!form.ok) return form.reply;
  const outcome = await replyToNote(actor, form.value);
  if (outcome.ok) return redirect(paths.audit.note(actor.grantId, form.value.noteId), 303);
  if (outcome.reason === "not-found") throw notFound();
  if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
  return form.refuse({ "": ["This was settled already: nothing can be added to it."] });
}

export default function NoteList() {
  return (
    <NoteListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
