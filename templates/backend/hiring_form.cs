<?cs include!"layout/backend.cs" ?><?cs
def:hiring_form(f) ?><?cs
if:f.token && f.name != "service_sign_out" ?><?cs
call:error_summary(f) ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
if:Danger ?><div class="bms-actions"><?cs
	call:button_danger(Save) ?><?cs
	call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
else ?><?cs call:submit_or(Save, Back, Lang.form.cancel) ?><?cs
/if ?><?cs
call:form_end() ?><?cs /if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><a href="<?cs var:link(Back) ?>"><?cs var:Application.number ?></a> <b><?cs
var:Application.name ?></b><?cs if:About ?> · <?cs var:About ?><?cs /if ?></p><?cs
if:subcount(Stops) ?><div class="bms-stops"><p><b><?cs var:Lang.step.stopped_because ?></b></p>
<ul><?cs each:s = Stops ?><li><?cs var:s ?></li><?cs /each ?></ul></div>
<p><?cs call:button_link("secondary", Back, Lang.form.cancel) ?></p><?cs
else ?><p><?cs var:Lang.hiring.will ?></p>
<ul><?cs each:e = Effects ?><li><?cs var:e ?></li><?cs /each ?></ul><?cs
each:f = Form ?><?cs call:hiring_form(f) ?><?cs /each ?><?cs
/if ?>
<?cs call:page_end() ?>
