package catalogue_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// A page is docs/catalogue.md: the sources of each item, and the grade of each
// source.
type page struct {
	sources map[[2]string][]string // by role and key
	others  map[[2]string]int      // sources of grade C
	grades  map[string]string
}

func readPage(t *testing.T) page {
	t.Helper()
	text, err := os.ReadFile("../docs/catalogue.md")
	require.NoError(t, err)
	p := page{make(map[[2]string][]string), make(map[[2]string]int), make(map[string]string)}
	item := regexp.MustCompile("^\\| `([a-z-]+)` \\| ([A-Z ]+) \\| ([0-9]+) \\|$")
	source := regexp.MustCompile(`^\| ([A-Z]+) \| ([AB]) \| .+ \| .*<https?://[^>]+>.* \|$`)
	var role string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			role = heading
		}
		if m := item.FindStringSubmatch(line); m != nil {
			at := [2]string{role, m[1]}
			require.NotContains(t, p.sources, at)
			p.sources[at] = strings.Fields(m[2])
			p.others[at], err = strconv.Atoi(m[3])
			require.NoError(t, err)
		} else if m := source.FindStringSubmatch(line); m != nil {
			require.NotContains(t, p.grades, m[1])
			p.grades[m[1]] = m[2]
		} else if strings.HasPrefix(line, "| ") {
			require.Regexp(t, `^\| (item|key|grade|---|[ABC]) \|`, line, "a row that says nothing")
		}
	}
	return p
}

// Every item has at least three sources, two of them of grade A or B and listed
// in docs/catalogue.md, which lists no others.
func TestCatalogueCounts(t *testing.T) {
	p := readPage(t)
	unused := make(map[string]bool)
	for key := range p.grades {
		unused[key] = true
	}
	items := make(map[[2]string]bool)
	for _, item := range catalogue.Items() {
		at := [2]string{string(item.Role), string(item.Key)}
		require.NotContains(t, items, at)
		items[at] = true
		require.GreaterOrEqual(t, item.A+item.B, 2, at)
		require.GreaterOrEqual(t, item.A+item.B+item.C, 3, at)

		page := catalogue.Item{Role: item.Role, Key: item.Key, C: p.others[at]}
		seen := make(map[string]bool)
		for _, source := range p.sources[at] {
			require.False(t, seen[source], "%s counts %s twice", at, source)
			seen[source] = true
			delete(unused, source)
			switch p.grades[source] {
			case "A":
				page.A++
			case "B":
				page.B++
			default:
				t.Errorf("%s: %s is not among the sources", at, source)
			}
		}
		if diff := cmp.Diff(page, item); diff != "" {
			t.Errorf("(-docs/catalogue.md +Items)\n%s", diff)
		}
	}
	require.Len(t, items, len(p.sources), "rows that are no item")
	require.Empty(t, unused, "sources of no item")

	// The items are what the roles state, in their order.
	var stated []catalogue.Item
	for _, r := range catalogue.Roles() {
		for _, d := range r.Responsibilities {
			stated = append(stated, catalogue.Item{Role: r.ID, Key: d.Key})
		}
		for _, s := range r.Skills {
			stated = append(stated, catalogue.Item{Role: r.ID, Key: s.Key})
		}
	}
	if diff := cmp.Diff(stated, catalogue.Items(), cmpopts.IgnoreFields(catalogue.Item{}, "A", "B", "C")); diff != "" {
		t.Errorf("(-roles +items)\n%s", diff)
	}
}

