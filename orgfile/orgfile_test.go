package orgfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// check returns the error of the file's Hierarchy.
func check(f *orgfile.File, rules ...socialorg.Rule) error {
	return f.Check(rules...)
}

func read(format orgfile.Format, text string, known ...socialorg.Org) (*orgfile.File, error) {
	return orgfile.Read(strings.NewReader(text), "team."+string(format), format, known...)
}

// D11: ids are text, as they are written.
func TestD11IDsAreText(t *testing.T) {
	for _, test := range []struct{ written, want string }{
		{"00109715", "00109715"}, {"0x1F", "0x1F"}, {"1_000", "1_000"}, {"no", "no"}, {"none", "none"}, {"true", "true"},
		{"1.0", "1.0"}, {"1e400", "1e400"}, {"9223372036854775808", "9223372036854775808"}, {".inf", ".inf"}, {"2026-11-22", "2026-11-22"},
		{"'null'", "null"}, {`"~"`, "~"}, {"nil", "nil"}, {"0o17", "0o17"}, {"=", "="}, {"XX", "XX"}, {"..", ".."}, {"-1", "-1"},
		{"__proto__", "__proto__"}, {"!!str null", "null"}, {"!!str 7", "7"}, {"'a''b'", "a'b"}, {`"a\u00e9"`, "aé"}, {"a#b", "a#b"},
	} {
		f, err := read(orgfile.YAML, "positions: [{id: "+test.written+"}]")
		require.NoError(t, err, test.written)
		require.Equal(t, test.want, string(f.Org().Positions[0].ID))
	}
}

func TestNumbers(t *testing.T) {
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		f, err := read(format, `{"campaigns": [{"kpis": [{"per": -9223372036854775808, "min": -0, "max": 1.5e-3, "weight": 2E2}]}]}`)
		require.NoError(t, err)
		want := socialorg.KPI{Per: math.MinInt64, Min: new(0.0), Max: new(0.0015), Weight: new(200.0)}
		if diff := cmp.Diff(want, f.Org().Campaigns[0].KPIs[0]); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", format, diff)
		}
		require.False(t, math.Signbit(*f.Org().Campaigns[0].KPIs[0].Min), "never -0")
	}
}

// A place counts lines as editors do and columns in bytes, wherever YAML breaks
// lines and however wide a character is.
func TestPlaces(t *testing.T) {
	const yaml = "\ufeffname: é\u2028positions:\r  - {id: a, title: Ünï\U0001F680, reportsTo: b}\r\n" +
		"  - title: |\n      x\n    id: \"é\\\n      f\"\n    reportsTo:   c\n  - &x\n    id: d\n  - *x\n"
	f, err := read(orgfile.YAML, yaml)
	require.NoError(t, err)
	for path, want := range map[string][2]int{
		"":                            {1, 1},
		"name":                        {1, 7},
		"positions":                   {1, 25},
		"positions[0]":                {1, 27},
		"positions[0].reportsTo":      {1, 64},
		"positions[0].title":          {1, 42},
		"positions[0].holders":        {1, 27},
		"positions[1]":                {2, 5},
		"positions[1].title":          {2, 12},
		"positions[1].id":             {4, 9},
		"positions[1].reportsTo":      {6, 18},
		"positions[2].id":             {8, 9},
		"positions[3]":                {9, 5},
		"positions[3].id":             {8, 9},
		"positions[3].dottedTo":       {9, 5},
		"campaigns":                   {1, 1},
		"positions[4]":                {},
		"positions[-1]":               {},
		"positions[x]":                {},
		"positions[0":                 {},
		"positions[0].id.x":           {},
		"positions[0].id[0]":          {},
		"campaigns[0].kpis":           {},
		"[0]":                         {},
		"positions..id":               {},
		"positions[1].salary.monthly": {2, 5},
	} {
		place, ok := f.Place(path)
		require.Equal(t, want, [2]int{place.Line, place.Column}, path)
		require.Equal(t, want[0] > 0, ok, path)
	}
}

// D3: what is not a path as a Problem has it is nowhere.
func TestPlaceRefusesWhatIsNoPath(t *testing.T) {
	f, err := read(orgfile.YAML, "positions: [{id: a}]")
	require.NoError(t, err)
	for _, path := range []string{
		".", "positions.", "positions]", "positions[0]id", "positions[+0].id", "positions[00].id", "positions[-0]", "positions[]", "positions[0].",
		"positions.[0]", "positions[0]..id", "positions[0].id.", " positions", "salary.", "salary..x", "salary.x[0]", "salary.x y",
	} {
		_, ok := f.Place(path)
		require.False(t, ok, path)
	}
	for _, path := range []string{"positions[0].id", "salary", "salary.monthly.x"} {
		_, ok := f.Place(path)
		require.True(t, ok, path)
	}
}

