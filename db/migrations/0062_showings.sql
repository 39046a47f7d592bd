CREATE TABLE "brought_sheets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"brought_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"brought_by" uuid NOT NULL,
	"brought_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"sent_by" text NOT NULL,
	"sent_on" date NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"answers" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"is_recorded" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lineage_id" uuid NOT NULL,
	"shown_by" text NOT NULL,
	"shown_by_title" text DEFAULT '' NOT NULL,
	"shown_how" text NOT NULL,
	"shown_on" date NOT NULL,
	"note" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"file_id" uuid,
	"supersedes_id" uuid,
	"is_withdrawn" boolean DEFAULT false NOT NULL,
	"correction_reason" text,
	CONSTRAINT "showings_superseded_once" UNIQUE("supersedes_id"),
	CONSTRAINT "showings_kind" CHECK ("showings"."kind" in ('organization-profile', 'information-system', 'assessment', 'affirmation', 'certification')),
	CONSTRAINT "showings_how" CHECK ("showings"."shown_how" in ('paper', 'phone', 'email', 'in-person', 'spreadsheet')),
	CONSTRAINT "showings_reason_of_correction" CHECK (("showings"."supersedes_id" is null) = ("showings"."correction_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "brought_sheets" ADD CONSTRAINT "brought_sheets_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_sheets" ADD CONSTRAINT "brought_sheets_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_sheets" ADD CONSTRAINT "brought_sheets_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_file_id_evidence_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_supersedes_id_showings_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."showings"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brought_sheets_request" ON "brought_sheets" USING btree ("request_id","brought_at");--> statement-breakpoint
CREATE INDEX "brought_sheets_supplier" ON "brought_sheets" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "showings_supplier" ON "showings" USING btree ("supplier_id","recorded_at");--> statement-breakpoint
CREATE INDEX "showings_file" ON "showings" USING btree ("file_id");--> statement-breakpoint
-- What a prime recorded of a supplier is the prime's own, and read by the supplier it is about. Neither
-- changes it.
do $$
declare
  t text;
begin
  foreach t in array array['showings', 'brought_sheets'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('create policy supplier_reads on public.%I for select to flowdown_web
      using (supplier_id in (select flowdown.own_supplier_ids()))', t);
    execute format('grant select, insert on public.%I to flowdown_web, flowdown_system', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create policy prime on showings to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from suppliers where suppliers.id = supplier_id
      and suppliers.prime_id = showings.prime_id));
--> statement-breakpoint
create policy prime on brought_sheets to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from requests where requests.id = request_id
      and requests.prime_id = brought_sheets.prime_id
      and requests.supplier_id = brought_sheets.supplier_id));
--> statement-breakpoint
create policy audit_scope on showings as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
create policy audit_scope on brought_sheets as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or flowdown.audit_sees_request(request_id));
--> statement-breakpoint
create view known.showings with (security_invoker = true) as
  select * from public.showings where recorded_at <= flowdown.known_at();
--> statement-breakpoint
create view known.brought_sheets with (security_invoker = true) as
  select * from public.brought_sheets where brought_at <= flowdown.known_at();
--> statement-breakpoint
grant select on known.showings, known.brought_sheets to flowdown_web, flowdown_system;
--> statement-breakpoint
drop policy audit_scope on evidence;
--> statement-breakpoint
-- A prime's own files stand beside modifications, and beside what it recorded of a supplier.
create policy audit_scope on evidence as restrictive for select to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from evidence_links where evidence_links.evidence_id = evidence.id)
    or exists (select 1 from contract_modifications where contract_modifications.file_id = evidence.id)
    or exists (select 1 from showings where showings.file_id = evidence.id));
