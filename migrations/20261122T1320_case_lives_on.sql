-- The case in which another goes on that went into it, and so on; itself where it stands alone.
create function case_lives_on(asked uuid) returns uuid language sql stable as $$
  with recursive up(id, merged_into, depth) as (
    select id, merged_into, 0 from cases where id = asked
    union all select k.id, k.merged_into, up.depth + 1 from up join cases k on k.id = up.merged_into where up.depth < 50
  ) select id from up order by depth desc limit 1
$$;
