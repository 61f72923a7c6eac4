package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	yamlv3 "go.yaml.in/yaml/v3"
	yamlv4 "go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

// A loader reads the positions of a file in one format.
type loader struct {
	name, format string
	load         func(data []byte) (socialorg.Org, error)
}

// loaders compare orgfile, which refuses what is not in the format and knows
// the place of every value, with decoders that fill a struct.
var loaders = []loader{
	{"**orgfile**", "json", func(data []byte) (socialorg.Org, error) {
		return content(orgfile.Read(bytes.NewReader(data), "org.json", orgfile.JSON))
	}},
	{"encoding/json", "json", func(data []byte) (o socialorg.Org, err error) {
		return o, json.Unmarshal(data, &o)
	}},
	{"**orgfile**", "yaml", func(data []byte) (socialorg.Org, error) {
		return content(orgfile.Read(bytes.NewReader(data), "org.yaml", orgfile.YAML))
	}},
	{"go.yaml.in/yaml/v3", "yaml", func(data []byte) (socialorg.Org, error) {
		var y yamlOrg
		err := yamlv3.Unmarshal(data, &y)
		return y.org(), err
	}},
	{"go.yaml.in/yaml/v4", "yaml", func(data []byte) (socialorg.Org, error) {
		var y yamlOrg
		err := yamlv4.Unmarshal(data, &y)
		return y.org(), err
	}},
	{"goccy/go-yaml", "yaml", func(data []byte) (socialorg.Org, error) {
		var y yamlOrg
		err := yaml.Unmarshal(data, &y)
		return y.org(), err
	}},
	{"**orgfile**", "csv", func(data []byte) (socialorg.Org, error) {
		return content(orgfile.ReadCSV(bytes.NewReader(data), "org.csv", orgfile.Table{ID: "id", ReportsTo: "manager", Holder: "holder"}))
	}},
	{"encoding/csv", "csv", func(data []byte) (o socialorg.Org, err error) {
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		for _, row := range rows[min(1, len(rows)):] {
			p := socialorg.Position{ID: id(row[0]), ReportsTo: id(row[1])}
			if row[2] != "" {
				p.Holders = []string{row[2]}
			}
			o.Positions = append(o.Positions, p)
		}
		return o, err
	}},
}

func content(f *orgfile.File, err error) (socialorg.Org, error) {
	if err != nil {
		return socialorg.Org{}, err
	}
	return f.Org(), nil
}

// yamlOrg has the tags that the YAML decoders go by.
type yamlOrg struct {
	Positions []struct {
		ID        id       `yaml:"id"`
		Holders   []string `yaml:"holders"`
		ReportsTo id       `yaml:"reportsTo"`
	} `yaml:"positions"`
}

func (y yamlOrg) org() (o socialorg.Org) {
	for _, p := range y.Positions {
		o.Positions = append(o.Positions, socialorg.Position{ID: p.ID, Holders: p.Holders, ReportsTo: p.ReportsTo})
	}
	return o
}

// files returns a tree of n positions, without roles, in every format.
func files(n int) (socialorg.Org, map[string][]byte, error) {
	o := socialorg.Org{Positions: shapes[0].org(n).Positions}
	files := make(map[string][]byte)
	var table strings.Builder
	table.WriteString("id,manager,holder\n")
	for i := range o.Positions {
		p := &o.Positions[i]
		p.Role = ""
		fmt.Fprintf(&table, "%s,%s,%s\n", p.ID, p.ReportsTo, strings.Join(p.Holders, ""))
	}
	files["csv"] = []byte(table.String())
	for _, f := range []orgfile.Format{orgfile.JSON, orgfile.YAML} {
		var b bytes.Buffer
		if err := orgfile.Write(&b, f, o); err != nil {
			return o, nil, err
		}
		files[string(f)] = b.Bytes()
	}
	return o, files, nil
}

// writeLoading writes what it takes to read an organisation from a file.
func writeLoading(w *bytes.Buffer, n int) error {
	_, files, err := files(n)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n## Reading %s positions\n\norgfile refuses what does not belong in the file, and keeps the place of every\nvalue for the problems that are found later. The others fill a struct.\n\n", group(n))
	fmt.Fprintln(w, "| | format | time | allocs | ratio |")
	fmt.Fprintln(w, "|---|---|---:|---:|---:|")
	var first cost
	for _, l := range loaders {
		var failed error
		c := repeat(func(int) {
			if _, err := l.load(files[l.format]); err != nil {
				failed = err
			}
		})
		if failed != nil {
			return fmt.Errorf("%s, %s: %w", l.name, l.format, failed)
		}
		if l.name == loaders[0].name {
			first = c
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", l.name, l.format, show(c.nanoseconds), group(int(c.allocations)), times(c.nanoseconds/first.nanoseconds))
	}
	return nil
}