// B2: the byte that is not UTF-8 is found where it stands, also when characters
// begin as it does.
func TestPlaceOfInvalidUTF8(t *testing.T) {
	for text, want := range map[string]int{
		"name: \xe2\xe2\x82\xac\n":         7,
		"name: \xf0\x9f\xf0\x9f\x98\x80\n": 7,
		"name: \ufffd\xe2\x82\n":           10,
		"name: \xff":                       7,
		"name: é\xed\xa0\x80\n":            9,
	} {
		_, err := read(orgfile.YAML, text)
		d, ok := errors.AsType[socialorg.Problem](err)
		require.True(t, ok)
		require.Equal(t, want, d.Column, "%q", text)
		require.ErrorIs(t, d, socialorg.ErrMalformed)
	}
}

// A1: directives that define prefixes of tags are refused before the parser,
// which takes quadratic time for them, has seen one.
func TestD11TagDirectives(t *testing.T) {
	for _, text := range []string{
		"#\n%TAG !y! tag:yaml.org,2002:\n---\nname: !y!str x",
		"---\r%TAG !y! !x\r---\rname: x",
		"name: x\n%TAG !y! !x\n---\nname: x", // of a second document
	} {
		_, err := read(orgfile.YAML, text)
		ds, ok := errors.AsType[socialorg.Problems](err)
		require.True(t, ok, "%q", text)
		require.Len(t, ds, 1, "%q", text)
		require.Equal(t, "the directive %TAG is not supported; what follows was not read", ds[0].Detail)
		require.Equal(t, socialorg.ErrUnsupported, ds[0].Code)
		require.Equal(t, "%TAG", strings.FieldsFunc(text, func(r rune) bool { return r == '\r' || r == '\n' })[ds[0].Line-1][ds[0].Column-1:][:4])
	}
	_, err := read(orgfile.YAML, "name: |\n  %TAG x\n")
	require.NoError(t, err, "text is no directive")

	var text strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&text, "%%TAG !a%d! !x\n", i)
	}
	_, err = read(orgfile.YAML, text.String()+"---\nname: x\n")
	require.ErrorIs(t, err, socialorg.ErrUnsupported)
}

// D4: !!str makes text of a scalar, and of nothing else.
func TestD11TextTagsOfLists(t *testing.T) {
	for _, text := range []string{"positions: !!str []", "positions: [!!str {id: a}]", "!!str\nname: x"} {
		_, err := read(orgfile.YAML, text)
		require.ErrorIs(t, err, socialorg.ErrUnsupported, text)
		require.ErrorContains(t, err, "not supported for anything but text")
	}
}

// C4: what several aliases stand for is wrong once, also when other problems of
// the same place come between.
func TestAliasesAreWrongOnce(t *testing.T) {
	_, err := read(orgfile.YAML, `roles:
- {id: a, name: A, responsibilities: [&x {foo: 1}], skills: [*x]}
- {id: b, name: B, responsibilities: [*x], skills: [*x]}
`)
	ds, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok)
	seen := map[socialorg.Problem]bool{}
	for _, d := range ds {
		d.Path = ""
		require.False(t, seen[d], "%v", d)
		seen[d] = true
	}
	require.NotEmpty(t, ds)
}

// D5: a number is refused rather than taken for 0, and the detail is true of it.
func TestNumbersThatDoNotFit(t *testing.T) {
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		for text, want := range map[string]string{
			`"min": 1e-400`:     `"1e-400" is too close to 0`,
			`"min": -0.01E-400`: `"-0.01E-400" is too close to 0`,
			`"min": 1e400`:      `"1e400" is too large`,
			`"per": 1e2`:        `"1e2" is not a whole number in plain digits`,
		} {
			_, err := read(format, `{"campaigns": [{"kpis": [{`+text+`}]}]}`)
			require.ErrorContains(t, err, want)
		}
		_, err := read(format, `{"campaigns": [{"kpis": [{"min": 0.00e5, "max": 5e-324, "weight": -0E-400}]}]}`)
		require.NoError(t, err)
	}
}

