import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { sideOf } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { requirePerson } from "#app/web/require-access.server.ts";

/**
 * Sends a person to where they work; somebody with several places chooses on the account page. Who works on
 * both sides of one organization begins with what is asked of it, from where the other is one step away.
 */
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
  const organizations = new Set(memberships.map(({ organizationId }) => organizationId));
  const [own] = organizations;
  const isOfOne = own !== undefined && organizations.size === 1 && auditGrants.length === 0;
  if (isOfOne && places.size > 1) throw redirect(paths.subcontractor.inbox(own));
  throw redirect(places.size === 1 && only ? only : paths.account);
}
