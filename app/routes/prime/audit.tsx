import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeRoom } from "#app/commands/audit/change-room.server.ts";
import { RoomForm } from "#app/domain/audit/form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { countNotes, listNotesToAnswer } from "#app/queries/audit/note.server.ts";
import { getRoom } from "#app/queries/audit/room.server.ts";
import { listSamples } from "#app/queries/audit/sample.server.ts";
import { ROOM_REFUSALS } from "#app/ui/audit/refusals.ts";
import { RoomPage } from "#app/ui/audit/room-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.room.title ?? "Audit"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const auditId = requireId(params, "auditId");
  const after = z.uuid().safeParse(new URL(request.url).searchParams.get("after")).data;
  const [room, samples, { notes, next }, counts] = await reading(actor, (scope) =>
    Promise.all([
      getRoom(scope, auditId),
      listSamples(scope, auditId),
      listNotesToAnswer(scope, { auditId, after }),
      countNotes(scope, auditId),
    ]),
  );
  return {
    organizationId: actor.organizationId,
    room: orNotFound(room),
    samples,
    notes,
    next,
    counts,
    mayChange: mayDo(actor.roles, "audit:open"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "audit:open");
  const auditId = requireId(params, "auditId");
  const form = await readForm(request, RoomForm);
  if (!form.ok) return form.reply;
  const outcome = await changeRoom(actor, auditId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    return form.refuse(ROOM_REFUSALS[outcome.reason]);
  }
  const { organizationId } = actor;
  const { value } = form;
  return redirect(
    value.intent === "answer"
      ? paths.prime.auditNote(organizationId, auditId, value.noteId)
      : paths.prime.audit(organizationId, auditId),
    303,
  );
}

export default function Audit() {
  return (
    <RoomPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