// What the file refers to of known organisations is there, and nothing else.
func TestKnown(t *testing.T) {
	known := standard.Department()
	const text = `
goals: [{key: brand-image, name: Ours}]
roles: [{id: social-media-manager, name: Ours}]
positions: [{id: m, role: social-media-manager}, {id: c, role: chief-executive}, {id: x, role: x}, {id: y, role: social-media-manger}]`
	more := socialorg.Org{Roles: []socialorg.Role{
		{ID: "chief-executive", Name: "Another"}, {ID: "x", Name: "X", Goals: []socialorg.Key{"brand-image"}, ReportsTo: []socialorg.ReportingLine{{To: "y"}}},
		{ID: "unused", Name: "Unused"}, {ID: "y", Name: "Y"},
	}}
	f, err := read(orgfile.YAML, text, known, socialorg.Org{}, more)
	require.NoError(t, err)
	known.Roles[0].Name, known.Goals[0].Key, more.Roles[1].Goals[0] = "changed", "changed", "changed"
	o := f.Org()
	var roles, goals []string
	for _, r := range o.Roles {
		roles = append(roles, string(r.ID)+" "+r.Name)
	}
	for _, g := range o.Goals {
		goals = append(goals, string(g.Key)+" "+g.Name)
	}
	require.Equal(t, "social-media-manager Ours", roles[0])
	require.Equal(t, []string{"x X", "y Y"}, roles[2:], "those of known organisations come in their order")
	require.Contains(t, roles[1], "chief-executive ")
	require.NotContains(t, roles[1], "Another", "an earlier organisation counts first")
	require.NotContains(t, roles[1], "changed", "what is known is copied")
	require.Equal(t, "brand-image Ours", goals[0])
	require.Len(t, goals, 3, "anything refers to a goal, so all are there")
	require.Equal(t, []socialorg.Key{"brand-image"}, o.Roles[2].Goals)
	require.Len(t, o.Positions, 4, "positions that are known elsewhere play no part")
	_, ok := f.Place("roles[1].name")
	require.False(t, ok, "what is known has no place")

	_, err = f.Hierarchy()
	require.EqualError(t, err, `team.yaml:4:114: positions[3].role: no role "social-media-manger"; did you mean "social-media-manager"?`)

	f, err = read(orgfile.YAML, "positions: [{id: m, role: social-media-manger}]", standard.Department())
	require.NoError(t, err)
	require.Empty(t, f.Org().Roles)
	require.Empty(t, f.Org().Goals)
	_, err = f.Hierarchy()
	require.EqualError(t, err, `team.yaml:1:27: positions[0].role: no role "social-media-manger"; `+
		`did you mean "social-media-manager"?`, "roles that nothing uses are known, too")

	badly := socialorg.Rule{Code: "test", Check: func(_ *socialorg.Hierarchy, report func(socialorg.Problem)) {
		report(socialorg.Problem{Path: "roles[1]", Detail: "is known"})
		report(socialorg.Problem{Path: "positions[0]", Detail: "is in the file"})
	}}
	f, err = read(orgfile.YAML, "positions: [{id: m, role: social-media-manager}]", standard.Department())
	require.NoError(t, err)
	err = f.Check(badly)
	require.EqualError(t, err, "team.yaml:1:13: positions[0]: is in the file\nteam.yaml: roles[1]: is known")

	f, err = read(orgfile.YAML, text)
	require.NoError(t, err)
	require.Len(t, f.Org().Roles, 1)
}

