CREATE TABLE "suppliers_told_apart" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"told_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"told_by" uuid NOT NULL,
	"told_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"shared_cages" text[] DEFAULT '{}' NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_by" uuid,
	"taken_back_by_name" text,
	CONSTRAINT "suppliers_told_apart_two" CHECK ("suppliers_told_apart"."first_id" < "suppliers_told_apart"."second_id")
);
--> statement-breakpoint
ALTER TABLE "suppliers_told_apart" ADD CONSTRAINT "suppliers_told_apart_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers_told_apart" ADD CONSTRAINT "suppliers_told_apart_first_id_suppliers_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers_told_apart" ADD CONSTRAINT "suppliers_told_apart_second_id_suppliers_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_told_apart_once" ON "suppliers_told_apart" USING btree ("prime_id","first_id","second_id") WHERE "suppliers_told_apart"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_told_apart_second" ON "suppliers_told_apart" USING btree ("second_id");
--> statement-breakpoint
-- That two records are of two companies is the prime's own; no auditor's scope reaches it. It is said of two
-- suppliers of the prime itself, and taken back once.
alter table suppliers_told_apart enable row level security;
--> statement-breakpoint
alter table suppliers_told_apart force row level security;
--> statement-breakpoint
create policy system on suppliers_told_apart to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on suppliers_told_apart to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from suppliers where suppliers.id = first_id
      and suppliers.prime_id = suppliers_told_apart.prime_id)
    and exists (select 1 from suppliers where suppliers.id = second_id
      and suppliers.prime_id = suppliers_told_apart.prime_id));
--> statement-breakpoint
create policy audit_scope on suppliers_told_apart as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on suppliers_told_apart to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (taken_back_at, taken_back_by, taken_back_by_name) on suppliers_told_apart to flowdown_web;
--> statement-breakpoint
create trigger never_removed before delete or truncate on suppliers_told_apart
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create trigger taken_back_stays before update on suppliers_told_apart for each row
  when (old.taken_back_at is not null)
  execute function flowdown.refuse_transition('what was taken back stays so; it is said anew');
