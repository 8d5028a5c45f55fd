package cli

import (
	"io"
	"os"

	"rakor.id/rakor/app"
)

type agenciesCommand struct {
	Import agenciesImport `cmd:"" help:"Ambil daftar perangkat daerah dari berkas CSV, atau daftar bawaan “kota” atau “prabumulih”."`
	Export agenciesExport `cmd:"" help:"Tulis daftar perangkat daerah ke berkas CSV yang dapat diubah dan diambil lagi."`
	List   agenciesList   `cmd:"" help:"Cetak daftar perangkat daerah."`
	Rename agenciesRename `cmd:"" help:"Ganti nama: OPD baru melanjutkan yang lama sejak suatu hari."`
	Merge  agenciesMerge  `cmd:"" help:"Gabungkan beberapa OPD menjadi satu sejak suatu hari."`
	Split  agenciesSplit  `cmd:"" help:"Pecah satu OPD menjadi beberapa sejak suatu hari."`
}

type agenciesImport struct {
	File string `arg:"" placeholder:"BERKAS" help:"Berkas CSV, atau kota, atau prabumulih."`
}

type agenciesImportJSON struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
}

// Run takes a list of agencies in.
func (c *agenciesImport) Run(s *session) error {
	return s.create(func(a *app.App) error {
		done, err := c.take(s, a)
		if err != nil {
			return err
		}
		return s.print(agenciesImportJSON(done), func(w io.Writer) {
			line(w, "%d perangkat daerah ditambahkan, %d diperbarui, %d tetap.", done.Added, done.Changed, done.Unchanged)
		})
	})
}

func (c *agenciesImport) take(s *session, a *app.App) (app.AgencyImport, error) {
	if list := app.StarterList(c.File); list == app.StarterCity || list == app.StarterPrabumulih {
		return a.Agencies.ImportStarter(s, list)
	}
	f, err := os.Open(c.File)
	if err != nil {
		return app.AgencyImport{}, missing(c.File, err)
	}
	defer f.Close()
	return a.Agencies.Import(s, f)
}

type agenciesExport struct {
	File string `arg:"" placeholder:"BERKAS" help:"Berkas CSV yang ditulis."`
	output
}

// Run writes the list of agencies.
func (c *agenciesExport) Run(s *session) error {
	return s.open(func(a *app.App) error {
		list, err := a.Agencies.Export(s)
		if err != nil {
			return err
		}
		file, err := c.save(c.File, list)
		if err != nil {
			return err
		}
		return s.print(file, func(w io.Writer) { line(w, "%s: daftar perangkat daerah ditulis.", c.File) })
	})
}

type agenciesList struct{}

type agencyJSON struct {
	ID        int64    `json:"id"`
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	Group     string   `json:"group"`
	HeadPost  string   `json:"head_post"`
	Email     string   `json:"email"`
	Aliases   []string `json:"aliases"`
	Confirmed bool     `json:"confirmed"`
}

// Run prints the agencies there are.
func (c *agenciesList) Run(s *session) error {
	return s.open(func(a *app.App) error {
		all, err := a.Agencies.All(s)
		if err != nil {
			return err
		}
		rows := make([]agencyJSON, 0, len(all))
		for _, x := range all {
			rows = append(rows, agencyJSON{x.ID, x.Code, x.Name, string(x.Group), x.HeadPost, x.Email, list(x.Aliases), x.Confirmed})
		}
		return s.print(rows, func(w io.Writer) {
			lines := make([][]string, 0, len(rows))
			for _, r := range rows {
				lines = append(lines, []string{r.Code, r.Name, r.Group})
			}
			table(w, lines)
		})
	})
}

// list is a list that JSON writes as [] when it is empty.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
