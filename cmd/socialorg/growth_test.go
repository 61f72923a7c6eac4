package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/score"
)

// The inputs that grow: an organisation and a card that hold something of everything, a
// layout of staff, a layout of counts, and two tables.
const (
	seedOrg = `{
"name": "Org",
"goals": [{"key": "g", "name": "G"}],
"roles": [{
  "id": "r", "name": "R", "rank": "manager", "goals": ["g"], "formerly": ["q"],
  "responsibilities": [{
    "key": "d", "name": "D", "area": "content", "involvement": "accountable", "with": ["w"], "goals": ["g"], "formerly": ["c"]
  }],
  "skills": [{"key": "s", "name": "S", "kind": "technical", "level": "expert"}],
  "reportsTo": [{"to": "r"}]
}],
"positions": [
  {"id": "top", "role": "r", "holders": ["ann"]},
  {"id": "x", "reportsTo": "top"},
  {"id": "p", "role": "r", "holders": ["bob"], "reportsTo": "top", "dottedTo": ["x"], "formerly": ["o"], "attributes": {"city": "Jakarta"}}
],
"kpis": [{"key": "k", "name": "K", "unit": "ratio", "numerator": ["views"], "denominator": ["clicks"], "min": 1, "goal": "g"}],
"campaigns": [{
  "key": "c", "name": "C", "goals": ["g"], "kpisSetBy": "top", "team": ["p"], "channels": ["web"],
  "start": "2026-01-01", "end": "2026-12-31", "metrics": {"views": "sum"}, "kpis": [{"key": "k"}]
}],
"exceptions": [{"rule": "span", "position": "p", "why": "a trial"}],
"terms": {"web": "Web"}}`
	seedTable = `{
"id": "id", "reportsTo": "boss", "role": "role", "holder": "who", "dottedTo": "dotted",
"vacant": ["free"], "roles": {"Lead": "r"}, "attributes": {"city": "city"}}`
	seedLayout = `{
"channel": "web", "periodColumn": "period", "periodFormat": "2006-01-02",
"columns": [{"name": "views", "metric": "views"}], "only": {"kind": ["ad"]}}`
	seedCard = `{
"campaign": "c",
"results": [{"kpi": {"key": "k", "name": "K", "unit": "count"}, "status": "met", "value": 3}],
"scoreMin": 0, "scoreMax": 0, "judged": 0, "targets": 0}`
	seedStaff  = "id,boss,role,who,dotted,city,n\n"
	seedCounts = "channel,period,views,clicks,kind\n"
)

// A path leads to a list or a map of a tree, through the last element of each list.
type path []string

// pathsOf returns every list and map below a type, by the names that files have for fields.
func pathsOf(typ reflect.Type, at path) (all []path) {
	switch typ.Kind() {
	case reflect.Pointer:
		return pathsOf(typ.Elem(), at)
	case reflect.Struct:
		for f := range typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" {
				name = strings.ToLower(f.Name[:1]) + f.Name[1:]
			}
			if name != "-" {
				all = append(all, pathsOf(f.Type, append(slices.Clone(at), name))...)
			}
		}
	case reflect.Slice, reflect.Map:
		all = []path{at}
		if elem := typ.Elem(); elem.Kind() == reflect.Struct {
			all = append(all, pathsOf(elem, at)...)
		}
	}
	return all
}

// grown returns a tree, as JSON, in which the list or map at a path has n entries more: copies
// of the last, each with a name of its own, and with names of their own below where own is
// true. The names are the same everywhere, so that one may refer to another.
func grown(t *testing.T, seed string, at path, n int, own bool) string {
	t.Helper()
	var tree map[string]any
	require.NoError(t, json.Unmarshal([]byte(seed), &tree))
	in := tree
	for _, name := range at[:len(at)-1] {
		switch below := in[name].(type) {
		case map[string]any:
			in = below
		case []any:
			in = below[len(below)-1].(map[string]any)
		default:
			one := map[string]any{"name": "n", "key": "n"}
			in[name], in = []any{one}, one
		}
	}
	last := at[len(at)-1]
	switch of := in[last].(type) {
	case map[string]any:
		var value any = "n"
		for _, v := range of {
			value = v
		}
		for i := range n {
			of[fmt.Sprint("n", i)] = value
		}
	case []any:
		for i := range n {
			of = append(of, renamed(of[len(of)-1], fmt.Sprint("n", i), own))
		}
		in[last] = of
	default:
		in[last] = strings.Split(list(n, ","), ",")
	}
	text, err := json.Marshal(tree)
	require.NoError(t, err)
	return string(text)
}

