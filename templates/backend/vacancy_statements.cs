<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<?cs if:subcount(Statements) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.task.what
?></th><th scope="col"><?cs var:Lang.task.whom ?></th><th scope="col"><?cs var:Lang.task.how
?></th><th scope="col"><?cs var:Lang.task.last_day ?></th></tr></thead><tbody><?cs
each:s = Statements ?>
<tr><th scope="row" data-label="<?cs var:Lang.task.what ?>"><a href="<?cs var:link(s.href)
?>"><?cs var:s.question ?></a> <span class="bms-small"><?cs var:s.number ?></span></th>
<td data-label="<?cs var:Lang.task.whom ?>"><?cs var:german(s.asked) ?></td>
<td data-label="<?cs var:Lang.task.how ?>"><?cs call:statement_badge(s) ?></td>
<td data-label="<?cs var:Lang.task.last_day ?>"><?cs call:time(s.due_on) ?></td></tr><?cs
/each ?>
</tbody></table><?cs call:more(Statements_more) ?><?cs
else ?><?cs call:empty_state(Lang.task.none_asked) ?><?cs
/if ?>
<?cs call:page_end() ?>
