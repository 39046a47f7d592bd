-- Whom an auditor audits for; not known of those let in before.
ALTER TABLE "audit_grants" ADD COLUMN "organization" text;--> statement-breakpoint
CREATE TABLE "request_due_dates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"due_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_due_dates" ADD CONSTRAINT "request_due_dates_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_due_dates" ADD CONSTRAINT "request_due_dates_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_due_dates" ADD CONSTRAINT "request_due_dates_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_due_dates_request" ON "request_due_dates" USING btree ("request_id","due_on");--> statement-breakpoint
alter table request_due_dates enable row level security;
--> statement-breakpoint
alter table request_due_dates force row level security;
--> statement-breakpoint
create policy system on request_due_dates to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on request_due_dates to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from requests where requests.id = request_id
      and requests.prime_id = request_due_dates.prime_id
      and requests.supplier_id = request_due_dates.supplier_id));
--> statement-breakpoint
create policy supplier_reads on request_due_dates for select to flowdown_web
  using (supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
create policy audit_scope on request_due_dates as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from requests where requests.id = request_id));
--> statement-breakpoint
grant select, insert on request_due_dates to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on request_due_dates
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create view known.request_due_dates with (security_invoker = true) as
  select * from public.request_due_dates where created_at <= flowdown.known_at();
--> statement-breakpoint
grant select on known.request_due_dates to flowdown_web, flowdown_system;
--> statement-breakpoint
-- Which invitations of a prime's suppliers were accepted by somebody who works for the supplier's
-- organization: a contact that joined, or that a reader of the past saw there. A prime does not see
-- who works for another organization; it learns this of those it invited itself.
create function flowdown.invitations_with_access(p_suppliers uuid[])
  returns table (invitation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select i.id
  from public.invitations i
  join public.suppliers s on s.id = i.supplier_id and s.prime_id = i.organization_id
  where i.supplier_id = any(p_suppliers)
    and i.organization_id = flowdown.organization()
    and i.accepted_by is not null
    and exists (
      select 1 from public.memberships m
      where m.organization_id = s.organization_id and m.person_id = i.accepted_by
        and (m.ended_at is null or m.ended_at > coalesce(flowdown.known_at(), 'infinity')))
$$;
--> statement-breakpoint
revoke execute on function flowdown.invitations_with_access(uuid[]) from public;
--> statement-breakpoint
grant execute on function flowdown.invitations_with_access(uuid[]) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.invitations_with_access(uuid[]) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
-- Where a prime's days end, told to those whom it asks: what they state is dated no later than by the
-- later of both clocks.
create function flowdown.prime_time_zone(p_prime uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select o.time_zone from public.organizations o
  where o.id = p_prime and exists (
    select 1 from public.suppliers s
    where s.prime_id = p_prime and s.organization_id = flowdown.organization())
$$;
--> statement-breakpoint
revoke execute on function flowdown.prime_time_zone(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.prime_time_zone(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.prime_time_zone(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