// renamed returns a copy with another name.
func renamed(v any, name string, own bool) any {
	switch v := v.(type) {
	case string:
		return name
	case map[string]any:
		v = maps.Clone(v)
		for _, field := range []string{"id", "key", "to", "name", "position"} {
			if _, ok := v[field]; ok {
				v[field] = name
				break
			}
		}
		for field, below := range v {
			if list, ok := below.([]any); ok && own && len(list) > 0 {
				if _, ok := list[0].(map[string]any); ok {
					v[field] = append([]any{renamed(list[0], name, own)}, list[1:]...)
				}
			}
		}
		return v
	}
	return v
}

// A growing is an input of a size.
type growing struct {
	name  string
	file  string // what stands for FILE
	args  string // further arguments; commands without these flags do not take the input
	files func(n int) files
}

func row(cells ...any) string {
	var texts []string
	for _, c := range cells {
		texts = append(texts, fmt.Sprint(c))
	}
	return strings.Join(texts, ",") + "\n"
}

// list returns n names.
func list(n int, between string) string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprint("n", i))
	}
	return strings.Join(names, between)
}

// meeting are pairs of lists that meet somewhere. The second grows first: where it holds the
// first, that grows in its last element alone, so that the input grows by their sum.
var meeting = []string{
	"campaigns.kpis x campaigns.channels", "kpis.numerator x campaigns.channels", "kpis.numerator x campaigns", "kpis.channels x campaigns",
	"roles.responsibilities x positions", "roles.responsibilities x roles", "roles.responsibilities.with x roles", "roles.skills x roles", "roles.goals x goals",
	"positions.dottedTo x positions", "positions.holders x positions", "positions.attributes x positions", "positions.formerly x positions",
	"campaigns.team x positions", "roles x positions", "terms x roles.responsibilities", "exceptions x positions", "campaigns.metrics x campaigns.kpis",
}

// bounded are inputs, or command lines on them, whose cost has a stated bound instead.
var bounded = map[string]string{
	"kpis.numerator x campaigns":                                     "a definition is written out for each campaign: socialorg.MaxTaken",
	"kpis.channels x campaigns":                                      "a definition is written out for each campaign: socialorg.MaxTaken",
	"positions.attributes x positions: convert org.yaml -format csv": "a table has a column for each attribute: orgfile.MaxCells",
}

