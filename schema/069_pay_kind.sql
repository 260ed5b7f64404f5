-- What is paid depends on the kind of post as well: training is not paid by these tables.
ALTER TABLE public_ad
	DROP KEY public_ad_pay,
	ADD KEY public_ad_pay (pay_grade, post_kind, pay_table_id, pay_min, pay_max);