// A campaign may name a KPI that is known and give its target only.
func TestKnownKPIs(t *testing.T) {
	text := `
kpis: [{key: shares, name: Ours, unit: count, numerator: [shares], weight: 2}]
campaigns: [{key: spring, kpis: [{key: views, min: 500000}, {key: shares, max: 3}, {key: reach, unit: count}]}]`
	f, err := read(orgfile.YAML, text, standard.Department())
	require.NoError(t, err)
	var keys []string
	for _, k := range f.Org().KPIs {
		keys = append(keys, string(k.Key)+" "+k.Name)
	}
	require.Equal(t, []string{"shares Ours", "views " + standard.Views().Name}, keys)
	h, err := f.Hierarchy()
	require.NoError(t, err)
	c, _ := h.Campaign("spring")
	if diff := cmp.Diff(standard.Views().AtLeast(500_000), c.KPIs[0]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	require.Equal(t, "Ours", c.KPIs[1].Name)

	f, err = read(orgfile.YAML, "campaigns: [{key: spring, kpis: [{key: vievs}]}]", standard.Department())
	require.NoError(t, err)
	_, err = f.Hierarchy()
	require.ErrorContains(t, err, `team.yaml:1:34: campaigns[0].kpis[0].unit: is missing, and nothing else defines the KPI "vievs"`)
	require.ErrorContains(t, err, `did you mean "views"?`)

	f, err = read(orgfile.YAML, "kpis: [{key: mine, unit: count}]\ncampaigns: [{key: spring, kpis: [{key: vievs}]}]", standard.Department())
	require.NoError(t, err)
	_, err = f.Hierarchy()
	require.ErrorContains(t, err, `team.yaml:2:40: campaigns[0].kpis[0].key: no KPI "vievs"`)
	require.ErrorContains(t, err, `did you mean "views"?`)
}

// The names of known words are there, those of the file first.
func TestKnownWords(t *testing.T) {
	f, err := read(orgfile.YAML, "terms: {budget: Money}", socialorg.Org{Terms: map[socialorg.Key]string{"budget": "x", "agency": "Agency"}},
		socialorg.Org{Terms: map[socialorg.Key]string{"agency": "y"}})
	require.NoError(t, err)
	if diff := cmp.Diff(map[socialorg.Key]string{"budget": "Money", "agency": "Agency"}, f.Org().Terms); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// E1: what Org returns is the caller's own.
func TestOrgIsACopy(t *testing.T) {
	text := `{"roles":[{"id":"r","name":"R","responsibilities":[{"key":"k","with":["w"]}]}],"positions":[{"id":"p","role":"social-media-manager","holders":["h"]}],"campaigns":[{"kpis":[{"numerator":["n"],"min":1}],"metrics":{"m":"sum"}}],"terms":{"w":"W"}}`
	f, err := read(orgfile.JSON, text, standard.Department())
	require.NoError(t, err)
	write := func() string {
		var b strings.Builder
		require.NoError(t, orgfile.Write(&b, orgfile.JSON, f.Org()))
		return b.String()
	}
	want, o := write(), f.Org()
	o.Roles[0].Responsibilities[0].With[0] = "changed"
	o.Roles[1].ID = "changed"
	o.Positions[0].Holders[0] = "changed"
	o.Campaigns[0].KPIs[0].Numerator[0] = "changed"
	*o.Campaigns[0].KPIs[0].Min = 7
	o.Campaigns[0].Metrics["m"] = "changed"
	o.Terms["w"] = "changed"
	require.NotContains(t, want, "changed")
	require.Equal(t, want, write())
}

// A11: a file that was not read grants nothing: it is an error, whoever asks.
func TestZeroFile(t *testing.T) {
	unread, _ := orgfile.ReadFile("missing.yaml")
	broken, _ := read(orgfile.YAML, "positions: [")
	for name, f := range map[string]*orgfile.File{"nil": nil, "zero": new(orgfile.File), "missing": unread, "broken": broken} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, socialorg.Org{}, f.Org())
			h, err := f.Hierarchy()
			require.ErrorIs(t, err, socialorg.ErrRequired)
			require.EqualError(t, err, "no file was read, so there is no organisation")
			require.Nil(t, h)
			require.ErrorIs(t, f.Check(rules.OneTop()), socialorg.ErrRequired)
			require.Empty(t, f.Doubts())
			_, ok := f.Place("")
			require.False(t, ok)
		})
	}
}

// A breach of a rule comes beside the Hierarchy; reading and structure do not.
func TestLoad(t *testing.T) {
	dir := t.TempDir()
	load := func(text string) (*socialorg.Hierarchy, error) {
		name := filepath.Join(dir, "team.yaml")
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		return orgfile.Load(name, []socialorg.Org{standard.Department()}, rules.OneTop())
	}
	h, err := load("positions: [{id: a}, {id: b, role: social-media-manager, reportsTo: a}]")
	require.NoError(t, err)
	require.Equal(t, "Social media manager", h.Node("b").String())

	h, err = load("positions:\n- {id: a}\n- {id: b}\n")
	require.ErrorIs(t, err, rules.ErrTops)
	require.Equal(t, 2, h.Len(), "policy costs nobody the organisation")
	problems, _ := errors.AsType[socialorg.Problems](err)
	require.NotZero(t, problems[0].Line)

	for _, text := range []string{"positions: [{id: a}, {id: a}]", "positions: [{id: a, titel: A}]", "positions: [", "positions: [{id: a}, {id: b, titel: B}]"} {
		h, err = load(text)
		require.Error(t, err)
		require.Nil(t, h, text)
	}
	_, err = load("positions: [{id: a}, {id: b, titel: B}]")
	require.ErrorIs(t, err, rules.ErrTops, "what is known in spite of a mistake is checked")

	h, err = orgfile.Load(filepath.Join(dir, "gone.yaml"), nil)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.Nil(t, h)
}

