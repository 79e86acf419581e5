-- Names in a meeting's record sort as everywhere else: by pinyin.
drop function meeting_names(bigint);
create function meeting_names(of_meeting bigint)
returns table (person_id bigint, name text, name_key text)
language sql stable security definer set search_path = public as $$
  select p.id, p.name, p.name_key from meeting m
  join person p on p.id in (
    select a.person_id from attendance a where a.meeting_id = m.id
    union select d.owner_person_id from decision d where d.meeting_id = m.id
    union select unnest(array[m.chair_person_id, m.recorder_person_id, m.lecturer_person_id]))
  where m.id = of_meeting and m.org_id in (select reach_org())
$$;
