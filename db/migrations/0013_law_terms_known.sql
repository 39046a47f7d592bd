-- What is newly asked about a subcontract is kept in its versions, and both new columns are seen in
-- the past.
alter table subcontracts_versions
  add column operationally_critical_support boolean not null default false;
--> statement-breakpoint
do $$
declare
  v_columns text;
begin
  select string_agg(format('%I', column_name), ', ' order by ordinal_position) into v_columns
    from information_schema.columns where table_schema = 'public' and table_name = 'subcontracts';
  execute format('create or replace view known.subcontracts with (security_invoker = true) as
    select %s from public.subcontracts_versions
    where known_from <= flowdown.known_at() and known_until > flowdown.known_at()', v_columns);
end $$;
--> statement-breakpoint
create or replace view known.flowdowns with (security_invoker = true) as
  select * from public.flowdowns where issued_at <= flowdown.known_at();
