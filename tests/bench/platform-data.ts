import postgres from "postgres";
import { hashOfToken, PLATFORM_SCHEMA } from "./platform-project.ts";

/** The schema that the platform makes its tables in. */
export async function makePlatformSchema(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner.unsafe(`create schema if not exists ${PLATFORM_SCHEMA}`);
  await owner.end();
}

/**
 * Fill the platform's tables with the rows that our list shows, and index what they are sorted by. What was
 * filled by an earlier run stays.
 */
export async function fillPlatform(ownerUrl: string, primeId: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner.unsafe(`set search_path to ${PLATFORM_SCHEMA}, public`);
  const [known] = await owner`select count(*)::int as count from suppliers`;
  if (known?.count === 0)
    await owner.begin(async (tx) => {
      await tx`
        insert into suppliers (document_id, portal_id, legal_name, uei, cages, tags,
          created_at, updated_at, published_at)
        select left(md5(id::text), 24), id::text, legal_name, uei, to_jsonb(cages), to_jsonb(tags),
          now(), now(), now()
        from public.suppliers where prime_id = ${primeId} order by legal_name, id`;
      await tx`
        insert into subcontracts (document_id, portal_id, number, title, state, contract_piid,
          posture, verdict, required, citation, holds_until, reasons, created_at, updated_at, published_at)
        select left(md5(s.id::text), 24), s.id::text, s.number, s.title, s.state, c.piid,
          case when p.verdict is null then 'undecided'
            when p.verdict = 'eligible' and p.holds_until <= current_date + 60 then 'lapsing'
            else p.verdict end,
          p.verdict, p.required, p.decision ->> 'citation', p.holds_until, p.decision -> 'reasons',
          now(), now(), now()
        from public.subcontracts s
        join public.contracts c on c.id = s.contract_id
        left join public.postures p on p.subcontract_id = s.id
        where s.prime_id = ${primeId} and s.state <> 'closed' order by s.number`;
      await tx`
        insert into subcontracts_supplier_lnk (subcontract_id, supplier_id, subcontract_ord)
        select theirs.id, supplier.id, row_number() over (partition by supplier.id order by theirs.id)
        from subcontracts theirs
        join public.subcontracts ours on ours.id::text = theirs.portal_id
        join suppliers supplier on supplier.portal_id = ours.supplier_id::text`;
      await tx`
        insert into strapi_api_tokens (document_id, name, kind, type, access_key,
          created_at, updated_at, published_at)
        values ('bench', 'bench', 'content-api', 'read-only', ${hashOfToken()}, now(), now(), now())`;
      await tx`create index suppliers_by_name on suppliers (legal_name, id)`;
      await tx`create index subcontracts_by_number on subcontracts (number, id)`;
    });
  await owner`analyze`;
  await owner.end();
}
