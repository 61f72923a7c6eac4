package orgfile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

func addOrgs(f *testing.F, extensions ...string) {
	for _, folder := range []string{"good", "bad"} {
		for _, name := range orgFiles(f, folder) {
			for _, ext := range extensions {
				if filepath.Ext(name) == ext {
					data, err := os.ReadFile(name)
					require.NoError(f, err)
					f.Add(data)
				}
			}
		}
	}
}

// requireSound demands of a file what holds for every input: errors that can be
// printed, places inside the file, and a round trip of what was accepted.
func requireSound(t *testing.T, data []byte, f *orgfile.File, err error) {
	t.Helper()
	if err != nil {
		require.Nil(t, f)
		requirePrintable(t, err)
		requirePlaces(t, data, err)
		return
	}
	if err := f.Check(append(socialorg.StandardRules(), socialorg.NoHiddenText())...); err != nil {
		requirePrintable(t, err)
		requirePlaces(t, data, err)
	}
	o := f.Org()
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		requireRoundTrip(t, format, o)
	}
}

// requirePlaces demands that every diagnostic is in the file.
func requirePlaces(t *testing.T, data []byte, err error) {
	t.Helper()
	lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
	ds, ok := errors.AsType[orgfile.Diagnostics](err)
	require.True(t, ok, "%v", err)
	require.NotEmpty(t, ds)
	for _, d := range ds {
		require.NotEmpty(t, d.Code)
		require.NotEmpty(t, d.Detail)
		require.True(t, 1 <= d.Line && d.Line <= len(lines), "%v", d)
		require.True(t, 1 <= d.Column && d.Column <= len(lines[d.Line-1])+1, "%v", d)
	}
}

func FuzzReadYAML(f *testing.F) {
	addOrgs(f, ".yaml", ".json")
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := orgfile.Read(bytes.NewReader(data), "x.yaml", orgfile.YAML)
		requireSound(t, data, file, err)
	})
}

func FuzzReadJSON(f *testing.F) {
	addOrgs(f, ".json")
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := orgfile.Read(bytes.NewReader(data), "x.json", orgfile.JSON)
		requireSound(t, data, file, err)
	})
}

func FuzzReadCSV(f *testing.F) {
	addOrgs(f, ".csv")
	for _, name := range []string{"chinook", "northwind", "oracle_hr"} {
		data, err := os.ReadFile("testdata/" + name + ".csv")
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, keep := range []bool{false, true} {
			columns := hrColumns()
			columns.KeepUnknownManagers = keep
			file, err := orgfile.ReadCSV(bytes.NewReader(data), "x.csv", columns)
			requireSound(t, data, file, err)
			if keep && err == nil {
				if ds, ok := errors.AsType[orgfile.Diagnostics](file.Check()); ok {
					for _, d := range ds {
						require.NotContains(t, d.Detail, "no position", "%v", d)
					}
				}
			}
		}
	})
}