// growings returns everything that may grow.
func growings(t *testing.T) (all []growing) {
	for _, own := range []bool{true, false} {
		for _, at := range pathsOf(reflect.TypeFor[socialorg.Org](), nil) {
			name := fmt.Sprintf("%s (own %v)", strings.Join(at, "."), own)
			all = append(all, growing{name, "org.yaml", "", func(n int) files { return files{"org.yaml": grown(t, seedOrg, at, n, own)} }})
			if own {
				all = append(all,
					growing{name + " as JSON", "org.json", "", func(n int) files { return files{"org.json": grown(t, seedOrg, at, n, own)} }},
					growing{name + " of -with", "org.yaml", "-with with.yaml", func(n int) files { return files{"with.yaml": grown(t, seedOrg, at, n, own)} }})
			}
		}
	}
	for _, names := range meeting {
		a, b, _ := strings.Cut(names, " x ")
		all = append(all, growing{names, "org.yaml", "", func(n int) files {
			return files{"org.yaml": grown(t, grown(t, seedOrg, strings.Split(b, "."), n, false), strings.Split(a, "."), n, false)}
		}})
	}
	staff := func(name string, text func(n int) string) {
		all = append(all, growing{"staff: " + name, "staff.csv", "-table table.yaml", func(n int) files { return files{"staff.csv": seedStaff + text(n)} }})
	}
	staff("rows", func(n int) (text string) {
		for i := range n {
			text += row(fmt.Sprint("n", i), "n0", "r", fmt.Sprint("h", i), "n1", "x", "")
		}
		return text
	})
	staff("holders", func(n int) (text string) {
		for i := range n {
			text += row("a", "", "r", fmt.Sprint("h", i), fmt.Sprint("n", i), "x", "")
		}
		return text
	})
	staff("values in a cell", func(n int) string { return row("a", "", "r", "h", list(n, ";"), "x", "") })
	staff("roles that nobody knows", func(n int) (text string) {
		for i := range n {
			text += row(i, fmt.Sprint("m", i), fmt.Sprint("r-", i), "free", "", "", "")
		}
		return text
	})
	staff("cells too many", func(n int) string { return row("a", "", "r", list(n, ",")) })
	staff("blank lines", func(n int) string { return strings.Repeat(" \n", n) + "a,b\n" })
	for _, at := range pathsOf(reflect.TypeFor[orgfile.Table](), nil) {
		layout := func(name string, rows func(n int) string) {
			all = append(all, growing{"-table: " + strings.Join(at, ".") + name, "staff.csv", "-table table.yaml", func(n int) files {
				return files{"table.yaml": grown(t, seedTable, at, n, false), "staff.csv": seedStaff + rows(n)}
			}})
		}
		layout("", func(int) string { return strings.Repeat(row("a", "", "Lead", "free", "", "x", ""), 20) })
		layout(" and rows", func(n int) (text string) {
			for i := range n {
				text += row(fmt.Sprint("p", i), fmt.Sprint("n", i), "Lead", fmt.Sprint("n", i), "", "x", "")
			}
			return text
		})
	}
	all = append(all, growing{"-table: attributes and cells", "staff.csv", "-table table.yaml", func(n int) files {
		header := strings.TrimSuffix(seedStaff, "\n")
		return files{"table.yaml": "id: id\nattributes: {" + list(n, ": x, ") + ": y}\n", "staff.csv": header + ",c" + list(n, ",c") + "\n"}
	}})
	all = append(all, growing{"files of a directory", "org", "", func(n int) files {
		fs := make(files)
		for i := range n {
			fs[fmt.Sprintf("org/%d.yaml", i)] = fmt.Sprintf("positions: [{id: p%d}]\nname: n\nterms: {n%[1]d: N}\n", i)
		}
		fs["org/z.yaml"] = "terms: {" + list(n, ": Z, ") + ": Z}\n"
		return fs
	}})
	counts := func(name, flag string, text func(n int) files) {
		all = append(all, growing{"counts: " + name, "org.yaml", flag, text})
	}
	const july = "2026-07-01"
	counts("days", "-period 2026", func(n int) files {
		text := seedCounts
		for i := range n {
			text += row("web", fmt.Sprintf("2026-%02d-%02d", 1+i/28, 1+i%28), i, 1, "ad")
		}
		return files{"counts.csv": text}
	})
	counts("channels", "-period 2026", func(n int) files {
		text := seedCounts
		for i := range n {
			text += row(fmt.Sprint("n", i), july, 1, 1, "ad")
		}
		return files{"counts.csv": text, "org.yaml": grown(t, seedOrg, path{"campaigns", "channels"}, n, false)}
	})
	counts("columns", "-period 2026", func(n int) files {
		return files{"counts.csv": "channel,period,views," + list(n, ",") + "\nweb," + july + ",1" + strings.Repeat(",2", n) + "\n"}
	})
	counts("bad cells", "-period 2026", func(n int) files {
		return files{"counts.csv": seedCounts + strings.Repeat(row("web", july, "x", "y", "ad"), n)}
	})
	counts("blank lines", "-period 2026", func(n int) files { return files{"counts.csv": strings.Repeat(" \n", n) + seedCounts} })
	for _, at := range pathsOf(reflect.TypeFor[insights.Layout](), nil) {
		counts("-layout: "+strings.Join(at, "."), "-layout layout.yaml", func(n int) files {
			return files{"layout.yaml": grown(t, seedLayout, at, n, false), "counts.csv": seedCounts + strings.Repeat(row("web", july, 3, 4, "ad"), 20)}
		})
	}
	for _, at := range pathsOf(reflect.TypeFor[score.Card](), nil) {
		for _, flag := range []string{"-scorecard", "-against"} {
			all = append(all, growing{flag + ": " + strings.Join(at, "."), "org.yaml", flag + " card.json", func(n int) files {
				return files{"card.json": grown(t, seedCard, at, n, false)}
			}})
		}
	}
	return all
}

// A usage is what command lines of a subcommand have.
type usage struct {
	name, arguments string
	flags           *flags
	forms           [][]string // no flag, and each of those that say yes or choose a form
}

// usages returns the usages of all subcommands, as their help and their flags say them.
func usages() (all []usage) {
	choice := regexp.MustCompile(`: (.*) \(default (.*)\)$`)
	for _, c := range commands() {
		f := newFlags(c.name)
		c.setup(f)
		line, _, _ := strings.Cut(f.help(c.name), "\n")
		_, arguments, _ := strings.Cut(line, "[flags]")
		u := usage{c.name, arguments, f, [][]string{nil}}
		if c.name == "check" { // whose rules are no choice of one
			u.forms = append(u.forms, []string{"-rules", "all"})
		}
		f.VisitAll(func(flag *flag.Flag) {
			if b, ok := flag.Value.(interface{ IsBoolFlag() bool }); ok && b.IsBoolFlag() && !slices.Contains(f.ofTables, flag.Name) {
				u.forms = append(u.forms, []string{"-" + flag.Name})
			}
			if m := choice.FindStringSubmatch(flag.Usage); m != nil && flag.Name != "input" {
				for value := range strings.SplitSeq(m[1], ", ") {
					u.forms = append(u.forms, []string{"-" + flag.Name, value})
				}
			}
		})
		all = append(all, u)
	}
	return all
}

