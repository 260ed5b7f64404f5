<?cs # The text of an ad passage by passage, with what was said of each. ?><?cs

def:passages_said(said) ?><?cs
if:subcount(said) ?><ul class="bms-said"><?cs
	each:s = said ?><li><p class="bms-small"><?cs
	var:Lang.passage.said ?> <?cs var:german(s.asked) ?><?cs
	if:s.name ?>, <?cs var:s.name ?><?cs /if ?>, <?cs
	call:time(s.at) ?></p>
<p class="bms-lines"><?cs var:german(s.text) ?></p></li><?cs
	/each ?></ul>
<?cs /if ?><?cs
/def ?><?cs

# What was said of a passage that reads otherwise by now. ?><?cs
def:passages_gone(gone) ?><?cs
each:s = gone ?><div class="bms-passage"><p class="bms-small"><?cs
	var:Lang.passage.gone ?></p><?cs
	if:s.quote ?><blockquote class="bms-quote"><?cs
		var:german(s.quote) ?></blockquote><?cs
	/if ?><ul class="bms-said"><li><p class="bms-small"><?cs
	var:Lang.passage.said ?> <?cs var:german(s.asked) ?><?cs
	if:s.name ?>, <?cs var:s.name ?><?cs /if ?>, <?cs
	call:time(s.at) ?></p>
<p class="bms-lines"><?cs var:german(s.text) ?></p></li></ul></div><?cs
/each ?><?cs
/def ?><?cs

def:passage_field(i, place, part) ?><div class="kern-form-input<?cs
if:i.long ?> kern-form-input--error<?cs /if ?>"><label class="kern-label" for="<?cs
var:i.id ?>"><?cs
if:part ?><?cs var:Lang.passage.label ?> <?cs var:place ?> (<?cs var:part ?>)<?cs
else ?><?cs var:Lang.passage.lost_label ?><?cs
/if ?></label><textarea class="kern-form-input__input<?cs
if:i.long ?> kern-form-input__input--error<?cs /if ?>" rows="3" id="<?cs
var:i.id ?>" name="note.<?cs var:i.code ?>"<?cs
if:i.long ?> aria-invalid="true" aria-describedby="<?cs var:i.id ?>-error"<?cs
/if ?>><?cs var:i.typed ?></textarea><?cs
if:i.long ?><p class="kern-error" id="<?cs var:i.id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
	var:Lang.problem.passage_long ?></span></p><?cs
/if ?></div>
<?cs /def ?><?cs

# Only the passages something was said of. ?><?cs
def:passages_noted() ?><?cs
if:Passages_said ?><details class="bms-fold" open><summary><?cs
	var:Lang.passage.notes ?> <span class="bms-small"><?cs
	var:number(Passages_said) ?></span></summary><?cs
	each:p = Passages ?><?cs
		each:i = p.items ?><?cs
			if:subcount(i.said) ?><div class="bms-passage"><p class="bms-small"><?cs
				var:p.label ?>:</p><blockquote class="bms-quote"><?cs
				var:german(i.words) ?></blockquote><?cs
				call:passages_said(i.said) ?></div><?cs
			/if ?><?cs
		/each ?><?cs
		call:passages_gone(p.gone) ?><?cs
	/each ?></details><?cs
/if ?><?cs
/def ?><?cs

# What was said of it in an earlier round, and what has become of it since. ?><?cs
def:passages_earlier(earlier) ?><?cs
if:subcount(earlier) ?><ul class="bms-said"><?cs
	each:s = earlier ?><li><p class="bms-small"><?cs
	var:Lang.passage.earlier ?> <?cs var:german(s.asked) ?><?cs
	if:s.name ?>, <?cs var:s.name ?><?cs /if ?>, <?cs
	call:time(s.at) ?>: <b><?cs var:Lang.passage_fate[s.fate] ?></b></p>
<p class="bms-lines"><?cs var:german(s.text) ?></p></li><?cs
	/each ?></ul>
