package orgfile_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

// valueEnd returns where the value ends that begins at a byte of YAML on one line.
func valueEnd(text string, at int) int {
	depth := 0
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			return i
		case (c == '\'' || c == '"') && i == at:
			return i + 2 + strings.IndexByte(text[i+1:], c)
		case c == '[' || c == '{':
			depth++
		case (c == ']' || c == '}') && depth == 0, c == ',' && depth == 0 && (i+1 == len(text) || text[i+1] == ' '):
			return i
		case c == ']' || c == '}':
			depth--
		}
	}
	return len(text)
}

var (
	write = regexp.MustCompile(`write (.+?)(?: without quotes)?(?:, and put the others into (dottedTo: \[.*\]))?(?:; what follows was not read)?$`)
	own   = regexp.MustCompile(`goes into (attributes: \{.*\})$`)
)

// follow does in a text what the hint of a problem says.
func follow(t *testing.T, text string, p socialorg.Problem) string {
	t.Helper()
	at := p.Column - 1
	for i, line := range strings.SplitAfter(text, "\n") {
		if i < p.Line-1 {
			at += len(line)
		}
	}
	end := valueEnd(text, at)
	replace := func(with string) string { return text[:at] + with + text[end:] }
	if p.Meant != "" {
		if strings.HasPrefix(p.Detail, "no field") {
			end = at + strings.IndexByte(text[at:], ':')
		}
		return replace(p.Meant)
	}
	if m := own.FindStringSubmatch(p.Detail); m != nil {
		return replace(m[1])
	}
	m := write.FindStringSubmatch(p.Detail)
	require.NotNil(t, m, "no hint: %s", p.Detail)
	hint := m[1]
	if name, value, ok := strings.Cut(hint, ": "); ok && strings.HasSuffix(text[:at], name+": ") {
		hint = value
	}
	if m[2] != "" {
		hint += ", " + m[2]
	}
	return replace(hint)
}

