package orgfile_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

var update = flag.Bool("update", false, "write the golden files and the schema of this package anew")

const orgs = "../testdata/orgs"

// orgFiles returns the organisations of a folder of orgs, good or bad.
func orgFiles(t testing.TB, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(orgs, folder, "*"))
	require.NoError(t, err)
	names = slices.DeleteFunc(names, func(name string) bool { return filepath.Ext(name) == ".golden" })
	require.NotEmpty(t, names)
	return names
}

// hrTable is how the CSV files of the folder bad are laid out.
func hrTable() orgfile.Table {
	return orgfile.Table{
		ID: "id", ReportsTo: "manager", Title: "title", Role: "role", Holder: "holder",
		Top: []string{"none"}, Vacant: []string{"vacant"},
	}
}

// readOrg reads a file of orgs by its base name, with the standard roles known.
func readOrg(t testing.TB, name string) (*orgfile.File, error) {
	t.Helper()
	known := standard.Department()
	if filepath.Ext(name) != ".csv" {
		return orgfile.ReadFS(os.DirFS(filepath.Dir(name)), filepath.Base(name), known)
	}
	file, err := os.Open(name)
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	return orgfile.ReadCSV(file, filepath.Base(name), hrTable(), known)
}

// checkOrg is readOrg and the standard rules.
func checkOrg(t testing.TB, name string) error {
	t.Helper()
	f, err := readOrg(t, name)
	if f == nil {
		require.Error(t, err)
		return err
	}
	return check(f, append(standard.Rules(), rules.PeopleManagersHaveReports())...)
}

func TestGoodOrgs(t *testing.T) {
	for _, name := range orgFiles(t, "good") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			require.NoError(t, checkOrg(t, name))
			f, err := readOrg(t, name)
			require.NoError(t, err)
			for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
				requireRoundTrip(t, format, f.Org())
			}
		})
	}
}

// Every problem of every bad organisation, with its place and its code, is in
// the golden file beside it.
func TestBadOrgs(t *testing.T) {
	missing := map[socialorg.Code]bool{}
	for _, code := range []socialorg.Code{
		socialorg.ErrRequired, socialorg.ErrMalformed, socialorg.ErrUnsupported, socialorg.ErrRange, socialorg.ErrTooLong,
		socialorg.ErrDuplicate, socialorg.ErrUnknown, socialorg.ErrSelfReport, socialorg.ErrCycle,
		rules.ErrLine, rules.ErrRank, rules.ErrNoReports, rules.ErrNoKPI, rules.ErrKPIAuthority, rules.ErrScope,
		rules.ErrTops,
	} {
		missing[code] = true
	}
	for _, name := range orgFiles(t, "bad") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			err := checkOrg(t, name)
			ds, ok := errors.AsType[socialorg.Problems](err)
			require.True(t, ok, "%v", err)
			require.NotEmpty(t, ds)
			var got strings.Builder
			for _, d := range ds {
				fmt.Fprintf(&got, "%v [%s]\n", d, d.Code)
				require.Equal(t, filepath.Base(name), d.File)
				require.ErrorIs(t, err, d.Code)
				delete(missing, d.Code)
			}
			golden := name + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got.String()), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("(-want +got); go test -update writes it anew\n%s", diff)
			}
		})
	}
	require.Empty(t, missing, "codes that no bad file has")
}

// What a place names is what stands there in the file.
func TestPlacesAreRightToTheColumn(t *testing.T) {
	quoted := func(d socialorg.Problem) string {
		_, rest, _ := strings.Cut(d.Detail, `"`)
		text, _, _ := strings.Cut(rest, `"`)
		return text
	}
	for _, name := range []string{"validate.yaml", "validate.json", "csv-managers.csv", "D2-unknown-field.yaml", "D1-wrong-case.json"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(orgs, "bad", name)
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			lines := bytes.Split(data, []byte("\n"))
			ds, _ := errors.AsType[socialorg.Problems](checkOrg(t, path))
			found := 0
			for _, d := range ds {
				if want := quoted(d); d.Code == socialorg.ErrUnknown || d.Code == socialorg.ErrSelfReport {
					at := strings.TrimLeft(string(lines[d.Line-1][d.Column-1:]), `"'`)
					require.True(t, strings.HasPrefix(at, want), "%v: there is %q", d, at)
					found++
				}
			}
			require.Positive(t, found)
		})
	}
}

// requireRoundTrip writes o, reads it, and writes the same bytes again (D9).
func requireRoundTrip(t testing.TB, format orgfile.Format, o socialorg.Org) {
	t.Helper()
	var text, again bytes.Buffer
	require.NoError(t, orgfile.Write(&text, format, o))
	f, err := orgfile.Read(bytes.NewReader(text.Bytes()), "x", format)
	require.NoError(t, err, "%s", text.String())
	if diff := cmp.Diff(o, f.Org()); diff != "" {
		t.Fatalf("(-want +got)\n%s\n%s", diff, text.String())
	}
	require.NoError(t, orgfile.Write(&again, format, f.Org()))
	require.Equal(t, text.String(), again.String())
}

// requireNoZeroField demands that a test has a value for every field of an Org,
// so that a new one is noticed.
func requireNoZeroField(t testing.TB, o socialorg.Org) {
	t.Helper()
	for field, v := range reflect.ValueOf(o).Fields() {
		require.False(t, v.IsZero(), "%s has no value in this test", field.Name)
	}
}
