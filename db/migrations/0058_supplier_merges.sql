CREATE TABLE "supplier_merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"moved" jsonb NOT NULL,
	CONSTRAINT "supplier_merges_mergedId_unique" UNIQUE("merged_id"),
	CONSTRAINT "supplier_merges_two" CHECK ("supplier_merges"."kept_id" <> "supplier_merges"."merged_id")
);
--> statement-breakpoint
ALTER TABLE "supplier_merges" ADD CONSTRAINT "supplier_merges_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_merges" ADD CONSTRAINT "supplier_merges_kept_id_suppliers_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_merges" ADD CONSTRAINT "supplier_merges_merged_id_suppliers_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "supplier_merges_kept" ON "supplier_merges" USING btree ("prime_id","kept_id");
--> statement-breakpoint
-- That two records of one company are one is the prime's own; no auditor's scope reaches it. It is
-- written once, of two suppliers of the prime itself.
alter table supplier_merges enable row level security;
--> statement-breakpoint
alter table supplier_merges force row level security;
--> statement-breakpoint
create policy system on supplier_merges to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on supplier_merges to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from suppliers where suppliers.id = kept_id
      and suppliers.prime_id = supplier_merges.prime_id)
    and exists (select 1 from suppliers where suppliers.id = merged_id
      and suppliers.prime_id = supplier_merges.prime_id));
--> statement-breakpoint
create policy audit_scope on supplier_merges as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on supplier_merges to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on supplier_merges
  for each statement execute function flowdown.refuse_change();
