// Command sync collects the licenses of all that Rakor is built of into
// assets/notices/NOTICES.txt. Run it in the module's root after a dependency has
// changed:
//
//	go run ./assets/notices/sync
package main

import (
	"context"
	"log"
	"os"

	"rakor.id/rakor/assets/notices"
)

func main() {
	all, err := notices.Collect(context.Background(), ".")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("assets/notices/NOTICES.txt", []byte(notices.Write(all)), 0o644); err != nil {
		log.Fatal(err)
	}
}
