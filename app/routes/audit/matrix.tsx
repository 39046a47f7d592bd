import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { readMatrixFilter } from "#app/domain/audit/matrix.ts";
import { countMatrix, listMatrix } from "#app/queries/audit/matrix.server.ts";
import { getRoom } from "#app/queries/audit/room.server.ts";
import { MatrixPage } from "#app/ui/audit/matrix-page.tsx";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.room.title ?? "Audit"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const filter = readMatrixFilter(new URL(request.url).searchParams);
  const [room, matrix, counts] = await reading(actor, (scope) =>
    Promise.all([
      getRoom(scope, actor.auditId),
      listMatrix(scope, filter),
      countMatrix(scope, filter),
    ]),
  );
  await noteView(actor, { page: "matrix" });
  return {
    grantId: actor.grantId,
    primeName: actor.organizationName,
    today: actor.on,
    room: orNotFound(room),
    filter,
    matrix,
    counts,
    printed: { by: actor.personName, on: actor.on },
  };
}

export default function Matrix() {
  return <MatrixPage {...useLoaderData<typeof loader>()} />;
}