// I11: a hint by meaning works when it is followed.
func TestI11HintsWorkWhenFollowed(t *testing.T) {
	const rest = "\n  - {id: manager, role: social-media-manager, title: Boss, holders: [holder-3], reportsTo: top}\n  - {id: top, holders: [e0]}\n"
	position := func(field string) string { return "positions:\n  - {id: a, " + field + "}" + rest }
	role := func(field string) string {
		return "roles:\n  - {id: own, name: Own role, responsibilities: [{key: k, area: budget, involvement: accountable}], " +
			field + "}\npositions:\n  - {id: a}" + rest
	}
	kpi := func(field string) string {
		return "positions:\n  - {id: a}" + rest + "campaigns:\n  - {key: c, kpis: [{key: k, unit: count, " + field + "}]}\n"
	}
	for _, test := range []struct{ text, want string }{
		{position("reportsTo: [manager, top]"), "there is one solid line; write reportsTo: manager, and put the others into dottedTo: [top]"},
		{position("reportsTo: [manager]"), "is a list, not text; write manager"},
		{position("reportsTo: {id: manager, since: x}"), "is an object, not text; write manager"},
		{position("reportsTo: holder-3"), "the position of holder-3 is manager"},
		{position("reportsTo: Holder-3"), "the position of Holder-3 is manager"},
		{position("reportsTo: social-media-manager"), "the position with the role social-media-manager is manager"},
		{position("reportsTo: boss"), "the position with the title boss is manager"},
		{position("dottedTo: [holder-3]"), "the position of holder-3 is manager"},
		{position("manager: top"), `no field "manager"; did you mean "reportsTo"?`},
		{position("holders: {id: e1, fte: 0.5}"), "is an object, not a list; write [e1]"},
		{position("holders: [{id: e1, fte: 0.5}]"), "is an object, not text; write e1"},
		{position(`holders: "ann, bob"`), "write [ann, bob]"},
		{position("holders: ann"), "write [ann]"},
		{position("holders: @ann"), "write holders: ['@ann']"},
		{position("title: “Head”"), "stands in curly quotes, which belong to the text; write Head"},
		{position("title: ‘no’"), "write 'no'"},
		{position("title: [Interim]"), "for text, write '[Interim]'"},
		{position("holders: [@ann, bob]"), "has text that needs quotes: write holders: ['@ann', bob]"},
		{position("title: @x"), "write title: '@x'"},
		{position("title: [@x] y"), "write title: '[@x] y'"},
		{position("title: Head: Social"), "write title: 'Head: Social'"},
		{position("fte: 0.5"), "what is your own goes into attributes: {fte: '0.5'}"},
		{position("x-cost: it's"), "attributes: {x-cost: 'it''s'}"},
		{position("role: Social media manager"), `did you mean "social-media-manager"?`},
		{position("role: [social-media-manager]"), "is a list, not text; write social-media-manager"},
		{position("titel: x"), `did you mean "title"?`},
		{role("reportsTo: [social-media-manager]"), "write {to: social-media-manager}"},
		{role("reportsTo: [{role: social-media-manager}]"), `no field "role"; did you mean "to"?`},
		{role("skills: [copywriting]"), "write {key: copywriting}"},
		{role("rank: Manager"), `did you mean "manager"?`},
		{strings.Replace(role("rank: manager"), "accountable", "A", 1), `did you mean "accountable"?`},
		{strings.Replace(role("rank: manager"), "accountable", "R/A", 1), `did you mean "accountable-responsible"?`},
		{strings.Replace(role("rank: manager"), "accountable", "support", 1), `did you mean "responsible"?`},
		{strings.Replace(role("rank: manager"), "area: budget", "area: Paid media", 1), `did you mean "paid-media"?`},
		{strings.Replace(role("rank: manager"), "id: own", "id: Own Role", 1), `did you mean "own-role"?`},
		{kpi("min: 500,000"), `is "500,000", not a number; write 500000`},
		{kpi("min: 1,500,000, max: 2000000"), `is "1,500,000", not a number; write 1500000`},
		{kpi("min: 500_000"), "write 500000"},
		{kpi("min: +5"), "write 5"},
		{kpi("min: .5"), "write 0.5"},
		{kpi("min: 007"), "write 7"},
		{kpi(`min: "5"`), "write 5 without quotes"},
		{kpi("per: 1e2"), "write 100"},
		{kpi("per: 1.0"), "write 1"},
	} {
		problems := problemsIn(t, test.text)
		require.Len(t, problems, 1, test.text)
		require.Contains(t, problems[0].Error(), test.want)
		followed := follow(t, test.text, problems[0])
		require.NotEqual(t, test.text, followed)
		require.Empty(t, problemsIn(t, followed), "%s\n%s", problems[0].Error(), followed)
	}
}

// problemsIn returns what is wrong with a text.
func problemsIn(t *testing.T, text string) socialorg.Problems {
	t.Helper()
	f, err := orgfile.Read(strings.NewReader(text), "team.yaml", orgfile.YAML, standard.Department())
	if f != nil {
		err = f.Check()
	}
	problems, _ := errors.AsType[socialorg.Problems](err)
	return problems
}

