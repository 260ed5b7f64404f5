<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("primary", Base + "/verwaltung/suchwoerter/neu", Lang.admin.words_add) ?><?cs
call:title_end() ?><p><?cs var:Lang.admin.words_lead ?></p>
<?cs call:search_form(Base + "/verwaltung/suchwoerter", Lang.admin.words_search, Filter.words) ?>
<?cs if:subcount(Words) ?><p><?cs var:number(Pager.total) ?> <?cs var:Lang.admin.words_groups ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.form.words.words ?></th><th scope="col"><?cs
var:Lang.form.words.relation ?></th><th scope="col"><?cs var:Lang.form.words.finds ?></th>
<th scope="col"><?cs var:Lang.backend.changed_at ?></th></tr></thead><tbody><?cs each:g = Words ?>
<tr><th scope="row" data-label="<?cs var:Lang.form.words.words ?>"><a
	href="<?cs var:Base ?>/verwaltung/suchwoerter/<?cs var:g.id ?>"><?cs var:g.words ?></a></th>
<td data-label="<?cs var:Lang.form.words.relation ?>"><?cs var:Lang.word_relation[g.relation]
?></td><td data-label="<?cs var:Lang.form.words.finds ?>"><?cs if:g.finds ?><?cs var:g.finds ?><?cs
else ?>–<?cs /if ?></td><td data-label="<?cs var:Lang.backend.changed_at ?>"><?cs
if:g.changed_at ?><?cs call:time(g.changed_at) ?><?cs
	if:g.changed_by ?>, <?cs var:g.changed_by ?><?cs /if ?><?cs
else ?><?cs var:Lang.admin.words_delivered ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs call:pager(Pager) ?><?cs else ?><?cs
call:empty_state(Lang.admin.words_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