// lines returns command lines of a subcommand on a growing input, with the arguments that it
// takes: one for each of its forms.
func (u usage) lines(t *testing.T, g growing) (all [][]string) {
	line := []string{u.name}
	takes := g.file == "org.yaml" && g.args == ""
	for token := range strings.FieldsSeq(u.arguments) {
		switch token = strings.Trim(token, "[]."); token {
		case "FILE", "NEW":
			takes = true
			line = append(line, g.file)
		case "OLD":
			line = append(line, "old.yaml")
		case "ROLE":
			line = append(line, "r")
		case "CAMPAIGN":
			line = append(line, "c")
		case "COUNTS.csv":
			line = append(line, "counts.csv")
		default:
			t.Fatalf("what is %s of socialorg %s?", token, u.name)
		}
	}
	for arg := range strings.FieldsSeq(g.args) {
		if strings.HasPrefix(arg, "-") {
			takes = takes && u.flags.Lookup(arg[1:]) != nil
		}
		line = append(line, arg)
	}
	if strings.HasPrefix(g.name, "counts") {
		takes = takes && strings.Contains(u.arguments, "COUNTS")
	}
	for _, form := range u.forms {
		if takes {
			all = append(all, slices.Concat(line, form))
		}
	}
	return all
}

// cost runs a command line, and returns the bytes that it allocated and wrote.
func cost(args []string) [2]int {
	var before, after runtime.MemStats
	written := new(counter)
	runtime.ReadMemStats(&before)
	run(args, strings.NewReader(""), written, written)
	runtime.ReadMemStats(&after)
	return [2]int{int(after.TotalAlloc - before.TotalAlloc), written.bytes}
}

type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}

var everyLine = flag.Bool("every", false, "hold every command line on every input to the law of growth, in some minutes")

// everyNth returns how many command lines take turns on an input, which they all read in the
// same way.
func everyNth() int {
	if *everyLine {
		return 1
	}
	return 20
}

// TestJ8Growth is the law of growth for the command: double any list of what it reads twice, and
// no subcommand allocates or writes more than two and a half times as much for each. Subcommands,
// their arguments and their flags come from the table of the command, and lists from the types.
// With the flag -every, each command line runs on each input.
func TestJ8Growth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds, and counts what the race detector changes")
	}
	const most, n = 2.5 * 2.5, 60
	slack := [2]int{500_000, 10_000} // as maps and buffers grow by leaps
	type row struct {
		ratio float64
		text  string
	}
	var worst []row
	runs := 0
	seeds := files{
		"org.yaml": seedOrg, "org.json": seedOrg, "old.yaml": seedOrg, "org/a.yaml": seedOrg, "with.yaml": "positions: []", "card.json": seedCard,
		"table.yaml": seedTable, "staff.csv": seedStaff + "a,,r,h,,x,\n",
		"layout.yaml": seedLayout, "counts.csv": seedCounts + "web,2026-07-01,3,4,ad\n",
	}
	folder(t, seeds)
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // which what is allocated does not depend on
	of := usages()
	for turn, g := range growings(t) {
		var lines [][]string
		for i, u := range of {
			for j, line := range u.lines(t, g) {
				if (i+j+turn)%everyNth() == 0 || strings.HasPrefix(g.name, "counts") {
					lines = append(lines, line)
				}
			}
		}
		costs := func(fs files) map[string][2]int {
			fs.write(t)
			all := make(map[string][2]int)
			for _, line := range lines {
				all[strings.Join(line, " ")] = cost(line)
				runs++
			}
			return all
		}
		last := g.files(4 * n)
		one, small, large := costs(g.files(1)), costs(g.files(n)), costs(last)
		for name := range last {
			require.NoError(t, os.Remove(name))
		}
		seeds.write(t)
		for line := range large {
			for i, what := range []string{"allocated", "written"} {
				from, to := small[line][i]-one[line][i], large[line][i]-one[line][i]
				r := row{float64(to-slack[i]) / float64(max(from, slack[i]/10)), fmt.Sprintf("%s: socialorg %s: %d bytes %s become %d", g.name, line, from, what, to)}
				worst = append(worst, r)
				if r.ratio > most && bounded[g.name] == "" && bounded[g.name+": "+line] == "" {
					t.Errorf("%s, %.1f times as many", r.text, r.ratio)
				}
			}
		}
	}
	slices.SortFunc(worst, func(a, b row) int { return int(1e6*b.ratio) - int(1e6*a.ratio) })
	t.Logf("%d runs", runs)
	for _, r := range worst[:min(10, len(worst))] {
		t.Logf("%.2f %s", r.ratio, r.text)
	}
}
