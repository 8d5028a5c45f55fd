package ui

// openRegister shows the register narrowed by a typed filter, such as
// "terbuka @PUPR" or "telat #stunting"; see package query for the language.
func (w *Window) openRegister(filter string) {
	v := newFollowUpsView(w)
	v.own = false
	v.filter.text.Put(filter)
	w.push(v)
}
