drop view known.postures;
--> statement-breakpoint
DROP INDEX "postures_to_review";--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "supplier_waiting_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "postures_to_review" ON "postures" USING btree ("prime_id","supplier_waiting_since","supplier_id","supplier_to_review","contract_id") WHERE "postures"."supplier_to_review" > 0;
--> statement-breakpoint
create view known.postures as
  select * from jsonb_populate_recordset(null::public.postures,
    coalesce(nullif(current_setting('flowdown.known_postures', true), ''), '[]')::jsonb);
--> statement-breakpoint
grant select on known.postures to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (supplier_waiting_since) on postures to flowdown_web, flowdown_system;
--> statement-breakpoint
-- Of what waits now; from here on it is told with the verdicts.
do $$
begin
  set local role flowdown_system;
  update public.postures p set supplier_waiting_since = waiting.since
  from (
    select h.supplier_id, min(h.shared_at) as since from public.shares h
    where h.ended_at is null
      and h.supplier_id in (select q.supplier_id from public.postures q where q.supplier_to_review > 0)
      and not exists (select 1 from public.reviews v where v.fact_id = h.fact_id and v.prime_id = h.prime_id)
      and not exists (
        select 1 from public.facts correction join public.shares corrected on corrected.fact_id = correction.id
        where correction.supersedes_id = h.fact_id and corrected.prime_id = h.prime_id)
    group by h.supplier_id) waiting
  where p.supplier_id = waiting.supplier_id and p.supplier_to_review > 0;
  reset role;
end $$;