func TestReadFile(t *testing.T) {
	folder := t.TempDir()
	files := fstest.MapFS{}
	for _, name := range []string{"a.yaml", "a.yml", "a.json", "a.csv", "a"} {
		files[name] = &fstest.MapFile{Data: []byte(`{"name": "A", "id": "x"}`)}
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), files[name].Data, 0o600))
	}
	for name, want := range map[string]error{
		"a.yaml": socialorg.ErrUnknown, "a.yml": socialorg.ErrUnknown, "a.json": socialorg.ErrUnknown,
		"a.csv": socialorg.ErrUnsupported, "a": socialorg.ErrUnsupported, "b.yaml": fs.ErrNotExist,
	} {
		for _, read := range []func() (*orgfile.File, error){
			func() (*orgfile.File, error) { return orgfile.ReadFS(files, name) },
			func() (*orgfile.File, error) { return orgfile.ReadFile(filepath.Join(folder, name)) },
		} {
			f, err := read()
			require.ErrorIs(t, err, want, name)
			require.Nil(t, f)
			_, ok := errors.AsType[socialorg.Problems](err)
			require.Equal(t, !errors.Is(want, fs.ErrNotExist), ok)
		}
	}
	_, err := read("toml", "")
	require.ErrorIs(t, err, socialorg.ErrUnsupported)
	require.ErrorIs(t, orgfile.Write(io.Discard, "toml", socialorg.Org{}), socialorg.ErrUnsupported)
}

func TestReadReturnsTheReadersError(t *testing.T) {
	broken := errors.New("broken")
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		_, err := orgfile.Read(iotest.ErrReader(broken), "x", format)
		require.ErrorIs(t, err, broken)
	}
	_, err := orgfile.ReadCSV(iotest.ErrReader(broken), "x", hrTable())
	require.ErrorIs(t, err, broken)
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// D10: a reader without an end is left after the stated limit.
func TestD10SizeIsLimited(t *testing.T) {
	_, err := orgfile.Read(endless{}, "x", orgfile.YAML)
	require.ErrorIs(t, err, socialorg.ErrTooLong)
}

// D5: the depth that an Org may have is within the limit, and what is deeper is
// refused wherever it stands.
func TestD5DepthIsLimited(t *testing.T) {
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		for depth, want := range map[int]error{
			orgfile.MaxDepth - 1: socialorg.ErrUnknown,
			orgfile.MaxDepth:     socialorg.ErrRange,
			10_001:               socialorg.ErrRange,
		} {
			for _, brackets := range [][2]string{{"[", "]"}, {`{"x":`, "}"}} {
				_, err := read(format, `{"x":`+strings.Repeat(brackets[0], depth)+"1"+strings.Repeat(brackets[1], depth)+"}")
				require.ErrorIs(t, err, want, "%s %d", format, depth)
			}
		}
	}
	_, err := read(orgfile.YAML, strings.Repeat("- ", orgfile.MaxDepth+1)+"x")
	require.ErrorIs(t, err, socialorg.ErrRange)
}

func TestD11AliasesAreLimited(t *testing.T) {
	list := "goals: &a [" + strings.Repeat("{key: x},", 100) + "]\n" // 301 values
	fine := list + "positions:\n" + strings.Repeat("- x: *a\n", orgfile.MaxAliased/301)
	_, err := read(orgfile.YAML, fine)
	require.NotErrorIs(t, err, socialorg.ErrRange)
	_, err = read(orgfile.YAML, fine+"- x: *a\n")
	require.ErrorIs(t, err, socialorg.ErrRange)
}

// J9: what aliases stand for counts by its bytes, too: 64 of text are a value.
func TestJ9AliasedBytesAreLimited(t *testing.T) {
	const size, times = 64_000, orgfile.MaxAliased / 1001 // an alias for so much text is a value and 1,000 more
	fine := "name: &a " + strings.Repeat("x", size) + "\npositions:\n" + strings.Repeat("- title: *a\n", times)
	_, err := read(orgfile.YAML, fine)
	require.NoError(t, err)
	_, err = read(orgfile.YAML, fine+"- title: *a\n")
	require.ErrorIs(t, err, socialorg.ErrRange)
	require.ErrorContains(t, err, "long texts count once for every 64 bytes")
}

// Finding the places of many problems takes linear time: a quadratic search for
// 100,000 of them would take minutes.
func TestD10ManyPlaces(t *testing.T) {
	const n = 30_000
	var text strings.Builder
	text.WriteString(`{"positions":[`)
	for i := range n {
		fmt.Fprintf(&text, `{"id":"%d","reportsTo":"x"},`, i)
	}
	text.WriteString(`{"id":"last"}]}`)
	f, err := read(orgfile.JSON, text.String())
	require.NoError(t, err)
	ds, ok := errors.AsType[socialorg.Problems](check(f))
	require.True(t, ok)
	require.Len(t, ds, socialorg.MaxProblems+1)
	require.Equal(t, `"x"}`, text.String()[ds[socialorg.MaxProblems-1].Column-1:][:4])
	require.Equal(t, n-socialorg.MaxProblems, ds[socialorg.MaxProblems].More)
}

