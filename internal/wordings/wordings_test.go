package wordings_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/wordings"
)

type key string

type texts struct {
	Language, Org string
	Comma         bool
	Roles         map[key]string
	Titles        map[key][]string
}

func TestRead(t *testing.T) {
	got := wordings.Read[texts](`Language,en,id
# A comment, "as it is
Org,Team,Tim
Comma,no,yes
Roles a-b,"Head, or lead",Kepala
Roles c,,Staf
Titles a-b,,Pimpinan
Titles a-b,Chief,Bos
`)
	want := []*texts{
		{Language: "en", Org: "Team", Roles: map[key]string{"a-b": "Head, or lead"}, Titles: map[key][]string{"a-b": {"Chief"}}},
		{
			Language: "id", Org: "Tim", Comma: true,
			Roles: map[key]string{"a-b": "Kepala", "c": "Staf"}, Titles: map[key][]string{"a-b": {"Pimpinan", "Bos"}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The tables of the module are well-formed, have each text once (the later of two
// would count), and have it in every language, except for further titles.
func TestTables(t *testing.T) {
	for _, path := range []string{"standard/names.csv", "catalogue/names.csv", "render/wording.csv"} {
		f, err := os.Open(filepath.Join("../..", path))
		require.NoError(t, err)
		defer f.Close()
		r := csv.NewReader(f)
		r.Comment = '#'
		rows, err := r.ReadAll()
		require.NoError(t, err, path)
		require.Greater(t, len(rows), 50, path)
		require.Equal(t, []string{"Language", "en", "id"}, rows[0][:3], path)
		seen := make(map[string]bool)
		for _, row := range rows {
			text := row[0]
			if strings.HasPrefix(text, "Titles ") { // a list
				text = strings.Join(row, ",")
			} else {
				require.NotContains(t, row, "", "%s lacks %s", path, text)
			}
			require.False(t, seen[text], "%s has %s twice", path, text)
			seen[text] = true
		}
	}
}
