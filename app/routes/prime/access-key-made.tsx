import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { subcontractListQuery } from "#app/domain/posture/subcontract-list-address.ts";
import { paths } from "#app/paths.ts";
import { AccessKeyMadePage } from "#app/ui/access-key/access-key-made-page.tsx";
import { wholeAddress } from "#app/web/list-json.server.ts";
import { forgetAccessKey, handedOverAccessKey } from "#app/web/made-access-key.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";

export const meta: MetaFunction = () => [{ title: "Copy your new key - Flowdown" }];
export const headers = secretPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { organizationId } = actor;
  const made = handedOverAccessKey(request, actor);
  if (!made) throw redirect(paths.prime.accessKeys(organizationId));
  const list = paths.prime.subcontractsJson(organizationId);
  const address = wholeAddress(list + subcontractListQuery({ state: "ineligible" }));
  return { ...made, address };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  await readButton(request);
  return redirect(paths.prime.accessKeys(actor.organizationId), {
    status: 303,
    headers: { "Set-Cookie": forgetAccessKey() },
  });
}

export default function AccessKeyMade() {
  return <AccessKeyMadePage {...useLoaderData<typeof loader>()} />;
}