// Neither do fields that are there already take longer the later they are.
func TestD10ManyDuplicates(t *testing.T) {
	const n = 30_000
	text := "{" + strings.Repeat(`"x":0,`, n) + `"name":"a"` + strings.Repeat(`,"name":"b"`, n) + "}"
	_, err := read(orgfile.JSON, text)
	require.ErrorIs(t, err, socialorg.ErrTooMany)
}

// Neither do values that are missing on one line.
func TestD10ManyNulls(t *testing.T) {
	const n = 30_000
	_, err := read(orgfile.JSON, `{"positions":[`+strings.Repeat(`{"id":null},`, n)+"7]}")
	ds, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok)
	require.Len(t, ds, socialorg.MaxProblems+1)
	require.Equal(t, n+1-socialorg.MaxProblems, ds[socialorg.MaxProblems].More)
}

// What comes after the most problems that are reported is counted.
func TestProblemLimit(t *testing.T) {
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		_, err := read(format, `{"positions":[`+strings.Repeat("0,", socialorg.MaxProblems+6)+"0]}")
		ds, ok := errors.AsType[socialorg.Problems](err)
		require.True(t, ok)
		require.Len(t, ds, socialorg.MaxProblems+1)
		require.Equal(t, "there are 7 more problems", ds[socialorg.MaxProblems].Detail)
		require.Equal(t, "positions[9999]", ds[socialorg.MaxProblems-1].Path)
		requirePrintable(t, err)
	}
}

func hostileOrg(text []string) socialorg.Org {
	o := socialorg.Org{Name: text[0]}
	for _, s := range text {
		o.Goals = append(o.Goals, socialorg.Goal{Key: socialorg.Key(s), Name: s})
		o.Roles = append(o.Roles, socialorg.Role{ID: socialorg.RoleID(s), Name: s, Summary: s + "\n" + s + "\n", Rank: socialorg.Rank(s)})
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(s), Title: s, Holders: []string{s, "\n" + s, " " + s + " "}})
	}
	return o
}