<?cs /if ?><?cs
/def ?><?cs

# What has changed since the last round of whoever is asked anew, in words first. ?><?cs
def:passages_round() ?><?cs
if:Round.text_number ?><p class="bms-round"><?cs
	var:Lang.passage_round.since ?> <?cs var:number(Round.text_number) ?>: <?cs
	if:Round.changed + Round.added + Round.removed == 0 ?><?cs
		var:Lang.passage_round.none ?><?cs
	else ?><?cs
		var:number(Round.changed) ?> <?cs var:Lang.passage_round.changed ?>, <?cs
		var:number(Round.added) ?> <?cs var:Lang.passage_round.added ?>, <?cs
		var:number(Round.removed) ?> <?cs var:Lang.passage_round.removed ?>. <?cs
		var:Lang.passage_round.others ?><?cs
	/if ?></p>
<?cs /if ?><?cs
/def ?><?cs

# The text; with fields where something can be said of a passage. ?><?cs
def:passages() ?><?cs
call:passages_round() ?><?cs
each:p = Passages ?><h3><?cs var:p.label ?></h3><?cs
	each:i = p.items ?><div class="bms-passage<?cs
		if:i.mark ?> bms-passage--<?cs var:i.mark ?><?cs /if ?>"><?cs
		if:i.mark ?><p class="bms-mark"><b><?cs
			var:Lang.passage_mark[i.mark] ?></b></p><?cs
		/if ?><?cs
		call:german_text(i.html) ?><?cs
		if:i.old ?><p class="bms-old"><?cs var:Lang.passage_mark.old ?> <?cs
			var:german(i.old) ?></p><?cs
		/if ?><?cs
		call:passages_earlier(i.earlier) ?><?cs
		call:passages_said(i.said) ?><?cs
		if:i.code ?><details class="bms-note"<?cs
			if:i.typed ?> open<?cs /if ?>><summary><?cs
			var:Lang.passage.note ?><span class="kern-sr-only"> <?cs
			var:Lang.passage.of ?> <?cs
			var:name(i) + #1 ?> (<?cs var:p.label ?>)</span></summary><?cs
			call:passage_field(i, name(i) + #1, p.label) ?></details><?cs
		/if ?></div><?cs
	/each ?><?cs
	each:r = p.removed ?><div class="bms-passage bms-passage--removed"><p
		class="bms-mark"><b><?cs var:Lang.passage_mark.removed ?></b></p><p
		class="bms-old"><?cs var:german(r.words) ?></p><?cs
		call:passages_earlier(r.earlier) ?></div><?cs
	/each ?><?cs
	call:passages_gone(p.gone) ?><?cs
	each:l = p.lost ?><div class="bms-passage"><p><b><?cs
		var:Lang.passage.lost ?></b></p><?cs
		if:l.quote ?><blockquote class="bms-quote"><?cs
			var:german(l.quote) ?></blockquote><?cs
		/if ?><?cs
		call:passage_field(l, "", "") ?></div><?cs
	/each ?><?cs
/each ?><?cs
/def ?><?cs

def:text_portal() ?><?cs
if:Preview_html ?><details class="bms-fold bms-preview"><summary><?cs
	var:Lang.passage.portal ?></summary><?cs
	var:rendered(Preview_html) ?></details><?cs
/if ?><?cs
/def ?><?cs

# Beside the answers: the text with what was said of it, else as the portal shows it. ?><?cs
def:text_said(title) ?><?cs
if:subcount(Passages) ?><section class="bms-section bms-passages"><h2><?cs
	var:title ?></h2><?cs
	call:passages() ?><?cs
	call:text_portal() ?></section><?cs
elif:Preview_html ?><section class="bms-section bms-preview"><h2><?cs
	var:title ?></h2><?cs var:rendered(Preview_html) ?></section><?cs
/if ?><?cs
/def ?>
