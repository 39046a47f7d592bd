import { Notice } from "./notice.tsx";

/** Says above a list that what is shown only comes close to what was searched for. */
export function NearNotice({ search }: { search: string }) {
  return (
    <Notice title={`Nothing holds “${search}”`}>
      What comes close to it is shown, the closest first.
    </Notice>
  );
}
