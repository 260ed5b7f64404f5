-- Makes of each published ad @copies more, each with a word of its own, so that the lexicon grows as that of real ads does.
INSERT INTO public_ad (id, number, vacancy_id, external, title, slug, teaser, authority_id, authority, unit, field, post_kind, pay_grade, level,
	working_time, hours, limited, limited_until, posts, starts_on, street, postcode, town, about_us_html, tasks_html, mandatory_html, desirable_html,
	offer_html, contact_html, notes_html, text, small_print, valid_from, valid_to, published_at, pay_table_id, pay_min, pay_max)
SELECT p.id + n.seq * 10000000, CONCAT('T', n.seq, SUBSTRING(p.number, 2)), p.vacancy_id, p.external, p.title, p.slug, p.teaser, p.authority_id, p.authority,
	p.unit, p.field, p.post_kind, p.pay_grade, p.level, p.working_time, p.hours, p.limited, p.limited_until, p.posts, p.starts_on, p.street, p.postcode,
	p.town, NULL, p.tasks_html, NULL, NULL, NULL, NULL, NULL, CONCAT(p.text, ' ', LEFT(MD5(CONCAT(p.id, '-', n.seq)), 12)), p.small_print, p.valid_from, p.valid_to,
	p.published_at - INTERVAL n.seq HOUR, p.pay_table_id, p.pay_min, p.pay_max
FROM public_ad p JOIN seq_1_to_1000 n ON n.seq <= @copies;
UPDATE public_ad_state SET version = version + 1;