// I11, I10: what cannot be followed by one word says what to do.
func TestI11HintsInWords(t *testing.T) {
	const conflict = "<<<<<<< HEAD\n=======\n>>>>>>> x\n"
	testFaults(t, orgfile.YAML, []fault{
		{
			"nested reports", "positions:\n- id: head\n  reports:\n  - {id: ed}\n",
			"3:3: positions[0].reports: no field \"reports\"; write each of these into the list positions, with reportsTo: head [unknown]\n",
		},
		{
			"an object of positions", "positions:\n  head: {title: Head}\n",
			"2:3: positions: is an object, not a list; write each entry as an element that begins with its id: head [malformed]\n",
		},
		{
			"two of that title", "positions: [{id: a, title: T}, {id: b, title: T}, {id: c, reportsTo: T}]\n",
			"1:70: positions[2].reportsTo: no position \"T\"; there are 2 positions with the title T [unknown]\n",
		},
		{"oneself", "positions: [{id: a, holders: [h], reportsTo: h}]\n", "1:46: positions[0].reportsTo: no position \"h\" [unknown]\n"},
		{
			"conflict", "positions:\n- {id: a}\n" + conflict,
			"3:1: line 3 is a mark of an unresolved merge; keep one of the two sides, and remove the marks <<<<<<<, ======= and >>>>>>> [malformed]\n",
		},
	})
	testFaults(t, orgfile.JSON, []fault{
		{
			"conflict", "{\n" + conflict + "}",
			"2:1: line 2 is a mark of an unresolved merge; keep one of the two sides, and remove the marks <<<<<<<, ======= and >>>>>>> [malformed]\n",
		},
		{
			"a list for text", `{"positions": [{"id": "a", "reportsTo": ["b"]}, {"id": "b"}]}`,
			"1:41: positions[0].reportsTo: is a list, not text; write \"b\" [malformed]\n",
		},
	})
	_, err := orgfile.ReadCSV(strings.NewReader("id\n"+conflict), "x.csv", orgfile.Table{ID: "id"})
	require.ErrorContains(t, err, "x.csv:2:1: line 2 is a mark of an unresolved merge")
}

// I11: what is wrong with text that stands for an object is where the text is.
func TestI11TextForAnObjectHasAPlace(t *testing.T) {
	testFaults(t, orgfile.YAML, []fault{{"goal", "positions: []\ngoals:\n- Be known\n", `
3:3: goals[0]: is "Be known", not an object; write {key: Be known} [malformed]
3:3: goals[0].key: "Be known" must be lower-case words or digits joined by single hyphens; did you mean "be-known"? [malformed]
`}})
}

// I11: a list where one id is wanted stays a list, of which the hint comes next.
func TestI11ListThatNeedsQuotes(t *testing.T) {
	text := "positions: [{id: '@a'}, {id: b, reportsTo: [@a]}]\n"
	for _, want := range []string{"has text that needs quotes: write reportsTo: ['@a']", "is a list, not text; write '@a'"} {
		problems := problemsIn(t, text)
		require.Len(t, problems, 1, text)
		require.ErrorContains(t, problems, want)
		text = follow(t, text, problems[0])
	}
	require.Empty(t, problemsIn(t, text), text)
}

// J11: a misspelt key of a KPI is one mistake.
func TestJ11OneMistakeOnce(t *testing.T) {
	problems := problemsIn(t, "campaigns: [{key: c, kpis: [{key: Views, min: 5}]}]")
	require.Len(t, problems, 1, "%v", problems)
	require.Equal(t, "views", problems[0].Meant)
}

// A role or a KPI that is offered is valid itself, wherever it is known from.
func TestOnlyWhatIsValidIsOffered(t *testing.T) {
	text := "positions: [{id: a, role: editors}]\ncampaigns: [{key: c, kpis: [{key: viewss, min: 5}]}]\n"
	for _, c := range []struct{ mark, role, kpi string }{{"", "editor", "views"}, {"\x01", "", ""}} {
		org := socialorg.Org{
			Roles: []socialorg.Role{{ID: socialorg.RoleID("editor" + c.mark)}},
			KPIs:  []socialorg.KPI{{Key: socialorg.Key("views" + c.mark)}},
		}
		f, err := orgfile.Read(strings.NewReader(text), "", orgfile.YAML, org)
		require.NoError(t, err)
		var problems socialorg.Problems
		require.ErrorAs(t, f.Check(), &problems)
		require.Len(t, problems, 2)
		require.Equal(t, []string{c.role, c.kpi}, []string{problems[0].Meant, problems[1].Meant})
	}
}
