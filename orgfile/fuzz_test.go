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
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
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
		requirePrintable(t, err)
		requirePlaces(t, data, err)
	} else {
		require.NotNil(t, f)
	}
	if f == nil {
		return
	}
	h, structure := f.Hierarchy()
	require.Equal(t, structure == nil, h != nil)
	problems := f.Check(append(standard.Rules(), rules.NoHiddenText())...)
	require.False(t, structure != nil && problems == nil)
	if problems != nil {
		requirePrintable(t, problems)
		requirePlaces(t, data, problems)
	}
	if err != nil { // the rules only add to what reading found
		require.Error(t, problems)
		before, _ := errors.AsType[socialorg.Problems](err)
		after, _ := errors.AsType[socialorg.Problems](problems)
		for _, p := range before {
			require.Contains(t, after, p)
		}
	}
	o := f.Org()
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		requireRoundTrip(t, format, o)
	}
}

// requirePlaces demands that every diagnostic is in the file.
func requirePlaces(t *testing.T, data []byte, err error) {
	t.Helper()
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.IndexByte(data, '\r') >= 0 {
		return // whose lines and columns are those of other bytes
	}
	lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
	ds, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok, "%v", err)
	require.NotEmpty(t, ds)
	for _, d := range ds {
		require.NotEmpty(t, d.Code)
		require.NotEmpty(t, d.Detail)
		require.True(t, 1 <= d.Line && d.Line <= len(lines), "%v", d)
		require.True(t, 1 <= d.Column && d.Column <= len(lines[d.Line-1])+1, "%v", d)
	}
}

// FuzzReadWideTable reads a table in which every column of Table is named, in the
// four ways in which its options and managers can be told.
func FuzzReadWideTable(f *testing.F) {
	for _, text := range []string{
		"id;by;to;dotted;old;title;role;holder\n1;ann;;;;;;\n2;bo;ann;bo, ann;7,8;T;r;h\n2;bo;ann;;;U;r;i\n",
		"sep=,\rid,by,to,dotted,old,title,role,holder\r1,ann,,,,,,\r2,ann,ann,,,,,\r, ,,,,,,\r",
		"\xff\xfei\x00d\x00", "id,by\n", "", "sep=;", "sep=\n", "\"\r\"\r\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, table := range []orgfile.Table{
			{Comma: ';', Separator: ","}, {ManagerBy: "by", Comma: ';', Separator: ","},
			{Trim: true}, {ManagerBy: "by", KeepUnknownManagers: true},
		} {
			table.ID, table.ReportsTo, table.DottedTo, table.Formerly, table.Title, table.Role, table.Holder = "id", "to", "dotted", "old", "title", "role", "holder"
			file, err := orgfile.ReadCSV(bytes.NewReader(data), "x.csv", table)
			requireSound(t, data, file, err)
		}
	})
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
			table := hrTable()
			table.KeepUnknownManagers, table.Trim, table.KeepFirstTitle = keep, keep, keep
			file, err := orgfile.ReadCSV(bytes.NewReader(data), "x.csv", table)
			requireSound(t, data, file, err)
			if keep && err == nil {
				if ds, ok := errors.AsType[socialorg.Problems](check(file)); ok {
					for _, d := range ds {
						require.NotContains(t, d.Detail, "no position", "%v", d)
					}
				}
			}
		}
	})
}
