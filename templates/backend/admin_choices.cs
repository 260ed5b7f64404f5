<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.choices.lead ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.choices.list ?></th><th scope="col"><?cs
var:Lang.choices.where ?></th><th scope="col" class="bms-number"><?cs
var:Lang.choices.shown ?></th><th scope="col" class="bms-number"><?cs
var:Lang.choices.hidden ?></th></tr></thead>
<tbody><?cs each:l = Lists ?>
<tr><th scope="row" data-label="<?cs var:Lang.choices.list ?>"><a href="<?cs var:link(l.href)
?>"><?cs var:l.name ?></a></th><td data-label="<?cs var:Lang.choices.where ?>"><?cs var:l.text
?></td><td class="bms-number" data-label="<?cs var:Lang.choices.shown ?>"><?cs
var:number(l.shown) ?></td><td class="bms-number" data-label="<?cs var:Lang.choices.hidden ?>"><?cs
var:number(l.hidden) ?></td></tr><?cs /each ?>
</tbody></table>
<?cs call:page_end() ?>