// D9: what is written reads back equal, whatever the text.
func TestRoundTripOfHostileText(t *testing.T) {
	data, err := os.ReadFile("testdata/blns.json")
	require.NoError(t, err)
	var text []string
	require.NoError(t, json.Unmarshal(data, &text))
	text = append(text,
		"null", "~", "Null", "", "no", "yes", "true", "0x1F", "00109715", "1_000", "1e3", "- a", "? a", "a: b", "a #b",
		"#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
		"---", "...", "<<", "=", "[", "]", "{", "}", ",", "'", `"`, `\`, "\x00", "\x7f", "\u0085", "\u2028", "\u2029",
		"\ufeff", "\ufffd", "\ufffe", "\U0010ffff", "\U0001F680",
		"\t", "\r", "\r\n", "\n", "\n\n", " \n ", "a\n b\n", "a\n\n", "\ta\n\tb", "a\r\nb", strings.Repeat("long ", 1000), strings.Repeat("é", 1000))
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		t.Run(string(format), func(t *testing.T) {
			for _, s := range text {
				requireRoundTrip(t, format, hostileOrg([]string{s}))
			}
			requireRoundTrip(t, format, hostileOrg(text))
		})
	}
}

func TestD9RoundTrip(t *testing.T) {
	kpi := socialorg.KPI{Key: "k", Per: math.MinInt64, Min: new(math.MaxFloat64), Max: new(math.SmallestNonzeroFloat64), Weight: new(1e21)}
	for name, o := range map[string]socialorg.Org{
		"zero": {},
		"name": {Name: "Team"},
		"zero elements": {Goals: make([]socialorg.Goal, 2), Roles: make([]socialorg.Role, 1), Positions: make([]socialorg.Position, 1),
			Campaigns: []socialorg.Campaign{{KPIs: make([]socialorg.KPI, 2)}}},
		"empty elements": {Positions: []socialorg.Position{{Holders: []string{""}, DottedTo: []socialorg.PositionID{"", ""}}}},
		"numbers":        {Campaigns: []socialorg.Campaign{{KPIs: []socialorg.KPI{kpi, {Per: math.MaxInt64, Min: new(0.1), Max: new(-1.0 / 3), Weight: new(0.0)}}}}},
		"maps": {Terms: map[socialorg.Key]string{"": "", "no": "yes", "<<": "merge", "~": "null", "a: b": "\n", socialorg.Key(strings.Repeat("é", 99)): "long"},
			Campaigns: []socialorg.Campaign{{Metrics: map[socialorg.Metric]socialorg.Aggregation{"views": "last", "x y": ""}}}},
		"department": standard.Department(),
	} {
		t.Run(name, func(t *testing.T) {
			requireRoundTrip(t, orgfile.YAML, o)
			requireRoundTrip(t, orgfile.JSON, o)
		})
	}
}

// J10: a YAML file of many tiny values is refused before it is parsed.
func TestJ10TinyValues(t *testing.T) {
	_, err := read(orgfile.YAML, "positions: ["+strings.Repeat("{},", orgfile.MaxYAMLTokens/2)+"]")
	require.EqualError(t, err, "team.yaml:1:1: has 4000002 brackets, commas, colons, hyphens and line breaks, more than 4000000")
	_, err = read(orgfile.JSON, `{"name":"`+strings.Repeat(",", orgfile.MaxYAMLTokens+1)+`"}`)
	require.NotContains(t, fmt.Sprint(err), "brackets", "JSON has no such limit")
}

// J8: a table has a column for every attribute of every position, within a limit.
func TestJ8TableOfAttributes(t *testing.T) {
	o := socialorg.Org{Positions: make([]socialorg.Position, 2001)}
	table := orgfile.Table{ID: "id", Attributes: make(map[socialorg.Key]string)}
	for i := range o.Positions {
		id := fmt.Sprint("p", i)
		o.Positions[i] = socialorg.Position{ID: socialorg.PositionID(id), Attributes: map[socialorg.Key]string{socialorg.Key(id): "x"}}
		table.Attributes[socialorg.Key(id)] = id
	}
	err := orgfile.WriteCSV(io.Discard, o, table)
	require.EqualError(t, err, "positions: would be a table of 4006002 cells, more than 4000000")
}

// J8: each holder of a position has a row, in which neither its lists nor its attributes
// stand without a limit.
func TestJ8TableOfHolders(t *testing.T) {
	p := socialorg.Position{ID: "p", Attributes: map[socialorg.Key]string{"a": "x"}}
	for i := range 1000 {
		p.Holders = append(p.Holders, fmt.Sprint("h", i))
		p.DottedTo = append(p.DottedTo, socialorg.PositionID(fmt.Sprint("d", i)))
		p.Formerly = append(p.Formerly, socialorg.PositionID(fmt.Sprint("f", i)))
	}
	o := socialorg.Org{Positions: []socialorg.Position{p}}
	var b strings.Builder
	require.NoError(t, orgfile.WriteCSV(&b, o, orgfile.PlainTable(o)))
	require.Less(t, b.Len(), 50_000)
	for i := range 300 {
		p.Attributes[socialorg.Key(fmt.Sprint("k", i))] = strings.Repeat("x", 1000)
	}
	err := orgfile.WriteCSV(&b, o, orgfile.PlainTable(o))
	require.EqualError(t, err, "positions: would be a table of 300002000 bytes, more than 268435456")
}

// D2: Write has no limit, Read has.
func TestWriteHasNoLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 32 MiB")
	}
	var b strings.Builder
	require.NoError(t, orgfile.Write(&b, orgfile.YAML, socialorg.Org{Name: strings.Repeat("x", orgfile.MaxYAMLBytes)}))
	require.Greater(t, b.Len(), orgfile.MaxYAMLBytes)
	_, err := read(orgfile.YAML, b.String())
	require.ErrorIs(t, err, socialorg.ErrTooLong)
}

// The fields come in the order of the types, without empty ones.
func TestWrite(t *testing.T) {
	o := socialorg.Org{
		Name: "Team",
		Positions: []socialorg.Position{
			{ID: "00109715", Title: "Chief", Holders: []string{}},
			{ID: "no", Role: "r", Holders: []string{"a", "b"}, ReportsTo: "00109715"},
		},
		Campaigns: []socialorg.Campaign{{Key: "spring", KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000)}}},
	}
	const yaml = `name: Team
positions:
- id: '00109715'
  title: Chief
- id: 'no'
  role: r
  holders:
  - a
  - b
  reportsTo: '00109715'
campaigns:
- key: spring
  kpis:
  - key: views
    name: Views
    unit: count
    numerator:
    - views
    min: 500000
`
	const json = `{
  "name": "Team",
  "positions": [
    {
      "id": "00109715",
      "title": "Chief"
    },
    {
      "id": "no",
      "role": "r",
      "holders": [
        "a",
        "b"
      ],
      "reportsTo": "00109715"
    }
  ],
  "campaigns": [
    {
      "key": "spring",
      "kpis": [
        {
          "key": "views",
          "name": "Views",
          "unit": "count",
          "numerator": [
            "views"
          ],
          "min": 500000
        }
      ]
    }
  ]
}
`
	for format, want := range map[orgfile.Format]string{orgfile.YAML: yaml, orgfile.JSON: json} {
		var got strings.Builder
		require.NoError(t, orgfile.Write(&got, format, o))
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", format, diff)
		}
	}
}

// Readers of YAML 1.1 take these words for truth values, so they are quoted.
func TestWriteQuotesTruthValues(t *testing.T) {
	for _, word := range []string{"y", "n", "yes", "No", "ON", "off", "true", "False", "null", "~"} {
		var b strings.Builder
		require.NoError(t, orgfile.Write(&b, orgfile.YAML, socialorg.Org{Name: word}))
		require.Equal(t, "name: '"+word+"'\n", b.String())
	}
}

// C9: there is no -0.
func TestWriteHasNoMinusZero(t *testing.T) {
	var b strings.Builder
	minus := math.Copysign(0, -1)
	o := socialorg.Org{Campaigns: []socialorg.Campaign{{KPIs: []socialorg.KPI{{Key: "k", Min: &minus, Max: &minus, Weight: &minus}}}}}
	require.NoError(t, orgfile.Write(&b, orgfile.YAML, o))
	require.Equal(t, "campaigns:\n- kpis:\n  - key: k\n    min: 0\n    max: 0\n    weight: 0\n", b.String())
}

// B1, C1: what cannot be read back is refused, all of it, before anything is
// written.
func TestWriteRefuses(t *testing.T) {
	o := socialorg.Org{
		Name:      "\xff",
		Positions: []socialorg.Position{{ID: "a"}, {Holders: []string{"a", "b\x80"}}},
		Campaigns: []socialorg.Campaign{{KPIs: []socialorg.KPI{{Min: new(math.NaN()), Weight: new(math.Inf(-1))}}, Metrics: map[socialorg.Metric]socialorg.Aggregation{"m": "\xff"}}},
		Terms:     map[socialorg.Key]string{"w": "\xff"},
	}
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		var b bytes.Buffer
		err := orgfile.Write(&b, format, o)
		problems, ok := errors.AsType[socialorg.Problems](err)
		require.True(t, ok)
		var got []string
		for _, p := range problems {
			got = append(got, p.Path+" "+string(p.Code))
		}
		require.Equal(t, []string{"name malformed", "positions[1].holders[1] malformed", "campaigns[0].metrics.m malformed", "campaigns[0].kpis[0].min range", "campaigns[0].kpis[0].weight range", "terms.w malformed"}, got)
		require.Zero(t, b.Len())
	}
}

func TestWriteReturnsTheWritersError(t *testing.T) {
	r, w := io.Pipe()
	require.NoError(t, r.Close())
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		require.ErrorIs(t, orgfile.Write(w, format, standard.Department()), io.ErrClosedPipe)
	}
}

// requirePrintable demands what every error promises (B10).
func requirePrintable(t testing.TB, err error) {
	t.Helper()
	text := err.Error()
	require.Less(t, len(text), 64<<10)
	at := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsPrint(r) && r != '\n' }) // a line each
	require.Equal(t, -1, at, "%.100q", text[max(at, 0):])
}

func TestErrorsAreBoundedAndPrintable(t *testing.T) {
	long := strings.Repeat("\u202e\x7f", 1<<15)
	for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
		for _, text := range []string{
			`{"` + long + `": 1}`,
			`{"name": ["` + long + `"], "positions": "` + long + `"}`,
			`{"positions": [` + strings.Repeat(`{"\u202e": "\u202e"},`, 10_000) + `1]}`,
			`{"name": "` + long,
			`{"name": "\ud800` + long + `"}`,
			`{name: *` + strings.Repeat("a", 1<<17) + `}`,
			`{"name": !` + strings.Repeat("a", 1<<17) + ` x}`,
		} {
			_, err := orgfile.Read(strings.NewReader(text), "\x00"+long, format)
			require.Error(t, err)
			requirePrintable(t, err)
		}
	}
}

// The root package imports the standard library only, and YAML is a matter of
// two files.
func TestImports(t *testing.T) {
	importers := map[string][]string{}
	for _, folder := range []string{"..", ".", "../internal/document"} {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			require.NoError(t, err)
			for _, spec := range f.Imports {
				path, err := strconv.Unquote(spec.Path.Value)
				require.NoError(t, err)
				importers[path] = append(importers[path], name)
				own := !strings.Contains(strings.Split(path, "/")[0], ".") || strings.HasPrefix(path, "example.com/socialorg/internal/")
				require.True(t, own || folder != "..", "%s imports %s", name, path)
			}
		}
	}
	require.Equal(t, []string{"../internal/document/quotes.go", "../internal/document/yaml.go"}, importers["go.yaml.in/yaml/v4"])
}

// utf16 returns text in UTF-16, little-endian, with a byte order mark.
func utf16(text string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range text {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}
