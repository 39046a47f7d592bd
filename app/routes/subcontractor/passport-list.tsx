import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPassports } from "#app/queries/passport/passport.server.ts";
import { listRequests } from "#app/queries/request/request.server.ts";
import { PassportListPage } from "#app/ui/passport/passport-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Passports - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const [passports, { files }] = await reading(actor, (scope) =>
    Promise.all([listPassports(scope), listRequests(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    passports,
    signed: files.flatMap(({ request: { id, primeName, subcontractNumber, signedAt } }) =>
      signedAt ? [{ requestId: id, primeName, subcontractNumber, signedAt }] : [],
    ),
  };
}

export default function PassportList() {
  return <PassportListPage {...useLoaderData<typeof loader>()} />;
}
