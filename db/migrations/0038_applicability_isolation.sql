-- As a workbook: its organization's own, and what was said stays as it was said.
alter table applicability_statements enable row level security;
--> statement-breakpoint
alter table applicability_statements force row level security;
--> statement-breakpoint
create policy system on applicability_statements to flowdown_system using (true) with check (true);
--> statement-breakpoint
grant select, insert on applicability_statements to flowdown_system;
--> statement-breakpoint
create policy own on applicability_statements to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on applicability_statements as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on applicability_statements to flowdown_web;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on applicability_statements
  for each statement execute function flowdown.refuse_change();
