package ui

// openRegister shows the register narrowed by a typed filter, such as
// "terbuka @PUPR" or "telat #stunting"; see package query for the language.
func (w *Window) openRegister(filter string) {
	v := newFollowUpsView(w)
	w.push(v)
	v.ask(filter)
}

// ask narrows the register by a typed filter.
func (v *followUpsView) ask(filter string) {
	v.filter.clear()
	v.filter.text.Shown(filter)
	v.read()
}