// What no source states is empty. A role is responsible, except the digital
// marketing manager, who is accountable for advertising alone.
func TestCatalogueStatesNoMore(t *testing.T) {
	keys := make(map[socialorg.Key]string)
	for _, r := range catalogue.Roles() {
		require.NoError(t, checkAlone(r), r.ID)
		require.Empty(t, r.Goals)
		for _, d := range r.Responsibilities {
			require.NotEmpty(t, d.Name)
			require.Empty(t, d.Goals)
			if r.ID == standard.DigitalMarketingManagerID {
				require.Equal(t, socialorg.Accountable, d.Involvement)
				require.Equal(t, catalogue.AreaAdvertising, d.Area)
			} else {
				require.Equal(t, socialorg.Responsible, d.Involvement, "%s %s", r.ID, d.Key)
			}
			same := d.Name + " " + string(d.Area)
			require.Contains(t, []string{"", same}, keys[d.Key], "%s means one thing", d.Key)
			keys[d.Key] = same
		}
		for _, s := range r.Skills {
			require.NotEmpty(t, s.Name)
			require.NotEmpty(t, s.Kind)
			require.Empty(t, s.Level)
		}
	}

	// A key of package standard has the name, the area and the partners that it has there.
	for _, known := range []socialorg.Role{standard.Manager(), standard.Specialist()} {
		for _, r := range catalogue.Roles() {
			for _, d := range r.Responsibilities {
				if want, ok := known.Responsibility(d.Key); ok {
					if diff := cmp.Diff(want, d, cmpopts.IgnoreFields(d, "Involvement")); diff != "" {
						t.Errorf("%s (-standard +catalogue)\n%s", r.ID, diff)
					}
				}
			}
		}
	}
}

// checkAlone validates a role beside those of package standard.
func checkAlone(r socialorg.Role) error {
	o := standard.Department()
	o.Roles = slices.DeleteFunc(o.Roles, func(known socialorg.Role) bool { return known.ID == r.ID })
	o.Roles = append(o.Roles, r)
	return o.Validate()
}

// The department passes the rules in both languages.
func TestTwelveDepartment(t *testing.T) {
	all := append(standard.Rules(), rules.OneAccountable(), rules.EveryAreaAccountable(), rules.OneTop(), rules.MaxSpan(8),
		rules.PeopleManagersHaveReports(), rules.NoVacantManager(), rules.NoSelfSupervision(), rules.NoConfusableIDs(),
		rules.NoHiddenText(), rules.TermsDeclared())
	for _, to := range glossaries() {
		o := socialorg.Translate(catalogue.Department(), glossaries()[0], to)
		require.Len(t, o.Positions, 12)
		h, err := socialorg.NewHierarchy(o)
		require.NoError(t, err)
		require.NoError(t, h.Check(all...), to.Language)
	}

	// Without somebody accountable for advertising, the rules say so.
	o := catalogue.Department()
	*o.Role(standard.DigitalMarketingManagerID) = standard.DigitalMarketingManager()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	require.ErrorIs(t, h.Check(rules.EveryAreaAccountable()), rules.ErrUnaccountable)
}

// In every responsibility exactly one role is accountable, and that role stands
// above, or is, the one that does the work.
func TestTwelveRACI(t *testing.T) {
	h, err := socialorg.NewHierarchy(catalogue.Department())
	require.NoError(t, err)
	m := socialorg.RACI(h.Org().Roles...)
	require.Len(t, m.Rows, len(socialorg.RACI(standard.Department().Roles...).Rows)+27)
	for _, row := range m.Rows {
		require.NotEmpty(t, row.Name)
		var accountable []string
		for id, cell := range row.Cells {
			if strings.Contains(cell.String(), "A") {
				accountable = append(accountable, string(id))
			}
		}
		require.Len(t, accountable, 1, row.Responsibility)
		for n := range h.Nodes() {
			r, _ := h.Role(n.RoleID())
			if d, ok := r.Responsibility(row.Responsibility); ok {
				require.Equal(t, accountable[0], string(n.Owner(d.Key).RoleID()), "%s of %s", d.Key, n)
			}
		}
	}
}

// glossaries returns the languages, merged with those of package standard.
func glossaries() []socialorg.Glossary {
	return []socialorg.Glossary{standard.English().With(catalogue.English()), standard.Indonesian().With(catalogue.Indonesian())}
}

