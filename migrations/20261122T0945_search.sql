-- Full-text search over what was said, asked and written. Kept columns, because working the words out for every row that
-- a search looks at, or looks at again for a phrase, would be most of its time.
alter table messages add column words tsvector
  generated always as (to_tsvector('simple', plain(body))) stored;
create index messages_words on messages using gin (words);
-- For words that are nearly everywhere: the newest are looked at until enough are found.
create index messages_newest on messages (at desc, id desc);

alter table contacts add column words tsvector
  generated always as (to_tsvector('simple', plain(need))) stored;
create index contacts_words on contacts using gin (words);
create index contacts_newest on contacts (arrived_at desc, id desc);

-- The whole story; `words` holds the need alone, for the list of cases.
alter table cases add column story_words tsvector generated always as (
  to_tsvector('simple', plain(need || ' ' || situation || ' ' || matters || ' ' || works || ' ' || does_not_work || ' ' || plan))) stored;
create index cases_story on cases using gin (story_words);
create index cases_newest on cases (opened_at desc, id desc);

create index articles_plain on articles
  using gin (to_tsvector('simple', plain(title || ' ' || summary || ' ' || body)));
