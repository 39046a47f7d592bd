CREATE TABLE "reuse_choices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"lineage_id" uuid NOT NULL,
	"is_offered" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reuse_choices" ADD CONSTRAINT "reuse_choices_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reuse_choices" ADD CONSTRAINT "reuse_choices_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reuse_choices_latest" ON "reuse_choices" USING btree ("organization_id","prime_id","lineage_id","created_at");
--> statement-breakpoint
-- What a subcontractor offers to whom is its own: no prime and no auditor reads it.
alter table reuse_choices enable row level security;
--> statement-breakpoint
alter table reuse_choices force row level security;
--> statement-breakpoint
create policy system on reuse_choices to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on reuse_choices to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and exists (select 1 from facts where facts.lineage_id = reuse_choices.lineage_id
      and facts.organization_id = (select flowdown.organization())));
--> statement-breakpoint
create policy audit_scope on reuse_choices as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on reuse_choices to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on reuse_choices
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
-- Whoever answers a part begins it with what its prime is offered.
grant select on reuse_choices, shares to flowdown_contributor;
--> statement-breakpoint
create policy assigned on reuse_choices for select to flowdown_contributor
  using (organization_id = (select flowdown.organization())
    and exists (select 1 from requests where requests.prime_id = reuse_choices.prime_id));
