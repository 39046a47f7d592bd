import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { sideOf } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

/** Sends a person to where they work; somebody with several places chooses on the account page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { memberships, auditGrants } = await requirePerson(request);
  const places = new Set([
    ...memberships.map(({ organizationId, role }) =>
      sideOf(role) === "prime"
        ? paths.prime.overview(organizationId)
        : paths.subcontractor.inbox(organizationId),
    ),
    ...auditGrants.map(({ grantId }) => paths.audit.matrix(grantId)),
  ]);
  const [only] = places;
  throw redirect(places.size === 1 && only ? only : paths.account);
}
