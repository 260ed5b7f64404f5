<?cs # A list as it is remembered: what stands above its table, the table, the pager,
	the button for all that was found. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:list_above(List) ?><!--part--><?cs
if:List.rows_html ?><?cs call:list_table(List) ?><?cs /if ?><!--part--><?cs
call:list_pager(List) ?><!--part--><?cs
call:list_all(List) ?>
