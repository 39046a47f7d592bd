-- The web role reads the public half of a prime's keys; the private half is for the system role alone.
alter table oversight_keys enable row level security;
--> statement-breakpoint
alter table oversight_keys force row level security;
--> statement-breakpoint
create policy system on oversight_keys to flowdown_system using (true) with check (true);
--> statement-breakpoint
grant select, insert on oversight_keys to flowdown_system;
--> statement-breakpoint
grant update (retired_at) on oversight_keys to flowdown_system;
--> statement-breakpoint
create policy prime on oversight_keys for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
grant select (id, created_at, prime_id, public_key, retired_at) on oversight_keys to flowdown_web;
