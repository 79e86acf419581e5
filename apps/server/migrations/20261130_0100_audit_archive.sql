-- The archive of the audit (SEC-28): events leave the online table when their time there is over, never the database.
-- Both tables carry one chain. A column added to event is added here as well, at the same place.
create table event_archive (like event including all);
comment on table event_archive is '归档的事件（审计）：在线期满后移入，内容、序号、散列不变，与在线的连成一条链（SEC-27、SEC-28）';
revoke insert, update, delete, truncate on event_archive from hongzhu_app;

create view event_all with (security_invoker = true) as
  select * from event union all select * from event_archive;
comment on view event_all is '全部事件：在线的和归档的';
revoke insert, update, delete on event_all from hongzhu_app;

-- Only a true copy of an online event comes in, and nothing in it changes.
create function refuse_foreign_copy() returns trigger language plpgsql as $$
begin
  if not exists (select from event e where e.seq = new.seq and e.hash = new.hash) or event_digest(row(new.*)::event) <> new.hash then
    raise exception '归档只收在线事件的原样副本：第 % 条', new.seq using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger archive_true_copy before insert on event_archive for each row execute function refuse_foreign_copy();
create trigger archive_append_only before update or delete on event_archive for each row execute function refuse_change();
create trigger archive_no_truncate before truncate on event_archive for each statement execute function refuse_change();

-- An online event goes only when its copy is kept.
create function refuse_unless_archived() returns trigger language plpgsql as $$
begin
  if exists (select from event_archive a where a.seq = old.seq and a.hash = old.hash) then return old; end if;
  raise exception '只追加的记录不得修改或删除：%', tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger event_append_only on event;
create trigger event_append_only before update on event for each row execute function refuse_change();
create trigger event_leaves_by_archive before delete on event for each row execute function refuse_unless_archived();

-- The one way from online to the archive, for the nightly job: up to `size` events older than the days given, oldest first.
-- The last event stays, the chain goes on from it. Six months is the floor of the law, whatever is asked.
create function archive_events(other_before timestamptz, personal_before timestamptz, personal_types text[], size int)
returns table (moved int, first_seq bigint, last_seq bigint) language plpgsql security definer set search_path = public as $$
declare
  due bigint[];
begin
  if greatest(other_before, personal_before) > clock_timestamp() - interval '6 months' then
    raise exception '审计记录在线保存不得少于六个月（SEC-28）' using errcode = 'check_violation';
  end if;
  select coalesce(array_agg(d.seq), '{}') into due from (
    select e.seq from event e
    where e.at < other_before and (e.type <> all (personal_types) or e.at < personal_before)
      and e.seq < (select max(l.seq) from event l)
    order by e.seq limit size) d;
  insert into event_archive select e.* from event e where e.seq = any (due) order by e.seq;
  delete from event e where e.seq = any (due);
  return query select cardinality(due), (select min(s) from unnest(due) s), (select max(s) from unnest(due) s);
end $$;
revoke execute on function archive_events(timestamptz, timestamptz, text[], int) from public;
grant execute on function archive_events(timestamptz, timestamptz, text[], int) to hongzhu_app;
