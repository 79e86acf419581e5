-- The whole history of a person for whoever keeps the person now: rows written by earlier homes lie outside their reach.
create function keeps(who bigint) returns boolean language sql stable security definer set search_path = public as $$
  select who = reach_self() or exists (select from person p where p.id = who and p.keeper_org_id in (select reach_org()))
$$;
create function homes_of(who bigint) returns setof membership language sql stable security definer set search_path = public as $$
  select s.* from membership s where s.person_id = who and (s.org_id in (select reach_org()) or keeps(who))
$$;
create function statuses_of(who bigint) returns setof member_status language sql stable security definer set search_path = public as $$
  select s.* from member_status s where s.person_id = who and (s.org_id in (select reach_org()) or keeps(who))
$$;
create function posts_of(who bigint) returns setof post language sql stable security definer set search_path = public as $$
  select s.* from post s where s.person_id = who and (s.org_id in (select reach_org()) or keeps(who))
$$;
create function attendance_of(who bigint) returns setof attendance language sql stable security definer set search_path = public as $$
  select s.* from attendance s where s.person_id = who and (s.org_id in (select reach_org()) or keeps(who))
$$;
