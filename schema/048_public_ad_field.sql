-- An ad's page shows others of its field, newest first, without reading those of other fields.
ALTER TABLE public_ad ADD KEY public_ad_field (field, published_at, id, external, valid_from, valid_to);
