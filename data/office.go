package data

import "errors"

// Office is the office that keeps this archive, as its letterhead (kop) names
// it. There is one.
type Office struct {
	Head
	Government string // "Pemerintah Kota Prabumulih"
	Unit       string // "Sekretariat Daerah"
	Address    string
	Telephone  string
	Email      string // pos-el
	Website    string // laman
	City       string // where minutes are signed, "Prabumulih"
	Zone       Zone
	Logo       []byte // PNG or JPEG; nil without one
}

func (*Office) table() string { return "office" }

func (o *Office) columns() []column {
	return []column{
		{"government", &o.Government},
		{"unit", &o.Unit},
		{"address", &o.Address},
		{"telephone", &o.Telephone},
		{"email", &o.Email},
		{"website", &o.Website},
		{"city", &o.City},
		{"zone", &o.Zone},
		{"logo", &o.Logo},
	}
}

// Office returns the office. Before [Tx.SetOffice] it is empty, in zone WIB.
func (tx *Tx) Office() (Office, error) {
	o, err := one[Office](tx, "")
	if errors.Is(err, ErrNotFound) {
		return Office{Zone: WIB}, nil
	}
	return o, err
}

// SetOffice stores the office. In another zone months end at another instant,
// so that their figures are counted anew.
func (tx *Tx) SetOffice(o *Office) error {
	switch {
	case !o.Zone.Valid():
		return invalid("zone", o.Zone)
	case o.ID == 0:
		if err := insert(tx, o); err != nil {
			return err
		}
	default:
		before, err := tx.Office()
		if err == nil {
			err = update(tx, o)
		}
		if err != nil || before.Zone == o.Zone {
			return err
		}
	}
	return tx.rebuildMonths()
}
