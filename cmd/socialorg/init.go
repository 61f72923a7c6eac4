package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

func initCommand() command {
	return command{
		name: "init", args: "", summary: "write a department to start from",
		doc: `init writes the standard department, with comments that explain it, for you to make
your own. Positions name standard roles, which need no definition; -full writes the
definitions, too, so that you can change them. With -team it is a department of twelve,
with five more roles: community manager, content creator, coordinator, paid social
specialist, influencer marketing manager.`,
		examples: `
socialorg init -o team.yaml
socialorg init -team -o team.yaml
socialorg init -lang id -full -o tim.yaml`,
		setup: func(f *flags) action {
			out, lang := f.output(), f.language()
			full := f.Bool("full", false, "write the definitions of the standard roles and goals, too")
			team := f.Bool("team", false, "write a department of twelve")
			return func(s *session, args []string) error {
				if len(args) > 0 {
					return usagef("unexpected argument %s; name the file with -o", quote(args[0]))
				}
				if _, err := os.Lstat(out.name); out.name != "" && out.name != "-" && !errors.Is(err, fs.ErrNotExist) {
					return fmt.Errorf("%s already exists and was left as it is", out.name)
				}
				text, err := starter(lang, *full, *team)
				if err != nil {
					return err
				}
				return out.write(s, func(w io.Writer) error {
					_, err := io.WriteString(w, text)
					return err
				})
			}
		},
	}
}

// schemaFile is the name under which init expects the schema.
const schemaFile = "socialorg.schema.json"

func schemaCommand() command {
	return command{
		name: "schema", args: "", summary: "the JSON Schema that lets editors complete and check files",
		doc: `schema prints the JSON Schema of the files. Editors that know it complete field
names and underline mistakes while you type. The first line of a file that
socialorg init wrote tells an editor where the schema is: beside the file.`,
		examples: "socialorg schema -o " + schemaFile,
		setup: func(f *flags) action {
			out := f.output()
			return func(s *session, args []string) error {
				if len(args) > 0 {
					return usagef("unexpected argument %s", quote(args[0]))
				}
				return out.write(s, func(w io.Writer) error {
					_, err := io.WriteString(w, orgfile.Schema())
					return err
				})
			}
		},
	}
}

// starter returns the standard department, or that of the catalogue, as commented
// YAML.
func starter(lang chosen, full, team bool) (string, error) {
	comments, campaign := starterComments(lang), exampleCampaign(lang)
	department := standard.Department()
	if team {
		department = catalogue.Department()
		campaign = strings.Replace(campaign, "[specialist]", "[specialist-1, creator-1, paid]", 1)
	}
	department = lang.translate(department)
	org := socialorg.Org{Name: department.Name, Positions: department.Positions}
	switch {
	case full:
		org = department
		org.KPIs = nil // which would be long, and nobody changes the meaning of views
	case team: // the only role that differs from the standard one of its name
		org.Roles = []socialorg.Role{*department.Role(standard.DigitalMarketingManagerID)}
		comments["roles"] = comments["team"]
	}
	var plain, b strings.Builder
	if err := orgfile.Write(&plain, orgfile.YAML, org); err != nil {
		return "", err
	}
	fmt.Fprintf(&b, "# yaml-language-server: $schema=%s\n%s", schemaFile, comment(comments[""]))
	for line := range strings.Lines(plain.String()) {
		if field, _, ok := strings.Cut(line, ":"); ok && comments[field] != "" {
			b.WriteString("\n" + comment(comments[field]))
		}
		b.WriteString(line)
	}
	fmt.Fprintf(&b, "\n%s%s", comment(comments["campaigns"]), comment(campaign))
	return b.String(), nil
}

func comment(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
	return b.String()
}

// exampleCampaign returns what the starter has as a comment.
func exampleCampaign(lang chosen) string {
	key, channels, currency, costPerClick := "spring", "[instagram, linkedin]", "EUR", "0.40"
	if *lang.id == "id" {
		key, channels, currency, costPerClick = "ramadan", "[instagram, tiktok]", "IDR", "2500"
	}
	return fmt.Sprintf(`campaigns:
  - key: %s
    kpisSetBy: manager
    team: [specialist]
    channels: %s
    currency: %s
    kpis:
      - {key: views, min: 500000}
      - {key: engagement-rate, min: 2}
      - {key: cost-per-click, max: %s}
`, key, channels, currency, costPerClick)
}

// starterComments returns what the starter says before each top-level field. That
// of "" comes first, and that of campaigns before the example.
func starterComments(lang chosen) map[string]string {
	if *lang.id == "id" {
		return map[string]string{
			"": `Baris di atas memberi tahu editor letak skema berkas ini. Buat skemanya dengan:
socialorg schema -o ` + schemaFile + `
Periksa berkas ini dengan: socialorg check BERKAS
`,
			"goals": "Tujuan organisasi. Peran, tanggung jawab, kampanye, dan KPI merujuknya dengan key.\n",
			"roles": "Peran: tanggung jawab, keterampilan, dan kepada siapa peran itu boleh melapor.\n",
			"team":  "Peran buatan sendiri, atau peran yang berbeda dari peran bawaan dengan id yang sama: di sini\nmanajer pemasaran digital menjadi penanggung jawab periklanan.\n",
			"positions": `Posisi. Setiap posisi memiliki id dan peran (role), dan melapor kepada posisi lain
(reportsTo); hanya satu posisi, yang teratas, tidak melapor kepada siapa pun. Yang
juga dapat ditulis:
  title      sebutan jabatan, jika berbeda dari nama peran
  holders    pemegang jabatan, misalnya nomor pegawai; tanpa holders, posisi itu lowong
  dottedTo   posisi lain yang juga menerima laporan posisi ini (garis koordinasi)
  formerly   id lama posisi ini, jika id-nya pernah diganti
`,
			"terms": "Istilah: nama bidang, pihak terkait, jenis keterampilan, dan kanal, yang tidak didefinisikan di atas.\n",
			"campaigns": `Kampanye dan KPI-nya. Untuk memakai contoh ini, hapus "# " (tanda pagar dan spasinya)
di awal setiap baris mulai dari baris "campaigns:". min adalah target minimal, dan max
adalah target maksimal; KPI bawaan seperti ini tidak perlu didefinisikan.

`,
		}
	}
	return map[string]string{
		"": `The line above tells editors where the schema of this file is. To write the schema:
socialorg schema -o ` + schemaFile + `
To check this file: socialorg check FILE
`,
		"goals": "The goals of the organisation. Roles, responsibilities, campaigns and KPIs refer to them by key.\n",
		"roles": "The roles: what they answer for, which skills they need, to whom they may report.\n",
		"team":  "A role of your own, or one that is to differ from the built-in role of that id: here the\ndigital marketing manager is accountable for advertising.\n",
		"positions": `The positions. Each has an id and a role, and reports to another position
(reportsTo); only one, the top, reports to nobody. A position can also have:
  title      the job title, if it is not the name of the role
  holders    who holds it, such as staff numbers; without holders it is vacant
  dottedTo   other positions that it also reports to
  formerly   the ids that it had before it was renamed
`,
		"terms": "Terms: names of areas, partners, kinds of skills and channels, which nothing above defines.\n",
		"campaigns": `Campaigns and their KPIs. To use this example, delete the "# " (with its space) at the
start of each line from "campaigns:" on. A target is at least min and at most max;
standard KPIs, such as these, need no definition.

`,
	}
}
