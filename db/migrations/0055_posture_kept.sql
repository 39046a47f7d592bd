CREATE TABLE "posture_months" (
	"prime_id" uuid NOT NULL,
	"month" date NOT NULL,
	"kept_on" date NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "posture_months_prime_id_month_pk" PRIMARY KEY("prime_id","month"),
	CONSTRAINT "posture_months_first_day" CHECK (extract(day from "posture_months"."month") = 1),
	CONSTRAINT "posture_months_within" CHECK ("posture_months"."kept_on" >= "posture_months"."month" and "posture_months"."kept_on" < "posture_months"."month" + interval '1 month')
);
--> statement-breakpoint
CREATE TABLE "supplier_scores" (
	"supplier_id" uuid PRIMARY KEY NOT NULL,
	"prime_id" uuid NOT NULL,
	"score" integer,
	"scored_on" date,
	CONSTRAINT "supplier_scores_range" CHECK ("supplier_scores"."score" between -203 and 110),
	CONSTRAINT "supplier_scores_dated" CHECK (("supplier_scores"."score" is null) = ("supplier_scores"."scored_on" is null))
);
--> statement-breakpoint
ALTER TABLE "posture_months" ADD CONSTRAINT "posture_months_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_scores" ADD CONSTRAINT "supplier_scores_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_scores" ADD CONSTRAINT "supplier_scores_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "supplier_scores_prime" ON "supplier_scores" USING btree ("prime_id","score","supplier_id");
--> statement-breakpoint
-- What stands for a supplier is the prime's own, a projection like the verdicts; no auditor's scope
-- reaches it. The months are written once.
alter table supplier_scores enable row level security;
--> statement-breakpoint
alter table supplier_scores force row level security;
--> statement-breakpoint
create policy system on supplier_scores to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on supplier_scores to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from suppliers where suppliers.id = supplier_id
      and suppliers.prime_id = supplier_scores.prime_id));
--> statement-breakpoint
create policy audit_scope on supplier_scores as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert, update (score, scored_on) on supplier_scores to flowdown_web, flowdown_system;
--> statement-breakpoint
alter table posture_months enable row level security;
--> statement-breakpoint
alter table posture_months force row level security;
--> statement-breakpoint
create policy system on posture_months to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on posture_months for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on posture_months as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select on posture_months to flowdown_web;
--> statement-breakpoint
grant select, insert on posture_months to flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on posture_months
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
-- The next sweep decides every verdict anew, and fills in the scores.
alter table postures no force row level security;
--> statement-breakpoint
update postures set refresh_on = as_of;
--> statement-breakpoint
alter table postures force row level security;
