import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { seesAssignedOnly } from "#app/domain/person/roles.ts";
import { listOpenAssignments } from "#app/queries/assignment/assignment.server.ts";
import { AssignmentListPage } from "#app/ui/assignment/assignment-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.others ? "Who answers what" : "Assigned to you"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const open = await reading(actor, listOpenAssignments);
  const isOwn = ({ assigneeId }: { assigneeId: string | null }) => assigneeId === actor.personId;
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    on: actor.on,
    own: open.filter(isOwn),
    others: seesAssignedOnly(actor.role) ? null : open.filter((one) => !isOwn(one)),
  };
}

export default function AssignmentList() {
  return <AssignmentListPage {...useLoaderData<typeof loader>()} />;
}
