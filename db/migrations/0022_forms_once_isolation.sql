-- A member's form belongs to the organization it was sent for, everybody else's to the system role.
-- What was typed without a session is the system role's alone.
alter table form_posts enable row level security;
--> statement-breakpoint
alter table form_posts force row level security;
--> statement-breakpoint
alter table kept_forms enable row level security;
--> statement-breakpoint
alter table kept_forms force row level security;
--> statement-breakpoint
create policy system on form_posts to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy system on kept_forms to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy member on form_posts to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on form_posts as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert, delete on form_posts to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (status, location, cookies) on form_posts to flowdown_web, flowdown_system;
--> statement-breakpoint
grant select, insert, delete on kept_forms to flowdown_system;
