package ui

// drop hands what was dropped to the section that is open.
func (v *settingsView) drop(k kind, paths []string) bool {
	d, ok := v.section.(dropper)
	return ok && d.drop(k, paths)
}

// drop takes a picture as the emblem.
func (s *officeSection) drop(k kind, paths []string) bool {
	if k == kindPicture {
		s.form.takeLogo(paths[0])
	}
	return k == kindPicture
}

// drop takes in a list of agencies.
func (s *agencySection) drop(k kind, paths []string) bool {
	if k != kindList && k != kindWorkbook {
		return false
	}
	takeInPath(s.Window, paths[0], s.refresh)
	return true
}

// drop takes in a layout profile.
func (s *profileSection) drop(k kind, paths []string) bool {
	if k == kindProfile {
		s.takePath(paths[0])
	}
	return k == kindProfile
}

// drop shows certificates before they are trusted.
func (s *signingSection) drop(k kind, paths []string) bool {
	if k == kindCertificate {
		s.trustFiles(paths, s.refresh)
	}
	return k == kindCertificate
}

// drop makes a folder the second place; a backup is looked at.
func (s *archiveSection) drop(k kind, paths []string) bool {
	return s.second.drop(k, paths) || s.dropBackup(k, paths)
}

// drop looks at a backup.
func (v *backupsView) drop(k kind, paths []string) bool { return v.dropBackup(k, paths) }

func (w *Window) dropBackup(k kind, paths []string) bool {
	if k != kindArchive && k != kindSealed {
		return false
	}
	w.restoreFrom(paths[0])
	return true
}

// drop makes a folder the second place.
func (c *secondCard) drop(k kind, paths []string) bool {
	if k != kindPacked || !isFolder(paths[0]) {
		return false
	}
	c.mark(paths[0])
	return true
}

// drop takes what the step asks for.
func (v *setupView) drop(k kind, paths []string) bool {
	switch {
	case v.step == stepKop && k == kindPicture:
		v.kop.takeLogo(paths[0])
	case v.step == stepAgencies && (k == kindList || k == kindWorkbook):
		takeInPath(v.Window, paths[0], v.agencies.count)
	case v.step == stepBackups:
		return v.copies.second.drop(k, paths)
	default:
		return false
	}
	return true
}
