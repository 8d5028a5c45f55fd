package signature

import (
	"crypto/x509"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// signMacro lets LibreOffice export a document as a PDF that it signs with the
// first certificate of its store.
const signMacro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Sign(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  context = CreateUnoService("com.sun.star.xml.crypto.SEInitializer").createSecurityContext("")
  certificates = context.getSecurityEnvironment().getPersonalCertificates()
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "SignPDF"
  filter(0).Value = True
  filter(1).Name = "SignatureCertificate"
  filter(1).Value = certificates(0)
  Dim store(1) As New com.sun.star.beans.PropertyValue
  store(0).Name = "FilterName"
  store(0).Value = "writer_pdf_Export"
  store(1).Name = "FilterData"
  store(1).Value = filter()
  doc.storeToURL(target, store())
  doc.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
`

const macroLibrary = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
`

// signedByLibreOffice returns a PDF that LibreOffice made and signed, and the
// root of who signed it. The certificate is valid now, as LibreOffice signs by
// the clock.
func signedByLibreOffice(t testing.TB) (data []byte, root *x509.Certificate) {
	t.Helper()
	dir := t.TempDir()
	now := time.Now()
	ca := issue("CA Kantor", rsaKey(2048), Identity{}, now.AddDate(-1, 0, 0), now.AddDate(5, 0, 0), true)
	id := issue("Contoh Kantor", rsaKey(2048), ca, now.AddDate(0, -1, 0), now.AddDate(1, 0, 0), false)
	p12, err := id.PKCS12("rahasia")
	if err != nil {
		t.Fatal(err)
	}
	store := "sql:" + filepath.Join(dir, "nss")
	if err := os.Mkdir(filepath.Join(dir, "nss"), 0o700); err != nil {
		t.Fatal(err)
	}
	tool(t, "certutil", "-N", "--empty-password", "-d", store)
	tool(t, "certutil", "-A", "-d", store, "-n", "root", "-t", "C,C,C", "-i",
		saved(t, "ca.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ca.Certificate.Raw})))
	tool(t, "pk12util", "-i", saved(t, "id.p12", p12), "-d", store, "-W", "rahasia", "-K", "")
	profile := filepath.Join(dir, "profile")
	run := func(args ...string) {
		t.Helper()
		office := exec.Command("timeout", append([]string{"-k", "5", "60", "soffice", "-env:UserInstallation=file://" + profile, "--headless", "--norestore"}, args...)...)
		office.Env = append(os.Environ(), "MOZILLA_CERTIFICATE_FOLDER="+store)
		if out, err := office.CombinedOutput(); err != nil {
			t.Fatalf("soffice %v: %v\n%s", args, err, out)
		}
	}
	run("--terminate_after_init") // makes the profile, which would overwrite what is put there before
	library := filepath.Join(profile, "user", "basic", "Standard")
	for name, text := range map[string]string{"Module1.xba": signMacro, "script.xlb": macroLibrary} {
		if err := os.WriteFile(filepath.Join(library, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in, out := saved(t, "notula.txt", []byte(strings.Repeat("Notula rapat contoh\n", 60))), filepath.Join(dir, "out.pdf")
	run(in, "macro:///Standard.Module1.Sign(file://"+in+",file://"+out+")")
	if data, err = os.ReadFile(out); err != nil {
		t.Fatal(err)
	}
	return data, ca.Certificate
}