// The two packages together name the whole department, and neither names what the
// other does.
func TestCatalogueGlossaries(t *testing.T) {
	merged := glossaries()
	used := reflect.ValueOf(socialorg.GlossaryOf(catalogue.Department(), "en"))
	for i, own := range []socialorg.Glossary{catalogue.English(), catalogue.Indonesian()} {
		require.Empty(t, merged[i].Missing(catalogue.Department()))
		require.Equal(t, merged[i].Language, own.Language)
		of := reflect.ValueOf(own)
		beside := reflect.ValueOf([]socialorg.Glossary{standard.English(), standard.Indonesian()}[i])
		for field := range of.NumField() {
			if kind := of.Type().Field(field).Name; of.Field(field).Kind() == reflect.Map && kind != "Titles" {
				for key, name := range of.Field(field).Seq2() {
					require.NotEmpty(t, name.String(), "%s %s", kind, key)
					require.NotRegexp(t, `^\p{Ll}|  |^ | $`, name.String())
					require.Equal(t, kind == "Summaries", strings.HasSuffix(name.String(), "."), name)
					require.True(t, used.Field(field).MapIndex(key).IsValid(), "nothing has the name of %s %s", kind, key)
					require.False(t, beside.Field(field).MapIndex(key).IsValid(), "%s %s", kind, key)
				}
			}
		}
	}
	english, indonesian := catalogue.English(), catalogue.Indonesian()
	require.Len(t, english.Roles, 5)
	for _, pair := range [][2]map[socialorg.Key]string{
		{english.Responsibilities, indonesian.Responsibilities}, {english.Skills, indonesian.Skills}, {english.Terms, indonesian.Terms},
	} {
		require.Len(t, pair[0], len(pair[1]))
		for key, name := range pair[0] {
			require.NotEmpty(t, pair[1][key], key)
			require.NotEqual(t, name, pair[1][key], "is translated")
		}
	}

	en, id := merged[0], merged[1]
	there := socialorg.Translate(catalogue.Department(), en, id)
	require.NoError(t, there.Validate())
	if diff := cmp.Diff(catalogue.Department(), socialorg.Translate(there, id, en), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("there and back (-want +got)\n%s", diff)
	}
}

// A title leads to its roles, also in capitals, in both languages.
func TestCatalogueTitles(t *testing.T) {
	for _, g := range glossaries() {
		for id, titles := range g.Titles {
			for _, title := range append(titles, g.Roles[id]) {
				require.Contains(t, g.Lookup(strings.ToUpper(title)), id)
			}
		}
		require.Equal(t, []socialorg.RoleID{standard.ManagerID, standard.SpecialistID}, g.Lookup("Social media strategist"))
		require.Equal(t, []socialorg.RoleID{catalogue.CommunityManagerID}, g.Lookup("manajer komunitas"))
		require.Equal(t, []socialorg.RoleID{catalogue.InfluencerMarketingManagerID}, g.Lookup("KOL Specialist"))
		require.Equal(t, []socialorg.RoleID{standard.DigitalMarketingManagerID}, g.Lookup("digital marketing manager"))
	}
}

// Whatever a function returns is the caller's own.
func TestCatalogueValuesAreTheCallersOwn(t *testing.T) {
	want := catalogue.Department()
	spoilt := catalogue.Department()
	for i := range spoilt.Roles {
		for j := range spoilt.Roles[i].Responsibilities {
			for k := range spoilt.Roles[i].Responsibilities[j].With {
				spoilt.Roles[i].Responsibilities[j].With[k] = "spoilt"
			}
		}
		for j := range spoilt.Roles[i].ReportsTo {
			spoilt.Roles[i].ReportsTo[j].To = "spoilt"
		}
	}
	for _, g := range []socialorg.Glossary{catalogue.English(), catalogue.Indonesian()} {
		g.Titles[standard.ManagerID][0] = "spoilt"
		require.NotEqual(t, "spoilt", g.Titles[standard.SpecialistID][0])
	}
	spoilt.Terms["advertising"] = "spoilt"
	if diff := cmp.Diff(want, catalogue.Department()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The definitions are the roles and the terms, without positions.
func TestCatalogueDefinitions(t *testing.T) {
	o := catalogue.Definitions()
	require.Empty(t, o.Positions)
	if diff := cmp.Diff(catalogue.Roles(), o.Roles); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	require.Equal(t, catalogue.English().Terms, o.Terms)
}
